"""What a person has to do, what opens and closes next, and the latter as a calendar."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from thidua.apps.notices.actions import make_feed, revoke_feed
from thidua.apps.notices.queries import (
    Deadline,
    deadlines_of,
    digest_of_secret,
    feed_made_at,
    reader_of,
)
from thidua.apps.notices.tasks import Task, TaskKind, tasks_of
from thidua.apps.people.models import Account
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.outside.icalendar_text import Event, calendar_text
from thidua.ui.door import POSTS, WRITES, asks
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.stages import STAGES

BYTES = 32
SECRET = "ma"  # noqa: S105 - the name of the part of the address that is secret
KEPT_BEHIND = timedelta(days=90)  # a calendar keeps what has just passed


@dataclass(frozen=True, slots=True)
class Line:
    moment: str
    words: str
    block: str
    address: str


@asks(Permission.DEADLINES_SEE, methods=WRITES)
def show_deadlines(request: HouseRequest) -> HttpResponse:
    """List what opens and closes next; make a new address of the calendar and show it this once."""
    require(Permission.DEADLINES_SEE, request.actor, Thing())
    made = ""
    if request.method == "POST":
        secret = secrets.token_urlsafe(BYTES)
        digest = digest_of_secret(secret)
        make_feed(_own_id(request), digest=digest, actor=request.actor, at=request.at)
        made = request.build_absolute_uri(f"{reverse('notices:feed')}?{SECRET}={secret}")
    held = feed_made_at(_own_id(request))
    context = {
        "frame": Frame(gettext("Việc của tôi và các mốc sắp tới")),
        "tasks": [
            Line(_moment(one.until), _task_words(one), one.year.block_name, _task_address(one))
            for one in tasks_of(request.actor, at=request.at)
        ],
        "lines": [
            Line(_moment(one.at), _words(one, request), one.year.block_name, _address(one))
            for one in deadlines_of(request.actor, after=request.at)
        ],
        "held": "" if held is None else day_of(held),
        "made": made,
    }
    return render(request, "notices/deadlines.html", context)


@asks(Permission.DEADLINES_SEE, methods=POSTS)
def take_back(request: HouseRequest) -> HttpResponse:
    """Revoke the address of the reader's calendar."""
    revoke_feed(_own_id(request), actor=request.actor, at=request.at)
    messages.success(request, gettext("Đã thu hồi địa chỉ lịch."))
    return HttpResponseRedirect(reverse("notices:deadlines"))


@asks(Permission.DEADLINES_SEE)
def give_feed(request: HouseRequest) -> HttpResponse:
    """Give the calendar of whoever the secret address belongs to. Refuses FeedNotHeld, NotGranted."""
    reader = reader_of(request.GET.get(SECRET, ""), request.today)
    require(Permission.DEADLINES_SEE, reader, Thing())
    text = calendar_text(gettext("Thi đua"), _events(request, reader), written=request.at)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _events(request: HouseRequest, reader: Actor) -> Iterator[Event]:
    for one in deadlines_of(reader, after=request.at - KEPT_BEHIND):
        which = "dong" if one.closing else "mo"
        year = one.year
        yield Event(
            uid=f"{year.block}-{year.year}-{one.stage.kind}-{which}@{request.get_host()}",
            at=one.at,
            summary=f"{_words(one, request)} · {year.block_name}",
            address=request.build_absolute_uri(_address(one)),
        )


def _words(one: Deadline, request: HouseRequest) -> str:
    stage = STAGES[one.stage.kind].say({}, request.lang)
    words = gettext("Hết hạn: %(stage)s") if one.closing else gettext("Bắt đầu: %(stage)s")
    return words % {"stage": f"{stage} {one.year.year}"}


def _task_words(one: Task) -> str:
    words = {
        TaskKind.REGISTER: gettext("Đăng ký chỉ tiêu, danh hiệu"),
        TaskKind.CONFIRM: gettext("Xác nhận chỉ tiêu, danh hiệu đã đăng ký"),
        TaskKind.REPORT: gettext("Ghi tiến độ quý %(number)d"),
        TaskKind.DECIDE: gettext("Quyết định %(number)d yêu cầu điều chỉnh chỉ tiêu"),
        TaskKind.SUBMIT: gettext("Nộp số liệu tự chấm điểm"),
    }
    return words[one.kind] % {"number": one.number}


def _task_address(one: Task) -> str:
    year = [one.year.block, one.year.year]
    if one.kind is TaskKind.DECIDE:
        return reverse("targets:overview", args=year)
    name = "scoring:sheet" if one.kind is TaskKind.SUBMIT else "targets:unit"
    return reverse(name, args=[*year, one.unit])


def _moment(at: datetime) -> str:
    return f"{localtime(at):%H:%M %d/%m/%Y}"


def _address(one: Deadline) -> str:
    return reverse("scoring:home", args=[one.year.block, one.year.year])


def _own_id(request: HouseRequest) -> int:
    return request.user.pk if isinstance(request.user, Account) else 0
