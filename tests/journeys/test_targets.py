"""Targets in a real browser: registered and confirmed, then changed with the head's yes, and reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.houses import Start, enter, house_of_its_own, screens_before
from tests.journeys.screens import SIZES, barriers, scrolls_sideways
from tests.journeys.served import Served
from tests.journeys.targets_years import REVIEWS, SIGNS

pytestmark = pytest.mark.browser
YEAR = datetime.now(UTC).year  # noqa: TID251 - the year in which the product is served
LOAD = "tests.journeys.targets_years"


@pytest.fixture(scope="module")
def writing_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a product of its own, since these journeys write."""
    home = tmp_path_factory.mktemp("targets")
    with house_of_its_own(home, "targets", load=LOAD) as product:
        yield product


@pytest.fixture
def start(browser: Browser, writing_house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of that product; nothing may be complained of."""
    with screens_before(browser, writing_house) as sit_down:
        yield sit_down


def own_page(block: str, unit: str) -> str:
    return f"/khoi/{block}/nam/{YEAR}/don-vi/{unit}/chi-tieu/"


def test_a_unit_registers_its_targets_and_its_leader_confirms(start: Start, database: str) -> None:
    home = own_page(SIGNS, "KY-A")
    visit, page = enter(start, f"canbo-{SIGNS}", home)
    page.get_by_role("link", name="Thêm chỉ tiêu").click()
    page.get_by_label("Nội dung chỉ tiêu").fill("Hoàn thành nhiệm vụ được giao")
    page.get_by_label("Số phải đạt").fill("năm mươi")
    page.get_by_label("Đơn vị tính").fill("nhiệm vụ")
    page.get_by_role("button", name="Lưu chỉ tiêu").click()
    expect(page.get_by_role("alert")).to_contain_text("Không đọc được số “năm mươi”")
    visit.keep("chi-tieu-sai-so", database)
    assert barriers(page) == []

    expect(page.get_by_label("Đơn vị tính")).to_have_value("nhiệm vụ")
    page.get_by_label("Số phải đạt").fill("50")
    page.get_by_label("Tiêu chí liên quan").select_option("1.1")
    page.get_by_role("button", name="Lưu chỉ tiêu").click()
    expect(page.get_by_role("status")).to_have_text("Đã lưu chỉ tiêu.")
    page.get_by_role("link", name="Chọn danh hiệu").click()
    page.get_by_label("Cờ thi đua").check()
    visit.keep("danh-hieu-dang-ky", database)
    assert barriers(page) == []
    page.get_by_role("button", name="Lưu danh hiệu đăng ký").click()
    expect(page.locator("main")).to_contain_text("Cờ thi đua")

    _, page = enter(start, f"lanhdao-{SIGNS}", home)
    page.get_by_role("button", name="Xác nhận chỉ tiêu và danh hiệu").click()
    expect(page.locator("h1 + .tag")).to_contain_text("lãnh đạo xác nhận")


def test_a_change_is_asked_for_approved_and_reported_on(start: Start, database: str) -> None:
    home = own_page(REVIEWS, "SK-A")
    visit, page = enter(start, f"lanhdao-{REVIEWS}", home)
    page.get_by_role("link", name="Hoàn thành nhiệm vụ được giao").click()
    page.get_by_label("Số phải đạt").fill("48")
    page.get_by_label("Lý do điều chỉnh").fill("Tỉnh giao bớt hai nhiệm vụ")
    visit.keep("xin-dieu-chinh-chi-tieu", database)
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.locator("#dieu-chinh")).to_be_visible()

    visit, page = enter(start, f"truong-{REVIEWS}", f"/khoi/{REVIEWS}/nam/{YEAR}/chi-tieu/")
    page.get_by_role("link", name="Đơn vị SK-A", exact=True).click()
    page.get_by_role("link", name="Xem và quyết định").click()
    visit.keep("duyet-dieu-chinh-chi-tieu", database)
    assert barriers(page) == []
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.locator("main")).to_contain_text("ít nhất 48 nhiệm vụ")

    visit, page = enter(start, f"canbo-{REVIEWS}", home)
    page.get_by_role("link", name="Ghi tiến độ quý 1").click()
    page.get_by_label("Hoàn thành nhiệm vụ được giao").fill("12,5")
    visit.keep("tien-do-quy", database)
    assert barriers(page) == []
    page.get_by_role("button", name="Gửi tiến độ").click()
    expect(page.locator("main")).to_contain_text("Quý 1: 12,5")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("chi-tieu-don-vi", own_page(REVIEWS, "SK-A")),
        ("chi-tieu-khoi", f"/khoi/{REVIEWS}/nam/{YEAR}/chi-tieu/"),
    ],
    ids=["unit", "block"],
)
def test_pages_of_targets_fit_and_bar_nobody(
    start: Start, database: str, name: str, address: str, size: str
) -> None:
    visit, page = enter(start, f"truong-{REVIEWS}", address, size)

    visit.keep(name, database)

    assert barriers(page) == []
    assert not scrolls_sideways(page)


def test_the_form_of_a_target_fits_a_phone(start: Start, database: str) -> None:
    address = f"{own_page(SIGNS, 'KY-A')}0/"
    visit, page = enter(start, f"canbo-{SIGNS}", address, "dien-thoai")

    visit.keep("mau-chi-tieu", database)

    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("size", SIZES)
def test_coming_dates_fit_and_an_address_of_the_calendar_is_made(
    start: Start, database: str, size: str
) -> None:
    visit, page = enter(start, f"canbo-{SIGNS}", "/", size)
    page.get_by_role("link", name="Việc của tôi và các mốc sắp tới").click()
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()

    expect(page.get_by_role("status")).to_contain_text("/lich.ics?ma=")
    expect(page.locator("main")).to_contain_text("Hết hạn: Ký giao ước")
    visit.keep("moc-sap-toi", database)
    assert barriers(page) == []
    assert not scrolls_sideways(page)
