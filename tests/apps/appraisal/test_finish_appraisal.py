"""Taking over what nobody doubts, and finishing a unit's appraisal as a new verified sheet."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.proposals import (
    APPRAISAL,
    OBJECTION,
    REASON,
    a_finish,
    a_form,
    a_reported_year,
    an_appraised_year,
    finish,
    propose,
    take_all_over,
    the_draft,
    the_secretary,
    undisputed,
)
from tests.apps.ledger_lines import deeds
from tests.pages.reader import GOOD
from tests.world import a_key, an_actor, during, seen
from thidua.apps.appraisal.actions import (
    AppraisalChangedMeanwhile,
    Finished,
    Proposed,
    RowsNotSettled,
    UndisputedChangedMeanwhile,
    finish_appraisal,
    take_over,
)
from thidua.apps.appraisal.models import ProposedFigure
from thidua.apps.scoring.actions import FiguresChangedMeanwhile
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import Kind, figures_of, sheet_version
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotInThisStage, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
WITH_A_GAP = {"duoc_giao": 50, "quy_che": 1}


def verified(year: EmulationYear, unit: str = "SNV") -> dict[str, object]:
    sheets = figures_of(seen(year), Kind.VERIFIED).figures.sheets
    return dict(next(one.values for one in sheets if one.unit == unit))


def test_what_nobody_doubts_is_taken_over_at_once() -> None:
    year = a_reported_year()

    take_all_over(year)

    draft = the_draft(year)
    assert draft.values == GOOD
    assert draft.settled == {"lam_duoc", "duoc_giao", "tra_lai", "quy_che", "bai", "ky_luat"}
    assert deeds().count("values proposed") == 1


def test_a_criterion_without_its_figure_is_not_taken_over() -> None:
    year = a_reported_year(WITH_A_GAP)

    take_all_over(year)

    assert "duoc_giao" not in the_draft(year).settled
    assert "quy_che" in the_draft(year).settled


def test_a_figure_of_a_criterion_that_does_not_apply_is_not_asked() -> None:
    assert "quy_che" not in undisputed(a_reported_year(), "QS")


def test_what_was_settled_already_is_not_taken_over_again() -> None:
    year = a_reported_year()
    propose(year, a_form({"tra_lai": 2}, reason=REASON))

    take_all_over(year)

    assert the_draft(year).values["tra_lai"] == 2


def test_only_what_was_listed_is_taken_over() -> None:
    year = a_reported_year()
    listed = undisputed(year)
    propose(year, a_form({"tra_lai": 2}, reason=REASON))

    with pytest.raises(UndisputedChangedMeanwhile) as refused:
        take_over(
            year.pk,
            taken=Proposed("SNV", listed, {}, a_key()),
            actor=the_secretary(year),
            at=APPRAISAL,
        )

    assert refused.value.grounds == {"expected": 6, "found": 5}
    assert ProposedFigure.objects.count() == 1


def test_a_take_over_sent_twice_is_done_once_and_of_nothing_never() -> None:
    year = a_reported_year()
    taken = Proposed("SNV", undisputed(year), {}, a_key())

    for form in (taken, taken, Proposed("SNV", (), {}, a_key())):
        take_over(year.pk, taken=form, actor=the_secretary(year), at=APPRAISAL)

    assert deeds().count("values proposed") == 1


def test_a_finished_appraisal_is_a_verified_sheet() -> None:
    year = a_reported_year()
    propose(year, a_form({"lam_duoc": 40, "duoc_giao": 50}, reason=REASON))
    take_all_over(year)

    finish(year)

    assert verified(year) == {**GOOD, "lam_duoc": 40}
    assert deeds()[-1] == "figures verified"


def test_an_appraisal_is_finished_anew_as_a_new_version() -> None:
    year = an_appraised_year()
    propose(year, a_form({"lam_duoc": 40}, reason=REASON, based_on=1))

    finish(year)

    assert verified(year)["lam_duoc"] == 40
    assert sheet_version(seen(year), "SNV", Kind.VERIFIED) == 2


def test_an_appraisal_with_rows_to_look_at_is_not_finished() -> None:
    year = a_reported_year()
    propose(year, a_form({"tra_lai": 2}, reason=REASON))

    with pytest.raises(RowsNotSettled) as refused:
        finish(year)

    assert refused.value.grounds == {"rows": ("1.1", "2.1", "T1", "P1")}
    assert not FigureSheet.objects.filter(kind=Kind.VERIFIED).exists()


def test_a_draft_that_was_changed_after_it_was_read_is_not_finished() -> None:
    year = a_reported_year()
    take_all_over(year)
    read = a_finish(year)
    propose(year, a_form({"lam_duoc": 40}, reason=REASON, based_on=1))

    with pytest.raises(AppraisalChangedMeanwhile):
        finish_appraisal(year.pk, finished=read, actor=the_secretary(year), at=APPRAISAL)


def test_a_finish_sent_twice_is_one_sheet_and_one_read_before_it_is_refused() -> None:
    year = a_reported_year()
    take_all_over(year)
    form = a_finish(year)
    other = Finished(form.unit, form.digest, form.based_on, a_key())
    secretary = the_secretary(year)

    first = finish_appraisal(year.pk, finished=form, actor=secretary, at=APPRAISAL)
    second = finish_appraisal(year.pk, finished=form, actor=secretary, at=APPRAISAL)
    with pytest.raises(FiguresChangedMeanwhile):
        finish_appraisal(year.pk, finished=other, actor=secretary, at=OBJECTION)

    assert first == second
    assert deeds().count("figures verified") == 1


@pytest.mark.parametrize(
    "role", [Role.BLOCK_HEAD, Role.UNIT_LEADER, Role.UNIT_OFFICER, Role.PROVINCIAL_ADMINISTRATOR]
)
def test_nobody_but_the_secretary_takes_over_or_finishes(role: Role) -> None:
    year = a_reported_year()
    actor = an_actor(role, block="khoi-mot", unit="SNV", province="bac-kan")

    with pytest.raises(RoleNotHeld):
        take_over(
            year.pk,
            taken=Proposed("SNV", undisputed(year), {}, a_key()),
            actor=actor,
            at=APPRAISAL,
        )
    with pytest.raises(RoleNotHeld):
        finish_appraisal(year.pk, finished=a_finish(year), actor=actor, at=APPRAISAL)

    assert not ProposedFigure.objects.exists()


def test_after_the_stage_nothing_is_finished() -> None:
    year = a_reported_year()
    take_all_over(year)

    with pytest.raises(NotInThisStage):
        finish_appraisal(
            year.pk,
            finished=a_finish(year),
            actor=the_secretary(year),
            at=during(StageKind.YEAR_END),
        )
