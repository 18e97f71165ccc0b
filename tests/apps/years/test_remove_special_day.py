"""Taking a day out of the calendar: once, by a province, on the record."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.ledger_lines import last_facts, last_line
from tests.world import ADMINISTRATOR, NOT_IN_UTC, an_actor, at
from thidua.apps.years.actions import (
    NewSpecialDay,
    SpecialDayNotKnown,
    remove_special_day,
    set_special_day,
)
from thidua.apps.years.models import SpecialDay
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.ledger.entry import TimeWithoutZone

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)


@pytest.fixture(autouse=True)
def _a_holiday() -> None:
    new = NewSpecialDay(DAY, "Quốc khánh")
    set_special_day(new, actor=ADMINISTRATOR, at=at(1))


def test_a_removed_day_is_as_its_weekday_and_on_record() -> None:
    remove_special_day(DAY, actor=ADMINISTRATOR, at=at(2))

    assert not SpecialDay.objects.exists()
    assert last_line() == ("account 900", "calendar day removed", "day 2024-09-02")
    assert last_facts() == {"name": "Quốc khánh", "worked": False}


def test_a_day_is_removed_once() -> None:
    remove_special_day(DAY, actor=ADMINISTRATOR, at=at(2))

    with pytest.raises(SpecialDayNotKnown) as refused:
        remove_special_day(DAY, actor=ADMINISTRATOR, at=at(2))

    assert refused.value.grounds == {"day": DAY}


def test_only_a_province_removes_it() -> None:
    for actor in (PUBLIC, an_actor(Role.SECRETARY, block="a")):
        with pytest.raises(NotGranted):
            remove_special_day(DAY, actor=actor, at=at(2))

    assert SpecialDay.objects.exists()


def test_a_removal_that_fails_at_its_end_leaves_the_day() -> None:
    with pytest.raises(TimeWithoutZone):
        remove_special_day(DAY, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert SpecialDay.objects.exists()
