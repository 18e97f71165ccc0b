"""What is in dispute about a criterion of a unit, so that it is looked at and not taken over as it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Doubt(StrEnum):
    """Why a criterion is looked at on its own."""

    FIGURE = "figure"  # a figure lacks, or the table has no points for it
    EVIDENCE = "evidence"  # a kind of evidence that the table asks for is not there
    DISTANCE = "distance"  # the middle of the cross-scores lies far from the self-score
    SPREAD = "spread"  # the cross-scores lie far apart


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares of the most points of a criterion beyond which marks are far from each other."""

    distance: Fraction = Fraction(1, 10)
    spread: Fraction = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to judge a criterion by: `points` of the self-score, None where there are none.

    `most` is the most points it gives, None where it has no maximum; `marks` are the cross-scores
    that may be known; `gaps` counts the kinds of evidence that are asked for and not there.
    """

    points: Fraction | None
    most: Fraction | None
    marks: tuple[Fraction, ...] = ()
    gaps: int = 0


LIMITS = Limits()


def doubts_of(look: Look, limits: Limits = LIMITS) -> tuple[Doubt, ...]:
    """Give every doubt about a criterion; none: it may be taken over as it was reported."""
    found = (
        (Doubt.FIGURE, look.points is None),
        (Doubt.EVIDENCE, look.gaps > 0),
        (Doubt.DISTANCE, _is_distant(look, limits)),
        (Doubt.SPREAD, _is_spread(look, limits)),
    )
    return tuple(doubt for doubt, holds in found if holds)


def middle_of(marks: tuple[Fraction, ...]) -> Fraction:
    """Give the median of at least one mark: of an even number, half way between the middle two."""
    ordered = sorted(marks)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _is_distant(look: Look, limits: Limits) -> bool:
    if not look.marks or look.points is None:
        return False
    return abs(middle_of(look.marks) - look.points) > limits.distance * _scale(look)


def _is_spread(look: Look, limits: Limits) -> bool:
    if not look.marks:
        return False
    return max(look.marks) - min(look.marks) > limits.spread * _scale(look)


def _scale(look: Look) -> Fraction:
    """Give the most points, or where there is no maximum the greatest mark."""
    return max(map(abs, look.marks)) if look.most is None else look.most
