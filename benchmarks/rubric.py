"""The rubric that is measured, its figures, and the same points written by hand for it alone.

60 criteria in 6 capped groups; each group has 4 rows of bands, 3 ratios to target (half up to
hundredths), 2 deductions from the maximum with a cap, and 1 bonus by occurrences with a cap.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from thidua.columns import FigureColumns
from thidua.columns.table import NamedColumn, Numbers, PeriodTable
from thidua.core.rubric.figures import Figures, figures, sheet
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.nodes import Rounding
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
)

Whole = npt.NDArray[np.int64]
BLOCK = 9
GROUPS, BANDS, RATIOS, DEDUCTIONS = 6, 4, 3, 2
THRESHOLDS, WORTHS = (5000, 7000, 8000, 9000), (0, 4, 6, 8, 10)  # hundredths of a percent; points
MOST, EACH, DEDUCTION_CAP, BONUS_EACH, BONUS_CAP, GROUP_CAP = 10, 50, 600, 25, 200, 9000
HUNDREDTHS = RoundingRule(2, Rounding.HALF_UP)


def _number(value: Fraction | int) -> nodes.Number:
    return nodes.Number(Fraction(value))


def _bands(figure: str) -> nodes.Formula:
    ends = [None, *(Fraction(one, 100) for one in THRESHOLDS), None]
    bands = [
        nodes.Band(low, low_included=True, high=high, high_included=False, worth=_number(worth))
        for low, high, worth in zip(ends, ends[1:], WORTHS, strict=False)
    ]
    return nodes.Bands("x", nodes.Figure(figure), tuple(reversed(bands)))


def _ratio(figure: str) -> nodes.Formula:
    share = nodes.Quotient(nodes.Figure(figure + "_dat"), nodes.Figure(figure + "_giao"))
    return nodes.Product((_number(MOST), nodes.Least((nodes.ONE, share))))


def _per_event(figure: str, each: int, cap: int) -> nodes.Formula:
    points = nodes.Product((nodes.Figure(figure), _number(Fraction(each, 100))))
    return nodes.Least((_number(Fraction(cap, 100)), points))


def _deduction(figure: str) -> nodes.Formula:
    return nodes.Difference(_number(MOST), _per_event(figure, EACH, DEDUCTION_CAP))


def _bonus(figure: str) -> nodes.Formula:
    return _per_event(figure, BONUS_EACH, BONUS_CAP)


KINDS = (*[_bands] * BANDS, *[_ratio] * RATIOS, *[_deduction] * DEDUCTIONS, _bonus)


def _row(key: str, rule: Rule | None, children: tuple[Row, ...] = ()) -> Row:
    return Row(
        id=key, title=key, max_points=Fraction(MOST * max(len(children), 1)), weight=Fraction(1),
        children=children, gathering=Gathering.SUM, rule=rule,
        cap=Fraction(GROUP_CAP, 100) if len(children) == len(KINDS) else None,
        floor=None, cliff=None, rounding=HUNDREDTHS, rescale_raw=False,
        not_applicable=NotApplicable((), None, None, ""), not_arisen=None, evidence=(),
        source="don_vi", scorers=(), basis=(), data_period="", note="", line=0,
    )  # fmt: skip


def figure_names() -> list[str]:
    """Every figure of the rubric, in the order of its rows."""
    names = []
    for group in range(GROUPS):
        for place, kind in enumerate(KINDS):
            name = f"s{group}_{place}"
            names += [name + "_dat", name + "_giao"] if kind is _ratio else [name]
    return names


def big_rubric() -> Rubric:
    groups = tuple(
        _row(
            f"{group}",
            None,
            tuple(
                _row(f"{group}.{place}", Rule("cong_thuc", kind(f"s{group}_{place}"), ()))
                for place, kind in enumerate(KINDS)
            ),
        )
        for group in range(GROUPS)
    )
    declared = tuple(
        FigureDeclaration(
            name, name, FigureKind.NUMBER, "", "don_vi", None, None, (), 1, None, None
        )
        for name in figure_names()
    )
    return Rubric(
        id="b", title="", year=2024, scale=None, source="", note="", bases=(), units=(),
        agencies=(), holidays=(), figures=declared, base=_row("base", None, groups), bonus=None,
        penalty=None, group_policy=Policy.REDISTRIBUTE, row_policy=Policy.REDISTRIBUTE,
        periods=(Period("", ""),), total=TotalRule(None, None, None, HUNDREDTHS, None),
        triggers=(), classes=(), ranking=RankingRule((TieKey("tong"),), dense=False), awards=(),
    )  # fmt: skip


def _values(generator: np.random.Generator, name: str, size: int) -> Whole:
    """Percents in hundredths, targets from 1, counts."""
    place = int(name.split("_")[1])
    if place < BANDS:
        return generator.integers(0, 10_001, size)
    if name.endswith("_giao"):
        return generator.integers(1, 400, size)
    return generator.integers(0, 400 if name.endswith("_dat") else 20, size)


def big_values(size: int) -> dict[str, Whole]:
    generator = np.random.default_rng(20240329)
    return {name: _values(generator, name, size) for name in figure_names()}


def _denominator(name: str) -> int:
    return 100 if int(name.split("_")[1]) < BANDS else 1


def big_table(values: dict[str, Whole]) -> FigureColumns:
    """The figures as columns, nine units a block."""
    size = next(iter(values.values())).size
    columns = tuple(
        NamedColumn(name, Numbers(one, _denominator(name))) for name, one in values.items()
    )
    unit = np.arange(size)
    codes = tuple(f"u{place}" for place in range(size))
    return FigureColumns(codes, unit, unit // BLOCK, (PeriodTable("", columns),))


def core_figures(values: dict[str, Whole], size: int) -> Figures:
    """The first units' figures as sheets."""
    return figures(
        sheet(
            f"u{place}",
            {name: Fraction(int(one[place]), _denominator(name)) for name, one in values.items()},
        )
        for place in range(size)
    )


