"""Numbers as officers read them: decimal comma, thousands point, a space before the percent sign."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from thidua.ui.words import numbers
from thidua.ui.words.numbers import Exact, Lang


@pytest.mark.parametrize(
    ("value", "places", "lang", "text"),
    [
        (8, 2, "vi", "8,00"),
        (Fraction("1234.5"), 2, "vi", "1.234,50"),
        (Fraction("1234.5"), 2, "en", "1,234.50"),
        (Fraction("33.335"), 2, "vi", "33,34"),
        (Fraction("-33.335"), 2, "vi", "−33,34"),
        (Fraction("-0.001"), 2, "vi", "0,00"),
        (Fraction(1, 20), 2, "vi", "0,05"),
        (1234567, 0, "vi", "1.234.567"),
        (Fraction("0.5"), 0, "en", "1"),
    ],
)
def test_fixed_decimals_round_half_up(value: Exact, places: int, lang: Lang, text: str) -> None:
    assert numbers.fixed(value, places, lang) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (Fraction("9.5"), "9,5"),
        (Fraction("-0.25"), "−0,25"),
        (3920, "3.920"),
        (Fraction("0.123456"), "0,123456"),
        (Fraction("0.1234567"), "0,1235"),
        (Fraction(59, 6), "9,8333"),
    ],
)
def test_a_number_is_as_short_as_it_can_be(value: Exact, text: str) -> None:
    assert numbers.number(value, "vi") == text


def test_what_no_decimal_shows_is_a_fraction() -> None:
    assert numbers.fraction(Fraction(25, 3), "vi") == "25/3"
    assert numbers.fraction(Fraction(-4000, 3), "vi") == "−4.000/3"
    assert numbers.fraction(Fraction(1, 4), "vi") == "0,25"


def test_equality_is_claimed_only_where_it_holds() -> None:
    assert numbers.equals(Fraction("9.5"), "vi") == "= 9,5"
    assert numbers.equals(Fraction(59, 6), "vi") == "≈ 9,8333"
    assert numbers.equals_percent(Fraction(46, 50), "vi") == "= 92\u00a0%"
    assert numbers.equals_percent(Fraction(118, 120), "en") == "≈ 98.33%"
    assert numbers.equals_percent(Fraction("0.98765"), "vi") == "≈ 98,77\u00a0%"


def test_a_percentage_has_a_space_in_vietnamese_only() -> None:
    assert numbers.percent(Fraction(92, 100), "vi") == "92\u00a0%"
    assert numbers.percent(Fraction(92, 100), "en") == "92%"
    assert numbers.percent_number(Fraction("97.8"), "vi") == "97,8\u00a0%"
    assert numbers.percent_number(Fraction("97.125"), "vi") == "97,13\u00a0%"


def test_a_day_is_written_day_first() -> None:
    assert numbers.day(date(2024, 3, 29)) == "29/03/2024"
    assert numbers.day(date(812, 1, 2)) == "02/01/0812"


@pytest.mark.parametrize(
    ("parts", "lang", "text"),
    [
        ((), "vi", ""),
        (("6.1",), "vi", "6.1"),
        (("6.1", "6.2"), "vi", "6.1 và 6.2"),
        (("6.1", "6.2", "6.3"), "vi", "6.1, 6.2 và 6.3"),
        (("6.1", "6.2"), "en", "6.1 and 6.2"),
    ],
)
def test_a_list_is_joined_in_words(parts: tuple[str, ...], lang: Lang, text: str) -> None:
    assert numbers.joined(parts, lang) == text
