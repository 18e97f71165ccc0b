"""The day of a moment: on the clock of the offices, whatever clock the moment carries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pytest_django import Settings

from thidua.ui.words.moments import day_of

HANOI = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        pytest.param(datetime(2024, 3, 29, 16, 59, tzinfo=UTC), "29/03/2024", id="before midnight"),
        pytest.param(datetime(2024, 3, 29, 17, tzinfo=UTC), "30/03/2024", id="the next day there"),
        pytest.param(datetime(2024, 3, 30, 0, tzinfo=HANOI), "30/03/2024", id="their own clock"),
    ],
)
def test_a_moment_is_written_as_the_day_of_the_offices(
    moment: datetime, said: str, settings: Settings
) -> None:
    settings.TIME_ZONE = "Asia/Ho_Chi_Minh"

    assert day_of(moment) == said
