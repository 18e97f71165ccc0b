"""Working days: without weekends and holidays, with the days of rest worked in exchange."""

from __future__ import annotations

from datetime import UTC, date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.years.working_days import Calendar, TooManyDays, add_working_days

BRIDGE, EXCHANGED = date(2024, 4, 29), date(2024, 5, 4)
SPRING = Calendar(
    UTC,
    holidays=frozenset({BRIDGE, date(2024, 4, 30), date(2024, 5, 1)}),
    worked=frozenset({EXCHANGED}),
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2024, 4, 26), True, id="Friday"),
        pytest.param(date(2024, 4, 27), False, id="Saturday"),
        pytest.param(BRIDGE, False, id="the bridge day"),
        pytest.param(EXCHANGED, True, id="the Saturday worked for it"),
        pytest.param(date(2024, 5, 5), False, id="Sunday"),
    ],
)
def test_days_of_work_and_of_rest(day: date, *, works: bool) -> None:
    assert SPRING.works_on(day) is works


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        pytest.param(date(2024, 12, 13), 3, date(2024, 12, 18), id="three days after a Friday"),
        pytest.param(date(2024, 12, 13), 0, date(2024, 12, 13), id="none"),
        pytest.param(date(2024, 12, 14), 1, date(2024, 12, 16), id="one after a Saturday"),
        pytest.param(date(2024, 4, 26), 1, date(2024, 5, 2), id="over the holidays"),
        pytest.param(date(2024, 5, 3), 1, EXCHANGED, id="onto the Saturday worked"),
    ],
)
def test_working_days_are_added(day: date, count: int, end: date) -> None:
    assert add_working_days(day, count, SPRING) == end


def test_a_thousand_working_days_can_be_added() -> None:
    assert add_working_days(date(2024, 1, 1), 1000, Calendar(UTC)) == date(2027, 11, 1)


@pytest.mark.parametrize("count", [-1, 1001])
def test_other_counts_are_refused(count: int) -> None:
    with pytest.raises(TooManyDays) as refused:
        add_working_days(date(2024, 1, 1), count, SPRING)

    assert refused.value.grounds == {"days": count, "limit": 1000}


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.integers(0, 60))
def test_working_days_add_up(day: date, one: int, other: int) -> None:
    end = add_working_days(day, one, SPRING)

    assert SPRING.works_on(end)
    assert add_working_days(end, other, SPRING) == add_working_days(day, one + other, SPRING)
