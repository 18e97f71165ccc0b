"""Days late: calendar days, or working days that skip weekends and holidays."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.core.rubric.formula.calendar import days_late, is_working_day, next_working_day

HOLIDAYS = frozenset({date(2024, 4, 30), date(2024, 5, 1)})
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2024, 4, day) for day in (26, 27, 28, 29))


@pytest.mark.parametrize(
    ("day", "working"),
    [(FRIDAY, True), (SATURDAY, False), (SUNDAY, False), (MONDAY, True), (date(2024, 5, 1), False)],
)
def test_weekends_and_holidays_are_days_of_rest(day: date, *, working: bool) -> None:
    assert is_working_day(day, HOLIDAYS) is working


def test_a_due_date_on_a_day_of_rest_moves_to_the_next_working_day() -> None:
    assert next_working_day(SATURDAY, HOLIDAYS) == MONDAY
    assert next_working_day(date(2024, 4, 30), HOLIDAYS) == date(2024, 5, 2)
    assert next_working_day(MONDAY, HOLIDAYS) == MONDAY


@pytest.mark.parametrize(
    ("due", "sent", "late"),
    [
        pytest.param(FRIDAY, FRIDAY, 0, id="on the day"),
        pytest.param(FRIDAY, date(2024, 4, 20), 0, id="early"),
        pytest.param(FRIDAY, SATURDAY, 0, id="on a day of rest after it"),
        pytest.param(FRIDAY, MONDAY, 1, id="on the next working day"),
        pytest.param(SATURDAY, MONDAY, 0, id="due on a day of rest: moved"),
        pytest.param(FRIDAY, date(2024, 5, 2), 2, id="over holidays"),
        pytest.param(FRIDAY, date(2024, 5, 3), 3, id="a week later"),
    ],
)
def test_working_days_late(due: date, sent: date, late: int) -> None:
    assert days_late(due, sent, working=True, holidays=HOLIDAYS) == late


@pytest.mark.parametrize(
    ("due", "sent", "late"), [(FRIDAY, FRIDAY, 0), (FRIDAY, MONDAY, 3), (MONDAY, FRIDAY, 0)]
)
def test_calendar_days_late(due: date, sent: date, late: int) -> None:
    assert days_late(due, sent, working=False, holidays=HOLIDAYS) == late
