"""Opens the round of a year's cross-scoring, and names conflicts, by the secretary or the reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.review.models import Assignment, HandedInMarks, NamedConflict, ReviewRound
from thidua.apps.review.queries import conflicts_of, cross_scored, round_of
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.units.queries import Member
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.appraisal.values import check_length
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.review.assignment import Plan, assign
from thidua.core.review.combining import WHOLE, Combining
from thidua.core.review.conflicts import Ground, Pair, conflicts_among


class RoundOpenedAlready(Refusal):
    """The year has its round; who marks whom is fixed. Grounds: year."""


class RoundNotOpened(Refusal):
    """The round of the year was not opened yet. Grounds: year."""


class NothingToCrossScore(Refusal):
    """No criterion of the rubric is marked by other units. Grounds: year."""


class RoundRuleOutOfBounds(Refusal):
    """A setting of a round makes no sense. Grounds: setting, low, high."""


class ConflictReasonMissing(Refusal):
    """A conflict is named with its reason. Grounds: none."""


class ConflictNamedAlready(Refusal):
    """The pair was named before. Grounds: reviewer, unit (names)."""


class NotAssigned(Refusal):
    """The unit is not to mark that other one. Grounds: unit (code)."""


class MarksHandedIn(Refusal):
    """The unit has handed in its marks; they change no more. Grounds: none."""


@dataclass(frozen=True, slots=True)
class RoundOpening:
    """The rules of a round; `distance` is a share (0 to 1) of the most points of a criterion.

    `key` was made once, by chance, by the page that sends it: 32 characters or more.
    """

    plan: Plan
    combining: Combining
    distance: Fraction
    key: str


@dataclass(frozen=True, slots=True)
class NamedPair:
    """A pair that must not mark, and why; `key` salts what the ledger keeps of it."""

    pair: Pair
    reason: str
    key: str


@transaction.atomic
def open_round(year_id: int, *, opening: RoundOpening, actor: Actor, at: datetime) -> ReviewRound:
    """Fix for the year who marks whom, and by which rules.

    Refuses YearNotKnown, NoRubricAdopted, NothingToCrossScore, RoundRuleOutOfBounds,
    RoundOpenedAlready, SaltTooShort and what `assign` refuses.
    """
    year = locked_year(year_id, Permission.CROSS_SCORE_OPEN, actor, at)
    sent = ReviewRound.objects.filter(year_id=year.id).first()
    if sent is not None:
        if sent.key == opening.key:
            return sent
        raise RoundOpenedAlready(year=year.year)
    if not cross_scored(adopted_rubric_of(year).rubric):
        raise NothingToCrossScore(year=year.year)
    _check(opening)
    units = tuple(member.code for member in year.members)
    barred = {one.pair for one in conflicts_among(units, superiors={}, named=conflicts_of(year))}
    pairs = assign(opening.plan, units, conflicts=barred)
    made = _store(year, opening, pairs, actor, at)
    _record_opening(year, opening, pairs, actor, at)
    return made


def _check(opening: RoundOpening) -> None:
    rule = opening.combining
    bounds = (
        ("distance", opening.distance, 0, WHOLE),
        ("own", rule.own, 0, WHOLE),
        ("least", rule.least, 1, MOST_UNITS),
        ("trim", rule.trim, 0, MOST_UNITS),
    )
    for setting, given, low, high in bounds:
        if not low <= given <= high:
            raise RoundRuleOutOfBounds(setting=setting, low=low, high=high)


MOST_UNITS = 999


def _store(
    year: BlockYear, opening: RoundOpening, pairs: tuple[Pair, ...], actor: Actor, at: datetime
) -> ReviewRound:
    rule, plan = opening.combining, opening.plan
    made = ReviewRound.objects.create(
        year_id=year.id,
        scheme=plan.scheme,
        each=plan.each,
        distance=str(opening.distance),
        kind=rule.kind,
        least=rule.least,
        trim=rule.trim,
        own=str(rule.own),
        key=opening.key,
        opened_at=at,
        opened_by=actor.key,
    )
    ids = {member.code: member.unit_id for member in year.members}
    Assignment.objects.bulk_create(
        Assignment(round=made, reviewer_id=ids[pair.reviewer], unit_id=ids[pair.unit])
        for pair in pairs
    )
    return made


def _record_opening(
    year: BlockYear, opening: RoundOpening, pairs: tuple[Pair, ...], actor: Actor, at: datetime
) -> None:
    rule = opening.combining
    said = "\n".join(f"{pair.reviewer} {pair.unit}" for pair in pairs)
    record(
        at=at,
        actor=actor.key,
        deed="cross-scoring opened",
        subject=subject_of(year),
        facts={
            "scheme": opening.plan.scheme.value,
            "each": opening.plan.each,
            "distance": str(opening.distance),
            "rule": rule.kind.value,
            "least": rule.least,
            "trim": rule.trim,
            "self_share": str(rule.own),
            "pairs": commitment(opening.key.encode(), said),
        },
    )


@transaction.atomic
def add_conflict(year_id: int, *, named: NamedPair, actor: Actor, at: datetime) -> None:
    """Name a pair that must not mark, before or after the round was opened; its marks count no more.

    Refuses YearNotKnown, NotAMember, ConflictReasonMissing, WordsTooLong, ConflictNamedAlready
    and SaltTooShort.
    """
    year = locked_year(year_id, Permission.CROSS_SCORE_OPEN, actor, at)
    _name(year, named, Ground.NAMED, actor, at)


@transaction.atomic
def recuse(year_id: int, *, named: NamedPair, actor: Actor, at: datetime) -> None:
    """Let a unit step back from marking another; refuses as `add_conflict` does.

    Besides, refuses RoundNotOpened, NotAssigned and MarksHandedIn.
    """
    reviewer = named.pair.reviewer
    year = locked_year(year_id, Permission.CROSS_SCORE_RECUSE, actor, at, unit=reviewer)
    found = round_of(year)
    if found is None:
        raise RoundNotOpened(year=year.year)
    if HandedInMarks.objects.filter(round_id=found.id, reviewer__code=reviewer).exists():
        raise MarksHandedIn
    if named.pair not in found.pairs:
        raise NotAssigned(unit=named.pair.unit)
    _name(year, named, Ground.RECUSED, actor, at)


def _name(year: BlockYear, named: NamedPair, ground: Ground, actor: Actor, at: datetime) -> None:
    reviewer, unit = _member(year, named.pair.reviewer), _member(year, named.pair.unit)
    reason = check_length(named.reason)
    if not reason:
        raise ConflictReasonMissing
    if any(one.pair == named.pair and one.ground is ground for one in conflicts_of(year)):
        raise ConflictNamedAlready(reviewer=reviewer.name, unit=unit.name)
    NamedConflict.objects.create(
        year_id=year.id,
        reviewer_id=reviewer.unit_id,
        unit_id=unit.unit_id,
        ground=ground,
        reason=reason,
        named_at=at,
        named_by=actor.key,
    )
    said = f"{named.pair.reviewer}\n{named.pair.unit}\n{reason}"
    record(
        at=at,
        actor=actor.key,
        deed="conflict named" if ground is Ground.NAMED else "reviewer stepped back",
        subject=subject_of(year),
        facts={"conflict": commitment(named.key.encode(), said)},
    )


def _member(year: BlockYear, code: str) -> Member:
    member = year.member(code)
    if member is None:
        raise NotAMember(code=code)
    return member
