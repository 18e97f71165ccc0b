"""Rule 25: what silences a tool names the code it silences and the reason; no test is skipped."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

from tests.house.sources import files, of_house

SILENCED = re.compile(r"#\s*(noqa|ruff:|type:\s*ignore|mypy:|pyright:|pragma:)")
REASON = r"\s*(?:#|-|–|:)\s*\w[\w ',.-]{7,}"
IN_ORDER = (
    re.compile(r"#\s*noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*" + REASON),
    re.compile(r"#\s*type: ignore\[[a-z, -]+\]" + REASON),
    re.compile(r"#\s*pragma: no (?:cover|mutate|branch)(?: (?:block|start|end))?" + REASON),
)
SKIPPED = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b|unittest\.skip")


def bare(source: str) -> Iterator[str]:
    """Give the comments that silence a tool without a code or without a reason."""
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            wanted = len(SILENCED.findall(token.string))
            if sum(len(rule.findall(token.string)) for rule in IN_ORDER) < wanted:
                yield f"{token.start[0]}: {token.string}"


def skips(source: str) -> list[str]:
    """Give the places where a test may go unrun."""
    return [match.group() for match in SKIPPED.finditer(source)]


def test_every_suppression_has_a_code_and_a_reason() -> None:
    without = [
        f"{of_house(path)}:{comment}"
        for path in files("src", "tests", "tools", "benchmarks", suffix=".py")
        for comment in bare(path.read_text(encoding="utf-8"))
    ]

    assert without == []


def test_no_test_is_skipped() -> None:
    skipped = [
        f"{of_house(path)}: {place}"
        for path in files("tests", suffix=".py")
        if path.name != "test_suppressions.py"
        for place in skips(path.read_text(encoding="utf-8"))
    ]

    assert skipped == []


def test_a_bare_suppression_is_found() -> None:
    for comment in ("# noqa", "# noqa: S606", "# type: ignore", "# type: ignore[misc]"):
        assert list(bare(f"x = 1  {comment}\n")) == [f"1: {comment}"]
    assert list(bare("x = 1  # pragma: no cover\n")) != []
    assert list(bare("x = 1  # ruff: noqa\n")) != []


def test_a_suppression_with_its_reason_is_fine() -> None:
    for comment in (
        "# noqa: S606 - our own words, no shell",
        "# noqa: C901, PLR0911 - one case a kind of node",
        "# type: ignore[arg-type]  # the library's own recursive type",
        "# pragma: no mutate: every start value gives the same",
    ):
        assert list(bare(f"x = 1  {comment}\n")) == []


def test_words_about_suppressions_in_a_text_are_no_suppressions() -> None:
    assert list(bare('x = "# noqa"\n')) == []


def test_a_skip_is_found() -> None:
    assert skips("@pytest.mark.skipif(True)") == ["pytest.mark.skipif"]
    assert skips("pytest.skip('later')") == ["pytest.skip"]
