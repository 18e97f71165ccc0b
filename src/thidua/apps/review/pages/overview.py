"""The round as a reader may see it: its rules, who marks whom, and the own unit's progress alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext

from thidua.apps.review.pages.shared import Shown, address, name_of, show
from thidua.apps.review.queries import (
    Round,
    has_handed_in,
    is_revealed,
    own_marks,
    round_of,
    rows_to_mark,
)
from thidua.apps.scoring.queries import grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import may, own_unit
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.review.assignment import Scheme
from thidua.core.review.combining import Kind
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang, percent


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that the own unit marks: how many criteria it has marked of how many."""

    name: str
    address: str
    marked: int
    count: int


@dataclass(frozen=True, slots=True)
class ReviewerLine:
    name: str
    units: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """`units` are those that the own unit marks; an address that is "" is not for this reader."""

    opened: bool
    units: tuple[UnitLine, ...]
    handed_in: bool
    hand_in: str
    rules: tuple[str, ...]
    reviewers: tuple[ReviewerLine, ...]
    open_round: str
    conflicts: str
    results: str
    examine: str


@needs(Permission.CROSS_SCORE_SEE, of=the_year)
def show_overview(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the round; of marks only how far the own unit has come."""
    found, reviewer = round_of(year), own_unit(request, year)
    revealed = is_revealed(year, request.at) and found is not None
    opens = may(request, Permission.CROSS_SCORE_OPEN, year)
    examines = revealed and may(request, Permission.CROSS_SCORE_EXAMINE, year)
    units = () if found is None else tuple(_units(found, year, reviewer))
    handed_in = bool(units) and found is not None and has_handed_in(found, reviewer)
    leads = may(request, Permission.CROSS_SCORE_HAND_IN, year, unit=reviewer)
    page = OverviewPage(
        opened=found is not None,
        units=units,
        handed_in=handed_in,
        hand_in=address("hand_in", year) if units and leads and not handed_in else "",
        rules=() if found is None else tuple(_rules(found, request.lang)),
        reviewers=() if found is None else tuple(_reviewers(found, year)),
        open_round=address("open", year) if opens and found is None else "",
        conflicts=address("conflicts", year) if opens else "",
        results=address("results", year) if revealed else "",
        examine=address("examine", year) if examines else "",
    )
    return show(request, year, Shown("overview", page))


def _units(found: Round, year: BlockYear, reviewer: str) -> Iterator[UnitLine]:
    codes = found.units_of(reviewer)
    if not codes:
        return
    rows, marks = rows_to_mark(grounds_of(year)), own_marks(found, reviewer)
    for code in codes:
        own = marks.get(code, {})
        asked = [row.place for row in rows.get(code, ())]
        given = sum(place in own and own[place].points is not None for place in asked)
        yield UnitLine(name_of(year, code), address("unit", year, code), given, len(asked))


def _reviewers(found: Round, year: BlockYear) -> Iterator[ReviewerLine]:
    for member in year.members:
        units = ", ".join(name_of(year, code) for code in found.units_of(member.code))
        if units:
            yield ReviewerLine(member.name, units)


def scheme_words(scheme: Scheme) -> str:
    return {
        Scheme.FULL: gettext("Mọi đơn vị chấm mọi đơn vị"),
        Scheme.RING: gettext("Vòng tròn: mỗi đơn vị chấm các đơn vị kế tiếp"),
        Scheme.PARTIAL: gettext("Phân công đều: mỗi đơn vị chấm và được chấm số lần như nhau"),
    }[scheme]


def kind_words(kind: Kind) -> str:
    return {
        Kind.MEAN: gettext("Trung bình cộng"),
        Kind.TRIMMED: gettext("Trung bình cộng sau khi bỏ điểm cao nhất và thấp nhất"),
        Kind.MEDIAN: gettext("Trung vị"),
    }[kind]


def _rules(found: Round, lang: Lang) -> Iterator[str]:
    rule = found.combining
    yield scheme_words(found.plan.scheme)
    if found.plan.scheme is not Scheme.FULL:
        yield gettext("Mỗi đơn vị chấm %(each)d đơn vị") % {"each": found.plan.each}
    yield gettext("Điểm lệch tự chấm quá %(share)s điểm chuẩn phải ghi lý do") % {
        "share": percent(found.distance, lang)
    }
    yield kind_words(rule.kind)
    if rule.kind is Kind.TRIMMED:
        yield gettext("Bỏ %(trim)d điểm ở mỗi đầu") % {"trim": rule.trim}
    yield gettext("Cần ít nhất %(least)d điểm cho mỗi mục") % {"least": rule.least}
    if rule.own:
        yield gettext("Điểm tự chấm chiếm %(share)s") % {"share": percent(rule.own, lang)}
