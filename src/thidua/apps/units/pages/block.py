"""A block's members, people and changes: who is what in it, from when to when, by which decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.people.queries import RoleOf, roles_over
from thidua.apps.units.addresses import the_block
from thidua.apps.units.lists import BlockFacts, ChangeFacts, PlaceFacts, changes_of, places_of
from thidua.apps.units.pages.wording import (
    change_words,
    chosen_words,
    cited_words,
    kind_words,
    place_words,
    role_words,
    score_words,
)
from thidua.core.access.decide import Thing, decide
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import day


@dataclass(frozen=True, slots=True)
class PlaceLine:
    id: int
    name: str
    role: str
    days: str
    grounds: str
    left: str
    over: bool


@dataclass(frozen=True, slots=True)
class RoleLine:
    id: int
    person: str
    login_name: str
    role: str
    unit: str
    days: str
    decision: str
    over: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    on: str
    words: str
    decision: str
    score: str


@needs(Permission.PEOPLE_SEE, of=the_block)
def show_block(request: HouseRequest, block: BlockFacts) -> HttpResponse:
    """Show the block's places, its roles and what became of its units."""
    places = places_of(block.id)
    names = {one.code: one.name for one in places}
    thing = Thing(province=block.province, block=block.code, members=block.members)

    def may(permission: Permission) -> bool:
        return decide(permission, request.actor, thing).allowed

    context = {
        "frame": Frame(block.name),
        "here": block,
        "kind": kind_words()[block.kind],
        "decision": cited_words(block.document),
        "places": [_place(one, block, request.today) for one in places],
        "roles": [
            _role(one, block, names, request.today) for one in roles_over(block.id, set(names))
        ],
        "changes": [_change(one, names) for one in changes_of(set(names))],
        "may_admit": may(Permission.BLOCK_FOUND),
        "may_open": may(Permission.ACCOUNT_OPEN),
        "may_give": may(Permission.ROLE_GIVE),
        "may_change": may(Permission.UNIT_SUCCEED),
        "may_open_year": may(Permission.YEAR_OPEN),
    }
    return render(request, "units/block.html", context)


def _place(one: PlaceFacts, block: BlockFacts, today: date) -> PlaceLine:
    role, chosen = place_words(block.kind)[one.role], chosen_words()[one.chosen]
    left = [cited_words(one.left_by), score_words().get(one.score_rule, "")]
    return PlaceLine(
        id=one.id,
        name=one.name,
        role=f"{role} ({chosen})" if chosen else role,
        days=_days(one.since, one.until),
        grounds=cited_words(one.document),
        left=". ".join(words for words in left if words),
        over=one.until is not None and one.until <= today,
    )


def _role(one: RoleOf, block: BlockFacts, names: dict[str, str], today: date) -> RoleLine:
    return RoleLine(
        id=one.id,
        person=one.person,
        login_name=one.login_name,
        role=role_words(block.kind)[one.role],
        unit=names.get(one.unit, ""),
        days=_days(one.since, one.until),
        decision=one.decision,
        over=one.until is not None and one.until <= today,
    )


def _change(one: ChangeFacts, names: dict[str, str]) -> ChangeLine:
    before = ", ".join(names.get(code, code) for code in one.before)
    after = ", ".join(names.get(code, code) for code in one.after)
    if one.before == one.after:
        before, after = ", ".join(one.before), one.new_name
    said = f"{before} → {after}" if after else before
    return ChangeLine(
        on=day(one.on),
        words=f"{change_words()[one.kind]}: {said}",
        decision=cited_words(one.document),
        score=score_words().get(one.score_rule, ""),
    )


def _days(since: date, until: date | None) -> str:
    if until is None:
        return gettext("từ %(since)s") % {"since": day(since)}
    last = date.fromordinal(until.toordinal() - 1)
    return gettext("từ %(since)s đến hết %(last)s") % {"since": day(since), "last": day(last)}
