"""All units of a block in their appraisal: how many criteria are in dispute, confirmed, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.appraisal.looks import Beside, beside_of, looks_of
from thidua.apps.appraisal.pages.places import unit_address
from thidua.apps.appraisal.queries import drafts_of
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest


@dataclass(frozen=True, slots=True)
class UnitLine:
    name: str
    address: str
    disputed: int
    confirmed: int
    left: int


@needs(Permission.APPRAISAL_SEE, of=the_year)
def show_overview(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show how far the appraisal of each unit has come, or that there is no rubric yet."""
    title = gettext("Thẩm định")
    context: dict[str, object] = {"frame": frame_of(request, year, title=title, page="overview")}
    grounds = grounds_of(year)
    if grounds.adopted is None:
        context["units"] = None
    else:
        context["units"] = tuple(_lines(grounds, beside_of(grounds, request.at)))
    return render(request, "appraisal/overview.html", context)


def _lines(grounds: Grounds, beside: Beside) -> Iterator[UnitLine]:
    drafts = drafts_of(grounds)
    for member in grounds.year.members:
        own = [one for one in drafts if one.unit == member.code]
        looks = [look for draft in own for look in looks_of(grounds, draft, beside)]
        yield UnitLine(
            name=member.name,
            address=unit_address(grounds.year, member.code),
            disputed=sum(bool(one.doubts) for one in looks),
            confirmed=sum(one.settled for one in looks),
            left=sum(not one.settled for one in looks),
        )
