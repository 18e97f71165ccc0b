"""Makers of rubrics by hand, with plain defaults: a test states only what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from thidua.core.rubric.figures import Figures, FigureValue, figures, sheet
from thidua.core.rubric.formula.nodes import Figure, Formula, Rounding
from thidua.core.rubric.score import BlockScore, RowScore, UnitScore
from thidua.core.rubric.scoring import score_block
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
    TieKey,
    TotalRule,
    Trigger,
)

TWO = RoundingRule(2, Rounding.HALF_UP)
APPLIES = NotApplicable((), None, None, "")
NO_LIMITS = TotalRule(None, None, None, None, None)


def a_criterion(
    row_id: str = "1.1",
    formula: Formula | None = None,
    *,
    points: str | None = "10",
    triggers: tuple[Trigger, ...] = (),
    cap: str | None = None,
    floor: str | None = None,
    cliff: str | None = None,
    rounding: RoundingRule | None = None,
    away: NotApplicable = APPLIES,
    not_arisen: Policy | None = None,
    weight: str = "1",
    line: int = 0,
) -> Row:
    return Row(
        id=row_id,
        title=f"Mục {row_id}",
        max_points=None if points is None else Fraction(points),
        weight=Fraction(weight),
        children=(),
        gathering=Gathering.SUM,
        rule=Rule("cong_thuc", formula or Figure("a"), (), triggers),
        cap=None if cap is None else Fraction(cap),
        floor=None if floor is None else Fraction(floor),
        cliff=None if cliff is None else Fraction(cliff),
        rounding=rounding,
        rescale_raw=False,
        not_applicable=away,
        not_arisen=not_arisen,
        evidence=(),
        source="don_vi",
        scorers=(),
        basis=(),
        data_period="",
        note="",
        line=line,
    )


def a_group(
    row_id: str = "1",
    *children: Row,
    points: str | None = "10",
    gathering: Gathering = Gathering.SUM,
    cap: str | None = None,
    rounding: RoundingRule | None = None,
    rescale_raw: bool = False,
    away: NotApplicable = APPLIES,
    line: int = 0,
) -> Row:
    return Row(
        id=row_id,
        title=f"Nhóm {row_id}",
        max_points=None if points is None else Fraction(points),
        weight=Fraction(1),
        children=children,
        gathering=gathering,
        rule=None,
        cap=None if cap is None else Fraction(cap),
        floor=None,
        cliff=None,
        rounding=rounding,
        rescale_raw=rescale_raw,
        not_applicable=away,
        not_arisen=None,
        evidence=(),
        source="",
        scorers=(),
        basis=(),
        data_period="",
        note="",
        line=line,
    )


def a_figure(
    name: str = "a",
    kind: FigureKind = FigureKind.NUMBER,
    *,
    low: str | None = None,
    high: str | None = None,
    levels: tuple[str, ...] = (),
    titles: tuple[str, ...] = (),
    columns: int = 1,
    default: Fraction | str | tuple[()] | None = None,
    formula: Formula | None = None,
) -> FigureDeclaration:
    return FigureDeclaration(
        name=name,
        title=f"Số liệu {name}",
        kind=kind,
        unit="",
        owner="don_vi",
        low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high),
        levels=levels,
        columns=columns,
        default=default,
        formula=formula,
        level_titles=titles,
    )


def a_rubric(
    *rows: Row,
    declared: tuple[FigureDeclaration, ...] = (),
    bonus: Row | None = None,
    penalty: Row | None = None,
    total: TotalRule = NO_LIMITS,
    periods: tuple[str, ...] = ("",),
    group_policy: Policy = Policy.REDISTRIBUTE,
    row_policy: Policy = Policy.REDISTRIBUTE,
    triggers: tuple[Trigger, ...] = (),
    scale: str | None = "100",
    rounding: RoundingRule | None = None,
) -> Rubric:
    return Rubric(
        id="bang-thu",
        title="Bảng thử",
        year=2024,
        scale=None if scale is None else Fraction(scale),
        source="",
        note="",
        bases=(),
        units=(),
        agencies=(),
        holidays=(),
        figures=declared,
        base=a_group("bang", *rows, points=scale, rounding=rounding),
        bonus=bonus,
        penalty=penalty,
        group_policy=group_policy,
        row_policy=row_policy,
        periods=tuple(Period(period, period) for period in periods),
        total=total,
        triggers=triggers,
        classes=(),
        ranking=RankingRule((TieKey("tong"),), dense=False),
        awards=(),
    )


def sheets(**by_unit: Mapping[str, FigureValue]) -> Figures:
    return figures(sheet(unit, values) for unit, values in by_unit.items())


def scored(
    rubric: Rubric, claims: BlockScore | None = None, **by_unit: Mapping[str, FigureValue]
) -> BlockScore:
    return score_block(rubric, sheets(**by_unit), claims=claims)


def unit_of(score: BlockScore, code: str) -> UnitScore:
    return next(unit for unit in score.units if unit.unit == code)


def row_of(unit: UnitScore, row_id: str) -> RowScore:
    waiting = [part for part in (unit.last.base, unit.last.bonus, unit.last.penalty) if part]
    while waiting:
        row = waiting.pop()
        if row.row == row_id:
            return row
        waiting.extend(row.children)
    raise KeyError(row_id)
