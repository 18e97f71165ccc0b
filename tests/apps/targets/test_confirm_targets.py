"""A unit chooses the titles it aims at, and its leader stands for what is registered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.apps.targets.registrations import (
    LEADER,
    MID_YEAR,
    OFFICER,
    RETURNED,
    SIGNING,
    a_year_of_targets,
    confirm,
    held,
    register,
)
from tests.world import a_key, an_actor
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    Aimed,
    Confirmed,
    NothingRegistered,
    RegistrationChangedMeanwhile,
    aim_at,
    confirm_targets,
)
from thidua.apps.targets.models import AimedTitles, TargetConfirmation
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.targets.target import LinkNotInRubric

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> EmulationYear:
    return a_year_of_targets()


def test_a_unit_aims_at_titles_of_the_rubric(year: EmulationYear) -> None:
    aim_at(year.pk, aimed=Aimed("SNV", ("co",), 0, a_key()), actor=OFFICER, at=SIGNING)

    assert (held(year).aims, held(year).aims_version) == (("co",), 1)
    assert last_line() == ("account 11", "titles aimed at", "year khoi-mot 2024 unit SNV")


def test_aims_may_be_taken_back(year: EmulationYear) -> None:
    aim_at(year.pk, aimed=Aimed("SNV", ("co",), 0, a_key()), actor=OFFICER, at=SIGNING)

    aim_at(year.pk, aimed=Aimed("SNV", (), 1, a_key()), actor=OFFICER, at=SIGNING)

    assert (held(year).aims, held(year).aims_version) == ((), 2)
    assert held(year, "CA").aims_version == 0


def test_a_title_that_the_rubric_lacks_is_refused(year: EmulationYear) -> None:
    with pytest.raises(LinkNotInRubric):
        aim_at(year.pk, aimed=Aimed("SNV", ("khac",), 0, a_key()), actor=OFFICER, at=SIGNING)


def test_before_a_rubric_is_adopted_there_is_no_title() -> None:
    year = a_year_of_targets(adopted=False)

    with pytest.raises(LinkNotInRubric):
        aim_at(year.pk, aimed=Aimed("SNV", ("co",), 0, a_key()), actor=OFFICER, at=SIGNING)


def test_aims_sent_twice_are_stored_once_and_a_key_serves_once(year: EmulationYear) -> None:
    aimed = Aimed("SNV", ("co",), 0, a_key())

    for _ in range(2):
        aim_at(year.pk, aimed=aimed, actor=OFFICER, at=SIGNING)

    assert AimedTitles.objects.count() == deeds().count("titles aimed at") == 1
    with pytest.raises(KeyUsedForOther):
        aim_at(year.pk, aimed=replace(aimed, awards=()), actor=OFFICER, at=SIGNING)


def test_aims_written_on_older_ones_are_refused(year: EmulationYear) -> None:
    aim_at(year.pk, aimed=Aimed("SNV", ("co",), 0, a_key()), actor=OFFICER, at=SIGNING)

    with pytest.raises(RegistrationChangedMeanwhile):
        aim_at(year.pk, aimed=Aimed("SNV", (), 0, a_key()), actor=OFFICER, at=SIGNING)


def test_a_leader_stands_for_what_is_registered(year: EmulationYear) -> None:
    register(year)

    confirm(year)

    assert held(year).holds
    assert held(year).confirmed_at == SIGNING
    assert last_line() == ("account 12", "targets confirmed", "year khoi-mot 2024 unit SNV")
    assert {**last_facts(), "said": ""} == {"said": "", "targets": 1, "titles": 0}


@pytest.mark.parametrize("later", ["target", "title"])
def test_the_word_of_a_leader_is_for_what_he_read_alone(year: EmulationYear, later: str) -> None:
    register(year)
    confirm(year)

    if later == "target":
        register(year, RETURNED)
    else:
        aim_at(year.pk, aimed=Aimed("SNV", ("co",), 0, a_key()), actor=OFFICER, at=SIGNING)

    assert not held(year).holds


def test_a_second_yes_to_the_same_adds_nothing(year: EmulationYear) -> None:
    register(year)

    for _ in range(2):
        confirm(year)

    assert TargetConfirmation.objects.count() == deeds().count("targets confirmed") == 1


def test_what_changed_after_it_was_read_is_not_confirmed(year: EmulationYear) -> None:
    register(year)
    read = Confirmed("SNV", held(year).digest, a_key())
    register(year, RETURNED)

    with pytest.raises(RegistrationChangedMeanwhile):
        confirm_targets(year.pk, confirmed=read, actor=LEADER, at=SIGNING)


def test_there_is_something_to_confirm(year: EmulationYear) -> None:
    with pytest.raises(NothingRegistered) as refused:
        confirm(year)

    assert refused.value.grounds == {"unit": "Đơn vị SNV"}


def test_only_the_units_leader_confirms_and_before_the_signing_ends(year: EmulationYear) -> None:
    register(year)
    read = Confirmed("SNV", held(year).digest, a_key())
    other = an_actor(Role.UNIT_LEADER, unit="CA")

    with pytest.raises(RoleNotHeld):
        confirm_targets(year.pk, confirmed=read, actor=OFFICER, at=SIGNING)
    with pytest.raises(OfOtherUnit):
        confirm_targets(year.pk, confirmed=read, actor=other, at=SIGNING)
    with pytest.raises(NotInThisStage):
        confirm_targets(year.pk, confirmed=read, actor=LEADER, at=MID_YEAR)
