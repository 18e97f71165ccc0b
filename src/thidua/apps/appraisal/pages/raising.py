"""A unit's page to contest the appraisal of a criterion: which one, what it wants, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.appraisal.actions import (
    NotAppraisedYet,
    ObjectionOpenAlready,
    Raised,
    raise_objection,
)
from thidua.apps.appraisal.actions.proposing import draft_in
from thidua.apps.appraisal.forms import TypedRow, read_row, typed, values_of
from thidua.apps.appraisal.pages.panel import KEY_BYTES, FigureField, figure_field
from thidua.apps.appraisal.pages.places import objections_address, raise_address
from thidua.apps.appraisal.pages.rows import change_words, period_in, said_of
from thidua.apps.appraisal.queries import Draft, first_period
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.queries import Grounds, Kind, grounds_of, scores_from
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, may
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.asked import asked_of, criteria_of, criterion_in
from thidua.core.appraisal.objections import ArgumentMissing, NothingWanted
from thidua.core.appraisal.values import NO_VALUES, WordsTooLong
from thidua.core.ranking.reading import row_in
from thidua.core.refusal import Refusal
from thidua.core.rubric.score import Standing
from thidua.core.rubric.table import Row
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown
from thidua.ui.words.refusals import words_of

CONFLICTS = (ObjectionOpenAlready, KeyUsedForOther, NotInThisStage)
KEPT = (
    *CONFLICTS,
    FigureDoesNotFit,
    ArgumentMissing,
    NothingWanted,
    NotAppraisedYet,
    WordsTooLong,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A criterion that may be contested, with its points by the report and by the appraisal."""

    row: str
    title: str
    reported: str
    points: str
    change: str
    address: str


@dataclass(frozen=True, slots=True)
class Contest:
    """The form about one criterion."""

    row: str
    title: str
    points: str
    said: str
    figures: tuple[FigureField, ...]
    argument: str
    key: str


@dataclass(frozen=True, slots=True)
class RaisePage:
    unit: str
    period: str
    here: str
    back: str
    appraised: bool
    choices: tuple[Choice, ...]
    contest: Contest | None


@needs(Permission.OBJECTION_SEE, of=the_unit, methods=WRITES)
def raise_page(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show the criteria, or the form about one; take the objection in when it is sent."""
    if request.method == "POST":
        return _raise(request, asked)
    return _show(request, asked, typed(request.GET, "muc"), typed(request.GET, "ky"))


def _raise(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    rubric = grounds_of(asked.year).in_force().rubric
    row = criterion_in(rubric, typed(request.POST, "muc"))
    form = read_row(request.POST, asked_of(row, rubric))
    _, draft = draft_in(asked.year, asked.member.code, form.period)
    try:
        wanted = values_of(form.figures, asked_of(row, rubric), draft.verified or NO_VALUES)
        raised = Raised(asked.member.code, row.id, form.reason, wanted, form.key, form.period)
        raise_objection(asked.year.id, raised=raised, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _show(request, asked, row.id, form.period, back=(form, refusal))
    messages.success(request, gettext("Đã gửi kiến nghị mục %(row)s.") % {"row": row.id})
    return HttpResponseRedirect(objections_address(asked.year))


def _show(
    request: HouseRequest,
    asked: UnitYear,
    row: str,
    period: str,
    *,
    back: tuple[TypedRow, Refusal] | None = None,
) -> HttpResponse:
    grounds, draft = draft_in(
        asked.year, asked.member.code, period or first_period(grounds_of(asked.year))
    )
    frame = frame_of(request, asked.year, title=gettext("Kiến nghị"), page="objections")
    context: dict[str, object] = {
        "frame": frame,
        "may": may(request, Permission.OBJECTION_RAISE, asked.year, unit=asked.member.code),
        "page": RaisePage(
            unit=asked.member.name,
            period=draft.period,
            here=raise_address(asked.year, asked.member.code),
            back=objections_address(asked.year),
            appraised=draft.verified is not None,
            choices=tuple(_choices(asked, grounds, draft, request.lang)),
            contest=_contest(grounds, draft, row, request.lang, back=back) if row else None,
        ),
    }
    status = HTTPStatus.OK
    if back is not None:
        refusal = back[1]
        context["refused"] = words_of(refusal, request.lang)
        conflict = isinstance(refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "appraisal/raise.html", context, status=status)


def _choices(asked: UnitYear, grounds: Grounds, draft: Draft, lang: Lang) -> Iterator[Choice]:
    """Give the criteria that apply to the unit, once its figures are verified."""
    if draft.verified is None:
        return
    before, after = (
        period_in(
            next(one for one in scores_from(grounds, kind).units if one.unit == draft.unit),
            draft.period,
        )
        for kind in (Kind.SELF_REPORTED, Kind.VERIFIED)
    )
    for row in criteria_of(grounds.in_force().rubric):
        was, now = row_in(before, row.id), row_in(after, row.id)
        if now.standing is not Standing.NOT_APPLICABLE:
            yield Choice(
                row.id,
                row.title,
                shown(was.points, lang),
                shown(now.points, lang),
                change_words(was, now, lang),
                raise_address(asked.year, draft.unit, ky=draft.period, muc=row.id),
            )


def _contest(
    grounds: Grounds,
    draft: Draft,
    row_id: str,
    lang: Lang,
    *,
    back: tuple[TypedRow, Refusal] | None,
) -> Contest:
    rubric = grounds.in_force().rubric
    row: Row = criterion_in(rubric, row_id)
    held = draft.verified or NO_VALUES
    unit = next(one for one in scores_from(grounds, Kind.VERIFIED).units if one.unit == draft.unit)
    found = row_in(period_in(unit, draft.period), row.id)
    form = None if back is None else back[0]
    wrong = "" if back is None else str(back[1].grounds.get("name", ""))
    return Contest(
        row=row.id,
        title=row.title,
        points=shown(found.points, lang),
        said=said_of(row, found, rubric, lang),
        figures=tuple(
            figure_field(
                one,
                held,
                lang,
                typed=None if form is None else form.figures[one.name],
                wrong=wrong == one.name,
            )
            for one in asked_of(row, rubric)
        ),
        argument="" if form is None else form.reason,
        key=token_hex(KEY_BYTES) if form is None else form.key,
    )
