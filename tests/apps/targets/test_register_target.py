"""A unit registers its targets before the signing: new ones, others in their place, or none any more."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.apps.targets.registrations import (
    LEADER,
    MID_YEAR,
    OFFICER,
    RETURNED,
    SIGNING,
    TASKS,
    a_year_of_targets,
    held,
    register,
)
from tests.world import a_key, an_actor, not_in_utc
from thidua.apps.ledger.queries import audit_book
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    Registered,
    TargetChangedMeanwhile,
    TargetNotKnown,
    register_target,
)
from thidua.apps.targets.models import TargetVersion
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ledger.entry import SaltTooShort, TimeWithoutZone
from thidua.core.targets.target import FigureLinkedAlready, LinkNotInRubric, TargetNotNamed

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> EmulationYear:
    return a_year_of_targets()


def test_a_unit_registers_a_target(year: EmulationYear) -> None:
    form = Registered("SNV", TASKS, a_key())

    register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)

    (one,) = held(year).targets
    assert (one.number, one.version, one.target, one.given_at) == (1, 1, TASKS, SIGNING)
    assert last_line() == ("account 11", "target registered", "year khoi-mot 2024 unit SNV")
    assert set(last_facts()) == {"said", "number", "version"}
    assert audit_book().broken is None


def test_targets_are_numbered_within_the_unit(year: EmulationYear) -> None:
    numbers = [register(year), register(year, RETURNED), register(year, RETURNED, unit="CA")]

    assert numbers == [1, 2, 1]
    assert [one.target for one in held(year).targets] == [TASKS, RETURNED]
    assert [one.target for one in held(year, "CA").targets] == [RETURNED]


def test_a_leader_registers_as_an_officer_does(year: EmulationYear) -> None:
    form = Registered("SNV", TASKS, a_key())

    register_target(year.pk, registered=form, actor=LEADER, at=SIGNING)

    assert held(year).versions == {1: 1}


def test_a_target_written_anew_takes_the_place_of_the_old(year: EmulationYear) -> None:
    register(year)
    third = replace(TASKS, amount=Fraction(100, 3))

    register(year, third, number=1, based_on=1)

    (one,) = held(year).targets
    assert (one.version, one.target) == (2, third)
    assert TargetVersion.objects.count() == 2


def test_the_number_of_a_dropped_target_is_not_used_again(year: EmulationYear) -> None:
    register(year)
    form = Registered("SNV", TASKS, a_key(), 1, 1, dropped=True)

    register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)

    assert held(year).targets == ()
    assert last_line()[1] == "target dropped"
    assert register(year) == 2


def test_a_form_sent_twice_is_one_target(year: EmulationYear) -> None:
    form = Registered("SNV", TASKS, a_key())

    sent = [
        register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING).pk for _ in range(2)
    ]

    assert sent[0] == sent[1]
    assert deeds().count("target registered") == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"target": RETURNED}, id="another target"),
        pytest.param({"number": 2}, id="another number"),
        pytest.param({"dropped": True}, id="dropped"),
    ],
)
def test_a_key_serves_one_form_alone(year: EmulationYear, other: dict[str, object]) -> None:
    form = Registered("SNV", TASKS, a_key())
    register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)

    with pytest.raises(KeyUsedForOther):
        register_target(
            year.pk, registered=replace(form, **other), actor=OFFICER, at=SIGNING  # type: ignore[arg-type]  # by cases
        )  # fmt: skip


@pytest.mark.parametrize("based_on", [0, 1, 3], ids=["never read", "older", "newer"])
def test_what_was_written_on_another_version_is_refused(year: EmulationYear, based_on: int) -> None:
    register(year)
    register(year, number=1, based_on=1)

    with pytest.raises(TargetChangedMeanwhile) as refused:
        register(year, RETURNED, number=1, based_on=based_on)

    assert refused.value.grounds == {"number": 1}


def test_a_dropped_target_is_written_no_more(year: EmulationYear) -> None:
    register(year)
    form = Registered("SNV", TASKS, a_key(), 1, 1, dropped=True)
    register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)

    with pytest.raises(TargetChangedMeanwhile):
        register(year, number=1, based_on=2)


def test_a_number_that_was_never_given_is_not_known(year: EmulationYear) -> None:
    with pytest.raises(TargetNotKnown) as refused:
        register(year, number=4)

    assert refused.value.grounds == {"number": 4}


def test_two_targets_never_stand_for_one_figure(year: EmulationYear) -> None:
    register(year)

    with pytest.raises(FigureLinkedAlready):
        register(year, replace(RETURNED, figure="lam_duoc"))


def test_a_target_is_checked(year: EmulationYear) -> None:
    with pytest.raises(TargetNotNamed):
        register(year, replace(TASKS, title=" "))


def test_before_a_rubric_is_adopted_a_target_stands_alone() -> None:
    year = a_year_of_targets(adopted=False)

    register(year, RETURNED)

    assert [one.target for one in held(year).targets] == [RETURNED]
    with pytest.raises(LinkNotInRubric):
        register(year, TASKS)


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [
        pytest.param(an_actor(Role.UNIT_OFFICER, unit="CA"), OfOtherUnit, id="another unit"),
        pytest.param(an_actor(Role.SECRETARY, block="khoi-mot"), RoleNotHeld, id="secretary"),
        pytest.param(an_actor(Role.BLOCK_HEAD, block="khoi-mot"), RoleNotHeld, id="head"),
        pytest.param(PUBLIC, RoleNotHeld, id="public"),
    ],
)
def test_nobody_else_registers_for_a_unit(
    year: EmulationYear, actor: Actor, refusal: type[NotGranted]
) -> None:
    with pytest.raises(refusal):
        register_target(
            year.pk, registered=Registered("SNV", TASKS, a_key()), actor=actor, at=SIGNING
        )

    assert not TargetVersion.objects.exists()


def test_after_the_signing_nothing_is_registered(year: EmulationYear) -> None:
    form = Registered("SNV", TASKS, a_key())

    with pytest.raises(NotInThisStage):
        register_target(year.pk, registered=form, actor=OFFICER, at=MID_YEAR)


def test_only_members_register(year: EmulationYear) -> None:
    officer = an_actor(Role.UNIT_OFFICER, unit="XA")

    with pytest.raises(NotAMember):
        register_target(
            year.pk, registered=Registered("XA", TASKS, a_key()), actor=officer, at=SIGNING
        )


def test_a_year_that_is_not_there_is_not_known(year: EmulationYear) -> None:
    with pytest.raises(YearNotKnown):
        register_target(
            year.pk + 1, registered=Registered("SNV", TASKS, a_key()), actor=OFFICER, at=SIGNING
        )


def test_without_its_ledger_entry_nothing_is_registered(year: EmulationYear) -> None:
    with pytest.raises(TimeWithoutZone):
        register_target(
            year.pk,
            registered=Registered("SNV", TASKS, a_key()),
            actor=OFFICER,
            at=not_in_utc(SIGNING),
        )
    with pytest.raises(SaltTooShort):
        register_target(
            year.pk, registered=Registered("SNV", TASKS, "ngan"), actor=OFFICER, at=SIGNING
        )

    assert not TargetVersion.objects.exists()
