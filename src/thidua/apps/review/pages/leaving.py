"""Two pages that ask before they do: stepping back from a unit, and handing in all marks."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from thidua.apps.review.actions import (
    ConflictReasonMissing,
    MarksChangedMeanwhile,
    MarksHandedIn,
    NotAssigned,
    RoundNotOpened,
    hand_in_marks,
    recuse,
)
from thidua.apps.review.forms import named_of, typed
from thidua.apps.review.pages.shared import Shown, a_key, address, ask_to_read, name_of, show
from thidua.apps.review.pages.unit import around_of
from thidua.apps.review.queries import digest_of_marks, own_marks, round_of, rows_to_mark
from thidua.apps.scoring.queries import grounds_of
from thidua.apps.years.addresses import UnitYear, the_unit, the_year
from thidua.apps.years.framing import own_unit
from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.values import WordsTooLong
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, Found, needs
from thidua.ui.request import HouseRequest


@dataclass(frozen=True, slots=True)
class RecusePage:
    unit: str
    reason: str
    key: str
    back: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A unit with criteria that were not marked."""

    unit: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class HandInPage:
    gaps: tuple[Gap, ...]
    seen: str


def the_own_unit(request: HouseRequest, block: str, year: int) -> Found[BlockYear]:
    """Find a year, as a thing of the reader's own unit. Refuses YearNotKnown."""
    found = the_year(request, block, year).value
    return Found(found, found.thing(request.at, unit=own_unit(request, found)))


@needs(Permission.CROSS_SCORE_SEE, of=the_unit, methods=WRITES)
def step_back(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Ask for the reason, and take the own unit off this one."""
    pair = around_of(request, asked).pair
    ask_to_read(request, Permission.CROSS_SCORE_RECUSE, asked.year, unit=pair.reviewer)
    named = named_of(request.POST, pair.reviewer, pair.unit)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            recuse(asked.year.id, named=named, actor=request.actor, at=request.at)
        except (ConflictReasonMissing, WordsTooLong, MarksHandedIn, NotInThisStage) as refused:
            refusal = refused
        else:
            said = gettext("Đơn vị không chấm %(unit)s nữa.") % {"unit": asked.member.name}
            messages.success(request, said)
            return HttpResponseRedirect(address("overview", asked.year))
    page = RecusePage(
        asked.member.name,
        named.reason,
        named.key or a_key(),
        address("unit", asked.year, pair.unit),
    )
    return show(request, asked.year, Shown("recuse", page, refusal))


@needs(Permission.CROSS_SCORE_HAND_IN, of=the_own_unit, methods=WRITES)
def hand_in(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Say what was not marked, and lock the own unit's marks when it is confirmed."""
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            hand_in_marks(
                year.id,
                reviewer=own_unit(request, year),
                seen=typed(request.POST, "ban"),
                actor=request.actor,
                at=request.at,
            )
        except MarksChangedMeanwhile as refused:
            refusal = refused
        else:
            messages.success(request, gettext("Đã khóa điểm chấm chéo của đơn vị."))
            return HttpResponseRedirect(address("overview", year))
    return show(request, year, Shown("hand_in", _hand_in_page(request, year), refusal))


def _hand_in_page(request: HouseRequest, year: BlockYear) -> HandInPage:
    found, reviewer = round_of(year), own_unit(request, year)
    if found is None:
        raise RoundNotOpened(year=year.year)
    if not found.units_of(reviewer):
        raise NotAssigned(unit=name_of(year, reviewer))
    rows, marks = rows_to_mark(grounds_of(year)), own_marks(found, reviewer)
    gaps: list[Gap] = []
    for code in found.units_of(reviewer):
        own = {place for place, one in marks.get(code, {}).items() if one.points is not None}
        left = sum(row.place not in own for row in rows.get(code, ()))
        if left:
            gaps.append(Gap(name_of(year, code), address("unit", year, code), left))
    return HandInPage(tuple(gaps), digest_of_marks(marks))
