"""The page on which a unit scores itself: figures typed as in a spreadsheet, points as they come."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import (
    FigureWrittenMeanwhile,
    TypedFigure,
    TypedFigures,
    save_figures,
)
from thidua.apps.scoring.forms import PERIOD, TAKEN, read_typed
from thidua.apps.scoring.pages.entry_view import (
    NOTHING_BACK,
    Back,
    Entry,
    EntryPage,
    entry_address,
    entry_of,
    entry_page,
    period_in,
)
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest, is_partial

SALT_BYTES = 16


@needs(Permission.DRAFT_SEE, of=the_unit, methods=WRITES)
def enter_figures(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show the table to type into; save what was typed, each figure for itself.

    A script that saves as one types asks for a part and is answered in JSON.
    """
    adopted = rubric_of(asked.year)
    if adopted is None:
        context = {
            "frame": frame_of(request, asked.year, title=gettext("Tự chấm điểm"), page="entry"),
            "words": gettext("Khối chưa thông qua bảng tiêu chí, nên chưa có gì để tự chấm."),
        }
        return render(request, "scoring/not_yet.html", context)
    if request.method != "POST":
        return _show(request, entry_of(asked, adopted, request.GET.get(PERIOD, "")))
    period = period_in(adopted, request.POST.get(PERIOD, ""))
    typed = read_typed(request.POST, adopted.rubric)
    refused = _save(request, asked, period, typed)
    entry, back = entry_of(asked, adopted, period), Back(typed, refused)
    if is_partial(request):
        return JsonResponse(_told(entry_page(request, entry, back)), status=_status(refused))
    if refused:
        return _show(request, entry, back)
    taken = TAKEN in request.POST
    messages.success(request, gettext("Đã lấy giá trị đang lưu.") if taken else gettext("Đã lưu."))
    return HttpResponseRedirect(entry_address(asked, period=entry.period))


def _save(
    request: HouseRequest, asked: UnitYear, period: str, typed: Mapping[str, TypedFigure]
) -> Mapping[str, Refusal]:
    """Save, and give what was refused: once the stage has closed that is all of it."""
    figures = TypedFigures(asked.member.code, typed, token_hex(SALT_BYTES), period)
    try:
        saved = save_figures(asked.year.id, typed=figures, actor=request.actor, at=request.at)
    except NotInThisStage as refusal:
        return dict.fromkeys(("", *typed), refusal)
    return saved.refused


def _status(refused: Mapping[str, Refusal]) -> HTTPStatus:
    if not refused:
        return HTTPStatus.OK
    conflicts = (FigureWrittenMeanwhile, NotInThisStage)
    conflict = any(isinstance(one, conflicts) for one in refused.values())
    return HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY


def _show(request: HouseRequest, entry: Entry, back: Back = NOTHING_BACK) -> HttpResponse:
    context = {
        "frame": frame_of(request, entry.asked.year, title=gettext("Tự chấm điểm"), page="entry"),
        "page": entry_page(request, entry, back),
        "came_late": any(isinstance(one, NotInThisStage) for one in back.refused.values()),
    }
    return render(request, "scoring/entry.html", context, status=_status(back.refused))


def _locked(page: EntryPage) -> str:
    words = gettext("Bảng đã khóa lúc %(closes)s; nội dung vừa nhập được giữ trên máy này.")
    return words % {"closes": page.closes}


def _told(page: EntryPage) -> dict[str, object]:
    """Give what a script puts into the page: sentences and points of all rows, cells, sums."""
    cells = [cell for one in page.lines for cell in one.cells]
    rows = [one.line for one in page.lines if one.line is not None]
    return {
        "saved": page.saved if page.open else _locked(page),
        "open": page.open,
        "cells": {
            cell.name: {
                "version": cell.version,
                "text": cell.text,
                "problem": cell.problem,
                "clash": cell.clash,
                "theirs": cell.theirs,
            }
            for cell in cells
        },
        "rows": {
            line.anchor: {"points": line.points, "said": line.said, "tone": line.tone}
            for line in rows
        },
        "total": page.totals.points,
        "year": page.totals.year,
        "filled": f"{page.totals.filled}/{page.totals.asked}",
        "missing": [line.anchor for line in page.missing],
        "differs": page.differs,
    }
