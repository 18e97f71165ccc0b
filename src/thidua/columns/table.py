"""The figures of many units as columns: one column a figure, cut and copied by whole rows."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import cast

import numpy as np

from thidua.columns.exact import LIMIT, States, Whole, bounds_of, wide

GIVEN, NULL, LEFT_OUT = 0, 1, 2  # presence of a figure; a default stands only for LEFT_OUT


@dataclass(frozen=True, slots=True)
class Numbers:
    """values / denominator, one a unit (or item); where nothing is given the value is 0.

    `presence` None: given everywhere. `days`: the values are dates, as `date.toordinal()`.
    """

    values: Whole
    denominator: int = 1
    presence: States | None = None
    days: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """Places in `words`, one a unit (or item); 0 where nothing is given (see `presence`)."""

    codes: Whole
    words: tuple[str, ...]
    presence: States | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """Items of all units one after another: unit i has those from starts[i] to starts[i + 1].

    `columns` are the items' own columns, each as long as starts[-1].
    """

    starts: Whole
    columns: tuple[Numbers | Texts, ...]
    presence: States | None = None


FigureColumn = Numbers | Texts | Lists


@dataclass(frozen=True, slots=True)
class NamedColumn:
    figure: str
    column: FigureColumn


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """The figures of one period; a figure without a column was left out by every unit."""

    period: str
    columns: tuple[NamedColumn, ...]


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """Rows are units (or the same unit in several scenarios), the same rows in every period.

    `unit` places each row's code in `codes`; `block` numbers the block whose rows are its peers.
    """

    codes: tuple[str, ...]
    unit: Whole
    block: Whole
    periods: tuple[PeriodTable, ...]

    @property
    def size(self) -> int:
        return int(self.unit.size)


def rows_of(table: FigureColumns, places: Whole | slice) -> FigureColumns:
    """Give the table of these rows, in this order; a slice copies nothing."""
    periods = tuple(
        PeriodTable(
            part.period,
            tuple(NamedColumn(one.figure, column_rows(one.column, places)) for one in part.columns),
        )
        for part in table.periods
    )
    return FigureColumns(table.codes, table.unit[places], table.block[places], periods)


def column_rows(column: FigureColumn, places: Whole | slice) -> FigureColumn:
    """Give the column of these rows, in this order."""
    presence = None if column.presence is None else column.presence[places]
    if isinstance(column, Numbers):
        return Numbers(column.values[places], column.denominator, presence, column.days)
    if isinstance(column, Texts):
        return Texts(column.codes[places], column.words, presence)
    return _list_rows(column, places, presence)


def _list_rows(column: Lists, places: Whole | slice, presence: States | None) -> Lists:
    sizes = np.diff(column.starts)[places]
    firsts = column.starts[:-1][places]
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    items = np.arange(int(starts[-1])) + np.repeat(firsts - starts[:-1], sizes)
    inner = tuple(cast("Numbers | Texts", column_rows(one, items)) for one in column.columns)
    return Lists(starts, inner, presence)


def joined(first: FigureColumn, second: FigureColumn) -> FigureColumn | None:
    """Join the rows of one column to those of the other; None where they are of different kinds.

    A column in which nothing is given fits any kind.
    """
    if nothing_given(first):
        first = none_given(second, first.presence, column_size(first))
    elif nothing_given(second):
        second = none_given(first, second.presence, column_size(second))
    presence = _joined_presence(first, second)
    if isinstance(first, Numbers) and isinstance(second, Numbers):
        return _joined_numbers(first, second, presence)
    if isinstance(first, Texts) and isinstance(second, Texts):
        words = tuple(dict.fromkeys((*first.words, *second.words)))
        moved = np.array([words.index(word) for word in second.words] or [0], np.int64)
        return Texts(np.concatenate((first.codes, moved[second.codes])), words, presence)
    if isinstance(first, Lists) and isinstance(second, Lists):
        return _joined_lists(first, second, presence)
    return None


def _joined_numbers(first: Numbers, second: Numbers, presence: States | None) -> Numbers | None:
    if first.days != second.days:
        return None
    bottom = lcm(first.denominator, second.denominator)
    values = [raised(one, bottom // one.denominator) for one in (first, second)]
    return Numbers(np.concatenate(values), bottom, presence, first.days)


def nothing_given(column: FigureColumn) -> bool:
    size = column_size(column)
    return not size or (column.presence is not None and bool((column.presence != GIVEN).all()))


def none_given(kind: FigureColumn, presence: States | None, size: int) -> FigureColumn:
    """Make a column of the same kind as another in which nothing is given."""
    zeros = np.zeros(size, np.int64)
    if isinstance(kind, Texts):
        return Texts(zeros, kind.words, presence)
    if isinstance(kind, Numbers):
        return Numbers(zeros, 1, presence, kind.days)
    none = np.zeros(0, np.int64)
    columns = tuple(cast("Numbers | Texts", column_rows(one, none)) for one in kind.columns)
    return Lists(np.zeros(size + 1, np.int64), columns, presence)


def raised(column: Numbers, factor: int) -> Whole:
    """Give the values over a denominator so many times as large, wide where they need it."""
    low, high = bounds_of(column.values)
    values = column.values
    if max(-low, high, 1) * factor > LIMIT:
        values = cast("Whole", wide(values))
    return values * factor


def column_size(column: FigureColumn) -> int:
    """How many rows a column has."""
    if isinstance(column, Numbers):
        return int(column.values.size)
    if isinstance(column, Texts):
        return int(column.codes.size)
    return int(column.starts.size) - 1


def _joined_presence(first: FigureColumn, second: FigureColumn) -> States | None:
    if first.presence is None and second.presence is None:
        return None
    both = [
        np.zeros(column_size(one), np.uint8) if one.presence is None else one.presence
        for one in (first, second)
    ]
    return np.concatenate(both)


def _joined_lists(first: Lists, second: Lists, presence: States | None) -> Lists | None:
    starts = np.concatenate((first.starts, second.starts[1:] + first.starts[-1]))
    width = max(len(first.columns), len(second.columns))
    columns = []
    for one, two in zip(_widened(first, width), _widened(second, width), strict=True):
        column = joined(one, two)
        if not isinstance(column, Numbers | Texts):
            return None
        columns.append(column)
    return Lists(starts, tuple(columns), presence)


def _widened(column: Lists, width: int) -> list[Numbers | Texts]:
    size = int(column.starts[-1])
    empty = Numbers(np.zeros(size, np.int64), 1, np.full(size, NULL, np.uint8))
    return [*column.columns, *[empty] * (width - len(column.columns))]
