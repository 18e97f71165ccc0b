"""A new year of a block: typed in one form, or last year's moved on by a year and shown beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.units.addresses import the_block
from thidua.apps.units.lists import BlockFacts
from thidua.apps.units.queries import Member, members_of
from thidua.apps.years.actions import (
    DataPeriodHasNoDays,
    YearEndsBeforeItBegins,
    YearOpenedAlready,
    YearOpening,
    open_year,
)
from thidua.apps.years.forms import Suggested, cloned, fresh, periods_typed
from thidua.apps.years.pages.stage_fields import (
    NOT_FITTING,
    as_typed,
    stage_fields,
    stage_rows,
    stages_typed,
)
from thidua.apps.years.queries import BlockYear, DataPeriodOf, block_year, latest_year
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import DayNotRead, Field, FieldMissing, Typed, WholeNumberNotRead, typed_into
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import day
from thidua.ui.words.refusals import words_of

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_THEME = 500
CLONE = "tu"
NO_YEAR = (
    YearOpenedAlready,
    YearEndsBeforeItBegins,
    DataPeriodHasNoDays,
    FieldMissing,
    WholeNumberNotRead,
)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A member's data period in the form, last year's beside it; `is_new` where it had none."""

    name: str
    first: Field
    last: Field
    typed_first: str
    typed_last: str
    beside: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class NewYear:
    """The form of a new year; `old` is the year it is cloned from, `latest` one that could be."""

    block: BlockFacts
    suggested: Suggested
    old: BlockYear | None
    latest: int | None
    members: tuple[Member, ...]


@needs(Permission.YEAR_OPEN, of=the_block, methods=WRITES)
def open_new_year(request: HouseRequest, block: BlockFacts) -> HttpResponse:
    """Show the form of a new year, and open the year when it is sent."""
    new = _new_year(request, block)
    fields = _fields(request, new.members)
    if request.method != "POST":
        return _page(request, new, typed_into(fields, _given(new)))
    typed = typed_into(fields, request.POST)
    try:
        opened = open_year(
            block.code, opening=_opening(request, typed, new), actor=request.actor, at=request.at
        )
    except (*NOT_FITTING, *NO_YEAR) as refusal:
        return _page(request, new, typed, refusal=refusal)
    messages.success(request, gettext("Đã mở năm thi đua %(year)d.") % {"year": opened.year})
    return HttpResponseRedirect(reverse("scoring:home", args=[block.code, opened.year]))


def _new_year(request: HouseRequest, block: BlockFacts) -> NewYear:
    """Take the year to clone from the address, and the members of the first day that is typed."""
    latest = latest_year(block.code)
    old = None
    if latest is not None and request.GET.get(CLONE, "") == str(latest):
        old = block_year(block.code, latest, on=request.today)
    suggested = fresh(_next(latest, request.today)) if old is None else cloned(old)
    first = _first_day(request, suggested)
    return NewYear(block, suggested, old, latest, members_of(block.id, first))


def _next(latest: int | None, today: date) -> int:
    return today.year if latest is None else latest + 1


def _first_day(request: HouseRequest, suggested: Suggested) -> date:
    typed = typed_into((Field("starts_on", "", needed=False),), request.POST)
    try:
        return typed.day_or_none("starts_on") or suggested.starts_on
    except DayNotRead:
        return suggested.starts_on


def _fields(request: HouseRequest, members: tuple[Member, ...]) -> tuple[Field, ...]:
    return (
        Field("year", gettext("Năm"), "number"),
        Field("theme", gettext("Chủ đề"), needed=False, longest=LONGEST_THEME),
        Field("starts_on", gettext("Từ ngày"), "date"),
        Field("ends_on", gettext("Đến hết ngày"), "date"),
        *stage_fields(request.lang),
        *(
            field
            for one in members
            for field in (
                Field(f"ky-tu-{one.code}", f"{one.name}: {gettext('từ ngày')}", "date"),
                Field(f"ky-den-{one.code}", f"{one.name}: {gettext('đến hết ngày')}", "date"),
            )
        ),
    )


def _given(new: NewYear) -> dict[str, str]:
    suggested = new.suggested
    periods = periods_typed(new.members, suggested)
    return {
        "year": str(suggested.year),
        "theme": suggested.theme,
        "starts_on": str(suggested.starts_on),
        "ends_on": str(suggested.ends_on),
        **as_typed(suggested.stages),
        **{f"ky-tu-{code}": str(first) for code, (first, _) in periods.items()},
        **{f"ky-den-{code}": str(last) for code, (_, last) in periods.items()},
    }


def _opening(request: HouseRequest, typed: Typed, new: NewYear) -> YearOpening:
    return YearOpening(
        typed.whole("year", least=FIRST_YEAR, most=LAST_YEAR),
        typed.text("theme"),
        typed.day("starts_on"),
        typed.day("ends_on"),
        stages_typed(typed, lang=request.lang),
        tuple(
            DataPeriodOf(one.code, typed.day(f"ky-tu-{one.code}"), typed.day(f"ky-den-{one.code}"))
            for one in new.members
        ),
    )


def _page(
    request: HouseRequest, new: NewYear, typed: Typed, *, refusal: Refusal | None = None
) -> HttpResponse:
    old = new.old
    context = {
        "frame": Frame(gettext("Mở năm thi đua")),
        "here": new.block,
        "old": old,
        "latest": new.latest,
        "facts": [
            (typed.fields[name], typed.values[name], "" if old is None else beside(old))
            for name, beside in BESIDE
        ],
        "rows": stage_rows(typed, () if old is None else old.stages, request.lang),
        "periods": _period_rows(new, typed),
        "gone": _gone(new),
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK
    if refusal is not None:
        again = isinstance(refusal, YearOpenedAlready)
        status = HTTPStatus.CONFLICT if again else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "years/opening.html", context, status=status)


BESIDE: tuple[tuple[str, Callable[[BlockYear], str]], ...] = (
    ("year", lambda old: str(old.year)),
    ("theme", lambda old: old.theme),
    ("starts_on", lambda old: day(old.starts_on)),
    ("ends_on", lambda old: day(old.ends_on)),
)


def _period_rows(new: NewYear, typed: Typed) -> list[PeriodRow]:
    old = {one.code: one for one in new.old.data_periods} if new.old else {}
    return [
        PeriodRow(
            one.name,
            typed.fields[f"ky-tu-{one.code}"],
            typed.fields[f"ky-den-{one.code}"],
            typed.values[f"ky-tu-{one.code}"],
            typed.values[f"ky-den-{one.code}"],
            _days(old[one.code]) if one.code in old else "–",
            new.old is not None and one.code not in old,
        )
        for one in new.members
    ]


def _days(period: DataPeriodOf) -> str:
    return f"{day(period.first_day)} – {day(period.last_day)}"


def _gone(new: NewYear) -> str:
    """Name the units that began last year in the block and do not begin this one there."""
    here = {one.code for one in new.members}
    old = () if new.old is None else members_of(new.block.id, new.old.starts_on)
    return ", ".join(one.name for one in old if one.code not in here)
