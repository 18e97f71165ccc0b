"""An officer attaches evidence in the browser: through a lost connection, refused, anew, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.evidence_files import PDF, PNG, zipped
from tests.journeys.houses import Start
from tests.journeys.screens import Visit, barriers, scrolls_sideways
from thidua.apps.years.queries import today_at
from thidua.cli.demo_facts import BLOCK
from thidua.outside.clock import now

pytestmark = pytest.mark.browser
OFFICER, OTHER = ("canbo-stp", "doanket"), ("canbo-ca", "doanket")
OFFLINE = "ERR_INTERNET_DISCONNECTED"


def evidence_of(unit: str) -> str:
    return f"/khoi/{BLOCK}/nam/{today_at(now()).year}/don-vi/{unit}/minh-chung/"


def a_file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": data}


def sit_down(start: Start, who: tuple[str, str] = OFFICER, *, size: str = "may-tinh") -> Visit:
    visit = start(size)
    visit.open("/dang-nhap/")
    page = visit.log_in(*who)
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    return visit


def row(page: Page, number: str) -> Locator:
    return page.locator(f'section[aria-labelledby="muc-{number}"]')


def lose_the_first_try(page: Page) -> None:
    """Let the network be gone when the form is first sent."""
    tries: list[str] = []

    def lose(route: Route) -> None:
        tries.append(route.request.method)
        if tries == ["POST"]:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/minh-chung/", lose)


def forgiven(visit: Visit) -> list[str]:
    """Take what the browser says of the lost network out of its troubles, and give it."""
    lost = [trouble for trouble in visit.trouble if OFFLINE in trouble]
    visit.trouble[:] = [trouble for trouble in visit.trouble if trouble not in lost]
    return lost


def open_forms(page: Page, number: str) -> None:
    page.get_by_role("link", name=f"Thêm minh chứng cho mục {number}", exact=True).click()
    expect(page.get_by_role("heading", name="Gắn tệp")).to_be_visible()


def test_a_file_goes_through_a_lost_connection_and_comes_back_as_it_was(
    start: Start, tmp_path: Path, database: str
) -> None:
    visit = sit_down(start)
    page = visit.open(evidence_of("STP"))
    open_forms(page, "1.1")
    lose_the_first_try(page)
    page.get_by_label("Tên minh chứng").first.fill("Báo cáo năm")
    page.set_input_files("#tep-tep", a_file("báo cáo.pdf", PDF))
    page.get_by_role("button", name="Gửi tệp").click()
    expect(page.locator("[data-state]")).to_contain_text("Mất kết nối")

    link = page.get_by_role("link", name="Báo cáo năm", exact=True)
    expect(link).to_be_visible()
    expect(page.get_by_role("status").first).to_contain_text("đã có “Báo cáo năm”, bản 1")
    assert forgiven(visit)
    with page.expect_download() as coming:
        link.click()
    coming.value.save_as(tmp_path / "tai-ve")
    assert (tmp_path / "tai-ve").read_bytes() == PDF
    assert coming.value.suggested_filename == "báo cáo.pdf"
    assert (barriers(page), scrolls_sideways(page)) == ([], False)
    visit.keep("minh-chung", database)


def test_a_refused_file_stays_chosen_with_all_that_was_typed(start: Start) -> None:
    page = sit_down(start).open(evidence_of("STP"))
    open_forms(page, "1.2")
    page.get_by_label("Tên minh chứng").first.fill("Sổ theo dõi")
    page.set_input_files("#tep-tep", a_file("bao-cao.pdf", zipped({"a": b"b"})))

    page.get_by_role("button", name="Gửi tệp").click()

    state = page.locator("[data-state]")
    expect(state).to_contain_text("Tệp “bao-cao.pdf” thực chất là tệp nén, không phải PDF.")
    expect(page.get_by_label("Tên minh chứng").first).to_have_value("Sổ theo dõi")
    assert page.input_value("#tep-tep").endswith("bao-cao.pdf")
    page.set_input_files("#tep-tep", a_file("anh.png", PNG))
    page.get_by_role("button", name="Gửi tệp").click()
    expect(row(page, "1.2").get_by_role("link", name="Sổ theo dõi", exact=True)).to_be_visible()


def test_too_large_a_file_is_told_before_it_is_sent(start: Start, tmp_path: Path) -> None:
    large = tmp_path / "lon.pdf"
    large.write_bytes(PDF + bytes(25_000_000))
    page = sit_down(start).open(evidence_of("STP"))
    open_forms(page, "1.5")
    page.set_input_files("#tep-tep", large)

    page.get_by_role("button", name="Gửi tệp").click()

    expect(page.locator("[data-state]")).to_contain_text("Tệp vượt mức 25 MB.")


def test_without_script_a_link_and_a_newer_version_are_given_and_withdrawn(
    start: Start, database: str
) -> None:
    visit = sit_down(start, size="dien-thoai")
    page = visit.open(evidence_of("STP"))
    page.route("**/upload.js*", lambda route: route.fulfill(body=""))
    open_forms(page, "1.3")
    page.fill("#duong-dan-ten", "Quyết định giao chỉ tiêu")
    page.fill("#dia-chi", "https://vanban.gov.vn/1")
    page.get_by_role("button", name="Lưu đường dẫn").click()
    expect(row(page, "1.3")).to_contain_text("Bản 1 · đường dẫn")

    page.get_by_role("link", name="Thay bản mới cho “Quyết định giao chỉ tiêu”").click()
    page.set_input_files("#tep-tep", a_file("quyet-dinh.pdf", PDF + b"ky\n"))
    page.get_by_role("button", name="Gửi tệp").click()
    expect(row(page, "1.3")).to_contain_text("Bản 2 · tệp PDF")
    assert (barriers(page), scrolls_sideways(page)) == ([], False)
    visit.keep("minh-chung", database)
    page.get_by_role("button", name="Rút “Quyết định giao chỉ tiêu”").click()

    expect(row(page, "1.3")).to_contain_text("1 minh chứng đã rút")


def test_an_officer_of_another_unit_is_kept_out(start: Start) -> None:
    visit = sit_down(start, OTHER)

    visit.open(evidence_of("STP"))

    assert visit.status == 403
