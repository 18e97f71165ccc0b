"""Figures of a whole block are read from a document, or nothing is and every reason is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, told
from tests.core.rubric.shapes.world import written
from tests.rubrics import a_figure, a_rubric
from thidua.core.rubric.figures import FigureValue, Sheet
from thidua.core.rubric.figures_reading import FiguresReading, read_figures
from thidua.core.rubric.formula.nodes import Figure
from thidua.core.rubric.table import FigureKind, UnitEntry

DECLARED = (
    a_figure("so_vu", FigureKind.COUNT),
    a_figure("ty_le", FigureKind.PERCENT),
    a_figure("xep", FigureKind.LEVEL, levels=("TOT", "KHA"), titles=("Tốt", "Khá")),
    a_figure("nop", FigureKind.DATE),
    a_figure("ds", FigureKind.LIST),
    a_figure("cap", FigureKind.LIST, columns=2),
    a_figure("tinh", formula=Figure("so_vu")),
)
UNITS = tuple(UnitEntry(code, f"Sở {code}", "", None, None) for code in ("SNV", "STP"))
BLOCK = replace(a_rubric(declared=DECLARED), units=UNITS)
ROUNDS = replace(a_rubric(declared=DECLARED, periods=("HK1", "HK2")), units=UNITS)
HEAD = "so_lieu: 1\nbang_tieu_chi: bang-thu\n"


def read(text: str, *, rounds: bool = False) -> FiguresReading:
    return read_figures(written(text), ROUNDS if rounds else BLOCK)


def sheets(found: tuple[Sheet, ...]) -> list[tuple[str, str, Mapping[str, FigureValue]]]:
    return [(one.unit, one.period, dict(one.values)) for one in found]


def verified(
    text: str, *, rounds: bool = False
) -> list[tuple[str, str, Mapping[str, FigureValue]]]:
    reading = read(HEAD + text, rounds=rounds)
    assert reading.findings == ()
    assert reading.verified is not None
    return sheets(reading.verified.sheets)


# --- what is read --------------------------------------------------------------------------------


def test_figures_at_once_are_the_verified_ones() -> None:
    reading = read(HEAD + "ghi_chu: Thử\ndon_vi:\n  STP: {so_vu: 3, ty_le: '97,5'}\n  SNV: {}")

    assert reading.findings == ()
    assert reading.verified is not None
    assert sheets(reading.verified.sheets) == [
        ("STP", "", {"so_vu": 3, "ty_le": Fraction("97.5")}),
        ("SNV", "", {}),
    ]
    assert reading.reported is None


def test_what_a_unit_reported_otherwise_stands_beside_what_was_verified() -> None:
    reading = read(
        HEAD + "don_vi:\n  SNV: {tham_dinh: {so_vu: 3, ty_le: 50}, tu_bao_cao: {so_vu: 5}}\n"
        "  STP: {tham_dinh: {so_vu: 1}, tu_bao_cao: }"
    )

    assert reading.findings == ()
    assert reading.verified is not None
    assert reading.reported is not None
    assert sheets(reading.verified.sheets) == [
        ("SNV", "", {"so_vu": 3, "ty_le": 50}),
        ("STP", "", {"so_vu": 1}),
    ]
    assert sheets(reading.reported.sheets) == [
        ("SNV", "", {"so_vu": 5, "ty_le": 50}),
        ("STP", "", {"so_vu": 1}),
    ]


def test_what_a_unit_reported_nothing_of_is_left_out_of_its_report() -> None:
    reading = read(
        HEAD + "don_vi:\n  SNV: {tham_dinh: {so_vu: 3, ty_le: 50}, khong_bao_cao: [so_vu]}\n"
        "  STP: {tham_dinh: {so_vu: 1, ty_le: 2}, tu_bao_cao: {so_vu: 4}, khong_bao_cao: ty_le}"
    )

    assert reading.findings == ()
    assert reading.verified is not None
    assert reading.reported is not None
    assert sheets(reading.verified.sheets) == [
        ("SNV", "", {"so_vu": 3, "ty_le": 50}),
        ("STP", "", {"so_vu": 1, "ty_le": 2}),
    ]
    assert sheets(reading.reported.sheets) == [
        ("SNV", "", {"ty_le": 50}),
        ("STP", "", {"so_vu": 4}),
    ]


def test_a_figure_left_out_of_a_report_must_be_one_of_the_rubric() -> None:
    reading = read(
        HEAD + "don_vi:\n  SNV:\n    tham_dinh: {so_vu: 3}\n    khong_bao_cao: [so_vu, so_vo]"
    )

    (found,) = reading.findings
    assert (found.kind, found.path, found.line) == ("unknown_figure", "don_vi/SNV/so_vo", 6)
    assert (found.detail("name"), found.detail("suggestion")) == ("so_vo", "so_vu")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("{tham_dinh: {so_vu: 1}}", False),
        ("{tham_dinh: {so_vu: 1}, tu_bao_cao: {}}", False),
        ("{tu_bao_cao: {so_vu: 1}}", True),
        ("{khong_bao_cao: [so_vu]}", True),
    ],
)
def test_reported_figures_are_there_where_any_unit_gave_them(text: str, *, reported: bool) -> None:
    reading = read(f"{HEAD}don_vi:\n  SNV: {text}\n  STP: {{}}")

    assert reading.findings == ()
    assert (reading.reported is not None) is reported


def test_the_rubric_need_not_be_named() -> None:
    reading = read("so_lieu: 1\ndon_vi: {SNV: {so_vu: 1}}")

    assert reading.findings == ()
    assert reading.verified is not None


def test_a_unit_with_nothing_under_it_is_a_unit_that_left_all_out() -> None:
    assert verified("don_vi:\n  SNV:\n  STP: {so_vu: }") == [
        ("SNV", "", {}),
        ("STP", "", {"so_vu": None}),
    ]


def test_a_year_of_rounds_has_a_sheet_for_each_round_given() -> None:
    text = "don_vi:\n  SNV: {HK2: {so_vu: 2}, HK1: {tham_dinh: {so_vu: 1}}}\n  STP: {HK1: }"

    assert verified(text, rounds=True) == [
        ("SNV", "HK2", {"so_vu": 2}),
        ("SNV", "HK1", {"so_vu": 1}),
        ("STP", "HK1", {}),
    ]


def test_what_was_reported_stands_in_its_round() -> None:
    reading = read(HEAD + "don_vi: {SNV: {HK2: {tu_bao_cao: {so_vu: 2}}}}", rounds=True)

    assert reading.reported is not None
    assert sheets(reading.reported.sheets) == [("SNV", "HK2", {"so_vu": 2})]


@pytest.mark.parametrize("text", ["SNV:", "SNV: {}"])
def test_a_unit_without_any_round_is_still_a_unit(text: str) -> None:
    assert verified(f"don_vi: {{{text}}}", rounds=True) == [("SNV", "HK1", {})]


def test_any_unit_may_stand_where_the_rubric_names_none() -> None:
    reading = read_figures(written(HEAD + "don_vi: {ABC: {so_vu: 1}}"), a_rubric(declared=DECLARED))

    assert reading.findings == ()
    assert reading.verified is not None
    assert reading.verified.units() == ("ABC",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("xep: tốt", "TOT"),
        ("nop: 15/3/2024", date(2024, 3, 15)),
        ("ds: [8, '7,5', 9.5]", (8, Fraction("7.5"), Fraction("9.5"))),
        ("ds: [8,7,5,9]", (8, 7, 5, 9)),
        ("ds: [7,5]", (7, 5)),
        ("ds: []", ()),
        ("ds: [8]", (8,)),
        ("ds: [8, '', ~]", (8, None, None)),
        ("ds: [[8], [9]]", (8, 9)),
        ("cap: [[98, 100], [40, ~]]", ((98, 100), (40, None))),
        ("ds: ~", None),
        ("so_vu: null", None),
    ],
)
def test_values_are_read_by_their_declarations(text: str, value: object) -> None:
    name = text.partition(":")[0]

    assert verified(f"don_vi: {{SNV: {{{text}}}}}") == [("SNV", "", {name: value})]


# --- what is wrong -------------------------------------------------------------------------------


def unit(text: str) -> str:
    return f"{HEAD}don_vi:\n  SNV:\n    {text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "bang_tieu_chi: bang-thu\ndon_vi: {SNV: {}}",
            [("unknown_version", "so_lieu", 1, {"setting": "so_lieu", "expected": "1"})],
        ),
        (
            "don_vi: {SNV: {}}\nso_lieu: 2",
            [("unknown_version", "so_lieu", 2, {"setting": "so_lieu", "expected": "1"})],
        ),
        (
            "so_lieu: 1\nbang_tieu_chi: khac\ndon_vi: {SNV: {}}",
            [
                (
                    "other_rubric",
                    "bang_tieu_chi",
                    2,
                    {"setting": "bang_tieu_chi", "given": "khac", "expected": "bang-thu"},
                )
            ],
        ),
        (
            "{don_vi: {SNV: {}}, so_lieu: 1, ghi_chu: 98,5}",
            [("number_torn", "", 1, {"given": "98.5"})],
        ),
        (HEAD, [("missing_setting", "don_vi", 1, {"setting": "don_vi"})]),
        (f"{HEAD}don_vi:", [("missing_setting", "don_vi", 1, {"setting": "don_vi"})]),
        (
            f"{HEAD}don_vi: [SNV]",
            [("wrong_kind", "don_vi", 3, {"setting": "don_vi", "expected": "mapping"})],
        ),
        (
            f"{HEAD}don_vii: 1\ndon_vi: {{SNV: {{}}}}",
            [("unknown_setting", "don_vii", 3, {"setting": "don_vii", "suggestion": "don_vi"})],
        ),
        (
            f"{HEAD}don_vi:\n  SNVV: {{}}\n  X: {{}}",
            [
                (
                    "unknown_unit",
                    "don_vi/SNVV",
                    4,
                    {"setting": "SNVV", "unit": "SNVV", "suggestion": "SNV"},
                ),
                ("unknown_unit", "don_vi/X", 5, {"setting": "X", "unit": "X", "suggestion": ""}),
            ],
        ),
        (
            f"{HEAD}don_vi:\n  SNV: 5",
            [("wrong_kind", "don_vi/SNV", 4, {"setting": "SNV", "expected": "mapping"})],
        ),
        (
            unit("{tham_dinh: {so_vu: 1}, so_vu: 2}"),
            [
                (
                    "unknown_setting",
                    "don_vi/SNV/so_vu",
                    5,
                    {"setting": "so_vu", "suggestion": ""},
                )
            ],
        ),
        (
            unit("so_vuu: 2"),
            [
                (
                    "unknown_figure",
                    "don_vi/SNV/so_vuu",
                    5,
                    {"setting": "so_vuu", "name": "so_vuu", "suggestion": "so_vu"},
                )
            ],
        ),
        (
            unit("tinh: 2"),
            [("figure_is_derived", "don_vi/SNV/tinh", 5, {"setting": "tinh", "name": "tinh"})],
        ),
        (unit("{ty_le: 98,5}"), [("number_torn", "don_vi/SNV", 5, {"given": "98.5"})]),
    ],
)
def test_figures_with_an_error_are_no_figures(text: str, expected: list[Told]) -> None:
    reading = read(text)

    assert (reading.verified, reading.reported) == (None, None)
    assert told(reading.findings) == expected


@pytest.mark.parametrize(
    ("text", "kind", "given", "expected"),
    [
        ("so_vu: -1", "negative_count", "-1", ""),
        ("so_vu: 1,5", "not_whole", "1,5", ""),
        ("so_vu: 1.010", "number_doubtful", "1.010", "1010"),
        ("so_vu: =A1+1", "not_a_number", "=A1+1", ""),
        ("so_vu: [1]", "not_a_single_value", "", ""),
        ("so_vu: {a: 1}", "not_a_single_value", "", ""),
        ("so_vu: ''", "not_a_number", "", ""),
        (f"so_vu: {'9' * 31}", "number_too_long", "9" * 31, "30"),
        ("ty_le: 100.5", "above_bound", "100.5", "100"),
        ("ty_le: -1", "below_bound", "-1", "0"),
        ("xep: XS", "unknown_level", "XS", "TOT, KHA"),
        ("nop: 45352", "not_a_date", "45352", ""),
        ("nop: 20240315", "not_a_date", "20240315", ""),
        ("ds: 5", "not_a_list", "5", ""),
        ("ds: {a: 1}", "not_a_list", "", ""),
        ("ds: [8, x]", "not_a_number", "x", ""),
        ("ds: [8, [1, 2]]", "wrong_columns", "1 / 2", "1"),
        ("ds: [8, {a: 1}]", "not_a_number", "?", ""),
        ("ds: [8, 7,5, 9]", "number_torn", "7.5", ""),
        ("ds: [97,5, 8]", "number_torn", "97.5", ""),
        ("cap: [[1, 2], 3]", "wrong_columns", "3", "2"),
        ("cap: [[1, [2]]]", "not_a_number", "?", ""),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_its_line_and_path(
    text: str, kind: str, given: str, expected: str
) -> None:
    reading = read(unit(text))

    name = text.partition(":")[0]
    facts = {"setting": name, "name": name, "given": given, "expected": expected}
    assert (reading.verified, reading.reported) == (None, None)
    assert told(reading.findings) == [(kind, f"don_vi/SNV/{name}", 5, facts)]


def test_a_number_of_a_million_digits_is_told_in_a_few_words() -> None:
    reading = read(unit("so_vu: " + "9" * 1_000_000))

    assert reading.verified is None
    assert [(one.kind, one.line) for one in reading.findings] == [("number_too_long", 5)]
    assert reading.findings[0].detail("given") == "9" * 200 + "…"


def test_all_errors_are_told_at_once_in_the_order_of_their_lines() -> None:
    reading = read(
        "don_vi:\n  SNV:\n    tham_dinh: {so_vu: x}\n    tu_bao_cao: {ty_le: 101}\n"
        "  ABC: {so_vu: -1}\nso_lieu: 1\nla: 1"
    )

    assert [(one.kind, one.path, one.line) for one in reading.findings] == [
        ("not_a_number", "don_vi/SNV/tham_dinh/so_vu", 3),
        ("above_bound", "don_vi/SNV/tu_bao_cao/ty_le", 4),
        ("unknown_unit", "don_vi/ABC", 5),
        ("negative_count", "don_vi/ABC/so_vu", 5),
        ("unknown_setting", "la", 7),
    ]


def test_the_rounds_of_a_unit_are_those_of_the_rubric() -> None:
    reading = read(HEAD + "don_vi:\n  SNV: {HK3: {so_vu: 1}, HK1: 5}", rounds=True)

    assert reading.verified is None
    assert told(reading.findings) == [
        ("unknown_setting", "don_vi/SNV/HK3", 4, {"setting": "HK3", "suggestion": "HK2"}),
        ("wrong_kind", "don_vi/SNV/HK1", 4, {"setting": "HK1", "expected": "mapping"}),
    ]
