"""What every test run agrees on: Hypothesis without a clock, and what to do without a neighbour.

A test marked `browser` or `libreoffice` needs that program. Where it is missing, the test is left
out and the run says so at its end with the command that brings it; under CI it fails.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.conf import settings as of_product
from hypothesis import settings

from tests.neighbours import NEIGHBOURS, Neighbour, path_of, words_for

settings.register_profile("house", deadline=None)
settings.load_profile("house")

pytest_plugins = ("tests.flushing",)

TEST_SERVER = "testserver"  # the name by which Django's test client calls

LEFT_OUT = pytest.StashKey[set[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = set()


@pytest.fixture(scope="session", autouse=True)
def _the_test_server_is_this_machine() -> None:
    of_product.OWN_NAMES = [*of_product.OWN_NAMES, TEST_SERVER]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("CI"):
        return
    for neighbour in NEIGHBOURS:
        left = [item for item in items if lacks(item, neighbour)]
        if left:
            items[:] = [item for item in items if item not in left]
            config.hook.pytest_deselected(items=left)
            config.stash[LEFT_OUT].add(f"{len(left)} × {words_for(neighbour)}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for neighbour in NEIGHBOURS:
        if lacks(item, neighbour):
            pytest.fail(words_for(neighbour), pytrace=False)


def lacks(item: pytest.Item, neighbour: Neighbour) -> bool:
    return item.get_closest_marker(neighbour.marker) is not None and path_of(neighbour) is None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was left out from a worker to the process that prints."""
    if hasattr(session.config, "workeroutput"):
        left_out: set[str] = session.config.stash[LEFT_OUT]
        session.config.workeroutput["left_out"] = sorted(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - a type of pytest-xdist, untyped
    """Collect what a worker left out."""
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", []))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out: set[str] = terminalreporter.config.stash[LEFT_OUT]
    # The second run of `make test` repeats the first; once is enough.
    if left_out and not os.environ.get("THIDUA_DATABASE"):
        terminalreporter.section("CHƯA CHẠY / NOT RUN", sep="!", red=True, bold=True)
        for line in sorted(left_out):
            terminalreporter.write_line(line, red=True)
