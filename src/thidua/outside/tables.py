"""Writes plain tables as CSV and XLSX whose cells are never taken for formulas.

A spreadsheet program runs a text that begins like a formula as soon as the file is opened. In CSV
such a text is written behind an apostrophe; in XLSX it is stored as text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO, StringIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from thidua.core.rubric.shapes.number_text import write_number

Cell = None | int | str | Fraction
BOM = "\ufeff"
"""By which a spreadsheet program knows that the text is UTF-8."""
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MADE = datetime(2024, 1, 1, tzinfo=UTC)
"""The moment in a file's properties, the same for all, so that the same table gives the same bytes."""
WIDTH = 24
LONGEST_NAME = 31


def write_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """Write a table as RFC 4180 wants it: numbers exact with a point, nothing as an empty cell."""
    target = StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_text(head) for head in heads])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return target.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
    return "" if cell is None else write_number(Fraction(cell))


def write_xlsx(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as the one sheet of a workbook."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet(name[:LONGEST_NAME])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, len(heads) - 1, WIDTH)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def _write(sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, column, cell)
    elif cell is not None:
        sheet.write_number(line, column, float(cell))
