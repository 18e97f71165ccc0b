"""The stages of a year that runs: what is to come can be set anew."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.years.actions import stages_text
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of
from thidua.apps.years.pages.stage_fields import (
    NOT_FITTING,
    as_typed,
    stage_fields,
    stage_rows,
    stages_typed,
)
from thidua.apps.years.queries import BlockYear
from thidua.apps.years.reschedule import NewStages, StagesChangedMeanwhile, change_stages
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.years.stage_changes import MomentMovedIntoPast, PastMomentChanged
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import Field, Typed, typed_into
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

LONGEST_TEXT = 2000  # ten stages in the words of the ledger
TOO_LATE = (PastMomentChanged, MomentMovedIntoPast, StagesChangedMeanwhile)


@needs(Permission.YEAR_OPEN, of=the_year, methods=WRITES)
def show_stages(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the stages, and set anew what is to come of them."""
    fields = (
        *stage_fields(request.lang),
        Field("based_on", "", longest=LONGEST_TEXT, needed=False),
    )
    if request.method != "POST":
        return _page(request, year, typed_into(fields, as_typed(year.stages)))
    typed = typed_into(fields, request.POST)
    try:
        new = NewStages(
            stages_typed(typed, lang=request.lang, old=year.stages), typed.text("based_on")
        )
        change_stages(year.id, new=new, actor=request.actor, at=request.at)
    except (*NOT_FITTING, *TOO_LATE) as refusal:
        return _page(request, year, typed, refusal=refusal)
    messages.success(request, gettext("Đã lưu các mốc của năm."))
    return HttpResponseRedirect(reverse("years:stages", args=[year.block, year.year]))


def _page(
    request: HouseRequest, year: BlockYear, typed: Typed, *, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "frame": frame_of(request, year, title=gettext("Các mốc của năm"), page="stages"),
        "rows": stage_rows(typed, year.stages, request.lang),
        "based_on": stages_text(year.stages),
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK
    if refusal is not None:
        stale = isinstance(refusal, StagesChangedMeanwhile)
        status = HTTPStatus.CONFLICT if stale else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "years/stages.html", context, status=status)
