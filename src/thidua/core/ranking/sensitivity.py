"""How firm a place is: between which places a unit would stand if one group weighed a little more or less.

Each base group is made heavier and lighter in turn, by the same share for every unit, the others
staying as they are. A place that no such change moves does not hang on how the table happened to
weigh one group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.core.ranking.order import rank
from thidua.core.rubric.score import BlockScore, PeriodScore, UnitScore
from thidua.core.rubric.scoring import total_over_periods
from thidua.core.rubric.scoring.totals import period_total
from thidua.core.rubric.table import Rubric

SHARE = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class PlaceRange:
    """The best and the worst place of a ranked unit, its own among them.

    `swayed_by` are the groups whose weight changes its place.
    """

    unit: str
    best: int
    worst: int
    swayed_by: tuple[str, ...]


def place_ranges(
    rubric: Rubric, score: BlockScore, *, share: Fraction = SHARE
) -> tuple[PlaceRange, ...]:
    """Give the range of every ranked unit, in the order of the ranking.

    A group's part in the base points grows and shrinks by `share` of it; totals are then limited
    and rounded as always. Keys of the chain read the rows themselves, whose order no weight
    changes.
    """
    groups = [group.id for group in rubric.base.children]
    shifted = [
        (group, _places(rubric, weighed(rubric, score, group, change)))
        for group in groups
        for change in (share, -share)
    ]
    own = _places(rubric, score)
    return tuple(_range(unit, place, shifted) for unit, place in own.items())


def _range(unit: str, own: int, shifted: list[tuple[str, dict[str, int]]]) -> PlaceRange:
    found = [own, *(places[unit] for _, places in shifted)]
    swaying = dict.fromkeys(group for group, places in shifted if places[unit] != own)
    return PlaceRange(unit, min(found), max(found), tuple(swaying))


def _places(rubric: Rubric, score: BlockScore) -> dict[str, int]:
    ranking = rank(rubric, score)
    return {one.unit: one.place for one in ranking.places if one.place is not None}


def weighed(rubric: Rubric, score: BlockScore, group: str, change: Fraction) -> BlockScore:
    """Give the block's score as if a base group weighed more by a share of itself, or less."""
    return BlockScore(tuple(_unit(rubric, one, group, change) for one in score.units))


def _unit(rubric: Rubric, unit: UnitScore, group: str, change: Fraction) -> UnitScore:
    if unit.total is None:
        return unit
    periods = tuple(_period(rubric, one, group, change) for one in unit.periods)
    totals = tuple((one.period, one.total) for one in periods if one.total is not None)
    return replace(unit, periods=periods, total=total_over_periods(rubric, totals))


def _period(rubric: Rubric, period: PeriodScore, group: str, change: Fraction) -> PeriodScore:
    base = period.base
    shifted = replace(base, points=base.points + change * _part(period, group))
    total, _ = period_total(rubric, (shifted, period.bonus, period.penalty))
    return replace(period, total=total)


def _part(period: PeriodScore, group: str) -> Fraction:
    """Give what a group makes of the base points: its share of the sum, where groups were rescaled."""
    rows = period.base.children
    gathered = Fraction(sum(row.points for row in rows))
    own = next(row.points for row in rows if row.row == group)
    return own * period.base.points / gathered if gathered else Fraction(0)
