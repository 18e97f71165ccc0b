"""What the addresses of a block's year name, found for the door."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.units.queries import Member
from thidua.apps.years.queries import BlockYear, block_year
from thidua.ui.door import Found, SuchPageNotKnown
from thidua.ui.request import HouseRequest


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A member unit in a block's year."""

    year: BlockYear
    member: Member


def the_year(request: HouseRequest, block: str, year: int) -> Found[BlockYear]:
    """Find a block's year. Refuses YearNotKnown."""
    found = block_year(block, year, on=request.today)
    return Found(found, found.thing(request.at))


def the_unit(request: HouseRequest, block: str, year: int, unit: str) -> Found[UnitYear]:
    """Find a member of a block's year. Refuses YearNotKnown, SuchPageNotKnown."""
    found = block_year(block, year, on=request.today)
    member = found.member(unit)
    if member is None:
        raise SuchPageNotKnown(asked=unit)
    return Found(UnitYear(found, member), found.thing(request.at, unit=unit))
