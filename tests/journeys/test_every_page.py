"""Every page, at an officer's laptop and on a phone: it fits, bars nobody, and a picture is kept."""

from __future__ import annotations

import pytest

from tests.journeys.houses import Start
from tests.journeys.screens import SIZES, barriers, scrolls_sideways
from tests.journeys.served import DEMO, HIDDEN, SECRETARY_OF_HIDDEN
from tests.world import PASSWORD

pytestmark = pytest.mark.browser
PUBLIC = {
    "trang-dau": "/",
    "dang-nhap": "/dang-nhap/",
    "trang-khoi": DEMO,
    "xep-hang": f"{DEMO}xep-hang/",
    "bang-tieu-chi": f"{DEMO}bang-tieu-chi/",
    "phieu-diem": f"{DEMO}don-vi/STP/",
}
REFUSED = {"chua-cong-bo": HIDDEN, "khong-co-trang": "/khong-co/"}
OF_A_SECRETARY = {
    "khoi-moi-mo": HIDDEN,
    "khoi-moi-mo-xep-hang": f"{HIDDEN}xep-hang/",
    "khoi-moi-mo-bang-tieu-chi": f"{HIDDEN}bang-tieu-chi/",
    "khoi-moi-mo-phieu-diem": f"{HIDDEN}don-vi/KIN-A/",
}

OF_AN_OFFICER = {
    "can-bo-trang-khoi": DEMO,
    "can-bo-xep-hang": f"{DEMO}xep-hang/",
    "can-bo-bang-tieu-chi": f"{DEMO}bang-tieu-chi/",
    "can-bo-phieu-diem": f"{DEMO}don-vi/STP/",
}


def by_size(pages: dict[str, str]) -> list[object]:
    return [
        pytest.param(name, address, size, id=f"{name} {size}")
        for name, address in pages.items()
        for size in SIZES
    ]


@pytest.mark.parametrize(("name", "address", "size"), by_size(PUBLIC | REFUSED))
def test_a_page_of_the_public_fits_and_bars_nobody(
    start: Start, database: str, name: str, address: str, size: str
) -> None:
    visit = start(size)
    page = visit.open(address)

    visit.keep(name, database)

    assert (visit.status == 200) is (name in PUBLIC)
    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("name", "address", "size"), by_size(OF_A_SECRETARY))
def test_a_page_of_a_year_just_opened_fits_and_bars_nobody(
    start: Start, database: str, name: str, address: str, size: str
) -> None:
    visit = start(size)
    visit.open("/dang-nhap/")
    visit.log_in(SECRETARY_OF_HIDDEN, PASSWORD)
    page = visit.open(address)

    visit.keep(name, database)

    assert visit.status == 200
    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("name", "address", "size"), by_size(OF_AN_OFFICER))
def test_a_page_of_an_officer_fits_in_english_too(
    start: Start, database: str, name: str, address: str, size: str
) -> None:
    visit = start(size)
    visit.open("/dang-nhap/")
    page = visit.log_in("canbo-stp", "doanket")
    page.get_by_role("button", name="English").click()
    visit.open(address)

    visit.keep(name, database)

    assert visit.status == 200
    assert page.get_by_role("button", name="Log out").is_visible()
    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("size", SIZES)
def test_what_opens_on_a_page_fits_too(start: Start, database: str, size: str) -> None:
    visit = start(size)
    page = visit.open(f"{DEMO}xep-hang/")

    page.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    visit.keep("xep-hang-mo-het", database)

    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_refused_log_in_fits_and_bars_nobody(start: Start, database: str, size: str) -> None:
    visit = start(size)
    visit.open("/dang-nhap/")

    page = visit.log_in(f"khong-ai-{size}", "sai")
    page.get_by_role("alert").wait_for()
    visit.keep("dang-nhap-chua-dung", database)

    assert barriers(page) == []
    assert not scrolls_sideways(page)
