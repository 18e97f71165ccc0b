"""What core and columns gave, laid side by side row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.columns.scores import ColumnScores, number_at
from thidua.core.rubric.score import RowScore, Standing, UnitScore

Cell = tuple[str, str, Fraction, Standing]


def in_core(score: UnitScore) -> list[Cell]:
    """Every row of a unit in every period."""
    return sorted(
        (part.period, row.row, row.points, row.standing)
        for part in score.periods
        for root in (part.base, part.bonus, part.penalty)
        if root is not None
        for row in _rows(root)
    )


def _rows(row: RowScore) -> Iterator[RowScore]:
    yield row
    for child in row.children:
        yield from _rows(child)


def in_columns(scores: ColumnScores, place: int) -> list[Cell]:
    return sorted(
        (part.period, row.row, row.points_at(place), row.standing_at(place))
        for part in scores.periods
        for row in part.rows
    )


def assert_same(units: Sequence[UnitScore], scores: ColumnScores) -> None:
    """The units' scores are the rows of the columns, in the same order, exactly."""
    for place, unit in enumerate(units):
        assert in_columns(scores, place) == in_core(unit), unit.unit
        assert scores.total_at(place) == unit.total, unit.unit
        found = [number_at(part.total, place) for part in scores.periods]
        assert found == [part.total for part in unit.periods], unit.unit
