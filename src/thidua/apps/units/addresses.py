"""What the addresses of provinces, blocks and places name, found for the door."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.people.queries import RoleOf, roles_over
from thidua.apps.units.lists import BlockFacts, PlaceFacts, block_facts, places_of
from thidua.core.access.decide import Thing
from thidua.ui.door import Found, SuchPageNotKnown
from thidua.ui.request import HouseRequest


@dataclass(frozen=True, slots=True)
class PlaceInBlock:
    block: BlockFacts
    place: PlaceFacts


@dataclass(frozen=True, slots=True)
class RoleInBlock:
    block: BlockFacts
    role: RoleOf


def the_province(_request: HouseRequest, province: str) -> Found[str]:
    return Found(province, Thing(province=province))


def the_block(request: HouseRequest, block: str) -> Found[BlockFacts]:
    """Find a block. Refuses SuchPageNotKnown."""
    found = block_facts(block, on=request.today)
    if found is None:
        raise SuchPageNotKnown(asked=block)
    return Found(found, _thing(found))


def the_place(request: HouseRequest, block: str, number: int) -> Found[PlaceInBlock]:
    """Find a place of a block. Refuses SuchPageNotKnown."""
    found = the_block(request, block).value
    for place in places_of(found.id):
        if place.id == number:
            return Found(PlaceInBlock(found, place), _thing(found))
    raise SuchPageNotKnown(asked=number)


def the_role(request: HouseRequest, block: str, number: int) -> Found[RoleInBlock]:
    """Find a role over a block or one of its units. Refuses SuchPageNotKnown."""
    found = the_block(request, block).value
    units = {place.code for place in places_of(found.id)}
    for role in roles_over(found.id, units):
        if role.id == number:
            return Found(RoleInBlock(found, role), _thing(found))
    raise SuchPageNotKnown(asked=number)


def _thing(block: BlockFacts) -> Thing:
    return Thing(province=block.province, block=block.code, members=block.members)
