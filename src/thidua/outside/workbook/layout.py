"""Where everything stands in the workbook: sheets, figures with their lists, points, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from thidua.core.rubric.figures import Figures, FigureValue, Sheet
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Row, Rubric

SUMMARY, FIGURES, POINTS, HELPING, CLAIMS = "Tổng hợp", "Số liệu", "Điểm", "Phụ trợ", "Tự chấm"
HEAD_ROWS = 3  # ids, titles, maxima
FIRST_ROW = HEAD_ROWS + 1  # the first unit, counted from 1 as spreadsheets do
FIRST_COLUMN = 2  # after code and name
LONGEST_SHEET_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def rows_under(row: Row) -> Iterator[Row]:
    """Give the rows under one, children before their parent, then itself."""
    for child in row.children:
        yield from rows_under(child)
    yield row


def sheet_name(name: str, period: str) -> str:
    """Name a period's sheet; a spreadsheet takes 31 characters, and not all of them."""
    return FORBIDDEN.sub("-", f"{name} {period}".strip())[:LONGEST_SHEET_NAME]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: the rubric's row, the unit's spreadsheet row, the list item at hand."""

    row: Row
    line: int
    item: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns (from 0) of one period's sheets, and the spreadsheet rows of the units.

    A list figure has a column for its length and then one for each value of each item.
    """

    rubric: Rubric
    period: str
    units: dict[str, int]
    figures: dict[str, int]
    lengths: dict[str, int]
    points: dict[str, int]
    total: int

    def sheet(self, name: str) -> str:
        return sheet_name(name, self.period)

    def row_of(self, unit: str) -> int:
        return self.units[unit]

    def figure_cell(self, name: str, row: int, offset: int = 0) -> str:
        return f"'{self.sheet(FIGURES)}'!${xl_col_to_name(self.figures[name] + offset)}{row}"

    def item_cell(self, name: str, row: int, item: int, column: int) -> str:
        columns = self.declaration(name).columns
        return self.figure_cell(name, row, 1 + item * columns + column)

    def item_at(self, at: Place, column: int) -> str:
        """Give a cell of the list item at hand."""
        name, item = at.item or ("", 0)
        return self.item_cell(name, at.line, item, column)

    def declaration(self, name: str) -> FigureDeclaration:
        return next(figure for figure in self.rubric.figures if figure.name == name)

    def points_cell(self, row_id: str, row: int) -> str:
        return f"'{self.sheet(POINTS)}'!${xl_col_to_name(self.points[row_id])}{row}"

    def claim_cell(self, row_id: str, row: int) -> str:
        return f"'{self.sheet(CLAIMS)}'!${xl_col_to_name(self.points[row_id])}{row}"

    def total_cell(self, row: int, *, period: str | None = None) -> str:
        """Give the cell of a unit's total, in this period or another; columns are the same."""
        sheet = self.sheet(POINTS) if period is None else sheet_name(POINTS, period)
        return f"'{sheet}'!${xl_col_to_name(self.total)}{row}"


def sections_of(rubric: Rubric) -> tuple[Row, ...]:
    return tuple(row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None)


def lay_out(rubric: Rubric, figures: Figures, period: str) -> Layout:
    """Give every figure and row of one period its column."""
    sheets = [sheet for sheet in figures.sheets if sheet.period == period]
    column = FIRST_COLUMN
    places: dict[str, int] = {}
    lengths: dict[str, int] = {}
    for figure in rubric.figures:
        places[figure.name] = column
        column += 1
        if figure.kind is FigureKind.LIST:
            lengths[figure.name] = _longest(sheets, figure.name)
            column += lengths[figure.name] * figure.columns
    rows = [row.id for section in sections_of(rubric) for row in rows_under(section)]
    points = {row_id: FIRST_COLUMN + place for place, row_id in enumerate(rows)}
    total = FIRST_COLUMN + len(rows)
    units = {unit: line for line, unit in enumerate(figures.units(), start=FIRST_ROW)}
    return Layout(rubric, period, units, places, lengths, points, total)


def _longest(sheets: list[Sheet], name: str) -> int:
    return max((_length(sheet.values.get(name)) for sheet in sheets), default=0)


def _length(value: FigureValue) -> int:
    return len(value) if isinstance(value, tuple) else 0
