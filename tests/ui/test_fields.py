"""What is typed into a plain form: texts, days, moments, numbers and choices, or why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from thidua.core.refusal import Refusal
from thidua.ui.fields import (
    ChoiceNotOffered,
    DayNotRead,
    Field,
    FieldMissing,
    FieldTooLong,
    Typed,
    WholeNumberNotRead,
    typed_into,
)

FIELDS = (
    Field("ten", "Tên", longest=10),
    Field("tu", "Từ ngày", "date"),
    Field("den", "Đến ngày", "date", needed=False),
    Field("luc", "Lúc", "datetime-local", needed=False),
    Field("nam", "Năm", "number"),
    Field("loai", "Loại", "select", needed=False, choices=(("", ""), ("a", "A"))),
)


def typed(**values: str) -> Typed:
    return typed_into(FIELDS, values)


def test_a_text_is_composed_and_without_spaces_around_it() -> None:
    assert typed(ten="  So\u031b\u0309\0 ").text("ten") == "Sở"


def test_a_day_that_is_not_needed_may_lack() -> None:
    assert typed().day_or_none("den") is None
    assert typed().moment_or_none("luc") is None
    assert typed(tu="2024-02-29").day("tu") == date(2024, 2, 29)


def test_a_day_that_is_needed_all_the_same_is_asked_for() -> None:
    with pytest.raises(FieldMissing):
        typed().day("den")


def test_a_moment_is_on_the_clock_of_the_offices() -> None:
    moment = typed(luc="2024-02-29T17:00").moment_or_none("luc")

    assert f"{moment:%d/%m/%Y %H:%M %z}" == "29/02/2024 17:00 +0700"


@pytest.mark.parametrize("number", ["2000", "2100"])
def test_a_number_may_be_its_bound(number: str) -> None:
    assert typed(nam=number).whole("nam", least=2000, most=2100) == int(number)


@pytest.mark.parametrize(
    ("read", "values", "refusal"),
    [
        pytest.param("text", {"ten": " "}, FieldMissing, id="nothing"),
        pytest.param("text", {"ten": "x" * 11}, FieldTooLong, id="too long"),
        pytest.param("day", {"tu": "30/02"}, DayNotRead, id="no day"),
        pytest.param("moment", {"luc": "17 giờ"}, DayNotRead, id="no moment"),
        pytest.param("moment", {"luc": "2024-02-29T17:00+09:00"}, DayNotRead, id="another clock"),
        pytest.param("whole", {"nam": "1999"}, WholeNumberNotRead, id="too small"),
        pytest.param("whole", {"nam": "2101"}, WholeNumberNotRead, id="too great"),
        pytest.param("whole", {"nam": "٢٠٢٤"}, WholeNumberNotRead, id="other digits"),
        pytest.param("whole", {"nam": "-1"}, WholeNumberNotRead, id="no whole number"),
        pytest.param("choice", {"loai": "b"}, ChoiceNotOffered, id="no choice"),
    ],
)
def test_what_does_not_fit_is_refused(
    read: str, values: dict[str, str], refusal: type[Refusal]
) -> None:
    given = typed(**values)
    readings: dict[str, Callable[[], object]] = {
        "text": lambda: given.text("ten"),
        "day": lambda: given.day("tu"),
        "moment": lambda: given.moment_or_none("luc"),
        "whole": lambda: given.whole("nam", least=2000, most=2100),
        "choice": lambda: given.choice("loai"),
    }

    with pytest.raises(refusal):
        readings[read]()
