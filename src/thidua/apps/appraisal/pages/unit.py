"""The appraisal of one unit, criterion by criterion: what it reported, what is proposed, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.appraisal.actions import ProposalChangedMeanwhile, Proposed, propose_values
from thidua.apps.appraisal.forms import TypedRow, read_row, typed, values_of
from thidua.apps.appraisal.looks import (
    RowLook,
    beside_of,
    looks_of,
    open_and_undisputed,
    reported_score,
)
from thidua.apps.appraisal.pages.panel import Around, Panel, panel_of
from thidua.apps.appraisal.pages.places import page_of_unit, unit_address
from thidua.apps.appraisal.pages.rows import RowLine, drafted, period_in, row_line
from thidua.apps.appraisal.queries import Draft, drafts_of
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.fit import FigureDoesNotFit, PeriodNotInRubric
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, may
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.asked import asked_of, criterion_in
from thidua.core.appraisal.values import ReasonMissing, WordsTooLong
from thidua.core.refusal import Refusal
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.ranking import shown
from thidua.ui.words.refusals import words_of

KEPT = (
    FigureDoesNotFit,
    ReasonMissing,
    WordsTooLong,
    ProposalChangedMeanwhile,
    KeyUsedForOther,
    NotInThisStage,
)
CONFLICTS = (ProposalChangedMeanwhile, KeyUsedForOther, NotInThisStage)


@dataclass(frozen=True, slots=True)
class Other:
    """Another page of the kind: a period, or the unit before or after this one."""

    words: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class UnitPage:
    """`undisputed` counts the figures that may be taken over at once; `may` says who may change."""

    unit: str
    place: str
    period: str
    periods: tuple[Other, ...]
    before: Other | None
    after: Other | None
    lines: tuple[RowLine, ...]
    crossed: bool
    counts: str
    panel: Panel | None
    evidence: str
    undisputed: int
    ready: bool
    finished: bool
    may: bool
    reported: str
    points: str
    here: str
    take_over: str
    finish: str


@dataclass(frozen=True, slots=True)
class Back:
    """A form that comes back: what was typed, and the refusal, if it was not just tried out."""

    typed: TypedRow
    refusal: Refusal | None = None

    @property
    def wrong(self) -> str:
        """Name the figure that could not be read, or ""."""
        fits = not isinstance(self.refusal, FigureDoesNotFit)
        return "" if self.refusal is None or fits else str(self.refusal.grounds["name"])


@needs(Permission.APPRAISAL_SEE, of=the_unit, methods=WRITES)
def show_unit(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show a unit's appraisal with one criterion open; note what is proposed for it."""
    if request.method == "POST":
        return _propose(request, asked)
    return _show(request, asked, typed(request.GET, "muc"), typed(request.GET, "ky"))


