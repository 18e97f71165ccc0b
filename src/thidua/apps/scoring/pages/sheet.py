"""A unit's sheet for the year: every criterion with its figures, its points and the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.evidence.queries import shown_by_row
from thidua.apps.scoring.pages.eligibility import Notice, notices_of
from thidua.apps.scoring.pages.evidence_lines import page_of
from thidua.apps.scoring.pages.marked import Marked, filled_of, marked_of
from thidua.apps.scoring.pages.sheet_rows import (
    CRITERION,
    WAITING,
    SheetLine,
    UnitPeriod,
    sheet_lines,
    without_waiting,
)
from thidua.apps.scoring.queries import Grounds, Kind
from thidua.apps.scoring.seals import open_grounds_of
from thidua.apps.years.addresses import UnitYear, the_unit
from thidua.apps.years.framing import frame_of, may, page_address, sheet_address
from thidua.core.access.grants import Permission
from thidua.core.ranking.classes import classify
from thidua.core.rubric.table import Rubric
from thidua.core.years.stages import StageKind
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.account import total_sentence
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang, day, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """A period's rows and total; `title` is "" where the table has no rounds."""

    title: str
    lines: tuple[SheetLine, ...]
    reported: str
    points: str
    account: str

    @property
    def criteria(self) -> tuple[SheetLine, ...]:
        return tuple(line for line in self.lines if line.kind == CRITERION)


@dataclass(frozen=True, slots=True)
class Sums:
    """The unit's total of the year and how far its figures go; `account` tells several periods.

    While some criteria wait for the other units there is no class yet, and `title` is "".
    """

    points: str
    reported: str
    scale: str
    account: str
    title: str
    filled: int
    asked: int


@dataclass(frozen=True, slots=True)
class OtherSheet:
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """`given` tells whether any figures are there, `verified` whether those of the appraisal are.

    `counts` is the head over the points that count. `evidence` is where the unit's evidence is, ""
    for whom it is closed.
    """

    unit: str
    facts: tuple[str, ...]
    given: bool
    verified: bool
    counts: str
    sums: Sums
    periods: tuple[PeriodPart, ...]
    notices: tuple[Notice, ...]
    others: tuple[OtherSheet, ...]
    rubric: str
    evidence: str

    @property
    def missing(self) -> tuple[SheetLine, ...]:
        """Give the criteria that have no points yet, but those that only wait for other units."""
        return tuple(line for line in self._criteria() if line.tone not in {"", WAITING})

    @property
    def waiting(self) -> tuple[SheetLine, ...]:
        """Give the criteria that are held against other units, whose figures may not show yet."""
        return tuple(line for line in self._criteria() if line.waits)

    @property
    def changed(self) -> tuple[SheetLine, ...]:
        """Give the criteria in which the appraisal came to other points than the unit."""
        return tuple(line for line in self._criteria() if line.change)

    def _criteria(self) -> Iterator[SheetLine]:
        return (line for part in self.periods for line in part.criteria)


@needs(Permission.SHEET_SEE, of=the_unit)
def show_sheet(request: HouseRequest, asked: UnitYear) -> HttpResponse:
    """Show the sheet of one unit, or say that no rubric was adopted yet."""
    context: dict[str, object] = {
        "frame": frame_of(request, asked.year, title=gettext("Phiếu điểm"), page="sheet"),
    }
    grounds = open_grounds_of(asked.year)
    if grounds.adopted is None:
        context["words"] = gettext("Khối chưa thông qua bảng tiêu chí, nên chưa có phiếu điểm.")
        return render(request, "scoring/not_yet.html", context)
    context["page"] = _page(request, asked, grounds)
    return render(request, "scoring/sheet.html", context)


def _page(request: HouseRequest, asked: UnitYear, grounds: Grounds) -> SheetPage:
    alone = _reads_alone(request, asked)
    reported, verified = (
        marked_of(grounds, asked.member.code, kind, alone=alone)
        for kind in (Kind.SELF_REPORTED, Kind.VERIFIED)
    )
    counts, claims = (verified, reported) if verified.given_at else (reported, None)
    rubric, lang, name = grounds.in_force().rubric, request.lang, asked.member.name
    judged = replace(rubric, classes=()) if counts.waiting else rubric
    evidence = _evidence(request, asked)
    periods = tuple(_periods(rubric, counts, claims, lang))
    if evidence:
        periods = tuple(_with_attached(periods, asked))
    return SheetPage(
        unit=name,
        facts=tuple(_facts(asked, reported, verified)),
        given=counts.given_at is not None,
        verified=claims is not None,
        counts=gettext("Điểm") if claims is None else gettext("Thẩm định"),
        sums=_sums(judged, counts, claims, lang, periods=periods),
        periods=periods,
        notices=tuple(notices_of(judged, counts.score, name, lang)),
        others=tuple(_others(request, asked)),
        rubric=page_address(asked.year, "rubric"),
        evidence=evidence,
    )


