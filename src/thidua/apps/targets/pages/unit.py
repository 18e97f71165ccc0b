"""What one unit has registered: its targets and titles, changes, progress, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.queries import rubric_of
from thidua.apps.targets.actions import Confirmed, confirm_targets
from thidua.apps.targets.forecasting import forecast_of
from thidua.apps.targets.forms import key_in, typed
from thidua.apps.targets.pages.lines import TargetLine, target_line, told_in_short
from thidua.apps.targets.pages.outlook import Outlook, outlook_of
from thidua.apps.targets.pages.places import a_key, address, held_of
from thidua.apps.targets.queries import (
    ChangeFacts,
    ProgressFacts,
    UnitTargets,
    changes_in,
    progress_of,
)
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, may
from thidua.core.access.grants import Permission
from thidua.core.appraisal.asked import criteria_of
from thidua.core.rubric.table import Rubric
from thidua.core.targets.quarters import QUARTERS, first_day_of, last_day_of
from thidua.ui.door import POSTS, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang, day


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A request; `answer` is "" while it waits, `address` where it may be decided."""

    asked_on: str
    words: str
    reason: str
    answer: str
    tone: str
    why: str
    address: str


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A quarter with the day of its report, "" without one; `address` is where it may be told."""

    quarter: int
    until: str
    reported: str
    address: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Addresses are "" where the reader may not go; `confirm` is there only for what lacks it."""

    unit: str
    lines: tuple[TargetLine, ...]
    titles: tuple[str, ...]
    confirmed: str
    empty: bool
    digest: str
    key: str
    add: str
    ask_more: str
    aims: str
    confirm: str
    changes: tuple[ChangeLine, ...]
    quarters: tuple[QuarterLine, ...]
    outlook: Outlook | None
    others: tuple[tuple[str, str, bool], ...]


@needs(Permission.TARGET_SEE, of=the_unit)
def show_unit(request: HouseRequest, place: UnitYear) -> HttpResponse:
    """Show what a unit has registered, with what the reader may do about it."""
    context = {
        "frame": frame_of(request, place.year, title=gettext("Chỉ tiêu"), page="targets"),
        "page": _page(request, place),
    }
    return render(request, "targets/unit.html", context)


@needs(Permission.TARGET_SEE, of=the_unit, methods=POSTS)
def confirm(request: HouseRequest, place: UnitYear) -> HttpResponse:
    """Let the leader stand for what he read."""
    said = Confirmed(place.member.code, typed(request.POST, "ban"), key_in(request.POST))
    confirm_targets(place.year.id, confirmed=said, actor=request.actor, at=request.at)
    messages.success(request, gettext("Đã xác nhận chỉ tiêu và danh hiệu đăng ký."))
    return HttpResponseRedirect(address(place))


def _page(request: HouseRequest, place: UnitYear) -> UnitPage:
    held, unit = held_of(place), place.member.code
    progress = progress_of(place.year, unit)
    adopted = rubric_of(place.year)
    rubric = None if adopted is None else adopted.rubric
    writes = _may(request, Permission.TARGET_REGISTER, place)
    changes = _may(request, Permission.TARGET_CHANGE, place)
    form = "register" if writes else "ask" if changes else ""
    confirms = _may(request, Permission.TARGET_CONFIRM, place) and not (held.holds or held.empty)
    said = held.confirmed_at if held.holds else None
    return UnitPage(
        unit=place.member.name,
        lines=tuple(
            replace(one, address=address(place, form, one.number) if form else "")
            for one in _lines(held, progress, rubric, request.lang)
        ),
        titles=_titles(held, rubric),
        confirmed="" if said is None else day_of(said),
        empty=held.empty,
        digest=held.digest,
        key=a_key(),
        add=address(place, "register", 0) if writes else "",
        ask_more=address(place, "ask", 0) if changes else "",
        aims=address(place, "aims") if writes and rubric is not None else "",
        confirm=address(place, "confirm") if confirms else "",
        changes=tuple(_changes(request, place)),
        quarters=tuple(_quarters(request, place, progress)),
        outlook=_outlook(request, place, held, progress),
        others=tuple(_others(request, place)),
    )


def _may(request: HouseRequest, permission: Permission, place: UnitYear) -> bool:
    return may(request, permission, place.year, unit=place.member.code)


def _lines(
    held: UnitTargets,
    progress: tuple[ProgressFacts, ...],
    rubric: Rubric | None,
    lang: Lang,
) -> Iterator[TargetLine]:
    rows = {} if rubric is None else {row.id: row.title for row in criteria_of(rubric)}
    return (target_line(one, progress, rows, lang) for one in held.targets)


def _titles(held: UnitTargets, rubric: Rubric | None) -> tuple[str, ...]:
    known = {} if rubric is None else {award.id: award.title for award in rubric.awards}
    return tuple(known.get(aim, aim) for aim in held.aims)


def _changes(request: HouseRequest, place: UnitYear) -> Iterator[ChangeLine]:
    decides = _may(request, Permission.TARGET_APPROVE, place)
    for one in changes_in(place.year, unit=place.member.code):
        answer, tone = _answer(one)
        open_to_decide = decides and one.decision is None
        yield ChangeLine(
            asked_on=day_of(one.given_at),
            words=_asked(one, request.lang),
            reason=one.reason,
            answer=answer,
            tone=tone,
            why="" if one.decision is None else one.decision.reason,
            address=address(place, "decide", one.id) if open_to_decide else "",
        )


def _asked(one: ChangeFacts, lang: Lang) -> str:
    words = told_in_short(one.target, lang)
    if one.dropped:
        return gettext("Bỏ chỉ tiêu số %(number)d") % {"number": one.number}
    if not one.number:
        return gettext("Thêm: %(words)s") % {"words": words}
    return gettext("Số %(number)d thành: %(words)s") % {"number": one.number, "words": words}


def _answer(one: ChangeFacts) -> tuple[str, str]:
    if one.decision is None:
        return gettext("chờ Trưởng khối quyết định"), "warn"
    on = {"day": day_of(one.decision.given_at)}
    if one.decision.approved:
        return gettext("đã duyệt ngày %(day)s") % on, "ok"
    return gettext("không duyệt, ngày %(day)s") % on, "bad"


def _quarters(
    request: HouseRequest, place: UnitYear, progress: tuple[ProgressFacts, ...]
) -> Iterator[QuarterLine]:
    reports = _may(request, Permission.TARGET_REPORT, place)
    told = {one.quarter: day_of(one.given_at) for one in progress}
    for quarter in QUARTERS:
        begun = first_day_of(quarter, place.year.starts_on) <= request.today
        yield QuarterLine(
            quarter,
            day(last_day_of(quarter, place.year.starts_on)),
            told.get(quarter, ""),
            address(place, "progress", quarter) if reports and begun else "",
        )


def _outlook(
    request: HouseRequest,
    place: UnitYear,
    held: UnitTargets,
    progress: tuple[ProgressFacts, ...],
) -> Outlook | None:
    """Give the forecast to whoever may see the unit's sheet, while there are no results yet."""
    if place.year.published_at is not None or not _may(request, Permission.SHEET_SEE, place):
        return None
    found = forecast_of(place.year, held, progress)
    return None if found is None else outlook_of(found, request.lang)


def _others(request: HouseRequest, place: UnitYear) -> Iterator[tuple[str, str, bool]]:
    """Give the units whose targets the reader may see: name, address, whether it is this one."""
    for member in place.year.members:
        if may(request, Permission.TARGET_SEE, place.year, unit=member.code):
            to = address(UnitYear(place.year, member))
            yield member.name, to, member.code == place.member.code
