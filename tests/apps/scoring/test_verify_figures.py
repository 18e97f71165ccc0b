"""Verifying figures: by the secretary, during the appraisal; what the unit reported stays."""

from __future__ import annotations

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    FIGURES,
    a_key,
    a_reported_sheet,
    a_verified_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    during,
    handed_in,
    not_in_utc,
    seen,
)
from thidua.apps.scoring.actions import FiguresChangedMeanwhile, verify_figures
from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import Kind, NoRubricAdopted, figures_of, sheet_version
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Held, Role
from thidua.core.ledger.entry import TimeWithoutZone, commitment
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
APPRAISAL = during(StageKind.APPRAISAL)
FOUND = {"lam_duoc": 45, "duoc_giao": 50}


@pytest.fixture
def year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def the_secretary(year: EmulationYear) -> Actor:
    return an_actor(Role.SECRETARY, block=year.block.code)


def values_of(year: EmulationYear, kind: Kind) -> dict[str, object]:
    (found,) = (one for one in figures_of(seen(year), kind).figures.sheets if one.unit == "CA")
    return dict(found.values)


def test_the_appraisal_keeps_what_it_found_beside_what_was_reported(year: EmulationYear) -> None:
    a_reported_sheet(year)
    key = a_key()

    a_verified_sheet(year, handed_in(values=FOUND, key=key))

    assert values_of(year, Kind.VERIFIED) == FOUND
    assert values_of(year, Kind.SELF_REPORTED) == FIGURES
    assert last_line() == (
        "account 901",
        "figures verified",
        f"year {year.block.code} 2024 unit CA",
    )
    made = commitment(key.encode(), digest_of(FOUND))
    assert last_facts() == {"figures": made, "version": 1, "period": ""}


def test_the_ledger_does_not_tell_whether_the_appraisal_changed_a_figure(
    year: EmulationYear,
) -> None:
    a_reported_sheet(year)
    reported = last_facts()["figures"]

    a_verified_sheet(year)

    assert last_facts()["figures"] != reported


def test_figures_are_verified_though_the_unit_reported_none(year: EmulationYear) -> None:
    a_verified_sheet(year)

    assert values_of(year, Kind.VERIFIED) == FIGURES
    assert values_of(year, Kind.SELF_REPORTED) == {}


def test_verified_sheets_count_for_themselves(year: EmulationYear) -> None:
    a_reported_sheet(year)
    a_reported_sheet(year, handed_in(values={}, based_on=1))

    a_verified_sheet(year)

    assert sheet_version(seen(year), "CA", Kind.SELF_REPORTED) == 2
    assert sheet_version(seen(year), "CA", Kind.VERIFIED) == 1


def test_an_objection_that_is_right_corrects_the_figures(year: EmulationYear) -> None:
    a_verified_sheet(year)

    verify_figures(
        year.pk,
        handed_in=handed_in(values=FOUND, based_on=1),
        actor=the_secretary(year),
        at=during(StageKind.OBJECTION),
    )

    assert values_of(year, Kind.VERIFIED) == FOUND


def test_a_form_sent_twice_is_one_sheet(year: EmulationYear) -> None:
    form = handed_in()

    assert a_verified_sheet(year, form) == a_verified_sheet(year, form)
    assert deeds().count("figures verified") == 1


def test_a_sheet_written_on_another_one_is_refused(year: EmulationYear) -> None:
    a_verified_sheet(year)

    with pytest.raises(FiguresChangedMeanwhile) as refused:
        a_verified_sheet(year, handed_in(values=FOUND))

    assert refused.value.grounds == {"unit": "Đơn vị CA", "expected": 0, "found": 1}
    assert values_of(year, Kind.VERIFIED) == FIGURES


def test_what_does_not_fit_is_refused(year: EmulationYear) -> None:
    with pytest.raises(FigureDoesNotFit):
        a_verified_sheet(year, handed_in(values={"ty_le": 101}))

    assert not FigureSheet.objects.exists()


def test_only_members_are_verified(year: EmulationYear) -> None:
    with pytest.raises(NotAMember):
        a_verified_sheet(year, handed_in("SCT"))


def test_without_a_rubric_nothing_is_verified() -> None:
    with pytest.raises(NoRubricAdopted):
        a_verified_sheet(a_year())


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown):
        verify_figures(0, handed_in=handed_in(), actor=PUBLIC, at=APPRAISAL)


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="CA"), RoleNotHeld, id="the unit's own leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="CA"), RoleNotHeld, id="the unit's own officer"),
        pytest.param(Held(Role.BLOCK_HEAD, block="own"), RoleNotHeld, id="the head"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.SECRETARY, block="kinh-te"), OfOtherBlock, id="another block's"),
    ],
)
def test_nobody_but_the_secretary_verifies(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    a_verified_sheet(year)
    block = year.block.code if held.block == "own" else held.block
    actor = an_actor(held.role, block=block, unit=held.unit, province=held.province)
    form = handed_in(values=FOUND, based_on=1)

    with pytest.raises(refusal):
        verify_figures(year.pk, handed_in=form, actor=actor, at=APPRAISAL)

    assert values_of(year, Kind.VERIFIED) == FIGURES
    assert deeds().count("figures verified") == 1


@pytest.mark.parametrize(
    "stage", [one for one in StageKind if one not in {"appraisal", "objection"}]
)
def test_figures_are_verified_only_during_the_appraisal(
    year: EmulationYear, stage: StageKind
) -> None:
    with pytest.raises(NotInThisStage):
        verify_figures(year.pk, handed_in=handed_in(), actor=the_secretary(year), at=during(stage))

    assert not FigureSheet.objects.exists()


def test_verifying_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    with pytest.raises(TimeWithoutZone):
        verify_figures(
            year.pk,
            handed_in=handed_in(),
            actor=the_secretary(year),
            at=not_in_utc(APPRAISAL),
        )

    assert not FigureSheet.objects.exists()
