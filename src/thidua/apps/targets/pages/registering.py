"""The form of one target while targets are registered: new, written anew, or dropped."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from thidua.apps.targets.actions import (
    Registered,
    TargetNotKnown,
    register_target,
)
from thidua.apps.targets.forms import TypedTarget, read_target, target_of, written_target
from thidua.apps.targets.pages.places import (
    UnitTarget,
    address,
    held_with,
    require_to_write,
    the_target,
)
from thidua.apps.targets.pages.target_form import KEPT, show_form
from thidua.apps.targets.queries import UnitTargets
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.targets.target import Target
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest


@needs(Permission.TARGET_SEE, of=the_target, methods=WRITES)
def write_target(request: HouseRequest, asked: UnitTarget) -> HttpResponse:
    """Show the form of a target, and take in what is written. Refuses TargetNotKnown."""
    held = held_with(asked.place, asked.number)
    if request.method == "POST":
        return _register(request, asked, held)
    require_to_write(request, Permission.TARGET_REGISTER, asked.place)
    return _form(request, asked, first_form(held, asked.number))


def first_form(held: UnitTargets, number: int) -> TypedTarget:
    """Give the form as it is opened: the target as it counts now. Refuses TargetNotKnown."""
    facts = held.target(number)
    if facts is not None:
        return replace(written_target(facts.target), based_on=facts.version)
    if number:
        raise TargetNotKnown(number=number)
    return TypedTarget()


def wanted(form: TypedTarget, held: UnitTargets, number: int) -> Target:
    """Give the target that a form asks for; what is dropped keeps its words. Refuses NumberNotRead."""
    facts = held.target(number)
    return facts.target if form.dropped and facts is not None else target_of(form)


def _register(request: HouseRequest, asked: UnitTarget, held: UnitTargets) -> HttpResponse:
    form = read_target(request.POST)
    try:
        registered = Registered(
            asked.place.member.code,
            wanted(form, held, asked.number),
            form.key,
            asked.number,
            form.based_on,
            form.dropped,
        )
        year = asked.place.year.id
        register_target(year, registered=registered, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _form(request, asked, form, refusal)
    said = gettext("Đã bỏ chỉ tiêu.") if form.dropped else gettext("Đã lưu chỉ tiêu.")
    messages.success(request, said)
    return HttpResponseRedirect(address(asked.place))


def _form(
    request: HouseRequest, asked: UnitTarget, form: TypedTarget, refusal: Refusal | None = None
) -> HttpResponse:
    return show_form(request, asked, form, refusal=refusal, changing=False)
