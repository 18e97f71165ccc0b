"""How many rows a unit marked for itself well above what was verified."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from thidua.core.rubric.score import BlockScore, RowScore
from thidua.core.rubric.scoring.criterion import Result


def claim_counter(
    claims: BlockScore | None, unit: str, period: str, verified: Mapping[str, Result]
) -> Callable[[Fraction], int]:
    """Build the counter for one unit and period; it reads `verified` only when it is asked.

    Only criteria of the base section that have a maximum, and have not given their points to
    others or left the table, are compared; one that lacks its verified figure has 0 for now. No
    claims, or a unit that made none: 0.
    """
    claimed = () if claims is None else _criteria_of(claims, unit, period)

    def count(share: Fraction) -> int:
        return sum(_exceeds(row, verified, share) for row in claimed)

    return count


def _criteria_of(claims: BlockScore, unit: str, period: str) -> tuple[RowScore, ...]:
    for one in claims.units:
        for part in one.periods:
            if (one.unit, part.period) == (unit, period):
                return _leaves(part.base)
    return ()


def _leaves(row: RowScore) -> tuple[RowScore, ...]:
    if not row.children:
        return (row,)
    return tuple(leaf for child in row.children for leaf in _leaves(child))


def _exceeds(claim: RowScore, verified: Mapping[str, Result], share: Fraction) -> bool:
    result = verified.get(claim.row)
    if result is None or result.left is not None or claim.max_points is None:
        return False
    return claim.points - result.score.points > share * claim.max_points
