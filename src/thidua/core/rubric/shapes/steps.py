"""Small pieces of formulas that several shapes are lowered to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thidua.core.rubric.formula.nodes import (
    ONE,
    ZERO,
    Band,
    Choice,
    Compare,
    Comparison,
    Figure,
    Formula,
    Greatest,
    Least,
    Number,
    Product,
    Sum,
)
from thidua.core.rubric.shapes.context import RuleContext
from thidua.core.rubric.table import FigureKind


def total(terms: Iterable[Formula]) -> Formula:
    """Their sum; one term stays itself."""
    several = tuple(terms)
    return several[0] if len(several) == 1 else Sum(several)


def times(factor: Fraction, formula: Formula) -> Formula:
    return Product((Number(factor), formula))


def at_most(formula: Formula, cap: Fraction | None) -> Formula:
    """Capped where there is a cap."""
    return formula if cap is None else Least((formula, Number(cap)))


def at_least(formula: Formula, floor: Fraction | None) -> Formula:
    return formula if floor is None else Greatest((formula, Number(floor)))


def one_if_zero(formula: Formula) -> Formula:
    """1 where the formula gives 0, else 0: a switch to multiply with."""
    return Choice(Compare(formula, Comparison.EQUAL, ZERO), ONE, ZERO)


def happened(context: RuleContext, figure: str) -> Formula:
    """1 where a yes/no figure is yes or a count is not 0."""
    declared = context.figures.get(figure)
    counted = declared is not None and declared.kind is not FigureKind.YES_NO
    return Least((Figure(figure), ONE)) if counted else Figure(figure)


def only(value: Fraction, worth: Formula) -> Band:
    return Band(value, low_included=True, high=value, high_included=True, worth=worth)


def between(low: Fraction | None, high: Fraction | None, worth: Formula) -> Band:
    """Neither end belongs to it."""
    return Band(low, low_included=False, high=high, high_included=False, worth=worth)


def from_start(low: Fraction, high: Fraction | None, worth: Formula) -> Band:
    """Make a band that its start belongs to and its end does not."""
    return Band(low, low_included=True, high=high, high_included=False, worth=worth)


def up_to(low: Fraction | None, high: Fraction, worth: Formula) -> Band:
    """Make a band that both ends belong to, open below where there is no start."""
    return Band(low, low_included=low is not None, high=high, high_included=True, worth=worth)


def points_bands(worths: Mapping[Fraction, Formula], otherwise: Formula | None) -> tuple[Band, ...]:
    """Make a band for each single value, and for all between them where there is an `otherwise`."""
    bands: list[Band] = []
    below: Fraction | None = None
    for value in sorted(worths):
        if otherwise is not None:
            bands.append(between(below, value, otherwise))
        bands.append(only(value, worths[value]))
        below = value
    if otherwise is not None:
        bands.append(between(below, None, otherwise))
    return tuple(bands)
