"""The browser of the journeys is a real one and writes Vietnamese."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser


@pytest.mark.browser
def test_the_browser_shows_vietnamese_at_the_size_of_an_officers_laptop(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.set_content("<h1>Khối thi đua các cơ quan Nội chính</h1>")

    assert page.inner_text("h1") == "Khối thi đua các cơ quan Nội chính"
    assert page.evaluate("[innerWidth, (7.5).toLocaleString('vi-VN')]") == [1366, "7,5"]
    context.close()
