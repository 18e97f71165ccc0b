"""A column of exact numbers: whole numerators over whole denominators, never a float.

A column knows how large its numerators and denominators can be. As long as the bounds stay under
2**62 it is held in 64-bit integers; a product that could pass them is first reduced by the greatest
common divisor, and if that does not suffice the column becomes *wide*: the same integers as Python
holds them, slower and without a limit. So no result is ever wrong because it was large.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm
from typing import cast

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
"""Whole numbers: 64-bit, or Python's own (dtype object) where the column is wide."""
Mask = npt.NDArray[np.bool_]
States = npt.NDArray[np.uint8]

LIMIT = 2**62
# the states of an element: the outcomes of core.rubric.formula.outcomes, or a refusal to come
HAS_NUMBER, MISSING, NOTHING_AROSE, IN_GAP, REFUSED = range(5)


@dataclass(frozen=True, slots=True)
class Column:
    """numerators / denominators, one of each a unit, or a single int that is the same for all.

    Denominators are at least 1. low <= numerator <= high and denominator <= widest hold everywhere,
    also where `states` says that there is no number (the integers there mean nothing).
    """

    numerators: Whole | int
    denominators: Whole | int
    low: int
    high: int
    widest: int
    states: States | None = None  # None: a number everywhere

    @property
    def reach(self) -> int:
        """The largest magnitude of a numerator."""
        return max(abs(self.low), abs(self.high))


def constant(value: Fraction | int) -> Column:
    top, bottom = value.numerator, value.denominator
    return Column(top, bottom, top, top, bottom)


def whole_column(values: Whole, denominator: int = 1, states: States | None = None) -> Column:
    """Give a column from integers, with the bounds that its own values have."""
    low, high = bounds_of(values)
    return Column(values, denominator, low, high, denominator, states)


def bounds_of(values: Whole | int) -> tuple[int, int]:
    if isinstance(values, int):
        return values, values
    return (int(values.min()), int(values.max())) if values.size else (0, 0)


def wide(values: Whole | int) -> Whole | int:
    if isinstance(values, int) or values.dtype == object:
        return values
    return cast("Whole", values.astype(object))


def settled(values: Whole | int, reach: int) -> Whole | int:
    """Back to 64 bits where the bound allows it."""
    if isinstance(values, int) or values.dtype != object or reach > LIMIT:
        return values
    return values.astype(np.int64)


def either(mask: Mask, yes: Whole | int, no: Whole | int) -> Whole:
    """np.where that keeps whole numbers whole, however large."""
    if is_wide(yes) or is_wide(no):
        return np.where(mask, np.asarray(yes, object), np.asarray(no, object))
    return np.where(mask, yes, no)


def is_wide(values: Whole | int) -> bool:
    return abs(values) > LIMIT if isinstance(values, int) else values.dtype == object


def _times(left: Whole | int, right: Whole | int, reach: int) -> Whole | int:
    if isinstance(left, int) and left == 1:
        return right
    if isinstance(right, int) and right == 1:
        return left
    left, right = _roomy(left, right, reach)
    return left * right


def _roomy(left: Whole | int, right: Whole | int, reach: int) -> tuple[Whole | int, Whole | int]:
    """Both as they are where they and the result fit in 64 bits, else wide."""
    own = max(abs(number) for number in (left, right, 0) if isinstance(number, int))
    if max(reach, own) <= LIMIT:
        return left, right
    return wide(left), wide(right)


