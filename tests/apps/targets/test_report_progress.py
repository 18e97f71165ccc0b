"""Each quarter a unit reports how far it has come, all its targets at once; reports are only added."""

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
    a_year_of_targets,
    ask,
    decide,
    register,
    report,
)
from tests.world import a_key, an_actor, seen
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    ProgressChangedMeanwhile,
    Reported,
    TargetNotKnown,
    report_progress,
)
from thidua.apps.targets.models import ProgressReport
from thidua.apps.targets.queries import progress_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.targets.quarters import QuarterNotBegun, QuarterNotKnown

pytestmark = pytest.mark.django_db
FORM = Reported("SNV", 1, {1: Fraction(25, 2)}, 0, "")


@pytest.fixture
def year() -> EmulationYear:
    year = a_year_of_targets()
    register(year)
    register(year, RETURNED)
    return year


def test_a_unit_reports_a_quarter(year: EmulationYear) -> None:
    form = replace(FORM, key=a_key())

    report_progress(year.pk, reported=form, actor=OFFICER, at=MID_YEAR)

    (told,) = progress_of(seen(year), "SNV")
    assert (told.quarter, told.version, told.values) == (1, 1, {1: Fraction(25, 2)})
    assert told.given_at == MID_YEAR
    assert last_line() == ("account 11", "progress reported", "year khoi-mot 2024 unit SNV")
    assert {**last_facts(), "said": ""} == {"said": "", "quarter": 1, "version": 1}


def test_a_later_report_takes_the_place_of_the_earlier(year: EmulationYear) -> None:
    report(year, {1: 12, 2: 0})
    report(year, {1: 20}, quarter=2)

    report(year, {1: 13}, based_on=1)

    assert [(one.quarter, one.version, dict(one.values)) for one in progress_of(seen(year), "SNV")] == [
        (1, 2, {1: Fraction(13)}),
        (2, 1, {1: Fraction(20)}),
    ]  # fmt: skip
    assert progress_of(seen(year), "CA") == ()


def test_a_leader_reports_as_an_officer_does(year: EmulationYear) -> None:
    report_progress(year.pk, reported=replace(FORM, key=a_key()), actor=LEADER, at=MID_YEAR)

    assert ProgressReport.objects.count() == 1


def test_a_report_sent_twice_is_one(year: EmulationYear) -> None:
    form = replace(FORM, key=a_key())

    for _ in range(2):
        report_progress(year.pk, reported=form, actor=OFFICER, at=MID_YEAR)

    assert ProgressReport.objects.count() == deeds().count("progress reported") == 1
    with pytest.raises(KeyUsedForOther):
        report_progress(year.pk, reported=replace(form, values={}), actor=OFFICER, at=MID_YEAR)


def test_a_report_on_an_older_one_is_refused(year: EmulationYear) -> None:
    report(year, {1: 12})

    with pytest.raises(ProgressChangedMeanwhile):
        report(year, {1: 13})


def test_nothing_is_told_of_a_target_that_is_not_there(year: EmulationYear) -> None:
    decide(year, ask(year, RETURNED, number=2, dropped=True))

    with pytest.raises(TargetNotKnown):
        report(year, {2: 1})


@pytest.mark.parametrize(("quarter", "refusal"), [(3, QuarterNotBegun), (5, QuarterNotKnown)])
def test_a_quarter_is_told_once_it_has_begun(
    year: EmulationYear, quarter: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        report(year, {1: 1}, quarter=quarter)


def test_only_the_unit_reports_and_from_the_mid_year_review_on(year: EmulationYear) -> None:
    form = replace(FORM, key=a_key())
    other = an_actor(Role.UNIT_OFFICER, unit="CA")
    head = an_actor(Role.BLOCK_HEAD, block="khoi-mot")

    with pytest.raises(OfOtherUnit):
        report_progress(year.pk, reported=form, actor=other, at=MID_YEAR)
    with pytest.raises(RoleNotHeld):
        report_progress(year.pk, reported=form, actor=head, at=MID_YEAR)
    with pytest.raises(NotInThisStage):
        report_progress(year.pk, reported=form, actor=OFFICER, at=SIGNING)
