"""Reads a workbook (.xlsx) into plain cells; what the file does is never run.

Formulas give the result that the spreadsheet program stored, and a note that they did; one without
a result is told as such. Numbers are read as a spreadsheet shows them, to fifteen digits; what is
shown as a percentage, 97,5 %, is read so.
"""

from __future__ import annotations

import warnings
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_grid import Cell, CellKind, Row
from thidua.core.rubric.finding import Finding, Severity
from thidua.outside.text_encoding import refuse_old_letters

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as StoredCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

PACKED = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
LARGEST_UNPACKED = 100_000_000
MOST_CELLS = 1_000_000
CELL, FORMULA = b"<c", b"<f"
ONE_CELL = "A1:A1"
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#VALUE!", "#NULL!")
DAMAGES = (
    BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, NotImplementedError,
    AttributeError, IndexError, KeyError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What openpyxl and zipfile raise on a damaged file; they promise no common kind."""


class NotAWorkbook(Refusal):
    """The file is not an .xlsx workbook, or is damaged. Grounds: name."""


class OldWorkbook(Refusal):
    """The file is in the form of Excel before 2007 (.xls), whatever it is called. Grounds: name."""


class WorkbookLocked(Refusal):
    """The workbook is locked by a password. Grounds: name."""


class WorkbookTooLarge(Refusal):
    """It unpacks to more than 100 MB or has more than 1,000,000 cells. Grounds: name, cells (limit)."""


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """The rows of the first sheet that is shown, and what a person should know of it."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def is_workbook(data: bytes) -> bool:
    """Tell by the first bytes whether a file is meant as a workbook, new or old."""
    return data.startswith((PACKED, OLD_OFFICE))


def read_workbook(data: bytes, *, name: str) -> ReadWorkbook:
    """Read the first sheet that is shown.

    Refuses NotAWorkbook, OldWorkbook, WorkbookLocked, WorkbookTooLarge, OldEncoding.
    """
    if data.startswith(OLD_OFFICE):
        raise WorkbookLocked(name=name) if LOCKED in data else OldWorkbook(name=name)
    try:
        computes = _looked_into(data, name)
        sheet, *others = _sheets(data, values=True)
        formulas = _sheets(data, values=False)[0] if computes else sheet
    except DAMAGES as error:
        raise NotAWorkbook(name=name) from error
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise WorkbookTooLarge(name=name, cells=MOST_CELLS)
    rows = _rows(sheet, formulas)
    refuse_old_letters("\n".join(cell.text for row in rows for cell in row), name=name)
    return ReadWorkbook(
        rows, (*_other_sheets(sheet, others), *_merged(sheet), *_computed(sheet, formulas))
    )


def _looked_into(data: bytes, name: str) -> bool:
    """Count what is packed, before anything is built; tell whether there are formulas."""
    cells, computes = 0, False
    with ZipFile(BytesIO(data)) as packed:
        members = packed.infolist()
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise WorkbookTooLarge(name=name, cells=MOST_CELLS)
        for member in members:
            if member.filename.startswith("xl/worksheets/"):
                text = packed.read(member)
                cells += text.count(CELL)
                computes = computes or FORMULA in text
    if cells > MOST_CELLS:
        raise WorkbookTooLarge(name=name, cells=MOST_CELLS)
    return computes


def _sheets(data: bytes, *, values: bool) -> list[Worksheet]:
    """Load the sheets, those that are shown first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that hold no figures
        book = load_workbook(BytesIO(data), data_only=values)
    return sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")


def _other_sheets(sheet: Worksheet, others: list[Worksheet]) -> tuple[Finding, ...]:
    """Note the sheets that are passed over though they hold something."""
    titles = [other.title for other in others if _holds_something(other)]
    details = (("given", sheet.title), ("others", ", ".join(titles)))
    return (Finding("sheets_passed_over", Severity.WARNING, "", 0, details),) if titles else ()


def _holds_something(sheet: Worksheet) -> bool:
    return sheet.dimensions != ONE_CELL or sheet["A1"].value is not None


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


def _computed(sheet: Worksheet, formulas: Worksheet) -> tuple[Finding, ...]:
    """Note that results of formulas were taken, with the first of them."""
    pairs = zip(sheet.iter_rows(), formulas.iter_rows(), strict=True)
    found = [
        one
        for stored, written in pairs
        for one, other in zip(stored, written, strict=True)
        if one.value is not None and _is_formula(other.value)
    ]
    if not found:
        return ()
    first = found[0]
    details = (("given", str(len(found))), ("first", first.coordinate))
    place = f"{sheet.title}!{first.coordinate}"
    return (Finding("formulas_taken", Severity.WARNING, place, first.row or 0, details),)


def _rows(values: Worksheet, formulas: Worksheet) -> tuple[Row, ...]:
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    return tuple(
        tuple(
            _cell(one, other.value, values.title)
            for one, other in zip(stored, written, strict=True)
        )
        for stored, written in pairs
    )


def _is_formula(written: object) -> bool:
    """Tell a formula: a text that begins with =, or an array formula."""
    return written.startswith("=") if isinstance(written, str) else hasattr(written, "ref")


def _cell(one: StoredCell | MergedCell, written: object, sheet: str) -> Cell:
    place, line, stored = f"{sheet}!{one.coordinate}", one.row or 0, one.value
    if stored is None and _is_formula(written):
        said = written if isinstance(written, str) else str(getattr(written, "text", ""))
        return Cell(said, CellKind.FORMULA, place, line)
    text, kind = _read(stored, percent="%" in one.number_format)
    return Cell(text, kind, place, line)


def _read(stored: object, *, percent: bool) -> tuple[str, CellKind]:
    match stored:
        case None:
            return "", CellKind.TEXT
        case bool():
            return str(int(stored)), CellKind.NUMBER
        case int() | float() if percent:
            shown = _plain(_exact(stored) * 100)
            # with a final zero 97.125 cannot be mistaken for thousands
            return (f"{shown}0%" if "." in shown else f"{shown}%"), CellKind.TEXT
        case int():
            return str(stored), CellKind.NUMBER
        case float():
            return _plain(_exact(stored)), CellKind.NUMBER
        case datetime():
            return stored.date().isoformat(), CellKind.DATE
        case date():
            return stored.isoformat(), CellKind.DATE
        case _:
            text = str(stored)
            return text, CellKind.ERROR if text in ERRORS else CellKind.TEXT


def _exact(stored: float) -> Decimal:
    """Give the decimal that a spreadsheet shows: 97.8 for 97.79999999999999."""
    return Decimal(stored if isinstance(stored, int) else f"{stored:.15g}")


def _plain(value: Decimal) -> str:
    """Write a decimal without an exponent and without idle zeros."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
