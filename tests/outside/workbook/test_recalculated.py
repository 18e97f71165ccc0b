"""LibreOffice recalculates our workbooks and gets the core's points, in every cell."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.examples import NAMES, Example, example
from tests.outside.workbook.expected import departures
from tests.outside.workbook.recalculation import Cells, recalculated, stored, with_cell
from thidua.core.ranking.what_if import with_figure
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.scoring import score_block
from thidua.outside.workbook import ScoredBlock, write_workbook
from thidua.outside.workbook.layout import FIGURES, lay_out


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of one unit, changed by an officer in the spreadsheet."""

    unit: str
    figure: str
    value: int | str
    period: str = ""


CHANGES = {
    "khoi-noi-chinh-bac-kan-2024": Change("TA", "nv_hoan_thanh", 1_111),
    "so-tnmt-tien-giang-2022": Change("P2", "C3.3", 5),
    "cong-doan-6-don-vi": Change("CSD", "giai", 9, "HK2"),
    "thi-dua-lop-tuan": Change("6A1", "ve_sinh", 3),
    "diem-ren-luyen": Change("A", "mat_1", 3),
    "diem-phong-trao": Change("E", "tinh_nguyen", 6),
    "cham-nhieu-giam-khao": Change("A", "do_kho", 3),
}


def block_of(one: Example) -> ScoredBlock:
    return ScoredBlock(one.rubric, one.verified, one.score, one.claims)


def changed_block(one: Example, change: Change) -> ScoredBlock:
    """Score the example by the core with the figure changed."""
    value: FigureValue = change.value
    given = with_figure(one.verified, change.unit, change.figure, value, period=change.period)
    score = score_block(one.rubric, given, claims=one.claims)
    return ScoredBlock(one.rubric, given, score, one.claims)


def changed_book(one: Example, change: Change) -> bytes:
    """Write the example's workbook and change the figure in its cell."""
    layout = lay_out(one.rubric, one.verified, change.period)
    cell = layout.row_of(change.unit), layout.figures[change.figure] + 1
    return with_cell(write_workbook(block_of(one)), layout.sheet(FIGURES), cell, change.value)


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cells]:
    """Recalculate every example, as it is and with its change, in one start of LibreOffice."""
    books = {name: write_workbook(block_of(example(name))) for name in NAMES}
    for name, change in CHANGES.items():
        books[f"{name}-changed"] = changed_book(example(name), change)
    return recalculated(tmp_path_factory.mktemp("examples"), books)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_an_example_is_recalculated_to_the_same_points(
    name: str, computed: dict[str, Cells]
) -> None:
    assert departures(computed[name], block_of(example(name))) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_changed_in_the_workbook_changes_the_same_points(
    name: str, computed: dict[str, Cells]
) -> None:
    one, change = example(name), CHANGES[name]
    changed = changed_block(one, change)

    assert departures(computed[f"{name}-changed"], block_of(one)) != []
    assert departures(computed[f"{name}-changed"], changed) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_carries_its_points_for_viewers_that_do_not_compute(name: str) -> None:
    block = block_of(example(name))

    assert departures(stored(write_workbook(block)), block) == []
