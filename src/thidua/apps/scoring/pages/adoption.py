"""The page on which the head adopts the draft: it shows what will be frozen, and asks once."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import (
    NothingProposed,
    OtherTextProposed,
    RubricNamesStranger,
    RubricOfOtherYear,
    adopt_rubric,
)
from thidua.apps.scoring.pages.drafting import summary_of
from thidua.apps.scoring.pages.drafting_lines import (
    ChangeLine,
    FindingLine,
    change_lines,
    finding_lines,
)
from thidua.apps.scoring.queries import AdoptedRubric, rubric_of
from thidua.apps.scoring.rubric_drafts import Draft, TextReading, draft_of, reading_of
from thidua.apps.scoring.source import RubricHasErrors
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.rubric.check.walk import placed_rows
from thidua.core.rubric.table import Rubric
from thidua.outside.yaml_text import YamlRefused
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.refusals import words_of

UNFIT = (RubricHasErrors, RubricOfOtherYear, RubricNamesStranger, YamlRefused)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What will be frozen: the table's title and size, and what differs from the one before (0: none)."""

    title: str
    groups: int
    criteria: int
    scale: str
    before: int
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class AdoptionPage:
    """`frozen` is None while the draft cannot be adopted, as the findings say, or is in force already."""

    in_force: bool
    version: int
    digest: str
    summary: str
    findings: tuple[FindingLine, ...]
    frozen: Frozen | None


@needs(Permission.RUBRIC_ADOPT, of=the_year, methods=WRITES)
def confirm_adoption(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show what will be frozen, and adopt the text that was shown when it is confirmed.

    Refuses NothingProposed.
    """
    if request.method != "POST":
        return _show(request, year)
    try:
        adopted = adopt_rubric(
            year.id,
            expected_hash=request.POST.get("ban", ""),
            actor=request.actor,
            at=request.at,
        )
    except OtherTextProposed as refused:
        return _show(request, year, refused, status=HTTPStatus.CONFLICT)
    except UNFIT as refused:
        return _show(request, year, refused, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    words = gettext("Đã thông qua bảng tiêu chí, bản %(number)d.")
    messages.success(request, words % {"number": adopted.number})
    return HttpResponseRedirect(page_address(year, "rubric"))


def _show(
    request: HouseRequest,
    year: BlockYear,
    refused: Refusal | None = None,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    draft = draft_of(year)
    if draft is None:
        raise NothingProposed(year=year.year)
    context = {
        "frame": frame_of(request, year, title=gettext("Thông qua bảng tiêu chí"), page="rubric"),
        "page": _page(request, year, draft),
        "back": page_address(year, "draft"),
        "refused": "" if refused is None else words_of(refused, request.lang),
    }
    return render(request, "scoring/draft_adopt.html", context, status=status)


def _page(request: HouseRequest, year: BlockYear, draft: Draft) -> AdoptionPage:
    reading, adopted = reading_of(draft.source, year), rubric_of(year)
    in_force = adopted is not None and adopted.source_hash == draft.source_hash
    rubric = reading.rubric if reading.adoptable and not in_force else None
    return AdoptionPage(
        in_force,
        draft.version,
        draft.source_hash,
        summary_of(reading),
        finding_lines(reading, draft.source, request.lang),
        None if rubric is None else _frozen(year, adopted, (reading, rubric), request.lang),
    )


def _frozen(
    year: BlockYear, adopted: AdoptedRubric | None, draft: tuple[TextReading, Rubric], lang: Lang
) -> Frozen:
    reading, rubric = draft
    before = None if adopted is None else reading_of(adopted.source, year)
    return Frozen(
        rubric.title,
        len(rubric.base.children),
        sum(one.row.rule is not None for one in placed_rows(rubric)),
        "" if rubric.scale is None else number(rubric.scale, lang),
        0 if adopted is None else adopted.number,
        () if before is None else change_lines(before, reading, lang) or (),
    )
