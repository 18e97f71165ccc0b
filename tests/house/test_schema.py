"""The published schemas are those of the code, and every example points an editor to its own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.examples import EXAMPLES
from tests.house.sources import ROOT
from thidua.cli.schema import SCHEMAS, schema_text

FOLDER = ROOT / "docs" / "schema"
FILES = sorted(EXAMPLES.glob("*/*.yaml"))
POINTER = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_as_the_code_gives_it(name: str) -> None:
    published = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")

    assert published == schema_text(name) + "\n"
    assert json.loads(published)["$schema"].endswith("2020-12/schema")


def test_no_other_schema_is_published() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {
        f"{name}.schema.json" for name in SCHEMAS
    }


@pytest.mark.parametrize("path", FILES, ids=[f"{one.parent.name}/{one.name}" for one in FILES])
def test_the_first_line_of_an_example_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    pointer = POINTER.fullmatch(first)

    assert pointer is not None
    assert (path.parent / pointer[1]).resolve() == FOLDER / f"{path.stem}.schema.json"
