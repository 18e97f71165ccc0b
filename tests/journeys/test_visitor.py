"""A citizen reads a published year without logging in: who is first, why, and by which rules."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.houses import Start

pytestmark = pytest.mark.browser


def test_a_visitor_follows_a_result_down_to_its_figures(start: Start) -> None:
    page = start().open("/")
    page.get_by_role("link", name="Công bố ngày").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xếp hạng năm 2024")

    first = page.locator("details.unit").first
    first.locator("summary").click()
    expect(first.locator("table")).to_be_visible()
    first.get_by_role("link", name="Phiếu điểm đầy đủ").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Phiếu điểm của")
    expect(page.get_by_role("table").first).to_contain_text("Minh chứng")


def test_a_visitor_reads_the_rules_and_takes_their_text_home(start: Start) -> None:
    page = start().open("/")
    page.get_by_role("link", name="Công bố ngày").click()
    page.get_by_role("link", name="Bảng tiêu chí đã áp dụng").click()
    expect(page.get_by_role("heading", name="Tiêu chí và cách tính")).to_be_visible()

    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải văn bản gốc (YAML)").first.click()

    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith("#") or "bang_tieu_chi: 1" in text


def test_a_visitor_has_no_menu_of_a_person(start: Start) -> None:
    page = start().open("/")

    expect(page.get_by_role("button", name="Đăng xuất")).to_have_count(0)
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
