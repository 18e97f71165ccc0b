"""Reasons for what differs; objections in time or late, with an argument, answered on a basis."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from thidua.core.appraisal.objections import (
    ArgumentMissing,
    BasisMissing,
    Window,
    check_argument,
    check_basis,
    is_late,
    window_of,
)
from thidua.core.appraisal.values import (
    LONGEST,
    ReasonMissing,
    WordsTooLong,
    check_length,
    check_reason,
    differing,
)
from thidua.core.years.stages import Stage, StageKind
from thidua.core.years.working_days import Calendar

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
# Monday 9/12/2024 to Friday 13/12/2024, 17:00 on the clock of the offices
OPEN = Stage(
    StageKind.OBJECTION,
    datetime(2024, 12, 9, tzinfo=CLOCK),
    datetime(2024, 12, 13, 17, tzinfo=CLOCK),
)


def test_values_differ_also_where_one_was_left_out_or_given_as_nothing() -> None:
    before, after = {"a": 1, "b": None, "c": 3, "d": 4}, {"a": 1, "c": None, "d": 5, "e": 6}

    assert differing("abcdef", before, after) == ("b", "c", "d", "e")


def test_a_reason_is_asked_only_where_values_differ() -> None:
    assert check_reason(" ", ()) == ""
    assert check_reason(" Đã kiểm tra ", ("Số nhiệm vụ",)) == "Đã kiểm tra"
    with pytest.raises(ReasonMissing) as refused:
        check_reason(" \n", ("Số nhiệm vụ",))

    assert refused.value.grounds == {"figures": ("Số nhiệm vụ",)}


def test_a_text_has_a_greatest_length() -> None:
    assert len(check_length("a" * LONGEST)) == LONGEST
    with pytest.raises(WordsTooLong):
        check_length("a" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("at", "left"),
    [
        pytest.param(datetime(2024, 12, 1, tzinfo=UTC), 4, id="before it opens"),
        pytest.param(datetime(2024, 12, 9, 8, tzinfo=CLOCK), 4, id="on the first day"),
        pytest.param(datetime(2024, 12, 12, 8, tzinfo=CLOCK), 1, id="the day before the last"),
        pytest.param(datetime(2024, 12, 13, 18, tzinfo=CLOCK), 0, id="after it closed"),
    ],
)
def test_the_window_counts_the_working_days_that_are_left(at: datetime, left: int) -> None:
    window = window_of((OPEN,), at, Calendar(CLOCK))

    assert window == Window(date(2024, 12, 9), date(2024, 12, 13), left)


def test_a_holiday_does_not_count() -> None:
    calendar = Calendar(CLOCK, holidays=frozenset({date(2024, 12, 11)}))

    window = window_of((OPEN,), OPEN.opens, calendar)

    assert window is not None
    assert window.left == 3


def test_a_year_without_the_stage_has_no_window() -> None:
    assert window_of((), OPEN.opens, Calendar(CLOCK)) is None


@pytest.mark.parametrize(
    ("stage", "late"),
    [(StageKind.OBJECTION, False), (StageKind.YEAR_END, True), (None, True)],
)
def test_after_the_window_an_objection_is_late(stage: StageKind | None, *, late: bool) -> None:
    assert is_late(stage) is late


def test_an_objection_says_why_and_an_answer_cites_its_basis() -> None:
    assert check_argument(" Đã có xác nhận ", "1.1") == "Đã có xác nhận"
    assert check_basis(" Điều 5 ", "1.1") == "Điều 5"
    with pytest.raises(ArgumentMissing) as refused:
        check_argument(" ", "1.1")
    assert refused.value.grounds == {"row": "1.1"}
    with pytest.raises(BasisMissing) as lacking:
        check_basis("", "1.1")
    assert lacking.value.grounds == {"row": "1.1"}
