"""How many places a share gives, and how many votes a threshold asks for: exact, never floating."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from thidua.core.rubric.table import Quota, QuotaRounding, VoteRule

HALF = Fraction(1, 2)


def _whole(value: Fraction, rounding: QuotaRounding) -> int:
    match rounding:
        case QuotaRounding.DOWN:
            return floor(value)
        case QuotaRounding.UP:
            return ceil(value)
        case QuotaRounding.HALF_UP:
            return floor(value + HALF)
        case _:
            assert_never(rounding)


def places_of(quota: Quota, base: int) -> int:
    """Places that a quota gives over a base of so many units (0 or more).

    "Không quá" is rounding down. A share is at least its least number, at most the base, and of a
    base of nobody nothing, even where the least number is 1.
    """
    if quota.count is not None:
        return min(quota.count, base)
    share = quota.share if quota.share is not None else Fraction(0)
    return min(max(_whole(share * base, quota.rounding), quota.at_least), base)


def votes_needed(rule: VoteRule, base: int) -> int:
    """Count the votes needed: the least whole number that is at least the share of the base: 80 % of 9 is 8."""
    return ceil(rule.share * base)
