"""Stages of a year that runs: only moments to come are set anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from thidua.core.refusal import Refusal
from thidua.core.years.stage_changes import (
    MomentMovedIntoPast,
    PastMomentChanged,
    check_stage_changes,
)
from thidua.core.years.stages import Stage, StageKind, StagesOutOfOrder


def day(month: int, of_month: int = 1) -> datetime:
    return datetime(2024, month, of_month, tzinfo=UTC)


PAST = Stage(StageKind.DRAFT, day(1), day(2))
OPEN = Stage(StageKind.SIGNING, day(3), day(5))
TO_COME = Stage(StageKind.MID_YEAR, day(6), day(7))
OLD = (PAST, OPEN, TO_COME)
NOW = day(4)


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(OLD, id="nothing"),
        pytest.param((PAST, replace(OPEN, closes=day(4, 20)), TO_COME), id="the open one earlier"),
        pytest.param((PAST, replace(OPEN, closes=day(6)), TO_COME), id="the open one later"),
        pytest.param((PAST, replace(OPEN, closes=NOW), TO_COME), id="the open one now"),
        pytest.param((PAST, OPEN), id="one to come dropped"),
        pytest.param((*OLD, Stage(StageKind.SELF_SCORE, day(8), day(9))), id="one more"),
        pytest.param((PAST, OPEN, Stage(StageKind.MID_YEAR, day(9), day(10))), id="one moved"),
    ],
)
def test_what_is_to_come_may_change(new: tuple[Stage, ...]) -> None:
    assert check_stage_changes(OLD, tuple(reversed(new)), now=NOW) == new


@pytest.mark.parametrize(
    ("new", "refusal", "grounds"),
    [
        pytest.param(
            (replace(PAST, closes=day(2, 10)), OPEN),
            PastMomentChanged,
            {"stage": StageKind.DRAFT, "was": day(2)},
            id="a stage that is over",
        ),
        pytest.param(
            (OPEN, TO_COME),
            PastMomentChanged,
            {"stage": StageKind.DRAFT, "was": day(1)},
            id="a stage that is over dropped",
        ),
        pytest.param(
            (PAST, replace(OPEN, opens=day(3, 2)), TO_COME),
            PastMomentChanged,
            {"stage": StageKind.SIGNING, "was": day(3)},
            id="the opening of the open one",
        ),
        pytest.param(
            (PAST, replace(OPEN, closes=day(3, 30)), TO_COME),
            MomentMovedIntoPast,
            {"stage": StageKind.SIGNING, "given": day(3, 30), "now": NOW},
            id="the open one closed before now",
        ),
        pytest.param(
            (PAST, replace(OPEN, closes=day(6, 2)), TO_COME),
            StagesOutOfOrder,
            {
                "first": StageKind.SIGNING,
                "second": StageKind.MID_YEAR,
                "closes": day(6, 2),
                "opens": day(6),
            },
            id="over the next",
        ),
    ],
)
def test_what_is_past_stays(
    new: tuple[Stage, ...], refusal: type[Refusal], grounds: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        check_stage_changes(OLD, new, now=NOW)

    assert refused.value.grounds == grounds


def test_a_moment_that_is_now_has_passed() -> None:
    with pytest.raises(PastMomentChanged):
        check_stage_changes((OPEN,), (replace(OPEN, closes=day(6)),), now=OPEN.closes)


def test_a_stage_that_was_not_there_cannot_have_been_open() -> None:
    with pytest.raises(MomentMovedIntoPast):
        check_stage_changes((OPEN,), (PAST, OPEN), now=NOW)
