"""Who may be proposed for which award: eligibility, quotas by rank, and open questions.

Points and ranks only propose; where a ballot is needed, or a tie falls on the last place, the
verdict says so and leaves the choice to the block.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import Place, Ranking
from thidua.core.ranking.quotas import places_of
from thidua.core.ranking.year_facts import NO_FACTS, Withdrawal, YearFacts
from thidua.core.rubric.score import BlockScore, TriggeredEffect
from thidua.core.rubric.table import Award, EffectKind, Rubric

CLASS_BASE = "xep_loai:"


class Barrier(StrEnum):
    """Why a unit is not considered for an award."""

    UNRANKED = "unranked"
    KNOCKED_OUT = "knocked_out"
    BELOW_TOTAL = "below_total"
    OTHER_CLASS = "other_class"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Barred:
    """A unit that is not considered, with what bars it: points asked for, class, or reason."""

    unit: str
    barrier: Barrier
    asked: Fraction | None = None
    found: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """For one award: places, units in order that take them, units tied on the last ones, barred.

    `contested` units share a rank that has more units than places left: none is chosen silently.
    """

    award: str
    places: int
    proposed: tuple[str, ...]
    contested: tuple[str, ...]
    contested_places: int
    barred: tuple[Barred, ...]


def _knock_out(effects: Iterable[TriggeredEffect], award: str) -> TriggeredEffect | None:
    kinds = (e for e in effects if e.effect.kind is EffectKind.NOT_AWARDED)
    return next((e for e in kinds if e.effect.detail in {"", award}), None)


def _withdrawal(facts: YearFacts, unit: str, award: str) -> Withdrawal | None:
    return next((w for w in facts.withdrawals if w.unit == unit and w.award in {"", award}), None)


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    title: str
    effects: tuple[TriggeredEffect, ...]


def _barrier(award: Award, candidate: _Candidate, facts: YearFacts) -> Barred | None:
    place, unit = candidate.place, candidate.place.unit
    knocked = _knock_out(candidate.effects, award.id)
    withdrawn = _withdrawal(facts, unit, award.id)
    barred = None
    if place.place is None or place.total is None:
        barred = Barred(unit, Barrier.UNRANKED, reason=" ".join(r.reason for r in place.reasons))
    elif knocked is not None:
        barred = Barred(unit, Barrier.KNOCKED_OUT, reason=knocked.reason)
    elif award.min_total is not None and place.total < award.min_total:
        barred = Barred(unit, Barrier.BELOW_TOTAL, award.min_total)
    elif award.classes and candidate.title not in award.classes:
        barred = Barred(unit, Barrier.OTHER_CLASS, found=candidate.title)
    elif withdrawn is not None:
        barred = Barred(unit, Barrier.WITHDRAWN, reason=withdrawn.reason)
    return barred


def _base(award: Award, candidates: list[_Candidate]) -> int:
    base = award.quota.base
    if base == "xep_hang":
        return sum(c.place.place is not None for c in candidates)
    if base.startswith(CLASS_BASE):
        return sum(c.title == base.removeprefix(CLASS_BASE) for c in candidates)
    return len(candidates)


def _fill(eligible: list[Place], places: int) -> tuple[list[str], list[str]]:
    """Take whole ranks while they fit; the first rank that does not fit is contested."""
    taken: list[str] = []
    for place in eligible:
        rank = [other.unit for other in eligible if other.place == place.place]
        if place.unit in taken:
            continue
        if len(taken) + len(rank) > places:
            return taken, rank if len(taken) < places else []
        taken += rank
    return taken, []


def propose(
    rubric: Rubric, score: BlockScore, ranking: Ranking, facts: YearFacts = NO_FACTS
) -> tuple[Proposal, ...]:
    """Propose units for each award of the rubric, in the order it lists them.

    A unit proposed for one award is not proposed again for a later one of the same list: one
    achievement is rewarded once (Law 06/2022/QH15, article 5).
    """
    units = {unit.unit: unit for unit in score.units}
    candidates = [
        _Candidate(place, classify(rubric, units[place.unit]).title, units[place.unit].effects)
        for place in ranking.places
    ]
    given: set[str] = set()
    proposals = []
    for award in rubric.awards:
        proposal = _propose_one(award, candidates, facts, given)
        given.update(proposal.proposed, proposal.contested)
        proposals.append(proposal)
    return tuple(proposals)


def _propose_one(
    award: Award, candidates: list[_Candidate], facts: YearFacts, given: set[str]
) -> Proposal:
    places = places_of(award.quota, _base(award, candidates))
    left = [c for c in candidates if c.place.unit not in given]
    barred = [b for b in (_barrier(award, c, facts) for c in left) if b is not None]
    out = {b.unit for b in barred}
    taken, contested = _fill([c.place for c in left if c.place.unit not in out], places)
    return Proposal(
        award.id,
        places,
        tuple(taken),
        tuple(contested),
        places - len(taken) if contested else 0,
        tuple(barred),
    )
