"""Points that groups which do not apply to a unit left to its other groups."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.ranking.reading import row_in
from thidua.core.rubric.score import Rescaled, RowScore, SetAside, UnitScore
from thidua.core.rubric.scoring import total_over_periods
from thidua.core.rubric.table import Rubric


def shared_points(rubric: Rubric, unit: UnitScore) -> Fraction:
    """Give by how much a unit's groups were scaled up over the year; 0 where all of them apply.

    With it the points of groups, bonus and penalty add up to the total, whoever is compared.
    """
    return total_over_periods(
        rubric, tuple((one.period, _gained(one.base)) for one in unit.periods)
    )


def _gained(base: RowScore) -> Fraction:
    if not any(isinstance(step, Rescaled) for step in base.account):
        return Fraction(0)
    return base.points - sum((child.points for child in base.children), Fraction(0))


def has_left(score: RowScore) -> bool:
    """Tell whether a row has no points of its own because others took them, or none are asked."""
    first = score.account[0] if score.account else None
    return isinstance(first, SetAside) and first.given is None


def left_all_year(unit: UnitScore, row: str) -> bool:
    """Tell whether a row has no points of its own in any period."""
    return all(has_left(row_in(period, row)) for period in unit.periods)
