"""The four quarters of an emulation year, counted from its first day."""

from __future__ import annotations

from datetime import date, timedelta

from thidua.core.refusal import Refusal

QUARTERS = (1, 2, 3, 4)
MONTHS = 3
TWELVE = 12


class QuarterNotKnown(Refusal):
    """A year has the quarters 1 to 4. Grounds: quarter."""


class QuarterNotBegun(Refusal):
    """Nothing can be reported of a quarter before its first day. Grounds: quarter, first."""


def first_day_of(quarter: int, year_begins: date) -> date:
    """Give the first day of a quarter; that of a fifth is the day after the year."""
    months = year_begins.month - 1 + MONTHS * (quarter - 1)
    first = date(year_begins.year + months // TWELVE, months % TWELVE + 1, 1)
    return first + timedelta(days=year_begins.day - 1)


def last_day_of(quarter: int, year_begins: date) -> date:
    return first_day_of(quarter + 1, year_begins) - timedelta(days=1)


def check_quarter(quarter: int, year_begins: date, today: date) -> int:
    """Give the quarter if it has begun. Refuses QuarterNotKnown, QuarterNotBegun."""
    if quarter not in QUARTERS:
        raise QuarterNotKnown(quarter=quarter)
    first = first_day_of(quarter, year_begins)
    if today < first:
        raise QuarterNotBegun(quarter=quarter, first=first)
    return quarter
