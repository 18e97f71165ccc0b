"""Numbers are read exactly as officers write them, and written back the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.rubric.shapes.number_text import may_mean_thousands, read_number, write_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", Fraction(3, 2)),
        ("1,5", Fraction(3, 2)),
        ("-2", Fraction(-2)),
        (" 7 ", Fraction(7)),
        ("50%", Fraction(1, 2)),
        ("12,5 %", Fraction(1, 8)),
        ("50\u00a0%", Fraction(1, 2)),
        ("1/2", Fraction(1, 2)),
        ("-1/3", Fraction(-1, 3)),
        ("0.1", Fraction(1, 10)),
        ("1" * 30, Fraction(int("1" * 30))),
    ],
)
def test_a_number_is_read_exactly(text: str, value: Fraction) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "mười", "1.", ".5", "1/0", "1.000,5", "1e9", "1" * 31, "--1", "1/2/3", "+1", "١", "1%%"],
)
def test_what_is_not_a_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(12), "12"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 20), "0.05"),
        (Fraction(5, 4), "1.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
    ],
)
def test_a_number_is_written_shortest(value: Fraction, text: str) -> None:
    assert write_number(value) == text


@given(st.fractions(max_denominator=10**6, min_value=-(10**6), max_value=10**6))
def test_what_is_written_is_read_back(value: Fraction) -> None:
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("1.000", True),
        ("-12.500", True),
        ("1.234.567", True),
        ("0.125", False),
        ("1.25", False),
        ("1000", False),
        ("1,000", False),
        ("1234.500", False),
    ],
)
def test_a_point_before_three_digits_may_mean_thousands(text: str, *, doubtful: bool) -> None:
    assert may_mean_thousands(text) is doubtful


@pytest.mark.parametrize("text", ["0." + "0" * 28 + "1", "0." + "3" * 29, "1/" + "3" * 29])
def test_the_finest_number_that_can_be_read_is_written_exactly(text: str) -> None:
    number = read_number(text)

    assert number is not None
    assert write_number(number) == text
