"""Two people at one unit's targets at once: nothing is lost unseen, nothing stored twice."""

from __future__ import annotations

import pytest

from tests.apps.at_once import at_once
from tests.apps.ledger_lines import deeds
from tests.apps.targets.registrations import (
    HEAD,
    MID_YEAR,
    MORE_TASKS,
    OFFICER,
    RETURNED,
    SIGNING,
    TASKS,
    a_year_of_targets,
    ask,
    register,
)
from tests.world import a_key
from thidua.apps.ledger.queries import audit_book
from thidua.apps.targets.actions import (
    ChangeDecidedAlready,
    Decided,
    Registered,
    TargetChangedMeanwhile,
    decide_change,
    register_target,
)
from thidua.apps.targets.models import ChangeDecision, TargetVersion
from thidua.core.refusal import Refusal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]


def refusals(outcomes: list[object]) -> list[type[Refusal]]:
    return [type(one) for one in outcomes if isinstance(one, Refusal)]


def test_two_who_write_one_target_do_not_overwrite_each_other() -> None:
    year = a_year_of_targets()
    register(year)
    forms = [Registered("SNV", target, a_key(), 1, 1) for target in (MORE_TASKS, RETURNED)]

    outcomes = at_once(
        *[
            lambda form=form: register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)
            for form in forms
        ]
    )

    assert refusals(outcomes) == [TargetChangedMeanwhile]
    assert TargetVersion.objects.count() == 2


def test_a_form_sent_twice_at_once_is_one_target() -> None:
    year = a_year_of_targets()
    form = Registered("SNV", TASKS, a_key())

    at_once(*[lambda: register_target(year.pk, registered=form, actor=OFFICER, at=SIGNING)] * 3)

    assert TargetVersion.objects.count() == deeds().count("target registered") == 1
    assert audit_book().broken is None


def test_a_yes_and_a_no_at_once_leave_one_decision() -> None:
    year = a_year_of_targets()
    register(year)
    request = ask(year)
    said = [Decided(request, approved, "Không còn phù hợp", a_key()) for approved in (True, False)]

    outcomes = at_once(
        *[
            lambda one=one: decide_change(year.pk, decided=one, actor=HEAD, at=MID_YEAR)
            for one in said
        ]
    )

    assert refusals(outcomes) == [ChangeDecidedAlready]
    assert ChangeDecision.objects.count() == 1
