"""A figure means the same wherever it is typed: an exact value, or why it cannot be one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rubrics import a_figure
from thidua.core.rubric.figure_values import (
    Problem,
    bounds_of,
    read_day,
    read_item,
    read_number,
    read_scalar,
    read_value,
)
from thidua.core.rubric.table import FigureDeclaration, FigureKind

COUNT = a_figure(kind=FigureKind.COUNT)
NUMBER = a_figure()
PERCENT = a_figure(kind=FigureKind.PERCENT)
YES_NO = a_figure(kind=FigureKind.YES_NO)
LEVEL = a_figure(kind=FigureKind.LEVEL, levels=("TOT", "KHA"), titles=("Hoàn thành tốt", "Khá"))
PLAIN_LEVEL = a_figure(kind=FigureKind.LEVEL, levels=("TOT", "KHA"))
FREE_LEVEL = a_figure(kind=FigureKind.LEVEL)
DAY = a_figure(kind=FigureKind.DATE)
LIST = a_figure(kind=FigureKind.LIST)
PAIRS = a_figure(kind=FigureKind.LIST, columns=2)
LEVELS = a_figure(kind=FigureKind.LIST, levels=("TOT", "KHA"))


# --- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("-12", "-12"),
        (" 12 ", "12"),
        ("98,5", "98.5"),
        ("98.5", "98.5"),
        ("-0,5", "-0.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1.0100", "1.01"),
        ("1234,567", "1234.567"),
        ("1234.567", "1234.567"),
        ("012,345", "12.345"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("-1.234.567", "-1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("12.345,6", "12345.6"),
        ("123,456.7", "123456.7"),
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("9" * 30, "9" * 30),
    ],
)
def test_a_number_is_read_exactly_with_comma_or_point(text: str, value: str) -> None:
    assert read_number(text) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("1.010", "1010"),
        ("1,010", "1010"),
        ("12.345", "12345"),
        ("-123,456", "-123456"),
        (" 1 .010", "1010"),
    ],
)
def test_what_could_be_a_decimal_or_thousands_is_doubtful(text: str, whole: str) -> None:
    assert read_number(text) == Problem("number_doubtful", text, whole)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1e9",
        "1.",
        ".5",
        "--1",
        "+1",
        "1/2",
        "=1+1",
        "1,23,456",
        "1.2345,6",
        "1.234.5",
        "1.234,567.8",
        "1234.567,8",
        "1234,567,890",
        "²",
        "٣",
        "NaN",
        "inf",
        "1_000",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) == Problem("not_a_number", text)


@pytest.mark.parametrize("text", ["9" * 31, "0," + "0" * 30, "9" * 1_000_000, "1." * 500_000])
def test_more_than_thirty_digits_are_no_figure(text: str) -> None:
    assert read_number(text) == Problem("number_too_long", text, "30")


@given(st.decimals(-(10**9), 10**9, places=2).filter(lambda number: number % 1 != 0))
def test_a_decimal_is_the_same_with_comma_and_point(number: object) -> None:
    text = str(number)

    assert read_number(text) == read_number(text.replace(".", ",")) == Fraction(text)


# --- days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("29/02/2024", date(2024, 2, 29)),
        (" 1/2/2024 ", date(2024, 2, 1)),
        ("01/12/2024", date(2024, 12, 1)),
        ("12/1/2024", date(2024, 1, 12)),
    ],
)
def test_a_day_is_written_day_first_or_as_iso(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "45352",
        "20240229",
        "2024-W09-4",
        "2024-060",
        "30/02/2024",
        "02/29/2024",
        "2023-02-29",
        "2024-2-29",
        "29/02/24",
        "129/02/2024",
        "29-02-2024",
        "29.02.2024",
        "0000-01-01",
        "2024-02-29T00:00",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) == Problem("not_a_date", text)


# --- one value by its kind -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "declared", "value"),
    [
        ("118", COUNT, 118),
        ("118,0", COUNT, 118),
        ("0", COUNT, 0),
        ("97,8", NUMBER, Fraction("97.8")),
        ("97,0", NUMBER, 97),
        ("-3", NUMBER, -3),
        ("92,5 %", PERCENT, Fraction("92.5")),
        ("92,5%", PERCENT, Fraction("92.5")),
        (" 100% ", PERCENT, 100),
        ("0", PERCENT, 0),
        ("100", PERCENT, 100),
        ("1", YES_NO, 1),
        ("Có", YES_NO, 1),
        ("co", YES_NO, 1),
        (" X ", YES_NO, 1),
        ("Đạt", YES_NO, 1),
        ("TRUE", YES_NO, 1),
        ("0", YES_NO, 0),
        ("Không", YES_NO, 0),
        ("khong", YES_NO, 0),
        ("KHÔNG ĐẠT", YES_NO, 0),
        ("false", YES_NO, 0),
        ("TOT", LEVEL, "TOT"),
        (" tot ", LEVEL, "TOT"),
        ("hoàn thành TỐT", LEVEL, "TOT"),
        ("Khá", LEVEL, "KHA"),
        ("kha", PLAIN_LEVEL, "KHA"),
        (" bất kỳ ", FREE_LEVEL, "bất kỳ"),
        ("1/2/2024", DAY, date(2024, 2, 1)),
    ],
)
def test_a_value_is_read_by_its_kind(text: str, declared: FigureDeclaration, value: object) -> None:
    read = read_scalar(text, declared)

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "declared", "problem"),
    [
        ("-1", COUNT, Problem("negative_count", "-1")),
        ("-1,5", COUNT, Problem("negative_count", "-1,5")),
        ("1,5", COUNT, Problem("not_whole", "1,5")),
        ("x", COUNT, Problem("not_a_number", "x")),
        ("100,1", PERCENT, Problem("above_bound", "100,1", "100")),
        ("101%", PERCENT, Problem("above_bound", "101%", "100")),
        ("-0,1", PERCENT, Problem("below_bound", "-0,1", "0")),
        ("5%", NUMBER, Problem("not_a_number", "5%")),
        ("5%", COUNT, Problem("not_a_number", "5%")),
        ("5%%", PERCENT, Problem("not_a_number", "5%")),
        ("2", YES_NO, Problem("not_yes_or_no", "2")),
        ("", YES_NO, Problem("not_yes_or_no", "")),
        ("XS", LEVEL, Problem("unknown_level", "XS", "TOT, KHA")),
        ("Khá", PLAIN_LEVEL, Problem("unknown_level", "Khá", "TOT, KHA")),
        ("45352", DAY, Problem("not_a_date", "45352")),
    ],
)
def test_a_value_that_its_kind_cannot_have_is_told(
    text: str, declared: FigureDeclaration, problem: Problem
) -> None:
    assert read_scalar(text, declared) == problem


@pytest.mark.parametrize(
    ("low", "high", "text", "problem"),
    [
        ("2", None, "2", None),
        ("2", None, "1,9", Problem("below_bound", "1,9", "2")),
        (None, "2.5", "2,5", None),
        (None, "2.5", "2,6", Problem("above_bound", "2,6", "5/2")),
    ],
)
def test_a_number_lies_within_the_bounds_declared_both_included(
    low: str | None, high: str | None, text: str, problem: Problem | None
) -> None:
    read = read_scalar(text, a_figure(low=low, high=high))

    assert (read if isinstance(read, Problem) else None) == problem


@pytest.mark.parametrize(
    ("declared", "bounds"),
    [
        (NUMBER, (None, None)),
        (a_figure(low="1", high="2"), (1, 2)),
        (PERCENT, (0, 100)),
        (a_figure(kind=FigureKind.PERCENT, high="150"), (0, 150)),
        (a_figure(kind=FigureKind.PERCENT, low="-50"), (-50, 100)),
    ],
)
def test_a_percentage_lies_between_0_and_100_unless_declared_otherwise(
    declared: FigureDeclaration, bounds: tuple[int | None, int | None]
) -> None:
    assert bounds_of(declared) == bounds


# --- lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "declared", "value"),
    [
        ("8; 7,5|9", LIST, (8, Fraction("7.5"), 9)),
        ("8", LIST, (8,)),
        ("8;;9", LIST, (8, None, 9)),
        ("tot; KHA", LEVELS, ("TOT", "KHA")),
        ("98 / 100; 40/40", PAIRS, ((98, 100), (40, 40))),
        ("98/", PAIRS, ((98, None),)),
        ("", LIST, None),
        (" ", PAIRS, None),
        ("", NUMBER, None),
        ("5", NUMBER, 5),
    ],
)
def test_a_list_is_written_with_semicolons_and_pairs_with_a_stroke(
    text: str, declared: FigureDeclaration, value: object
) -> None:
    assert read_value(text, declared) == value


@pytest.mark.parametrize(
    ("text", "declared", "problem"),
    [
        ("8; x; y", LIST, Problem("not_a_number", " x")),
        ("8/9", LIST, Problem("not_a_number", "8/9")),
        ("98/100; 40", PAIRS, Problem("wrong_columns", " 40", "2")),
        ("1/2/3", PAIRS, Problem("wrong_columns", "1 / 2 / 3", "2")),
        ("XS", LEVELS, Problem("unknown_level", "XS", "TOT, KHA")),
    ],
)
def test_a_list_with_a_wrong_item_is_no_list(
    text: str, declared: FigureDeclaration, problem: Problem
) -> None:
    assert read_value(text, declared) == problem


def test_an_item_has_as_many_columns_as_declared() -> None:
    assert read_item(["1", " "], PAIRS) == (1, None)
    assert read_item(["1"], LIST) == (1,)
    assert read_item(["1", "x"], PAIRS) == Problem("not_a_number", "x")
    assert read_item(["1", "2"], LIST) == Problem("wrong_columns", "1 / 2", "1")