def reduced(column: Column) -> Column:
    """Give the same numbers in lowest terms, with the tightest bounds."""
    top, bottom = column.numerators, column.denominators
    if isinstance(top, int) and isinstance(bottom, int):
        return replace(constant(Fraction(top, bottom)), states=column.states)
    top, bottom = _roomy(top, bottom, 0)
    shared = np.gcd(top, bottom)
    if isinstance(bottom, int):  # one divisor for all keeps the denominator one number
        common = int(np.gcd.reduce(shared)) if shared.size else bottom
        return _bounded(cast("Whole", top) // common, bottom // common, column.states)
    return _bounded(top // shared, bottom // shared, column.states)


def _bounded(top: Whole | int, bottom: Whole | int, states: States | None) -> Column:
    low, high = bounds_of(top)
    widest = bounds_of(bottom)[1] or 1
    top = settled(top, max(abs(low), abs(high)))
    return Column(top, settled(bottom, widest), low, high, widest, states)


def tamed(column: Column) -> Column:
    """Reduced where it is not a plain constant or whole: used when a product could pass the limit."""
    plain = isinstance(column.numerators, int) and isinstance(column.denominators, int)
    return column if plain else reduced(column)


def first_state(*states: States | None) -> States | None:
    """Give what each unit lacks first, in the order of evaluation."""
    result: States | None = None
    for state in states:
        if state is None or state is result:
            continue
        result = state if result is None else np.where(result != HAS_NUMBER, result, state)
    return result


def _extremes(low: int, high: int, factor: Column) -> tuple[int, int]:
    corners = (low * factor.low, low * factor.high, high * factor.low, high * factor.high)
    return min(corners), max(corners)


def product(left: Column, right: Column) -> Column:
    if left.reach * right.reach > LIMIT or left.widest * right.widest > LIMIT:
        left, right = tamed(left), tamed(right)
    left, right = _crossed(left, right)
    low, high = _extremes(left.low, left.high, right)
    widest = left.widest * right.widest
    return Column(
        _times(left.numerators, right.numerators, max(abs(low), abs(high))),
        _times(left.denominators, right.denominators, widest),
        low,
        high,
        widest,
        first_state(left.states, right.states),
    )


def _crossed(left: Column, right: Column) -> tuple[Column, Column]:
    """Cancel what a constant shares with the other's constant denominator: 10 · n/100 is n/10."""
    return _cancelled(left, right), _cancelled(right, left)


def _cancelled(column: Column, other: Column) -> Column:
    # cancels a constant numerator of `other` out of this column's constant denominator, and the
    # other way round, in one step on each side so that both sides agree
    top, bottom = column.numerators, column.denominators
    if isinstance(bottom, int) and isinstance(other.numerators, int) and other.numerators:
        shared = gcd(bottom, other.numerators)
        column = replace(column, denominators=bottom // shared, widest=bottom // shared)
    if isinstance(top, int) and top and isinstance(other.denominators, int):
        shared = gcd(top, other.denominators)
        top //= shared
        column = replace(column, numerators=top, low=top, high=top)
    return column


def inverse(column: Column) -> Column:
    """1/x; nothing arises where x is zero."""
    top, bottom = column.numerators, column.denominators
    if isinstance(top, int):
        if top == 0:
            return replace(constant(0), states=np.array([NOTHING_AROSE], np.uint8))
        return _turned(top, bottom, column)
    zero = top == 0
    states = column.states
    if column.low <= 0 <= column.high and zero.any():
        top = either(zero, 1, top)
        states = first_state(states, zero.astype(np.uint8) * np.uint8(NOTHING_AROSE))
    return _turned(top, bottom, replace(column, states=states))


def _turned(top: Whole | int, bottom: Whole | int, column: Column) -> Column:
    if column.low >= 0:
        return Column(bottom, top, 1, column.widest, max(column.high, 1), column.states)
    if isinstance(top, int):
        return Column(-bottom, -top, -column.widest, -1, -top, column.states)
    signed = either(top < 0, -bottom, bottom)
    low, high = -column.widest, column.widest
    return Column(signed, np.abs(top), low, high, max(column.reach, 1), column.states)


def quotient(dividend: Column, divisor: Column) -> Column:
    turned = inverse(divisor)
    return replace(product(dividend, turned), states=first_state(dividend.states, turned.states))


def aligned(left: Column, right: Column) -> tuple[Column, Column]:
    """Give the same two columns over one shared denominator."""
    one, other = left.denominators, right.denominators
    if one is other or (isinstance(one, int) and isinstance(other, int) and one == other):
        return left, right
    if isinstance(one, int) and isinstance(other, int):
        shared = lcm(one, other)
        return scaled(left, shared // one, shared), scaled(right, shared // other, shared)
    if _alignment_reach(left, right) > LIMIT:
        left, right = tamed(left), tamed(right)
    reach = _alignment_reach(left, right)
    bottom = _times(left.denominators, right.denominators, left.widest * right.widest)
    return _raised(left, right, bottom, reach), _raised(right, left, bottom, reach)


def _alignment_reach(left: Column, right: Column) -> int:
    return max(left.reach * right.widest, right.reach * left.widest, left.widest * right.widest)


def _raised(column: Column, other: Column, bottom: Whole | int, reach: int) -> Column:
    top = _times(column.numerators, other.denominators, reach)
    low, high = (
        min(column.low, column.low * other.widest),
        max(column.high, column.high * other.widest),
    )
    return Column(top, bottom, low, high, column.widest * other.widest, column.states)


def scaled(column: Column, factor: int, denominator: int) -> Column:
    """Numerators times `factor`, over `denominator`: the caller knows that the value is the same."""
    low, high = column.low * factor, column.high * factor
    top = _times(column.numerators, factor, max(abs(low), abs(high)))
    return Column(top, denominator, low, high, denominator, column.states)


def total(left: Column, right: Column) -> Column:
    a, b = aligned(left, right)
    low, high = a.low + b.low, a.high + b.high
    top = _plus(a.numerators, b.numerators, max(abs(low), abs(high)))
    return Column(top, a.denominators, low, high, a.widest, first_state(left.states, right.states))


def _plus(left: Whole | int, right: Whole | int, reach: int) -> Whole | int:
    left, right = _roomy(left, right, reach)
    return left + right


def negated(column: Column) -> Column:
    return replace(column, numerators=-column.numerators, low=-column.high, high=-column.low)


def difference(left: Column, right: Column) -> Column:
    return total(left, negated(right))
