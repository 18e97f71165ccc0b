"""A unit scores itself in a real browser: types, loses the line and has it back, pastes, hands in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.houses import Start
from tests.journeys.screens import Visit, barriers, scrolls_sideways
from thidua.apps.years.queries import today_at
from thidua.cli.demo_facts import BLOCK
from thidua.outside.clock import now

pytestmark = pytest.mark.browser
PASSWORD = "doanket"  # noqa: S105 - the demo's, printed for all to read
LOST = "net::ERR_INTERNET_DISCONNECTED"
PASTE = """([text]) => {
  const given = new DataTransfer();
  given.setData("text", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }));
}"""


def address(unit: str) -> str:
    return f"/khoi/{BLOCK}/nam/{today_at(now()).year}/don-vi/{unit}/tu-cham/"


def at_the_table(start: Start, name: str, unit: str, size: str = "may-tinh") -> tuple[Visit, Page]:
    visit = start(size)
    visit.open("/dang-nhap/")
    page = visit.log_in(name, PASSWORD)
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    visit.open(address(unit))
    return visit, page


def first_cells(page: Page) -> list[str]:
    """Give the names of the first text cells, in the order of the table."""
    names: list[str] = page.eval_on_selector_all(
        "input.cell.num", "found => found.map(one => one.id)"
    )
    return names


def saved(page: Page) -> None:
    expect(page.locator("#luu")).to_contain_text("Đã lưu lúc")


def test_an_officer_types_and_the_points_follow(start: Start, database: str) -> None:
    visit, page = at_the_table(start, "canbo-ttr", "TTR")
    before = page.locator("#da-nhap").inner_text()

    for cell in first_cells(page)[:4]:
        page.locator(f"#{cell}").fill("20")
        page.keyboard.press("Enter")
    saved(page)

    expect(page.locator("#da-nhap")).not_to_have_text(before)
    assert not scrolls_sideways(page)
    assert barriers(page) == []
    visit.keep("tu-cham", database)
    page.reload()
    expect(page.locator(f"#{first_cells(page)[0]}")).to_have_value("20")


def test_what_does_not_fit_stays_with_its_reason_and_escape_brings_the_old_back(
    start: Start,
) -> None:
    _, page = at_the_table(start, "canbo-ta", "TA")
    cell = page.locator(f"#{first_cells(page)[0]}")
    cell.fill("12")
    saved(page)

    cell.fill("nhiều")
    expect(page.locator(".why.bad", has_text="không phải số")).to_be_visible()
    cell.press("Escape")

    expect(cell).to_have_value("12")
    expect(page.locator(".why.bad", has_text="không phải số")).to_have_count(0)


def test_what_is_typed_without_a_line_is_sent_when_it_is_back(start: Start) -> None:
    visit, page = at_the_table(start, "canbo-qs", "QS")
    first, second, *_ = first_cells(page)
    page.locator(f"#{first}").fill("7")
    saved(page)

    visit.context.set_offline(True)
    page.locator(f"#{second}").fill("9")
    expect(page.locator("#luu")).to_contain_text("1 thay đổi đang giữ trên máy này")
    visit.context.set_offline(False)

    saved(page)
    visit.trouble[:] = [one for one in visit.trouble if LOST not in one]
    page.reload()
    expect(page.locator(f"#{second}")).to_have_value("9")


def test_what_was_kept_on_the_machine_outlives_the_page(start: Start) -> None:
    visit, page = at_the_table(start, "canbo-vks", "VKS")
    cell = first_cells(page)[0]
    page.route("**/tu-cham/", lambda route: route.abort())
    page.locator(f"#{cell}").fill("3")
    expect(page.locator("#luu")).to_contain_text("đang giữ trên máy này")

    page.unroute("**/tu-cham/")
    visit.trouble.clear()
    visit.open(address("VKS"))

    expect(page.locator(f"#{cell}")).to_have_value("3")
    saved(page)


def test_a_column_from_a_spreadsheet_fills_downwards(start: Start) -> None:
    _, page = at_the_table(start, "canbo-thads", "THADS")
    names: list[str] = page.eval_on_selector_all(".cell", "found => found.map(one => one.id)")
    page.locator(f"#{names[0]}").focus()

    page.evaluate(PASTE, ["31\r\n32\r\n"])

    saved(page)
    expect(page.locator(f"#{names[0]}")).to_have_value("31")
    expect(page.locator(f"#{names[1]}")).to_have_value("32")


def test_two_officers_type_the_same_figure_and_the_second_chooses(start: Start) -> None:
    _, first = at_the_table(start, "canbo-qltt", "QLTT")
    _, second = at_the_table(start, "lanhdao-qltt", "QLTT")
    cell = first_cells(first)[0]
    first.locator(f"#{cell}").fill("5")
    saved(first)

    second.locator(f"#{cell}").fill("6")
    expect(second.locator(".why.bad", has_text="Cán bộ của đơn vị đã sửa")).to_be_visible()
    second.get_by_role("button", name="Lấy giá trị đang lưu").click()

    expect(second.locator(f"#{cell}")).to_have_value("5")


def test_the_leader_looks_once_more_and_hands_in(start: Start, database: str) -> None:
    visit, page = at_the_table(start, "lanhdao-snv", "SNV")
    page.locator(f"#{first_cells(page)[0]}").fill("15")
    page.get_by_role("link", name="Xem và nộp").click()
    expect(page.get_by_role("heading", name="Nội dung sẽ nộp")).to_be_visible()
    assert barriers(page) == []
    visit.keep("nop-tu-cham", database)

    page.get_by_role("button", name="Nộp số liệu tự chấm").click()

    expect(page.get_by_role("status").first).to_contain_text("Đã nộp số liệu tự chấm")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phiếu điểm của Sở Nội vụ")


def test_on_a_phone_the_table_stays_within_the_screen(start: Start, database: str) -> None:
    visit, page = at_the_table(start, "canbo-ca", "CA", "dien-thoai")

    assert not scrolls_sideways(page)
    assert barriers(page) == []
    visit.keep("tu-cham", database)
