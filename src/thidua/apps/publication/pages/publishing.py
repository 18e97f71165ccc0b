"""The head's page: what would be published or corrected, what is lacking, the second confirmation."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.appraisal.contested import objections_of
from thidua.apps.publication.forms import Decided, read_decided
from thidua.apps.scoring.actions import (
    CorrectionReasonTooLong,
    CorrectionUnexplained,
    FiguresNotVerified,
    NobodyToRank,
    NothingToCorrect,
    PublishedAlready,
    ResultsChangedMeanwhile,
    correct_results,
    publish_results,
)
from thidua.apps.scoring.queries import Grounds, ResultsBasis, grounds_of
from thidua.apps.scoring.seals import (
    Seal,
    changed_since_sealed,
    latest_seal,
    outcome_on,
    unverified_in,
)
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, page_address
from thidua.apps.years.queries import BlockYear, block_year
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.ranking.classes import classify
from thidua.core.refusal import Refusal
from thidua.ui.door import POSTS, WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.changes import ChangeLine, change_lines, place_words
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown
from thidua.ui.words.refusals import words_of

CONFLICTS = (PublishedAlready, ResultsChangedMeanwhile, NothingToCorrect, NotInThisStage)
KEPT = (
    *CONFLICTS,
    FiguresNotVerified,
    NobodyToRank,
    CorrectionUnexplained,
    CorrectionReasonTooLong,
)


class NotConfirmed(Refusal):
    """The second confirmation was not given."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit as it would be published."""

    place: str
    name: str
    total: str
    title: str


@dataclass(frozen=True, slots=True)
class PublishingPage:
    """`basis` is None while something lacks that must be there; `seal` is the latest, if any.

    `unanswered` are the objections without an answer, which hold nothing up.
    """

    units: tuple[Standing, ...]
    lacking: tuple[str, ...]
    unanswered: tuple[str, ...]
    basis: ResultsBasis | None
    seal: Seal | None
    sealed: str
    changed: bool
    changes: tuple[ChangeLine, ...]
    ranking: str
    reason: str


@needs(Permission.RESULTS_PUBLISH, of=the_year, methods=WRITES)
def show_publishing(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show what publishing would make public, or what a correction would; publish when confirmed."""
    if request.method != "POST":
        return _show(request, year)
    decided = read_decided(request.POST)
    try:
        _confirm(decided)
        publish_results(year.id, read=decided.read, actor=request.actor, at=request.at)
    except (*KEPT, NotConfirmed) as refusal:
        return _show(request, year, decided, refusal)
    messages.success(request, gettext("Đã công bố và niêm phong kết quả."))
    return HttpResponseRedirect(page_address(year, "ranking"))


@needs(Permission.RANKING_SEE, of=the_year, methods=POSTS)  # the deed asks more, words are kept
def send_correction(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Correct the sealed results; a refused form comes back with the reason that was typed."""
    decided = read_decided(request.POST)
    try:
        correct_results(
            year.id, read=decided.read, reason=decided.reason, actor=request.actor, at=request.at
        )
    except KEPT as refusal:
        return _show(request, year, decided, refusal)
    messages.success(request, gettext("Đã niêm phong bản đính chính."))
    return HttpResponseRedirect(page_address(year, "ranking"))


def publishing_address(year: BlockYear, name: str = "publish") -> str:
    return reverse(f"publication:{name}", args=[year.block, year.year])


def _confirm(decided: Decided) -> None:
    if not decided.meant:
        raise NotConfirmed


def _show(
    request: HouseRequest,
    year: BlockYear,
    decided: Decided | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Show the page as things are now, whatever they were when the form was made."""
    year = block_year(year.block, year.year, on=request.today)
    context: dict[str, object] = {
        "frame": frame_of(request, year, title=gettext("Công bố kết quả"), page="ranking"),
        "year": year.year,
        "page": _page(year, request.lang, "" if decided is None else decided.reason),
        "here": publishing_address(year),
        "correct": publishing_address(year, "correct"),
    }
    status = HTTPStatus.OK
    if refusal is not None:
        context["refused"] = words_of(refusal, request.lang)
        conflict = isinstance(refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "publication/publish.html", context, status=status)


def _page(year: BlockYear, lang: Lang, reason: str) -> PublishingPage:
    grounds, seal = grounds_of(year), latest_seal(year)
    lacking = _lacking(grounds)
    basis = None if lacking else grounds.basis()
    changed = seal is not None and basis is not None and basis != seal.basis
    moves = changed_since_sealed(grounds) if changed else ()
    return PublishingPage(
        units=() if lacking else _units(grounds, lang),
        lacking=lacking,
        unanswered=_unanswered(year),
        basis=basis,
        seal=seal,
        sealed="" if seal is None else day_of(seal.sealed_at),
        changed=changed,
        changes=change_lines(moves, names_in(year), lang),
        ranking=page_address(year, "ranking"),
        reason=reason,
    )


def _lacking(grounds: Grounds) -> tuple[str, ...]:
    """Say what must be there before anything can be published."""
    if grounds.adopted is None:
        return (gettext("Khối chưa thông qua bảng tiêu chí."),)
    if not grounds.year.members:
        return (gettext("Khối chưa có đơn vị thành viên."),)
    words = gettext("Chưa thẩm định số liệu của %(unit)s.")
    return tuple(words % {"unit": unit} for unit in unverified_in(grounds))


def _unanswered(year: BlockYear) -> tuple[str, ...]:
    names, words = names_in(year), gettext("%(unit)s, mục %(row)s")
    return tuple(
        words % {"unit": names.get(one.unit, one.unit), "row": one.row}
        for one in objections_of(year.id)
        if one.answer is None
    )


def _units(grounds: Grounds, lang: Lang) -> tuple[Standing, ...]:
    outcome, names = outcome_on(grounds), names_in(grounds.year)
    scores = {unit.unit: unit for unit in outcome.score.units}
    rubric = grounds.in_force().rubric
    return tuple(
        Standing(
            place_words(place.place),
            names[place.unit],
            shown(place.total, lang),
            classify(rubric, scores[place.unit]).title,
        )
        for place in outcome.ranking.places
    )


def names_in(year: BlockYear) -> dict[str, str]:
    return {member.code: member.name for member in year.members}
