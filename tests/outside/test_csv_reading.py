"""CSV as spreadsheet programs save it, cell by cell with its place."""

from __future__ import annotations

import pytest

from thidua.core.rubric.figure_grid import Cell
from thidua.outside.csv_reading import MOST_ROWS, CsvTooLong, CsvUnreadable, read_csv


def cells(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_csv(text, name="so-lieu.csv")]


def places(text: str) -> list[tuple[str, int]]:
    found: list[Cell] = [cell for row in read_csv(text, name="so-lieu.csv") for cell in row]
    return [(cell.place, cell.line) for cell in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("don_vi,a,b\nSNV,1,2\n", id="comma"),
        pytest.param("don_vi;a;b\nSNV;1;2\n", id="semicolon"),
        pytest.param("don_vi\ta\tb\nSNV\t1\t2\n", id="tab"),
        pytest.param("sep=;\ndon_vi;a;b\nSNV;1;2\n", id="told by its first line"),
        pytest.param("sep=|\ndon_vi|a|b\nSNV|1|2\n", id="any sign, where it is told"),
        pytest.param("sep=\ndon_vi;a;b\nSNV;1;2\n", id="told badly"),
        pytest.param("# nguồn, năm, kỳ\ndon_vi;a;b\nSNV;1;2\n", id="a remark first"),
        pytest.param("don_vi,a,b\n# chưa xong\nSNV,1,2\n", id="a remark between"),
        pytest.param("don_vi,a,b\r\nSNV,1,2\r\n", id="line ends of Windows"),
        pytest.param('don_vi,a,b\n"SNV","1","2"\n', id="in quotation marks"),
    ],
)
def test_the_delimiter_is_seen_from_the_first_line(text: str) -> None:
    assert cells(text) == [["don_vi", "a", "b"], ["SNV", "1", "2"]]


def test_a_decimal_comma_stays_whole_beside_semicolons() -> None:
    assert cells("don_vi;a\nSNV;97,8\n")[1] == ["SNV", "97,8"]


def test_a_cell_knows_its_place_as_a_spreadsheet_names_it() -> None:
    assert places("# nguồn\ndon_vi,a\nSNV,1\n") == [("!A2", 2), ("!B2", 2), ("!A3", 3), ("!B3", 3)]


def test_an_empty_line_is_a_row_with_a_place() -> None:
    assert places("a\n\nb\n") == [("!A1", 1), ("!A2", 2), ("!A3", 3)]


def test_a_cell_of_several_lines_counts_as_one_row() -> None:
    assert places('a\n"hai\ndòng"\nb\n')[-1] == ("!A3", 3)


def test_nothing_gives_no_rows() -> None:
    assert cells("") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('don_vi,a\n"SNV,1\n', id="a quotation mark that does not close"),
        pytest.param('don_vi,a\n"SNV"x,1\n', id="text after a quotation mark"),
    ],
)
def test_a_quotation_mark_out_of_place_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(CsvUnreadable) as refused:
        read_csv(text, name="so-lieu.csv")

    assert refused.value.grounds == {"name": "so-lieu.csv", "line": 2}


def test_a_table_without_end_is_refused() -> None:
    read_csv("a\n" * MOST_ROWS, name="so-lieu.csv")

    with pytest.raises(CsvTooLong) as refused:
        read_csv("a\n" * (MOST_ROWS + 1), name="so-lieu.csv")

    assert refused.value.grounds == {"name": "so-lieu.csv", "limit": MOST_ROWS}
