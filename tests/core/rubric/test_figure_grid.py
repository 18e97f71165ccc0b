"""Figures are read from a grid of cells, or nothing is and every reason is told with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import E, Told, W, told
from tests.rubrics import a_figure, a_rubric
from thidua.core.rubric.figure_grid import Cell, CellKind, Row, read_grid
from thidua.core.rubric.figures import Figures, FigureValue
from thidua.core.rubric.figures_reading import FiguresReading
from thidua.core.rubric.formula.nodes import Figure
from thidua.core.rubric.table import FigureKind, UnitEntry

DECLARED = (
    a_figure("so_vu", FigureKind.COUNT),
    replace(a_figure("ty_le", FigureKind.PERCENT), title="Tỷ lệ"),
    a_figure("so", FigureKind.NUMBER),
    a_figure("xep", FigureKind.LEVEL, levels=("TOT", "KHA")),
    a_figure("nop", FigureKind.DATE),
    a_figure("ds", FigureKind.LIST),
    a_figure("tinh", formula=Figure("so_vu")),
)
UNITS = tuple(UnitEntry(code, f"Sở {code}", "", None, None) for code in ("SNV", "STP"))
BLOCK = replace(a_rubric(declared=DECLARED), units=UNITS)
ROUNDS = replace(a_rubric(declared=DECLARED, periods=("HK1", "HK2")), units=UNITS)
LETTERS = "ABCDEFGH"
Text = str | Cell


def kind(text: str, of: CellKind) -> Cell:
    """Make a cell of a kind; the grid gives it its place."""
    return Cell(text, of, "", 0)


def grid(*rows: list[Text]) -> tuple[Row, ...]:
    """Place rows of texts as in a sheet: the second cell of the third row is at B3."""
    made: list[Row] = []
    for line, row in enumerate(rows, start=1):
        cells = [kind(one, CellKind.TEXT) if isinstance(one, str) else one for one in row]
        made.append(
            tuple(
                replace(cell, place=f"S!{letter}{line}", line=line)
                for letter, cell in zip(LETTERS, cells, strict=False)
            )
        )
    return tuple(made)


def read(*rows: list[Text], rounds: bool = False) -> FiguresReading:
    return read_grid(grid(*rows), ROUNDS if rounds else BLOCK)


Sheets = list[tuple[str, str, Mapping[str, FigureValue]]]


def sheets(figures: Figures) -> Sheets:
    return [(one.unit, one.period, dict(one.values)) for one in figures.sheets]


def verified(*rows: list[Text], rounds: bool = False) -> Sheets:
    reading = read(*rows, rounds=rounds)
    assert reading.findings == ()
    assert reading.verified is not None
    return sheets(reading.verified)


# --- what is read --------------------------------------------------------------------------------


def test_a_row_is_a_unit_and_a_column_a_figure() -> None:
    assert verified(["don_vi", "so_vu", "ty_le"], ["STP", "3", "97,5"], ["SNV", "", "50%"]) == [
        ("STP", "", {"so_vu": 3, "ty_le": Fraction("97.5")}),
        ("SNV", "", {"ty_le": 50}),
    ]


def test_figures_and_units_may_be_called_by_their_titles() -> None:
    assert verified([" Don_Vi ", "TỶ LỆ", "so_vu"], [" Sở STP ", "1", "2"], ["SNV"]) == [
        ("STP", "", {"ty_le": 1, "so_vu": 2}),
        ("SNV", "", {}),
    ]


def test_a_code_means_its_own_unit_whatever_others_are_called() -> None:
    crossed = (UnitEntry("A", "B", "", None, None), UnitEntry("B", "A", "", None, None))
    rows = grid(["don_vi", "so_vu"], ["A", "1"], ["B", "2"])

    reading = read_grid(rows, replace(BLOCK, units=crossed))

    assert reading.verified is not None
    assert [(one.unit, one.values["so_vu"]) for one in reading.verified.sheets] == [
        ("A", 1),
        ("B", 2),
    ]


def test_any_unit_may_stand_where_the_rubric_names_none() -> None:
    reading = read_grid(grid(["don_vi", "so_vu"], ["ABC", "1"]), a_rubric(declared=DECLARED))

    assert reading.findings == ()
    assert reading.verified is not None
    assert reading.verified.units() == ("ABC",)


def test_verified_and_reported_figures_stand_in_rows_of_their_own() -> None:
    reading = read(
        ["don_vi", "LOAI", "so_vu", "so", "ky"],
        ["SNV", "tu_bao_cao", "5", "", "HK2"],
        ["SNV", " Tham_dinh ", "3", "7", "HK2"],
        ["STP", "", "1", "", "HK1"],
        rounds=True,
    )

    assert reading.findings == ()
    assert reading.verified is not None
    assert reading.reported is not None
    assert sheets(reading.verified) == [
        ("SNV", "HK2", {"so_vu": 3, "so": 7}),
        ("STP", "HK1", {"so_vu": 1}),
    ]
    assert sheets(reading.reported) == [
        ("SNV", "HK2", {"so_vu": 5, "so": 7}),
        ("STP", "HK1", {"so_vu": 1}),
    ]


def test_without_reported_figures_there_are_none() -> None:
    reading = read(
        ["don_vi", "loai", "so_vu"], ["SNV", "tham_dinh", "1"], ["SNV", "tu_bao_cao", ""]
    )

    assert reading.verified is not None
    assert reading.reported is None


def test_a_unit_that_only_reported_has_nothing_verified() -> None:
    reading = read(["don_vi", "loai", "so_vu"], ["SNV", "tu_bao_cao", "1"], ["STP", "", "2"])

    assert reading.verified is not None
    assert reading.reported is not None
    assert [dict(one.values) for one in reading.verified.sheets] == [{}, {"so_vu": 2}]
    assert [dict(one.values) for one in reading.reported.sheets] == [{"so_vu": 1}, {"so_vu": 2}]


def test_rounds_stand_in_a_column() -> None:
    rows: list[list[Text]] = [["don_vi", "ky", "so_vu"], ["SNV", " HK2 ", "2"], ["SNV", "HK1", "1"]]

    assert verified(*rows, rounds=True) == [
        ("SNV", "HK2", {"so_vu": 2}),
        ("SNV", "HK1", {"so_vu": 1}),
    ]


def test_a_sheet_may_be_turned() -> None:
    assert verified(["SO_LIEU", "SNV", "STP"], ["so_vu", "1", "2"], ["ty_le", "", "50"]) == [
        ("SNV", "", {"so_vu": 1}),
        ("STP", "", {"so_vu": 2, "ty_le": 50}),
    ]


def test_a_turned_sheet_may_have_short_rows_rounds_and_columns_without_anything() -> None:
    rows: list[list[Text]] = [
        ["so_lieu", "SNV", "", "SNV"],
        ["ky", "HK1", "", "HK2"],
        ["so_vu", "1"],
        ["so", "3", " ", "4"],
    ]

    assert verified(*rows, rounds=True) == [
        ("SNV", "HK1", {"so_vu": 1, "so": 3}),
        ("SNV", "HK2", {"so": 4}),
    ]


@pytest.mark.parametrize("text", ["null", "-", "–", " - "])
def test_a_dash_says_that_there_is_nothing(text: str) -> None:
    assert verified(["don_vi", "so_vu"], ["SNV", text]) == [("SNV", "", {"so_vu": None})]


NUMBER, DATE, FORMULA, ERROR = CellKind.NUMBER, CellKind.DATE, CellKind.FORMULA, CellKind.ERROR


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("so", kind("1.125", NUMBER), Fraction("1.125")),
        ("so", kind("97.8", NUMBER), Fraction("97.8")),
        ("so_vu", kind("1000", NUMBER), 1000),
        ("ds", kind("8.125", NUMBER), (Fraction("8.125"),)),
        ("ds", "8; 7,5", (8, Fraction("7.5"))),
        ("xep", "tot", "TOT"),
        ("nop", kind("2024-03-15", DATE), date(2024, 3, 15)),
        ("nop", "15/03/2024", date(2024, 3, 15)),
    ],
)
def test_cells_are_read_by_the_declarations(name: str, cell: Text, value: object) -> None:
    assert verified(["don_vi", name], ["SNV", cell]) == [("SNV", "", {name: value})]


# --- what is wrong with cells --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "cell", "wrong", "given", "expected"),
    [
        ("so", kind("=A1", FORMULA), "formula_without_value", "=A1", ""),
        ("so", kind("#REF!", ERROR), "error_in_cell", "#REF!", ""),
        ("nop", kind("45352", NUMBER), "date_as_number", "45352", ""),
        ("so", kind("2024-02-01", DATE), "number_as_date", "2024-02-01", ""),
        ("xep", kind("2024-02-01", DATE), "number_as_date", "2024-02-01", ""),
        ("nop", kind("=A1", FORMULA), "formula_without_value", "=A1", ""),
        ("so_vu", "-1", "negative_count", "-1", ""),
        ("so_vu", kind("1.5", NUMBER), "not_whole", "1.50", ""),
        ("ty_le", "101", "above_bound", "101", "100"),
        ("so", "1.010", "number_doubtful", "1.010", "1010"),
        ("so", "mười", "not_a_number", "mười", ""),
        ("so", "9" * 31, "number_too_long", "9" * 31, "30"),
        ("xep", "XS", "unknown_level", "XS", "TOT, KHA"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_with_its_place(
    name: str, cell: Text, wrong: str, given: str, expected: str
) -> None:
    reading = read(["don_vi", name], ["STP", ""], ["SNV", cell])

    assert (reading.verified, reading.reported) == (None, None)
    facts = {"name": name, "given": given, "expected": expected}
    assert told(reading.findings) == [(wrong, "S!B3", 3, facts)]


def test_a_cell_of_a_million_digits_is_told_in_a_few_words() -> None:
    reading = read(["don_vi", "so"], ["SNV", "9" * 1_000_000])

    assert [finding.kind for finding in reading.findings] == ["number_too_long"]
    assert reading.findings[0].detail("given") == "9" * 200 + "…"


# --- what is wrong with the sheet ----------------------------------------------------------------

HEADING: list[Text] = ["don_vi", "so_vu"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], [("no_unit_column", "", 0, {})]),
        ([["", ""], [" "]], [("no_unit_column", "", 0, {})]),
        ([[""], ["Biểu 1"], HEADING], [("no_unit_column", "S!A2", 2, {})]),
        ([["so_vu", "don_vi"], ["1", "SNV"]], [("no_unit_column", "S!A1", 1, {})]),
        (
            [["don_vi", "so_vuu", "khac"], ["SNV", "1", "2"]],
            [
                ("unknown_figure", "S!B1", 1, {"name": "so_vuu", "suggestion": "so_vu"}),
                ("unknown_figure", "S!C1", 1, {"name": "khac", "suggestion": ""}),
            ],
        ),
        (
            [["don_vi", "so_vu", "ty_le", "Tỷ lệ", " so_vu "], ["SNV", "1"]],
            [
                ("column_twice", "S!D1", 1, {"name": "Tỷ lệ"}),
                ("column_twice", "S!E1", 1, {"name": "so_vu"}),
            ],
        ),
        (
            [["don_vi", "so_vu", "Don_vi"], ["SNV", "1", "SNV"]],
            [("column_twice", "S!C1", 1, {"name": "Don_vi"})],
        ),
        (
            [["don_vi", "tinh"], ["SNV", "1"]],
            [("figure_is_derived", "S!B1", 1, {"name": "tinh"})],
        ),
        (
            [["don_vi", "", "so_vu", ""], ["SNV", "", "1", ""], ["STP", " x ", "1", "y"]],
            [("cell_without_heading", "S!B3", 3, {"given": "x"})],
        ),
        (
            [HEADING, ["SNV", "1", "", "", "x", "y"]],
            [("too_many_cells", "S!E2", 2, {"given": "6", "expected": "2"})],
        ),
        ([HEADING, ["", "1"]], [("no_unit", "S!A2", 2, {})]),
        (
            [HEADING, ["SNVV", "1"], ["khác", "2"]],
            [
                ("unknown_unit", "S!A2", 2, {"unit": "SNVV", "suggestion": "SNV"}),
                ("unknown_unit", "S!A3", 3, {"unit": "khác", "suggestion": ""}),
            ],
        ),
        (
            [HEADING, ["SNV", "1"], ["STP", "1"], ["Sở SNV", "2"], ["SNV", "3"]],
            [
                ("unit_twice", "S!A4", 4, {"unit": "SNV", "first": "2"}),
                ("unit_twice", "S!A5", 5, {"unit": "SNV", "first": "2"}),
            ],
        ),
        (
            [["don_vi", "loai", "so_vu"], ["SNV", "tham_din", "1"]],
            [
                (
                    "unknown_word",
                    "S!B2",
                    2,
                    {"given": "tham_din", "words": "tham_dinh, tu_bao_cao"},
                )
            ],
        ),
        (
            [["don_vi", "ky", "so_vu"], ["SNV", "HK1", "1"]],
            [("unknown_period_of_row", "S!B2", 2, {"name": "HK1", "near": ""})],
        ),
    ],
)
def test_a_sheet_with_an_error_gives_no_figures(
    rows: list[list[Text]], expected: list[Told]
) -> None:
    reading = read(*rows)

    assert (reading.verified, reading.reported) == (None, None)
    assert told(reading.findings) == expected


def test_a_year_of_rounds_needs_the_round_of_each_row() -> None:
    assert told(read(HEADING, ["SNV", "1"], rounds=True).findings) == [
        ("unknown_period_of_row", "S!A2", 2, {"name": "", "near": ""})
    ]
    assert told(read(["don_vi", "ky"], ["SNV", "HK3"], ["SNV", ""], rounds=True).findings) == [
        ("unknown_period_of_row", "S!B2", 2, {"name": "HK3", "near": "HK2"}),
        ("unknown_period_of_row", "S!B3", 3, {"name": "", "near": ""}),
    ]


def test_what_is_wrong_in_a_turned_sheet_keeps_its_place() -> None:
    reading = read(["so_lieu", "SNV", "ABC"], ["so_vu", "x"], ["la", "1"])

    assert told(reading.findings) == [
        ("unknown_figure", "S!A3", 3, {"name": "la", "suggestion": ""}),
        ("not_a_number", "S!B2", 2, {"name": "so_vu", "given": "x", "expected": ""}),
        ("unknown_unit", "S!C1", 1, {"unit": "ABC", "suggestion": ""}),
    ]


def test_after_two_hundred_findings_no_more_names_are_suggested() -> None:
    rows: list[list[Text]] = [["SNVV", "1"]] * 201

    reading = read(HEADING, *rows)

    wrong = [one for one in reading.findings if one.kind == "unknown_unit"]
    assert [one.detail("suggestion") for one in wrong] == ["SNV"] * 101 + [""] * 100


def test_a_figure_of_no_unit_in_a_turned_sheet_is_told_where_its_heading_begins() -> None:
    reading = read(["so_lieu", "SNV"], ["so_vu", "1", "2"])

    assert told(reading.findings) == [("no_unit", "S!A1", 1, {})]


# --- blank rows ----------------------------------------------------------------------------------


def test_blank_rows_between_figures_are_passed_over_and_told_once() -> None:
    reading = read([], [""], HEADING, ["", " "], [""], ["SNV", "1"], [], ["STP", "2"], [""])

    assert reading.verified is not None
    assert reading.verified.units() == ("SNV", "STP")
    assert told(reading.findings, W) == [
        ("blank_row", "S!A4", 4, {}),
        ("blank_row", "S!A6", 6, {}),
    ]


def test_a_blank_row_and_an_error_are_both_told() -> None:
    reading = read(HEADING, [""], ["SNV", "x"])

    assert reading.verified is None
    assert [(one.kind, one.severity) for one in reading.findings] == [
        ("blank_row", W),
        ("not_a_number", E),
    ]
