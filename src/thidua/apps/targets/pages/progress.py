"""What a unit has reached by the end of a quarter, all its targets in one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    ProgressChangedMeanwhile,
    Reported,
    TargetNotKnown,
    report_progress,
)
from thidua.apps.targets.forms import (
    NumberNotRead,
    key_in,
    progress_field,
    progress_values,
    read_progress,
    typed,
    whole,
    written,
)
from thidua.apps.targets.pages.lines import told_in_short
from thidua.apps.targets.pages.places import (
    UnitQuarter,
    a_key,
    address,
    held_of,
    require_to_write,
    status_of,
    the_quarter,
)
from thidua.apps.targets.queries import ProgressFacts, TargetFacts, progress_of
from thidua.apps.years.framing import frame_of
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.core.targets.quarters import QuarterNotBegun, check_quarter, last_day_of
from thidua.ui.door import WRITES, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang, day
from thidua.ui.words.refusals import words_of

KEPT = (
    NumberNotRead,
    QuarterNotBegun,
    TargetNotKnown,
    ProgressChangedMeanwhile,
    KeyUsedForOther,
    NotInThisStage,
)


@dataclass(frozen=True, slots=True)
class ProgressLine:
    field: str
    words: str
    measure: str
    typed: str
    stored: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class ProgressPage:
    unit: str
    quarter: int
    last_day: str
    lines: tuple[ProgressLine, ...]
    version: int
    key: str
    here: str
    back: str


@needs(Permission.TARGET_SEE, of=the_quarter, methods=WRITES)
def report_quarter(request: HouseRequest, asked: UnitQuarter) -> HttpResponse:
    """Show the form of a quarter, and take in its numbers. Refuses QuarterNotKnown, QuarterNotBegun."""
    place = asked.place
    check_quarter(asked.quarter, place.year.starts_on, request.today)
    if request.method != "POST":
        require_to_write(request, Permission.TARGET_REPORT, place)
        facts = _facts(asked)
        values = {} if facts is None else facts.values
        return _page(request, asked, {number: written(value) for number, value in values.items()})
    texts = read_progress(request.POST, [one.number for one in held_of(place).targets])
    try:
        reported = Reported(
            place.member.code,
            asked.quarter,
            progress_values(texts),
            whole(typed(request.POST, "ban")),
            key_in(request.POST),
        )
        report_progress(place.year.id, reported=reported, actor=request.actor, at=request.at)
    except KEPT as refusal:
        return _page(request, asked, texts, refusal)
    messages.success(
        request, gettext("Đã gửi tiến độ quý %(quarter)d.") % {"quarter": asked.quarter}
    )
    return HttpResponseRedirect(address(place))


def _facts(asked: UnitQuarter) -> ProgressFacts | None:
    told = progress_of(asked.place.year, asked.place.member.code)
    return next((one for one in told if one.quarter == asked.quarter), None)


def _page(
    request: HouseRequest,
    asked: UnitQuarter,
    texts: Mapping[int, str],
    refusal: Refusal | None = None,
) -> HttpResponse:
    place, facts = asked.place, _facts(asked)
    wrong = refusal.grounds["field"] if isinstance(refusal, NumberNotRead) else ""
    page = ProgressPage(
        unit=place.member.name,
        quarter=asked.quarter,
        last_day=day(last_day_of(asked.quarter, place.year.starts_on)),
        lines=tuple(
            _line(one, texts.get(one.number, ""), facts, request.lang, wrong=str(wrong))
            for one in held_of(place).targets
        ),
        version=0 if facts is None else facts.version,
        key=a_key(),
        here=address(place, "progress", asked.quarter),
        back=address(place),
    )
    context = {
        "frame": frame_of(request, place.year, title=gettext("Tiến độ chỉ tiêu"), page="targets"),
        "page": page,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    return render(request, "targets/progress.html", context, status=status_of(refusal))


def _line(
    one: TargetFacts, text: str, facts: ProgressFacts | None, lang: Lang, *, wrong: str
) -> ProgressLine:
    stored = None if facts is None else facts.values.get(one.number)
    field = progress_field(one.number)
    return ProgressLine(
        field=field,
        words=told_in_short(one.target, lang),
        measure=one.target.measure,
        typed=text,
        stored="" if stored is None else written(stored),
        wrong=field == wrong,
    )
