"""Interval arithmetic: what lies outside is impossible, whatever the ends."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thidua.core.rubric.check.interval import (
    ANY,
    NOT_NEGATIVE,
    Interval,
    add,
    divide,
    exactly,
    greatest,
    least,
    multiply,
    negative,
    union,
)


def between(low: int | None, high: int | None) -> Interval:
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


@pytest.mark.parametrize(
    ("compute", "given_ends", "expected"),
    [
        (
            add,
            (
                between(1, 2),
                between(3, None),
            ),
            between(4, None),
        ),
        (
            add,
            (
                between(None, 2),
                between(3, 4),
            ),
            between(None, 6),
        ),
        (
            add,
            (
                between(1, None),
                between(None, 4),
            ),
            ANY,
        ),
        (negative, (between(1, 2),), between(-2, -1)),
        (negative, (between(None, 2),), between(-2, None)),
        (negative, (between(1, None),), between(None, -1)),
        (
            multiply,
            (
                between(-2, 3),
                between(-5, 7),
            ),
            between(-15, 21),
        ),
        (
            multiply,
            (
                between(0, 0),
                ANY,
            ),
            between(0, 0),
        ),
        (
            multiply,
            (
                ANY,
                between(0, 0),
            ),
            between(0, 0),
        ),
        (
            multiply,
            (
                between(1, None),
                between(2, 3),
            ),
            between(2, None),
        ),
        (
            multiply,
            (
                between(1, 4),
                between(2, None),
            ),
            between(2, None),
        ),
        (
            multiply,
            (
                between(0, None),
                NOT_NEGATIVE,
            ),
            NOT_NEGATIVE,
        ),
        (
            multiply,
            (
                between(-1, None),
                between(2, 3),
            ),
            ANY,
        ),
        (
            multiply,
            (
                between(2, 3),
                between(None, 3),
            ),
            ANY,
        ),
        (
            divide,
            (
                between(2, 6),
                between(1, 2),
            ),
            between(1, 6),
        ),
        (
            divide,
            (
                between(2, 6),
                between(2, None),
            ),
            between(0, 3),
        ),
        (
            divide,
            (
                between(2, 6),
                between(0, 2),
            ),
            NOT_NEGATIVE,
        ),
        (
            divide,
            (
                between(-2, 6),
                between(0, 2),
            ),
            ANY,
        ),
        (
            divide,
            (
                between(2, 6),
                between(-1, 2),
            ),
            ANY,
        ),
        (
            divide,
            (
                between(0, None),
                between(1, 1),
            ),
            NOT_NEGATIVE,
        ),
        (least, ([between(1, 5), between(None, 3)],), between(None, 3)),
        (least, ([between(1, None), between(0, None)],), NOT_NEGATIVE),
        (greatest, ([between(1, 5), between(None, 3)],), between(1, 5)),
        (greatest, ([between(None, None), between(None, 3)],), ANY),
        (greatest, ([between(0, None), between(2, 3)],), between(2, None)),
        (union, ([between(1, 2), between(4, 5)],), between(1, 5)),
        (union, ([between(1, None), between(None, 5)],), ANY),
        (union, ([],), ANY),
        (exactly, (Fraction(3),), between(3, 3)),
        (multiply, (NOT_NEGATIVE, between(0, None)), NOT_NEGATIVE),
        (multiply, (between(0, 2), NOT_NEGATIVE), NOT_NEGATIVE),
        (multiply, (NOT_NEGATIVE, between(1, 2)), NOT_NEGATIVE),
        (divide, (between(4, 8), between(2, 4)), between(1, 4)),
    ],
)
def test_ends_are_computed(
    compute: Callable[..., Interval], given_ends: tuple[object, ...], expected: Interval
) -> None:
    assert compute(*given_ends) == expected


@pytest.mark.parametrize(
    ("interval", "value", "inside"),
    [
        (between(1, 3), 1, True),
        (between(1, 3), 3, True),
        (between(1, 3), 0, False),
        (between(1, 3), 4, False),
        (between(None, 3), -99, True),
        (between(1, None), 99, True),
    ],
)
def test_both_ends_belong(interval: Interval, value: int, *, inside: bool) -> None:
    assert interval.holds(Fraction(value)) is inside


ENDS = st.one_of(st.none(), st.integers(-6, 6).map(Fraction))
VALUES = st.fractions(-8, 8, max_denominator=6)


HELD = st.tuples(ENDS, ENDS, VALUES)


@given(HELD, HELD)
def test_no_result_ever_leaves_its_interval(
    first: tuple[Fraction | None, Fraction | None, Fraction],
    second: tuple[Fraction | None, Fraction | None, Fraction],
) -> None:
    one, other = Interval(*first[:2]), Interval(*second[:2])
    value, other_value = first[2], second[2]
    assume(one.holds(value))
    assume(other.holds(other_value))

    assert add(one, other).holds(value + other_value)
    assert multiply(one, other).holds(value * other_value)
    assert least([one, other]).holds(min(value, other_value))
    assert greatest([one, other]).holds(max(value, other_value))
    assert union([one, other]).holds(value)
    assert negative(one).holds(-value)
    if other_value:
        assert divide(one, other).holds(value / other_value)
