"""Working days: not the weekend, not a holiday, and a Saturday that is worked in exchange.

The holidays are data: each year's are set by decision (Labour Code 45/2019, article 112), and so
are the days of rest that are worked in exchange for a bridge day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from thidua.core.refusal import Refusal
from thidua.core.rubric.formula.calendar import DAY, is_working_day

LONGEST = 1000  # working days that anybody counts


class TooManyDays(Refusal):
    """A count of working days is from 0 to 1,000. Grounds: days, limit."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The clock of the offices, their holidays, and the days of rest worked in exchange."""

    clock: tzinfo
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        return day in self.worked or is_working_day(day, self.holidays)


def add_working_days(day: date, count: int, calendar: Calendar) -> date:
    """Give the day on which `count` working days after a day have passed; 0 is the day itself.

    Three working days after Friday 13/12 end on Wednesday 18/12. Refuses with `TooManyDays`.
    """
    if not 0 <= count <= LONGEST:
        raise TooManyDays(days=count, limit=LONGEST)
    while count:
        day += DAY
        count -= calendar.works_on(day)
    return day
