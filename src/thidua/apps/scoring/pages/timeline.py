"""The year as a line of stages: what is done, what is open and until when, what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext, ngettext

from thidua.apps.years.queries import BlockYear
from thidua.core.years.stages import Stage, days_left, next_stage, stage_at
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang, day
from thidua.ui.words.stages import STAGES

INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage on the line; `state` is "done", "now" or "later"."""

    name: str
    dates: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All stages, and the sentence that says where in the year one is."""

    where: str
    stages: tuple[StageLine, ...]


def timeline_of(year: BlockYear, at: datetime, lang: Lang) -> Timeline:
    lines = tuple(_line(stage, year, at, lang) for stage in year.stages)
    return Timeline(_where(year, at, lang), lines)


def _line(stage: Stage, year: BlockYear, at: datetime, lang: Lang) -> StageLine:
    name = STAGES[stage.kind].say({}, lang)
    if stage.open_at(at):
        left = days_left(stage, at, get_default_timezone())
        note = ngettext("còn %(left)d ngày", "còn %(left)d ngày", left) % {"left": left}
        words = gettext("đến %(day)s") % {"day": _short(_last_day(stage), year.year)}
        return StageLine(name, words, note if left else gettext("hôm nay là ngày cuối"), "now")
    state = "done" if stage.closes <= at else "later"
    return StageLine(name, _dates(stage, year.year), "", state)


def _last_day(stage: Stage) -> date:
    """Give the last day on which a stage is open; closing at midnight belongs to the day before."""
    return (stage.closes - INSTANT).date()


def _dates(stage: Stage, year: int) -> str:
    first, last = stage.opens.date(), _last_day(stage)
    if first == last:
        return _short(first, year)
    return f"{_short(first, year)}–{_short(last, year)}"


def _short(one: date, year: int) -> str:
    """Write 29/03, with the year where it is not the year of the page."""
    return f"{one:%d/%m}" if one.year == year else day(one)


def _where(year: BlockYear, at: datetime, lang: Lang) -> str:
    today = gettext("Hôm nay %(day)s") % {"day": day_of(at)}
    now = stage_at(year.stages, at)
    if now is not None:
        step = year.stages.index(now) + 1
        words = gettext("đang ở bước %(step)d trên %(all)d")
        return f"{today} · {words % {'step': step, 'all': len(year.stages)}}"
    coming = next_stage(year.stages, at)
    if coming is None:
        return f"{today} · {gettext('các bước của năm đã xong')}"
    words = gettext("bước tiếp theo: %(stage)s, từ %(day)s")
    said = {"stage": STAGES[coming.kind].say({}, lang), "day": day(coming.opens.date())}
    return f"{today} · {words % said}"
