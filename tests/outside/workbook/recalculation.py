"""Recalculates workbooks with LibreOffice Calc, and reads what stands in their cells."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.neighbours import LIBREOFFICE, demand
from thidua.outside.workbook.layout import POINTS, SUMMARY, sheet_name

# LibreOffice keeps the stored values of a file that it did not write, unless told otherwise.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
LONGEST_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of a workbook's cells; units stand in column A, ids of rows in line 1."""

    book: Workbook

    def points(self, period: str) -> dict[tuple[str, str], object]:
        """Give what stands in each cell of points, by unit and row; the total is row "Tổng"."""
        sheet = self.book[sheet_name(POINTS, period)]
        heads = [str(cell.value) for cell in sheet[1]]
        return {
            (str(line[0].value), heads[column]): line[column].value
            for line in sheet.iter_rows(min_row=4)
            for column in range(2, len(heads))
        }

    def totals(self) -> dict[str, object]:
        rows = self.book[SUMMARY].iter_rows(min_row=2, max_col=3, values_only=True)
        return {str(code): total for code, name, total in rows if name is not None}


def stored(written: bytes) -> Cells:
    """Read the values that a workbook carries, as a viewer that does not compute shows them."""
    return Cells(load_workbook(BytesIO(written), data_only=True))


def with_cell(written: bytes, sheet: str, cell: tuple[int, int], value: object) -> bytes:
    """Change a cell (line and column from 1) as an officer does; no formula keeps its old value."""
    book = load_workbook(BytesIO(written))
    book[sheet].cell(*cell).value = value  # type: ignore[assignment]  # a number, a text or a date
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def recalculated(folder: Path, books: Mapping[str, bytes]) -> dict[str, Cells]:
    """Let LibreOffice compute every formula of some workbooks anew, all in one start."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, "utf-8")
    given, computed = folder / "given", folder / "computed"
    given.mkdir()
    for name, written in books.items():
        (given / f"{name}.xlsx").write_bytes(written)
    command = [
        demand(LIBREOFFICE),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(computed),
        *(str(given / f"{name}.xlsx") for name in books),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_SECONDS)  # noqa: S603 - the program that the tests ask for
    return {name: stored((computed / f"{name}.xlsx").read_bytes()) for name in books}
