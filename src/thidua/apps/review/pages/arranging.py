"""The secretary's pages: opening the round by its rules, and naming who must not mark whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext

from thidua.apps.review.actions import (
    ConflictNamedAlready,
    ConflictReasonMissing,
    NothingToCrossScore,
    RoundOpenedAlready,
    RoundRuleOutOfBounds,
    add_conflict,
    open_round,
)
from thidua.apps.review.forms import (
    ROUND_BEGINS,
    ROUND_FIELDS,
    RoundNumberNotReadable,
    named_of,
    opening_of,
    read_round,
    typed,
)
from thidua.apps.review.pages.overview import kind_words, scheme_words
from thidua.apps.review.pages.shared import Shown, a_key, address, ask_to_read, name_of, show
from thidua.apps.review.queries import conflicts_of
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.addresses import the_year
from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.values import WordsTooLong
from thidua.core.refusal import Refusal
from thidua.core.review.assignment import (
    ConflictsLeaveTooFew,
    NotComparable,
    Scheme,
    TooFewUnits,
)
from thidua.core.review.combining import Kind
from thidua.core.review.conflicts import Ground
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest

ROUND_KEPT = (
    ConflictsLeaveTooFew,
    NotComparable,
    NothingToCrossScore,
    NotInThisStage,
    RoundNumberNotReadable,
    RoundOpenedAlready,
    RoundRuleOutOfBounds,
    TooFewUnits,
)
CONFLICT_KEPT = (
    ConflictNamedAlready,
    ConflictReasonMissing,
    NotAMember,
    NotInThisStage,
    WordsTooLong,
)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of the round's form; with choices it is picked, else a number is typed."""

    title: str
    field: str
    typed: str
    choices: tuple[Choice, ...]
    wrong: bool


@dataclass(frozen=True, slots=True)
class RoundPage:
    settings: tuple[Setting, ...]
    key: str


@dataclass(frozen=True, slots=True)
class ConflictLine:
    reviewer: str
    unit: str
    ground: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    lines: tuple[ConflictLine, ...]
    reviewers: tuple[Choice, ...]
    units: tuple[Choice, ...]
    reason: str
    key: str


@needs(Permission.CROSS_SCORE_SEE, of=the_year, methods=WRITES)
def arrange_round(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Ask for the rules of the round, and open it."""
    ask_to_read(request, Permission.CROSS_SCORE_OPEN, year)
    posted = request.method == "POST"
    given = read_round(request.POST) if posted else ROUND_BEGINS
    key = typed(request.POST, "khoa") if posted else a_key()
    refusal: Refusal | None = None
    if posted:
        try:
            opening = opening_of(given, key)
            open_round(year.id, opening=opening, actor=request.actor, at=request.at)
        except ROUND_KEPT as refused:
            refusal = refused
        else:
            messages.success(request, gettext("Đã mở vòng chấm chéo."))
            return HttpResponseRedirect(address("overview", year))
    page = RoundPage(_settings(given, refusal), key)
    return show(request, year, Shown("round", page, refusal))


def _settings(given: Mapping[str, str], refusal: Refusal | None) -> tuple[Setting, ...]:
    titles = {
        "scheme": gettext("Cách phân công"),
        "each": gettext("Mỗi đơn vị chấm mấy đơn vị (khi không phải mọi đơn vị chấm nhau)"),
        "distance": gettext("Phải ghi lý do khi lệch tự chấm quá bao nhiêu phần trăm điểm chuẩn"),
        "kind": gettext("Cách gộp điểm"),
        "least": gettext("Cần ít nhất mấy điểm cho mỗi mục"),
        "trim": gettext("Bỏ mấy điểm ở mỗi đầu (khi bỏ điểm cao nhất và thấp nhất)"),
        "own": gettext("Điểm tự chấm chiếm bao nhiêu phần trăm"),
    }
    choices = {
        "scheme": [(one.value, scheme_words(one)) for one in Scheme],
        "kind": [(one.value, kind_words(one)) for one in Kind],
    }
    wrong = "" if refusal is None else refusal.grounds.get("setting", "")
    return tuple(
        Setting(
            titles[setting],
            field,
            given[setting],
            _choices(choices.get(setting, []), given[setting]),
            wrong == setting,
        )
        for setting, field in ROUND_FIELDS.items()
    )


def _choices(offered: list[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, words, value == chosen) for value, words in offered)


@needs(Permission.CROSS_SCORE_SEE, of=the_year, methods=WRITES)
def arrange_conflicts(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """List the conflicts that people named, and take another."""
    ask_to_read(request, Permission.CROSS_SCORE_OPEN, year)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            named = named_of(request.POST)
            add_conflict(year.id, named=named, actor=request.actor, at=request.at)
        except CONFLICT_KEPT as refused:
            refusal = refused
        else:
            messages.success(request, gettext("Đã ghi xung đột lợi ích."))
            return HttpResponseRedirect(address("conflicts", year))
    page = _conflicts_page(year, request.POST)
    return show(request, year, Shown("conflicts", page, refusal))


def _conflicts_page(year: BlockYear, posted: QueryDict) -> ConflictsPage:
    named = named_of(posted)
    members = [(member.code, member.name) for member in year.members]
    lines = (
        ConflictLine(
            name_of(year, one.pair.reviewer),
            name_of(year, one.pair.unit),
            _ground_words(one.ground),
            one.reason,
        )
        for one in conflicts_of(year)
    )
    return ConflictsPage(
        lines=tuple(lines),
        reviewers=_choices(members, named.pair.reviewer),
        units=_choices(members, named.pair.unit),
        reason=named.reason,
        key=named.key or a_key(),
    )


def _ground_words(ground: Ground) -> str:
    stepped = ground is Ground.RECUSED
    return gettext("đơn vị xin không chấm") if stepped else gettext("thư ký ghi")
