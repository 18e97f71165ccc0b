"""The table in which a unit marks another: each criterion with its self-score and sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from thidua.apps.review.actions import (
    MarkAboveMost,
    MarkBelowZero,
    Marking,
    MarkReasonMissing,
    MarksChangedMeanwhile,
    MarksHandedIn,
    NotAssigned,
    RoundNotOpened,
    save_marks,
)
from thidua.apps.review.forms import (
    MarkNotReadable,
    TypedRow,
    field_of,
    marks_of,
    read_rows,
    typed,
)
from thidua.apps.review.pages.shared import Shown, a_key, address, show
from thidua.apps.review.queries import (
    MarkedRow,
    OwnMark,
    Place,
    Round,
    has_handed_in,
    own_marks,
    round_of,
    rows_to_mark,
)
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import may, own_unit
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.appraisal.values import WordsTooLong
from thidua.core.refusal import Refusal
from thidua.core.review.conflicts import Pair
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.account import steps
from thidua.ui.words.numbers import Lang, number, percent
from thidua.ui.words.ranking import shown

KEPT = (
    MarkNotReadable,
    MarkBelowZero,
    MarkAboveMost,
    MarkReasonMissing,
    MarksChangedMeanwhile,
    MarksHandedIn,
    KeyUsedForOther,
    NotInThisStage,
    WordsTooLong,
)
NO_MARK = OwnMark(None, "", 0)


@dataclass(frozen=True, slots=True)
class RowLine:
    """A criterion to mark; `stored` is what is kept, where something else was typed."""

    row: str
    title: str
    said: str
    evidence: tuple[str, ...]
    most: str
    own: str
    field: str
    typed: str
    reason_field: str
    reason: str
    version_field: str
    version: int
    stored: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class PeriodPart:
    title: str
    lines: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """`may` says whether marks can be given now; else the own marks are shown as they are."""

    unit: str
    parts: tuple[PeriodPart, ...]
    distance: str
    key: str
    here: str
    recuse: str
    handed_in: bool
    may: bool


@dataclass(frozen=True, slots=True)
class Back:
    """A form that comes back, with what was typed and why."""

    rows: Mapping[Place, TypedRow]
    key: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Around:
    """What the table is made from: the year's grounds, the round, the pair."""

    grounds: Grounds
    round: Round
    pair: Pair

    @property
    def rows(self) -> tuple[MarkedRow, ...]:
        return rows_to_mark(self.grounds).get(self.pair.unit, ())


@needs(Permission.CROSS_SCORE_SEE, of=the_unit, methods=WRITES)
def mark_unit(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show the table to a unit that is assigned, with its own marks alone; save what it gives."""
    around = around_of(request, asked)
    if request.method == "POST":
        return _save(request, asked, around)
    return _show(request, asked, around)


def around_of(request: HouseRequest, asked: UnitYear) -> Around:
    """Find the round and the reader's pair in it. Refuses RoundNotOpened, NotAssigned."""
    found = round_of(asked.year)
    if found is None:
        raise RoundNotOpened(year=asked.year.year)
    pair = Pair(own_unit(request, asked.year), asked.member.code)
    if pair not in found.pairs:
        raise NotAssigned(unit=asked.member.name)
    return Around(grounds_of(asked.year), found, pair)


def _save(request: HouseRequest, asked: UnitYear, around: Around) -> HttpResponse:
    rows = read_rows(request.POST, [row.place for row in around.rows])
    key = typed(request.POST, "khoa")
    try:
        marking = Marking(around.pair, marks_of(rows), key)
        save_marks(asked.year.id, marking=marking, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _show(request, asked, around, back=Back(rows, key, refusal))
    messages.success(request, gettext("Đã lưu điểm chấm %(unit)s.") % {"unit": asked.member.name})
    return HttpResponseRedirect(address("overview", asked.year))


def _show(
    request: HouseRequest, asked: UnitYear, around: Around, *, back: Back | None = None
) -> HttpResponse:
    year, pair = asked.year, around.pair
    handed_in = has_handed_in(around.round, pair.reviewer)
    marks = may(request, Permission.CROSS_SCORE_MARK, year, unit=pair.reviewer)
    recuses = may(request, Permission.CROSS_SCORE_RECUSE, year, unit=pair.reviewer)
    page = UnitPage(
        unit=asked.member.name,
        parts=tuple(_parts(around, request.lang, back)),
        distance=percent(around.round.distance, request.lang),
        key=a_key() if back is None else back.key,
        here=address("unit", year, pair.unit),
        recuse=address("recuse", year, pair.unit) if recuses and not handed_in else "",
        handed_in=handed_in,
        may=marks and not handed_in,
    )
    return show(request, year, Shown("unit", page, None if back is None else back.refusal))


def _parts(around: Around, lang: Lang, back: Back | None) -> Iterator[PeriodPart]:
    marks = own_marks(around.round, around.pair.reviewer).get(around.pair.unit, {})
    rows = around.rows
    for period in around.grounds.in_force().rubric.periods:
        lines = (
            _line(row, marks.get(row.place, NO_MARK), around, lang=lang, back=back)
            for row in rows
            if row.period == period.id
        )
        yield PeriodPart(period.title, tuple(lines))


def _line(
    row: MarkedRow, mark: OwnMark, around: Around, *, lang: Lang, back: Back | None
) -> RowLine:
    stored = "" if mark.points is None else number(mark.points, lang)
    came = None if back is None else back.rows.get(row.place)
    kept = TypedRow(stored, mark.reason, mark.version) if came is None else came
    said = "; ".join(steps(row.row, row.score, rubric=around.grounds.in_force().rubric, lang=lang))
    return RowLine(
        row=row.row.id,
        title=row.row.title,
        said=said[:1].upper() + said[1:],
        evidence=row.row.evidence,
        most="" if row.bounds.most is None else number(row.bounds.most, lang),
        own=shown(row.bounds.own, lang),
        field=field_of("diem", row.place),
        typed=kept.points,
        reason_field=field_of("ly_do", row.place),
        reason=kept.reason,
        version_field=field_of("ban", row.place),
        version=mark.version,
        stored="" if kept.points == stored else stored,
        wrong=back is not None and _is_wrong(row, back.refusal),
    )


def _is_wrong(row: MarkedRow, refusal: Refusal) -> bool:
    """Say whether the refusal is about this criterion."""
    grounds = refusal.grounds
    if "rows" in grounds:
        rows = grounds["rows"]
        return isinstance(rows, tuple) and row.row.id in rows
    return (grounds.get("period"), grounds.get("row")) == row.place
