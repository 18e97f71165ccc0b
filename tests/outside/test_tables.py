"""Tables as files: exact numbers, and no cell that a spreadsheet program would run."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from thidua.outside.tables import write_csv, write_xlsx

RUNS = ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", "\rx"]


def test_a_table_is_written_with_exact_numbers() -> None:
    rows = [("Sở Nội vụ, tỉnh", Fraction("29.6"), 1, None), ("CA", Fraction(25, 3), -2, 'nói "có"')]

    assert write_csv(("Đơn vị", "Điểm", "Hạng", "Ghi chú"), rows) == (
        'Đơn vị,Điểm,Hạng,Ghi chú\r\n"Sở Nội vụ, tỉnh",29.6,1,\r\nCA,25/3,-2,"nói ""có"""\r\n'
    )


def test_another_mark_may_part_the_cells() -> None:
    assert write_csv(("a", "b"), [("1;2", "3")], delimiter=";") == 'a;b\r\n"1;2";3\r\n'


@pytest.mark.parametrize("text", RUNS)
def test_a_text_that_begins_like_a_formula_is_none(text: str) -> None:
    written = write_csv((text,), [(text,)])

    assert written.count(f"'{text}") == 2


@pytest.mark.parametrize("text", RUNS[:4])
def test_in_a_workbook_such_a_text_is_text(text: str) -> None:
    book = load_workbook(BytesIO(write_xlsx("Xếp hạng", ("Đơn vị",), [(text,)])))

    cell = book["Xếp hạng"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_workbook_has_numbers_as_numbers_and_nothing_as_nothing() -> None:
    rows = [("CA", 1, Fraction("29.6"), None)]
    book = load_workbook(BytesIO(write_xlsx("x" * 40, ("a", "b", "c", "d"), rows)))

    assert book.sheetnames == ["x" * 31]
    assert [cell.value for cell in book["x" * 31][2]] == ["CA", 1, 29.6, None]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write_xlsx("a", ("b",), [(1,)]) == write_xlsx("a", ("b",), [(1,)])
