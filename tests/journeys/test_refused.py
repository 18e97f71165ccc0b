"""Whoever is not meant to see a thing does not, and is told why and what to do."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.houses import Start
from tests.journeys.served import DEMO, HIDDEN, HIDDEN_THEME, SECRETARY_OF_HIDDEN
from tests.world import PASSWORD

pytestmark = pytest.mark.browser


def test_a_wrong_password_keeps_the_name_and_says_why(start: Start) -> None:
    visit = start()
    visit.open("/dang-nhap/")

    page = visit.log_in("canbo-ta", "sai-mat-khau")

    expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu chưa đúng.")
    expect(page.locator("#ten-dang-nhap")).to_have_value("canbo-ta")
    expect(page.locator("#mat-khau")).to_have_value("")


def test_the_right_person_logs_in_where_the_page_was_refused(start: Start) -> None:
    visit = start()
    page = visit.open(HIDDEN)
    expect(page.locator("main")).to_contain_text("Kết quả của năm chưa được công bố.")
    expect(page.locator("body")).not_to_contain_text(HIDDEN_THEME)

    visit.log_in(SECRETARY_OF_HIDDEN, PASSWORD)

    assert page.url.endswith(HIDDEN)
    expect(page.get_by_role("heading", level=1)).to_contain_text(HIDDEN_THEME)


def test_an_officer_of_another_block_sees_no_more_than_the_public(start: Start) -> None:
    visit = start()
    visit.open("/dang-nhap/")
    visit.log_in("canbo-ta", "doanket")

    page = visit.open(HIDDEN)

    expect(page.locator("main")).to_contain_text("Kết quả của năm chưa được công bố.")
    expect(page.locator("body")).not_to_contain_text(HIDDEN_THEME)
    expect(page.locator("#mat-khau")).to_have_count(0)


def test_after_logging_out_the_hidden_year_is_hidden_again(start: Start) -> None:
    visit = start()
    page = visit.open(HIDDEN)
    visit.log_in(SECRETARY_OF_HIDDEN, PASSWORD)
    expect(page.locator("body")).to_contain_text(HIDDEN_THEME)

    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("status")).to_have_text("Đã đăng xuất.")
    page.go_back()

    expect(page.locator("body")).not_to_contain_text(HIDDEN_THEME)


def test_a_unit_that_is_not_there_is_told_in_words(start: Start) -> None:
    page = start().open(f"{DEMO}don-vi/KHONG-CO/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Không có trang này")
    expect(page.get_by_role("link", name="Về trang đầu")).to_be_visible()


def test_a_part_of_a_page_that_is_refused_becomes_a_page_to_log_in_on(start: Start) -> None:
    page = start().open(f"{DEMO}xep-hang/")

    page.evaluate("address => { htmx.ajax('GET', address, '#so-sanh'); }", f"{HIDDEN}xep-hang/")

    expect(page.get_by_role("heading", name="Đăng nhập để xem")).to_be_visible()
    assert page.url.endswith(f"{HIDDEN}xep-hang/")
