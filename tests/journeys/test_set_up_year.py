"""An administrator sets up a block and its year; whoever was given a role goes in and finds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.houses import Start
from tests.journeys.screens import Visit, barriers, scrolls_sideways
from thidua.apps.years.queries import today_at
from thidua.outside.clock import now

pytestmark = pytest.mark.browser
WHO = ("quantri", "doanket")
UNITS = {"YT": "Sở Y tế", "GD": "Sở Giáo dục và Đào tạo", "VH": "Sở Văn hóa"}
BLOCK, NAME = "khoi-van-xa", "Khối thi đua Văn hóa, Xã hội"
PEOPLE = {
    "truong.vx": ("Lê Văn An", "block_head", ""),
    "thuky.vx": ("Trần Thị Bình", "secretary", ""),
    "canbo.yt": ("Phạm Văn Chi", "unit_officer", "YT"),
}


def fill(page: Page, **typed: str) -> None:
    """Type into the fields of a plain form and send it."""
    for name, value in typed.items():
        field = page.locator(f"#o-{name}")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main button.primary").click()


def sound(visit: Visit, name: str, database: str) -> None:
    """Keep a picture; the page bars nobody and fits."""
    visit.keep(name, database)
    assert barriers(visit.page) == []
    assert not scrolls_sideways(visit.page)


def found_the_block(visit: Visit, database: str) -> None:
    page = visit.open("/?tat-ca=1")
    page.get_by_role("link", name="Thiết lập của tỉnh").click()
    for code, name in UNITS.items():
        page.get_by_role("link", name="Ghi nhận đơn vị").click()
        fill(page, name=name, code=code)
        expect(page.get_by_role("status")).to_contain_text(name)
    sound(visit, "thiet-lap-tinh", database)
    page.get_by_role("link", name="Lập khối, cụm").click()
    sound(visit, "lap-khoi", database)
    fill(
        page,
        name=NAME,
        code=BLOCK,
        symbol="15/QĐ-UBND",
        issued_on=f"{today_at(now())}",
        issuer="Ủy ban nhân dân tỉnh",
    )
    page.get_by_role("link", name=NAME).click()
    for code in UNITS:
        page.get_by_role("link", name="Thêm thành viên").click()
        head = {"role": "head", "chosen": "elected"} if code == "GD" else {}
        fill(page, unit=code, **head)
    expect(page.get_by_role("cell", name="Trưởng khối (bầu)")).to_be_visible()


def appoint(page: Page) -> dict[str, str]:
    """Open the accounts, and give the first password of each as it is shown."""
    passwords = {}
    for login, (name, role, unit) in PEOPLE.items():
        page.get_by_role("link", name="Mở tài khoản").click()
        fill(page, login_name=login, display_name=name, role=role, unit=unit)
        passwords[login] = page.locator("code.token").inner_text()
        page.get_by_role("link", name="Về trang thành viên, vai trò").click()
    return passwords


def open_the_year(visit: Visit, database: str) -> None:
    page, year = visit.page, today_at(now()).year
    page.get_by_role("link", name="Mở năm thi đua").click()
    page.fill("#o-theme", "Vượt khó, về đích")
    for month, kind in enumerate(("draft", "signing", "mid_year"), start=1):
        page.fill(f"[name={kind}-mo]", f"{year}-{month:02}-01T07:30")
        page.fill(f"[name={kind}-dong]", f"{year}-{month:02}-20T17:00")
    sound(visit, "mo-nam", database)
    page.get_by_role("button", name="Mở năm").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vượt khó, về đích")


@pytest.mark.parametrize("size", ["may-tinh"])
def test_a_block_its_people_and_its_year_are_set_up(start: Start, database: str, size: str) -> None:
    visit = start(size)
    visit.open("/dang-nhap/")
    visit.log_in(*WHO)
    found_the_block(visit, database)
    passwords = appoint(visit.page)
    sound(visit, "thanh-vien-vai-tro", database)
    open_the_year(visit, database)

    secretary = start(size)
    secretary.open("/dang-nhap/")
    page = secretary.log_in("thuky.vx", passwords["thuky.vx"])

    expect(page.get_by_role("heading", level=1)).to_contain_text("Vượt khó, về đích")
    expect(page.locator("header.top")).to_contain_text("Thư ký khối")
    expect(page.get_by_role("rowheader", name="Sở Y tế")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Các mốc").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Các mốc của năm")
    sound(secretary, "cac-moc", database)


@pytest.mark.parametrize("size", ["may-tinh", "dien-thoai"])
def test_the_pages_of_the_demo_block_fit_too(start: Start, database: str, size: str) -> None:
    visit = start(size)
    visit.open("/dang-nhap/")
    visit.log_in(*WHO)
    pages = {
        "dat-tinh": "/tinh/bac-kan/",
        "dat-khoi": "/khoi/khoi-noi-chinh-bac-kan/",
        "dat-nam-moi": "/khoi/khoi-noi-chinh-bac-kan/nam-moi/?tu=2026",
        "dat-moc": "/khoi/khoi-noi-chinh-bac-kan/nam/2024/moc/",
        "dat-lich": "/lich-ngay-nghi/?nam=2024",
        "dat-thay-doi": "/tinh/bac-kan/thay-doi/",
    }
    for name, address in pages.items():
        visit.open(address)
        assert visit.status == 200, address
        sound(visit, name, database)
