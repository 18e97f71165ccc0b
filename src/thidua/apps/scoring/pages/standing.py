"""A year's points as they stand: by verified figures, or for now by those the units reported."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.scoring.queries import AdoptedRubric, Grounds, Kind, scores_from
from thidua.apps.units.queries import Member
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


def standing_of(grounds: Grounds) -> StandingOf | None:
    """Give the standing by verified figures once there are any, else by reported ones.

    None where nobody has handed in anything. Refuses NoRubricAdopted.
    """
    kind = next(
        (kind for kind in (Kind.VERIFIED, Kind.SELF_REPORTED) if grounds.of(kind).sheets), None
    )
    if kind is None:
        return None
    adopted, score = grounds.in_force(), scores_from(grounds, kind)
    given = {one.unit for one in grounds.of(kind).sheets}
    waiting = tuple(one for one in grounds.year.members if one.code not in given)
    return StandingOf(adopted, kind, score, rank(adopted.rubric, score), waiting)
