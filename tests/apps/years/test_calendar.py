"""The calendar of the offices: holidays and days worked in exchange, set by the province."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import ADMINISTRATOR, NOT_IN_UTC, an_actor, at
from thidua.apps.years.actions import NewSpecialDay, set_special_day
from thidua.apps.years.models import SpecialDay
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.ledger.entry import TimeWithoutZone

pytestmark = pytest.mark.django_db
HOLIDAY = NewSpecialDay(date(2024, 4, 29), "Nghỉ hoán đổi")
EXCHANGED = NewSpecialDay(date(2024, 5, 4), "Làm bù", worked=True)


def calendar() -> dict[date, bool]:
    """Give the special days, and of each whether it is worked."""
    return dict(SpecialDay.objects.values_list("day", "worked"))


def test_holidays_and_exchanged_days_make_the_calendar() -> None:
    set_special_day(HOLIDAY, actor=ADMINISTRATOR, at=at(1))
    set_special_day(EXCHANGED, actor=ADMINISTRATOR, at=at(1))

    assert calendar() == {HOLIDAY.day: False, EXCHANGED.day: True}
    assert last_line() == ("account 900", "calendar edited", "day 2024-05-04")
    assert last_facts() == {"name": "Làm bù", "worked": True}


def test_a_day_is_corrected_and_the_same_again_is_no_deed() -> None:
    set_special_day(HOLIDAY, actor=ADMINISTRATOR, at=at(1))
    set_special_day(HOLIDAY, actor=ADMINISTRATOR, at=at(1))
    assert deeds() == ["calendar edited"]

    set_special_day(replace(HOLIDAY, worked=True), actor=ADMINISTRATOR, at=at(1))

    assert calendar() == {HOLIDAY.day: True}
    assert deeds() == ["calendar edited", "calendar edited"]


def test_only_a_province_edits_the_calendar() -> None:
    for actor in (
        PUBLIC,
        an_actor(Role.BLOCK_HEAD, block="a"),
        an_actor(Role.SECRETARY, block="a"),
    ):
        with pytest.raises(NotGranted):
            set_special_day(HOLIDAY, actor=actor, at=at(1))

    assert calendar() == {}


def test_an_edit_that_fails_at_its_end_leaves_nothing() -> None:
    with pytest.raises(TimeWithoutZone):
        set_special_day(HOLIDAY, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert calendar() == {}
