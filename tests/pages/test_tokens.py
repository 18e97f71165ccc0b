"""The page of one's access tokens: made and shown once, listed, taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from tests.pages.reader import logged_in
from thidua.apps.tokens.models import AccessToken
from thidua.apps.tokens.queries import bearer_of
from thidua.apps.years.queries import today_at
from thidua.core.access.roles import Role
from thidua.outside.clock import now

pytestmark = pytest.mark.django_db
ADDRESS = "/tai-khoan/ma-truy-cap/"
SHOWN = re.compile(r'<code class="token">(thidua_[A-Za-z0-9_-]{43})</code>')


def in_a_month() -> str:
    return f"{today_at(now()) + timedelta(days=30):%Y-%m-%d}"


def make(client: Client, **changed: object) -> tuple[int, str]:
    form = {"name": "Báo cáo tuần", "scopes": ["xem"], "last_day": in_a_month()}
    answer = client.post(ADDRESS, form | changed)
    return answer.status_code, unescape(answer.content.decode())


def test_a_new_token_is_shown_once_and_works() -> None:
    client = logged_in(Role.PROVINCIAL_ADMINISTRATOR)

    status, page = make(client)

    shown = SHOWN.search(page)
    assert status == 200
    assert shown is not None
    assert bearer_of(shown[1], today_at(now())) is not None
    again = client.get(ADDRESS).content.decode()
    assert "Báo cáo tuần" in unescape(again)
    assert not SHOWN.search(again)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"name": " "}, "Xin ghi mã dùng cho việc gì", id="no name"),
        pytest.param({"scopes": ["het"]}, "Chưa chọn mã được làm việc gì", id="no known scope"),
        pytest.param({"last_day": "31/12"}, "Ngày cuối phải là một ngày", id="no day"),
        pytest.param({"last_day": "2020-01-01"}, "Ngày cuối phải là một ngày", id="a past day"),
    ],
)
def test_a_form_that_does_not_fit_is_shown_again_with_the_reason(
    changed: dict[str, object], said: str
) -> None:
    client = logged_in(Role.PROVINCIAL_ADMINISTRATOR)

    status, page = make(client, **changed)

    assert status == 422
    assert said in page
    assert str(changed.get("last_day", in_a_month())) in page
    assert not AccessToken.objects.exists()


def test_a_token_is_taken_back() -> None:
    client = logged_in(Role.PROVINCIAL_ADMINISTRATOR)
    make(client)

    answer = client.post(f"{ADDRESS}{AccessToken.objects.get().pk}/thu-hoi/", follow=True)

    page = unescape(answer.content.decode())
    assert "Đã thu hồi mã truy cập." in page
    assert "đã thu hồi" in page


def test_a_token_out_of_date_says_so() -> None:
    client = logged_in(Role.PROVINCIAL_ADMINISTRATOR)
    make(client)
    AccessToken.objects.update(last_day="2020-01-01")

    assert "đã hết hạn" in unescape(client.get(ADDRESS).content.decode())


def test_the_public_has_no_tokens() -> None:
    assert Client().get(ADDRESS).status_code == 403
    assert Client().post(ADDRESS).status_code == 403


def test_anothers_token_is_neither_seen_nor_taken_back() -> None:
    make(logged_in(Role.PROVINCIAL_ADMINISTRATOR))
    other = logged_in(Role.PROVINCIAL_ADMINISTRATOR)

    answer = other.post(f"{ADDRESS}{AccessToken.objects.get().pk}/thu-hoi/")

    assert answer.status_code == 404
    assert "Báo cáo tuần" not in unescape(other.get(ADDRESS).content.decode())
    assert AccessToken.objects.get().revoked_at is None
