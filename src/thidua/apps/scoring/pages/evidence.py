"""A unit's evidence, row by row: what is asked and missing, what is attached, and the forms for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from secrets import token_bytes
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.evidence import actions
from thidua.apps.evidence.actions import EvidenceChangedMeanwhile, Sender
from thidua.apps.evidence.queries import AttachmentFacts, attachments_of
from thidua.apps.scoring.pages import evidence_form as form
from thidua.apps.scoring.pages.evidence_form import TypedEvidence
from thidua.apps.scoring.pages.evidence_lines import (
    EvidenceLine,
    around_of,
    evidence_line,
    page_of,
)
from thidua.apps.scoring.pages.rubric_rows import anchor_of
from thidua.apps.scoring.queries import rubric_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, may, sheet_address
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.evidence import limits, links, names
from thidua.core.evidence.limits import MEGABYTE
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Row, Rubric
from thidua.outside import file_kinds, stored_files
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of
from thidua.ui.words.refusals_evidence import TAKEN

SALT_BYTES = 32
CONFLICTS = (EvidenceChangedMeanwhile, NotInThisStage)
KEPT = (
    *CONFLICTS,
    actions.EvidenceNotNamed,
    actions.EvidenceTitleTooLong,
    actions.EvidenceFileEmpty,
    form.EvidenceFileMissing,
    limits.EvidenceFileTooLarge,
    limits.RowIsFull,
    limits.UnitIsFull,
    links.LinkNotTaken,
    names.FileNotOfItsKind,
    names.KindNotTaken,
    names.FileRunsSomething,
    file_kinds.ArchiveDamaged,
    file_kinds.ArchiveTooLarge,
    file_kinds.ArchiveLocked,
    stored_files.FileNotKept,
)
"""What leaves the form open, with all that was typed and the sentence beside it."""


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """`typed` fills the open row's form; `replaced` names what a new version is given of, or "".

    `may` says who may attach here and now.
    """

    unit: str
    sheet: str
    here: str
    lines: tuple[EvidenceLine, ...]
    typed: TypedEvidence
    replaced: str
    may: bool
    taken: str
    largest: int
    gaps: int
    shown: int


@dataclass(frozen=True, slots=True)
class Back:
    """What was typed, or asked for in the address, and the refusal that it met."""

    typed: TypedEvidence
    refusal: Refusal | None = None


@needs(Permission.EVIDENCE_SEE, of=the_unit, methods=WRITES)
def show_evidence(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show a unit's evidence by row; attach, replace or withdraw as a form asks."""
    adopted = rubric_of(asked.year)
    if adopted is None:
        words = gettext("Khối chưa thông qua bảng tiêu chí, nên chưa có mục nào để gắn minh chứng.")
        context = {"frame": _frame(request, asked), "words": words}
        return render(request, "scoring/not_yet.html", context)
    if request.method == "POST":
        return _do(request, asked, adopted.rubric)
    return _show(request, asked, adopted.rubric, Back(form.read_evidence(request.GET)))


def _do(request: HouseRequest, asked: UnitYear, rubric: Rubric) -> HttpResponse:
    """Do what the form asks; a refused form comes back with all that was typed."""
    typed = form.read_evidence(request.POST)
    rows = (row for row, _ in _criteria_for(rubric, asked.member.code))
    row = next((row for row in rows if row.id == typed.row), None)
    if row is None:
        raise NoSuchRow(row=typed.row)
    try:
        words = _done(request, asked, typed, row)
    except KEPT as refusal:
        kept = TypedEvidence(row=row.id) if typed.deed == form.WITHDRAW else typed
        return _show(request, asked, rubric, Back(kept, refusal))
    messages.success(request, words)
    opened = urlencode({"muc": row.id})
    return HttpResponseRedirect(f"{page_of(asked)}?{opened}#{anchor_of(row.id)}")


