"""Take the pictures of the manual and the README anew from the demo block: `make pictures`."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.neighbours import CHROMIUM, demand

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
READER = "thuky"  # sees every page
YEAR_PAGE = "khoi/khoi-noi-chinh-bac-kan/nam/2024/"
PICTURES = {
    "trang-khoi": YEAR_PAGE,
    "xep-hang": f"{YEAR_PAGE}xep-hang/",
    "phieu-diem": f"{YEAR_PAGE}don-vi/STP/",
    "bang-tieu-chi": f"{YEAR_PAGE}bang-tieu-chi/",
}


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo being served: its address, and the password of its accounts."""

    address: str
    password: str


@contextmanager
def served() -> Iterator[Demo]:
    """Serve the demo block from a folder of its own, and stop it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "thidua.cli", "serve", "--port", port]
        server = subprocess.Popen(
            command, env=surroundings(home), stdout=subprocess.PIPE, text=True
        )
        try:
            yield Demo(f"http://127.0.0.1:{port}/", password_said_by(server))
        finally:
            server.terminate()
            server.wait()


def surroundings(home: str) -> dict[str, str]:
    """Give the demo a database and names of its own, whatever the shell sets."""
    return {**os.environ, "THIDUA_HOME": home, "THIDUA_DATABASE": "", "THIDUA_HOSTS": ""}


def password_said_by(server: subprocess.Popen[str]) -> str:
    """Wait until the server has printed its accounts, and read the reader's password there."""
    for line in server.stdout or ():
        if found := re.match(rf"\s+{READER}\s+(\S+)", line):
            return found[1]
    raise ChildProcessError


def log_in(page: Page, demo: Demo) -> None:
    """Log in as the reader."""
    page.goto(f"{demo.address}dang-nhap/")
    page.fill("[name=login_name]", READER)
    page.fill("[name=password]", demo.password)
    page.click("form.form button[type=submit]")
    page.wait_for_load_state()


def main() -> int:
    """Take every picture, at the size of an officer's laptop."""
    FOLDER.mkdir(exist_ok=True)
    with served() as demo, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=demand(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        log_in(page, demo)
        for name, place in PICTURES.items():
            page.goto(demo.address + place)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
