"""What the deeds on targets share: the unit they are about, its next version, the ledger's line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.targets.models import TargetVersion
from thidua.apps.targets.queries import UnitTargets, registered_in
from thidua.apps.units.queries import Member
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.ledger.entry import Fact, commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Rubric
from thidua.core.targets.target import Target, check_target


class TargetNotKnown(Refusal):
    """The unit has no such target. Grounds: number."""


class TargetChangedMeanwhile(Refusal):
    """Someone changed the target after it was read. Grounds: number."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of a locked year, with what it has registered, and who acts on it when."""

    year: BlockYear
    member: Member
    held: UnitTargets
    actor: Actor
    at: datetime


def locked_place(
    year_id: int, permission: Permission, unit: str, *, actor: Actor, at: datetime
) -> Place:
    """Lock the year and ask the permission on a unit in it. Refuses YearNotKnown, NotAMember."""
    year = locked_year(year_id, permission, actor, at, unit=unit)
    member = year.member(unit)
    if member is None:
        raise NotAMember(code=unit)
    (held,) = registered_in(year, unit=unit)
    return Place(year, member, held, actor, at)


def rubric_in(place: Place) -> Rubric | None:
    """Give the adopted rubric, or None before there is one."""
    adopted = rubric_of(place.year)
    return None if adopted is None else adopted.rubric


def check_against(place: Place, target: Target, number: int) -> None:
    """Check a target against the rubric and the unit's others. Refuses what `check_target` refuses."""
    check_target(target, rubric_in(place), taken=place.held.figures_but(number))


def refuse_stale(held: UnitTargets, number: int, based_on: int) -> None:
    """Refuse what was written on another version; number 0 is a target that is not there yet.

    Refuses TargetNotKnown, TargetChangedMeanwhile.
    """
    if not number:
        return
    if number not in held.versions:
        raise TargetNotKnown(number=number)
    if held.target(number) is None or held.versions[number] != based_on:
        raise TargetChangedMeanwhile(number=number)


def store_version(
    place: Place, number: int, *, wording: str, dropped: bool, key: str
) -> TargetVersion:
    """Add the next version of a target; number 0 gets the first number that was never used."""
    return TargetVersion.objects.create(
        year_id=place.year.id,
        unit_id=place.member.unit_id,
        number=number or max(place.held.versions, default=0) + 1,
        version=place.held.versions.get(number, 0) + 1,
        wording=wording,
        dropped=dropped,
        key=key,
        given_at=place.at,
        given_by=place.actor.key,
    )


def record_at(place: Place, deed: str, *, key: str, said: str, **facts: Fact) -> None:
    """Record a deed; what was said enters as a commitment, salted by the key of its form.

    Refuses SaltTooShort.
    """
    digest = sha256(said.encode()).hexdigest()
    record(
        at=place.at,
        actor=place.actor.key,
        deed=deed,
        subject=f"{subject_of(place.year)} unit {place.member.code}",
        facts={"said": commitment(key.encode(), digest), **facts},
    )
