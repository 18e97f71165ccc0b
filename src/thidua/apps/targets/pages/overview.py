"""The targets of a whole block: who has registered, who has confirmed, what waits for the head."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.queries import rubric_of
from thidua.apps.targets.pages.places import address
from thidua.apps.targets.queries import UnitTargets, changes_in, registered_in
from thidua.apps.units.queries import Member
from thidua.apps.years.addresses import UnitYear, the_year
from thidua.apps.years.framing import frame_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`confirmed` is the day of the leader's word, "" where it does not hold for what stands there."""

    name: str
    address: str
    targets: int
    titles: str
    empty: bool
    confirmed: str
    waiting: int


@needs(Permission.TARGET_SEE, of=the_year)  # of no unit: whoever may see the targets of every unit
def show_overview(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """List the units with what they have registered."""
    adopted = rubric_of(year)
    awards = () if adopted is None else adopted.rubric.awards
    titles = {award.id: award.title for award in awards}
    waiting = [one.unit for one in changes_in(year) if one.decision is None]
    held = registered_in(year)
    lines = [
        _line(year, member, one, titles, waiting.count(member.code))
        for member, one in zip(year.members, held, strict=True)
    ]
    context = {
        "frame": frame_of(request, year, title=gettext("Chỉ tiêu"), page="targets"),
        "lines": lines,
    }
    return render(request, "targets/overview.html", context)


def _line(
    year: BlockYear, member: Member, held: UnitTargets, titles: dict[str, str], waiting: int
) -> UnitLine:
    confirmed = held.confirmed_at if held.holds else None
    return UnitLine(
        name=member.name,
        address=address(UnitYear(year, member)),
        targets=len(held.targets),
        titles="; ".join(titles.get(aim, aim) for aim in held.aims),
        empty=held.empty,
        confirmed="" if confirmed is None else day_of(confirmed),
        waiting=waiting,
    )
