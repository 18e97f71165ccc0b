"""A rubric in a real browser: sent with an error, which is read and mended, then adopted by the head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.drafting_years import BLOCK, HEAD, SECRETARY, rubric_of
from tests.journeys.houses import Start, fits, house_of_its_own, screens_before
from tests.journeys.screens import Visit
from tests.journeys.served import Served
from tests.world import PASSWORD
from thidua.apps.scoring.source import source_hash

pytestmark = pytest.mark.browser
YEAR = datetime.now(UTC).year  # noqa: TID251 - the year in which the product is served
HERE = f"/khoi/{BLOCK}/nam/{YEAR}/"
LOAD = "tests.journeys.drafting_years"


@pytest.fixture(scope="module")
def writing_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a product of its own, since this journey writes."""
    home = tmp_path_factory.mktemp("drafting")
    with house_of_its_own(home, "drafting", load=LOAD) as product:
        yield product


@pytest.fixture
def start(browser: Browser, writing_house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of that product; nothing may be complained of."""
    with screens_before(browser, writing_house) as sit_down:
        yield sit_down


def goes_in(visit: Visit, name: str) -> Page:
    visit.open("/dang-nhap/")
    return visit.log_in(name, PASSWORD)


def test_a_rubric_with_an_error_is_mended_and_adopted(
    start: Start, database: str, tmp_path: Path
) -> None:
    file = tmp_path / "bang.yaml"
    file.write_text(rubric_of(YEAR).replace("bien: quy_che}", "bien: quy_ce}"), encoding="utf-8")
    secretary, head = start(), start()

    sends_with_an_error(secretary, file, database)
    mends_it(secretary, database)
    adopts_it(head, database)

    expect(head.page.locator("main")).to_contain_text(source_hash(rubric_of(YEAR)))
    head.open(f"{HERE}du-thao/so-sanh/")
    expect(head.page.locator("main")).to_contain_text("Hai bản giống nhau về nội dung.")
    fits(head, "so-sanh-cac-ban", database)


def sends_with_an_error(secretary: Visit, file: Path, database: str) -> None:
    page = goes_in(secretary, SECRETARY)
    page.get_by_role("link", name="Bảng tiêu chí", exact=True).click()
    page.get_by_role("link", name="Mở dự thảo bảng tiêu chí").click()
    page.get_by_role("link", name="Soạn dự thảo").click()
    fits(secretary, "soan-du-thao-trong", database)
    page.get_by_label("Hoặc chọn tệp YAML").set_input_files(file)
    page.get_by_role("button", name="Lưu và kiểm tra").click()
    expect(page.get_by_role("heading", name="Kiểm tra: 1 lỗi")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("quy_ce")
    fits(secretary, "du-thao-co-loi", database)


def mends_it(secretary: Visit, database: str) -> None:
    page = secretary.page
    page.get_by_role("link", name="Soạn dự thảo").click()
    expect(page.get_by_role("heading", name="Kiểm tra: 1 lỗi")).to_be_visible()
    box = page.get_by_label("Bảng tiêu chí dạng YAML")
    box.fill(box.input_value().replace("quy_ce", "quy_che"))
    fits(secretary, "soan-du-thao", database)
    page.get_by_role("button", name="Lưu và kiểm tra").click()
    expect(page.get_by_role("heading", name="Kiểm tra: 0 lỗi")).to_be_visible()
    expect(page.locator("#muc-1\\.2")).to_contain_text("−0,5 điểm mỗi lần")
    fits(secretary, "du-thao", database)


def adopts_it(head: Visit, database: str) -> None:
    page = goes_in(head, HEAD)
    head.open(f"{HERE}du-thao/")
    page.get_by_role("link", name="Xem và thông qua").click()
    expect(page.locator("#chot")).to_have_text("Tiêu chí và thang điểm thi đua của Khối")
    fits(head, "thong-qua", database)
    page.get_by_role("button", name="Thông qua bảng tiêu chí").click()
    expect(page.get_by_role("status")).to_have_text("Đã thông qua bảng tiêu chí, bản 1.")
