"""Two people at one unit's appraisal at once: never both values, never two verified sheets."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.objections import an_answer, an_objection, answer_it, raise_it
from tests.apps.appraisal.proposals import (
    APPRAISAL,
    REASON,
    a_finish,
    a_form,
    a_reported_year,
    an_appraised_year,
    propose,
    take_all_over,
    the_secretary,
)
from tests.apps.at_once import at_once
from tests.apps.ledger_lines import deeds
from thidua.apps.appraisal.actions import (
    AnsweredAlready,
    ObjectionOpenAlready,
    ProposalChangedMeanwhile,
    finish_appraisal,
)
from thidua.apps.appraisal.models import Objection, ObjectionAnswer, ProposedFigure
from thidua.apps.ledger.queries import audit_book
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import Kind
from thidua.core.refusal import Refusal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]


def refusals(outcomes: list[object]) -> list[type[Refusal]]:
    return [type(one) for one in outcomes if isinstance(one, Refusal)]


def test_two_values_for_one_figure_are_never_both_taken() -> None:
    year = a_reported_year()
    forms = [a_form({"lam_duoc": value}, reason=REASON) for value in (40, 41)]

    outcomes = at_once(*[lambda form=form: propose(year, form) for form in forms])

    assert refusals(outcomes) == [ProposalChangedMeanwhile]
    assert ProposedFigure.objects.count() == 1
    assert audit_book().broken is None


def test_a_finish_sent_twice_at_once_is_one_sheet() -> None:
    year = a_reported_year()
    take_all_over(year)
    form, secretary = a_finish(year), the_secretary(year)

    outcomes = at_once(
        *[lambda: finish_appraisal(year.pk, finished=form, actor=secretary, at=APPRAISAL)] * 3
    )

    assert outcomes == [FigureSheet.objects.get(kind=Kind.VERIFIED)] * 3
    assert deeds().count("figures verified") == 1


def test_two_answers_to_one_objection_are_never_both_given() -> None:
    year = an_appraised_year()
    objection = raise_it(year)
    yes, no = an_answer(year, objection), an_answer(year, objection, accepted=False)

    outcomes = at_once(lambda: answer_it(year, yes), lambda: answer_it(year, no))

    assert refusals(outcomes) == [AnsweredAlready]
    assert ObjectionAnswer.objects.count() == 1
    assert audit_book().broken is None


def test_two_objections_to_one_row_are_never_both_taken() -> None:
    year = an_appraised_year()
    forms = [an_objection(), an_objection(argument="Lý do khác")]

    outcomes = at_once(*[lambda form=form: raise_it(year, form) for form in forms])

    assert refusals(outcomes) == [ObjectionOpenAlready]
    assert Objection.objects.count() == 1
