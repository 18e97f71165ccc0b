"""The calendar of the offices: the holidays of a year, and days of rest that are worked instead."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from thidua.apps.years.actions import NewSpecialDay, remove_special_day, set_special_day
from thidua.apps.years.queries import special_days
from thidua.core.access.decide import Thing
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.door import POSTS, WRITES, Found, SuchPageNotKnown, needs
from thidua.ui.fields import (
    ChoiceNotOffered,
    DayNotRead,
    Field,
    FieldMissing,
    FieldTooLong,
    Typed,
    typed_into,
)
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import day as written
from thidua.ui.words.refusals import words_of

LONGEST_NAME = 120
FIRST_YEAR, LAST_YEAR = 2000, 2100
OFF, WORKED = "nghi", "lam-bu"


def the_year_shown(request: HouseRequest) -> Found[int]:
    """Find the calendar year that is asked for, else this one."""
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() else 0
    return Found(year if FIRST_YEAR <= year <= LAST_YEAR else request.today.year, Thing())


def the_day(_request: HouseRequest, day: str) -> Found[date]:
    """Find the day of an address. Refuses SuchPageNotKnown."""
    try:
        return Found(date.fromisoformat(day), Thing())
    except ValueError:
        raise SuchPageNotKnown(asked=day) from None


@needs(Permission.CALENDAR_EDIT, of=the_year_shown, methods=WRITES)
def show_calendar(request: HouseRequest, year: int) -> HttpResponse:
    """List the special days of a year; add one, or correct one by giving the day again."""
    if request.method != "POST":
        return _page(request, year, typed_into(_fields(), {"worked": OFF}))
    typed = typed_into(_fields(), request.POST)
    try:
        new = NewSpecialDay(
            typed.day("day"), typed.text("name"), worked=typed.choice("worked") == WORKED
        )
    except (FieldMissing, FieldTooLong, DayNotRead, ChoiceNotOffered) as refusal:
        return _page(request, year, typed, refusal=refusal)
    set_special_day(new, actor=request.actor, at=request.at)
    messages.success(request, gettext("Đã ghi ngày %(day)s vào lịch.") % {"day": written(new.day)})
    return _to(new.day.year)


@needs(Permission.CALENDAR_EDIT, of=the_day, methods=POSTS)
def remove(request: HouseRequest, day: date) -> HttpResponse:
    """Take a day out of the calendar."""
    remove_special_day(day, actor=request.actor, at=request.at)
    messages.success(request, gettext("Đã bỏ ngày %(day)s khỏi lịch.") % {"day": written(day)})
    return _to(day.year)


def _to(year: int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('years:calendar')}?{urlencode({'nam': year})}")


def _fields() -> tuple[Field, ...]:
    kinds = ((OFF, gettext("Ngày nghỉ")), (WORKED, gettext("Ngày nghỉ hằng tuần phải làm bù")))
    return (
        Field("day", gettext("Ngày"), "date"),
        Field("name", gettext("Tên"), longest=LONGEST_NAME, hint=gettext("Ví dụ: Quốc khánh")),
        Field("worked", gettext("Loại"), "select", choices=kinds),
    )


def _page(
    request: HouseRequest, year: int, typed: Typed, *, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "frame": Frame(gettext("Lịch ngày nghỉ")),
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "days": [
            {
                "key": str(one.day),
                "day": written(one.day),
                "name": one.name,
                "worked": one.worked,
            }
            for one in special_days(year)
        ],
        "fields": [(one, typed.values[name]) for name, one in typed.fields.items()],
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK if refusal is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "years/calendar.html", context, status=status)
