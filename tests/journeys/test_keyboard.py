"""Everything is reached and done without a mouse, and one always sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.houses import Start
from tests.journeys.screens import has_focus, tab_to
from tests.journeys.served import DEMO, LIVING

pytestmark = pytest.mark.browser


def test_the_first_tab_leads_past_the_head_of_the_page(start: Start) -> None:
    page = start().open(DEMO)

    page.keyboard.press("Tab")
    assert has_focus(page) == "Đến nội dung chính"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_one_logs_in_reads_and_logs_out_by_keyboard(start: Start) -> None:
    page = start().open("/")
    tab_to(page, "Đăng nhập")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dang-nhap/")
    tab_to(page, "Tên đăng nhập")
    page.keyboard.type("canbo-vks")
    page.keyboard.press("Tab")
    page.keyboard.type("doanket")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LIVING}")

    tab_to(page, "Bảng tiêu chí")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bang-tieu-chi/")
    tab_to(page, "Đăng xuất")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Đã đăng xuất.")


def test_an_account_of_points_opens_by_keyboard(start: Start) -> None:
    page = start().open(f"{DEMO}xep-hang/")
    first = page.locator("details.unit").first

    first.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(first.locator("table")).to_be_visible()


def test_whatever_has_the_keyboard_is_seen_to_have_it(start: Start) -> None:
    page = start().open("/dang-nhap/")
    unmarked = []

    for _ in range(12):
        page.keyboard.press("Tab")
        marked = page.evaluate(
            "document.activeElement === document.body ||"
            " getComputedStyle(document.activeElement).boxShadow !== 'none' ||"
            " getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        )
        if not marked:
            unmarked.append(has_focus(page))

    assert unmarked == []
