"""Exact columns compared, chosen among and put in order."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import cast

import numpy as np

from thidua.columns.exact import (
    LIMIT,
    Column,
    Mask,
    States,
    Whole,
    aligned,
    bounds_of,
    either,
    first_state,
    reduced,
    scaled,
    wide,
)
from thidua.core.rubric.formula.nodes import Comparison

COMPARE: dict[Comparison, Callable[[Whole | int, Whole | int], object]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.NOT_EQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}
MOST_SMALL_STEPS = 255  # what 8 bits count


def compared(left: Column, how: Comparison, right: Column) -> Mask:
    """Where the comparison holds (no meaning where either has no number)."""
    a, b = aligned(left, right)
    one, other = a.numerators, b.numerators
    return np.atleast_1d(np.asarray(COMPARE[how](one, other), bool))


def least(columns: Sequence[Column]) -> Column:
    return reduce(lambda one, other: _better(one, other, least=True), columns)


def greatest(columns: Sequence[Column]) -> Column:
    return reduce(lambda one, other: _better(one, other, least=False), columns)


def _better(left: Column, right: Column, *, least: bool) -> Column:
    states = first_state(left.states, right.states)
    if _dominates(left, right, least=least):
        return replace(left, states=states)
    if _dominates(right, left, least=least):
        return replace(right, states=states)
    a, b = aligned(left, right)
    pick, ends = (np.minimum, min) if least else (np.maximum, max)
    top = pick(a.numerators, b.numerators)
    low, high = ends(a.low, b.low), ends(a.high, b.high)
    return Column(top, a.denominators, low, high, a.widest, states)


def _dominates(left: Column, right: Column, *, least: bool) -> bool:
    """By its bounds alone the left one is always the answer (common: a cap that cannot bind)."""
    if not (isinstance(left.denominators, int) and isinstance(right.denominators, int)):
        return False
    if least:
        return left.high * right.denominators <= right.low * left.denominators
    return left.low * right.denominators >= right.high * left.denominators


def chosen(pick: Mask | Whole, options: Sequence[Column]) -> Column:
    """For each unit the option that `pick` numbers; a mask picks the second where it holds."""
    shared = _over_one(options)
    index = pick.astype(np.intp)
    states = _picked_states(index, [option.states for option in options])
    low, high = min(option.low for option in shared), max(option.high for option in shared)
    top = _picked(index, [option.numerators for option in shared])
    bottoms = [option.denominators for option in shared]
    if all(isinstance(bottom, int) for bottom in bottoms):
        return Column(top, bottoms[0], low, high, shared[0].widest, states)
    widest = max(option.widest for option in shared)
    return Column(top, _picked(index, bottoms), low, high, widest, states)


def _over_one(options: Sequence[Column]) -> list[Column]:
    """Constant denominators made one, if it stays small; others are left as they are."""
    bottoms = [option.denominators for option in options]
    whole = [bottom for bottom in bottoms if isinstance(bottom, int)]
    if len(whole) < len(bottoms):
        return list(options)
    shared = int(np.lcm.reduce(np.array(whole, object)))
    return [
        scaled(option, shared // bottom, shared)
        for option, bottom in zip(options, whole, strict=True)
    ]


def _picked(index: Whole, values: Sequence[Whole | int]) -> Whole:
    if all(isinstance(value, int) for value in values):
        kind = (
            object
            if max(abs(value) for value in cast("Sequence[int]", values)) > LIMIT
            else np.int64
        )
        return cast("Whole", np.take(np.array(values, kind), index))
    result = values[0]
    for place, value in enumerate(values[1:], start=1):
        result = either(index == place, value, result)
    return cast("Whole", result)


def _picked_states(index: Whole, states: Sequence[States | None]) -> States | None:
    if all(state is None for state in states):
        return None
    result = np.zeros(index.shape, np.uint8)
    for place, state in enumerate(states):
        if state is not None:
            result = np.where(index == place, state, result)
    return result


def order_keys(column: Column) -> Whole:
    """Whole numbers in the order of the column's values, equal exactly where the values are equal.

    Two different fractions with denominators up to B lie at least 1/B**2 apart, so the floor of
    value × B**2 tells them apart and never turns their order round.
    """
    if isinstance(column.denominators, int):
        return np.atleast_1d(cast("Whole", column.numerators))
    if column.reach * column.widest**2 > LIMIT:
        column = reduced(column)
    factor = column.widest**2
    top: Whole | int = column.numerators
    bottom: Whole | int = column.denominators
    if max(column.reach, 1) * factor > LIMIT:
        top, bottom = wide(top), wide(bottom)
    return narrow(cast("Whole", top * factor // bottom))


def narrow(values: Whole) -> Whole:
    """In 64 bits where the values themselves allow it."""
    if values.dtype != object:
        return values
    low, high = bounds_of(values)
    return values.astype(np.int64) if max(-low, high) <= LIMIT else values


def place_on_line(column: Column, cuts: Sequence[tuple[Fraction, bool]]) -> Whole | int:
    """How many of the ordered cuts each value passes; a cut (t, True) is passed from t itself on."""
    passed: Whole | int = 0
    small = len(cuts) <= MOST_SMALL_STEPS
    for value, included in cuts:
        mask = _passes(column, value, included=included)
        if isinstance(mask, bool):
            passed = passed + int(mask)
        else:
            step = mask.view(np.uint8) if small else mask
            passed = cast("Whole", passed + step)
    return passed


def _passes(column: Column, value: Fraction, *, included: bool) -> Mask | bool:
    top, bottom = column.numerators, column.denominators
    if isinstance(bottom, int):
        exact = value * bottom
        least_whole = -((-exact.numerator) // exact.denominator)
        if not included and least_whole == exact:
            least_whole += 1
        if least_whole <= column.low:
            return True
        if least_whole > column.high:
            return False
        return cast("Mask", top >= least_whole)
    how = Comparison.AT_LEAST if included else Comparison.MORE
    from_value = Column(
        value.numerator, value.denominator, value.numerator, value.numerator, value.denominator
    )
    return compared(column, how, from_value)
