"""Two pages that ask before they do: taking over what nobody doubts, and finishing an appraisal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.appraisal.actions import (
    AppraisalChangedMeanwhile,
    Finished,
    Proposed,
    RowsNotSettled,
    UndisputedChangedMeanwhile,
    finish_appraisal,
    take_over,
)
from thidua.apps.appraisal.actions.proposing import draft_in
from thidua.apps.appraisal.forms import number, typed
from thidua.apps.appraisal.looks import (
    Beside,
    beside_of,
    looks_of,
    open_and_undisputed,
    reported_score,
)
from thidua.apps.appraisal.pages.panel import KEY_BYTES, words_for
from thidua.apps.appraisal.pages.places import unit_address
from thidua.apps.appraisal.pages.rows import drafted, period_in
from thidua.apps.appraisal.queries import Draft, rows_using
from thidua.apps.scoring.actions import FiguresChangedMeanwhile
from thidua.apps.scoring.queries import Grounds
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of
from thidua.core.access.grants import Permission
from thidua.core.appraisal.values import differing
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown
from thidua.ui.words.refusals import words_of

KEPT = (
    UndisputedChangedMeanwhile,
    AppraisalChangedMeanwhile,
    RowsNotSettled,
    FiguresChangedMeanwhile,
)


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A figure with the criteria that ask it: what was reported, what the appraisal has, and why."""

    rows: str
    title: str
    reported: str
    value: str
    reason: str
    name: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    unit: str
    period: str
    back: str
    key: str
    figures: tuple[ListedFigure, ...]


@dataclass(frozen=True, slots=True)
class FinishPage:
    """`left` are the criteria not looked at yet; nothing is finished while there are any."""

    left: str
    before: str
    after: str
    digest: str
    based_on: int


@needs(Permission.FIGURES_VERIFY, of=the_unit, methods=WRITES)
def confirm_undisputed(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """List the figures of criteria that nobody doubts, and take them over when it is confirmed."""

    def do(posted: QueryDict) -> str:
        taken = Proposed(
            asked.member.code,
            tuple(posted.getlist("so")),
            {},
            typed(posted, "khoa"),
            period=typed(posted, "ky"),
        )
        take_over(asked.year.id, taken=taken, actor=request.actor, at=request.at)
        return gettext("Đã xác nhận các mục không vướng.")

    return _confirm(request, asked, "appraisal/undisputed.html", do)


@needs(Permission.FIGURES_VERIFY, of=the_unit, methods=WRITES)
def confirm_finish(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """List every change with its reason and the totals, and verify the figures when confirmed."""

    def do(posted: QueryDict) -> str:
        finished = Finished(
            asked.member.code,
            typed(posted, "ban"),
            number(typed(posted, "dua_tren")),
            typed(posted, "khoa"),
            typed(posted, "ky"),
        )
        finish_appraisal(asked.year.id, finished=finished, actor=request.actor, at=request.at)
        return gettext("Đã kết thúc thẩm định %(unit)s.") % {"unit": asked.member.name}

    return _confirm(request, asked, "appraisal/finish.html", do)


def _confirm(
    request: HouseRequest, asked: UnitYear, template: str, do: Callable[[QueryDict], str]
) -> HttpResponse:
    posted = request.method == "POST"
    period = typed(request.POST if posted else request.GET, "ky")
    refusal: Refusal | None = None
    if posted:
        try:
            messages.success(request, do(request.POST))
        except KEPT as refused:
            refusal = refused
        else:
            return HttpResponseRedirect(unit_address(asked.year, asked.member.code, ky=period))
    return _show(request, asked, template, period, refusal=refusal)


def _show(
    request: HouseRequest, asked: UnitYear, template: str, period: str, *, refusal: Refusal | None
) -> HttpResponse:
    grounds, draft = draft_in(asked.year, asked.member.code, period)
    beside = beside_of(grounds, request.at)
    finishing = template == "appraisal/finish.html"
    names = (
        differing(_names(grounds), draft.reported, draft.values)
        if finishing
        else open_and_undisputed(grounds, draft, beside)
    )
    context: dict[str, object] = {
        "frame": frame_of(request, asked.year, title=gettext("Thẩm định"), page="overview"),
        "page": ConfirmPage(
            asked.member.name,
            period,
            unit_address(asked.year, asked.member.code, ky=period),
            token_hex(KEY_BYTES),
            tuple(_listed(grounds, draft, names, request.lang)),
        ),
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    if finishing:
        context["finish"] = _finish(grounds, draft, beside, request.lang)
    status = HTTPStatus.OK if refusal is None else HTTPStatus.CONFLICT
    return render(request, template, context, status=status)


def _finish(grounds: Grounds, draft: Draft, beside: Beside, lang: Lang) -> FinishPage:
    left = (one.row.id for one in looks_of(grounds, draft, beside) if not one.settled)
    return FinishPage(
        left=", ".join(left),
        before=shown(reported_score(grounds, draft.unit, draft.period).total, lang),
        after=shown(period_in(drafted(grounds, draft), draft.period).total, lang),
        digest=draft.digest,
        based_on=draft.based_on,
    )


def _names(grounds: Grounds) -> tuple[str, ...]:
    return tuple(one.name for one in grounds.in_force().rubric.figures if one.formula is None)


def _listed(
    grounds: Grounds, draft: Draft, names: tuple[str, ...], lang: Lang
) -> Iterator[ListedFigure]:
    rubric = grounds.in_force().rubric
    declared = {one.name: one for one in rubric.figures}
    for name in names:
        one = declared[name]
        yield ListedFigure(
            rows=", ".join(rows_using(rubric, frozenset({name}))),
            title=one.title,
            reported=words_for(one, draft.reported, lang),
            value=words_for(one, draft.values, lang),
            reason=draft.reason_of(name),
            name=name,
        )
