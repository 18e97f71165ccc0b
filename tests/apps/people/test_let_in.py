"""Letting a person in, and holding back a name that was tried too often."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.apps.ledger_lines import deeds
from tests.world import FIRST_DAY, PASSWORD, PROVINCE, an_account, at
from thidua.apps.people.actions import GivenRole, give_role
from thidua.apps.people.letting_in import NoRoleToday, PasswordWrong, let_in
from thidua.apps.people.models import Account, TriedName
from thidua.core.access.patience import TriedTooOften
from thidua.core.access.roles import OPERATOR, Role

pytestmark = pytest.mark.django_db
NOON = at(11, 20, 5)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def hoa() -> Account:
    account = an_account("hoa")
    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    return account


def a_try(name: str = "hoa", *, password: str = PASSWORD, moment: datetime = NOON) -> Account:
    return let_in(name, password, at=moment, on=moment.date())


def wrong_tries(count: int, *, name: str = "hoa", moment: datetime = NOON) -> None:
    for _ in range(count):
        with pytest.raises(PasswordWrong):
            a_try(name, password="sai", moment=moment)  # noqa: S106 - a wrong one


def test_the_right_password_lets_in_and_leaves_no_trace(hoa: Account) -> None:
    before = deeds()

    assert a_try() == hoa
    assert not TriedName.objects.exists()
    assert deeds() == before


def test_a_day_before_the_role_nobody_is_let_in(hoa: Account) -> None:
    with pytest.raises(NoRoleToday):
        let_in("hoa", PASSWORD, at=NOON, on=FIRST_DAY - timedelta(days=1))

    assert let_in("hoa", PASSWORD, at=NOON, on=FIRST_DAY) == hoa


def test_what_was_typed_is_not_kept() -> None:
    wrong_tries(1, name="mật khẩu gõ nhầm ô")

    kept = TriedName.objects.get()
    assert len(kept.digest) == 64
    assert "khẩu" not in kept.digest


def test_after_five_wrong_passwords_even_the_right_one_waits(hoa: Account) -> None:
    wrong_tries(5)

    with pytest.raises(TriedTooOften) as refused:
        a_try()

    assert refused.value.grounds == {"minutes": 1}
    assert a_try(moment=NOON + MINUTE) == hoa


def test_waiting_is_not_counted_as_trying(hoa: Account) -> None:
    wrong_tries(5)
    for _ in range(20):
        with pytest.raises(TriedTooOften):
            a_try(password="sai")  # noqa: S106 - a wrong one

    assert TriedName.objects.get().wrong == 5
    assert a_try(moment=NOON + MINUTE) == hoa


def test_each_further_wrong_password_costs_twice_the_wait() -> None:
    wrong_tries(5)
    wrong_tries(1, moment=NOON + MINUTE)

    with pytest.raises(TriedTooOften) as refused:
        a_try(moment=NOON + MINUTE)

    assert refused.value.grounds == {"minutes": 2}


def test_the_right_password_forgets_the_wrong_ones(hoa: Account) -> None:
    wrong_tries(4)
    a_try()

    wrong_tries(4)

    assert a_try() == hoa


def test_one_name_held_back_holds_back_no_other(hoa: Account) -> None:
    wrong_tries(5, name="binh")

    assert a_try() == hoa


def test_a_name_that_nobody_has_is_held_back_alike() -> None:
    wrong_tries(5, name="khong-ai")

    with pytest.raises(TriedTooOften):
        a_try("khong-ai")


@pytest.mark.usefixtures("hoa")
def test_names_forgotten_are_cleared_when_somebody_is_let_in() -> None:
    wrong_tries(1, name="cu", moment=NOON - timedelta(days=1))
    wrong_tries(1, name="moi", moment=NOON - timedelta(hours=23))

    a_try()

    assert TriedName.objects.count() == 1
