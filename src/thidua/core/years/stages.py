"""The stages of a block's year: which one is open at a moment, and how long it still is.

Stages follow each other without overlapping, so at most one is open; between two there may be days
when none is. A stage is open from its opening moment up to, but without, its closing moment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from itertools import pairwise

from thidua.core.refusal import Refusal
from thidua.core.rubric.formula.calendar import DAY
from thidua.core.years.working_days import Calendar


class StageKind(StrEnum):
    """The ten stages of a year, in their order."""

    DRAFT = "draft"  # dự thảo
    SIGNING = "signing"  # ký giao ước
    MID_YEAR = "mid_year"  # sơ kết
    CROSS_INSPECTION = "cross_inspection"  # kiểm tra chéo
    SELF_SCORE = "self_score"  # tự chấm điểm
    CROSS_SCORE = "cross_score"  # chấm chéo
    APPRAISAL = "appraisal"  # thẩm định
    OBJECTION = "objection"  # kiến nghị
    YEAR_END = "year_end"  # tổng kết, bỏ phiếu
    HAND_OVER = "hand_over"  # hồ sơ, bàn giao


ORDER: tuple[StageKind, ...] = tuple(StageKind)


class StageEndsBeforeItOpens(Refusal):
    """A stage would be open at no moment. Grounds: stage, opens, closes."""


class StageTwice(Refusal):
    """A year has a stage of one kind once. Grounds: stage."""


class StagesOutOfOrder(Refusal):
    """A stage opens before one that comes earlier in the year has closed.

    Grounds: first, second, closes (of the first), opens (of the second).
    """


@dataclass(frozen=True, slots=True)
class Stage:
    """Moments are aware; the clock they carry is the one they are shown on."""

    kind: StageKind
    opens: datetime
    closes: datetime

    def open_at(self, moment: datetime) -> bool:
        return self.opens <= moment < self.closes


def check_stages(stages: Collection[Stage]) -> tuple[Stage, ...]:
    """Give the stages in the order of the year, or refuse what does not follow each other.

    Refuses with `StageEndsBeforeItOpens`, `StageTwice`, `StagesOutOfOrder`.
    """
    ordered = tuple(sorted(stages, key=lambda stage: ORDER.index(stage.kind)))
    for stage in ordered:
        if stage.closes <= stage.opens:
            raise StageEndsBeforeItOpens(stage=stage.kind, opens=stage.opens, closes=stage.closes)
    for first, second in pairwise(ordered):
        if first.kind is second.kind:
            raise StageTwice(stage=first.kind)
        if second.opens < first.closes:
            raise StagesOutOfOrder(
                first=first.kind, second=second.kind, closes=first.closes, opens=second.opens
            )
    return ordered


def stage_at(stages: Sequence[Stage], moment: datetime) -> Stage | None:
    """Give the stage that is open at a moment, or None between stages."""
    return next((stage for stage in stages if stage.open_at(moment)), None)


def next_stage(stages: Sequence[Stage], moment: datetime) -> Stage | None:
    """Give the stage that opens first after a moment, or None when the year has no more."""
    later = [stage for stage in stages if stage.opens > moment]
    return min(later, key=lambda stage: stage.opens, default=None)


def days_left(stage: Stage, moment: datetime, clock: tzinfo) -> int:
    """Count the days from today to the closing day on the office's clock; 0 on the day and after.

    21/11 to a closing on 25/11 at 17:00 is 4, at whatever hour one asks.
    """
    return max(0, (stage.closes.astimezone(clock).date() - moment.astimezone(clock).date()).days)


def working_days_left(stage: Stage, moment: datetime, calendar: Calendar) -> int:
    """Count the working days after today up to the closing day, that day included."""
    today = moment.astimezone(calendar.clock).date()
    last = stage.closes.astimezone(calendar.clock).date()
    count = 0
    while today < last:
        today += DAY
        count += calendar.works_on(today)
    return count
