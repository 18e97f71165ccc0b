"""A name is known only where it already has a value; what cannot be had is found before scoring."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.rubrics import a_criterion, a_figure, a_group, a_rubric, row_of, scored, unit_of
from thidua.core.rubric.check.cycles import cycle_findings
from thidua.core.rubric.check.references import reference_findings
from thidua.core.rubric.formula.nodes import (
    Compare,
    Comparison,
    Condition,
    Figure,
    Formula,
    Number,
    PeriodTotal,
    Points,
    Quotient,
    Sum,
)
from thidua.core.rubric.scoring import RowsInCircle, compile_rubric
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    NotApplicable,
    Rubric,
    TieKey,
    TotalRule,
    Trigger,
)

A = Figure("a")
HK1, LATER = PeriodTotal("HK1"), Points("1.2")


def above_three(formula: Formula) -> Condition:
    return Compare(formula, Comparison.MORE, Number(Fraction(3)))


def a_table(
    rule: Formula = A,
    *,
    derived: Formula = A,
    aside: Condition | None = None,
    lost: Trigger | None = None,
    year: Formula | None = None,
) -> Rubric:
    """Group 1 with rows 1.1 (the rule at hand) and 1.2, over two half-years."""
    rows = (a_criterion("1.1", rule), a_criterion("1.2", A))
    return a_rubric(
        a_group("1", *rows, away=NotApplicable((), aside, None, "")),
        declared=(a_figure("a"), a_figure("d", formula=derived)),
        periods=("HK1", "HK2"),
        triggers=() if lost is None else (lost,),
        total=TotalRule(None, None, None, None, year),
    )


def losing(row: str, condition: Condition) -> Trigger:
    return Trigger(condition, Effect(EffectKind.ROW_LOST, row), "", "")


@pytest.mark.parametrize(
    ("rubric", "kind", "path", "name"),
    [
        pytest.param(a_table(HK1), "unknown_period", "bang/1/1.1", "HK1", id="a total in a rule"),
        pytest.param(
            a_table(derived=HK1), "unknown_period", "so_lieu/d", "HK1", id="a total in a figure"
        ),
        pytest.param(
            a_table(aside=above_three(HK1)), "unknown_period", "bang/1", "HK1", id="a total aside"
        ),
        pytest.param(
            a_table(lost=losing("1", above_three(HK1))),
            "unknown_period",
            "diem_liet",
            "HK1",
            id="a total in a knock-out",
        ),
        pytest.param(
            a_table(derived=LATER), "unknown_row", "so_lieu/d", "1.2", id="points in a figure"
        ),
        pytest.param(
            a_table(year=LATER), "unknown_row", "tong/theo_ky", "1.2", id="points in the year"
        ),
        pytest.param(
            a_table(year=Sum((HK1, A))), "unknown_figure", "tong/theo_ky", "a", id="a figure there"
        ),
    ],
)
def test_a_name_without_a_value_there_is_unknown(
    rubric: Rubric, kind: str, path: str, name: str
) -> None:
    findings = reference_findings(rubric)

    assert [(one.kind, one.path, one.details) for one in findings] == [
        (kind, path, (("name", name), ("near", "")))
    ]


def test_names_that_have_a_value_there_are_known() -> None:
    rubric = a_table(
        LATER,
        aside=above_three(A),
        lost=losing("1", above_three(LATER)),
        year=Quotient(HK1, Number(Fraction(2))),
    )
    ranking = replace(rubric.ranking, keys=(TieKey("ky", "HK2"), TieKey("muc", "1")))

    assert reference_findings(replace(rubric, ranking=ranking)) == ()


def test_the_effect_of_a_row_is_found_at_the_row() -> None:
    effects = (Effect(EffectKind.ROW_LOST, "9"), Effect(EffectKind.CLASS_CAPPED, "Khá"))
    triggers = tuple(Trigger(above_three(A), effect, "", "") for effect in effects)
    row = a_criterion("1.1", A, triggers=triggers, line=7)

    findings = reference_findings(a_rubric(row, declared=(a_figure("a"),)))

    assert [(one.kind, one.path, one.line) for one in findings] == [
        ("unknown_row", "bang/1.1", 7),
        ("unknown_class", "bang/1.1", 7),
    ]


@pytest.mark.parametrize(
    ("rubric", "circle"),
    [
        pytest.param(a_table(Points("1.1")), ("1.1",), id="a rule quotes its own row"),
        pytest.param(a_table(Points("1")), ("1", "1.1"), id="a rule quotes its group"),
        pytest.param(a_table(aside=above_three(LATER)), ("1.2",), id="a group waits for its row"),
        pytest.param(
            a_table(lost=losing("1.1", above_three(Points("1.1")))),
            ("1.1",),
            id="a row is lost by its own points",
        ),
    ],
)
def test_a_circle_is_found_however_it_is_written(rubric: Rubric, circle: tuple[str, ...]) -> None:
    (finding,) = cycle_findings(rubric)

    assert finding.kind == "rows_in_circle"
    assert finding.details == (("circle", " → ".join((*circle, circle[0]))),)
    with pytest.raises(RowsInCircle):
        compile_rubric(rubric)


def test_a_group_may_be_set_aside_by_points_of_a_row_that_comes_later() -> None:
    away = NotApplicable((), above_three(Points("2")), None, "")
    group = a_group("1", a_criterion("1.1", A), away=away)
    rubric = a_rubric(group, a_criterion("2", Figure("b")))

    score = scored(rubric, SNV={"a": 5, "b": 4}, STP={"a": 5, "b": 3})

    assert row_of(unit_of(score, "SNV"), "1.1").max_points is not None
    assert [row_of(unit, "1").points for unit in score.units] == [0, 5]
