"""Small rubrics of one rule, with plain defaults."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.formula.nodes import Formula, Rounding
from thidua.core.rubric.table import (
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Period,
    Policy,
    RankingRule,
    RoundingRule,
    Row,
    Rubric,
    Rule,
    TotalRule,
)

HUNDREDTHS = RoundingRule(2, Rounding.HALF_UP)


def a_row(key: str, formula: Formula | None = None, children: tuple[Row, ...] = ()) -> Row:
    return Row(
        id=key, title=key, max_points=Fraction(10), weight=Fraction(1), children=children,
        gathering=Gathering.SUM, rule=None if formula is None else Rule("s", formula, ()),
        cap=None, floor=None, cliff=None, rounding=None, rescale_raw=False,
        not_applicable=NotApplicable((), None, None, ""), not_arisen=None, evidence=(),
        source="don_vi", scorers=(), basis=(), data_period="", note="", line=0,
    )  # fmt: skip


def a_figure(
    name: str, *, default: FigureValue = None, formula: Formula | None = None
) -> FigureDeclaration:
    return FigureDeclaration(
        name, name, FigureKind.NUMBER, "", "don_vi", None, None, (), 1,
        default,  # type: ignore[arg-type]  # lists have lists as defaults
        formula,
    )  # fmt: skip


def a_rubric(
    formula: Formula, *, figures: tuple[FigureDeclaration, ...] = (), dense: bool = False
) -> Rubric:
    """A table of one criterion, its total exact."""
    return Rubric(
        id="r", title="", year=2024, scale=None, source="", note="", bases=(), units=(),
        agencies=(), holidays=(), figures=figures, base=a_row("1", None, (a_row("1.1", formula),)),
        bonus=None, penalty=None, group_policy=Policy.REDISTRIBUTE,
        row_policy=Policy.REDISTRIBUTE, periods=(Period("", ""),),
        total=TotalRule(None, None, None, None, None), triggers=(), classes=(),
        ranking=RankingRule((), dense=dense), awards=(),
    )  # fmt: skip


def rounded_total(rubric: Rubric) -> Rubric:
    return replace(rubric, total=replace(rubric.total, rounding=HUNDREDTHS))
