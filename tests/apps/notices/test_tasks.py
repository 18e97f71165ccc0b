"""What a person has to do now: what is granted in the open stage and still lacks, nothing else."""

from __future__ import annotations

import pytest

from tests.apps.targets.registrations import (
    HEAD,
    LEADER,
    MID_YEAR,
    OFFICER,
    SELF_SCORE,
    SIGNING,
    a_year_of_targets,
    ask,
    confirm,
    decide,
    register,
    report,
)
from tests.world import a_reported_sheet, an_actor, handed_in, stages
from thidua.apps.notices.tasks import Task, TaskKind, tasks_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import PUBLIC, Actor, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> EmulationYear:
    return a_year_of_targets()


def told(tasks: tuple[Task, ...]) -> list[tuple[TaskKind, str, int]]:
    return [(one.kind, one.unit, one.number) for one in tasks]


def test_who_registered_nothing_has_to_register(year: EmulationYear) -> None:
    for who in (OFFICER, LEADER):
        (task,) = tasks_of(who, at=SIGNING)
        assert (task.kind, task.unit, task.year.id) == (TaskKind.REGISTER, "SNV", year.pk)
        assert task.until == stages()[1].closes


def test_the_leader_has_to_confirm_until_he_did(year: EmulationYear) -> None:
    register(year)

    assert told(tasks_of(LEADER, at=SIGNING)) == [(TaskKind.CONFIRM, "SNV", 0)]
    assert tasks_of(OFFICER, at=SIGNING) == ()

    confirm(year)
    assert tasks_of(LEADER, at=SIGNING) == ()


def test_a_quarter_that_has_ended_is_to_be_reported(year: EmulationYear) -> None:
    assert tasks_of(OFFICER, at=MID_YEAR) == ()
    register(year)

    assert told(tasks_of(OFFICER, at=MID_YEAR)) == [(TaskKind.REPORT, "SNV", 1)]

    report(year, {1: 3})
    assert tasks_of(OFFICER, at=MID_YEAR) == ()


def test_requests_wait_for_the_head_alone(year: EmulationYear) -> None:
    register(year)
    request = ask(year)

    assert told(tasks_of(HEAD, at=MID_YEAR)) == [(TaskKind.DECIDE, "", 1)]
    assert TaskKind.DECIDE not in {one.kind for one in tasks_of(LEADER, at=MID_YEAR)}

    decide(year, request)
    assert tasks_of(HEAD, at=MID_YEAR) == ()


def test_figures_are_to_be_handed_in_by_the_leader(year: EmulationYear) -> None:
    assert told(tasks_of(LEADER, at=SELF_SCORE)) == [(TaskKind.SUBMIT, "SNV", 0)]

    a_reported_sheet(year, handed_in("SNV", values={}))

    assert tasks_of(LEADER, at=SELF_SCORE) == ()


@pytest.mark.parametrize(
    "who",
    [
        PUBLIC,
        an_actor(Role.UNIT_LEADER, unit="XA"),
        an_actor(Role.SECRETARY, block="khoi-hai"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"),
    ],
    ids=["public", "a unit outside", "another block", "administrator"],
)
def test_others_have_nothing_to_do(year: EmulationYear, who: Actor) -> None:
    year.published_at = SIGNING
    year.save()
    register(year)

    assert tasks_of(who, at=SIGNING) == ()


def test_between_stages_there_is_nothing_to_do(year: EmulationYear) -> None:
    assert tasks_of(OFFICER, at=stages()[1].closes) == ()
    assert year.pk
