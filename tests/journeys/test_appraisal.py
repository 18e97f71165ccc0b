"""The appraisal in a real browser: row by row to its end, an objection, and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.appraisal_years import BLOCK, LEADER, SECRETARY
from tests.journeys.houses import Start, enter, fits, house_of_its_own, screens_before
from tests.journeys.screens import Visit
from tests.journeys.served import Served

pytestmark = pytest.mark.browser
YEAR = datetime.now(UTC).year  # noqa: TID251 - the year in which the product is served
HOME = f"/khoi/{BLOCK}/nam/{YEAR}/"
LOAD = "tests.journeys.appraisal_years"
REASON = "Theo biên bản kiểm tra ngày 02/12"


@pytest.fixture(scope="module")
def appraised_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a product of its own, since this journey writes."""
    home = tmp_path_factory.mktemp("appraisal")
    with house_of_its_own(home, "appraisal", load=LOAD) as product:
        yield product


@pytest.fixture
def start(browser: Browser, appraised_house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of that product; nothing may be complained of."""
    with screens_before(browser, appraised_house) as sit_down:
        yield sit_down


def appraise(visit: Visit, page: Page, database: str) -> None:
    """Change the one figure in doubt, take the others over, and finish."""
    page.get_by_role("link", name="Đơn vị TD-A").click()
    expect(page.locator("#muc-dang-xem")).to_have_text("Mục 1.1 · Hoàn thành nhiệm vụ")
    fits(visit, "tham-dinh-don-vi", database)
    page.evaluate("window.stays = true")
    page.get_by_label("Số nhiệm vụ hoàn thành").fill("45")
    page.get_by_label("Số nhiệm vụ hoàn thành").press("Tab")
    expect(page.locator("#se-duoc")).to_contain_text("Theo thẩm định: 9,00 (−0,60).")
    page.get_by_role("button", name="Lưu và sang mục sau").click()
    expect(page.get_by_role("alert")).to_contain_text("phải ghi lý do")
    page.get_by_label("Lý do điều chỉnh").fill(REASON)
    page.get_by_role("button", name="Lưu và sang mục sau").click()
    expect(page.get_by_role("status")).to_have_text("Đã ghi mục 1.1.")
    expect(page.locator("#muc")).to_contain_text(REASON)
    page.get_by_role("link", name="Xác nhận các mục không vướng").click()
    fits(visit, "tham-dinh-khong-vuong", database)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_role("link", name="Kết thúc thẩm định").click()
    expect(page.locator("main")).to_contain_text(REASON)
    fits(visit, "tham-dinh-ket-thuc", database)
    page.get_by_role("button", name="Kết thúc thẩm định").click()
    expect(page.get_by_role("status")).to_have_text("Đã kết thúc thẩm định Đơn vị TD-A.")


def objects(start: Start, database: str) -> Visit:
    """Let the unit's leader contest what was changed."""
    leader, own = enter(start, LEADER, f"{HOME}kien-nghi/")
    own.get_by_role("link", name="Kiến nghị một mục").click()
    fits(leader, "kien-nghi-chon-muc", database)
    own.get_by_role("link", name="Hoàn thành nhiệm vụ").click()
    own.get_by_label("Số nhiệm vụ hoàn thành").fill("48")
    own.get_by_label("Lý do kiến nghị").fill("Có xác nhận của Sở Nội vụ ngày 05/12")
    fits(leader, "kien-nghi-viet", database)
    own.get_by_role("button", name="Gửi kiến nghị").click()
    expect(own.get_by_role("status")).to_have_text("Đã gửi kiến nghị mục 1.1.")
    return leader


def test_a_unit_is_appraised_objects_and_is_answered(start: Start, database: str) -> None:
    secretary, page = enter(start, SECRETARY, f"{HOME}tham-dinh/")
    fits(secretary, "tham-dinh", database)
    appraise(secretary, page, database)
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Chất lượng văn bản").click()
    expect(page.locator("#muc-dang-xem")).to_have_text("Mục 1.2 · Chất lượng văn bản")
    assert page.evaluate("window.stays") is True

    leader = objects(start, database)

    secretary.open(f"{HOME}kien-nghi/")
    page.get_by_role("link", name="Đơn vị TD-A · Mục 1.1").click()
    page.get_by_label("Chấp nhận, số liệu thẩm định đổi thành:").check()
    page.get_by_label("Quy định, căn cứ").fill("Mục 1.1 bảng tiêu chí")
    fits(secretary, "kien-nghi-tra-loi", database)
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("main")).to_contain_text("29,00 → 29,60")

    leader.open(f"{HOME}kien-nghi/")
    expect(leader.page.locator("main")).to_contain_text("Chấp nhận")
    fits(leader, "kien-nghi", database)
