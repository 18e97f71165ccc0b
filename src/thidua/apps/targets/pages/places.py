"""What the addresses of targets name, and where each of their pages is."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.urls import reverse

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    ChangeDecidedAlready,
    ChangeWaitsAlready,
    ProgressChangedMeanwhile,
    RegistrationChangedMeanwhile,
    TargetChangedMeanwhile,
    TargetNotKnown,
)
from thidua.apps.targets.queries import UnitTargets, registered_in
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.core.access.decide import NotInThisStage, require
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.door import Found
from thidua.ui.request import HouseRequest

KEY_BYTES = 32
CONFLICTS: tuple[type[Refusal], ...] = (
    NotInThisStage,
    KeyUsedForOther,
    TargetChangedMeanwhile,
    RegistrationChangedMeanwhile,
    ChangeWaitsAlready,
    ChangeDecidedAlready,
    ProgressChangedMeanwhile,
)


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """A number of a target in a unit's list; 0 is one that is not there yet."""

    place: UnitYear
    number: int


@dataclass(frozen=True, slots=True)
class UnitQuarter:
    place: UnitYear
    quarter: int


@dataclass(frozen=True, slots=True)
class UnitChange:
    place: UnitYear
    change: int


def the_target(
    request: HouseRequest, block: str, year: int, unit: str, number: int
) -> Found[UnitTarget]:
    found = the_unit(request, block, year, unit)
    return Found(UnitTarget(found.value, number), found.thing)


def the_quarter(
    request: HouseRequest, block: str, year: int, unit: str, quarter: int
) -> Found[UnitQuarter]:
    found = the_unit(request, block, year, unit)
    return Found(UnitQuarter(found.value, quarter), found.thing)


def the_change(
    request: HouseRequest, block: str, year: int, unit: str, change: int
) -> Found[UnitChange]:
    found = the_unit(request, block, year, unit)
    return Found(UnitChange(found.value, change), found.thing)


def address(place: UnitYear, name: str = "unit", *more: int) -> str:
    args = [place.year.block, place.year.year, place.member.code, *more]
    return reverse(f"targets:{name}", args=args)


def held_of(place: UnitYear) -> UnitTargets:
    (held,) = registered_in(place.year, unit=place.member.code)
    return held


def held_with(place: UnitYear, number: int) -> UnitTargets:
    """Give what a unit has registered, the target of a form among it. Refuses TargetNotKnown."""
    held = held_of(place)
    if number and number not in held.versions:
        raise TargetNotKnown(number=number)
    return held


def require_to_write(request: HouseRequest, permission: Permission, place: UnitYear) -> None:
    """Ask for the permission before a form is shown; the deed asks again. Refuses NotGranted."""
    thing = place.year.thing(request.at, unit=place.member.code)
    require(permission, request.actor, thing)


def status_of(refusal: Refusal | None) -> HTTPStatus:
    """Give the status of a form that is shown, or shown again."""
    if refusal is None:
        return HTTPStatus.OK
    conflict = isinstance(refusal, CONFLICTS)
    return HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY


def a_key() -> str:
    return token_hex(KEY_BYTES)
