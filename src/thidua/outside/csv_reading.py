"""Reads CSV text into plain cells: comma, semicolon or tab, as the first line shows."""

from __future__ import annotations

import csv
from io import StringIO

from xlsxwriter.utility import xl_col_to_name

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_grid import Cell, CellKind, Row

DELIMITERS = ";\t,"
MOST_ROWS = 100_000
TOLD = "sep="
"""A first line by which a spreadsheet program tells the delimiter."""


class CsvUnreadable(Refusal):
    """A quotation mark is not closed, or stands where none may. Grounds: name, line."""


class CsvTooLong(Refusal):
    """The text has more than 100,000 lines. Grounds: name, limit."""


def read_csv(text: str, *, name: str) -> tuple[Row, ...]:
    """Read rows of cells; lines that begin with # are remarks. Refuses CsvUnreadable, CsvTooLong.

    Rows are counted as a spreadsheet counts them; an empty line is a row of one empty cell.
    A cell's place is written as in a workbook without the sheet: `!C5`.
    """
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise CsvTooLong(name=name, limit=MOST_ROWS)
            first = cells[0] if cells else ""
            if not first.startswith(("#", TOLD)):
                rows.append(_row(cells or [""], number))
    except csv.Error as error:
        raise CsvUnreadable(name=name, line=reader.line_num) from error
    return tuple(rows)


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    told = [line.removeprefix(TOLD) for line in lines[:1] if line.startswith(TOLD)]
    if told and len(told[0]) == 1:
        return told[0]
    first = next(iter(lines), "")
    return max(DELIMITERS, key=first.count)


def _row(cells: list[str], line: int) -> Row:
    return tuple(
        Cell(text, CellKind.TEXT, f"!{xl_col_to_name(column)}{line}", line)
        for column, text in enumerate(cells)
    )
