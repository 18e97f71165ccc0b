"""Cross-scoring in a real browser: the secretary opens a round, a unit marks, and nobody else learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.crossing_years import BLOCK, LEADER, OTHER, SECRETARY
from tests.journeys.houses import Start, enter, fits, house_of_its_own, screens_before
from tests.journeys.screens import Visit
from tests.journeys.served import Served

pytestmark = pytest.mark.browser
YEAR = datetime.now(UTC).year  # noqa: TID251 - the year in which the product is served
CROSSING = f"/khoi/{BLOCK}/nam/{YEAR}/cham-cheo/"
LOAD = "tests.journeys.crossing_years"
REASON = "Báo cáo không có số liệu chứng minh"


@pytest.fixture(scope="module")
def crossing_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a product of its own, since this journey writes."""
    home = tmp_path_factory.mktemp("crossing")
    with house_of_its_own(home, "crossing", load=LOAD) as product:
        yield product


@pytest.fixture
def start(browser: Browser, crossing_house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of that product; nothing may be complained of."""
    with screens_before(browser, crossing_house) as sit_down:
        yield sit_down


def opens_the_round(visit: Visit, page: Page, database: str) -> None:
    page.get_by_role("link", name="Mở vòng chấm chéo").click()
    fits(visit, "cham-cheo-mo-vong", database)
    page.get_by_role("button", name="Mở vòng chấm chéo").click()
    expect(page.get_by_role("heading", name="Quy tắc của vòng")).to_be_visible()
    fits(visit, "cham-cheo-vong", database)


def marks_low(visit: Visit, page: Page, database: str) -> None:
    """Give a mark far from the self-score: it is kept on the page until a reason stands beside it."""
    fits(visit, "cham-cheo-phan-cong", database)
    page.get_by_role("link", name="Đơn vị CC-B").click()
    page.get_by_label("Điểm chấm mục 1.1").fill("1")
    page.get_by_role("button", name="Lưu điểm chấm").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Điểm chấm mục 1.1")).to_have_value("1")
    fits(visit, "cham-cheo-thieu-ly-do", database)
    page.get_by_label("Lý do mục 1.1").fill(REASON)
    page.get_by_role("button", name="Lưu điểm chấm").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_round_from_its_opening_to_locked_marks(start: Start, database: str) -> None:
    opens_the_round(*enter(start, SECRETARY, CROSSING), database)

    visit, page = enter(start, LEADER, CROSSING)
    marks_low(visit, page, database)
    visit.open(CROSSING)
    expect(page.get_by_role("row", name="Đơn vị CC-B").first).to_contain_text("1/")

    _, other = enter(start, OTHER, CROSSING)
    other.get_by_role("link", name="Đơn vị CC-B").click()
    expect(other.get_by_label("Điểm chấm mục 1.1")).to_have_value("")
    expect(other.locator("main")).not_to_contain_text(REASON)

    page.get_by_role("link", name="Khóa điểm chấm của đơn vị").click()
    fits(visit, "cham-cheo-khoa", database)
    page.locator("main form button").last.click()
    expect(page.get_by_text("Đã khóa").first).to_be_visible()
