"""Units, blocks and what became of units, as the core's frozen values."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.apps.units.models import Block, Membership, Succession, SuccessionSide, Unit, UnitName
from thidua.core.units import succession as core
from thidua.core.units.names import NamePeriod


@dataclass(frozen=True, slots=True)
class Member:
    """A unit in a block on a day, under the name it bears on that day."""

    unit_id: int
    code: str
    name: str
    role: str
    place: int


def block_by_code(code: str) -> Block | None:
    return Block.objects.filter(code=code).first()


def unit_ids(codes: Iterable[str]) -> dict[str, int]:
    """Give the numbers of the units that are registered under these codes."""
    return dict(Unit.objects.filter(code__in=list(codes)).values_list("code", "pk"))


def names_of(unit_id: int) -> tuple[NamePeriod, ...]:
    """Give all names of a unit, the oldest first."""
    found = UnitName.objects.filter(unit_id=unit_id).order_by("valid_from")
    return tuple(NamePeriod(one.name, one.valid_from, one.valid_to) for one in found)


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A unit's place in a block, from a day up to but without another (None: still)."""

    block_id: int
    code: str
    since: date
    until: date | None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


def memberships_over_time(block_ids: Collection[int]) -> dict[int, list[PlaceHeld]]:
    """Give by block every place that a unit holds or held in it."""
    found = Membership.objects.filter(block_id__in=block_ids).order_by("pk")
    places: dict[int, list[PlaceHeld]] = {block_id: [] for block_id in block_ids}
    for row in found.values_list("block_id", "unit__code", "valid_from", "valid_to"):
        places[row[0]].append(PlaceHeld(*row))
    return places


def members_of(block_id: int, on: date) -> tuple[Member, ...]:
    """Give the members of a block on a day, in the order of the decision's list."""
    found = tuple(
        Membership.objects.filter(
            Q(valid_to=None) | Q(valid_to__gt=on), block_id=block_id, valid_from__lte=on
        )
        .select_related("unit")
        .order_by("place", "pk")
    )
    names = _names_on([one.unit_id for one in found], on)
    return tuple(
        Member(
            one.unit_id, one.unit.code, names.get(one.unit_id, one.unit.code), one.role, one.place
        )
        for one in found
    )


def _names_on(unit_ids: Iterable[int], on: date) -> dict[int, str]:
    found = UnitName.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=on), unit_id__in=list(unit_ids), valid_from__lte=on
    )
    return dict(found.values_list("unit_id", "name"))


def successions() -> tuple[core.Succession, ...]:
    """Give everything that became of units, the earliest first."""
    sides: dict[int, dict[str, list[str]]] = {}
    rows = SuccessionSide.objects.order_by("pk").values_list("succession_id", "side", "unit__code")
    for succession_id, side, code in rows:
        sides.setdefault(succession_id, {}).setdefault(side, []).append(code)
    return tuple(
        core.Succession(
            core.SuccessionKind(one.kind),
            one.on,
            tuple(sides.get(one.pk, {}).get(SuccessionSide.Side.PREDECESSOR, ())),
            tuple(sides.get(one.pk, {}).get(SuccessionSide.Side.SUCCESSOR, ())),
        )
        for one in Succession.objects.order_by("on", "pk")
    )
