"""The draft of a year's rubric: its version and hash, what the check found, and how it will look."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from thidua.apps.scoring.pages.drafting_lines import FindingLine, finding_lines
from thidua.apps.scoring.pages.rubric_rows import RubricLine, lines_of
from thidua.apps.scoring.pages.rubric_rules import Card, cards_of
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.scoring.rubric_drafts import Draft, TextReading, draft_of, reading_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, may, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of


@dataclass(frozen=True, slots=True)
class Links:
    """Where the reader may go from here; "" where he may not."""

    edit: str
    adopt: str
    changes: str
    rubric: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The draft as it stands; `lines` and `cards` are empty while the text is no table yet."""

    version: str
    digest: str
    in_force: bool
    summary: str
    errors: bool
    findings: tuple[FindingLine, ...]
    lines: tuple[RubricLine, ...]
    cards: tuple[Card, ...]


@needs(Permission.RUBRIC_DRAFT_SEE, of=the_year)
def show_draft(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the draft, or that there is none yet."""
    draft = draft_of(year)
    reading = None if draft is None else reading_of(draft.source, year)
    context = {
        "frame": frame_of(request, year, title=gettext("Dự thảo bảng tiêu chí"), page="rubric"),
        "links": _links(request, year, reading),
        "page": None if draft is None or reading is None else _page(request, year, draft, reading),
    }
    return render(request, "scoring/draft.html", context)


def _links(request: HouseRequest, year: BlockYear, reading: TextReading | None) -> Links:
    edits = may(request, Permission.RUBRIC_PROPOSE, year)
    adopts = may(request, Permission.RUBRIC_ADOPT, year)
    return Links(
        edit=page_address(year, "draft_text") if edits else "",
        adopt=page_address(year, "adoption")
        if adopts and reading is not None and reading.adoptable
        else "",
        changes=page_address(year, "rubric_changes"),
        rubric=page_address(year, "rubric"),
    )


def _page(request: HouseRequest, year: BlockYear, draft: Draft, reading: TextReading) -> DraftPage:
    version = gettext("Dự thảo lần %(version)d, lưu ngày %(day)s")
    adopted, rubric = rubric_of(year), reading.rubric
    return DraftPage(
        version=version % {"version": draft.version, "day": day_of(draft.saved_at)},
        digest=draft.source_hash,
        in_force=adopted is not None and adopted.source_hash == draft.source_hash,
        summary=summary_of(reading),
        errors=not reading.adoptable,
        findings=finding_lines(reading, draft.source, request.lang),
        lines=() if rubric is None else lines_of(rubric, year, request.lang),
        cards=() if rubric is None else cards_of(rubric, request.lang),
    )


def summary_of(reading: TextReading) -> str:
    """Say how many errors and notes there are: "2 lỗi, 1 lưu ý"."""
    errors = len(reading.errors) + (reading.refusal is not None)
    notes = len(reading.findings) - len(reading.errors)
    said = (
        ngettext("%(count)d lỗi", "%(count)d lỗi", errors) % {"count": errors},
        ngettext("%(count)d lưu ý", "%(count)d lưu ý", notes) % {"count": notes},
    )
    return ", ".join(said)
