"""Reads CSV text into plain cells: comma, semicolon or tab, as the first line shows."""

from __future__ import annotations

import csv
from io import StringIO

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_grid import Cell, CellKind, Row

DELIMITERS = ";\t,"
MOST_ROWS = 100_000


class CsvUnreadable(Refusal):
    """A quotation mark is not closed, or the text has more than 100,000 lines. Grounds: name, line."""


def read_csv(text: str, *, name: str) -> tuple[Row, ...]:
    """Read rows of cells; lines that begin with # are remarks. Refuses CsvUnreadable."""
    first = next((line for line in text.splitlines() if not line.startswith("#")), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise CsvUnreadable(name=name, line=number)
            if not (cells and cells[0].startswith("#")):
                rows.append(_row(cells, reader.line_num))
    except csv.Error as error:
        raise CsvUnreadable(name=name, line=reader.line_num) from error
    return tuple(rows)


def _row(cells: list[str], line: int) -> Row:
    return tuple(
        Cell(text, CellKind.TEXT, f"dòng {line}, cột {column}", line)
        for column, text in enumerate(cells, start=1)
    )
