"""A unit's bar: its groups, what groups left to each other, the bonus, and the penalty over its end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from django.utils import translation

from tests.rubrics import a_criterion, a_group, a_rubric, sheets
from thidua.apps.scoring.pages.bars import Bar, bars_of, legend_of, parts_of
from thidua.core.rubric.formula.nodes import Figure
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import NotApplicable, Row, Rubric

THIRTEEN = tuple(str(place) for place in range(1, 14))


def groups(*ids: str) -> tuple[Row, ...]:
    return tuple(a_group(one, a_criterion(f"{one}.1")) for one in ids)


@pytest.mark.parametrize(
    ("ids", "vi", "en"),
    [
        pytest.param(("1",), ["Nhóm 1"], ["Group 1"], id="one group"),
        pytest.param(("1", "2"), ["Nhóm 1", "Nhóm 2"], ["Group 1", "Group 2"], id="two"),
        pytest.param(
            THIRTEEN,
            ["Nhóm 1", "Nhóm 2–5", "Nhóm 6–13"],
            ["Group 1", "Groups 2–5", "Groups 6–13"],
            id="thirteen",
        ),
    ],
)
def test_groups_make_at_most_three_parts(
    ids: tuple[str, ...], vi: list[str], en: list[str]
) -> None:
    rubric = a_rubric(*groups(*ids))

    assert [part.words for part in parts_of(rubric)] == [*vi, "Chia lại"]
    with translation.override("en"):
        assert [part.words for part in parts_of(rubric)] == [*en, "Redistributed"]


def a_table(*, scale: str = "20") -> Rubric:
    """Make a table of two groups, the second not for QS, with a bonus and a penalty."""
    away = NotApplicable(("QS",), None, None, "")
    return replace(
        a_rubric(
            a_group("1", a_criterion("1.1", Figure("a"))),
            a_group("2", a_criterion("2.1", Figure("b")), away=away),
            bonus=a_group("thuong", a_criterion("T", Figure("c"), points=None), points=None),
            penalty=a_group("tru", a_criterion("P", Figure("d"), points=None), points=None),
        ),
        scale=Fraction(scale),
    )


def bar(unit: str, rubric: Rubric, **figures: int) -> Bar:
    score = score_block(rubric, sheets(**{unit: figures}))
    return bars_of(rubric, score.units, parts_of(rubric), "vi")[unit]


def test_a_bar_is_drawn_to_the_scale_of_the_table() -> None:
    drawn = bar("CA", a_table(), a=8, b=6, c=0, d=0)

    assert [(one.start, one.width, one.fill) for one in drawn.stretches] == [
        ("0.00%", "40.00%", "fill-1"),
        ("40.00%", "30.00%", "fill-2"),
    ]
    assert drawn.words == "Nhóm 1 8,00, Nhóm 2 6,00"


def test_the_penalty_lies_over_the_end_of_what_was_gained() -> None:
    drawn = bar("CA", a_table(), a=8, b=6, c=2, d=4)

    assert [(one.start, one.width) for one in drawn.stretches[2:]] == [
        ("70.00%", "10.00%"),
        ("60.00%", "20.00%"),
    ]


def test_a_penalty_beyond_all_points_begins_at_the_start() -> None:
    drawn = bar("CA", a_table(), a=1, b=0, c=0, d=4)

    assert [one.start for one in drawn.stretches] == ["0.00%", "0.00%"]


def test_points_that_a_group_left_to_others_are_a_part_of_the_bar() -> None:
    drawn = bar("QS", a_table(), a=8, b=0, c=0, d=0)

    assert [one.fill for one in drawn.stretches] == ["fill-1", "fill-shared"]
    assert "Chia lại" in drawn.words


def test_the_legend_names_only_what_some_bar_shows() -> None:
    rubric = a_table()
    parts = parts_of(rubric)

    shown = legend_of(parts, [bar("CA", rubric, a=8, b=0, c=1, d=0)])

    assert [part.words for part in shown] == ["Nhóm 1", "Thưởng"]


def test_a_table_without_a_scale_is_as_long_as_its_best_unit() -> None:
    rubric = replace(a_table(), scale=None)

    assert bar("CA", rubric, a=5, b=5, c=0, d=0).stretches[1].width == "50.00%"
