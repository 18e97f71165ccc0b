"""The manual's gallery of rules says what the reading of rubrics declares."""

from __future__ import annotations

from thidua.core.rubric.shapes.registry import SHAPES
from tools.gallery import PAGE, gallery, section


def test_the_page_is_as_the_code_would_write_it() -> None:
    assert PAGE.read_text(encoding="utf-8") == gallery()


def test_every_shape_has_its_section_with_its_example() -> None:
    assert [shape.word for shape in SHAPES.values() if shape.example not in gallery()] == []


def test_a_key_inside_another_is_told_after_it() -> None:
    told = section(SHAPES["bac"])

    assert told.index("| `bac` |") < told.index("| `bac.tu` |")
    assert "phải có" in told
