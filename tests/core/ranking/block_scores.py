"""Makers of scored blocks, with plain defaults, for tests of ranking alone."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from thidua.core.rubric.formula.nodes import Formula, Number, Rounding
from thidua.core.rubric.score import (
    BlockScore,
    PeriodScore,
    RowScore,
    Standing,
    TriggeredEffect,
    UnitScore,
)
from thidua.core.rubric.table import (
    Award,
    ClassBand,
    Effect,
    EffectKind,
    Gathering,
    NotApplicable,
    Period,
    Policy,
    RankingRule,
    RoundingRule,
    Row,
    Rubric,
    Rule,
    TieKey,
    TotalRule,
)

TWO_PLACES = RoundingRule(2, Rounding.HALF_UP)
TOTAL = TieKey("tong")


def a_row(row_id: str, max_points: str = "10", *children: Row) -> Row:
    return Row(
        id=row_id,
        title=f"Mục {row_id}",
        max_points=Fraction(max_points),
        weight=Fraction(1),
        children=children,
        gathering=Gathering.SUM,
        rule=None if children else Rule("diem_nhap", Number(Fraction(0)), ()),
        cap=None,
        floor=None,
        cliff=None,
        rounding=TWO_PLACES,
        rescale_raw=False,
        not_applicable=NotApplicable((), None, None, ""),
        not_arisen=None,
        evidence=(),
        source="don_vi",
        scorers=(),
        basis=(),
        data_period="",
        note="",
        line=0,
    )


def a_table(
    *,
    base: Row | None = None,
    keys: tuple[TieKey, ...] = (TOTAL,),
    dense: bool = False,
    classes: tuple[ClassBand, ...] = (),
    awards: tuple[Award, ...] = (),
    periods: tuple[str, ...] = ("",),
    over_periods: Formula | None = None,
) -> Rubric:
    return Rubric(
        id="bang",
        title="Bảng",
        year=2024,
        scale=None,
        source="",
        note="",
        bases=(),
        units=(),
        agencies=(),
        holidays=(),
        figures=(),
        base=base or a_row("bang", "100", a_row("1", "60"), a_row("2", "40")),
        bonus=a_row("thuong", "5", a_row("T1", "5")),
        penalty=a_row("tru", "5", a_row("P1", "5")),
        group_policy=Policy.REDISTRIBUTE,
        row_policy=Policy.REDISTRIBUTE,
        periods=tuple(Period(period, period) for period in periods),
        total=TotalRule(None, None, None, TWO_PLACES, over_periods),
        triggers=(),
        classes=classes,
        ranking=RankingRule(keys, dense),
        awards=awards,
    )


def a_row_score(
    row_id: str,
    points: str,
    *children: RowScore,
    max_points: str | None = "10",
    standing: Standing = Standing.COUNTED,
) -> RowScore:
    return RowScore(
        row=row_id,
        standing=standing,
        points=Fraction(points),
        raw=Fraction(points),
        max_points=None if max_points is None else Fraction(max_points),
        account=(),
        children=children,
    )


def a_period_score(
    total: str | None,
    *,
    groups: Mapping[str, str] | None = None,
    base: RowScore | None = None,
    bonus: str | None = "0",
    penalty: str | None = "0",
    period: str = "",
) -> PeriodScore:
    given = groups or {"1": "0", "2": "0"}
    rows = tuple(a_row_score(row, points) for row, points in given.items())
    bonus_row = a_row_score("T1", bonus or "0")
    penalty_row = a_row_score("P1", penalty or "0")
    return PeriodScore(
        period=period,
        base=base or a_row_score("bang", total or "0", *rows, max_points="100"),
        bonus=None if bonus is None else a_row_score("thuong", bonus, bonus_row),
        penalty=None if penalty is None else a_row_score("tru", penalty, penalty_row),
        total=None if total is None else Fraction(total),
        account=(),
        effects=(),
    )


def a_unit_score(
    unit: str,
    total: str | None,
    *periods: PeriodScore,
    effects: tuple[TriggeredEffect, ...] = (),
) -> UnitScore:
    return UnitScore(
        unit=unit,
        periods=periods or (a_period_score(total),),
        total=None if total is None else Fraction(total),
        account=(),
        effects=effects,
    )


def an_effect(kind: EffectKind, detail: str = "", reason: str = "lý do") -> TriggeredEffect:
    return TriggeredEffect(Effect(kind, detail), "", reason, "")


def a_block(*units: UnitScore) -> BlockScore:
    return BlockScore(units)


def totals(**by_unit: str | None) -> BlockScore:
    return a_block(*(a_unit_score(unit, total) for unit, total in by_unit.items()))
