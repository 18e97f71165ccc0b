"""Rule 10: no file or folder has a name that says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from tests.house.sources import files, of_house

SAYS_NOTHING = re.compile(
    r"^(utils?|helpers?|misc|common|base|managers?|data|process(es|ing)?|handle(rs?)?|stuff)$"
)
FOLDERS = ("src", "tests", "tools", "benchmarks")


def empty_names(paths: Iterable[str]) -> list[str]:
    """Give the paths with a part that says nothing; `test_` and `_` before it do not help."""
    return [
        path
        for path in paths
        if any(
            SAYS_NOTHING.match(re.sub(r"^(test)?_", "", part))
            for part in PurePath(path).with_suffix("").parts
        )
    ]


def test_every_file_has_a_name_that_says_something() -> None:
    paths = [of_house(path) for path in files(*FOLDERS, suffix=".py")]

    assert empty_names(paths) == []


def test_an_empty_name_is_found() -> None:
    assert empty_names(["src/thidua/core/utils.py"]) == ["src/thidua/core/utils.py"]
    assert empty_names(["src/thidua/common/money.py"]) == ["src/thidua/common/money.py"]
    assert empty_names(["tests/core/test_helpers.py"]) == ["tests/core/test_helpers.py"]


def test_a_name_that_only_holds_such_a_word_is_fine() -> None:
    assert empty_names(["src/thidua/web/database.py"]) == []
