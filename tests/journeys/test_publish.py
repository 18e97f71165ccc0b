"""The head publishes: look, confirm a second time, and everybody can check what was sealed."""

from __future__ import annotations

import json
import re
from hashlib import sha256

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.houses import Start
from tests.journeys.publishing_block import ENDING, HEAD_OF_ENDING
from tests.journeys.screens import SIZES, Visit, barriers, scrolls_sideways
from tests.world import PASSWORD

pytestmark = pytest.mark.browser
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def fits(visit: Visit, name: str, database: str) -> None:
    """Look at the page at every size; it fits and bars nobody."""
    for size, (width, height) in SIZES.items():
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.size = size
        visit.keep(name, database)
        assert barriers(visit.page) == []
        assert not scrolls_sideways(visit.page)


def the_head(start: Start) -> Visit:
    visit = start()
    visit.open(f"/dang-nhap/?next={ENDING}xep-hang/")
    visit.log_in(HEAD_OF_ENDING, PASSWORD)
    return visit


def checks(page: Page) -> None:
    """Let a visitor hold the files against the hash on the page."""
    digest = DIGEST.findall(page.locator("#niem-phong").inner_text())[0]
    sealed = page.request.get(f"{ENDING}niem-phong/1/").body()
    package = json.loads(page.request.get(f"{ENDING}du-lieu/datapackage.json").text())
    assert sha256(sealed).hexdigest() == digest == package["seal"]["sha256"]


def test_the_head_publishes_and_a_visitor_checks_the_seal(start: Start, database: str) -> None:
    visitor = start()
    visitor.open(f"{ENDING}xep-hang/")
    assert visitor.status == 403
    head = the_head(start)
    page = head.page

    page.get_by_role("link", name="Công bố kết quả").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Công bố kết quả năm 2024")
    fits(head, "cong-bo", database)
    page.get_by_label("Tôi đã xem kết quả dưới đây và quyết định công bố").check()
    page.get_by_role("button", name="Công bố kết quả").click()

    expect(page.get_by_role("status").first).to_contain_text("Đã công bố và niêm phong kết quả.")
    seen = visitor.open(f"{ENDING}xep-hang/")
    expect(seen.locator("#tu-kiem-tra")).to_be_visible()
    fits(visitor, "xep-hang-niem-phong", database)
    checks(seen)
    head.open(f"{ENDING}cong-bo/")
    expect(page.locator("main")).to_contain_text("không có gì để đính chính")
    fits(head, "dinh-chinh-khong-co", database)
