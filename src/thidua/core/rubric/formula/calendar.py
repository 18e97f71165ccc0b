"""Working days: weekends and the holidays of the table are days of rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY, WEEK = 5, 7
DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def next_working_day(day: date, holidays: Collection[date]) -> date:
    """Give the day itself, or the first working day after it (Civil Code 91/2015, article 148)."""
    while not is_working_day(day, holidays) and day < date.max:
        day += DAY
    return day


def days_late(due: date, sent: date, *, working: bool, holidays: Collection[date]) -> int:
    """Count the days from a due date to the day of sending; on time, or early, is 0.

    In working days a due date on a day of rest moves to the next working day, and days of rest
    after it do not count. In calendar days every day counts and nothing moves.
    """
    if working:
        due = next_working_day(due, holidays)
    days = max(0, (sent - due).days)
    if not working:
        return days
    weeks, rest = divmod(days, WEEK)
    last = range(due.weekday() + 1, due.weekday() + 1 + rest)
    weekdays = weeks * SATURDAY + sum(day % WEEK < SATURDAY for day in last)
    return weekdays - sum(due < day <= sent and day.weekday() < SATURDAY for day in holidays)
