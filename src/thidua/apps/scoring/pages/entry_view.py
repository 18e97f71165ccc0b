"""The entry page's parts: the rows of a period with their cells, the gaps, the running total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.scoring.actions import TypedFigure
from thidua.apps.scoring.drafts import PeriodDraft, drafts_of
from thidua.apps.scoring.entry_score import draft_score
from thidua.apps.scoring.forms import PERIOD
from thidua.apps.scoring.pages.entry_rows import Entered, EntryLine, entry_lines, time_words
from thidua.apps.scoring.pages.marked import filled_of
from thidua.apps.scoring.pages.sheet_rows import CRITERION, SheetLine, UnitPeriod, sheet_lines
from thidua.apps.scoring.queries import AdoptedRubric
from thidua.apps.years.addresses import UnitYear
from thidua.apps.years.framing import may, sheet_address
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.rubric.score import PeriodScore
from thidua.core.rubric.scoring.alone import Alone
from thidua.core.rubric.table import Rubric
from thidua.core.years.stages import StageKind
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class PeriodLink:
    title: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """The running total of the period and, where there are several, of the year."""

    points: str
    scale: str
    year: str
    filled: int
    asked: int
    waiting: int


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`open` tells whether figures may be written now, `submits` whether the reader hands them in."""

    unit: str
    period: str
    periods: tuple[PeriodLink, ...]
    lines: tuple[EntryLine, ...]
    totals: Totals
    saved: str
    closes: str
    handed_in: str
    differs: bool
    open: bool
    submits: bool
    here: str
    submit: str
    sheet: str

    @property
    def missing(self) -> tuple[SheetLine, ...]:
        return tuple(one.line for one in self.lines if one.line is not None and one.lacks)

    @property
    def problems(self) -> bool:
        return any(cell.problem for one in self.lines for cell in one.cells)


@dataclass(frozen=True, slots=True)
class Back:
    """A form that comes back: what was typed, and why it was not taken, by figure."""

    typed: Mapping[str, TypedFigure]
    refused: Mapping[str, Refusal]


NOTHING_BACK = Back({}, {})


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit's drafts in a year with a rubric, read once; `period` is the one that is open."""

    asked: UnitYear
    adopted: AdoptedRubric
    drafts: Mapping[str, PeriodDraft]
    period: str

    @property
    def draft(self) -> PeriodDraft:
        return self.drafts[self.period]

    def score(self) -> Alone:
        return draft_score(self.adopted, self.asked.member.code, self.drafts)


def entry_of(asked: UnitYear, adopted: AdoptedRubric, period: str) -> Entry:
    """Read the drafts of a unit, and open one period."""
    drafts = drafts_of(asked.year, asked.member.code, adopted.rubric)
    return Entry(asked, adopted, drafts, period_in(adopted, period))


def period_in(adopted: AdoptedRubric, asked: str) -> str:
    """Give the period asked for, or the first where there is no such."""
    periods = [one.id for one in adopted.rubric.periods]
    return asked if asked in periods else periods[0]


def entry_address(asked: UnitYear, name: str = "entry", *, period: str = "") -> str:
    parts = [asked.year.block, asked.year.year, asked.member.code]
    query = {PERIOD: period} if period else None
    return reverse(f"scoring:{name}", args=parts, query=query)


def entry_page(request: HouseRequest, entry: Entry, back: Back = NOTHING_BACK) -> EntryPage:
    asked, rubric, draft = entry.asked, entry.adopted.rubric, entry.draft
    unit, found = asked.member.code, entry.score()
    period = next(one for one in found.score.periods if one.period == draft.period)
    part = UnitPeriod(rubric, request.lang, period, None, draft.values, {}, found.waiting)
    entered = Entered(rubric, unit, draft, request.lang, back.typed, back.refused)
    lines = entry_lines(entered, sheet_lines(part))
    return EntryPage(
        unit=asked.member.name,
        period=draft.period,
        periods=tuple(_periods(entry)),
        lines=lines,
        totals=_totals(request, rubric, found, period, lines),
        saved=_saved_words(draft),
        closes=_closes(asked),
        handed_in="" if draft.handed_in_at is None else day_of(draft.handed_in_at),
        differs=draft.differs,
        open=may(request, Permission.FIGURES_WRITE, asked.year, unit=unit),
        submits=may(request, Permission.FIGURES_SUBMIT, asked.year, unit=unit),
        here=entry_address(asked),
        submit=entry_address(asked, "entry_submit", period=draft.period),
        sheet=sheet_address(asked.year, unit),
    )


def _saved_words(draft: PeriodDraft) -> str:
    """Say when the draft was saved last: Đã lưu lúc 14 giờ 32 phút."""
    if draft.saved_at is None:
        return ""
    words = gettext("Đã lưu lúc %(time)s ngày %(day)s")
    return words % {"time": time_words(draft.saved_at), "day": day_of(draft.saved_at)}


def _closes(asked: UnitYear) -> str:
    """Say when self-scoring closes or closed; "" where the year has no such stage."""
    stage = next((one for one in asked.year.stages if one.kind is StageKind.SELF_SCORE), None)
    if stage is None:
        return ""
    words = gettext("%(time)s ngày %(day)s")
    return words % {"time": time_words(stage.closes), "day": day_of(stage.closes)}


def _periods(entry: Entry) -> Iterator[PeriodLink]:
    periods = entry.adopted.rubric.periods
    for one in periods if len(periods) > 1 else ():
        address = entry_address(entry.asked, period=one.id)
        yield PeriodLink(one.title, address, one.id == entry.period)


def _totals(
    request: HouseRequest,
    rubric: Rubric,
    found: Alone,
    period: PeriodScore,
    lines: tuple[EntryLine, ...],
) -> Totals:
    lang, several = request.lang, len(found.score.periods) > 1
    criteria = [one for one in lines if one.line is not None and one.line.kind == CRITERION]
    lacking = sum(one.lacks for one in criteria)
    _, asked = filled_of(found.score)
    asked = asked // len(found.score.periods) if several else asked
    return Totals(
        points=shown(period.total, lang),
        scale="" if rubric.scale is None else number(rubric.scale, lang),
        year=shown(found.score.total, lang) if several else "",
        filled=asked - lacking,
        asked=asked,
        waiting=sum(one.line is not None and one.line.waits for one in criteria),
    )
