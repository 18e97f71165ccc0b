"""Raising an objection: by the unit's leader, in its stage, or late at the year's end."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.objections import (
    ARGUMENT,
    SNV_LEADER,
    WANTED,
    an_answer,
    an_objection,
    answer_it,
    raise_it,
    the_objection,
)
from tests.apps.appraisal.proposals import (
    OBJECTION,
    YEAR_END,
    a_reported_year,
    an_appraised_year,
)
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import a_key, an_actor, during, not_in_utc
from thidua.apps.appraisal.actions import NotAppraisedYet, ObjectionOpenAlready
from thidua.apps.appraisal.models import Objection
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.fit import FigureDoesNotFit, PeriodNotInRubric
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Held, Role
from thidua.core.appraisal.objections import ArgumentMissing, NothingWanted
from thidua.core.appraisal.values import LONGEST, WordsTooLong
from thidua.core.ledger.entry import TimeWithoutZone, commitment
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> EmulationYear:
    return an_appraised_year()


def test_an_objection_keeps_what_was_found_what_is_wanted_and_why(year: EmulationYear) -> None:
    key = a_key()

    objection = raise_it(year, an_objection(argument=f" {ARGUMENT} ", key=key))

    found = the_objection(year)
    assert (found.unit, found.row, found.argument) == ("SNV", "1.1", ARGUMENT)
    assert found.found == {"lam_duoc": 48, "duoc_giao": 50}
    assert found.wanted == WANTED
    assert (found.late, found.answer) == (False, None)
    assert last_line() == ("account 901", "objection raised", "year khoi-mot 2024 unit SNV")
    assert last_facts() == {
        "objection": commitment(key.encode(), digest_of({**WANTED, "": ARGUMENT})),
        "number": objection.pk,
        "row": "1.1",
        "period": "",
        "late": False,
    }


def test_an_objection_at_the_years_end_is_taken_as_late(year: EmulationYear) -> None:
    raise_it(year, at=YEAR_END)

    assert the_objection(year).late
    assert last_facts()["late"] is True


@pytest.mark.parametrize(
    "stage", [one for one in StageKind if one not in {"objection", "year_end"}]
)
def test_at_any_other_time_none_is_taken(year: EmulationYear, stage: StageKind) -> None:
    with pytest.raises(NotInThisStage):
        raise_it(year, at=during(stage))

    assert not Objection.objects.exists()


def test_an_objection_gives_its_argument(year: EmulationYear) -> None:
    with pytest.raises(ArgumentMissing):
        raise_it(year, an_objection(argument=" \n "))
    with pytest.raises(WordsTooLong):
        raise_it(year, an_objection(argument="a" * (LONGEST + 1)))


def test_an_objection_wants_something_else_than_was_found(year: EmulationYear) -> None:
    with pytest.raises(NothingWanted) as refused:
        raise_it(year, an_objection(wanted={"lam_duoc": 48, "duoc_giao": 50}))

    assert refused.value.grounds == {"row": "1.1"}


def test_only_figures_of_the_criterion_are_wanted(year: EmulationYear) -> None:
    raise_it(year, an_objection(wanted={**WANTED, "tra_lai": 0}))

    assert the_objection(year).wanted == WANTED


def test_without_an_appraisal_there_is_nothing_to_object_to() -> None:
    with pytest.raises(NotAppraisedYet):
        raise_it(a_reported_year())


def test_a_criterion_is_contested_once_at_a_time(year: EmulationYear) -> None:
    raise_it(year)
    with pytest.raises(ObjectionOpenAlready):
        raise_it(year)

    answer_it(year, an_answer(year, Objection.objects.get(), accepted=False))
    raise_it(year)

    assert Objection.objects.count() == 2


def test_a_form_sent_twice_is_one_objection(year: EmulationYear) -> None:
    form = an_objection()

    assert raise_it(year, form) == raise_it(year, form)
    assert deeds().count("objection raised") == 1


def test_the_key_of_a_form_serves_that_form_alone(year: EmulationYear) -> None:
    raise_it(year, an_objection(key="k" * 32))

    with pytest.raises(KeyUsedForOther):
        raise_it(year, an_objection(key="k" * 32, argument="Lý do khác"))


def test_what_is_not_in_the_rubric_or_does_not_fit_is_refused(year: EmulationYear) -> None:
    with pytest.raises(NoSuchRow):
        raise_it(year, an_objection(row="9.9"))
    with pytest.raises(FigureDoesNotFit):
        raise_it(year, an_objection(wanted={"lam_duoc": -1}))
    with pytest.raises(PeriodNotInRubric):
        raise_it(year, an_objection(period="HK1"))


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="CA"), OfOtherUnit, id="another unit's leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="SNV"), RoleNotHeld, id="the unit's officer"),
        pytest.param(Held(Role.BLOCK_HEAD, block="khoi-mot"), RoleNotHeld, id="the head"),
        pytest.param(Held(Role.SECRETARY, block="khoi-mot"), RoleNotHeld, id="the secretary"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
    ],
)
def test_nobody_but_the_units_leader_objects(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    actor = an_actor(held.role, block=held.block, unit=held.unit, province=held.province)

    with pytest.raises(refusal):
        raise_it(year, by=actor)

    assert not Objection.objects.exists()


def test_an_objection_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    with pytest.raises(TimeWithoutZone):
        raise_it(year, by=SNV_LEADER, at=not_in_utc(OBJECTION))

    assert not Objection.objects.exists()
