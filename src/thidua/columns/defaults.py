"""Declared defaults put where units left a figure out (never where they gave it as nothing)."""

from __future__ import annotations

import numpy as np

from thidua.columns.build import MixedFigure, column_of
from thidua.columns.table import (
    LEFT_OUT,
    FigureColumn,
    NamedColumn,
    PeriodTable,
    column_rows,
    column_size,
    joined,
)
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Rubric


def with_defaults(table: PeriodTable, rubric: Rubric, size: int) -> PeriodTable:
    """Give the same table with every default in its place. Refuses a default of another kind."""
    columns = {one.figure: one.column for one in table.columns}
    for declared in rubric.figures:
        if declared.default is not None:
            column = columns.get(declared.name)
            columns[declared.name] = _filled(declared.name, column, declared.default, size)
    return PeriodTable(
        table.period, tuple(NamedColumn(name, column) for name, column in columns.items())
    )


def _filled(
    figure: str, column: FigureColumn | None, default: FigureValue, size: int
) -> FigureColumn:
    if column is not None and (column.presence is None or not (column.presence == LEFT_OUT).any()):
        return column
    usual = column_of(figure, [default])
    if column is None:
        return column_rows(usual, np.zeros(size, np.int64))
    left_out = column.presence == LEFT_OUT
    both = joined(column, usual)
    if both is None:
        raise MixedFigure(figure=figure)
    return column_rows(both, np.where(left_out, column_size(column), np.arange(size)))
