"""A session ends after half an hour without a page, and whoever comes back is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.world import FIRST_DAY, PROVINCE, an_account, at
from thidua.apps.people.actions import GivenRole, give_role
from thidua.apps.people.models import Account
from thidua.core.access.roles import OPERATOR, Role
from thidua.outside.clock import now

pytestmark = pytest.mark.django_db
TOLD = "Đã đăng xuất vì 30 phút không thao tác."
LOG_OUT = "Đăng xuất</button>"


@pytest.fixture
def account(client: Client) -> Account:
    """Log an administrator in, who has opened a page."""
    account = an_account()
    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    client.force_login(account)
    client.get("/")
    return account


def end_of_session() -> datetime:
    return Session.objects.get().expire_date


def came_earlier(client: Client, by: timedelta) -> None:
    """Let the last page have been opened earlier than it was."""
    session = client.session
    session["seen"] -= int(by.total_seconds())
    session.save()
    Session.objects.update(expire_date=now() + timedelta(minutes=30) - by)


@pytest.mark.usefixtures("account")
def test_a_session_ends_half_an_hour_after_the_last_page(client: Client) -> None:
    left = end_of_session() - now()

    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert LOG_OUT in client.get("/").text


@pytest.mark.usefixtures("account")
def test_a_page_puts_the_end_off(client: Client) -> None:
    came_earlier(client, timedelta(minutes=29))

    assert LOG_OUT in client.get("/").text
    assert end_of_session() > now() + timedelta(minutes=29)


@pytest.mark.usefixtures("account")
def test_pages_within_a_minute_write_nothing(client: Client) -> None:
    came_earlier(client, timedelta(seconds=30))
    before = end_of_session()

    client.get("/")

    assert end_of_session() == before


@pytest.mark.usefixtures("account")
def test_after_half_an_hour_one_is_out_and_told_once(client: Client) -> None:
    came_earlier(client, timedelta(minutes=30))

    first, second = client.get("/").text, client.get("/").text

    assert (TOLD in first, LOG_OUT in first) == (True, False)
    assert (TOLD in second, LOG_OUT in second) == (False, False)


@pytest.mark.usefixtures("account")
def test_what_is_told_waits_for_a_whole_page(client: Client) -> None:
    came_earlier(client, timedelta(minutes=30))

    client.get("/khong-co/", headers={"Accept": "application/json"})

    assert TOLD in client.get("/").text


@pytest.mark.usefixtures("account")
def test_it_is_told_in_the_language_chosen(client: Client) -> None:
    came_earlier(client, timedelta(minutes=30))
    client.cookies["django_language"] = "en"

    assert "Logged out after 30 minutes without a page." in client.get("/").text


def test_whoever_never_logged_in_is_told_nothing(client: Client) -> None:
    assert TOLD not in client.get("/").text
    assert not Session.objects.exists()


def test_a_closed_account_is_not_told_of_idleness(client: Client, account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(is_active=False)

    page = client.get("/").text

    assert (TOLD in page, LOG_OUT in page) == (False, False)
