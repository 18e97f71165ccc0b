"""The titles that a unit aims at, chosen from the awards of the adopted rubric."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.targets.actions import Aimed, RegistrationChangedMeanwhile, aim_at
from thidua.apps.targets.forms import key_in, typed, whole
from thidua.apps.targets.pages.places import (
    a_key,
    address,
    held_of,
    require_to_write,
    status_of,
)
from thidua.apps.targets.pages.target_form import Choice
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.targets.target import LinkNotInRubric
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

KEPT = (LinkNotInRubric, RegistrationChangedMeanwhile, KeyUsedForOther, NotInThisStage)


@dataclass(frozen=True, slots=True)
class AimsPage:
    unit: str
    titles: tuple[Choice, ...]
    version: int
    key: str
    here: str
    back: str


@needs(Permission.TARGET_SEE, of=the_unit, methods=WRITES)
def choose_aims(request: HouseRequest, place: UnitYear) -> HttpResponse:
    """Show the titles of the rubric, and take in which of them the unit aims at."""
    if request.method != "POST":
        require_to_write(request, Permission.TARGET_REGISTER, place)
        return _page(request, place, held_of(place).aims)
    chosen = tuple(request.POST.getlist("danh_hieu"))
    aimed = Aimed(
        place.member.code, chosen, whole(typed(request.POST, "ban")), key_in(request.POST)
    )
    try:
        aim_at(place.year.id, aimed=aimed, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _page(request, place, chosen, refusal)
    messages.success(request, gettext("Đã lưu danh hiệu đăng ký."))
    return HttpResponseRedirect(address(place))


def _page(
    request: HouseRequest,
    place: UnitYear,
    chosen: tuple[str, ...],
    refusal: Refusal | None = None,
) -> HttpResponse:
    adopted = rubric_of(place.year)
    awards = () if adopted is None else adopted.rubric.awards
    page = AimsPage(
        unit=place.member.name,
        titles=tuple(Choice(one.id, one.title, one.id in chosen) for one in awards),
        version=held_of(place).aims_version,
        key=a_key(),
        here=address(place, "aims"),
        back=address(place),
    )
    context = {
        "frame": frame_of(request, place.year, title=gettext("Danh hiệu đăng ký"), page="targets"),
        "page": page,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    return render(request, "targets/aims.html", context, status=status_of(refusal))
