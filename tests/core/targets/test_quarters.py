"""Quarters are counted from the first day of the emulation year, which need not be January's."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.core.targets.quarters import (
    QuarterNotBegun,
    QuarterNotKnown,
    check_quarter,
    first_day_of,
    last_day_of,
)

JANUARY, DECEMBER = date(2024, 1, 1), date(2023, 12, 1)


@pytest.mark.parametrize(
    ("begins", "quarter", "first", "last"),
    [
        pytest.param(JANUARY, 1, date(2024, 1, 1), date(2024, 3, 31), id="first"),
        pytest.param(JANUARY, 2, date(2024, 4, 1), date(2024, 6, 30), id="second"),
        pytest.param(JANUARY, 4, date(2024, 10, 1), date(2024, 12, 31), id="fourth"),
        pytest.param(DECEMBER, 1, date(2023, 12, 1), date(2024, 2, 29), id="over new year"),
        pytest.param(
            DECEMBER, 4, date(2024, 9, 1), date(2024, 11, 30), id="of a year from December"
        ),
        pytest.param(
            date(2024, 1, 16), 1, date(2024, 1, 16), date(2024, 4, 15), id="from the 16th"
        ),
    ],
)
def test_a_quarter_has_three_months(begins: date, quarter: int, first: date, last: date) -> None:
    assert first_day_of(quarter, begins) == first
    assert last_day_of(quarter, begins) == last


def test_a_quarter_can_be_told_from_its_first_day_on() -> None:
    assert check_quarter(2, JANUARY, date(2024, 4, 1)) == 2
    with pytest.raises(QuarterNotBegun) as refused:
        check_quarter(2, JANUARY, date(2024, 3, 31))

    assert refused.value.grounds == {"quarter": 2, "first": date(2024, 4, 1)}


@pytest.mark.parametrize("quarter", [0, 5])
def test_a_year_has_four_quarters(quarter: int) -> None:
    with pytest.raises(QuarterNotKnown) as refused:
        check_quarter(quarter, JANUARY, date(2024, 12, 31))

    assert refused.value.grounds == {"quarter": quarter}
