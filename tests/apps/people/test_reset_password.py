"""Setting a password anew: by the operator, or by the province that the account's roles are of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    NOT_IN_UTC,
    PASSWORD,
    a_block,
    a_unit,
    an_account,
    an_actor,
    at,
)
from thidua.apps.people.actions import (
    GivenRole,
    LoginNameNotKnown,
    PasswordTooShort,
    give_role,
    reset_password,
)
from thidua.apps.people.models import Account
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone

pytestmark = pytest.mark.django_db
NEW = "một mật khẩu khác hẳn"
UNTIL = date(2024, 7, 1)


def an_officer(*, until: date | None = None) -> Account:
    account = an_account("hoa")
    over_unit = GivenRole(Role.UNIT_OFFICER, FIRST_DAY, until, unit_id=a_unit().pk)
    over_block = GivenRole(Role.SECRETARY, FIRST_DAY, until, block_id=a_block().pk)
    for given in (over_unit, over_block):
        give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    return account


@pytest.mark.parametrize("actor", [OPERATOR, ADMINISTRATOR])
def test_a_password_is_set_anew_and_the_ledger_tells_no_more_than_that(actor: Actor) -> None:
    account = an_officer()

    reset_password(" HOA ", password=NEW, actor=actor, at=at(6))

    assert Account.objects.get(pk=account.pk).check_password(NEW)
    assert last_line() == (actor.key, "password reset", f"account {account.pk}")
    assert last_facts() == {}


@pytest.mark.parametrize(
    "actor",
    [
        PUBLIC,
        an_actor(Role.SECRETARY, block="khoi"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="ha-giang"),
    ],
)
def test_nobody_else_sets_a_password(actor: Actor) -> None:
    account = an_officer()

    with pytest.raises(NotGranted):
        reset_password("hoa", password=NEW, actor=actor, at=at(6))

    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


@pytest.mark.parametrize("until", [None, UNTIL])
def test_a_province_sets_no_password_of_who_holds_a_role_elsewhere(until: date | None) -> None:
    account = an_officer()
    elsewhere = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, until, province="ha-giang")
    give_role(account.pk, given=elsewhere, actor=OPERATOR, at=at(1))

    with pytest.raises(NotGranted):
        reset_password("hoa", password=NEW, actor=ADMINISTRATOR, at=at(6, 30))


def test_a_role_elsewhere_that_has_ended_is_in_nobodys_way() -> None:
    account = an_officer()
    elsewhere = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, UNTIL, province="ha-giang")
    give_role(account.pk, given=elsewhere, actor=OPERATOR, at=at(1))

    reset_password("hoa", password=NEW, actor=ADMINISTRATOR, at=at(7))

    assert deeds()[-1] == "password reset"


def test_of_who_holds_no_role_only_the_operator_sets_the_password() -> None:
    an_officer(until=UNTIL)

    with pytest.raises(NotGranted):
        reset_password("hoa", password=NEW, actor=ADMINISTRATOR, at=at(7))
    reset_password("hoa", password=NEW, actor=OPERATOR, at=at(7))

    assert deeds().count("password reset") == 1


def test_a_short_password_is_refused() -> None:
    an_officer()

    with pytest.raises(PasswordTooShort) as refused:
        reset_password("hoa", password="11 ký tự ab", actor=OPERATOR, at=at(6))  # noqa: S106 - too short to be one

    assert refused.value.grounds == {"least": 12}


def test_only_of_a_known_account() -> None:
    with pytest.raises(LoginNameNotKnown) as refused:
        reset_password("Hoa", password=NEW, actor=OPERATOR, at=at(6))

    assert refused.value.grounds == {"login_name": "hoa"}


def test_a_reset_that_fails_at_its_end_leaves_the_old_password() -> None:
    account = an_officer()

    with pytest.raises(TimeWithoutZone):
        reset_password("hoa", password=NEW, actor=OPERATOR, at=NOT_IN_UTC)

    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)
