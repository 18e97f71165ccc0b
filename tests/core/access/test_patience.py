"""Wrong passwords: the first few are free, then each costs a longer wait, up to a quarter of an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from thidua.core.access.patience import TriedTooOften, Tries, wait_after, with_another

NOON = datetime(2024, 11, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wrong", "minutes"),
    [
        pytest.param(0, 0, id="none yet"),
        pytest.param(4, 0, id="the fourth is free"),
        pytest.param(5, 1, id="the fifth costs a minute"),
        pytest.param(6, 2, id="the next costs twice that"),
        pytest.param(8, 8, id="and so on"),
        pytest.param(9, 15, id="up to a quarter of an hour"),
        pytest.param(10**9, 15, id="and never more"),
    ],
)
def test_wrong_passwords_cost_a_wait(wrong: int, minutes: int) -> None:
    assert wait_after(wrong) == timedelta(minutes=minutes)


def test_the_first_try_is_counted() -> None:
    assert with_another(None, NOON) == Tries(1, NOON)


def test_a_further_try_is_counted_with_its_moment() -> None:
    earlier = Tries(4, NOON - timedelta(seconds=1))

    assert with_another(earlier, NOON) == Tries(5, NOON)


@pytest.mark.parametrize(
    ("wrong", "since", "minutes"),
    [
        pytest.param(5, timedelta(0), 1, id="at once: the whole minute is left"),
        pytest.param(5, timedelta(seconds=59), 1, id="a begun minute counts"),
        pytest.param(9, timedelta(0), 15, id="after many: a quarter of an hour"),
        pytest.param(9, timedelta(minutes=1), 14, id="whole minutes stay whole"),
    ],
)
def test_within_the_wait_a_try_is_refused(wrong: int, since: timedelta, minutes: int) -> None:
    with pytest.raises(TriedTooOften) as refused:
        with_another(Tries(wrong, NOON - since), NOON)

    assert refused.value.grounds == {"minutes": minutes}


def test_when_the_wait_is_over_a_try_is_counted_again() -> None:
    assert with_another(Tries(5, NOON - timedelta(minutes=1)), NOON) == Tries(6, NOON)


def test_a_day_without_a_try_forgets() -> None:
    a_day = timedelta(days=1)
    a_moment_less = a_day - timedelta(seconds=1)

    assert with_another(Tries(9, NOON - a_day), NOON) == Tries(1, NOON)
    assert with_another(Tries(9, NOON - a_moment_less), NOON) == Tries(10, NOON)
