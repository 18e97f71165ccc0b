"""Coming dates on a page, and the same as a calendar behind a secret address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime

from tests.apps.targets.registrations import (
    MID_YEAR,
    SELF_SCORE,
    SIGNING,
    a_year_of_targets,
    ask,
    register,
)
from tests.outside.calendar_reader import read_calendar
from tests.pages.reader import HEAD, LEADER, STRANGERS, asked, logged_in, read
from tests.pages.sending import send
from tests.world import a_block, a_year, an_opening, during
from thidua.apps.notices.models import CalendarFeed
from thidua.apps.notices.pages import give_feed
from thidua.apps.notices.queries import FeedNotHeld
from thidua.apps.units.models import Block
from thidua.apps.years.actions import open_year
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
PAGE, TAKE_BACK, FEED = "/tai-khoan/moc-sap-toi/", "/tai-khoan/moc-sap-toi/thu-hoi/", "/lich.ics"
YEAR_END = during(StageKind.YEAR_END)
DRAFT = during(StageKind.DRAFT)


@pytest.fixture
def block() -> Block:
    block = a_block("khoi-mot", units=("CA", "SNV"))
    a_year(block)
    return block


def made(client: Client) -> str:
    """Make an address in the browser; give its part after the host."""
    page = unescape(client.post(PAGE).text)
    found = re.search(r"<code class=\"token\">http://testserver(/lich\.ics\?ma=[\w-]{43})<", page)
    assert found is not None, page
    return found[1]


def test_what_comes_next_is_listed(block: Block) -> None:
    page = read(PAGE, by=LEADER, at=YEAR_END)

    assert "07:00 20/10/2024" in page
    assert "Hết hạn: Tổng kết, bỏ phiếu 2024" in page
    assert "Bắt đầu: Hồ sơ, bàn giao 2024" in page
    assert 'href="/khoi/khoi-mot/nam/2024/"' in page
    assert "Kiến nghị 2024" not in page
    assert "Chưa có địa chỉ lịch." in page
    assert block.code in page


def test_without_dates_the_page_says_so() -> None:
    assert "Không còn mốc nào sắp tới." in read(PAGE, by=LEADER, at=YEAR_END)


@pytest.mark.parametrize("page", [PAGE, FEED])
def test_the_public_has_no_dates_of_its_own(page: str) -> None:
    with pytest.raises((NotGranted, FeedNotHeld)):
        read(page, by=PUBLIC, at=YEAR_END)
    with pytest.raises(NotGranted):
        send(TAKE_BACK, {}, by=PUBLIC)


def test_what_is_to_be_done_leads_to_where_it_is_done() -> None:
    year = a_year_of_targets()
    assert "Đăng ký chỉ tiêu, danh hiệu</a>" in read(PAGE, by=LEADER, at=SIGNING)
    register(year)
    ask(year)
    signing, mid_year = (read(PAGE, by=LEADER, at=moment) for moment in (SIGNING, MID_YEAR))
    own = "/khoi/khoi-mot/nam/2024/don-vi/SNV/"

    assert f'<a href="{own}chi-tieu/">Xác nhận chỉ tiêu, danh hiệu đã đăng ký</a>' in signing
    assert f'<a href="{own}chi-tieu/">Ghi tiến độ quý 1</a>' in mid_year
    assert f'<a href="{own}">Nộp số liệu tự chấm điểm</a>' in read(PAGE, by=LEADER, at=SELF_SCORE)
    head = read(PAGE, by=HEAD, at=MID_YEAR)
    assert 'nam/2024/chi-tieu/">Quyết định 1 yêu cầu điều chỉnh chỉ tiêu</a>' in head
    assert "Hiện không có việc nào phải làm." in read(PAGE, by=HEAD, at=SIGNING)


def test_dates_of_other_blocks_are_not_shown(block: Block) -> None:
    for who in STRANGERS.values():
        if who is not PUBLIC:
            assert block.name not in read(PAGE, by=who, at=YEAR_END)


def test_a_calendar_is_made_read_and_revoked(block: Block) -> None:
    client = logged_in(Role.UNIT_LEADER, unit="SNV")
    address = made(client)
    secret = address.partition("=")[2]

    request = asked(address, by=PUBLIC, at=YEAR_END)
    answer = give_feed(request)
    own, events = read_calendar(answer.text)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert own["X-WR-CALNAME"] == "Thi đua"
    # five stages closed within the last 90 days or are to come: two moments of most of them
    assert [event["SUMMARY"] for event in events[-2:]] == [
        f"Bắt đầu: Hồ sơ, bàn giao 2024 · {block.name}",
        f"Hết hạn: Hồ sơ, bàn giao 2024 · {block.name}",
    ]
    assert events[-1]["UID"] == "khoi-mot-2024-hand_over-dong@testserver"
    assert events[-1]["DTSTART"] == "20241120T000000Z"
    assert events[-1]["URL"] == "http://testserver/khoi/khoi-mot/nam/2024/"
    assert len({event["UID"] for event in events}) == len(events)
    assert secret not in unescape(client.get(PAGE).text)
    assert Client().get(address).status_code == 200

    assert client.post(TAKE_BACK, follow=True).status_code == 200
    assert Client().get(address).status_code == 404


def test_what_passed_long_ago_is_not_in_the_calendar(block: Block) -> None:
    address = made(logged_in(Role.UNIT_LEADER, unit="SNV"))

    _, events = read_calendar(give_feed(asked(address, by=PUBLIC, at=YEAR_END)).text)

    assert localtime(YEAR_END).month == 10
    assert not [event for event in events if event["DTSTART"] < "20240712"]
    assert block.pk


@pytest.mark.parametrize("address", [FEED, f"{FEED}?ma=", f"{FEED}?ma=sai"])
def test_a_wrong_address_is_not_known(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_the_calendar_of_a_closed_account_is_closed(block: Block) -> None:
    address = made(logged_in(Role.UNIT_LEADER, unit="SNV"))
    account = CalendarFeed.objects.get().account
    account.is_active = False
    account.save()

    assert Client().get(address).status_code == 403
    assert block.pk


def test_as_many_queries_are_asked_for_one_block_as_for_three() -> None:
    counts = []
    administrator = STRANGERS["administrator of another province"]
    for count in (1, 2):
        for place in range(count):
            one = a_block(f"khoi-{count}-{place}", province="lang-son", units=(f"U{count}{place}",))
            open_year(one.code, opening=an_opening(), actor=administrator, at=DRAFT)
        with CaptureQueriesContext(connection) as told:
            read(PAGE, by=administrator, at=YEAR_END)
        counts.append(len(told))

    assert counts[0] == counts[1]