def _propose(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Note the values; a refused form comes back with all that was typed."""
    rubric = grounds_of(asked.year).in_force().rubric
    row = criterion_in(rubric, typed(request.POST, "muc"))
    figures = asked_of(row, rubric)
    form = read_row(request.POST, figures)
    if "thu" in request.POST:
        return _show(request, asked, form.row, form.period, back=Back(form))
    grounds, draft = _draft(asked, form.period)
    try:
        proposed = Proposed(
            asked.member.code,
            tuple(form.figures),
            values_of(form.figures, figures, draft.reported),
            form.key,
            form.reason,
            form.versions,
            form.period,
        )
        propose_values(asked.year.id, proposed=proposed, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _show(request, asked, form.row, form.period, back=Back(form, refusal))
    messages.success(request, gettext("Đã ghi mục %(row)s.") % {"row": row.id})
    looks = looks_of(grounds, draft, beside_of(grounds, request.at))
    return HttpResponseRedirect(_next(asked, draft.period, looks, row.id))


def _next(asked: UnitYear, period: str, looks: tuple[RowLook, ...], row: str) -> str:
    """Give the criterion to look at next: the first that waits after this one, else this one."""
    place = next((place for place, one in enumerate(looks, 1) if one.row.id == row), 0)
    later = (one.row.id for one in (*looks[place:], *looks[:place]) if one.waits)
    following = next((one for one in later if one != row), row)
    address = unit_address(asked.year, asked.member.code, ky=period, muc=following)
    return f"{address}#muc"


def _draft(asked: UnitYear, period: str) -> tuple[Grounds, Draft]:
    """Give the draft of a period, by default the first. Refuses PeriodNotInRubric."""
    grounds = grounds_of(asked.year)
    drafts = drafts_of(grounds, unit=asked.member.code)
    found = next((one for one in drafts if one.period == period), None if period else drafts[0])
    if found is None:
        raise PeriodNotInRubric(period=period)
    return grounds, found


def _show(
    request: HouseRequest, asked: UnitYear, row: str, period: str, *, back: Back | None = None
) -> HttpResponse:
    context: dict[str, object] = {
        "frame": frame_of(request, asked.year, title=gettext("Thẩm định"), page="overview")
    }
    grounds, draft = _draft(asked, period)
    wrong = "" if back is None else back.wrong
    around = Around(grounds, draft, request.lang, None if back is None else back.typed, wrong)
    context["page"] = _page(request, asked, around, row)
    status = HTTPStatus.OK
    if back is not None and back.refusal is not None:
        context["refused"] = words_of(back.refusal, request.lang)
        conflict = isinstance(back.refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "appraisal/unit.html", context, status=status)


def _page(request: HouseRequest, asked: UnitYear, around: Around, row: str) -> UnitPage:
    grounds, draft, lang = around.grounds, around.draft, request.lang
    beside = beside_of(grounds, request.at)
    looks = looks_of(grounds, draft, beside)
    score, unit = drafted(grounds, draft), asked.member.code
    period = period_in(score, draft.period)
    found = next((one for one in looks if one.row.id == row), None) or _first(looks)
    lines = (
        replace(
            row_line(one, draft, period, lang),
            address=unit_address(asked.year, unit, ky=draft.period, muc=one.row.id),
            current=one is found,
        )
        for one in looks
    )
    members = asked.year.members
    at = members.index(asked.member)
    return UnitPage(
        unit=asked.member.name,
        place=gettext("%(place)d trên %(all)d đơn vị") % {"place": at + 1, "all": len(members)},
        period=draft.period,
        periods=tuple(_periods(asked, grounds, draft)),
        before=_other(asked, at - 1, gettext("Đơn vị trước")),
        after=_other(asked, at + 1, gettext("Đơn vị sau")),
        lines=tuple(lines),
        crossed=any(one.look.marks for one in looks),
        counts=_counts(looks),
        panel=None if found is None else panel_of(found, around),
        evidence=reverse("scoring:evidence", args=[asked.year.block, asked.year.year, unit]),
        undisputed=len(open_and_undisputed(grounds, draft, beside)),
        ready=all(one.settled for one in looks),
        finished=draft.verified is not None,
        may=may(request, Permission.FIGURES_VERIFY, asked.year, unit=unit),
        reported=shown(reported_score(grounds, unit, draft.period).total, lang),
        points=shown(period.total, lang),
        here=unit_address(asked.year, unit),
        take_over=page_of_unit("undisputed", asked, ky=draft.period),
        finish=page_of_unit("finish", asked, ky=draft.period),
    )


def _first(looks: tuple[RowLook, ...]) -> RowLook | None:
    """Give the criterion to open a page with: the first that waits, else the first."""
    return next((one for one in looks if one.waits), looks[0] if looks else None)


def _counts(looks: tuple[RowLook, ...]) -> str:
    words = gettext("%(confirmed)d đã xác nhận · %(waiting)d cần xem · %(left)d chưa xác nhận")
    confirmed, waiting = sum(one.settled for one in looks), sum(one.waits for one in looks)
    left = len(looks) - confirmed - waiting
    return words % {"confirmed": confirmed, "waiting": waiting, "left": left}


def _periods(asked: UnitYear, grounds: Grounds, draft: Draft) -> Iterator[Other]:
    """Give the periods of the rubric, where it has several."""
    periods = grounds.in_force().rubric.periods
    for one in periods if len(periods) > 1 else ():
        address = unit_address(asked.year, asked.member.code, ky=one.id)
        yield Other(one.title, address, one.id == draft.period)


def _other(asked: UnitYear, place: int, words: str) -> Other | None:
    members = asked.year.members
    if not 0 <= place < len(members):
        return None
    return Other(words, unit_address(asked.year, members[place].code))
