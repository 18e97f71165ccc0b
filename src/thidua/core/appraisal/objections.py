"""Objections against an appraised criterion: in time or late, on what grounds, with what answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from thidua.core.appraisal.values import check_length
from thidua.core.refusal import Refusal
from thidua.core.years.stages import Stage, StageKind, working_days_left
from thidua.core.years.working_days import Calendar


class ArgumentMissing(Refusal):
    """An objection says why. Grounds: row."""


class NothingWanted(Refusal):
    """An objection wants another value than the appraised one. Grounds: row."""


class BasisMissing(Refusal):
    """An answer cites the rule or basis that it rests on. Grounds: row."""


class NothingCorrected(Refusal):
    """An objection is accepted with another value than the appraised one. Grounds: row."""


class ResultsAreOut(Refusal):
    """Figures of a published year are not changed by an objection. Grounds: published (the moment)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which objections are in time: `opens` to `closes`, and the working days left.

    `left` counts the working days after today, up to the last day.
    """

    opens: date
    closes: date
    left: int


def window_of(stages: tuple[Stage, ...], at: datetime, calendar: Calendar) -> Window | None:
    """Give the window of a year's stage of objections, or None where it has no such stage."""
    stage = next((one for one in stages if one.kind is StageKind.OBJECTION), None)
    if stage is None:
        return None
    first, last = (
        moment.astimezone(calendar.clock).date() for moment in (stage.opens, stage.closes)
    )
    return Window(first, last, working_days_left(stage, max(at, stage.opens), calendar))


def is_late(open_stage: StageKind | None) -> bool:
    """Say whether an objection comes after the window: at the year's end it is taken, as late."""
    return open_stage is not StageKind.OBJECTION


def check_argument(argument: str, row: str) -> str:
    """Give the argument of an objection. Refuses ArgumentMissing, WordsTooLong."""
    said = check_length(argument)
    if not said:
        raise ArgumentMissing(row=row)
    return said


def check_basis(basis: str, row: str) -> str:
    """Give the rule or basis that an answer cites. Refuses BasisMissing, WordsTooLong."""
    said = check_length(basis)
    if not said:
        raise BasisMissing(row=row)
    return said
