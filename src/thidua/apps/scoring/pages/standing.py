"""A year's points as they stand: by verified figures, or for now by those the units reported."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.scoring.queries import (
    AdoptedRubric,
    Kind,
    figures_of,
    scores_of,
)
from thidua.apps.units.queries import Member
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import Ranking, rank
from thidua.core.rubric.score import BlockScore, UnitScore


@dataclass(frozen=True, slots=True)
class StandingOf:
    """The ranking of a year with all it rests on; `waiting` are the members without their figures."""

    adopted: AdoptedRubric
    kind: Kind
    score: BlockScore
    ranking: Ranking
    waiting: tuple[Member, ...]

    @property
    def units(self) -> dict[str, UnitScore]:
        return {unit.unit: unit for unit in self.score.units}


def standing_of(year: BlockYear, adopted: AdoptedRubric) -> StandingOf | None:
    """Give the standing by verified figures once there are any, else by reported ones.

    None where nobody has handed in anything.
    """
    given = {kind: _given(year, kind) for kind in (Kind.VERIFIED, Kind.SELF_REPORTED)}
    kind = next((kind for kind, units in given.items() if units), None)
    if kind is None:
        return None
    score = scores_of(year, kind)
    waiting = tuple(one for one in year.members if one.code not in given[kind])
    return StandingOf(adopted, kind, score, rank(adopted.rubric, score), waiting)


def _given(year: BlockYear, kind: Kind) -> frozenset[str]:
    return frozenset(one.unit for one in figures_of(year, kind).sheets)
