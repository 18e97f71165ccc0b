"""The page on which a unit's leader confirms the figures and hands them in."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import (
    Confirmed,
    FiguresChangedMeanwhile,
    WrittenSinceRead,
    submit_draft,
)
from thidua.apps.scoring.forms import PERIOD
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.pages.entry_view import (
    Entry,
    EntryPage,
    entry_address,
    entry_of,
    entry_page,
)
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, sheet_address
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

KEY_BYTES = 16
DIGEST, BASED_ON, KEY = "ma-bam", "ban", "khoa"


@dataclass(frozen=True, slots=True)
class SubmitPage:
    """What is handed in; `again` tells that a sheet was handed in before, `nothing_new` that it is this."""

    entry: EntryPage
    digest: str
    based_on: int
    key: str
    again: bool
    nothing_new: bool
    back: str


@needs(Permission.FIGURES_SUBMIT, of=the_unit, methods=WRITES)
def hand_in(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show what would be handed in and what it means; hand it in once confirmed.

    Refuses NoRubricAdopted.
    """
    adopted = adopted_rubric_of(asked.year)
    sent = request.POST if request.method == "POST" else request.GET
    entry = entry_of(asked, adopted, sent.get(PERIOD, ""))
    if request.method != "POST":
        return _show(request, entry)
    version = sent.get(BASED_ON, "")
    confirmed = Confirmed(
        asked.member.code,
        sent.get(DIGEST, ""),
        int(version) if version.isascii() and version.isdigit() else 0,
        sent.get(KEY, "")[:64],
        entry.period,
    )
    try:
        submit_draft(asked.year.id, confirmed=confirmed, actor=request.actor, at=request.at)
    except (WrittenSinceRead, FiguresChangedMeanwhile) as refusal:
        return _show(request, entry, refusal)
    messages.success(request, gettext("Đã nộp số liệu tự chấm của đơn vị."))
    return HttpResponseRedirect(sheet_address(asked.year, asked.member.code))


def _show(request: HouseRequest, entry: Entry, refusal: Refusal | None = None) -> HttpResponse:
    draft = entry.draft
    page = SubmitPage(
        entry_page(request, entry),
        digest_of(draft.values),
        draft.handed_in,
        token_hex(KEY_BYTES),
        draft.handed_in > 0,
        draft.handed_in > 0 and not draft.differs,
        entry_address(entry.asked, period=entry.period),
    )
    context = {
        "frame": frame_of(request, entry.asked.year, title=gettext("Nộp tự chấm"), page="entry"),
        "page": page,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK if refusal is None else HTTPStatus.CONFLICT
    return render(request, "scoring/entry_submit.html", context, status=status)
