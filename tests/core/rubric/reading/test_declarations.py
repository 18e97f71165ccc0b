"""What a table declares before its rows is read whole, or told where it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, cursor, told
from thidua.core.rubric.formula.nodes import Figure, Number, Product
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.reading.declarations import (
    read_bases,
    read_figures,
    read_holidays,
    read_periods,
    read_units,
)
from thidua.core.rubric.table import Basis, FigureDeclaration, FigureKind, Period, UnitEntry


def figure(text: str) -> tuple[FigureDeclaration, list[Told]]:
    """Read a table with the one figure `a`."""
    table = cursor(f"so_lieu:\n  a: {text}")
    (one,) = read_figures(table)
    return one, told(table.findings)


# --- figures -------------------------------------------------------------------------------------


def test_a_figure_that_says_nothing_is_a_number_of_the_unit() -> None:
    assert figure("{}") == (
        FigureDeclaration(
            name="a",
            title="a",
            kind=FigureKind.NUMBER,
            unit="",
            owner="don_vi",
            low=None,
            high=None,
            levels=(),
            columns=1,
            default=None,
            formula=None,
            level_titles=(),
        ),
        [],
    )


def test_a_figure_is_read_whole() -> None:
    text = (
        "{ten: Tỷ lệ, kieu: danh_sach, don_vi: '%', nguon: Sở Tài chính, toi_thieu: 1, "
        "toi_da: '99,5', cac_muc: {XS: Xuất sắc, TOT: }, cot: 20, mac_dinh: [], cong_thuc: b * 2}"
    )

    assert figure(text) == (
        FigureDeclaration(
            name="a",
            title="Tỷ lệ",
            kind=FigureKind.LIST,
            unit="%",
            owner="Sở Tài chính",
            low=Fraction(1),
            high=Fraction("99.5"),
            levels=("XS", "TOT"),
            columns=20,
            default=(),
            formula=Product((Figure("b"), Number(Fraction(2)))),
            level_titles=("Xuất sắc", "TOT"),
        ),
        [],
    )


def test_figures_stand_in_the_order_written() -> None:
    assert [one.name for one in read_figures(cursor("so_lieu: {b: {}, a: {}}"))] == ["b", "a"]


@pytest.mark.parametrize("text", ["x: 1", "so_lieu:", "so_lieu: {}"])
def test_a_table_may_have_no_figures(text: str) -> None:
    assert read_figures(cursor(text)) == ()


def test_a_figure_is_a_mapping() -> None:
    table = cursor("so_lieu:\n  a: so\n  b: {}\n  c:")

    assert [one.name for one in read_figures(table)] == ["b"]
    facts = {"expected": "mapping"}
    assert told(table.findings) == [
        ("wrong_kind", "so_lieu/a", 2, {"setting": "a", **facts}),
        ("wrong_kind", "so_lieu/c", 4, {"setting": "c", **facts}),
    ]


KINDS = "so_dem, so, phan_tram, co_khong, muc, ngay, danh_sach"


@pytest.mark.parametrize(
    ("text", "kind", "path", "facts"),
    [
        ("{tenn: x}", "unknown_setting", "/tenn", {"setting": "tenn", "suggestion": "ten"}),
        (
            "{kieu: so_den}",
            "unknown_word",
            "/kieu",
            {"setting": "kieu", "given": "so_den", "words": KINDS, "suggestion": "so_dem"},
        ),
        (
            "{cot: 0}",
            "number_out_of_range",
            "/cot",
            {"setting": "cot", "given": "0", "low": "1", "high": "20"},
        ),
        (
            "{cot: 21}",
            "number_out_of_range",
            "/cot",
            {"setting": "cot", "given": "21", "low": "1", "high": "20"},
        ),
        (
            "{cac_muc: {A: [x]}}",
            "wrong_kind",
            "/cac_muc/A",
            {"setting": "cac_muc/A", "expected": "text"},
        ),
    ],
)
def test_what_is_wrong_with_a_figure_is_told(
    text: str, kind: str, path: str, facts: dict[str, str]
) -> None:
    assert figure(text)[1] == [(kind, f"so_lieu/a{path}", 2, facts)]


@pytest.mark.parametrize(
    ("text", "levels", "titles"),
    [
        ("{cac_muc: [A, B]}", ("A", "B"), ()),
        ("{cac_muc: A}", ("A",), ()),
        ("{cac_muc: {A: , B: ~, C: 'null'}}", ("A", "B", "C"), ("A", "B", "null")),
        ("{cac_muc: {A: ' Tốt '}}", ("A",), ("Tốt",)),
    ],
)
def test_levels_may_have_titles(
    text: str, levels: tuple[str, ...], titles: tuple[str, ...]
) -> None:
    one, found = figure(text)

    assert (one.levels, one.level_titles, found) == (levels, titles, [])


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("{mac_dinh: 0}", Fraction(0)),
        ("{mac_dinh: '1,5'}", Fraction("1.5")),
        ("{kieu: phan_tram, mac_dinh: 50%}", Fraction(50)),
        ("{kieu: co_khong, mac_dinh: có}", Fraction(1)),
        ("{kieu: muc, cac_muc: {TOT: Tốt}, mac_dinh: Tốt}", "TOT"),
        ("{kieu: muc, mac_dinh: bất kỳ}", "bất kỳ"),
        ("{kieu: danh_sach, mac_dinh: []}", ()),
        ("{mac_dinh: }", None),
        ("{mac_dinh: ''}", None),
    ],
)
def test_a_default_is_written_as_the_figure_is(text: str, default: object) -> None:
    one, found = figure(text)

    assert (one.default, type(one.default), found) == (default, type(default), [])


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("{kieu: so_dem, mac_dinh: -1}", "negative_count", {"given": "-1", "expected": ""}),
        ("{kieu: phan_tram, mac_dinh: 101}", "above_bound", {"given": "101", "expected": "100"}),
        ("{toi_thieu: 2, mac_dinh: 1}", "below_bound", {"given": "1", "expected": "2"}),
        (
            "{kieu: muc, cac_muc: [A, B], mac_dinh: C}",
            "unknown_level",
            {"given": "C", "expected": "A, B"},
        ),
        ("{kieu: ngay, mac_dinh: 45352}", "not_a_date", {"given": "45352", "expected": ""}),
        ("{kieu: ngay, mac_dinh: 01/02/2024}", "default_not_possible", {}),
        ("{kieu: danh_sach, mac_dinh: [1]}", "default_not_possible", {}),
        ("{kieu: danh_sach, mac_dinh: 1}", "default_not_possible", {}),
    ],
)
def test_a_default_that_the_figure_could_not_have_is_told(
    text: str, kind: str, facts: dict[str, str]
) -> None:
    one, found = figure(text)

    assert not one.default
    facts = {"setting": "mac_dinh", "name": "a", **facts}
    assert found == [(kind, "so_lieu/a/mac_dinh", 2, facts)]


def test_a_default_is_a_single_value() -> None:
    one, found = figure("{mac_dinh: [1]}")

    assert one.default is None
    facts = {"setting": "mac_dinh", "expected": "text"}
    assert found == [("wrong_kind", "so_lieu/a/mac_dinh", 2, facts)]


# --- bases, units, periods, holidays -------------------------------------------------------------


def test_legal_bases_are_read_with_their_dates() -> None:
    table = cursor(
        "can_cu:\n- {ma: qd, ten: Quyết định, hieu_luc_tu: 2024-01-01, hieu_luc_den: 31/12/2024}\n"
        "- {ma: hd}"
    )

    assert read_bases(table) == (
        Basis("qd", "Quyết định", date(2024, 1, 1), date(2024, 12, 31)),
        Basis("hd", "hd", None, None),
    )
    assert table.findings == []


def test_units_are_read_with_their_own_periods() -> None:
    table = cursor(
        "don_vi:\n- {ma: A, ten: Sở A, vai_tro: Khối trưởng, "
        "ky_so_lieu: {tu: 01/12/2023, den: 2024-11-30}}\n- {ma: B}"
    )

    assert read_units(table) == (
        UnitEntry("A", "Sở A", "Khối trưởng", date(2023, 12, 1), date(2024, 11, 30)),
        UnitEntry("B", "B", "", None, None),
    )
    assert table.findings == []


def test_rounds_of_a_year_are_read_and_a_table_without_has_one() -> None:
    assert read_periods(cursor("ky: [{ma: HK1, ten: Học kỳ 1}, {ma: HK2}]")) == (
        Period("HK1", "Học kỳ 1"),
        Period("HK2", "HK2"),
    )
    assert read_periods(cursor("x: 1")) == (Period("", ""),)


def test_holidays_are_days() -> None:
    table = cursor("\nngay_nghi: [2024-01-01, x, 02/9/2024, ~,\n [2024-01-02]]")

    assert read_holidays(table) == (date(2024, 1, 1), date(2024, 9, 2))
    assert told(table.findings) == [
        ("unreadable_date", "ngay_nghi", 2, {"setting": "ngay_nghi", "given": "x"}),
        ("wrong_kind", "ngay_nghi", 3, {"setting": "ngay_nghi", "expected": "text"}),
    ]


@pytest.mark.parametrize(
    ("read", "section"),
    [(read_bases, "can_cu"), (read_units, "don_vi"), (read_periods, "ky")],
)
def test_each_needs_a_code_of_its_own_and_known_settings(
    read: Callable[[Cursor], object], section: str
) -> None:
    table = cursor(f"{section}:\n- {{ma: X}}\n- {{ma: X}}\n- {{ten: y}}\n- {{ma: Z, khac: 1}}")

    read(table)

    assert told(table.findings) == [
        ("name_twice", f"{section}/X/ma", 3, {"setting": "ma", "name": "X", "first": "2"}),
        ("missing_setting", f"{section}/3/ma", 4, {"setting": "ma"}),
        ("unknown_setting", f"{section}/Z/khac", 5, {"setting": "khac", "suggestion": ""}),
    ]


def test_a_period_of_a_unit_has_a_first_and_a_last_day() -> None:
    table = cursor("don_vi: [{ma: A, ky_so_lieu: {tuu: 1, den: x}}]")

    assert read_units(table) == (UnitEntry("A", "A", "", None, None),)
    assert told(table.findings) == [
        ("unknown_setting", "don_vi/A/ky_so_lieu/tuu", 1, {"setting": "tuu", "suggestion": "tu"}),
        ("unreadable_date", "don_vi/A/ky_so_lieu/den", 1, {"setting": "den", "given": "x"}),
    ]
