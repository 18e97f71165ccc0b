"""How fair the marks of a round were: far-off marks, favours returned, marks all alike, and who decides.

These are signs for the appraisal to look at, never points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.review.combining import Combining, combine, mean, spread
from thidua.core.review.conflicts import Pair
from thidua.core.review.fit import NOTHING, Fit, Marks

FAR = Fraction(2)  # a mark is an outlier from so many times the usual residual on


@dataclass(frozen=True, slots=True)
class Returned:
    """Two units that marked each other: how far each mark was above what the fit expects."""

    first: str
    second: str
    given: Fraction
    back: Fraction

    @property
    def alike(self) -> bool:
        """Say whether both were above, or both below, what was to be expected."""
        return self.given * self.back > 0


def outliers(found: Fit, *, far: Fraction = FAR) -> tuple[Pair, ...]:
    """Give the pairs whose residual is beyond so many times the root of the mean square."""
    squares = {pair: one * one for pair, one in found.residuals.items()}
    limit = far * far * mean(tuple(squares.values()))
    return tuple(sorted(pair for pair, square in squares.items() if square > limit))


def reciprocity(found: Fit) -> tuple[Returned, ...]:
    """Give each two units that marked each other, once, the greatest product of residuals first."""
    pairs = (
        Returned(one.reviewer, one.unit, given, found.residuals[Pair(one.unit, one.reviewer)])
        for one, given in found.residuals.items()
        if one.reviewer < one.unit and Pair(one.unit, one.reviewer) in found.residuals
    )
    return tuple(sorted(pairs, key=lambda one: (-one.given * one.back, one.first, one.second)))


def compression(marks: Marks) -> dict[str, Fraction | None]:
    """Give for each reviewer how wide its marks lie, beside the others' means for the same units.

    1 is as wide; near 0 tells nobody apart. None where the others' means do not differ.
    """
    return {
        reviewer: _width(reviewer, marks) for reviewer in sorted({one.reviewer for one in marks})
    }


def _width(reviewer: str, marks: Marks) -> Fraction | None:
    others: dict[str, list[Fraction]] = {}
    for pair, mark in marks.items():
        if pair.reviewer != reviewer:
            others.setdefault(pair.unit, []).append(mark)
    own = {
        pair.unit: mark
        for pair, mark in marks.items()
        if pair.reviewer == reviewer and pair.unit in others
    }
    wide = spread(tuple(mean(others[unit]) for unit in own))
    narrow = spread(tuple(own.values()))
    return None if not wide or narrow is None else narrow / wide


def without_each(marks: Marks, rule: Combining) -> dict[str, dict[str, Fraction | None]]:
    """Give for each reviewer what every unit's marks combine to when that reviewer is left out.

    The self-score has no share in it. None where too few marks are left.
    """
    alone = Combining(rule.kind, rule.least, rule.trim, NOTHING)
    units = sorted({pair.unit for pair in marks})
    return {
        reviewer: {unit: _without(reviewer, received_by(unit, marks), alone) for unit in units}
        for reviewer in sorted({pair.reviewer for pair in marks})
    }


def _without(reviewer: str, received: Mapping[str, Fraction], rule: Combining) -> Fraction | None:
    left = [mark for one, mark in received.items() if one != reviewer]
    return combine(rule, left, own=None).value


def received_by(unit: str, marks: Marks) -> dict[str, Fraction]:
    """Give the marks of a unit by reviewer."""
    return {pair.reviewer: mark for pair, mark in marks.items() if pair.unit == unit}
