"""Changing the stages of a year that runs: by who may, on what was seen, on the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    a_year,
    an_actor,
    at,
    during,
    not_in_utc,
    seen,
    stages,
)
from thidua.apps.years.actions import stages_text
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown, stages_of
from thidua.apps.years.reschedule import NewStages, StagesChangedMeanwhile, change_stages
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stage_changes import PastMomentChanged
from thidua.core.years.stages import Stage, StageKind

pytestmark = pytest.mark.django_db
NOW = during(StageKind.SELF_SCORE)
LATER = tuple(
    replace(stage, closes=at(11, 25)) if stage.kind is StageKind.HAND_OVER else stage
    for stage in stages()
)


def change(
    year: EmulationYear, new: tuple[Stage, ...] = LATER, *, based_on: tuple[Stage, ...] = stages()
) -> None:
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    change_stages(year.pk, new=NewStages(new, stages_text(based_on)), actor=secretary, at=NOW)


def test_a_stage_to_come_is_moved_and_both_are_on_record() -> None:
    year = a_year()

    change(year)

    assert stages_of(year.pk) == LATER
    facts = last_facts()
    assert last_line()[1:] == ("stages changed", f"year {year.block.code} 2024")
    assert "hand_over 2024-11-01T00:00Z/2024-11-20T00:00Z" in str(facts["from"])
    assert "hand_over 2024-11-01T00:00Z/2024-11-25T00:00Z" in str(facts["to"])


def test_stages_change_places_though_no_two_may_be_open_at_once() -> None:
    year = a_year()
    moved = tuple(
        replace(stage, opens=stage.closes, closes=stage.closes.replace(day=28))
        for stage in stages()[5:]
    )

    change(year, (*stages()[:5], *moved))

    assert stages_of(year.pk) == (*stages()[:5], *moved)


def test_the_same_stages_are_no_deed() -> None:
    year = a_year()
    before = deeds()

    change(year, stages())

    assert deeds() == before


def test_what_is_past_stays() -> None:
    year = a_year()

    with pytest.raises(PastMomentChanged):
        change(year, stages()[1:])

    assert stages_of(year.pk) == stages()


def test_who_saw_other_stages_is_told() -> None:
    year = a_year()
    change(year)
    other = (*LATER[:-2], replace(LATER[-2], closes=at(10, 25)), LATER[-1])

    with pytest.raises(StagesChangedMeanwhile) as refused:
        change(year, other)

    assert refused.value.grounds == {"year": 2024}
    assert stages_of(year.pk) == LATER
    change(year, other, based_on=LATER)
    assert stages_of(year.pk) == other


@pytest.mark.parametrize(
    "role", [Role.BLOCK_HEAD, Role.APPRAISER, Role.UNIT_LEADER, Role.UNIT_OFFICER]
)
def test_only_a_secretary_or_a_province_changes_stages(role: Role) -> None:
    year = a_year()
    new = NewStages(LATER, stages_text(stages()))
    block = "" if role in {Role.UNIT_LEADER, Role.UNIT_OFFICER} else year.block.code
    for actor in (PUBLIC, an_actor(role, block=block, unit="" if block else "CA")):
        with pytest.raises(NotGranted):
            change_stages(year.pk, new=new, actor=actor, at=NOW)

    change_stages(year.pk, new=new, actor=ADMINISTRATOR, at=NOW)

    assert seen(year).stages == LATER


def test_an_unknown_year_is_refused() -> None:
    with pytest.raises(YearNotKnown):
        change_stages(0, new=NewStages((), ""), actor=ADMINISTRATOR, at=NOW)


def test_a_change_that_fails_at_its_end_leaves_nothing() -> None:
    year = a_year()
    new = NewStages(LATER, stages_text(stages()))

    with pytest.raises(TimeWithoutZone):
        change_stages(year.pk, new=new, actor=ADMINISTRATOR, at=not_in_utc(NOW))

    assert stages_of(year.pk) == stages()
