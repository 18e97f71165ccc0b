"""Figures of a block are written as a document that reads back as the very same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.rubrics import a_figure, a_rubric
from thidua.core.rubric.document import Node, Sequence, Text
from thidua.core.rubric.figures import Figures, FigureValue, figures, sheet
from thidua.core.rubric.figures_reading import read_figures
from thidua.core.rubric.figures_writing import figures_document
from thidua.core.rubric.formula.nodes import Figure
from thidua.core.rubric.table import FigureKind, Rubric

DECLARED = (
    a_figure("so_vu", FigureKind.COUNT),
    a_figure("diem", FigureKind.NUMBER),
    a_figure("co", FigureKind.YES_NO),
    a_figure("xep", FigureKind.LEVEL, levels=("TOT", "null"), titles=("Tốt", "Không")),
    a_figure("loi", FigureKind.LEVEL),
    a_figure("nop", FigureKind.DATE),
    a_figure("ds", FigureKind.LIST),
    a_figure("cap", FigureKind.LIST, columns=2),
    a_figure("tinh", formula=Figure("so_vu")),
)
ONE_ROUND = a_rubric(declared=DECLARED)
ROUNDS = a_rubric(declared=DECLARED, periods=("HK1", "HK2"))
NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(str).map(Fraction)
EXACT = NUMBERS.map(lambda number: number.numerator if number.denominator == 1 else number)
ITEM = st.none() | EXACT
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "so_vu": st.none() | st.integers(0, 10**9),
        "diem": st.none() | EXACT,
        "co": st.sampled_from([None, 0, 1]),
        "xep": st.sampled_from([None, "TOT", "null"]),
        "loi": st.none() | st.text("aé: #-~'\"", max_size=5).map(str.strip),
        "nop": st.none() | st.dates(),
        "ds": st.none() | st.lists(ITEM, max_size=3).map(tuple),
        "cap": st.none() | st.lists(st.tuples(ITEM, ITEM), max_size=2).map(tuple),
    },
)
UNITS = st.lists(st.sampled_from(["SNV", "STP", "CA"]), unique=True, max_size=3)
Written = Mapping[tuple[str, str], Mapping[str, FigureValue]]


def given_figures(periods: tuple[str, ...]) -> st.SearchStrategy[tuple[Figures, Figures]]:
    """Give verified and reported figures of the same sheets: every unit has one, in some rounds."""
    rounds = st.lists(st.sampled_from(periods), unique=True, min_size=1).map(
        lambda some: [period for period in periods if period in some]
    )
    both = st.tuples(VALUES, VALUES)
    blocks = UNITS.flatmap(
        lambda units: st.tuples(
            *(
                rounds.flatmap(
                    lambda some, unit=unit: st.tuples(  # type: ignore[misc]  # the default binds the unit
                        *(st.tuples(st.just((unit, period)), both) for period in some)
                    )
                )
                for unit in units
            )
        )
    )
    return blocks.map(_block)


def _block(
    units: tuple[tuple[tuple[tuple[str, str], tuple[Mapping[str, FigureValue], ...]], ...], ...],
) -> tuple[Figures, Figures]:
    flat = [one for unit in units for one in unit]
    verified, reported = (
        figures(sheet(unit, values[kind], period=period) for (unit, period), values in flat)
        for kind in (0, 1)
    )
    return verified, reported


def read_again(rubric: Rubric, verified: Figures, reported: Figures) -> tuple[Figures, Figures]:
    """Write figures, read them, and give both kinds; where none differ there is but one."""
    document = figures_document(rubric, verified, reported, note="Khối")
    reading = read_figures(document, rubric)
    assert reading.findings == ()
    assert reading.verified is not None
    return reading.verified, reading.reported or reading.verified


@given(given_figures(("",)))
def test_figures_read_back_as_they_were(both: tuple[Figures, Figures]) -> None:
    assert read_again(ONE_ROUND, *both) == both


@given(given_figures(("HK1", "HK2")))
def test_figures_of_rounds_read_back_as_they_were(both: tuple[Figures, Figures]) -> None:
    assert read_again(ROUNDS, *both) == both


def test_a_unit_that_verified_none_and_reported_some_is_written_too() -> None:
    reported = figures([sheet("CA", {"so_vu": 3})])

    verified, again = read_again(ONE_ROUND, figures([]), reported)

    assert (verified, again) == (figures([sheet("CA", {})]), reported)


def test_a_unit_without_any_sheet_of_the_rounds_is_still_a_unit() -> None:
    nothing = figures([sheet("CA", {})])

    verified, reported = read_again(ROUNDS, nothing, nothing)

    assert verified.units() == reported.units() == ("CA",)


def test_what_the_rubric_does_not_know_is_left_out() -> None:
    given_now = figures([sheet("CA", {"so_vu": 3, "la": 1, "tinh": 2})])

    verified, _ = read_again(ONE_ROUND, given_now, given_now)

    assert verified == figures([sheet("CA", {"so_vu": 3})])


def test_only_what_differs_is_written_of_what_was_reported() -> None:
    verified = figures([sheet("CA", {"so_vu": 3, "co": None, "nop": date(2024, 6, 20)})])
    reported = figures(
        [sheet("CA", {"so_vu": 5, "nop": date(2024, 6, 20), "diem": Fraction("1.005")})]
    )

    document = figures_document(ONE_ROUND, verified, reported, note="Khối thi đua: 2024")

    assert plain(document) == {
        "so_lieu": "1",
        "bang_tieu_chi": ONE_ROUND.id,
        "ghi_chu": "Khối thi đua: 2024",
        "don_vi": {
            "CA": {
                "tham_dinh": {"so_vu": "3", "co": None, "nop": "2024-06-20"},
                "tu_bao_cao": {"so_vu": "5", "diem": "1.0050"},
                "khong_bao_cao": ["co"],
            }
        },
    }


def test_where_nothing_differs_the_verified_stand_alone() -> None:
    same = figures([sheet("CA", {"so_vu": 3})])

    units = figures_document(ONE_ROUND, same, same, note="").get("don_vi")

    assert units is not None
    assert plain(units) == {"CA": {"tham_dinh": {"so_vu": "3"}}}


def test_another_rubric_is_named() -> None:
    other = replace(ONE_ROUND, id="bang-khac")

    document = figures_document(other, figures([]), figures([]), note="")

    assert plain(document) == {
        "so_lieu": "1",
        "bang_tieu_chi": "bang-khac",
        "ghi_chu": "",
        "don_vi": {},
    }


def plain(node: Node) -> object:
    """Give a document as plain values: texts, lists, mappings, and None for null."""
    match node:
        case Text():
            return None if node.is_null else node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case _:
            return {key.value: plain(value) for key, value in node.pairs}
