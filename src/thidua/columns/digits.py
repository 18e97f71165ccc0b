"""Powers, logarithms and days late: what core computes for each distinct input, looked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache, reduce
from typing import cast

import numpy as np

from thidua.columns.build import whole_array
from thidua.columns.exact import (
    HAS_NUMBER,
    MISSING,
    NOTHING_AROSE,
    REFUSED,
    Column,
    States,
    Whole,
    constant,
    first_state,
    inverse,
    product,
    whole_column,
)
from thidua.columns.frame import Frame, Step, numbers_of, other_kind, without_number
from thidua.columns.gather import spread
from thidua.columns.step import at_unit, compiled
from thidua.columns.table import Numbers
from thidua.core.refusal import Refusal
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.calendar import days_late
from thidua.core.rubric.formula.numbers import MOST_BITS, WHOLE_EXPONENTS, natural_log, power
from thidua.core.rubric.formula.outcomes import NothingArose, NumberTooLarge

REMEMBERED = 2**16
Outcome = Fraction | int | Refusal  # a number, a state without one, or a refusal


@lru_cache(REMEMBERED)
def power_of(base: Fraction, exponent: Fraction, digits: int) -> Fraction | Refusal | None:
    """Give what core gives for one input; None: nothing arose."""
    try:
        return Fraction(power(base, exponent, digits))
    except NothingArose:
        return None
    except NumberTooLarge as refusal:
        return refusal


@lru_cache(REMEMBERED)
def log_of(value: Fraction, digits: int) -> Fraction | None:
    try:
        return Fraction(natural_log(value, digits))
    except NothingArose:
        return None


def exact_exponent(exponent: nodes.Formula) -> int | None:
    """Give the whole exponent that columns raise to by multiplying; None: core computes it."""
    if not isinstance(exponent, nodes.Number) or exponent.value.denominator != 1:
        return None
    return int(exponent.value) if int(exponent.value) in WHOLE_EXPONENTS else None


@compiled.register
def _power(formula: nodes.Power) -> Step:
    base, exponent = compiled(formula.base), compiled(formula.exponent)
    whole = exact_exponent(formula.exponent)

    def run(frame: Frame) -> Column:
        under = base(frame)
        bits = max(under.reach.bit_length(), under.widest.bit_length())
        if whole is not None and bits * abs(whole) <= MOST_BITS:
            return _multiplied(under, whole)
        return looked_up(
            frame,
            (under, exponent(frame)),
            lambda one, other: power_of(one, other, formula.digits),
        )

    return run


def _multiplied(base: Column, exponent: int) -> Column:
    if exponent == 0:
        return replace(constant(1), states=base.states)
    under = base if exponent > 0 else inverse(base)
    return reduce(product, [under] * abs(exponent))


@compiled.register
def _natural_log(formula: nodes.NaturalLog) -> Step:
    of = compiled(formula.of)
    return lambda frame: looked_up(frame, (of(frame),), lambda value: log_of(value, formula.digits))


def looked_up(
    frame: Frame,
    inputs: tuple[Column, ...],
    compute: Callable[..., Fraction | Refusal | None],
) -> Column:
    """Compute once for each distinct input that has a number."""
    states = first_state(*(column.states for column in inputs))
    lists = [_fractions(spread(column, frame.size)) for column in inputs]
    known = (
        np.zeros(frame.size, np.uint8) if states is None else np.broadcast_to(states, frame.size)
    )
    found = np.array(known, np.uint8)
    values = [Fraction(0)] * frame.size
    for place in np.flatnonzero(known == HAS_NUMBER).tolist():
        outcome = compute(*(numbers[place] for numbers in lists))
        if isinstance(outcome, Fraction):
            values[place] = outcome
        else:
            found[place] = NOTHING_AROSE if outcome is None else REFUSED
            frame.refusals += [outcome] if isinstance(outcome, Refusal) else []
    return from_fractions(values, found)


def _fractions(column: Column) -> list[Fraction]:
    top = cast("Whole", column.numerators).tolist()
    bottom = column.denominators
    if isinstance(bottom, int):
        return [Fraction(one, bottom) for one in top]
    return [Fraction(one, other) for one, other in zip(top, bottom.tolist(), strict=True)]


def from_fractions(values: list[Fraction], states: States) -> Column:
    top = whole_array([value.numerator for value in values])
    bottom = whole_array([value.denominator for value in values])
    widest = max((value.denominator for value in values), default=1)
    column = whole_column(top)
    held = states if states.any() else None
    return Column(top, bottom, column.low, column.high, widest, held)


@compiled.register
def _days_late(formula: nodes.DaysLate) -> Step:
    due = date.fromisoformat(formula.due)

    def run(frame: Frame) -> Column:
        column = frame.figures.get(formula.sent)
        if column is None:
            return without_number(MISSING)
        if not (isinstance(column, Numbers) and column.days):
            return other_kind(frame, formula.sent, column)
        states = numbers_of(column).states
        if not formula.working:
            late = np.maximum(column.values - due.toordinal(), 0)
            return whole_column(late, 1, states)
        distinct, places = np.unique(np.maximum(column.values, 1), return_inverse=True)
        late = np.array([_working_days(due, int(day), frame) for day in distinct], np.int64)
        return whole_column(late[places], 1, states)

    return at_unit(run)


def _working_days(due: date, sent: int, frame: Frame) -> int:
    return days_late(due, date.fromordinal(sent), working=True, holidays=frame.holidays)