def _done(request: HouseRequest, asked: UnitYear, typed: TypedEvidence, row: Row) -> str:
    """Do one deed and say that it is done."""
    sender = Sender(request.actor, request.at, token_bytes(SALT_BYTES))
    year, unit = asked.year, asked.member.code
    about = form.about_of(typed, row, unit)
    if typed.deed == form.WITHDRAW:
        gone = actions.withdraw(year.id, unit=unit, attachment_id=typed.version, sender=sender)
        return gettext("Đã rút “%(title)s”.") % {"title": gone.title}
    if typed.deed == form.LINK:
        found = actions.attach_link(year.id, about=about, address=typed.address, sender=sender)
    else:
        file, name = form.sent_file(request, settings.EVIDENCE_LIMITS)
        found = actions.attach_file(year, about=about, file=file, name=name, sender=sender)
    said = gettext("Mục %(row)s đã có “%(title)s”, bản %(version)d.")
    return said % {"row": row.id, "title": found.title, "version": found.version}


def _frame(request: HouseRequest, asked: UnitYear) -> object:
    return frame_of(request, asked.year, title=gettext("Minh chứng"), page="sheet")


def _show(request: HouseRequest, asked: UnitYear, rubric: Rubric, back: Back) -> HttpResponse:
    context: dict[str, object] = {"frame": _frame(request, asked)}
    context["page"] = _page(request, asked, rubric, back.typed)
    status = HTTPStatus.OK
    if back.refusal is not None:
        context["refused"] = words_of(back.refusal, request.lang)
        conflict = isinstance(back.refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "scoring/evidence.html", context, status=status)


def _page(
    request: HouseRequest, asked: UnitYear, rubric: Rubric, typed: TypedEvidence
) -> EvidencePage:
    given = attachments_of(asked.year.id, asked.member.code)
    around = around_of(request, asked, given)
    lines = tuple(
        evidence_line(row, around, always=always, opened=row.id == typed.row)
        for row, always in _criteria_for(rubric, asked.member.code)
    )
    replaced = _replaced(given, typed)
    return EvidencePage(
        unit=asked.member.name,
        sheet=sheet_address(asked.year, asked.member.code),
        here=page_of(asked),
        lines=lines,
        typed=_prefilled(typed, replaced, lines),
        replaced="" if replaced is None else replaced.title,
        may=may(request, Permission.EVIDENCE_ATTACH, asked.year, unit=asked.member.code),
        taken=TAKEN.say({}, request.lang),
        largest=settings.EVIDENCE_LIMITS.file // MEGABYTE,
        gaps=sum(len(line.missing) for line in lines if line.always),
        shown=sum(len(line.shown) for line in lines),
    )


def _replaced(given: tuple[AttachmentFacts, ...], typed: TypedEvidence) -> AttachmentFacts | None:
    """Give what the open form replaces, if the row shows it."""
    found = (one for one in given if one.shown and (one.id, one.row) == (typed.version, typed.row))
    return next(found, None)


def _prefilled(
    typed: TypedEvidence, replaced: AttachmentFacts | None, lines: tuple[EvidenceLine, ...]
) -> TypedEvidence:
    """Fill a form that was not sent yet: with what it replaces, or the first kind that is missing."""
    if typed.deed:
        return typed if replaced else replace(typed, version=0)
    if replaced is None:
        missing = (kind for line in lines if line.open for kind in line.missing)
        return TypedEvidence(row=typed.row, answers=next(missing, ""))
    return TypedEvidence(
        "", typed.row, replaced.id, replaced.answers, replaced.title, replaced.address
    )


def _criteria_for(rubric: Rubric, unit: str) -> Iterator[tuple[Row, bool]]:
    """Give the criteria that the rubric asks of a unit, in its order, and which it asks always.

    Evidence of a bonus or a penalty is only asked of who has something to report there.
    """
    tops = (row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None)
    waiting = [(row, row is rubric.base) for row in reversed(tuple(tops))]
    while waiting:
        row, always = waiting.pop()
        if unit in row.not_applicable.units:
            continue
        if row.rule is not None:
            yield row, always
        waiting.extend((child, always) for child in reversed(row.children))
