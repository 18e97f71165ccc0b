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
    `reserved` places are kept for those who will lose a contest for an award above.
    """

    award: str
    places: int
    proposed: tuple[str, ...]
    contested: tuple[str, ...]
    contested_places: int
    barred: tuple[Barred, ...]
    reserved: int = 0


@dataclass(frozen=True, slots=True)
class _Contest:
    """Units that tie for the last places of an award, and how many of them will get none."""

    units: tuple[str, ...]
    losers: int


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
    achievement is rewarded once (Law 06/2022/QH15, article 5). Who loses a contest stands before
    all others for the next award, and a place is kept there until the contest is settled.
    """
    units = {unit.unit: unit for unit in score.units}
    candidates = [
        _Candidate(place, classify(rubric, units[place.unit]).title, units[place.unit].effects)
        for place in ranking.places
    ]
    given: set[str] = set()
    contests: list[_Contest] = []
    proposals = []
    for award in rubric.awards:
        places = places_of(award.quota, _base(award, candidates))
        reserved = _reserve(award, candidates, facts, contests, places)
        left = [c for c in candidates if c.place.unit not in given]
        proposal = _propose_one(award, left, facts, places, reserved)
        given.update(proposal.proposed, proposal.contested)
        if proposal.contested:
            losers = len(proposal.contested) - proposal.contested_places
            contests.append(_Contest(proposal.contested, losers))
        proposals.append(proposal)
    return tuple(proposals)


def _reserve(
    award: Award,
    candidates: list[_Candidate],
    facts: YearFacts,
    contests: list[_Contest],
    places: int,
) -> int:
    """Keep places for the losers of earlier contests that may have this award; they lose no more."""
    reserved = 0
    for number, contest in enumerate(contests):
        rivals = [c for c in candidates if c.place.unit in contest.units]
        eligible = sum(_barrier(award, c, facts) is None for c in rivals)
        kept = min(contest.losers, eligible, places - reserved)
        contests[number] = _Contest(contest.units, contest.losers - kept)
        reserved += kept
    return reserved


def _propose_one(
    award: Award, left: list[_Candidate], facts: YearFacts, places: int, reserved: int
) -> Proposal:
    barred = [b for b in (_barrier(award, c, facts) for c in left) if b is not None]
    out = {b.unit for b in barred}
    free = places - reserved
    taken, contested = _fill([c.place for c in left if c.place.unit not in out], free)
    return Proposal(
        award.id,
        places,
        tuple(taken),
        tuple(contested),
        free - len(taken) if contested else 0,
        tuple(barred),
        reserved,
    )
