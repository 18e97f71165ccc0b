"""Records what becomes of units: a rename keeps the unit, everything else ends its predecessors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from thidua.apps.ledger.actions import record
from thidua.apps.units.actions import Cited, UnitNotRegistered, cite
from thidua.apps.units.models import (
    LegalDocument,
    Membership,
    ScoreRule,
    Succession,
    SuccessionSide,
    Unit,
    UnitName,
)
from thidua.apps.units.queries import names_of, successions
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.units import succession as core
from thidua.core.units.names import name_on


class SameNameAsBefore(Refusal):
    """A rename gives the name that the unit bears already. Grounds: name."""


class NamedLaterAlready(Refusal):
    """A name from that day or a later one is on record. Grounds: code, on."""


class PlacedLaterAlready(Refusal):
    """A place in a block from that day or a later one is on record. Grounds: code, on."""


@dataclass(frozen=True, slots=True)
class NewSuccession:
    """What becomes of units on a day (the first of the new state); `new_name` only of a rename."""

    kind: core.SuccessionKind
    on: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    document: Cited
    new_name: str = ""
    score_rule: ScoreRule | None = None


@transaction.atomic
def record_succession(new: NewSuccession, *, actor: Actor, at: datetime) -> Succession:
    """Rename, merge, split, absorb or dissolve units that are registered.

    Refuses UnitNotRegistered, SameNameAsBefore, NamedLaterAlready, PlacedLaterAlready, and what
    `check_succession` refuses.
    """
    units = _lock_units((*new.predecessors, *new.successors))
    for unit in units.values():
        require(Permission.UNIT_SUCCEED, actor, Thing(province=unit.province, unit=unit.code))
    facts = core.Succession(new.kind, new.on, new.predecessors, new.successors)
    core.check_succession(facts, successions())
    document = cite(new.document)
    succession = Succession.objects.create(
        kind=new.kind, on=new.on, document=document, score_rule=new.score_rule or ""
    )
    _add_sides(succession, new, units)
    for code in new.predecessors:
        if any(period.since >= new.on for period in names_of(units[code].pk)):
            raise NamedLaterAlready(code=code, on=new.on)
        if new.kind is core.SuccessionKind.RENAME:
            _rename(units[code], new, document)
        else:
            _end(units[code], new.on)
    record(
        at=at,
        actor=actor.key,
        deed="units succeeded",
        subject=f"succession {succession.pk}",
        facts={
            "kind": str(new.kind),
            "on": str(new.on),
            "predecessors": " ".join(new.predecessors),
            "successors": " ".join(new.successors),
            "document": new.document.symbol,
            **({} if new.score_rule is None else {"score": str(new.score_rule)}),
        },
    )
    return succession


def _lock_units(codes: tuple[str, ...]) -> dict[str, Unit]:
    found = Unit.objects.select_for_update(no_key=True).filter(code__in=codes).order_by("pk")
    units = {unit.code: unit for unit in found}
    for code in codes:
        if code not in units:
            raise UnitNotRegistered(code=code)
    return units


def _add_sides(succession: Succession, new: NewSuccession, units: dict[str, Unit]) -> None:
    side = SuccessionSide.Side
    for which, codes in ((side.PREDECESSOR, new.predecessors), (side.SUCCESSOR, new.successors)):
        for code in codes:
            SuccessionSide.objects.create(succession=succession, unit=units[code], side=which)


def _rename(unit: Unit, new: NewSuccession, document: LegalDocument) -> None:
    if name_on(names_of(unit.pk), new.on) == new.new_name:
        raise SameNameAsBefore(name=new.new_name)
    _names_reaching(unit, new.on).update(valid_to=new.on)
    UnitName.objects.create(
        unit=unit,
        name=new.new_name,
        valid_from=new.on,
        valid_to=unit.ended_on,  # a rename may be recorded after the end that followed it
        document=document,
    )


def _end(unit: Unit, on: date) -> None:
    """End a unit, its name and its places from a day on."""
    if Membership.objects.filter(unit=unit, valid_from__gte=on).exists():
        raise PlacedLaterAlready(code=unit.code, on=on)
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    _names_reaching(unit, on).update(valid_to=on)
    Membership.objects.filter(_reaching(on), unit=unit).update(valid_to=on)


def _names_reaching(unit: Unit, on: date) -> QuerySet[UnitName]:
    return UnitName.objects.filter(_reaching(on), unit=unit)


def _reaching(on: date) -> Q:
    return Q(valid_to=None) | Q(valid_to__gt=on)
