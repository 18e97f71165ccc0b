"""A product served for journeys, alone or with a block of its own, and the screens before it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.house.sources import ROOT
from tests.journeys.screens import SIZES, Visit, barriers, scrolls_sideways
from tests.journeys.served import Served, a_database, served
from tests.world import PASSWORD

Start = Callable[..., Visit]


@contextmanager
def house_of_its_own(home: Path, name: str, *, load: str = "") -> Iterator[Served]:
    """Serve a product on a free port with a database of its own.

    `load` is a module of tests whose `load()` puts a block into it beside the demo.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    address = os.environ.get("THIDUA_DATABASE", "")
    with (
        a_database(address, f"thidua_{name}_{worker}") as database,
        served(home, port=port, database=database) as product,
    ):
        if load:
            _run(f"import django; django.setup(); from {load} import load; load()", home, database)
        yield product


def _run(words: str, home: Path, database: str) -> None:
    own = {
        "THIDUA_HOME": str(home),
        "THIDUA_DATABASE": database,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
    }
    subprocess.run([sys.executable, "-c", words], env=os.environ | own, check=True)  # noqa: S603 - our own words


@contextmanager
def screens_before(browser: Browser, product: Served) -> Iterator[Start]:
    """Give a way to sit down at a screen; at the end the browser must have had nothing to complain of."""
    visits: list[Visit] = []

    def sit_down(size: str = "may-tinh") -> Visit:
        visits.append(Visit(browser, product.address, size=size))
        return visits[-1]

    yield sit_down
    for visit in visits:
        visit.context.close()
    assert [trouble for visit in visits for trouble in visit.trouble] == []


def enter(start: Start, who: str, address: str, size: str = "may-tinh") -> tuple[Visit, Page]:
    """Log in with the password of the tests' accounts and open a page."""
    visit = start(size)
    visit.open("/dang-nhap/")
    page = visit.log_in(who, PASSWORD)
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    visit.open(address)
    return visit, page


def fits(visit: Visit, name: str, database: str) -> None:
    """Look at the open page at every size, and keep it: it fits and bars nobody."""
    began = visit.size
    for size in (*SIZES, began):
        visit.size = size
        width, height = SIZES[size]
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.keep(name, database)
        assert barriers(visit.page) == []
        assert not scrolls_sideways(visit.page)
