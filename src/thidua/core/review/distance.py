"""How far a mark lies from the self-score."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a mark is held against: the self-score and the most points, None where there are none."""

    own: Fraction | None
    most: Fraction | None

    def is_far(self, points: Fraction, distance: Fraction) -> bool:
        """Say whether points lie farther from the self-score than a share of the most points.

        Without a maximum any other points are far; without a self-score none are.
        """
        if self.own is None:
            return False
        return abs(points - self.own) > distance * (self.most or 0)
