"""Takes the marks that a unit gives others, and hands them all in.

The ledger tells of neither the unit that is marked nor how many criteria were: until the reveal
nobody may learn it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.review.actions.round import MarksHandedIn, NotAssigned, RoundNotOpened
from thidua.apps.review.models import HandedInMarks, Mark
from thidua.apps.review.queries import (
    MarkedRow,
    OwnMark,
    Place,
    Round,
    digest_of_marks,
    has_handed_in,
    own_marks,
    round_of,
    rows_to_mark,
)
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.queries import grounds_of
from thidua.apps.units.queries import unit_ids
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.appraisal.values import check_length
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.review.conflicts import Pair


class RowNotCrossScored(Refusal):
    """Other units do not mark this criterion of that unit. Grounds: row."""


class MarkBelowZero(Refusal):
    """A mark is not below 0. Grounds: row, period."""


class MarkAboveMost(Refusal):
    """A mark is not above the most points. Grounds: row, period, most."""


class MarkReasonMissing(Refusal):
    """A mark far from the self-score needs a reason. Grounds: rows."""


class MarksChangedMeanwhile(Refusal):
    """Somebody of the same unit marked after the form was read. Grounds: rows."""


@dataclass(frozen=True, slots=True)
class TypedMark:
    """A mark as given, None to take it back; `based_on` is the version read (0: none yet)."""

    points: Fraction | None
    reason: str = ""
    based_on: int = 0


@dataclass(frozen=True, slots=True)
class Marking:
    """Marks of one unit by another; `key` was made once, by chance, by the page that sends it."""

    pair: Pair
    marks: Mapping[Place, TypedMark]
    key: str


@transaction.atomic
def save_marks(year_id: int, *, marking: Marking, actor: Actor, at: datetime) -> None:
    """Take the marks that differ from what the unit had given before.

    Refuses YearNotKnown, RoundNotOpened, NotAssigned, MarksHandedIn, RowNotCrossScored,
    MarkBelowZero, MarkAboveMost, WordsTooLong, MarkReasonMissing, MarksChangedMeanwhile, KeyUsedForOther and
    SaltTooShort.
    """
    pair = marking.pair
    year = locked_year(year_id, Permission.CROSS_SCORE_MARK, actor, at, unit=pair.reviewer)
    found = _round(year)
    if pair not in found.pairs:
        raise NotAssigned(unit=pair.unit)
    if _sent_before(found, marking):
        return
    if has_handed_in(found, pair.reviewer):
        raise MarksHandedIn
    before = own_marks(found, pair.reviewer).get(pair.unit, {})
    marks = {place: _tidy(one) for place, one in marking.marks.items()}
    changed = {place: one for place, one in marks.items() if not _same(one, before.get(place))}
    _refuse_unfit(year, found, pair, changed)
    stale = [place for place in changed if _version(before.get(place)) != marks[place].based_on]
    if stale:
        raise MarksChangedMeanwhile(rows=_rows(stale))
    if changed:
        _store(year, found, Marking(pair, changed, marking.key), actor, at)


@transaction.atomic
def hand_in_marks(year_id: int, *, reviewer: str, seen: str, actor: Actor, at: datetime) -> None:
    """Fix all marks of a unit; `seen` is their `digest_of_marks` as they were read.

    What was not marked stays without a mark. Refuses YearNotKnown, RoundNotOpened, NotAssigned
    and MarksChangedMeanwhile.
    """
    year = locked_year(year_id, Permission.CROSS_SCORE_HAND_IN, actor, at, unit=reviewer)
    found = _round(year)
    if not found.units_of(reviewer):
        raise NotAssigned(unit=reviewer)
    if has_handed_in(found, reviewer):
        return
    if digest_of_marks(own_marks(found, reviewer)) != seen:
        raise MarksChangedMeanwhile(rows=())
    HandedInMarks.objects.create(
        round_id=found.id,
        reviewer_id=unit_ids((reviewer,))[reviewer],
        handed_in_at=at,
        handed_in_by=actor.key,
    )
    record(
        at=at,
        actor=actor.key,
        deed="marks handed in",
        subject=subject_of(year),
        facts={},
    )


def _round(year: BlockYear) -> Round:
    found = round_of(year)
    if found is None:
        raise RoundNotOpened(year=year.year)
    return found


def _tidy(one: TypedMark) -> TypedMark:
    return TypedMark(one.points, check_length(one.reason), one.based_on)


def _same(one: TypedMark, before: OwnMark | None) -> bool:
    if before is None:
        return one.points is None and not one.reason
    return (one.points, one.reason) == (before.points, before.reason)


def _version(before: OwnMark | None) -> int:
    return 0 if before is None else before.version


def _refuse_unfit(
    year: BlockYear, found: Round, pair: Pair, marks: Mapping[Place, TypedMark]
) -> None:
    rows = {row.place: row for row in rows_to_mark(grounds_of(year)).get(pair.unit, ())}
    far: list[Place] = []
    for place, one in marks.items():
        row = rows.get(place)
        if row is None:
            raise RowNotCrossScored(row=place[1])
        if _is_far(row, one, found):
            far.append(place)
    if far:
        raise MarkReasonMissing(rows=_rows(far))


def _is_far(row: MarkedRow, one: TypedMark, found: Round) -> bool:
    """Say whether a mark lacks the reason that it needs. Refuses MarkBelowZero, MarkAboveMost."""
    points, most = one.points, row.bounds.most
    if points is None:
        return False
    if points < 0:
        raise MarkBelowZero(row=row.row.id, period=row.period)
    if most is not None and points > most:
        raise MarkAboveMost(row=row.row.id, period=row.period, most=most)
    return not one.reason and row.bounds.is_far(points, found.distance)


def _rows(places: list[Place]) -> tuple[str, ...]:
    return tuple(row for _, row in places)


def _said(marks: Mapping[Place, TypedMark]) -> dict[Place, tuple[str, str]]:
    return {place: (_text(one.points), one.reason) for place, one in marks.items()}


def _text(points: Fraction | None) -> str:
    return "" if points is None else str(points)


def _sent_before(found: Round, marking: Marking) -> bool:
    """Say whether this very form came before. Refuses KeyUsedForOther."""
    sent = Mark.objects.filter(key=marking.key).select_related("reviewer", "unit")
    said = _said({place: _tidy(one) for place, one in marking.marks.items()})
    for one in sent:
        same = (one.round_id, Pair(one.reviewer.code, one.unit.code)) == (found.id, marking.pair)
        if not same or said.get((one.period, one.row)) != (one.points, one.reason):
            raise KeyUsedForOther(key=marking.key)
    return bool(sent)


def _store(year: BlockYear, found: Round, marking: Marking, actor: Actor, at: datetime) -> None:
    pair, ids = marking.pair, unit_ids((marking.pair.reviewer, marking.pair.unit))
    Mark.objects.bulk_create(
        Mark(
            round_id=found.id,
            reviewer_id=ids[pair.reviewer],
            unit_id=ids[pair.unit],
            period=period,
            row=row,
            version=one.based_on + 1,
            points=_text(one.points),
            reason=one.reason,
            key=marking.key,
            given_at=at,
            given_by=actor.key,
        )
        for (period, row), one in marking.marks.items()
    )
    said = [[pair.unit, *place, *words] for place, words in sorted(_said(marking.marks).items())]
    record(
        at=at,
        actor=actor.key,
        deed="marks saved",
        subject=subject_of(year),
        facts={"marks": commitment(marking.key.encode(), repr(said))},
    )
