"""A real Chromium for the journeys, Debian's, driven by Playwright; and the product it looks at."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.houses import Start, house_of_its_own, screens_before
from tests.journeys.served import Served
from tests.neighbours import CHROMIUM, demand

# No sandbox, since CI runs as root; the only site it sees is our own. The rest keeps it off the net.
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all journeys; each takes a `new_context` and closes it."""
    # Playwright keeps an event loop in this thread, in which Django would refuse to work.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=demand(CHROMIUM), args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the product once for all journeys; they only read, each with a log-in of its own."""
    with house_of_its_own(tmp_path_factory.mktemp("journeys"), "journeys") as product:
        yield product


@pytest.fixture(scope="session")
def database() -> str:
    """Name the kind of database that pictures are kept under."""
    return "postgresql" if os.environ.get("THIDUA_DATABASE") else "sqlite"


@pytest.fixture
def start(browser: Browser, house: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen of the product."""
    with screens_before(browser, house) as sit_down:
        yield sit_down
