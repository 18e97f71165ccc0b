"""Days late: calendar days, or working days that skip weekends and holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        pytest.param(FRIDAY, date(2024, 5, 4), 3, id="on the Saturday after"),
        pytest.param(MONDAY, date(2024, 4, 30), 0, id="on a holiday"),
        pytest.param(date(2024, 5, 2), date(2024, 6, 13), 30, id="six weeks to the day"),
        pytest.param(
            date(2023, 12, 29), date(2024, 5, 2), 87, id="over weeks with holidays in them"
        ),
    ],
)
def test_working_days_late(due: date, sent: date, late: int) -> None:
    assert days_late(due, sent, working=True, holidays=HOLIDAYS) == late


@given(
    due=st.dates(date(2024, 1, 1), date(2024, 7, 1)),
    days=st.integers(-5, 70),
    holidays=st.frozensets(st.dates(date(2024, 1, 1), date(2024, 9, 1)), max_size=20),
)
def test_working_days_are_those_that_one_counts_on_the_calendar(
    due: date, days: int, holidays: frozenset[date]
) -> None:
    start, sent = next_working_day(due, holidays), due + timedelta(days)
    between = (start + timedelta(day) for day in range(1, (sent - start).days + 1))
    counted = sum(is_working_day(day, holidays) for day in between)

    assert days_late(due, sent, working=True, holidays=holidays) == counted


def test_the_longest_time_is_counted_at_once() -> None:
    assert days_late(date.min, date.max, working=True, holidays=HOLIDAYS) == 2_608_612
    assert days_late(date.max, date.max, working=True, holidays={date.max}) == 0


@pytest.mark.parametrize(
    ("due", "sent", "late"), [(FRIDAY, FRIDAY, 0), (FRIDAY, MONDAY, 3), (MONDAY, FRIDAY, 0)]
)
def test_calendar_days_late(due: date, sent: date, late: int) -> None:
    assert days_late(due, sent, working=False, holidays=HOLIDAYS) == late
