"""Exact columns: arithmetic, comparison and rounding, each the same as number by number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.columns.columns_of import each, fractions_of, holds_bounds, numbers, same, shared
from thidua.columns.exact import Column, difference, negated, product, quotient, reduced, total
from thidua.columns.order import chosen, compared, greatest, least, order_keys, place_on_line
from thidua.columns.rounding import rounded
from thidua.core.rubric.formula.nodes import Comparison, Rounding

Build = Callable[[Sequence[Fraction]], Column]
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8)
builds = st.sampled_from([shared, each, same])


def _columns(
    drawn: list[tuple[Fraction, Fraction]], one: Build, other: Build
) -> tuple[Column, Column, list[Fraction], list[Fraction]]:
    left, right = [pair[0] for pair in drawn], [pair[1] for pair in drawn]
    a, b = one(left), other(right)
    size = len(drawn)
    return (
        a,
        b,
        [value for value in fractions_of(a, size) if value is not None],
        [value for value in fractions_of(b, size) if value is not None],
    )


@given(pairs, builds, builds, st.sampled_from([(total, add), (difference, sub), (product, mul)]))
def test_columns_add_subtract_and_multiply_as_fractions_do(
    drawn: list[tuple[Fraction, Fraction]],
    one: Build,
    other: Build,
    how: tuple[Callable[[Column, Column], Column], Callable[[Fraction, Fraction], Fraction]],
) -> None:
    a, b, left, right = _columns(drawn, one, other)

    result = how[0](a, b)

    assert fractions_of(result, len(drawn)) == [
        how[1](*two) for two in zip(left, right, strict=True)
    ]
    assert holds_bounds(result)


@given(pairs, builds, builds)
def test_a_quotient_lacks_a_number_exactly_where_the_divisor_is_zero(
    drawn: list[tuple[Fraction, Fraction]], one: Build, other: Build
) -> None:
    a, b, left, right = _columns(drawn, one, other)

    result = quotient(a, b)

    assert fractions_of(result, len(drawn)) == [
        x / y if y else None for x, y in zip(left, right, strict=True)
    ]
    assert holds_bounds(result)


@given(pairs, builds, builds)
def test_least_and_greatest_are_those_of_fractions(
    drawn: list[tuple[Fraction, Fraction]], one: Build, other: Build
) -> None:
    a, b, left, right = _columns(drawn, one, other)

    low, high = least([a, b]), greatest([a, b])

    assert fractions_of(low, len(drawn)) == [min(two) for two in zip(left, right, strict=True)]
    assert fractions_of(high, len(drawn)) == [max(two) for two in zip(left, right, strict=True)]
    assert holds_bounds(low)
    assert holds_bounds(high)


@pytest.mark.parametrize(
    ("how", "law"),
    [
        (Comparison.LESS, lt),
        (Comparison.AT_MOST, le),
        (Comparison.EQUAL, eq),
        (Comparison.NOT_EQUAL, ne),
        (Comparison.AT_LEAST, ge),
        (Comparison.MORE, gt),
    ],
)
@given(drawn=pairs, one=builds, other=builds)
def test_columns_compare_as_fractions_do(
    how: Comparison,
    law: Callable[[Fraction, Fraction], bool],
    drawn: list[tuple[Fraction, Fraction]],
    one: Build,
    other: Build,
) -> None:
    a, b, left, right = _columns(drawn, one, other)

    holds = np.broadcast_to(compared(a, how, b), len(drawn))

    assert holds.tolist() == [law(*two) for two in zip(left, right, strict=True)]


@given(pairs, builds, builds, st.data())
def test_each_unit_gets_the_option_picked_for_it(
    drawn: list[tuple[Fraction, Fraction]], one: Build, other: Build, data: st.DataObject
) -> None:
    a, b, left, right = _columns(drawn, one, other)
    picks = data.draw(st.lists(st.booleans(), min_size=len(drawn), max_size=len(drawn)))

    result = chosen(np.array(picks), [a, b])

    expected = [y if pick else x for pick, x, y in zip(picks, left, right, strict=True)]
    assert fractions_of(result, len(drawn)) == expected
    assert holds_bounds(result)


@given(st.lists(numbers, min_size=1, max_size=8), builds)
def test_order_keys_order_exactly_as_the_values_and_lowest_terms_change_nothing(
    values: list[Fraction], build: Build
) -> None:
    column = build(values)
    exact = [value for value in fractions_of(column, len(values)) if value is not None]

    keys = [int(key) for key in np.broadcast_to(order_keys(column), len(values))]

    assert fractions_of(reduced(column), len(values)) == exact
    for x, key in zip(exact, keys, strict=True):
        assert [key < other for other in keys] == [x < other for other in exact]


@given(st.lists(numbers, min_size=1, max_size=8), builds, st.data())
def test_a_value_passes_the_cuts_below_it(
    values: list[Fraction], build: Build, data: st.DataObject
) -> None:
    column = build(values)
    exact = [value for value in fractions_of(column, len(values)) if value is not None]
    ends = data.draw(st.lists(st.one_of(numbers, st.sampled_from(exact)), max_size=4))
    cuts = [(end, data.draw(st.booleans())) for end in sorted(ends)]

    passed = np.broadcast_to(np.asarray(place_on_line(column, cuts)), len(values))

    assert passed.tolist() == [
        sum(x >= end if included else x > end for end, included in cuts) for x in exact
    ]


@pytest.mark.parametrize("mode", list(Rounding))
@given(values=st.lists(numbers, min_size=1, max_size=8), build=builds, places=st.integers(0, 6))
def test_a_column_rounds_as_the_core_does(
    mode: Rounding, values: list[Fraction], build: Build, places: int
) -> None:
    column = build(values)
    exact = [value for value in fractions_of(column, len(values)) if value is not None]

    result = rounded(column, places, mode)

    assert fractions_of(result, len(values)) == [_by_hand(value, places, mode) for value in exact]
    assert result.denominators == 10**places
    assert holds_bounds(result)


def _by_hand(value: Fraction, places: int, mode: Rounding) -> Fraction:
    moved = value * 10**places
    away = (abs(moved) + Fraction(1, 2)) // 1
    settled = {
        Rounding.DOWN: moved.numerator // moved.denominator,
        Rounding.UP: -(-moved.numerator // moved.denominator),
        Rounding.HALF_EVEN: round(moved),
        Rounding.HALF_UP: away if moved >= 0 else -away,
    }[mode]
    return Fraction(settled, 10**places)


def test_a_half_goes_away_from_zero_on_both_sides() -> None:
    column = shared([Fraction("33.335"), Fraction("-33.335"), Fraction("0.005")])

    result = rounded(column, 2, Rounding.HALF_UP)

    assert fractions_of(result, 3) == [Fraction("33.34"), Fraction("-33.34"), Fraction("0.01")]


def test_a_negated_column_turns_its_bounds_round() -> None:
    column = shared([Fraction(-3), Fraction(5)])

    result = negated(column)

    assert (result.low, result.high) == (-5, 3)
