"""What an officer finds in the workbook besides points: heads, places, notes where nothing computes."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.examples import BLOCK, NAMES, example
from tests.outside.workbook.kinds import KINDS
from tests.rubrics import a_criterion, a_figure, a_group, a_rubric, sheets
from thidua.core.rubric.formula import nodes as f
from thidua.core.rubric.formula.nodes import Formula
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import FigureKind
from thidua.outside.workbook import ScoredBlock, write_workbook
from thidua.outside.workbook.cells import NOT_LIVE
from thidua.outside.workbook.layout import sheet_name
from thidua.outside.workbook.notation import DEEPEST, LONGEST, fits
from thidua.outside.workbook.writing import PLACES_STAND


def opened(block: ScoredBlock) -> Workbook:
    return load_workbook(BytesIO(write_workbook(block)))


def scored_by(formula: Formula) -> ScoredBlock:
    rubric = a_rubric(a_group("1", a_criterion("1.1", formula)), declared=(a_figure("a"),))
    given = sheets(A={"a": 5})
    return ScoredBlock(rubric, given, score_block(rubric, given))


def example_block() -> ScoredBlock:
    one = example(BLOCK)
    return ScoredBlock(one.rubric, one.verified, one.score, one.claims)


def test_the_same_block_gives_the_same_bytes() -> None:
    first, second = (write_workbook(example_block()) for _ in range(2))

    same = first == second
    assert same
    assert load_workbook(BytesIO(first)).properties.created == datetime(2024, 1, 1)  # noqa: DTZ001 - as it is read


def test_the_summary_comes_first_and_says_what_does_not_compute() -> None:
    book = opened(example_block())

    first = book.worksheets[0]
    assert first.title == "Tổng hợp"
    assert [cell.value for cell in first[1]] == ["Mã", "Đơn vị", "Tổng điểm", "Hạng", "Xếp loại"]
    assert [cell.value for cell in first[6]][1::2] == ["Công an tỉnh", 1]
    assert [row[0].value for row in first.iter_rows()][-1] == PLACES_STAND
    assert [sheet.title for sheet in book][1:] == ["Số liệu", "Điểm", "Tự chấm", "Phụ trợ"]


def test_figures_and_points_stand_under_their_names_titles_and_maxima() -> None:
    book = opened(example_block())

    figures, points = book["Số liệu"], book["Điểm"]
    assert [figures["C1"].value, figures["C3"].value] == ["nv_hoan_thanh", "nhiệm vụ"]
    assert [points[f"C{line}"].value for line in (1, 3)] == ["1.1", 10]
    assert points["B3"].value == "Điểm tối đa"
    assert [figures["A4"].value, figures["B4"].value] == ["SNV", "Sở Nội vụ"]


def test_days_texts_lists_and_nothing_stand_as_they_were_given() -> None:
    sheet = opened(KINDS["steps"])["Số liệu"]
    heads = [str(cell.value) for cell in sheet[1]]
    line = dict(zip(heads, [cell.value for cell in sheet[4]], strict=True))
    third = dict(zip(heads, [cell.value for cell in sheet[6]], strict=True))

    assert (line["a"], line["n"], line["muc"]) == (97.8, 3, "TỐT")
    assert line["ngay"] == datetime(2024, 11, 20)  # noqa: DTZ001 - a spreadsheet's day has no zone
    assert [line["ds"], line["ds.1"], line["ds.2"]] == [5, 8, 7.5]
    assert [line["cap"], line["cap.2"]] == [3, 3]
    assert str(line["ty_le"]).startswith("=IFERROR(")
    assert third["a"] is None


def test_a_unit_that_is_not_ranked_has_no_place() -> None:
    one = example("so-tnmt-tien-giang-2022")

    first = opened(ScoredBlock(one.rubric, one.verified, one.score)).worksheets[0]

    by_unit = {row[0].value: (row[2].value, row[3].value) for row in first.iter_rows(max_row=5)}
    assert by_unit["P3"][1] is None
    assert by_unit["P1"][1] == 1


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        pytest.param("ambiguous", {"1", "bang"}, id="a row that may leave in two ways"),
        pytest.param("PEERS_MEAN PEERS_MEAN", {"9"}, id="the mean of other units' groups"),
    ],
)
def test_a_cell_that_does_not_compute_says_so_in_a_note(kind: str, cells: set[str]) -> None:
    book = opened(KINDS[kind])

    points = book["Điểm"]
    noted = {
        str(points.cell(1, cell.column or 1).value): (cell.comment.text, cell.data_type)
        for row in points.iter_rows(min_row=4)
        for cell in row
        if cell.comment is not None
    }
    assert set(noted) == cells
    assert {text for text, _ in noted.values()} == {NOT_LIVE}
    assert all(kind != "f" for _, kind in noted.values())
    said = [str(row[0].value) for row in book.worksheets[0].iter_rows()][-1]
    assert said.startswith("Số ô chỉ ghi kết quả")


def deep(levels: int) -> Formula:
    formula: Formula = f.Figure("a")
    for _ in range(levels):
        formula = f.Sum((formula, f.Number(Fraction(0))))
    return formula


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param(deep(DEEPEST + 1), id="too deep"),
        pytest.param(f.Sum((f.Figure("a"),) * 300), id="too long"),
    ],
)
def test_a_formula_that_no_spreadsheet_takes_is_left_out_with_a_note(formula: Formula) -> None:
    block = scored_by(formula)

    cell = opened(block)["Điểm"]["C4"]

    assert cell.value == float(block.score.units[0].last.base.children[0].points)
    assert cell.comment is not None


def test_a_long_formula_that_stays_flat_is_written() -> None:
    cell = opened(scored_by(f.Sum((f.Figure("a"),) * 90)))["Phụ trợ"]["A4"]

    assert str(cell.value).count("(") > DEEPEST
    assert cell.comment is None


@pytest.mark.parametrize(
    ("formula", "fitting"),
    [
        pytest.param("1" * (LONGEST - 1), True, id="as long as may be"),
        pytest.param("1" * LONGEST, False, id="too long"),
        pytest.param("(" * DEEPEST + ")" * DEEPEST, True, id="as deep as may be"),
        pytest.param("(" * (DEEPEST + 1) + ")" * (DEEPEST + 1), False, id="too deep"),
        pytest.param("()" * (DEEPEST + 1), True, id="flat"),
    ],
)
def test_what_a_spreadsheet_takes(formula: str, fitting: bool) -> None:  # noqa: FBT001 - a column of the table
    assert fits(formula) is fitting


@pytest.mark.parametrize(
    ("period", "name"),
    [
        pytest.param("", "Điểm", id="one round"),
        pytest.param("HK1", "Điểm HK1", id="a round"),
        pytest.param(
            "Quý 1/2024 [nháp]'", "Điểm Quý 1-2024 -nháp--", id="signs that no sheet may have"
        ),
        pytest.param("x" * 40, "Điểm " + "x" * 26, id="a long name"),
    ],
)
def test_a_sheet_is_named_for_its_round(period: str, name: str) -> None:
    assert sheet_name("Điểm", period) == name


def test_every_cell_of_the_examples_computes() -> None:
    for name in NAMES:
        one = example(name)
        book = opened(ScoredBlock(one.rubric, one.verified, one.score, one.claims))

        noted = [cell for sheet in book for row in sheet for cell in row if cell.comment]
        assert noted == []


def test_a_figure_that_the_block_lacks_is_an_empty_cell_to_be_filled() -> None:
    rubric = a_rubric(
        a_group("1", a_criterion("1.1", f.Figure("n"))),
        declared=(a_figure("n", FigureKind.COUNT), a_figure("ds", FigureKind.LIST)),
    )
    given = sheets(A={})
    score = score_block(rubric, given)

    sheet = opened(ScoredBlock(rubric, given, score))["Số liệu"]

    assert [sheet["C4"].value, sheet["D4"].value] == [None, None]
