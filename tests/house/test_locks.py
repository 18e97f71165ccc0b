"""The locks pin what pyproject asks for, with hashes, and name no address."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.sources import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def strange_lines(lock: str) -> list[str]:
    """Give the lines that are neither a pin nor a hash: an address, an option, a path."""
    return [line for line in lock.splitlines() if not PIN.match(line) and not HASH.match(line)]


def pins(lock: str) -> dict[str, set[Version]]:
    """Give the versions of each package; more than one where Pythons differ."""
    found: dict[str, set[Version]] = {}
    for line in lock.splitlines():
        match = PIN.match(line)
        if match:
            found.setdefault(canonicalize_name(match[1]), set()).add(Version(match[2]))
    return found


def unmet(wanted: Iterable[str], lock: str) -> Iterator[str]:
    """Give the requirements that the lock does not meet."""
    held = pins(lock)
    for line in wanted:
        requirement = Requirement(line)
        versions = held.get(canonicalize_name(requirement.name), set())
        if not versions or not all(requirement.specifier.contains(one) for one in versions):
            yield line


def wanted_by(lock: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: list[str] = project["dependencies"]
    if lock == "requirements-dev.lock":
        wanted = [*wanted, *project["optional-dependencies"]["dev"]]
    return wanted


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(name: str) -> None:
    assert strange_lines((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_meets_what_pyproject_asks_for(name: str) -> None:
    assert list(unmet(wanted_by(name), (ROOT / name).read_text(encoding="utf-8"))) == []


def test_makers_run_the_very_versions_that_the_product_runs() -> None:
    product, makers = (pins((ROOT / name).read_text(encoding="utf-8")) for name in LOCKS)

    assert {name: makers.get(name) for name in product} == product


def test_an_address_in_a_lock_is_found() -> None:
    for line in ("--index-url https://example.org/simple", "django @ file:///x.whl", "# via x"):
        assert strange_lines(f"{line}\n") == [line]


def test_a_package_that_the_lock_lacks_is_found() -> None:
    lock = "django==5.2.19 \\\n"

    assert list(unmet(["Django>=5.2"], lock)) == []
    assert list(unmet(["Django>=5.2.20"], lock)) == ["Django>=5.2.20"]
    assert list(unmet(["gunicorn"], lock)) == ["gunicorn"]
