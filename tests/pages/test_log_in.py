"""Logging in: who gets in, who does not and why, and where one goes on to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.html import escape
from django.utils.timezone import localdate
from pytest_django import Settings

from tests.world import FIRST_DAY, PASSWORD, PROVINCE, SALT, a_block, a_year, an_account, at
from thidua.apps.people.actions import (
    GivenRole,
    NewAccount,
    give_role,
    open_account,
    reset_password,
)
from thidua.apps.people.models import Account
from thidua.core.access.roles import OPERATOR, Role

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db
LOG_IN = "/dang-nhap/"
NOT_RIGHT = "Tên đăng nhập hoặc mật khẩu chưa đúng."


def an_administrator(login_name: str = "hoa", *, until: date | None = None) -> Account:
    account = an_account(login_name)
    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, until, province=PROVINCE)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    return account


def log_in(client: Client, login_name: str = "hoa", **given: str) -> Answer:
    return client.post(LOG_IN, {"login_name": login_name, "password": PASSWORD, **given})


def is_in(client: Client) -> bool:
    """Say whether the first page offers to log out."""
    return "Đăng xuất" in client.get("/").text


def test_the_form_asks_for_name_and_password(client: Client) -> None:
    response = client.get(LOG_IN)

    assert response.status_code == 200
    assert 'name="login_name"' in response.text
    assert 'autocomplete="current-password"' in response.text


def test_whoever_holds_a_role_gets_in(client: Client) -> None:
    an_administrator()

    response = log_in(client)

    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert is_in(client)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("HOA", id="in capitals"),
        pytest.param("  hoa ", id="with spaces around"),
        pytest.param("ho\0a", id="with what no keyboard sends"),
    ],
)
def test_a_login_name_is_read_kindly(client: Client, typed: str) -> None:
    an_administrator()

    assert log_in(client, typed).status_code == 302


def test_a_keyboard_that_sends_marks_apart_gets_in(client: Client) -> None:
    new = NewAccount("hòa", "Hòa", normalize("NFD", PASSWORD), PROVINCE, SALT)
    account = open_account(new, actor=OPERATOR, at=at(1))
    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))

    assert log_in(client, "hòa").status_code == 302

    client.post("/dang-xuat/")
    response = log_in(client, normalize("NFD", "hòa"), password=normalize("NFD", PASSWORD))

    assert response.status_code == 302


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"password": "mười hai ký tự khác"}, id="a wrong password"),
        pytest.param({"password": PASSWORD.upper()}, id="the password in capitals"),
        pytest.param({"password": ""}, id="no password"),
        pytest.param({"password": f"{PASSWORD}{'x' * 300}"}, id="a password too long"),
        pytest.param({"login_name": "khac"}, id="a name that nobody has"),
        pytest.param({"login_name": ""}, id="no name"),
        pytest.param({"login_name": "hoa" + "a" * 300}, id="a name too long"),
        pytest.param({"login_name": "\0"}, id="a name of nothing"),
    ],
)
def test_a_wrong_name_or_password_gets_one_answer(client: Client, given: dict[str, str]) -> None:
    an_administrator()

    response = client.post(LOG_IN, {"login_name": "hoa", "password": PASSWORD, **given})

    assert response.status_code == 422
    assert NOT_RIGHT in response.text
    assert not is_in(client)


def test_a_form_without_fields_is_answered(client: Client) -> None:
    assert client.post(LOG_IN).status_code == 422


def test_a_closed_account_does_not_get_in(client: Client) -> None:
    an_administrator()
    Account.objects.update(is_active=False)

    response = log_in(client)

    assert (response.status_code, NOT_RIGHT in response.text) == (422, True)
    assert not is_in(client)


def test_an_account_without_a_role_does_not_get_in(client: Client) -> None:
    an_account("hoa")

    response = log_in(client)

    assert response.status_code == 422
    assert "hiện không giữ vai trò nào" in response.text
    assert not is_in(client)


def test_an_account_whose_role_ended_today_does_not_get_in(client: Client) -> None:
    an_administrator(until=localdate())

    assert "hiện không giữ vai trò nào" in log_in(client).text
    assert not is_in(client)


def test_whoever_loses_the_role_while_in_sees_no_more_than_the_public(client: Client) -> None:
    year = a_year()
    account = an_administrator()
    log_in(client)
    address = f"/khoi/{year.block.code}/nam/2024/"
    before = client.get(address).status_code

    account.assignments.update(valid_to=localdate())

    assert (before, client.get(address).status_code) == (200, 403)


def test_whoever_is_shut_out_while_in_is_out_at_once(client: Client) -> None:
    an_administrator()
    log_in(client)

    Account.objects.update(is_active=False)

    assert not is_in(client)


def test_a_refused_form_keeps_the_name_and_never_the_password(client: Client) -> None:
    response = log_in(client, "hoa.stp", password="mật khẩu đã gõ nhầm")  # noqa: S106 - a wrong one

    assert 'value="hoa.stp"' in response.text
    assert "mật khẩu đã gõ nhầm" not in response.text
    assert 'aria-describedby="loi-dang-nhap"' in response.text


def test_what_is_typed_is_shown_as_text(client: Client) -> None:
    typed = '"><script>alert(1)</script>'

    page = log_in(client, typed).text

    assert typed not in page
    assert escape(typed) in page


def test_the_words_come_in_the_language_chosen(client: Client) -> None:
    client.cookies["django_language"] = "en"

    assert "The login name or the password is wrong." in log_in(client).text


@pytest.mark.parametrize(
    ("wanted", "gone_to"),
    [
        pytest.param(
            "/khoi/x/nam/2024/?tren=A&duoi=B", "/khoi/x/nam/2024/?tren=A&duoi=B", id="own"
        ),
        pytest.param("https://evil.example/", "/", id="another site"),
        pytest.param("//evil.example/", "/", id="another site, in short"),
        pytest.param("/\\evil.example/", "/", id="another site, as browsers read it"),
        pytest.param("///evil.example/", "/", id="another site, with three strokes"),
        pytest.param("https:///evil.example", "/", id="another site, without a host"),
        pytest.param("\t//evil.example/", "/", id="another site behind a tab"),
        pytest.param("javascript:alert(1)", "/", id="a script"),
        pytest.param("http://testserver/khoi/", "/", id="our own by its whole name"),
        pytest.param("khoi/", "/", id="not from the root"),
        pytest.param("/" + "a" * 3000, "/", id="longer than an address may be"),
        pytest.param("", "/", id="nothing"),
    ],
)
def test_one_goes_on_within_the_house_only(client: Client, wanted: str, gone_to: str) -> None:
    an_administrator()

    assert log_in(client, next=wanted).headers["Location"] == gone_to
    assert client.get(LOG_IN, {"next": wanted}).headers["Location"] == gone_to


def test_the_way_on_is_kept_in_a_refused_form(client: Client) -> None:
    page = log_in(client, password="", next="/khoi/x/nam/2024/").text

    assert '<input type="hidden" name="next" value="/khoi/x/nam/2024/">' in page
    assert 'value="/dang-nhap/?next=%2Fkhoi%2Fx%2Fnam%2F2024%2F"' in page  # for the language


def test_a_refused_form_forgets_a_way_that_leads_elsewhere(client: Client) -> None:
    page = log_in(client, password="", next="//evil.example/").text

    assert "evil.example" not in page


def test_the_session_before_is_not_the_session_after(client: Client) -> None:
    an_administrator()
    an_administrator("binh")
    log_in(client)
    before = client.cookies["sessionid"].value

    log_in(client, "binh")

    assert client.cookies["sessionid"].value != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_session_named_by_somebody_else_is_not_taken(client: Client) -> None:
    planted = "planted0planted0planted0planted0"
    an_administrator()
    client.cookies["sessionid"] = planted

    log_in(client)

    assert client.cookies["sessionid"].value != planted


@pytest.mark.parametrize(
    "cookie",
    [
        pytest.param('"aaaaaaaa\\000"', id="with a NUL"),
        pytest.param("'; DROP TABLE x; --", id="with a command"),
        pytest.param("a" * 4000, id="longer than any"),
        pytest.param("a", id="shorter than any"),
    ],
)
def test_a_cookie_that_names_no_session_is_no_fault(client: Client, cookie: str) -> None:
    response = client.get("/", headers={"cookie": f"sessionid={cookie}"})

    assert response.status_code == 200
    assert "Đăng xuất" not in response.text.replace("Đã đăng xuất", "")


def test_the_cookie_of_a_session_is_for_the_server_alone(client: Client) -> None:
    an_administrator()

    cookie = log_in(client).cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == ""  # it goes with the browser; the half hour is kept here


def test_sessions_that_have_ended_are_cleared_away(client: Client) -> None:
    an_administrator()
    log_in(client)
    Session.objects.update(expire_date=at(1))

    log_in(Client())

    assert Session.objects.count() == 1


def test_logging_out_ends_the_session(client: Client) -> None:
    an_administrator()
    log_in(client)
    session = client.cookies["sessionid"].value

    response = client.post("/dang-xuat/")

    assert response.headers["Location"] == "/"
    assert not Session.objects.filter(session_key=session).exists()
    assert "Đã đăng xuất." in client.get("/").text
    assert "Đã đăng xuất." not in client.get("/").text


def test_an_address_alone_logs_nobody_out(client: Client) -> None:
    an_administrator()
    log_in(client)

    response = client.get("/dang-xuat/")

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert is_in(client)


@pytest.mark.parametrize("address", [LOG_IN, "/dang-xuat/", "/ngon-ngu/"])
def test_another_site_cannot_send_our_forms(address: str) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(address, {"login_name": "hoa", "password": PASSWORD, "language": "en"})

    assert response.status_code == 403
    assert "Trang đã cũ" in response.text
    assert "django_language" not in client.cookies


def test_after_five_wrong_passwords_the_right_one_must_wait(client: Client) -> None:
    an_administrator()
    for _ in range(5):
        assert log_in(client, password="mười hai ký tự khác").status_code == 422  # noqa: S106 - a wrong one

    response = log_in(client)

    assert response.status_code == 429
    assert "Xin đợi 1 phút rồi thử lại" in response.text
    assert not is_in(client)


def demo_account() -> Account:
    new = NewAccount("thuky", "Thư ký khối", "doanket", PROVINCE, SALT, demo=True)
    account = open_account(new, actor=OPERATOR, at=at(1))
    given = GivenRole(Role.SECRETARY, FIRST_DAY, block_id=a_block().pk)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    return account


def test_on_ones_own_machine_the_demo_lets_in(client: Client) -> None:
    demo_account()

    assert "thuky" in client.get(LOG_IN).text
    assert log_in(client, "thuky", password="doanket").status_code == 302  # noqa: S106 - printed for all to read


def test_where_others_are_served_the_demo_stays_shut(client: Client, settings: Settings) -> None:
    demo_account()
    settings.ALLOWED_HOSTS = ["thidua.tinh.gov.vn"]
    here = {"headers": {"host": "thidua.tinh.gov.vn"}}

    page = client.get(LOG_IN, **here).text  # type: ignore[arg-type]  # words of the test client
    response = client.post(LOG_IN, {"login_name": "thuky", "password": "doanket"}, **here)  # type: ignore[arg-type]  # the same

    assert "thuky" not in page
    assert (response.status_code, NOT_RIGHT in response.text) == (422, True)


def test_the_last_visit_is_known(client: Client) -> None:
    account = an_administrator()

    log_in(client)

    account.refresh_from_db()
    assert account.last_login is not None
    assert timedelta(0) <= account.last_login - at(1)


def test_a_new_password_ends_the_sessions_of_its_account_alone(client: Client) -> None:
    an_administrator()
    an_administrator("lan")
    other = Client()
    log_in(client)
    log_in(other, "lan")

    reset_password("hoa", password="một mật khẩu khác hẳn", actor=OPERATOR, at=at(2))  # noqa: S106 - of a test

    assert not is_in(client)
    assert is_in(other)
