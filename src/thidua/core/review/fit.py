"""The additive fit: a mark is the unit's quality plus the reviewer's leniency, as near as can be.

    mark(reviewer, unit) = quality(unit) + leniency(reviewer) + residual

Leniencies add up to 0; the squares of the residuals are least (Platt & Burges 2012). Where n units
mark all others but themselves it has the closed form

    q_i = [(n − 1)·R_i + C_i − T/(n − 1)] / [n·(n − 2)]

with R_i received, C_i given, T all points, which anybody can check with a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from thidua.core.refusal import Refusal
from thidua.core.review.assignment import NotComparable, parts_of
from thidua.core.review.conflicts import Pair
from thidua.core.review.linear import inverse, times

NOTHING = Fraction(0)
DIGITS = 28  # of a standard error, which is a root and so never exact
PRECISION = Context(prec=DIGITS)

Marks = Mapping[Pair, Fraction]
"""The points that each reviewer gave each unit; a pair without a mark is absent."""


class TooFewToFit(Refusal):
    """The closed form needs every unit of at least three to mark every other. Grounds: units."""


@dataclass(frozen=True, slots=True)
class Fit:
    """`errors` are the standard errors of leniencies, None where no mark is left to tell them by."""

    quality: Mapping[str, Fraction]
    leniency: Mapping[str, Fraction]
    residuals: Mapping[Pair, Fraction]
    errors: Mapping[str, Decimal] | None


def closed_form(marks: Marks) -> dict[str, Fraction]:
    """Give the quality of each unit of a full matrix without diagonal. Refuses TooFewToFit."""
    units = sorted({pair.unit for pair in marks})
    number = len(units)
    if not is_full(marks):
        raise TooFewToFit(units=number)
    total = sum(marks.values(), NOTHING)
    return {
        unit: (
            (number - 1) * _added(marks, received=unit)
            + _added(marks, given=unit)
            - total / (number - 1)
        )
        / (number * (number - 2))
        for unit in units
    }


def is_full(marks: Collection[Pair]) -> bool:
    """Say whether three units or more each marked every other, and nobody itself."""
    units = {pair.unit for pair in marks}
    wanted = {Pair(one, other) for one in units for other in units if one != other}
    return len(units) > len("ab") and set(marks) == wanted


def fit(marks: Marks) -> Fit:
    """Fit quality and leniency to the marks by exact least squares. Refuses NotComparable.

    The equations are those of the leniencies alone, qualities being put in; all leniencies adding
    up to 0 makes them solvable.
    """
    parts = parts_of(sorted(marks))
    if len(parts) != 1:
        raise NotComparable(parts=len(parts))
    reviewers = sorted({pair.reviewer for pair in marks})
    units = sorted({pair.unit for pair in marks})
    received = {unit: [pair for pair in marks if pair.unit == unit] for unit in units}
    inverted = inverse(_equations(reviewers, received))
    solved = times(inverted, _right_sides(marks, reviewers, received))
    leniency = dict(zip(reviewers, solved, strict=True))
    quality = {
        unit: sum((marks[one] - leniency[one.reviewer] for one in pairs), NOTHING) / len(pairs)
        for unit, pairs in received.items()
    }
    residuals = {
        pair: mark - quality[pair.unit] - leniency[pair.reviewer] for pair, mark in marks.items()
    }
    freedom = len(marks) - len(units) - len(reviewers) + 1
    shares = {one: inverted[place][place] for place, one in enumerate(reviewers)}
    return Fit(quality, leniency, residuals, _errors(residuals, shares, freedom))


Received = Mapping[str, list[Pair]]


def _equations(reviewers: list[str], received: Received) -> list[list[Fraction]]:
    """Give the normal equations; 1 added everywhere holds the sum of the leniencies at 0."""
    place = {reviewer: number for number, reviewer in enumerate(reviewers)}
    rows = [[Fraction(1) for _ in reviewers] for _ in reviewers]
    for pairs in received.values():
        for one in pairs:
            rows[place[one.reviewer]][place[one.reviewer]] += 1
            for other in pairs:
                rows[place[one.reviewer]][place[other.reviewer]] -= Fraction(1, len(pairs))
    return rows


def _right_sides(marks: Marks, reviewers: list[str], received: Received) -> list[Fraction]:
    means = {
        unit: sum((marks[one] for one in pairs), NOTHING) / len(pairs)
        for unit, pairs in received.items()
    }
    return [
        sum(
            (mark - means[pair.unit] for pair, mark in marks.items() if pair.reviewer == reviewer),
            NOTHING,
        )
        for reviewer in reviewers
    ]


def _errors(
    residuals: Marks, shares: Mapping[str, Fraction], freedom: int
) -> dict[str, Decimal] | None:
    """Give the roots of the variances; the 1 that was added everywhere is taken off again."""
    if freedom < 1:
        return None
    variance = sum((one * one for one in residuals.values()), NOTHING) / freedom
    added = Fraction(1, len(shares) ** 2)
    return {one: root(variance * (share - added)) for one, share in shares.items()}


def root(square: Fraction) -> Decimal:
    """Give the square root of a value not below 0, to 28 digits."""
    numerator, denominator = Decimal(square.numerator), Decimal(square.denominator)
    return PRECISION.sqrt(PRECISION.divide(numerator, denominator))


def _added(marks: Marks, *, received: str = "", given: str = "") -> Fraction:
    found = (
        mark for pair, mark in marks.items() if received == pair.unit or given == pair.reviewer
    )
    return sum(found, NOTHING)
