"""Two people at one round at once: never two rounds, never two versions of one number."""

from __future__ import annotations

import pytest

from tests.apps.at_once import at_once
from tests.apps.review.rounds import (
    a_mark,
    a_marking,
    a_reported_year,
    a_round,
    an_opening,
    opened,
    save,
)
from thidua.apps.ledger.queries import audit_book
from thidua.apps.review.actions import MarksChangedMeanwhile, RoundOpenedAlready
from thidua.apps.review.models import Mark, ReviewRound
from thidua.core.refusal import Refusal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]


def refusals(outcomes: list[object]) -> list[type[Refusal]]:
    return [type(one) for one in outcomes if isinstance(one, Refusal)]


def test_two_officers_of_a_unit_never_overwrite_each_other() -> None:
    year = a_round()
    forms = [a_marking(marks={"1.1": a_mark(points)}) for points in ("8", "9")]

    outcomes = at_once(*[lambda form=form: save(year, form) for form in forms])

    assert refusals(outcomes) == [MarksChangedMeanwhile]
    assert Mark.objects.count() == 1
    assert audit_book().broken is None


def test_two_rounds_are_never_opened() -> None:
    year = a_reported_year()
    forms = [an_opening(), an_opening()]

    outcomes = at_once(*[lambda form=form: opened(year, form) for form in forms])

    assert refusals(outcomes) == [RoundOpenedAlready]
    assert ReviewRound.objects.count() == 1
