"""A page in a real browser that notes what goes wrong on it, and what every page is held to."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.house.sources import ROOT

SIZES = {"may-tinh": (1366, 768), "dien-thoai": (390, 844)}
KEPT = ROOT / "build" / "journeys"
VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
# The browser notes each page that was refused; the test that wanted it refused looks at the page.
OF_A_REFUSAL = "Failed to load resource: the server responded with a status of 4"


class Visit:
    """One person at one screen; `trouble` is what the browser complained of.

    `status` is that of the page opened last.
    """

    def __init__(self, browser: Browser, address: str, *, size: str = "may-tinh") -> None:
        width, height = SIZES[size]
        self.size = size
        self.trouble: list[str] = []
        self.status = 0
        self.context: BrowserContext = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            locale="vi-VN",
            has_touch=size == "dien-thoai",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.add_init_script(VIOLATIONS)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        self.page.on("requestfailed", self._note_lost)

    def open(self, address: str) -> Page:
        answer = self.page.goto(address)
        self.status = 0 if answer is None else answer.status
        return self.page

    def log_in(self, name: str, password: str) -> Page:
        """Fill in the form that is on the page."""
        self.page.fill("#ten-dang-nhap", name)
        self.page.fill("#mat-khau", password)
        self.page.click("main button[type=submit]")
        return self.page

    def keep(self, name: str, database: str) -> Path:
        """Keep a picture of the whole page for a person to look at."""
        picture = KEPT / database / f"{name}-{self.size}.png"
        self.page.screenshot(path=picture, full_page=True)
        return picture

    def _note(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not said.text.startswith(OF_A_REFUSAL):
            self.trouble.append(f"{said.type}: {said.text}")

    def _note_lost(self, lost: Request) -> None:
        """Note what could not be had; what a click away left unfinished is no trouble."""
        if lost.failure != "net::ERR_ABORTED":
            self.trouble.append(f"lost: {lost.url} {lost.failure}")


def scrolls_sideways(page: Page) -> bool:
    """Say whether the page itself, not a table in it, is wider than the screen."""
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


def barriers(page: Page) -> list[str]:
    """Give what keeps a person out of this page, by axe, each with where it is."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{found['id']}: {' '.join(map(str, node['target']))}"
        for found in violations
        for node in found["nodes"]
    ]


def has_focus(page: Page) -> str:
    """Give the words, or the label, of what the keyboard is at."""
    words: str = page.evaluate(
        "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
    )
    return words


def tab_to(page: Page, words: str, *, most: int = 60) -> None:
    """Press Tab until the keyboard is at these words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if has_focus(page).startswith(words):
            return
    message = f"no Tab leads to: {words}"
    raise AssertionError(message)
