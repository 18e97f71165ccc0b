"""The least and the greatest number that a formula can give, by exact interval arithmetic.

The bounds are safe, not always tight: a number outside them is impossible, a number inside may
be. None is an end without bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product as pairs

ZERO = Fraction(0)
ALL_ENDS = 4


@dataclass(frozen=True, slots=True)
class Interval:
    low: Fraction | None
    high: Fraction | None

    def holds(self, value: Fraction) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


ANY = Interval(None, None)
NOT_NEGATIVE = Interval(ZERO, None)


def exactly(value: Fraction) -> Interval:
    return Interval(value, value)


def add(one: Interval, other: Interval) -> Interval:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high)


def negative(one: Interval) -> Interval:
    return Interval(
        None if one.high is None else -one.high,
        None if one.low is None else -one.low,
    )


def multiply(one: Interval, other: Interval) -> Interval:
    """Multiply; an end without bound stays bounded only against a zero or a matching sign."""
    ends = [end for end in (one.low, one.high, other.low, other.high) if end is not None]
    if len(ends) == ALL_ENDS:
        products = [a * b for a, b in pairs(ends[:2], ends[2:])]
        return Interval(min(products), max(products))
    if ZERO == one.low == one.high or ZERO == other.low == other.high:
        return exactly(ZERO)
    if one.low is None or other.low is None or min(one.low, other.low) < ZERO:
        return ANY
    return Interval(one.low * other.low, None)


def _positive(one: Interval) -> bool:
    return one.low is not None and one.low >= ZERO


def divide(one: Interval, other: Interval) -> Interval:
    """Divide; a divisor that may be zero leaves the result bounded by signs alone."""
    if other.low is not None and other.low > ZERO:
        low = ZERO if other.high is None else 1 / other.high
        return multiply(one, Interval(low, 1 / other.low))
    if _positive(one) and _positive(other):
        return NOT_NEGATIVE
    return ANY


def least(intervals: list[Interval]) -> Interval:
    highs = [i.high for i in intervals if i.high is not None]
    lows = [i.low for i in intervals]
    return Interval(_lowest(lows), min(highs) if highs else None)


def greatest(intervals: list[Interval]) -> Interval:
    lows = [i.low for i in intervals if i.low is not None]
    highs = [i.high for i in intervals]
    return Interval(max(lows) if lows else None, _highest(highs))


def union(intervals: list[Interval]) -> Interval:
    """Give what holds them all; of none, nothing is known."""
    if not intervals:
        return ANY
    return Interval(_lowest([i.low for i in intervals]), _highest([i.high for i in intervals]))


def _lowest(ends: list[Fraction | None]) -> Fraction | None:
    return None if None in ends else min(end for end in ends if end is not None)


def _highest(ends: list[Fraction | None]) -> Fraction | None:
    return None if None in ends else max(end for end in ends if end is not None)
