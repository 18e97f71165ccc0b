"""Proposing values for a unit's figures: with a reason where they differ, never over another's."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.proposals import (
    APPRAISAL,
    REASON,
    a_form,
    a_reported_year,
    finish,
    propose,
    take_all_over,
    the_draft,
    the_secretary,
)
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    a_key,
    a_verified_sheet,
    an_actor,
    during,
    handed_in,
    not_in_utc,
)
from thidua.apps.appraisal.actions import ProposalChangedMeanwhile, Proposed, propose_values
from thidua.apps.appraisal.models import ProposedFigure
from thidua.apps.scoring.actions import KeyUsedForOther, submit_figures
from thidua.apps.scoring.fit import (
    FigureDoesNotFit,
    FigureIsDerived,
    FigureNotDeclared,
    PeriodNotInRubric,
)
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Held, Role
from thidua.core.appraisal.values import LONGEST, ReasonMissing, WordsTooLong
from thidua.core.ledger.entry import TimeWithoutZone, commitment
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
LESS = {"lam_duoc": 40, "duoc_giao": 50}


@pytest.fixture
def year() -> EmulationYear:
    return a_reported_year()


def test_a_value_that_differs_is_noted_with_its_reason(year: EmulationYear) -> None:
    key = a_key()

    propose(year, a_form(LESS, reason=f"  {REASON} ", key=key))

    draft = the_draft(year)
    assert draft.values["lam_duoc"] == 40
    assert draft.reported["lam_duoc"] == 48
    assert draft.settled == {"lam_duoc", "duoc_giao"}
    assert draft.reason_of("lam_duoc") == REASON
    assert draft.reason_of("duoc_giao") == ""
    assert last_line() == ("account 901", "values proposed", "year khoi-mot 2024 unit SNV")
    made = commitment(key.encode(), digest_of({**LESS, "": REASON}))
    assert last_facts() == {"values": made, "figures": 2, "changed": 1, "period": ""}


def test_a_value_that_is_as_reported_needs_no_reason(year: EmulationYear) -> None:
    propose(year, a_form({"lam_duoc": 48}))

    assert the_draft(year).settled == {"lam_duoc"}


def test_a_value_that_differs_without_a_reason_is_refused(year: EmulationYear) -> None:
    with pytest.raises(ReasonMissing) as refused:
        propose(year, a_form(LESS, reason="  "))

    assert refused.value.grounds == {"figures": ("Số nhiệm vụ hoàn thành",)}
    assert not ProposedFigure.objects.exists()


def test_leaving_a_reported_figure_out_needs_a_reason_too(year: EmulationYear) -> None:
    form = Proposed("SNV", ("lam_duoc",), {}, a_key())

    with pytest.raises(ReasonMissing):
        propose(year, form)


def test_a_figure_may_be_left_out_with_a_reason(year: EmulationYear) -> None:
    propose(year, Proposed("SNV", ("lam_duoc",), {}, a_key(), REASON))

    assert "lam_duoc" not in the_draft(year).values


def test_a_reason_that_nobody_reads_to_its_end_is_refused(year: EmulationYear) -> None:
    with pytest.raises(WordsTooLong) as refused:
        propose(year, a_form(LESS, reason="a" * (LONGEST + 1)))

    assert refused.value.grounds == {"length": LONGEST + 1, "limit": LONGEST}


def test_every_change_is_kept_with_its_reason(year: EmulationYear) -> None:
    propose(year, a_form({"lam_duoc": 40}, reason=REASON))
    propose(year, a_form({"lam_duoc": 45}, reason="Đã đối chiếu lại", based_on=1))

    draft = the_draft(year)
    noted = draft.history["lam_duoc"]
    assert [(one.version, one.value, one.reason) for one in noted] == [
        (1, "40", REASON),
        (2, "45", "Đã đối chiếu lại"),
    ]
    assert draft.values["lam_duoc"] == 45


def test_a_form_read_before_another_ones_change_is_refused(year: EmulationYear) -> None:
    propose(year, a_form({"lam_duoc": 40}, reason=REASON))

    with pytest.raises(ProposalChangedMeanwhile) as refused:
        propose(year, a_form({"lam_duoc": 45}, reason=REASON))

    assert refused.value.grounds == {"figures": ("Số nhiệm vụ hoàn thành",)}
    assert the_draft(year).values["lam_duoc"] == 40


def test_a_form_sent_twice_is_noted_once(year: EmulationYear) -> None:
    form = a_form(LESS, reason=REASON)

    propose(year, form)
    propose(year, form)

    assert ProposedFigure.objects.count() == 2
    assert deeds().count("values proposed") == 1


def test_the_key_of_a_form_serves_that_form_alone(year: EmulationYear) -> None:
    propose(year, a_form({"lam_duoc": 40}, reason=REASON, key="k" * 32))

    with pytest.raises(KeyUsedForOther):
        propose(year, a_form({"lam_duoc": 41}, reason=REASON, based_on=1, key="k" * 32))


def test_the_units_of_a_block_do_not_touch_each_other(year: EmulationYear) -> None:
    propose(year, a_form(LESS, reason=REASON))

    assert the_draft(year, "CA").settled == frozenset()
    assert the_draft(year, "CA").values["lam_duoc"] == 48


def test_a_proposal_beside_an_older_report_has_lost_its_ground(year: EmulationYear) -> None:
    propose(year, a_form({"lam_duoc": 40}, reason=REASON))
    leader = an_actor(Role.UNIT_LEADER, unit="SNV")
    newer = handed_in("SNV", values={**LESS, "lam_duoc": 47}, based_on=1)
    submit_figures(year.pk, handed_in=newer, actor=leader, at=during(StageKind.SELF_SCORE))

    draft = the_draft(year)

    assert draft.values["lam_duoc"] == 47
    assert draft.settled == frozenset()


def test_what_was_verified_later_on_another_way_counts(year: EmulationYear) -> None:
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 44}))

    draft = the_draft(year)

    assert draft.values["lam_duoc"] == 44
    assert "duoc_giao" not in draft.values
    assert "duoc_giao" in draft.settled
    assert draft.based_on == 1


def test_a_finished_appraisal_can_be_changed_again(year: EmulationYear) -> None:
    take_all_over(year)
    finish(year)

    propose(year, a_form({"lam_duoc": 40}, reason=REASON, based_on=1))

    assert the_draft(year).values["lam_duoc"] == 40


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        pytest.param({"khong_co": 1}, FigureNotDeclared, id="not in the rubric"),
        pytest.param({"phan": 1}, FigureIsDerived, id="computed by the rubric"),
        pytest.param({"lam_duoc": -1}, FigureDoesNotFit, id="out of bounds"),
    ],
)
def test_what_does_not_fit_is_refused(
    year: EmulationYear, values: dict[str, int], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        propose(year, a_form(values, reason=REASON))

    assert not ProposedFigure.objects.exists()


def test_only_members_and_known_periods_are_appraised(year: EmulationYear) -> None:
    with pytest.raises(NotAMember):
        propose(year, a_form(LESS, unit="XA", reason=REASON))
    with pytest.raises(PeriodNotInRubric):
        propose(year, Proposed("SNV", ("lam_duoc",), LESS, a_key(), REASON, period="HK1"))


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="SNV"), RoleNotHeld, id="the unit's own leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="SNV"), RoleNotHeld, id="its own officer"),
        pytest.param(Held(Role.BLOCK_HEAD, block="khoi-mot"), RoleNotHeld, id="the head"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.SECRETARY, block="kinh-te"), OfOtherBlock, id="another block's"),
    ],
)
def test_nobody_but_the_secretary_proposes(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    actor = an_actor(held.role, block=held.block, unit=held.unit, province=held.province)

    with pytest.raises(refusal):
        propose_values(year.pk, proposed=a_form(LESS, reason=REASON), actor=actor, at=APPRAISAL)

    assert not ProposedFigure.objects.exists()


@pytest.mark.parametrize(
    "stage", [one for one in StageKind if one not in {"appraisal", "objection"}]
)
def test_values_are_proposed_only_during_the_appraisal(
    year: EmulationYear, stage: StageKind
) -> None:
    form = a_form(LESS, reason=REASON)

    with pytest.raises(NotInThisStage):
        propose_values(year.pk, proposed=form, actor=the_secretary(year), at=during(stage))

    assert not ProposedFigure.objects.exists()


def test_proposing_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    form, late = a_form(LESS, reason=REASON), not_in_utc(APPRAISAL)

    with pytest.raises(TimeWithoutZone):
        propose_values(year.pk, proposed=form, actor=the_secretary(year), at=late)

    assert not ProposedFigure.objects.exists()
