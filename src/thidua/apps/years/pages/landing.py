"""The first page: the years one may see and the results published, or the way to one's own block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.years.queries import OpenedYear, opened_years
from thidua.core.access.decide import Thing, decide
from thidua.core.access.grants import Permission
from thidua.core.access.roles import PUBLIC, Held
from thidua.ui.door import asks
from thidua.ui.frame import Frame, Step
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of

ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year in the list; `published` is the day of publication, or ""."""

    block: str
    year: int
    theme: str
    members: int
    published: str
    illustrative: bool
    address: str
    ranking: str


@asks(Permission.BLOCK_SEE)
def landing(request: HouseRequest) -> HttpResponse:
    """Show the years that the reader may see, published ones of other blocks among them.

    Whoever belongs to one block goes straight to its latest year, unless all were asked for.
    """
    seen = [
        one
        for one in opened_years(published_only=request.actor.held == PUBLIC.held)
        if decide(Permission.BLOCK_SEE, request.actor, one.thing()).allowed
    ]
    own = [one for one in seen if _own(request, one)]
    if len({one.block for one in own}) == 1 and ALL not in request.GET:
        return redirect(_home(own[0]))
    context = {
        "frame": Frame(gettext("Thi đua, khen thưởng của cụm, khối")),
        "years": [_line(one) for one in seen],
        "settings": _settings(request),
    }
    return render(request, "years/landing.html", context)


def _settings(request: HouseRequest) -> tuple[Step, ...]:
    """Give the ways to what the reader arranges: a province, or a block before its first year too."""
    return tuple(dict.fromkeys(step for held in request.actor.held for step in _way(request, held)))


def _way(request: HouseRequest, held: Held) -> Iterator[Step]:
    thing = Thing(province=held.province, block=held.block)
    if decide(Permission.BLOCK_FOUND, request.actor, thing).allowed:
        address = reverse("units:province", args=[held.province])
        yield Step(gettext("Thiết lập của tỉnh"), address)
    if held.block and decide(Permission.PEOPLE_SEE, request.actor, thing).allowed:
        yield Step(gettext("Thành viên, vai trò"), reverse("units:block", args=[held.block]))


def _own(request: HouseRequest, one: OpenedYear) -> bool:
    """Say whether a role of the reader is held over this block or one of its units."""
    return any(
        held.block == one.block or (held.unit and held.unit in one.members)
        for held in request.actor.held
    )


def _home(one: OpenedYear) -> str:
    return reverse("scoring:home", args=[one.block, one.year])


def _line(one: OpenedYear) -> YearLine:
    published = one.published_at
    return YearLine(
        block=one.block_name,
        year=one.year,
        theme=one.theme,
        members=len(one.members),
        published="" if published is None else day_of(published),
        illustrative=one.illustrative,
        address=_home(one),
        ranking=reverse("scoring:ranking", args=[one.block, one.year]),
    )
