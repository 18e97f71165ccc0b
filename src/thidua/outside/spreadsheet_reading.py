"""Reads a workbook (.xlsx) into plain cells; what the file does is never run.

Formulas give the result that the spreadsheet program stored; one without a result is told as such.
Numbers are read as the shortest decimal that the file's binary number stands for.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_grid import Cell, CellKind, Row
from thidua.core.rubric.finding import Finding, Severity

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_UNPACKED = 200_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#VALUE!", "#NULL!")


class NotAWorkbook(Refusal):
    """The file is not an .xlsx workbook, or is damaged or locked by a password. Grounds: name."""


class WorkbookTooLarge(Refusal):
    """The workbook unpacks to more than 200 MB, or has too many rows or columns. Grounds: name."""


def read_workbook(path: Path) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Read the first sheet: its rows of cells, and findings of merged cells.

    Refuses NotAWorkbook, WorkbookTooLarge.
    """
    try:
        with ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise WorkbookTooLarge(name=path.name)
        values = load_workbook(path, data_only=True).worksheets[0]
        formulas = load_workbook(path).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise NotAWorkbook(name=path.name) from error
    if values.max_row > MOST_ROWS or values.max_column > MOST_COLUMNS:
        raise WorkbookTooLarge(name=path.name)
    return _rows(values, formulas), _merged(values)


def _merged(sheet: Worksheet) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "merged_cells",
            Severity.ERROR,
            f"{sheet.title}!{area.coord}",
            area.min_row or 0,
            (("given", area.coord),),
        )
        for area in sheet.merged_cells.ranges
    )


def _rows(values: Worksheet, formulas: Worksheet) -> tuple[Row, ...]:
    found = []
    for stored, written in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        cells = zip(stored, written, strict=True)
        found.append(
            tuple(
                _cell(one.value, other.value, f"{values.title}!{one.coordinate}", one.row or 0)
                for one, other in cells
            )
        )
    return tuple(found)


def _cell(stored: object, written: object, place: str, line: int) -> Cell:
    if stored is None and isinstance(written, str) and written.startswith("="):
        return Cell(written, CellKind.FORMULA, place, line)
    match stored:
        case None:
            return Cell("", CellKind.TEXT, place, line)
        case bool():
            return Cell(str(int(stored)), CellKind.NUMBER, place, line)
        case int():
            return Cell(str(stored), CellKind.NUMBER, place, line)
        case float():
            return Cell(_decimal(stored), CellKind.NUMBER, place, line)
        case datetime():
            return Cell(stored.date().isoformat(), CellKind.DATE, place, line)
        case date():
            return Cell(stored.isoformat(), CellKind.DATE, place, line)
        case _:
            text = str(stored)
            kind = CellKind.ERROR if text in ERRORS else CellKind.TEXT
            return Cell(text, kind, place, line)


def _decimal(stored: float) -> str:
    """Write a binary number as the shortest decimal that is stored the same way: 97.8, not 97.7999…."""
    if stored.is_integer():
        return str(int(stored))
    text = repr(stored)
    return f"{stored:.15f}".rstrip("0") if "e" in text else text
