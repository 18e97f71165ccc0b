"""A rubric over whole columns, beside core row by row and beside NumPy written by hand for it.

60 criteria in 6 capped groups; each group has 4 rows of bands, 3 ratios to target (half up to
hundredths), 2 deductions from the maximum with a cap, and 1 bonus by occurrences with a cap.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter

import numpy as np
import numpy.typing as npt

from thidua.columns import Change, ColumnRubric, FigureColumns, compile_rubric, scenarios
from thidua.columns.table import NamedColumn, Numbers, PeriodTable
from thidua.core.rubric.figures import Figures, figures, sheet
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.scoring import compile_rubric as compile_core
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
    TotalRule,
)

Whole = npt.NDArray[np.int64]
UNITS, CORE_UNITS, SCENARIOS, BLOCK = 100_000, 300, 10_000, 9
GROUPS, BANDS, RATIOS, DEDUCTIONS = 6, 4, 3, 2
THRESHOLDS, WORTHS = (5000, 7000, 8000, 9000), (0, 4, 6, 8, 10)  # hundredths of a percent; points
MOST, EACH, DEDUCTION_CAP, BONUS_EACH, BONUS_CAP, GROUP_CAP = 10, 50, 600, 25, 200, 9000
HUNDREDTHS = RoundingRule(2, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: a time in seconds or a size in MiB, and the promise it is held to."""

    name: str
    value: float
    unit: str
    promise: str = ""


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
        triggers=(), classes=(), ranking=RankingRule((), dense=False), awards=(),
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


def _best(work: Callable[[], object], times: int) -> float:
    """The shortest of some runs, in seconds."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append(perf_counter() - begun)
    return min(found)


def _check(rubric: ColumnRubric, values: dict[str, Whole], core: Figures) -> None:
    """All three ways give the same totals, or the benchmark means nothing."""
    scores = rubric.score(big_table(values))
    total, rows = by_hand(values)
    if not np.array_equal(scores.total.numerators, total) or scores.total.denominators != 100:
        raise AssertionError
    expected = [unit.total for unit in score_block(rubric.rubric, core).units]
    if [scores.total_at(place) for place in range(len(expected))] != expected:
        raise AssertionError
    last = next(row for row in scores.periods[0].rows if row.row == "5.9")
    if [last.points_at(place) for place in range(50)] != [
        Fraction(int(one), 100) for one in rows[-1][:50]
    ]:
        raise AssertionError


def measure_columns() -> tuple[Measured, ...]:
    """100,000 units × 60 criteria: columns, NumPy by hand, core by the unit; memory; scenarios."""
    rubric, values = compile_rubric(big_rubric()), big_values(UNITS)
    core = core_figures(values, CORE_UNITS)
    _check(rubric, values, core)
    table, plan = big_table(values), compile_core(big_rubric())
    columns = _best(lambda: rubric.score(table), 5)
    hand = _best(lambda: by_hand(values), 5)
    slow = _best(lambda: score_block(plan, core), 2) * UNITS / CORE_UNITS
    return (
        Measured(f"columns, {UNITS:,} × 60, every row kept", columns, "s"),
        Measured("NumPy by hand, the same", hand, "s"),
        Measured(f"core, from {CORE_UNITS} units", slow, "s"),
        Measured("core / columns", slow / columns, "×", "≥ 50"),
        Measured("columns / by hand", columns / hand, "×", "≤ 3"),
        Measured("peak memory of the process", _peak_memory(), "MiB", "< 1,024"),
        Measured(f"{SCENARIOS:,} scenarios of {BLOCK} units, with ranks", _what_if(), "s", "< 1"),
    )


def _what_if() -> float:
    rubric, values = compile_rubric(big_rubric()), big_values(BLOCK)
    names = figure_names()
    changes = [
        [Change(f"u{one % BLOCK}", names[one % len(names)], Fraction(1 + one % 97))]
        for one in range(SCENARIOS)
    ]
    block = core_figures(values, BLOCK)
    return _best(lambda: scenarios(rubric, block, changes), 3)


def _score_once() -> float:
    rubric = compile_rubric(big_rubric())
    rubric.score(big_table(big_values(UNITS)))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _peak_memory() -> float:
    """Of a fresh process that makes the figures, scores them and keeps every row."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_score_once)


if __name__ == "__main__":
    for one in measure_columns():
        print(f"{one.name:55} {one.value:10.3f} {one.unit:4} {one.promise}")
