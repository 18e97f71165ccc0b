"""Where the secretary writes the draft's text: in a box or from a file; what was typed is never lost."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import DraftChangedMeanwhile, ProposedText, propose_rubric
from thidua.apps.scoring.pages.drafting import summary_of
from thidua.apps.scoring.pages.drafting_lines import (
    ChangeLine,
    FindingLine,
    change_lines,
    finding_lines,
)
from thidua.apps.scoring.pages.drafting_sent import (
    RubricTextMissing,
    Sent,
    read_sent,
    refuse_unreadable,
    with_file,
)
from thidua.apps.scoring.pages.drafting_start import Start, start_from, starts_for
from thidua.apps.scoring.rubric_drafts import draft_of, reading_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import NotInThisStage, require
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.outside.file_bytes import FileEmpty, FileTooLarge
from thidua.outside.letters import TooManyMarks
from thidua.outside.text_encoding import ControlCharacter, NotText, OldEncoding, UnknownEncoding
from thidua.outside.yaml_text import YamlRefused
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

STALE = (DraftChangedMeanwhile, NotInThisStage)
UNFIT = (
    RubricTextMissing,
    YamlRefused,
    FileEmpty,
    FileTooLarge,
    NotText,
    OldEncoding,
    UnknownEncoding,
    ControlCharacter,
    TooManyMarks,
)


@dataclass(frozen=True, slots=True)
class Other:
    """The draft that somebody else saved meanwhile: its text, and what differs (None: unreadable)."""

    version: int
    text: str
    changes: tuple[ChangeLine, ...] | None


@dataclass(frozen=True, slots=True)
class TextPage:
    """The form: its text, the version it is written on, and what was found in it."""

    text: str
    based_on: int
    note: str
    refused: str
    summary: str
    findings: tuple[FindingLine, ...]
    other: Other | None
    starts: tuple[Start, ...]
    back: str


@needs(Permission.RUBRIC_DRAFT_SEE, of=the_year, methods=WRITES)
def edit_draft(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the text to write on, and put it up for discussion when it is sent.

    Who may not propose reads nothing here. A text that is no YAML is not saved, one with errors is.
    """
    if request.method != "POST":
        require(Permission.RUBRIC_PROPOSE, request.actor, year.thing(request.at))
        return _show(request, year, _opened(request, year))
    sent = read_sent(request)
    try:
        require(Permission.RUBRIC_PROPOSE, request.actor, year.thing(request.at))
        sent = with_file(sent)
        refuse_unreadable(sent.text)
        proposed = ProposedText(sent.text, sent.based_on)
        propose_rubric(year.id, proposed=proposed, actor=request.actor, at=request.at)
    except STALE as refused:
        page = _typed(request, year, sent, refused)
        return _show(request, year, page, status=HTTPStatus.CONFLICT)
    except UNFIT as refused:
        page = _typed(request, year, sent, refused)
        return _show(request, year, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, gettext("Đã lưu dự thảo."))
    return HttpResponseRedirect(page_address(year, "draft"))


def _opened(request: HouseRequest, year: BlockYear) -> TextPage:
    """Give the form before anything was typed: the text that one starts from, or the draft."""
    draft, begun = draft_of(year), start_from(request.GET.get("tu", ""), year)
    text = "" if draft is None else draft.source
    reading = None if draft is None or begun is not None else reading_of(text, year)
    return TextPage(
        text=text if begun is None else begun.text,
        based_on=0 if draft is None else draft.version,
        note="" if begun is None else begun.note,
        refused="",
        summary="" if reading is None else summary_of(reading),
        findings=() if reading is None else finding_lines(reading, text, request.lang),
        other=None,
        starts=starts_for(year),
        back=page_address(year, "draft"),
    )


def _typed(request: HouseRequest, year: BlockYear, sent: Sent, refused: Refusal) -> TextPage:
    """Give the form with what was typed; saved again, it takes the place of the draft it shows."""
    stale = isinstance(refused, DraftChangedMeanwhile)
    other = _other(request, year, sent) if stale else None
    shown = 0 if other is None else other.version
    return TextPage(
        text=sent.text,
        based_on=shown if stale else sent.based_on,
        note="",
        refused=words_of(refused, request.lang),
        summary="",
        findings=(),
        other=other,
        starts=(),
        back=page_address(year, "draft"),
    )


def _other(request: HouseRequest, year: BlockYear, sent: Sent) -> Other | None:
    draft = draft_of(year)
    if draft is None:
        return None
    theirs, own = reading_of(draft.source, year), reading_of(sent.text, year)
    return Other(draft.version, draft.source, change_lines(theirs, own, request.lang))


def _show(
    request: HouseRequest, year: BlockYear, page: TextPage, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "frame": frame_of(request, year, title=gettext("Soạn dự thảo"), page="rubric"),
        "page": page,
    }
    return render(request, "scoring/draft_text.html", context, status=status)
