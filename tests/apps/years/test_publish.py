"""Publishing the results: once, by the head, at the year's end, on the year as it was seen."""

from __future__ import annotations

import pytest
from django.utils.timezone import localtime

from tests.apps.ledger_lines import deeds, last_line
from tests.world import a_year, an_actor, at, during, not_in_utc, seen
from thidua.apps.years.actions import (
    PublishedAlready,
    YearChangedMeanwhile,
    publish_results,
)
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
YEAR_END = during(StageKind.YEAR_END)


@pytest.fixture
def year() -> EmulationYear:
    return a_year()


def the_head(year: EmulationYear) -> Actor:
    return an_actor(Role.BLOCK_HEAD, block=year.block.code)


def test_published_results_are_open_to_all(year: EmulationYear) -> None:
    publish_results(year.pk, expected_version=1, actor=the_head(year), at=YEAR_END)

    assert seen(year).published_at == YEAR_END
    assert seen(year).version == 2
    assert seen(year).thing(at(1)).published
    assert last_line() == ("account 901", "results published", f"year {year.block.code} 2024")


def test_results_are_published_once(year: EmulationYear) -> None:
    publish_results(year.pk, expected_version=1, actor=the_head(year), at=YEAR_END)

    with pytest.raises(PublishedAlready) as refused:
        publish_results(year.pk, expected_version=1, actor=the_head(year), at=YEAR_END)

    assert refused.value.grounds == {"published": localtime(YEAR_END)}
    assert deeds().count("results published") == 1


def test_a_year_that_was_changed_meanwhile_is_not_published(year: EmulationYear) -> None:
    with pytest.raises(YearChangedMeanwhile) as refused:
        publish_results(year.pk, expected_version=7, actor=the_head(year), at=YEAR_END)

    assert refused.value.grounds == {"expected": 7, "found": 1}
    assert seen(year).published_at is None


def test_nobody_else_publishes(year: EmulationYear) -> None:
    block = year.block.code
    others = [
        PUBLIC,
        an_actor(Role.SECRETARY, block=block),
        an_actor(Role.BLOCK_HEAD, block="kinh-te"),
        an_actor(Role.UNIT_LEADER, unit="CA"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"),
    ]

    for actor in others:
        with pytest.raises(NotGranted):
            publish_results(year.pk, expected_version=1, actor=actor, at=YEAR_END)

    assert seen(year).published_at is None


@pytest.mark.parametrize("stage", [StageKind.APPRAISAL, StageKind.OBJECTION])
def test_nothing_is_published_before_the_years_end(year: EmulationYear, stage: StageKind) -> None:
    with pytest.raises(NotInThisStage):
        publish_results(year.pk, expected_version=1, actor=the_head(year), at=during(stage))


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown):
        publish_results(0, expected_version=1, actor=PUBLIC, at=YEAR_END)


def test_publishing_that_fails_at_its_end_leaves_the_year_as_it_was(year: EmulationYear) -> None:
    with pytest.raises(TimeWithoutZone):
        publish_results(year.pk, expected_version=1, actor=the_head(year), at=not_in_utc(YEAR_END))

    assert (seen(year).published_at, seen(year).version) == (None, 1)
