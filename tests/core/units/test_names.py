"""A unit has one name on a day; a name holds from its first day up to the next name's first."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.core.units.names import (
    NameEndsBeforeItBegins,
    NamePeriod,
    NamesOverlap,
    NoNameOnDay,
    check_names,
    name_on,
)

OLD = NamePeriod("Ban Tổ chức chính quyền", date(1990, 1, 1), date(2003, 11, 1))
NEW = NamePeriod("Sở Nội vụ", date(2003, 11, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(1990, 1, 1), "Ban Tổ chức chính quyền", id="the first day counts"),
        pytest.param(date(2003, 10, 31), "Ban Tổ chức chính quyền", id="the last day"),
        pytest.param(date(2003, 11, 1), "Sở Nội vụ", id="the day of renaming has the new name"),
        pytest.param(date(2099, 1, 1), "Sở Nội vụ", id="without an end it still holds"),
    ],
)
def test_a_unit_has_the_name_of_the_day(day: date, name: str) -> None:
    assert name_on((NEW, OLD), day) == name


def test_before_its_first_name_a_unit_has_none() -> None:
    with pytest.raises(NoNameOnDay) as refused:
        name_on((OLD, NEW), date(1989, 12, 31))

    assert refused.value.grounds == {"day": date(1989, 12, 31)}


def test_names_that_follow_each_other_are_in_order() -> None:
    check_names((NEW, OLD))
    check_names(())


def test_names_may_leave_a_gap() -> None:
    check_names((NamePeriod("A", date(2000, 1, 1), date(2001, 1, 1)), NEW))


@pytest.mark.parametrize("until", [date(2003, 11, 2), None])
def test_two_names_on_one_day_are_refused(until: date | None) -> None:
    with pytest.raises(NamesOverlap) as refused:
        check_names((NEW, NamePeriod("Sở cũ", date(2000, 1, 1), until)))

    assert refused.value.grounds == {
        "first": "Sở cũ",
        "second": "Sở Nội vụ",
        "day": date(2003, 11, 1),
    }


@pytest.mark.parametrize("until", [date(2000, 1, 1), date(1999, 12, 31)])
def test_a_name_that_holds_on_no_day_is_refused(until: date) -> None:
    with pytest.raises(NameEndsBeforeItBegins) as refused:
        check_names((NamePeriod("A", date(2000, 1, 1), until),))

    assert refused.value.grounds == {"name": "A", "since": date(2000, 1, 1), "until": until}


def test_a_name_of_one_day_is_in_order() -> None:
    check_names((NamePeriod("A", date(2000, 1, 1), date(2000, 1, 2)),))
