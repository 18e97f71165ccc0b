"""The stages of a year follow each other; at most one is open, and its days are counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.refusal import Refusal
from thidua.core.years.stages import (
    ORDER,
    Stage,
    StageEndsBeforeItOpens,
    StageKind,
    StagesOutOfOrder,
    StageTwice,
    check_stages,
    days_left,
    next_stage,
    stage_at,
    working_days_left,
)
from thidua.core.years.working_days import Calendar

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
K = StageKind
SECOND = timedelta(seconds=1)


def at(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=HANOI)


SELF_SCORE = Stage(K.SELF_SCORE, at(11, 16), at(11, 25, 17))
CROSS_SCORE = Stage(K.CROSS_SCORE, at(11, 26), at(12, 6))
APPRAISAL = Stage(K.APPRAISAL, at(12, 6), at(12, 11))
YEAR = (SELF_SCORE, CROSS_SCORE, APPRAISAL)


def test_the_year_has_ten_stages_in_their_order() -> None:
    assert ORDER == (
        K.DRAFT,
        K.SIGNING,
        K.MID_YEAR,
        K.CROSS_INSPECTION,
        K.SELF_SCORE,
        K.CROSS_SCORE,
        K.APPRAISAL,
        K.OBJECTION,
        K.YEAR_END,
        K.HAND_OVER,
    )


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        pytest.param(SELF_SCORE.opens - SECOND, None, id="before the first"),
        pytest.param(SELF_SCORE.opens, SELF_SCORE, id="from the moment it opens"),
        pytest.param(SELF_SCORE.closes - SECOND, SELF_SCORE, id="to the last second"),
        pytest.param(SELF_SCORE.closes, None, id="not at the moment it closes"),
        pytest.param(at(11, 25, 20), None, id="between two stages"),
        pytest.param(CROSS_SCORE.closes, APPRAISAL, id="where one closes the next may open"),
        pytest.param(APPRAISAL.closes, None, id="after the last"),
        pytest.param(datetime(2024, 11, 15, 17, tzinfo=UTC), SELF_SCORE, id="on another clock"),
    ],
)
def test_at_most_one_stage_is_open(moment: datetime, stage: Stage | None) -> None:
    assert stage_at(YEAR, moment) == stage


@pytest.mark.parametrize(
    ("moment", "stage"),
    [
        (SELF_SCORE.opens - SECOND, SELF_SCORE),
        (SELF_SCORE.opens, CROSS_SCORE),
        (at(11, 25, 20), CROSS_SCORE),
        (CROSS_SCORE.opens, APPRAISAL),
        (APPRAISAL.opens, None),
    ],
)
def test_the_next_stage_is_the_first_to_open(moment: datetime, stage: Stage | None) -> None:
    assert next_stage((APPRAISAL, CROSS_SCORE, SELF_SCORE), moment) == stage


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        pytest.param(at(11, 21), 4, id="four days"),
        pytest.param(at(11, 21, 23), 4, id="at whatever hour"),
        pytest.param(datetime(2024, 11, 20, 17, tzinfo=UTC), 4, id="the day of the office's clock"),
        pytest.param(at(11, 24, 23), 1, id="one day"),
        pytest.param(at(11, 25, 9), 0, id="today"),
        pytest.param(at(11, 27), 0, id="past"),
    ],
)
def test_the_days_left_are_counted_on_the_offices_clock(moment: datetime, days: int) -> None:
    assert days_left(SELF_SCORE, moment, HANOI) == days


def test_the_closing_day_is_that_of_the_offices_clock() -> None:
    stage = Stage(K.DRAFT, at(1, 1), datetime(2024, 1, 9, 20, tzinfo=UTC))

    assert days_left(stage, at(1, 9, 12), HANOI) == 1
    assert days_left(stage, at(1, 9, 12), UTC) == 0
    assert days_left(stage, at(1, 9, 3), UTC) == 1


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        pytest.param(at(11, 25, 8), 0, id="today"),
        pytest.param(at(11, 24, 8), 1, id="Sunday, closing on Monday"),
        pytest.param(at(11, 22, 8), 1, id="Friday: the weekend does not count"),
        pytest.param(at(11, 21, 8), 2, id="Thursday"),
        pytest.param(at(11, 20, 8), 2, id="Wednesday, with a holiday on Thursday"),
        pytest.param(datetime(2024, 11, 21, 18, tzinfo=UTC), 1, id="already Friday in Hà Nội"),
        pytest.param(at(11, 27, 8), 0, id="past"),
    ],
)
def test_the_working_days_left_leave_out_days_of_rest(moment: datetime, days: int) -> None:
    calendar = Calendar(HANOI, holidays=frozenset({date(2024, 11, 21)}))

    assert working_days_left(SELF_SCORE, moment, calendar) == days


def test_the_working_days_end_with_the_closing_day_of_the_offices_clock() -> None:
    stage = Stage(K.DRAFT, at(1, 1), datetime(2024, 1, 9, 20, tzinfo=UTC))

    assert working_days_left(stage, at(1, 8, 12), Calendar(HANOI)) == 2
    assert working_days_left(stage, at(1, 8, 12), Calendar(UTC)) == 1
    assert working_days_left(stage, at(1, 8, 3), Calendar(UTC)) == 2


def test_stages_are_put_in_order() -> None:
    assert check_stages([APPRAISAL, SELF_SCORE, CROSS_SCORE]) == YEAR
    assert check_stages([]) == ()


def test_a_stage_that_is_never_open_is_refused() -> None:
    empty = Stage(K.SIGNING, at(3, 29), at(3, 29))

    with pytest.raises(StageEndsBeforeItOpens) as refused:
        check_stages([empty])

    assert refused.value.grounds == {
        "stage": K.SIGNING,
        "opens": at(3, 29),
        "closes": at(3, 29),
    }


def test_a_stage_comes_once() -> None:
    with pytest.raises(StageTwice) as refused:
        check_stages([SELF_SCORE, Stage(K.SELF_SCORE, at(12, 1), at(12, 2))])

    assert refused.value.grounds == {"stage": K.SELF_SCORE}


@pytest.mark.parametrize(
    "opens",
    [
        pytest.param(SELF_SCORE.closes - SECOND, id="overlapping"),
        pytest.param(at(1, 1), id="out of order"),
    ],
)
def test_stages_that_overlap_or_are_out_of_order_are_refused(opens: datetime) -> None:
    with pytest.raises(StagesOutOfOrder) as refused:
        check_stages([Stage(K.CROSS_SCORE, opens, at(12, 6)), SELF_SCORE])

    assert refused.value.grounds == {
        "first": K.SELF_SCORE,
        "second": K.CROSS_SCORE,
        "closes": SELF_SCORE.closes,
        "opens": opens,
    }


HOURS = st.integers(0, 200).map(lambda hours: at(1, 1) + timedelta(hours=hours))
STAGES = st.lists(st.builds(Stage, st.sampled_from(K), HOURS, HOURS), max_size=5)


@given(STAGES, HOURS)
def test_of_stages_that_are_accepted_at_most_one_is_open(
    stages: list[Stage], moment: datetime
) -> None:
    try:
        ordered = check_stages(stages)
    except Refusal:
        return

    assert sum(stage.open_at(moment) for stage in ordered) <= 1
