"""Every rubric of the examples gives in columns exactly what it gives in core."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns.sameness import assert_same
from thidua.columns import compile_rubric, figure_columns
from thidua.core.rubric.figures_reading import read_figures
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.scoring import score_block
from thidua.outside.yaml_text import read_yaml

EXAMPLES = sorted(path.parent for path in Path("examples").glob("*/bang-tieu-chi.yaml"))


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_an_example_has_the_same_points_in_columns_and_in_core(folder: Path) -> None:
    text = (folder / "bang-tieu-chi.yaml").read_text(encoding="utf-8")
    rubric = read_rubric(read_yaml(text, name="bang-tieu-chi.yaml")).rubric
    assert rubric is not None
    text = (folder / "so-lieu.yaml").read_text(encoding="utf-8")
    read = read_figures(read_yaml(text, name="so-lieu.yaml"), rubric)
    assert read.verified is not None
    claims = None if read.reported is None else score_block(rubric, read.reported)
    compiled = compile_rubric(rubric)

    said = None
    if read.reported is not None:
        said = compiled.score(figure_columns(rubric, read.reported))
    found = compiled.score(figure_columns(rubric, read.verified), claims=said)

    assert_same(score_block(rubric, read.verified, claims=claims).units, found)


def test_the_examples_are_there() -> None:
    assert len(EXAMPLES) >= 7
