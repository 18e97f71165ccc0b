"""An officer's visit: log in, read the own sheet, the rubric, the ranking; English; log out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.houses import Start
from tests.journeys.served import DEMO, LIVING, Served

pytestmark = pytest.mark.browser
WHO = ("canbo-stp", "doanket")


def test_an_officer_reads_the_year_of_the_own_block(start: Start) -> None:
    visit = start()
    visit.open("/dang-nhap/")
    page = visit.log_in(*WHO)
    expect(page.locator("header.top")).to_contain_text("Cán bộ Sở Tư pháp")
    assert page.url.endswith(LIVING)
    visit.open(DEMO)

    menu = page.get_by_role("navigation")
    menu.get_by_role("link", name="Phiếu điểm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiếu điểm của Sở Tư pháp")
    menu.get_by_role("link", name="Bảng tiêu chí").click()
    expect(page.get_by_role("heading", name="Tiêu chí và cách tính")).to_be_visible()
    menu.get_by_role("link", name="Xếp hạng").click()

    expect(page.locator("#vi-sao")).to_contain_text("Sở Tư pháp")


def test_two_units_are_compared_without_loading_the_page_again(start: Start) -> None:
    page = start().open(f"{DEMO}xep-hang/")
    page.evaluate("window.stays = true")

    page.select_option("#don-vi-tren", "TTR")
    page.select_option("#don-vi-duoi", "QS")

    expect(page.locator("#vi-sao")).to_contain_text("Thanh tra tỉnh")
    expect(page.locator("#vi-sao")).to_contain_text("Bộ Chỉ huy Quân sự tỉnh")
    expect(page.locator("#so-sanh")).to_contain_text("điểm")
    assert page.evaluate("window.stays") is True
    assert "tren=TTR&duoi=QS" in page.url


def test_a_comparison_has_an_address_that_can_be_passed_on(start: Start) -> None:
    page = start().open(f"{DEMO}xep-hang/?tren=TTR&duoi=QS")

    expect(page.locator("#vi-sao")).to_contain_text("Thanh tra tỉnh")


def test_the_language_changes_where_one_is_and_stays(start: Start) -> None:
    visit = start()
    page = visit.open(f"{DEMO}xep-hang/")

    page.get_by_role("button", name="English").click()

    assert page.url.endswith(f"{DEMO}xep-hang/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ranking of 2024")
    visit.open("/dang-nhap/")
    expect(page.get_by_label("Password")).to_be_visible()
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_after_logging_out_the_back_button_shows_nothing_of_the_person(start: Start) -> None:
    visit = start()
    visit.open("/dang-nhap/")
    page = visit.log_in(*WHO)
    expect(page.locator("header.top")).to_contain_text("Cán bộ Sở Tư pháp")

    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("status")).to_have_text("Đã đăng xuất.")
    page.go_back()

    expect(page.locator("header.top")).not_to_contain_text("Cán bộ Sở Tư pháp")
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()


def test_the_accounts_that_were_printed_let_in(start: Start, house: Served) -> None:
    lines = [line.split() for line in house.printed.splitlines() if "  doanket  " in line]
    assert len(lines) == 21

    for name, password, *_ in (lines[0], lines[1], lines[-1]):
        visit = start()
        visit.open("/dang-nhap/")
        expect(visit.log_in(name, password).get_by_role("button", name="Đăng xuất")).to_be_visible()
