"""One objection with its answer, or the form to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.appraisal.actions import (
    Answered,
    AnsweredAlready,
    ObjectionNotKnown,
    answer_objection,
)
from thidua.apps.appraisal.actions.proposing import draft_in
from thidua.apps.appraisal.contested import Contested, objections_of
from thidua.apps.appraisal.forms import TypedRow, number, read_row, typed, values_of, written
from thidua.apps.appraisal.pages.objection_lines import ObjectionLine, objection_line
from thidua.apps.appraisal.pages.panel import KEY_BYTES, FigureField, figure_field
from thidua.apps.appraisal.pages.places import objections_address
from thidua.apps.scoring.actions import FiguresChangedMeanwhile, KeyUsedForOther
from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, may
from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.asked import asked_of, criterion_in
from thidua.core.appraisal.objections import BasisMissing, NothingCorrected, ResultsAreOut
from thidua.core.appraisal.values import NO_VALUES, WordsTooLong
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import FigureDeclaration
from thidua.ui.door import WRITES, Found, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang
from thidua.ui.words.refusals import words_of

CONFLICTS = (
    AnsweredAlready,
    FiguresChangedMeanwhile,
    KeyUsedForOther,
    NotInThisStage,
    ResultsAreOut,
)
KEPT = (*CONFLICTS, FigureDoesNotFit, BasisMissing, WordsTooLong, NothingCorrected)
YES, NO = "co", "khong"


@dataclass(frozen=True, slots=True)
class Case:
    """An objection of a year."""

    year: BlockYear
    objection: Contested


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """The form as it is shown, empty or as it was sent."""

    figures: tuple[FigureField, ...]
    choice: str
    basis: str
    words: str
    based_on: int
    key: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that comes back: what was typed, and why it was refused."""

    row: TypedRow
    choice: str
    basis: str
    refusal: Refusal


def the_objection(request: HouseRequest, block: str, year: int, objection: int) -> Found[Case]:
    """Find an objection of a year. Refuses YearNotKnown, ObjectionNotKnown."""
    found = the_year(request, block, year).value
    one = next((one for one in objections_of(found.id) if one.number == objection), None)
    if one is None:
        raise ObjectionNotKnown(number=objection)
    return Found(Case(found, one), found.thing(request.at, unit=one.unit))


@needs(Permission.OBJECTION_SEE, of=the_objection, methods=WRITES)
def show_objection(request: HouseRequest, case: Case) -> HttpResponse:
    """Show an objection; answer it when the form is sent."""
    return _answer(request, case) if request.method == "POST" else _show(request, case)


def _answer(request: HouseRequest, case: Case) -> HttpResponse:
    objection, asked = case.objection, _asked(case)
    row = read_row(request.POST, asked)
    choice, basis = typed(request.POST, "chon"), typed(request.POST, "can_cu")
    accepted = choice == YES
    try:
        answered = Answered(
            objection.number,
            accepted,
            basis,
            row.reason,
            row.key,
            values_of(row.figures, asked, objection.found) if accepted else NO_VALUES,
            number(typed(request.POST, "dua_tren")),
        )
        answer_objection(case.year.id, answered=answered, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _show(request, case, sent=Sent(row, choice, basis, refusal))
    messages.success(request, gettext("Đã trả lời kiến nghị."))
    return HttpResponseRedirect(request.path)


def _asked(case: Case) -> tuple[FigureDeclaration, ...]:
    rubric = adopted_rubric_of(case.year).rubric
    return asked_of(criterion_in(rubric, case.objection.row), rubric)


def _show(request: HouseRequest, case: Case, *, sent: Sent | None = None) -> HttpResponse:
    objection, year = case.objection, case.year
    may_answer = may(request, Permission.OBJECTION_ANSWER, year)
    rubric = adopted_rubric_of(year).rubric
    line: ObjectionLine = objection_line(objection, year, rubric, request.lang, inside=True)
    context: dict[str, object] = {
        "frame": frame_of(request, year, title=gettext("Kiến nghị"), page="objections"),
        "line": line,
        "back": objections_address(year),
        "refused": "" if sent is None else words_of(sent.refusal, request.lang),
    }
    if sent is not None or (may_answer and objection.answer is None):
        context["form"] = _form(case, request.lang, sent)
    status = HTTPStatus.OK
    if sent is not None:
        conflict = isinstance(sent.refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "appraisal/objection.html", context, status=status)


def _form(case: Case, lang: Lang, sent: Sent | None) -> AnswerForm:
    """Make the form, by default with the figures that the unit wants."""
    _, draft = draft_in(case.year, case.objection.unit, case.objection.period)
    held, wrong = draft.verified or NO_VALUES, ""
    if sent is not None:
        wrong = str(sent.refusal.grounds.get("name", ""))
    return AnswerForm(
        figures=tuple(
            figure_field(
                one,
                held,
                lang,
                typed=_typed(one, case, sent),
                wrong=wrong == one.name,
            )
            for one in _asked(case)
        ),
        choice="" if sent is None else sent.choice,
        basis="" if sent is None else sent.basis,
        words="" if sent is None else sent.row.reason,
        based_on=draft.based_on,
        key=token_hex(KEY_BYTES) if sent is None else sent.row.key,
    )


def _typed(one: FigureDeclaration, case: Case, sent: Sent | None) -> str:
    return written(case.objection.wanted, one) if sent is None else sent.row.figures[one.name]
