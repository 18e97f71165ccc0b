"""A province at once: whole columns beside core row by row and beside NumPy written by hand."""

from __future__ import annotations

import multiprocessing
import resource
from fractions import Fraction

import numpy as np

from benchmarks.measure import Line, hold, median_processor_seconds
from benchmarks.rubric import (
    BLOCK,
    Whole,
    big_rubric,
    big_table,
    big_values,
    by_hand,
    core_figures,
    figure_names,
)
from thidua.columns import Change, ColumnRubric, compile_rubric, scenarios
from thidua.core.ranking.what_if import with_figure
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.scoring import compile_rubric as compile_core
from thidua.core.rubric.scoring import score_block

UNITS, CORE_UNITS, SCENARIOS, SCENARIOS_CHECKED = 100_000, 300, 10_000, 40
RUNS = 9


def measure() -> list[Line]:
    rubric, values = compile_rubric(big_rubric()), big_values(UNITS)
    core, plan = core_figures(values, CORE_UNITS), compile_core(big_rubric())
    _check(rubric, values, core)
    table = big_table(values)
    columns = median_processor_seconds(lambda: rubric.score(table), RUNS)
    hand = median_processor_seconds(lambda: by_hand(values), RUNS)
    slow = median_processor_seconds(lambda: score_block(plan, core), 3) * UNITS / CORE_UNITS
    return [
        Line(f"{UNITS:,} units × 60, every row kept", columns, "s"),
        Line("the same in NumPy by hand", hand, "s"),
        Line(f"the same in core, unit by unit (from {CORE_UNITS})", slow, "s"),
        Line("core / columns", slow / columns, "×", least=50),
        Line("columns / NumPy by hand", columns / hand, "×", most=3),
        Line("peak memory of a process that does it once", _peak_memory(), "MiB", most=1024),
        Line(f"{SCENARIOS:,} what-ifs of a block of {BLOCK}, with ranks", _what_ifs(), "s", most=1),
    ]


def _check(rubric: ColumnRubric, values: dict[str, Whole], core: Figures) -> None:
    """All three ways give the same totals, and the same points in every row."""
    scores = rubric.score(big_table(values))
    total, rows = by_hand(values)
    hold(that=bool(np.all(scores.total.denominators == 100)), name="hundredths")
    hold(that=np.array_equal(scores.total.numerators, total), name="columns and NumPy by hand")
    by_id = {row.row: row for row in scores.periods[0].rows}
    names = [f"{group}.{place}" for group in range(6) for place in range(10)]
    for name, points in zip(names, rows, strict=True):
        held = [by_id[name].points_at(place) for place in range(0, UNITS, 997)]
        by_ear = [Fraction(int(one), 100) for one in points[::997]]
        hold(that=held == by_ear, name=f"columns and NumPy by hand in row {name}")
    expected = [unit.total for unit in score_block(rubric.rubric, core).units]
    found = [scores.total_at(place) for place in range(len(expected))]
    hold(that=found == expected, name="columns and core")


def _what_ifs() -> float:
    rubric, values = compile_rubric(big_rubric()), big_values(BLOCK)
    names, block = figure_names(), core_figures(values, BLOCK)
    changes = [
        Change(f"u{one % BLOCK}", names[one % len(names)], Fraction(1 + one % 97))
        for one in range(SCENARIOS)
    ]
    asked = [[change] for change in changes]
    found = scenarios(rubric, block, asked)
    for place, change in enumerate(changes[:SCENARIOS_CHECKED]):
        given = with_figure(block, change.unit, change.figure, change.value)
        expected = [unit.total for unit in score_block(rubric.rubric, given).units]
        hold(that=[found.total(place, f"u{n}") for n in range(BLOCK)] == expected, name="what-ifs")
    return median_processor_seconds(lambda: scenarios(rubric, block, asked), 5)


def _score_once() -> float:
    rubric = compile_rubric(big_rubric())
    rubric.score(big_table(big_values(UNITS)))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _peak_memory() -> float:
    """Of a fresh process that makes the figures, scores them and keeps every row."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_score_once)
