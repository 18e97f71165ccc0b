"""What if: one block scored under thousands of changed figures at once, with the ranks by total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from thidua.columns.build import MixedFigure, column_of, figure_columns
from thidua.columns.defaults import with_defaults
from thidua.columns.exact import HAS_NUMBER, Whole
from thidua.columns.gather import Segments, placed, taken
from thidua.columns.rubric import ColumnRubric
from thidua.columns.scores import ColumnScores
from thidua.columns.table import (
    LEFT_OUT,
    FigureColumn,
    FigureColumns,
    NamedColumn,
    Numbers,
    PeriodTable,
    column_rows,
    column_size,
    joined,
)
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures, FigureValue


class ChangeOutsideBlock(Refusal):
    """A change names a unit or a period that the block does not have. Grounds: unit, period."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of one unit given another value; None gives it as nothing."""

    unit: str
    figure: str
    value: FigureValue
    period: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioScores:
    """Totals of every unit in every scenario; `ranks[s, u]`: 1 is best, 0 has no total.

    Ranks go by the total alone, ties sharing the better place, dense where the rubric says so.
    """

    units: tuple[str, ...]
    ranks: Whole
    scores: ColumnScores

    def total(self, scenario: int, unit: str) -> Fraction | None:
        return self.scores.total_at(scenario * len(self.units) + self.units.index(unit))


def scenarios(
    rubric: ColumnRubric, figures: Figures, changes: Sequence[Sequence[Change]]
) -> ScenarioScores:
    """Score the block once for each list of changes; a later change of the same figure wins.

    Refuses ChangeOutsideBlock, MixedFigure, and what scoring refuses.
    """
    base = figure_columns(rubric.rubric, figures)
    size, count = base.size, len(changes)
    units = np.tile(np.arange(size), count)
    periods = tuple(
        _changed(with_defaults(part, rubric.rubric, size), base.codes, units, changes)
        for part in base.periods
    )
    _check_periods(base, changes)
    block = np.repeat(np.arange(count), size)
    table = FigureColumns(base.codes, units, block, periods)
    scores = rubric.score(table, rows=False)
    ranks = _ranks(scores, Segments(block, count), dense=rubric.rubric.ranking.dense)
    return ScenarioScores(base.codes, ranks.reshape(count, size), scores)


def _check_periods(base: FigureColumns, changes: Sequence[Sequence[Change]]) -> None:
    known = {part.period for part in base.periods}
    for scenario in changes:
        for change in scenario:
            if change.period not in known:
                raise ChangeOutsideBlock(unit=change.unit, period=change.period)


def _changed(
    part: PeriodTable,
    codes: tuple[str, ...],
    units: Whole,
    changes: Sequence[Sequence[Change]],
) -> PeriodTable:
    """Give the block's columns repeated for each scenario, the changed figures in their places."""
    columns = {one.figure: one.column for one in part.columns}
    places = {code: place for place, code in enumerate(codes)}
    found: dict[str, tuple[list[int], list[FigureValue]]] = {}
    for number, scenario in enumerate(changes):
        for change in scenario:
            if change.unit not in places:
                raise ChangeOutsideBlock(unit=change.unit, period=change.period)
            if change.period == part.period:
                rows, values = found.setdefault(change.figure, ([], []))
                rows.append(number * len(codes) + places[change.unit])
                values.append(change.value)
    names = dict.fromkeys((*columns, *found))
    return PeriodTable(
        part.period,
        tuple(
            NamedColumn(
                name,
                _repeated(name, _known(columns, name, len(codes)), units, found.get(name)),
            )
            for name in names
        ),
    )


def _known(columns: Mapping[str, FigureColumn], name: str, size: int) -> FigureColumn:
    """Give the block's column, or one that every unit left out."""
    left_out = Numbers(np.zeros(size, np.int64), 1, np.full(size, LEFT_OUT, np.uint8))
    return columns.get(name, left_out)


def _repeated(
    figure: str,
    column: FigureColumn,
    units: Whole,
    changed: tuple[list[int], list[FigureValue]] | None,
) -> FigureColumn:
    if changed is None:
        return column_rows(column, units)
    rows, values = changed
    both = joined(column, column_of(figure, values))
    if both is None:
        raise MixedFigure(figure=figure)
    index = units.copy()
    index[rows] = column_size(column) + np.arange(len(rows))
    return column_rows(both, index)


def _ranks(scores: ColumnScores, segments: Segments, *, dense: bool) -> Whole:
    """Each row's place by its total within its scenario; 0 without a total."""
    states = scores.total.states
    known = np.arange(segments.owner.size)
    if states is not None:
        known = np.flatnonzero(states == HAS_NUMBER)
    ranks = np.zeros(segments.owner.size, np.int64)
    ranks[known] = placed(taken(scores.total, known), segments.only(known), dense=dense)
    return ranks
