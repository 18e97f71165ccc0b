"""Cap, floor, cliff and rounding, in this order, each leaving its step in the account."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from thidua.core.rubric.formula.case import Exact
from thidua.core.rubric.formula.numbers import round_to
from thidua.core.rubric.score import AccountStep, Capped, FellShort, Floored, RoundedOff
from thidua.core.rubric.table import RoundingRule, Row, TotalRule

ZERO = Fraction(0)


def limited(value: Exact, limits: Row | TotalRule, account: list[AccountStep]) -> Fraction:
    """Apply the cap, the floor and the cliff that a row or total states; note those that bind."""
    points = Fraction(value)
    if limits.cap is not None and points > limits.cap:
        account.append(Capped(points, limits.cap))
        points = limits.cap
    if limits.floor is not None and points < limits.floor:
        account.append(Floored(points, limits.floor))
        points = limits.floor
    if limits.cliff is not None and points < limits.cliff:
        account.append(FellShort(points, limits.cliff))
        points = ZERO
    return points


def rounded(points: Fraction, rule: RoundingRule | None, account: list[AccountStep]) -> Fraction:
    """Round by a rule, if there is one, and note it where it changes something."""
    if rule is None:
        return points
    after = Fraction(round_to(points, rule.places, rule.mode))
    if after != points:
        account.append(RoundedOff(points, after, rule.places, rule.mode))
    return after


def mean(values: Sequence[Fraction]) -> Fraction:
    return Fraction(sum(values), len(values))
