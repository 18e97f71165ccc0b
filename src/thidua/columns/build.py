"""A block's sheets of figures laid into columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import lcm

import numpy as np

from thidua.columns.exact import LIMIT, States, Whole
from thidua.columns.table import (
    GIVEN,
    LEFT_OUT,
    NULL,
    FigureColumn,
    FigureColumns,
    Lists,
    NamedColumn,
    Numbers,
    PeriodTable,
    Texts,
)
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures, FigureValue, Scalar
from thidua.core.rubric.table import Rubric


class MixedFigure(Refusal):
    """One figure was given as a number for one unit and as text or a list for another."""


class _LeftOut:
    """Stands where a sheet does not name the figure."""


_LEFT_OUT = _LeftOut()
_Entry = FigureValue | _LeftOut


def figure_columns(
    rubric: Rubric, figures: Figures, *, blocks: Sequence[int] | None = None
) -> FigureColumns:
    """Lay the sheets into columns, units in their order; `blocks` numbers each unit's block.

    Without `blocks` all units are peers of one block. Refuses a figure of mixed kinds.
    """
    units = figures.units()
    sheets = {(sheet.unit, sheet.period): sheet.values for sheet in figures.sheets}
    periods = []
    for period in rubric.periods:
        values = [sheets.get((unit, period.id), {}) for unit in units]
        names = dict.fromkeys(name for sheet in values for name in sheet)
        columns = [
            NamedColumn(name, column_of(name, [sheet.get(name, _LEFT_OUT) for sheet in values]))
            for name in names
        ]
        periods.append(PeriodTable(period.id, tuple(columns)))
    numbered = np.zeros(len(units), np.int64) if blocks is None else np.array(blocks, np.int64)
    return FigureColumns(units, np.arange(len(units)), numbered, tuple(periods))


def column_of(figure: str, entries: Sequence[_Entry]) -> FigureColumn:
    """One figure's column. Refuses mixed kinds (MixedFigure)."""
    presence = _presence(entries)
    if any(isinstance(entry, tuple) for entry in entries):
        return _lists(figure, entries, presence)
    return _scalars(figure, [_plain(entry) for entry in entries], presence)


def _plain(entry: _Entry) -> Scalar:
    return None if isinstance(entry, _LeftOut | tuple) else entry


def _presence(entries: Sequence[_Entry]) -> States | None:
    states = [
        LEFT_OUT if isinstance(entry, _LeftOut) else NULL if entry is None else GIVEN
        for entry in entries
    ]
    return np.array(states, np.uint8) if any(states) else None


def _scalars(figure: str, values: Sequence[Scalar], presence: States | None) -> Numbers | Texts:
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, str) for value in given):
        return _texts(
            [value for value in values if not isinstance(value, int | Fraction | date)], presence
        )
    days = bool(given) and all(isinstance(value, date) for value in given)
    numbers = [0 if value is None else _number(figure, value, days=days) for value in values]
    bottom = lcm(*(number.denominator for number in numbers))
    top = [number.numerator * (bottom // number.denominator) for number in numbers]
    return Numbers(whole_array(top), bottom, presence, days)


def whole_array(values: Sequence[int]) -> Whole:
    """In 64 bits, or wide where a value needs it."""
    large = any(abs(value) > LIMIT for value in values)
    return np.array(values, object if large else np.int64)


def _number(figure: str, value: Scalar, *, days: bool) -> int | Fraction:
    if isinstance(value, int | Fraction):
        return value
    if not (days and isinstance(value, date)):
        raise MixedFigure(figure=figure)
    return value.toordinal()


def _texts(values: Sequence[str | None], presence: States | None) -> Texts:
    words: dict[str, int] = {}
    codes = [0 if value is None else words.setdefault(value, len(words)) for value in values]
    return Texts(np.array(codes, np.int64), tuple(words), presence)


def _lists(figure: str, entries: Sequence[_Entry], presence: States | None) -> Lists:
    lists = [_items(figure, entry) for entry in entries]
    sizes = np.array([len(items) for items in lists], np.int64)
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    rows = [row for items in lists for row in items]
    width = max((len(row) for row in rows), default=1)
    columns = []
    for place in range(width):
        cells = [row[place] if place < len(row) else None for row in rows]
        columns.append(_scalars(figure, cells, _presence(cells)))
    return Lists(starts, tuple(columns), presence)


def _items(figure: str, entry: _Entry) -> list[tuple[Scalar, ...]]:
    if isinstance(entry, tuple):
        return [item if isinstance(item, tuple) else (item,) for item in entry]
    if entry is None or isinstance(entry, _LeftOut):
        return []
    raise MixedFigure(figure=figure)
