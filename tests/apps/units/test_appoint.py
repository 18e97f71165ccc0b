"""A role by a decision: for a new account, opened with it or not at all, or for one there is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.ledger_lines import deeds
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    NOT_IN_UTC,
    PASSWORD,
    PROVINCE,
    SALT,
    a_block,
    an_account,
    an_actor,
    at,
)
from thidua.apps.people.actions import (
    GivenRole,
    LoginNameNotKnown,
    NewAccount,
    RoleEndsBeforeItBegins,
)
from thidua.apps.people.models import Account, Assignment
from thidua.apps.people.queries import actor_of
from thidua.apps.units.actions import Cited
from thidua.apps.units.appoint import appoint
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Held, Role
from thidua.core.ledger.entry import TimeWithoutZone

pytestmark = pytest.mark.django_db
DECISION = Cited("15/QĐ-UBND", date(2024, 1, 20), "Ủy ban nhân dân tỉnh")
HOA = NewAccount("hoa.tp", "Nguyễn Thị Hoa", PASSWORD, PROVINCE, SALT)


def appraiser(*, until: date | None = None) -> GivenRole:
    return GivenRole(Role.APPRAISER, FIRST_DAY, until, block_id=a_block("noi-chinh").pk)


def test_a_new_account_is_in_the_appraisal_team_by_a_decision() -> None:
    given = appoint(HOA, given=appraiser(), decision=DECISION, actor=ADMINISTRATOR, at=at(2))

    assert given.decision is not None
    assert given.decision.symbol == "15/QĐ-UBND"
    assert deeds()[-2:] == ["account opened", "role given"]
    account = Account.objects.get(login_name="hoa.tp")
    assert actor_of(account, FIRST_DAY).held == (Held(Role.APPRAISER, block="noi-chinh"),)


def test_an_account_there_is_takes_a_role_without_a_decision() -> None:
    account = an_account("hoa.tp")

    given = appoint("HOA.TP", given=appraiser(), decision=None, actor=ADMINISTRATOR, at=at(2))

    assert (given.account, given.decision) == (account, None)


def test_nobody_is_appointed_under_an_unknown_name() -> None:
    with pytest.raises(LoginNameNotKnown):
        appoint("ai", given=appraiser(), decision=DECISION, actor=ADMINISTRATOR, at=at(2))


def test_without_the_role_no_account_is_opened() -> None:
    given = appraiser(until=FIRST_DAY)

    with pytest.raises(RoleEndsBeforeItBegins):
        appoint(HOA, given=given, decision=DECISION, actor=ADMINISTRATOR, at=at(2))

    assert not Account.objects.exists()


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.BLOCK_HEAD, Role.APPRAISER])
def test_who_only_holds_a_role_in_the_block_appoints_nobody(role: Role) -> None:
    given = appraiser()

    for person in (HOA, an_account("lan").login_name):
        with pytest.raises(NotGranted):
            appoint(
                person,
                given=given,
                decision=None,
                actor=an_actor(role, block="noi-chinh"),
                at=at(2),
            )

    assert not Assignment.objects.exists()


def test_an_appointment_that_fails_at_its_end_leaves_nothing() -> None:
    given = appraiser()

    with pytest.raises(TimeWithoutZone):
        appoint(HOA, given=given, decision=DECISION, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert not Account.objects.exists()
