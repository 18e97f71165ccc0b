"""Exact numbers: rounding by the rule named, powers and logarithms to the digits declared."""

from __future__ import annotations

import math
from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.formula.numbers import bounded, natural_log, power, round_to
from thidua.core.rubric.formula.outcomes import NothingArose, NumberTooLarge

HALF_UP, HALF_EVEN, DOWN, UP = (
    Rounding.HALF_UP,
    Rounding.HALF_EVEN,
    Rounding.DOWN,
    Rounding.UP,
)


@pytest.mark.parametrize(
    ("value", "places", "mode", "expected"),
    [
        ("33.335", 2, HALF_UP, "33.34"),
        ("33.3349999", 2, HALF_UP, "33.33"),
        ("-33.335", 2, HALF_UP, "-33.34"),
        ("-33.334", 2, HALF_UP, "-33.33"),
        ("-33.336", 2, HALF_UP, "-33.34"),
        ("0.5", 0, HALF_UP, "1"),
        ("-0.5", 0, HALF_UP, "-1"),
        ("0.5", 0, HALF_EVEN, "0"),
        ("1.5", 0, HALF_EVEN, "2"),
        ("2.5", 0, HALF_EVEN, "2"),
        ("-1.5", 0, HALF_EVEN, "-2"),
        ("-2.5", 0, HALF_EVEN, "-2"),
        ("2.51", 0, HALF_EVEN, "3"),
        ("2.49", 0, HALF_EVEN, "2"),
        ("2.99", 0, DOWN, "2"),
        ("-2.01", 0, DOWN, "-3"),
        ("2.01", 0, UP, "3"),
        ("-2.99", 0, UP, "-2"),
        ("2.00", 0, UP, "2"),
        ("1/3", 4, HALF_UP, "0.3333"),
        ("2/3", 4, HALF_UP, "0.6667"),
        ("0.125", 3, HALF_UP, "0.125"),
    ],
)
def test_a_number_is_rounded_by_the_rule_named(
    value: str, places: int, mode: Rounding, expected: str
) -> None:
    assert round_to(Fraction(value), places, mode) == Fraction(expected)


@pytest.mark.parametrize("mode", list(Rounding))
def test_a_whole_number_stays_as_it_is(mode: Rounding) -> None:
    assert round_to(7, 2, mode) == 7


@given(st.fractions(-1000, 1000), st.integers(0, 6), st.sampled_from(list(Rounding)))
def test_rounding_moves_a_number_by_less_than_one_place(
    value: Fraction, places: int, mode: Rounding
) -> None:
    rounded = Fraction(round_to(value, places, mode))
    unit = Fraction(1, 10**places)

    assert abs(rounded - value) < unit
    assert (rounded / unit).denominator == 1
    if mode in {HALF_UP, HALF_EVEN}:
        assert abs(rounded - value) <= unit / 2


def test_nought_point_one_and_nought_point_two_are_nought_point_three() -> None:
    assert Fraction("0.1") + Fraction("0.2") == Fraction("0.3")


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        ("3", "2", "9"),
        ("2/3", "-2", "9/4"),
        ("-2", "3", "-8"),
        ("0", "0", "1"),
        ("0", "5", "0"),
        ("2", "64", "18446744073709551616"),
        ("1", "1/2", "1"),
        ("0", "1/2", "0"),
    ],
)
def test_a_whole_exponent_gives_an_exact_power(base: str, exponent: str, expected: str) -> None:
    assert power(Fraction(base), Fraction(exponent), 3) == Fraction(expected)


@pytest.mark.parametrize(
    ("base", "exponent", "digits", "expected"),
    [
        ("2", "1/2", 10, "1.414213562"),
        ("2", "1/2", 20, "1.4142135623730950488"),
        ("10", "-1/2", 5, "0.31623"),
        ("2", "65", 5, "36893000000000000000"),
        ("1/2", "1/3", 6, "0.793701"),
        ("6.25", "1/2", 1, "2"),
        ("12.25", "1/2", 1, "4"),
        ("4", "1/2", 1, "2"),
        ("30.25", "-1/2", 40, "0.1818181818181818181818181818181818181818"),
    ],
)
def test_other_powers_have_the_digits_declared(
    base: str, exponent: str, digits: int, expected: str
) -> None:
    assert power(Fraction(base), Fraction(exponent), digits) == Fraction(expected)


@pytest.mark.parametrize(("base", "exponent"), [("0", "-1"), ("0", "-1/2"), ("-2", "1/2")])
def test_what_has_no_power_did_not_arise(base: str, exponent: str) -> None:
    with pytest.raises(NothingArose):
        power(Fraction(base), Fraction(exponent), 10)


def test_a_power_too_large_is_refused() -> None:
    with pytest.raises(NumberTooLarge) as whole:
        power(Fraction(10**100), 64, 10)
    with pytest.raises(NumberTooLarge) as broken:
        power(Fraction(10**30), Fraction(10**9), 10)

    assert whole.value.grounds == {"limit": 14_000}
    assert broken.value.grounds == {"limit": 9_700}


def test_a_broken_power_at_the_bound_itself_is_computed() -> None:
    fine = Context(prec=130)
    exponent = Fraction(fine.divide(Decimal(9_700), fine.ln(Decimal(5))))

    assert power(5, exponent, 10) == Fraction(Context(prec=10).exp(Decimal(9_700)))


def test_a_power_just_within_the_bound_is_exact() -> None:
    assert power(2**499, 28, 10) == 2 ** (499 * 28)
    assert power(2**217, 64, 10) == 2 ** (217 * 64)
    assert power(Fraction(1, 2**217), -64, 10) == 2 ** (217 * 64)


@pytest.mark.parametrize("value", [2**14_000 - 1, Fraction(1, 2**14_000 - 1), 0, -1])
def test_a_number_of_at_most_fourteen_thousand_digits_stays(value: int | Fraction) -> None:
    assert bounded(value) == value


@pytest.mark.parametrize("value", [2**14_000, -(2**14_000), Fraction(1, 2**14_000)])
def test_a_number_that_has_grown_beyond_is_refused(value: int | Fraction) -> None:
    with pytest.raises(NumberTooLarge) as refused:
        bounded(value)

    assert refused.value.grounds == {"limit": 14_000}


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [("2", 12, "0.693147180560"), ("1/2", 6, "-0.693147"), ("1", 9, "0"), ("100", 4, "4.605")],
)
def test_a_logarithm_has_the_digits_declared(value: str, digits: int, expected: str) -> None:
    assert natural_log(Fraction(value), digits) == Fraction(expected)


@pytest.mark.parametrize("value", [0, -1])
def test_a_logarithm_of_nothing_did_not_arise(value: int) -> None:
    with pytest.raises(NothingArose):
        natural_log(value, 10)


@given(st.fractions(Fraction(1, 1000), 1000))
def test_powers_and_logarithms_agree_with_floating_point_where_that_is_good(
    value: Fraction,
) -> None:
    assert math.isclose(natural_log(value, 30), math.log(value), abs_tol=1e-12)
    assert math.isclose(power(value, Fraction(1, 3), 30), float(value) ** (1 / 3), rel_tol=1e-12)


@given(st.fractions(Fraction(1, 1000), 1000), st.integers(1, 40))
def test_a_result_has_no_more_digits_than_declared(value: Fraction, digits: int) -> None:
    found = Fraction(natural_log(value, digits))
    text = Decimal(found.numerator) / Decimal(found.denominator)

    assert len(text.normalize().as_tuple().digits) <= max(digits, 28)
