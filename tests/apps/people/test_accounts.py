"""Opening accounts and letting them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from pytest_django import Settings

from tests.apps.ledger_lines import deeds, disclosed, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    NOT_IN_UTC,
    PASSWORD,
    PROVINCE,
    SALT,
    an_account,
    an_actor,
    at,
)
from thidua.apps.ledger.models import Entry
from thidua.apps.people.actions import (
    AccountNameNotUsable,
    GivenRole,
    LoginNameTaken,
    NewAccount,
    PasswordTooShort,
    give_role,
    open_account,
)
from thidua.apps.people.models import Account
from thidua.apps.people.queries import actor_of, anybody_known, demo_logins, may_log_in
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Role
from thidua.core.ledger.entry import SaltTooShort, TimeWithoutZone, commitment

pytestmark = pytest.mark.django_db
NEW = NewAccount(" Hoa.STP ", " Nguyễn Thị Hoa ", PASSWORD, PROVINCE, SALT)


def test_an_account_is_opened_without_any_role() -> None:
    account = open_account(NEW, actor=ADMINISTRATOR, at=at(1))

    assert (account.login_name, account.display_name) == ("hoa.stp", "Nguyễn Thị Hoa")
    assert account.check_password(PASSWORD)
    assert actor_of(account, FIRST_DAY) == Actor(f"account {account.pk}", ())
    assert last_line() == ("account 900", "account opened", f"account {account.pk}")


def test_the_ledger_says_nothing_of_the_person_but_can_prove_who_it_was() -> None:
    open_account(NEW, actor=OPERATOR, at=at(1))

    names = '{"display_name":"Nguyễn Thị Hoa","login_name":"hoa.stp"}'
    person = commitment(SALT, names)
    leaf = bytes(Entry.objects.get().leaf).decode()
    assert last_facts() == {"demo": False, "person": person}
    assert not [word for word in ("hoa", "Hoa", "Nguyễn") if word in leaf]
    assert disclosed(person) == names


def test_the_salt_that_hides_a_person_is_long() -> None:
    with pytest.raises(SaltTooShort):
        open_account(replace(NEW, salt=SALT[:31]), actor=OPERATOR, at=at(1))

    assert not anybody_known()


def test_names_are_kept_in_composed_letters() -> None:
    decomposed = normalize("NFD", "Nguyễn Thị Hòa")

    account = open_account(
        replace(NEW, login_name=normalize("NFD", "HÒA"), display_name=decomposed),
        actor=OPERATOR,
        at=at(1),
    )

    assert (account.login_name, account.display_name) == ("hòa", "Nguyễn Thị Hòa")


def test_the_same_login_name_again_is_refused() -> None:
    open_account(NEW, actor=OPERATOR, at=at(1))

    with pytest.raises(LoginNameTaken) as refused:
        open_account(replace(NEW, login_name="HOA.stp"), actor=OPERATOR, at=at(1))

    assert refused.value.grounds == {"login_name": "hoa.stp"}
    assert deeds() == ["account opened"]


def test_a_short_password_is_refused() -> None:
    with pytest.raises(PasswordTooShort) as refused:
        open_account(replace(NEW, password="11 ký tự ab"), actor=OPERATOR, at=at(1))  # noqa: S106 - too short to be one

    assert refused.value.grounds == {"least": 12}


@pytest.mark.parametrize(
    ("login_name", "display_name"),
    [(" ", "Hoa"), ("h" * 61, "Hoa"), ("hoa", " "), ("hoa", "H" * 121)],
)
def test_names_are_neither_missing_nor_too_long(login_name: str, display_name: str) -> None:
    new = replace(NEW, login_name=login_name, display_name=display_name)

    with pytest.raises(AccountNameNotUsable) as refused:
        open_account(new, actor=OPERATOR, at=at(1))

    assert refused.value.grounds == {"login_name": 60, "display_name": 120}
    assert not anybody_known()


def test_the_longest_names_are_kept() -> None:
    new = replace(NEW, login_name="h" * 60, display_name="H" * 120)

    assert open_account(new, actor=OPERATOR, at=at(1)).login_name == "h" * 60


@pytest.mark.parametrize(
    "actor",
    [
        PUBLIC,
        an_actor(Role.BLOCK_HEAD, block="khoi"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="ha-giang"),
    ],
)
def test_only_the_operator_and_the_province_open_accounts(actor: Actor) -> None:
    with pytest.raises(NotGranted):
        open_account(NEW, actor=actor, at=at(1))

    assert not anybody_known()


def test_a_deed_that_fails_at_its_end_leaves_nothing() -> None:
    with pytest.raises(TimeWithoutZone):
        open_account(NEW, actor=OPERATOR, at=NOT_IN_UTC)

    assert not anybody_known()
    assert deeds() == []


def test_an_account_logs_in_by_its_password() -> None:
    account = an_account("hoa")

    assert authenticate(username="hoa", password=PASSWORD) == account
    assert authenticate(username="hoa", password="khác") is None  # noqa: S106 - a wrong one
    assert authenticate(username="ai", password=PASSWORD) is None


def test_a_closed_account_is_not_let_in() -> None:
    account = an_account("hoa")
    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert authenticate(username="hoa", password=PASSWORD) is None


@pytest.mark.parametrize(
    ("hosts", "let_in"), [(["127.0.0.1", "localhost"], True), (["thidua.backan.gov.vn"], False)]
)
def test_a_demo_account_is_let_in_only_on_its_own_machine(
    settings: Settings, hosts: list[str], *, let_in: bool
) -> None:
    demo = replace(NEW, login_name="thuky", password="doanket", demo=True)  # noqa: S106 - printed for all
    open_account(demo, actor=OPERATOR, at=at(1))
    settings.ALLOWED_HOSTS = hosts

    assert (authenticate(username="thuky", password="doanket") is not None) is let_in  # noqa: S106 - printed for all
    assert demo_logins() == ("thuky",)


def test_only_who_holds_a_role_may_log_in() -> None:
    account = an_account()
    assert not may_log_in(account, FIRST_DAY)

    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))

    assert may_log_in(account, FIRST_DAY)
    assert not may_log_in(account, date(2023, 12, 31))


@pytest.mark.parametrize("login_name", ["", "Hoa"])
def test_the_database_holds_login_names_in_small_letters(login_name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(login_name=login_name, created_at=at(1))