def by_hand(values: dict[str, Whole]) -> tuple[Whole, list[Whole]]:
    """The same points in hundredths, as one would write them in NumPy for this rubric alone."""
    total = np.zeros(next(iter(values.values())).size, np.int64)
    rows = []
    worths = np.array(WORTHS) * 100
    for group in range(GROUPS):
        points = []
        for place, kind in enumerate(KINDS):
            name = f"s{group}_{place}"
            if kind is _bands:
                value = values[name]
                passed = (value >= THRESHOLDS[0]).view(np.int8)
                for threshold in THRESHOLDS[1:]:
                    passed = passed + (value >= threshold).view(np.int8)
                points.append(worths[passed])
            elif kind is _ratio:
                done, target = values[name + "_dat"], values[name + "_giao"]
                top = np.minimum(done, target) * (MOST * 100)
                points.append((top + target // 2) // target)
            elif kind is _deduction:
                points.append(MOST * 100 - np.minimum(values[name] * EACH, DEDUCTION_CAP))
            else:
                points.append(np.minimum(values[name] * BONUS_EACH, BONUS_CAP))
        rows += points
        total += np.minimum(sum(points), GROUP_CAP)
    return total, rows


def by_hand_exactly(values: dict[str, Whole], place: int) -> Fraction:
    """One unit's total in exact fractions, as one would write it for this rubric alone."""
    total = Fraction(0)
    for group in range(GROUPS):
        points = Fraction(0)
        for column, kind in enumerate(KINDS):
            name = f"s{group}_{column}"
            if kind is _ratio:
                done, target = int(values[name + "_dat"][place]), int(values[name + "_giao"][place])
                points += _half_up(MOST * min(Fraction(1), Fraction(done, target)))
                continue
            value = Fraction(int(values[name][place]), _denominator(name))
            if kind is _bands:
                points += WORTHS[sum(value >= Fraction(one, 100) for one in THRESHOLDS)]
            elif kind is _deduction:
                points += MOST - min(Fraction(DEDUCTION_CAP, 100), value * Fraction(EACH, 100))
            else:
                points += min(Fraction(BONUS_CAP, 100), value * Fraction(BONUS_EACH, 100))
        total += min(points, Fraction(GROUP_CAP, 100))
    return total


def _half_up(points: Fraction) -> Fraction:
    return Fraction((points.numerator * 200 + points.denominator) // (points.denominator * 2), 100)
