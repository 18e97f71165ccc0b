"""Makers of columns from exact numbers, and the numbers back, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import numpy as np
from hypothesis import strategies as st

from thidua.columns.exact import HAS_NUMBER, LIMIT, Column, Whole, bounds_of, constant

small = st.fractions(-50, 50, max_denominator=12)
large = st.builds(Fraction, st.integers(-(10**18), 10**18), st.integers(1, 10**12))
huge = st.builds(Fraction, st.integers(-(10**40), 10**40), st.integers(1, 10**30))
numbers = st.one_of(small, small, large, huge)


def whole(values: Sequence[int]) -> Whole:
    wide = any(abs(value) > LIMIT for value in values)
    return np.array(values, object if wide else np.int64)


def shared(values: Sequence[Fraction]) -> Column:
    """Over one denominator."""
    bottom = lcm(*(value.denominator for value in values))
    top = whole([value.numerator * (bottom // value.denominator) for value in values])
    low, high = bounds_of(top)
    return Column(top, bottom, low, high, bottom)


def each(values: Sequence[Fraction]) -> Column:
    """Each over its own denominator."""
    top, bottom = (
        whole([value.numerator for value in values]),
        whole([value.denominator for value in values]),
    )
    low, high = bounds_of(top)
    return Column(top, bottom, low, high, bounds_of(bottom)[1])


def same(values: Sequence[Fraction]) -> Column:
    """The first number, for all units."""
    return constant(values[0])


def fractions_of(column: Column, size: int) -> list[Fraction | None]:
    top = np.broadcast_to(np.asarray(column.numerators), size)
    bottom = np.broadcast_to(np.asarray(column.denominators), size)
    states = np.broadcast_to(0 if column.states is None else column.states, size)
    return [
        Fraction(int(one), int(other)) if state == HAS_NUMBER else None
        for one, other, state in zip(top, bottom, states, strict=True)
    ]


def holds_bounds(column: Column) -> bool:
    top = np.atleast_1d(np.asarray(column.numerators))
    bottom = np.atleast_1d(np.asarray(column.denominators))
    within = all(column.low <= int(one) <= column.high for one in top)
    return within and all(1 <= int(one) <= column.widest for one in bottom)
