"""A unit registers its targets and the titles it aims at, and its leader stands for them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions.writing import (
    Place,
    check_against,
    locked_place,
    record_at,
    refuse_stale,
    rubric_in,
    store_version,
)
from thidua.apps.targets.models import AimedTitles, TargetConfirmation, TargetVersion
from thidua.apps.targets.wording import to_text
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.targets.target import Target, check_aims, trimmed


class NothingRegistered(Refusal):
    """There is neither a target nor a title to confirm. Grounds: unit."""


class RegistrationChangedMeanwhile(Refusal):
    """What is registered is not what was read. Grounds: unit."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A target with the version it was written on; number 0 is a new one.

    `key` was made once, by chance, by the page that sends it: 32 characters or more.
    """

    unit: str
    target: Target
    key: str
    number: int = 0
    based_on: int = 0
    dropped: bool = False


@transaction.atomic
def register_target(
    year_id: int, *, registered: Registered, actor: Actor, at: datetime
) -> TargetVersion:
    """Store a new target, a new version of one, or that one was dropped.

    Refuses YearNotKnown, NotAMember, what `check_target` refuses, TargetNotKnown,
    TargetChangedMeanwhile, KeyUsedForOther and SaltTooShort.
    """
    place = locked_place(year_id, Permission.TARGET_REGISTER, registered.unit, actor=actor, at=at)
    wording = to_text(trimmed(registered.target))
    sent = _sent_before(place, registered, wording)
    if sent is not None:
        return sent
    refuse_stale(place.held, registered.number, registered.based_on)
    if not registered.dropped:
        check_against(place, registered.target, registered.number)
    stored = store_version(
        place, registered.number, wording=wording, dropped=registered.dropped, key=registered.key
    )
    record_at(
        place,
        "target dropped" if registered.dropped else "target registered",
        key=registered.key,
        said=wording,
        number=stored.number,
        version=stored.version,
    )
    return stored


def _sent_before(place: Place, registered: Registered, wording: str) -> TargetVersion | None:
    """Give the version that this very form made when it was sent before."""
    sent = TargetVersion.objects.filter(key=registered.key).select_related("unit").first()
    if sent is None:
        return None
    found = (sent.year_id, sent.unit.code, sent.wording, sent.dropped)
    same = (place.year.id, registered.unit, wording, registered.dropped)
    if found != same or registered.number not in {0, sent.number}:
        raise KeyUsedForOther(key=registered.key)
    return sent


@dataclass(frozen=True, slots=True)
class Aimed:
    """The titles aimed at, ids of the rubric's awards, with the version they were written on."""

    unit: str
    awards: tuple[str, ...]
    based_on: int
    key: str


@transaction.atomic
def aim_at(year_id: int, *, aimed: Aimed, actor: Actor, at: datetime) -> None:
    """Store the titles that a unit aims at.

    Refuses YearNotKnown, NotAMember, LinkNotInRubric, RegistrationChangedMeanwhile,
    KeyUsedForOther and SaltTooShort.
    """
    place = locked_place(year_id, Permission.TARGET_REGISTER, aimed.unit, actor=actor, at=at)
    awards = check_aims(aimed.awards, rubric_in(place))
    said = json.dumps(awards)
    sent = AimedTitles.objects.filter(key=aimed.key).select_related("unit").first()
    if sent is not None:
        if (sent.year_id, sent.unit.code, sent.awards) != (year_id, aimed.unit, said):
            raise KeyUsedForOther(key=aimed.key)
        return
    if place.held.aims_version != aimed.based_on:
        raise RegistrationChangedMeanwhile(unit=place.member.name)
    AimedTitles.objects.create(
        year_id=year_id,
        unit_id=place.member.unit_id,
        version=aimed.based_on + 1,
        awards=said,
        key=aimed.key,
        given_at=at,
        given_by=actor.key,
    )
    version = aimed.based_on + 1
    record_at(place, "titles aimed at", key=aimed.key, said=said, version=version)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the leader read, by its digest."""

    unit: str
    digest: str
    key: str


@transaction.atomic
def confirm_targets(year_id: int, *, confirmed: Confirmed, actor: Actor, at: datetime) -> None:
    """Let the leader stand for all that is registered; again for the same does nothing.

    Refuses YearNotKnown, NotAMember, NothingRegistered, RegistrationChangedMeanwhile and
    SaltTooShort.
    """
    place = locked_place(year_id, Permission.TARGET_CONFIRM, confirmed.unit, actor=actor, at=at)
    if place.held.empty:
        raise NothingRegistered(unit=place.member.name)
    if place.held.digest != confirmed.digest:
        raise RegistrationChangedMeanwhile(unit=place.member.name)
    if not place.held.holds:
        store_confirmation(place, confirmed.digest)
        facts = {"targets": len(place.held.targets), "titles": len(place.held.aims)}
        record_at(place, "targets confirmed", key=confirmed.key, said=confirmed.digest, **facts)


def store_confirmation(place: Place, digest: str) -> None:
    """Add a confirmation; a part of a deed that holds the lock."""
    TargetConfirmation.objects.create(
        year_id=place.year.id,
        unit_id=place.member.unit_id,
        digest=digest,
        given_at=place.at,
        given_by=place.actor.key,
    )
