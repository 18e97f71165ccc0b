"""Reads single numbers out of a unit's score: a row's points in a period, or over the year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thidua.core.refusal import Refusal
from thidua.core.rubric.score import PeriodScore, RowScore, Standing, UnitScore
from thidua.core.rubric.scoring import total_over_periods
from thidua.core.rubric.table import Rubric


class NoSuchRow(Refusal):
    """A row was named that the table does not have. Grounds: row."""


def rows_of(period: PeriodScore) -> Iterator[RowScore]:
    """Give every row of base, bonus and penalty, parents before children."""
    waiting = [part for part in (period.penalty, period.bonus, period.base) if part is not None]
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(reversed(row.children))


def row_in(period: PeriodScore, row_id: str) -> RowScore:
    """Find a row's score in one period; refuses an unknown id with NoSuchRow."""
    for row in rows_of(period):
        if row.row == row_id:
            return row
    raise NoSuchRow(row=row_id)


def row_points(rubric: Rubric, unit: UnitScore, row_id: str) -> Fraction:
    """Give a row's points over the year: of its only period, or combined as the totals are."""
    return total_over_periods(
        rubric, tuple((part.period, row_in(part, row_id).points) for part in unit.periods)
    )


def applies(row: RowScore) -> bool:
    """Tell whether a row counts for this unit at all."""
    return row.standing is not Standing.NOT_APPLICABLE
