"""What is typed to open a year, and last year's facts moved on by a year to stand in the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from thidua.apps.units.queries import Member
from thidua.apps.years.queries import BlockYear, DataPeriodOf
from thidua.core.years.stages import Stage

FEBRUARY_28 = 28
Day = TypeVar("Day", date, datetime)


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a new year's form begins with; `periods` by unit's code."""

    year: int
    theme: str
    starts_on: date
    ends_on: date
    stages: tuple[Stage, ...]
    periods: Mapping[str, DataPeriodOf]


def fresh(year: int) -> Suggested:
    """Suggest a calendar year without stages."""
    return Suggested(year, "", date(year, 1, 1), date(year, 12, 31), (), {})


def cloned(old: BlockYear) -> Suggested:
    """Suggest the year before with every date moved on by a year."""
    return Suggested(
        old.year + 1,
        old.theme,
        a_year_on(old.starts_on),
        a_year_on(old.ends_on),
        tuple(
            Stage(stage.kind, a_year_on(stage.opens), a_year_on(stage.closes))
            for stage in old.stages
        ),
        {
            one.code: DataPeriodOf(one.code, a_year_on(one.first_day), a_year_on(one.last_day))
            for one in old.data_periods
        },
    )


def a_year_on(day: Day) -> Day:
    """Give the same day of the next year; 29/02 is 28/02 there."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=FEBRUARY_28)


def periods_typed(
    members: tuple[Member, ...], suggested: Suggested
) -> dict[str, tuple[date, date]]:
    """Give by unit's code the days that its figures are counted over, unless told otherwise."""
    whole = (suggested.starts_on, suggested.ends_on)
    found = {code: (one.first_day, one.last_day) for code, one in suggested.periods.items()}
    return {member.code: found.get(member.code, whole) for member in members}
