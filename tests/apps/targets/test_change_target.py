"""After the signing a leader asks for a change with a reason; the head approves it, or says why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.apps.ledger_lines import deeds, last_line
from tests.apps.targets.registrations import (
    HEAD,
    LEADER,
    MID_YEAR,
    MORE_TASKS,
    OFFICER,
    REASON,
    RETURNED,
    SIGNING,
    TASKS,
    a_year_of_targets,
    ask,
    confirm,
    decide,
    held,
    register,
)
from tests.world import a_key, an_actor, seen
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.targets.actions import (
    AskedChange,
    ChangeDecidedAlready,
    ChangeNotKnown,
    ChangeWaitsAlready,
    Decided,
    TargetChangedMeanwhile,
    TargetNotKnown,
    ask_change,
    decide_change,
)
from thidua.apps.targets.models import ChangeDecision, ChangeRequest, TargetVersion
from thidua.apps.targets.queries import changes_in
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotInThisStage, OfOtherBlock, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.targets.target import ChangeNotReasoned, TargetNotNamed

pytestmark = pytest.mark.django_db
NO = "Chỉ tiêu đã ký trong giao ước"


@pytest.fixture
def year() -> EmulationYear:
    year = a_year_of_targets()
    register(year)
    return year


def a_form(**other: object) -> AskedChange:
    return replace(AskedChange("SNV", MORE_TASKS, REASON, a_key(), 1, 1), **other)  # type: ignore[arg-type]  # by cases


def test_a_request_changes_nothing_until_it_is_decided(year: EmulationYear) -> None:
    ask(year)

    (change,) = changes_in(seen(year), unit="SNV")
    assert (change.number, change.target, change.reason) == (1, MORE_TASKS, REASON)
    assert change.decision is None
    assert held(year).targets[0].target == TASKS
    assert last_line() == ("account 12", "target change asked", "year khoi-mot 2024 unit SNV")


def test_an_approved_change_counts(year: EmulationYear) -> None:
    request = ask(year)

    decide(year, request)

    (change,) = changes_in(seen(year))
    assert change.decision is not None
    assert change.decision.approved
    assert held(year).targets[0].target == MORE_TASKS
    assert held(year).versions == {1: 2}
    assert last_line() == ("account 13", "target change approved", "year khoi-mot 2024 unit SNV")


def test_a_refused_change_leaves_the_target_and_says_why(year: EmulationYear) -> None:
    request = ask(year)

    decide(year, request, approved=False, reason=NO)

    (change,) = changes_in(seen(year))
    assert change.decision is not None
    assert (change.decision.approved, change.decision.reason) == (False, NO)
    assert held(year).targets[0].target == TASKS
    assert last_line()[1] == "target change refused"


def test_the_word_of_the_leader_holds_for_the_change_that_he_asked(year: EmulationYear) -> None:
    confirm(year)

    decide(year, ask(year))

    assert held(year).holds


def test_what_was_never_confirmed_is_not_by_a_change(year: EmulationYear) -> None:
    decide(year, ask(year))

    assert not held(year).holds


def test_a_target_may_be_added_and_one_dropped(year: EmulationYear) -> None:
    decide(year, ask(year, RETURNED, number=0))
    decide(year, ask(year, TASKS, number=1, dropped=True))

    assert [(one.number, one.target) for one in held(year).targets] == [(2, RETURNED)]


def test_several_targets_may_be_asked_for_at_a_time(year: EmulationYear) -> None:
    requests = [ask(year, RETURNED, number=0) for _ in range(2)]

    for request in requests:
        decide(year, request)

    assert sorted(held(year).versions) == [1, 2, 3]


def test_a_second_request_for_a_target_waits_its_turn(year: EmulationYear) -> None:
    first = ask(year)

    with pytest.raises(ChangeWaitsAlready):
        ask(year, TASKS)

    decide(year, first, approved=False, reason=NO)
    ask(year, TASKS)
    assert ChangeRequest.objects.count() == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_change_needs_a_reason(year: EmulationYear, reason: str) -> None:
    with pytest.raises(ChangeNotReasoned):
        ask_change(year.pk, asked=a_form(reason=reason), actor=LEADER, at=MID_YEAR)


def test_a_target_asked_for_is_checked(year: EmulationYear) -> None:
    with pytest.raises(TargetNotNamed):
        ask(year, replace(TASKS, title=""))


def test_before_a_rubric_is_adopted_changes_are_asked_as_well() -> None:
    year = a_year_of_targets(adopted=False)

    decide(year, ask(year, RETURNED, number=0))

    assert [one.target for one in held(year).targets] == [RETURNED]


def test_a_request_sent_twice_is_one(year: EmulationYear) -> None:
    form = a_form()

    for _ in range(2):
        ask_change(year.pk, asked=form, actor=LEADER, at=MID_YEAR)

    assert ChangeRequest.objects.count() == deeds().count("target change asked") == 1
    with pytest.raises(KeyUsedForOther):
        ask_change(year.pk, asked=replace(form, reason="Khác"), actor=LEADER, at=MID_YEAR)


def test_a_request_on_an_older_target_is_refused(year: EmulationYear) -> None:
    decide(year, ask(year))

    with pytest.raises(TargetChangedMeanwhile):
        ask_change(year.pk, asked=a_form(), actor=LEADER, at=MID_YEAR)
    with pytest.raises(TargetNotKnown):
        ask_change(year.pk, asked=a_form(number=5), actor=LEADER, at=MID_YEAR)


def test_only_the_units_leader_asks_and_after_the_signing(year: EmulationYear) -> None:
    other = an_actor(Role.UNIT_LEADER, unit="CA")
    with pytest.raises(RoleNotHeld):
        ask_change(year.pk, asked=a_form(), actor=OFFICER, at=MID_YEAR)
    with pytest.raises(OfOtherUnit):
        ask_change(year.pk, asked=a_form(), actor=other, at=MID_YEAR)
    with pytest.raises(NotInThisStage):
        ask_change(year.pk, asked=a_form(), actor=LEADER, at=SIGNING)


def test_only_the_blocks_head_decides(year: EmulationYear) -> None:
    decided = Decided(ask(year), approved=True, reason="", key=a_key())
    other = an_actor(Role.BLOCK_HEAD, block="khoi-hai")

    with pytest.raises(RoleNotHeld):
        decide_change(year.pk, decided=decided, actor=LEADER, at=MID_YEAR)
    with pytest.raises(OfOtherBlock):
        decide_change(year.pk, decided=decided, actor=other, at=MID_YEAR)


def test_a_no_needs_a_reason(year: EmulationYear) -> None:
    request = ask(year)

    with pytest.raises(ChangeNotReasoned):
        decide(year, request, approved=False)

    assert not ChangeDecision.objects.exists()


def test_a_request_is_decided_once(year: EmulationYear) -> None:
    decided = Decided(ask(year), approved=True, reason="", key=a_key())
    for _ in range(2):
        decide_change(year.pk, decided=decided, actor=HEAD, at=MID_YEAR)

    with pytest.raises(ChangeDecidedAlready):
        decide(year, decided.request, approved=False, reason=NO)

    assert TargetVersion.objects.count() == 2
    assert deeds().count("target change approved") == 1


def test_a_request_of_another_year_is_not_known(year: EmulationYear) -> None:
    with pytest.raises(ChangeNotKnown) as refused:
        decide(year, 999)

    assert refused.value.grounds == {"request": 999}


def test_the_database_keeps_requests_and_decisions_as_they_are(year: EmulationYear) -> None:
    decide(year, ask(year))

    for table in (ChangeRequest, ChangeDecision, TargetVersion):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.objects.all().delete()


def test_the_database_wants_a_reason_for_a_no(year: EmulationYear) -> None:
    request = ask(year)

    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeDecision.objects.create(
            request_id=request, approved=False, key=a_key(), given_at=MID_YEAR, given_by="x"
        )
