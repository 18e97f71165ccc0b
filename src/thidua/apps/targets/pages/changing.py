"""Changes of targets after the signing: the leader asks with a reason, the head decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.targets.actions import (
    AskedChange,
    ChangeDecidedAlready,
    ChangeNotKnown,
    Decided,
    TargetChangedMeanwhile,
    ask_change,
    decide_change,
)
from thidua.apps.targets.forms import TypedTarget, key_in, read_target, typed
from thidua.apps.targets.pages.lines import told_in_short
from thidua.apps.targets.pages.places import (
    UnitChange,
    UnitTarget,
    a_key,
    address,
    held_of,
    held_with,
    require_to_write,
    status_of,
    the_change,
    the_target,
)
from thidua.apps.targets.pages.registering import first_form, wanted
from thidua.apps.targets.pages.target_form import KEPT, show_form
from thidua.apps.targets.queries import ChangeFacts, UnitTargets, changes_in
from thidua.apps.years.framing import frame_of
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.targets.target import ChangeNotReasoned, TargetWordsTooLong
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.refusals import words_of

KEPT_DECISION = (
    ChangeNotReasoned,
    TargetWordsTooLong,
    TargetChangedMeanwhile,
    ChangeDecidedAlready,
    NotInThisStage,
)
YES, NO = "duyet", "khong_duyet"


@needs(Permission.TARGET_SEE, of=the_target, methods=WRITES)
def ask(request: HouseRequest, asked: UnitTarget) -> HttpResponse:
    """Show the form of a change, and take in the request. Refuses TargetNotKnown."""
    held = held_with(asked.place, asked.number)
    if request.method == "POST":
        return _ask(request, asked, held)
    require_to_write(request, Permission.TARGET_CHANGE, asked.place)
    form = first_form(held, asked.number)
    return show_form(request, asked, form, refusal=None, changing=True)


def _ask(request: HouseRequest, asked: UnitTarget, held: UnitTargets) -> HttpResponse:
    form: TypedTarget = read_target(request.POST)
    try:
        change = AskedChange(
            asked.place.member.code,
            wanted(form, held, asked.number),
            form.reason,
            form.key,
            asked.number,
            form.based_on,
            form.dropped,
        )
        ask_change(asked.place.year.id, asked=change, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return show_form(request, asked, form, refusal=refusal, changing=True)
    messages.success(request, gettext("Đã gửi yêu cầu điều chỉnh tới Trưởng khối."))
    return HttpResponseRedirect(address(asked.place))


@dataclass(frozen=True, slots=True)
class DecidingPage:
    """A request beside what counts now; `decided` tells a decision that was made already."""

    unit: str
    asked_on: str
    now: str
    wanted: str
    source: str
    why: str
    reason: str
    decided: bool
    key: str
    here: str
    back: str


@needs(Permission.TARGET_SEE, of=the_change, methods=WRITES)
def decide(request: HouseRequest, asked: UnitChange) -> HttpResponse:
    """Show a request to whoever may decide it, and take in the decision. Refuses ChangeNotKnown."""
    change = _change(asked)
    if request.method != "POST":
        require_to_write(request, Permission.TARGET_APPROVE, asked.place)
        return _page(request, asked, change)
    reason = typed(request.POST, "ly_do")
    decided = Decided(change.id, YES in request.POST, reason, key_in(request.POST))
    try:
        decide_change(asked.place.year.id, decided=decided, actor=request.actor, at=request.at)
    except KEPT_DECISION as refusal:
        return _page(request, asked, change, reason=reason, refusal=refusal)
    approved = gettext("Đã duyệt điều chỉnh; chỉ tiêu mới có hiệu lực.")
    messages.success(
        request, approved if decided.approved else gettext("Đã trả lời không duyệt điều chỉnh.")
    )
    return HttpResponseRedirect(address(asked.place))


def _change(asked: UnitChange) -> ChangeFacts:
    changes = changes_in(asked.place.year, unit=asked.place.member.code)
    found = next((one for one in changes if one.id == asked.change), None)
    if found is None:
        raise ChangeNotKnown(request=asked.change)
    return found


def _page(
    request: HouseRequest,
    asked: UnitChange,
    change: ChangeFacts,
    *,
    reason: str = "",
    refusal: Refusal | None = None,
) -> HttpResponse:
    facts = held_of(asked.place).target(change.number)
    told = told_in_short(change.target, request.lang)
    page = DecidingPage(
        unit=asked.place.member.name,
        asked_on=day_of(change.given_at),
        now=gettext("chưa có") if facts is None else told_in_short(facts.target, request.lang),
        wanted=gettext("bỏ chỉ tiêu này") if change.dropped else told,
        source=change.target.source,
        why=change.reason,
        reason=reason,
        decided=change.decision is not None,
        key=a_key(),
        here=address(asked.place, "decide", change.id),
        back=address(asked.place),
    )
    context = {
        "frame": frame_of(request, asked.place.year, title=gettext("Chỉ tiêu"), page="targets"),
        "page": page,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    return render(request, "targets/deciding.html", context, status=status_of(refusal))
