"""Cross-scoring in a real browser: the secretary opens a round, a unit marks, and nobody else learns of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house.sources import ROOT
from tests.journeys.conftest import Start
from tests.journeys.crossing_years import BLOCK, LEADER, OTHER, SECRETARY
from tests.journeys.screens import SIZES, Visit, barriers, scrolls_sideways
from tests.journeys.served import Served, a_database, served
from tests.world import PASSWORD

pytestmark = pytest.mark.browser
YEAR = datetime.now(UTC).year  # noqa: TID251 - the year in which the product is served
CROSSING = f"/khoi/{BLOCK}/nam/{YEAR}/cham-cheo/"
LOAD = "import django; django.setup(); from tests.journeys.crossing_years import load; load()"
REASON = "Báo cáo không có số liệu chứng minh"


@pytest.fixture(scope="module")
def crossing_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a product of its own, since this journey writes."""
    home = tmp_path_factory.mktemp("crossing")
    name = f"thidua_crossing_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    with (
        a_database(os.environ.get("THIDUA_DATABASE", ""), name) as database,
        served(home, port=port, database=database) as product,
    ):
        own = {
            "THIDUA_HOME": str(home),
            "THIDUA_DATABASE": database,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
        }
        subprocess.run([sys.executable, "-c", LOAD], env=os.environ | own, check=True)  # noqa: S603 - our own words
        yield product


@pytest.fixture
def start(browser: Browser, crossing_house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of that product; nothing may be complained of."""
    visits: list[Visit] = []

    def sit_down(size: str = "may-tinh") -> Visit:
        visits.append(Visit(browser, crossing_house.address, size=size))
        return visits[-1]

    yield sit_down
    for visit in visits:
        visit.context.close()
    assert [trouble for visit in visits for trouble in visit.trouble] == []


def enter(start: Start, who: str) -> tuple[Visit, Page]:
    visit = start()
    visit.open("/dang-nhap/")
    page = visit.log_in(who, PASSWORD)
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    visit.open(CROSSING)
    return visit, page


def fits(visit: Visit, name: str, database: str) -> None:
    """Look at the page at every size; it fits and bars nobody."""
    for size, (width, height) in SIZES.items():
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.size = size
        visit.keep(name, database)
        assert barriers(visit.page) == []
        assert not scrolls_sideways(visit.page)
    width, height = SIZES["may-tinh"]
    visit.page.set_viewport_size({"width": width, "height": height})


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
    opens_the_round(*enter(start, SECRETARY), database)

    visit, page = enter(start, LEADER)
    marks_low(visit, page, database)
    visit.open(CROSSING)
    expect(page.get_by_role("row", name="Đơn vị CC-B").first).to_contain_text("1/")

    _, other = enter(start, OTHER)
    other.get_by_role("link", name="Đơn vị CC-B").click()
    expect(other.get_by_label("Điểm chấm mục 1.1")).to_have_value("")
    expect(other.locator("main")).not_to_contain_text(REASON)

    page.get_by_role("link", name="Khóa điểm chấm của đơn vị").click()
    fits(visit, "cham-cheo-khoa", database)
    page.locator("main form button").last.click()
    expect(page.get_by_text("Đã khóa").first).to_be_visible()
