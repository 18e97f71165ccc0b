"""The objections of a year: those of the own unit, of the block for its people, answers for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from thidua.apps.appraisal.contested import objections_of
from thidua.apps.appraisal.pages.objection_lines import ObjectionLine, objection_line
from thidua.apps.appraisal.pages.places import raise_address
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, may, own_unit
from thidua.apps.years.queries import BlockYear, working_calendar
from thidua.core.access.grants import Permission
from thidua.core.appraisal.objections import Window, window_of
from thidua.core.years.stages import StageKind
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import day


@dataclass(frozen=True, slots=True)
class ObjectionsPage:
    """`window` says until when objections are in time; `ask` is where one is written, or ""."""

    window: str
    late: bool
    lines: tuple[ObjectionLine, ...]
    ask: str


@needs(Permission.BLOCK_SEE, of=the_year)
def show_objections(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the objections that the reader may know of, the latest first."""
    unit = own_unit(request, year)
    may_ask = bool(unit) and may(request, Permission.OBJECTION_RAISE, year, unit=unit)
    found = window_of(year.stages, request.at, working_calendar())
    late = year.has_closed(StageKind.OBJECTION, request.at)
    page = ObjectionsPage(
        window="" if found is None else _window_words(found, late=late),
        late=late,
        lines=tuple(_lines(request, year)),
        ask=raise_address(year, unit) if may_ask else "",
    )
    frame = frame_of(request, year, title=gettext("Kiến nghị"), page="objections")
    return render(request, "appraisal/objections.html", {"frame": frame, "page": page})


def _lines(request: HouseRequest, year: BlockYear) -> Iterator[ObjectionLine]:
    """Give what the reader may see: inside all of it, outside the answers once they are public."""
    adopted = rubric_of(year)
    for one in () if adopted is None else objections_of(year.id):
        inside = may(request, Permission.OBJECTION_SEE, year, unit=one.unit)
        outside = year.published_at is not None and one.answer is not None
        if adopted is not None and (inside or outside):
            yield objection_line(one, year, adopted.rubric, request.lang, inside=inside)


def _window_words(window: Window, *, late: bool) -> str:
    left = ngettext("còn %(count)d ngày làm việc", "còn %(count)d ngày làm việc", window.left)
    said = gettext("Nhận kiến nghị từ %(first)s đến %(last)s; %(left)s.")
    return said % {
        "first": day(window.opens),
        "last": day(window.closes),
        "left": gettext("đã hết hạn") if late else left % {"count": window.left},
    }
