"""A workbook is read cell by cell as its reader sees it, or refused with what to do."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from tests.outside.books import (
    SHEET,
    a_book,
    old_office,
    packed,
    parts_of,
    with_part,
    with_results,
)
from tests.outside.old_letters import in_tcvn3
from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_grid import Cell, CellKind
from thidua.core.rubric.finding import Severity
from thidua.outside.spreadsheet_reading import (
    MOST_CELLS,
    NotAWorkbook,
    OldWorkbook,
    WorkbookLocked,
    WorkbookTooLarge,
    is_workbook,
    read_workbook,
)
from thidua.outside.text_encoding import OldEncoding

ROWS = (("don_vi", "a", "b"), ("SNV", 1, 2.5))


def first_cell(value: object, *, shown_as: str = "") -> Cell:
    def put(_book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = value  # type: ignore[assignment]  # whatever a cell may hold
        sheet["B1"] = "bên cạnh"
        if shown_as:
            sheet["A1"].number_format = shown_as

    return read_workbook(a_book([], put), name="so-lieu.xlsx").rows[0][0]


def test_cells_know_their_sheet_column_and_row() -> None:
    read = read_workbook(a_book(ROWS), name="so-lieu.xlsx")

    assert [[cell.text for cell in row] for row in read.rows] == [
        ["don_vi", "a", "b"],
        ["SNV", "1", "2.5"],
    ]
    assert (read.rows[1][2].place, read.rows[1][2].line) == ("Số liệu!C2", 2)
    assert read.findings == ()


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        pytest.param(None, "", CellKind.TEXT, id="nothing"),
        pytest.param("Đạt", "Đạt", CellKind.TEXT, id="text"),
        pytest.param("97,8", "97,8", CellKind.TEXT, id="a number written as text"),
        pytest.param(12, "12", CellKind.NUMBER, id="whole number"),
        pytest.param(-3, "-3", CellKind.NUMBER, id="negative number"),
        pytest.param(97.8, "97.8", CellKind.NUMBER, id="decimal"),
        pytest.param(0.1 + 0.2, "0.3", CellKind.NUMBER, id="a decimal with binary dust"),
        pytest.param(5.0, "5", CellKind.NUMBER, id="a decimal that is whole"),
        pytest.param(0.00001, "0.00001", CellKind.NUMBER, id="a small decimal"),
        pytest.param(1e20, "100000000000000000000", CellKind.NUMBER, id="a great number"),
        pytest.param(True, "1", CellKind.NUMBER, id="yes"),
        pytest.param(False, "0", CellKind.NUMBER, id="no"),
        pytest.param(datetime(2024, 11, 20, 8), "2024-11-20", CellKind.DATE, id="moment"),  # noqa: DTZ001 - a spreadsheet's time has no zone
        pytest.param(date(2024, 11, 20), "2024-11-20", CellKind.DATE, id="day"),
        pytest.param(time(8, 30), "08:30:00", CellKind.TEXT, id="time of day"),
        pytest.param("#DIV/0!", "#DIV/0!", CellKind.ERROR, id="error"),
        pytest.param("=1+1", "=1+1", CellKind.FORMULA, id="formula without its result"),
        pytest.param(
            ArrayFormula("A1", "=SUM(B1:B2*2)"), "=SUM(B1:B2*2)", CellKind.FORMULA, id="array formula"
        ),
    ],
)  # fmt: skip
def test_a_cell_is_read_by_what_it_holds(value: object, text: str, kind: CellKind) -> None:
    cell = first_cell(value)

    assert (cell.text, cell.kind) == (text, kind)


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        pytest.param(0.92, "0%", "92%", id="92 %"),
        pytest.param(0.975, "0.0%", "97.50%", id="97,5 %"),
        pytest.param(0.97125, "0.00%", "97.1250%", id="not to be mistaken for thousands"),
        pytest.param(1, "0%", "100%", id="all"),
    ],
)
def test_a_percentage_is_read_as_it_is_shown(value: float, shown_as: str, text: str) -> None:
    cell = first_cell(value, shown_as=shown_as)

    assert (cell.text, cell.kind) == (text, CellKind.TEXT)


def test_a_day_between_midnights_is_a_day() -> None:
    def as_day(_book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = 45616
        sheet["A1"].number_format = "dd/mm/yyyy"

    cell = read_workbook(a_book([], as_day), name="x").rows[0][0]

    assert (cell.text, cell.kind) == ("2024-11-20", CellKind.DATE)


@pytest.mark.parametrize("written", ["2024-11-20", "2024-11-20T08:30:00"])
def test_a_day_written_by_the_calendar_is_a_day(written: str) -> None:
    cell = f'<c r="A1" t="d"><v>{written}</v></c>'.encode()
    text = parts_of(a_book([("x",)]))[SHEET]
    start, end = text.index(b"<c "), text.index(b"</row>")

    book = with_part(a_book([("x",)]), SHEET, text[:start] + cell + text[end:])
    cells = read_workbook(book, name="x").rows[0]

    assert (cells[0].text, cells[0].kind) == ("2024-11-20", CellKind.DATE)


def test_results_of_formulas_are_taken_and_told() -> None:
    book = with_results(a_book((("a", "=1+1"), ("b", "=2+2"), ("c", 3))), {"1+1": "2", "2+2": "4"})

    read = read_workbook(book, name="so-lieu.xlsx")

    assert [row[1].text for row in read.rows] == ["2", "4", "3"]
    (finding,) = read.findings
    assert (finding.kind, finding.severity) == ("formulas_taken", Severity.WARNING)
    assert (finding.path, finding.line, finding.detail("given")) == ("Số liệu!B1", 1, "2")


def test_a_result_that_is_an_error_is_told_as_one() -> None:
    book = with_results(a_book((("a", "=1/0"),)), {"1/0": "#DIV/0!"})

    text = parts_of(book)[SHEET].replace(b'<c r="B1">', b'<c r="B1" t="e">')
    read = read_workbook(with_part(book, SHEET, text), name="so-lieu.xlsx")

    assert (read.rows[0][1].text, read.rows[0][1].kind) == ("#DIV/0!", CellKind.ERROR)


def test_merged_cells_are_errors_with_their_place() -> None:
    book = a_book(ROWS, lambda _book, sheet: sheet.merge_cells("B2:C2"))

    (finding,) = read_workbook(book, name="so-lieu.xlsx").findings

    assert (finding.kind, finding.severity) == ("merged_cells", Severity.ERROR)
    assert (finding.path, finding.line) == ("Số liệu!B2:C2", 2)


def test_hidden_sheets_come_last_and_other_sheets_are_told() -> None:
    def add_sheets(book: Workbook, sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"
        book.create_sheet("Quý 4")["A1"] = "đúng trang"
        book.create_sheet("Ghi chú")["B2"] = "khác"
        book.create_sheet("Trống")

    read = read_workbook(a_book(ROWS, add_sheets), name="so-lieu.xlsx")

    assert read.rows[0][0].text == "đúng trang"
    (finding,) = read.findings
    assert (finding.kind, finding.severity) == ("sheets_passed_over", Severity.WARNING)
    assert finding.detail("others") == "Ghi chú, Số liệu"


def test_a_book_of_hidden_sheets_is_read_all_the_same() -> None:
    hidden = parts_of(a_book(ROWS))["xl/workbook.xml"].replace(
        b'state="visible"', b'state="hidden"'
    )

    book = with_part(a_book(ROWS), "xl/workbook.xml", hidden)

    assert read_workbook(book, name="x").rows[1][0].text == "SNV"


# --- what cannot be read -------------------------------------------------------------------------


def bomb() -> bytes:
    return with_part(a_book(ROWS), "xl/media/image1.png", b"\x00" * 100_000_001)


def many_cells() -> bytes:
    row = b"<row>" + b"<c/>" * 1_000 + b"</row>"
    return with_part(a_book(ROWS), SHEET, b"<worksheet>" + row * 1_001 + b"</worksheet>")


def far_apart() -> bytes:
    def put(_book: Workbook, sheet: Worksheet) -> None:
        sheet["XFD1048576"] = 1

    return a_book(ROWS, put)


def entities() -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    return with_part(a_book(ROWS), SHEET, laughs)


def without(name: str) -> bytes:
    return packed({part: text for part, text in parts_of(a_book(ROWS)).items() if part != name})


def legacy_letters() -> bytes:
    return a_book([(in_tcvn3("Đơn vị được tặng cờ").decode("latin-1"),)])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"don_vi,a\nSNV,1\n", NotAWorkbook, id="a text that is called .xlsx"),
        pytest.param(b"", NotAWorkbook, id="nothing"),
        pytest.param(a_book(ROWS)[:500], NotAWorkbook, id="cut off"),
        pytest.param(packed({"a.txt": b"a"}), NotAWorkbook, id="packed, but no workbook"),
        pytest.param(without("xl/workbook.xml"), NotAWorkbook, id="a part is missing"),
        pytest.param(with_part(a_book(ROWS), SHEET, b"<worksheet>"), NotAWorkbook, id="a part is torn"),
        pytest.param(entities(), NotAWorkbook, id="entities that multiply"),
        pytest.param(old_office("Workbook"), OldWorkbook, id="an old workbook, whatever its name"),
        pytest.param(
            old_office("EncryptionInfo", "EncryptedPackage"), WorkbookLocked, id="a password"
        ),
        pytest.param(bomb(), WorkbookTooLarge, id="a bomb"),
        pytest.param(many_cells(), WorkbookTooLarge, id="a million cells"),
        pytest.param(far_apart(), WorkbookTooLarge, id="two cells at the ends of the sheet"),
        pytest.param(legacy_letters(), OldEncoding, id="letters of TCVN3"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_readable_workbook_is_refused_by_name(
    data: bytes, kind: type[Refusal]
) -> None:
    with pytest.raises(kind) as refused:
        read_workbook(data, name="so-lieu.xlsx")

    assert refused.value.grounds["name"] == "so-lieu.xlsx"


def test_a_workbook_is_known_by_its_first_bytes() -> None:
    assert is_workbook(a_book(ROWS))
    assert is_workbook(old_office())
    assert not is_workbook(b"don_vi,a")
    assert MOST_CELLS == 1_000_000
