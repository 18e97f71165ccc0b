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
    """The table of these rows, in this order; a slice copies nothing."""
    periods = tuple(
        PeriodTable(
            part.period,
            tuple(NamedColumn(one.figure, column_rows(one.column, places)) for one in part.columns),
        )
        for part in table.periods
    )
    return FigureColumns(table.codes, table.unit[places], table.block[places], periods)


def column_rows(column: FigureColumn, places: Whole | slice) -> FigureColumn:
    """The column of these rows, in this order."""
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
    """The rows of one column after those of the other; None where they are of different kinds."""
    size, other = column_size(first), column_size(second)
    presence = _joined_presence(first.presence, size, second.presence, other)
    if isinstance(first, Numbers) and isinstance(second, Numbers):
        if first.days != second.days:
            return None
        bottom = lcm(first.denominator, second.denominator)
        values = [raised(one, bottom // one.denominator) for one in (first, second)]
        return Numbers(np.concatenate(values), bottom, presence, first.days)
    if isinstance(first, Texts) and isinstance(second, Texts):
        words = tuple(dict.fromkeys((*first.words, *second.words)))
        moved = np.array([words.index(word) for word in second.words] or [0], np.int64)
        return Texts(np.concatenate((first.codes, moved[second.codes])), words, presence)
    if isinstance(first, Lists) and isinstance(second, Lists):
        return _joined_lists(first, second, presence)
    return None


def raised(column: Numbers, factor: int) -> Whole:
    """The values over a denominator so many times as large, wide where they need it."""
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


def _joined_presence(
    first: States | None, size: int, second: States | None, other: int
) -> States | None:
    if first is None and second is None:
        return None
    one = np.zeros(size, np.uint8) if first is None else first
    two = np.zeros(other, np.uint8) if second is None else second
    return np.concatenate((one, two))


def _joined_lists(first: Lists, second: Lists, presence: States | None) -> Lists | None:
    starts = np.concatenate((first.starts, second.starts[1:] + first.starts[-1]))
    width = max(len(first.columns), len(second.columns))
    columns = []
    for one, two in zip(_widened(first, width), _widened(second, width), strict=True):
        column = _joined_items(one, two)
        if not isinstance(column, Numbers | Texts):
            return None
        columns.append(column)
    return Lists(starts, tuple(columns), presence)


def _joined_items(one: Numbers | Texts, two: Numbers | Texts) -> FigureColumn | None:
    """Items of which none is given fit any kind."""
    if nothing_given(one):
        one = empty_like(two, column_size(one))
    if nothing_given(two):
        two = empty_like(one, column_size(two))
    return joined(one, two)


def nothing_given(column: FigureColumn) -> bool:
    size = column_size(column)
    return not size or (column.presence is not None and bool((column.presence != GIVEN).all()))


def empty_like(column: Numbers | Texts, size: int) -> Numbers | Texts:
    """So many items of the same kind of which none is given."""
    nulls = np.full(size, NULL, np.uint8)
    if isinstance(column, Texts):
        return Texts(np.zeros(size, np.int64), column.words, nulls)
    return Numbers(np.zeros(size, np.int64), 1, nulls, column.days)


def _widened(column: Lists, width: int) -> list[Numbers | Texts]:
    size = int(column.starts[-1])
    empty = Numbers(np.zeros(size, np.int64), 1, np.full(size, NULL, np.uint8))
    return [*column.columns, *[empty] * (width - len(column.columns))]
