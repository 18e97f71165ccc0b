"""After the signing a unit asks to change a target, with its reason, and the head decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions.registering import store_confirmation
from thidua.apps.targets.actions.writing import (
    Place,
    check_against,
    locked_place,
    record_at,
    refuse_stale,
    store_version,
)
from thidua.apps.targets.models import ChangeDecision, ChangeRequest, TargetVersion
from thidua.apps.targets.queries import registered_in
from thidua.apps.targets.wording import to_text
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.targets.target import Target, check_reason, trimmed


class ChangeNotKnown(Refusal):
    """There is no such request. Grounds: request."""


class ChangeWaitsAlready(Refusal):
    """A request for this target waits for its decision. Grounds: number."""


class ChangeDecidedAlready(Refusal):
    """The request was decided before. Grounds: request."""


@dataclass(frozen=True, slots=True)
class AskedChange:
    """What a target should become, and why; number 0 asks for one more target."""

    unit: str
    target: Target
    reason: str
    key: str
    number: int = 0
    based_on: int = 0
    dropped: bool = False


@transaction.atomic
def ask_change(year_id: int, *, asked: AskedChange, actor: Actor, at: datetime) -> ChangeRequest:
    """Store what a unit's leader asks for.

    Refuses YearNotKnown, NotAMember, what `check_target` refuses, ChangeNotReasoned,
    TargetWordsTooLong, TargetNotKnown, TargetChangedMeanwhile, ChangeWaitsAlready, KeyUsedForOther
    and SaltTooShort.
    """
    place = locked_place(year_id, Permission.TARGET_CHANGE, asked.unit, actor=actor, at=at)
    wording = to_text(trimmed(asked.target))
    reason = check_reason(asked.reason)
    sent = ChangeRequest.objects.filter(key=asked.key).select_related("unit").first()
    if sent is not None:
        found = (sent.year_id, sent.unit.code, sent.number, sent.wording, sent.reason, sent.dropped)
        if found != (year_id, asked.unit, asked.number, wording, reason, asked.dropped):
            raise KeyUsedForOther(key=asked.key)
        return sent
    refuse_stale(place.held, asked.number, asked.based_on)
    _refuse_second(place, asked.number)
    if not asked.dropped:
        check_against(place, asked.target, asked.number)
    stored = ChangeRequest.objects.create(
        year_id=year_id,
        unit_id=place.member.unit_id,
        number=asked.number,
        based_on=asked.based_on,
        wording=wording,
        dropped=asked.dropped,
        reason=reason,
        key=asked.key,
        given_at=at,
        given_by=actor.key,
    )
    said = f"{wording} {reason}"
    record_at(place, "target change asked", key=asked.key, said=said, number=asked.number)
    return stored


def _refuse_second(place: Place, number: int) -> None:
    waiting = ChangeRequest.objects.filter(
        year_id=place.year.id, unit_id=place.member.unit_id, number=number, decision=None
    )
    if number and waiting.exists():
        raise ChangeWaitsAlready(number=number)


@dataclass(frozen=True, slots=True)
class Decided:
    """Yes or no to a request; a no needs a reason."""

    request: int
    approved: bool
    reason: str
    key: str


@transaction.atomic
def decide_change(year_id: int, *, decided: Decided, actor: Actor, at: datetime) -> None:
    """Approve a change, which then counts, or refuse it.

    Where the leader's word held before an approved change, it holds for what he asked as well.
    Refuses YearNotKnown, ChangeNotKnown, NotAMember, ChangeNotReasoned, TargetWordsTooLong,
    TargetChangedMeanwhile, ChangeDecidedAlready and SaltTooShort.
    """
    asked = (
        ChangeRequest.objects.select_related("unit")
        .filter(pk=decided.request, year_id=year_id)
        .first()
    )
    if asked is None:
        raise ChangeNotKnown(request=decided.request)
    place = locked_place(year_id, Permission.TARGET_APPROVE, asked.unit.code, actor=actor, at=at)
    reason = check_reason(decided.reason, needed=not decided.approved)
    before = ChangeDecision.objects.filter(request=asked).first()
    if before is not None:
        if (before.key, before.approved) == (decided.key, decided.approved):
            return
        raise ChangeDecidedAlready(request=asked.pk)
    target = _put_into_force(place, asked) if decided.approved else None
    ChangeDecision.objects.create(
        request=asked,
        approved=decided.approved,
        reason=reason,
        target=target,
        key=decided.key,
        given_at=at,
        given_by=actor.key,
    )
    deed = "target change approved" if decided.approved else "target change refused"
    record_at(place, deed, key=decided.key, said=reason, number=asked.number)


def _put_into_force(place: Place, asked: ChangeRequest) -> TargetVersion:
    refuse_stale(place.held, asked.number, asked.based_on)
    stored = store_version(
        place,
        asked.number,
        wording=asked.wording,
        dropped=asked.dropped,
        key=f"change {asked.pk}",  # shorter than any form's
    )
    if place.held.holds:
        (now,) = registered_in(place.year, unit=place.member.code)
        store_confirmation(place, now.digest)
    return stored
