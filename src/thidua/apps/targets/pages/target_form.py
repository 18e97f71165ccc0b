"""The fields of a target on a page, for whoever registers one and for whoever asks to change one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.targets.actions import ChangeWaitsAlready, TargetChangedMeanwhile
from thidua.apps.targets.forms import NumberNotRead, TypedTarget
from thidua.apps.targets.pages.lines import told_in_short
from thidua.apps.targets.pages.places import UnitTarget, a_key, address, held_of, status_of
from thidua.apps.years.framing import frame_of
from thidua.core.access.decide import NotInThisStage
from thidua.core.appraisal.asked import criteria_of
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Rubric
from thidua.core.targets.target import (
    ChangeNotReasoned,
    FigureLinkedAlready,
    LinkNotInRubric,
    TargetNotMeasured,
    TargetNotNamed,
    TargetWordsTooLong,
    linkable,
)
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

KEPT = (
    NumberNotRead,
    TargetNotNamed,
    TargetNotMeasured,
    TargetWordsTooLong,
    LinkNotInRubric,
    FigureLinkedAlready,
    ChangeNotReasoned,
    TargetChangedMeanwhile,
    ChangeWaitsAlready,
    KeyUsedForOther,
    NotInThisStage,
)
OF_A_FIELD: dict[type[Refusal], str] = {
    TargetNotNamed: "ten",
    TargetNotMeasured: "don_vi_tinh",
    FigureLinkedAlready: "so_lieu",
    ChangeNotReasoned: "ly_do",
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """`now` tells the target as it counts now; `wrong` names the field that was refused."""

    unit: str
    number: int
    typed: TypedTarget
    version: int
    now: str
    rows: tuple[Choice, ...]
    figures: tuple[Choice, ...]
    key: str
    wrong: str
    changing: bool
    here: str
    back: str


def show_form(
    request: HouseRequest,
    asked: UnitTarget,
    form: TypedTarget,
    *,
    refusal: Refusal | None,
    changing: bool,
) -> HttpResponse:
    """Show the form; after a refusal with what was typed, on the version that counts now."""
    facts = held_of(asked.place).target(asked.number)
    adopted = rubric_of(asked.place.year)
    name = "ask" if changing else "register"
    page = FormPage(
        unit=asked.place.member.name,
        number=asked.number,
        typed=form,
        version=0 if facts is None else facts.version,
        now="" if facts is None else told_in_short(facts.target, request.lang),
        rows=() if adopted is None else _rows(adopted.rubric, form.row),
        figures=() if adopted is None else _figures(adopted.rubric, form.figure),
        key=a_key(),
        wrong=_wrong(refusal),
        changing=changing,
        here=address(asked.place, name, asked.number),
        back=address(asked.place),
    )
    context = {
        "frame": frame_of(request, asked.place.year, title=gettext("Chỉ tiêu"), page="targets"),
        "page": page,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    return render(request, "targets/target_form.html", context, status=status_of(refusal))


def _rows(rubric: Rubric, chosen: str) -> tuple[Choice, ...]:
    rows = criteria_of(rubric)
    return tuple(Choice(row.id, f"{row.id} {row.title}", row.id == chosen) for row in rows)


def _figures(rubric: Rubric, chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.name, one.title, one.name == chosen) for one in linkable(rubric))


def _wrong(refusal: Refusal | None) -> str:
    if isinstance(refusal, NumberNotRead):
        return str(refusal.grounds["field"])
    return "" if refusal is None else OF_A_FIELD.get(type(refusal), "")