def _reads_alone(request: HouseRequest, asked: UnitYear) -> bool:
    """Say whether nothing of other units may show: self-scoring goes on, and theirs are not read."""
    year = asked.year
    if year.has_closed(StageKind.SELF_SCORE, request.at):
        return False
    return not all(
        may(request, Permission.SHEET_SEE, year, unit=member.code) for member in year.members
    )


def _facts(asked: UnitYear, reported: Marked, verified: Marked) -> Iterator[str]:
    """Say over which days the figures count, when they were reported, when verified."""
    for period in asked.year.data_periods:
        if period.code == asked.member.code:
            words = gettext("Kỳ số liệu %(first)s–%(last)s")
            yield words % {"first": day(period.first_day), "last": day(period.last_day)}
    if reported.given_at is not None:
        yield gettext("Tự báo cáo ngày %(day)s") % {"day": day_of(reported.given_at)}
    if verified.given_at is not None:
        yield gettext("Thẩm định ngày %(day)s") % {"day": day_of(verified.given_at)}


def _sums(
    rubric: Rubric,
    counts: Marked,
    claims: Marked | None,
    lang: Lang,
    *,
    periods: tuple[PeriodPart, ...],
) -> Sums:
    filled, asked = filled_of(counts.score, but=counts.waiting)
    waiting = [line for part in periods for line in part.criteria if line.waits]
    filled += sum(line.tone == WAITING for line in waiting)
    several = len(counts.score.periods) > 1
    return Sums(
        points=shown(counts.score.total, lang),
        reported="" if claims is None else shown(claims.score.total, lang),
        scale="" if rubric.scale is None else number(rubric.scale, lang),
        account=_over_periods(rubric, counts, lang) if several else "",
        title=classify(rubric, counts.score).title,
        filled=filled if counts.given_at else 0,
        asked=asked + len(waiting),
    )


def _over_periods(rubric: Rubric, counts: Marked, lang: Lang) -> str:
    words = total_sentence(counts.score, rubric=rubric, lang=lang)
    return without_waiting(words, sorted(counts.waiting))


def _periods(
    rubric: Rubric, counts: Marked, claims: Marked | None, lang: Lang
) -> Iterator[PeriodPart]:
    titles = {period.id: period.title for period in rubric.periods}
    for place, score in enumerate(counts.score.periods):
        claim = None if claims is None else claims.score.periods[place]
        given = {} if claims is None else claims.figures.get(score.period, {})
        part = UnitPeriod(
            rubric,
            lang,
            score,
            claim,
            counts.figures.get(score.period, {}),
            given,
            counts.waiting,
        )
        yield PeriodPart(
            title=titles[score.period] if len(titles) > 1 else "",
            lines=sheet_lines(part),
            reported="" if claim is None else shown(claim.total, lang),
            points=shown(score.total, lang),
            account=without_waiting(
                total_sentence(score, rubric=rubric, lang=lang), sorted(counts.waiting)
            ),
        )


def _evidence(request: HouseRequest, asked: UnitYear) -> str:
    """Give the address of the unit's evidence to whom it is open, or ""."""
    unit = asked.member.code
    return page_of(asked) if may(request, Permission.EVIDENCE_SEE, asked.year, unit=unit) else ""


def _with_attached(periods: tuple[PeriodPart, ...], asked: UnitYear) -> Iterator[PeriodPart]:
    """Give the periods with the number of attachments that each row shows."""
    shown = shown_by_row(asked.year.id, asked.member.code)
    for part in periods:
        lines = (replace(line, attached=shown[line.row]) for line in part.lines)
        yield replace(part, lines=tuple(lines))


def _others(request: HouseRequest, asked: UnitYear) -> Iterator[OtherSheet]:
    """Give the units whose sheet the reader may see, this one among them."""
    for member in asked.year.members:
        if may(request, Permission.SHEET_SEE, asked.year, unit=member.code):
            address = sheet_address(asked.year, member.code)
            yield OtherSheet(member.name, address, member.code == asked.member.code)
