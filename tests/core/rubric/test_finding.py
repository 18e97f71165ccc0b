"""A finding tells its facts in a few words, however long what was written is."""

from __future__ import annotations

import pytest

from thidua.core.rubric.finding import Finding, Severity, add, has_errors

ERROR = Finding("k", Severity.ERROR, "p", 3, (("a", "x"), ("b", "y")))
WARNING = Finding("k", Severity.WARNING, "p", 0)


def test_a_finding_gives_its_facts_by_name() -> None:
    assert ERROR.detail("b") == "y"
    assert ERROR.detail("c") == ""
    assert WARNING.details == ()


def test_findings_are_added_as_they_are() -> None:
    found = [WARNING]

    add(ERROR, found)

    assert found == [WARNING, ERROR]


@pytest.mark.parametrize(
    ("length", "kept"), [(200, "x" * 200), (201, "x" * 200 + "…"), (10**6, "x" * 200 + "…")]
)
def test_long_facts_and_paths_are_cut(length: int, kept: str) -> None:
    found: list[Finding] = []

    add(Finding("k", Severity.ERROR, "x" * length, 1, (("a", "x" * length), ("b", "y"))), found)

    assert found == [Finding("k", Severity.ERROR, kept, 1, (("a", kept), ("b", "y")))]


@pytest.mark.parametrize(
    ("findings", "wrong"), [((), False), ((WARNING,), False), ((WARNING, ERROR), True)]
)
def test_an_error_leaves_nothing_usable_and_a_warning_does(
    findings: tuple[Finding, ...], *, wrong: bool
) -> None:
    assert has_errors(findings) is wrong
