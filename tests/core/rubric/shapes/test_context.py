"""A name that nothing answers to gets the nearest that does, in a time that texts cannot stretch."""

from __future__ import annotations

import pytest

from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.shapes.context import RuleContext, nearest, suggestion

FAULT = Finding("k", Severity.ERROR, "p", 1)


@pytest.mark.parametrize(
    ("given", "known", "near"),
    [
        ("so_vuu", ["ty_le", "so_vu"], "so_vu"),
        ("so_vuu", ["so_vu1", "so_vu", "so_vu2"], "so_vu"),
        ("so_vu", [], ""),
        ("xyz", ["so_vu"], ""),
        ("x" * 60, ["x" * 59], "x" * 59),
        ("x" * 61, ["x" * 59], ""),
        ("x" * 59, ["x" * 60], "x" * 60),
        ("x" * 59, ["x" * 61], ""),
        ("so_vuu", [*("a" * 9 for _ in range(499)), "so_vu"], "so_vu"),
        ("so_vuu", [*("a" * 9 for _ in range(500)), "so_vu"], ""),
    ],
)
def test_the_nearest_of_five_hundred_names_of_sixty_letters_is_found(
    given: str, known: list[str], near: str
) -> None:
    assert nearest(given, known) == near


@pytest.mark.parametrize(("count", "near"), [(199, "so_vu"), (200, "")])
def test_after_two_hundred_findings_nothing_is_suggested(count: int, near: str) -> None:
    findings = [FAULT] * count
    context = RuleContext("1", None, "muc", {}, findings)

    assert suggestion("so_vuu", ["so_vu"], findings) == near
    assert context.near("so_vuu", ["so_vu"]) == near


def test_what_a_rule_gets_wrong_is_told_in_a_few_words() -> None:
    findings: list[Finding] = []

    RuleContext("1", None, "muc", {}, findings).report("k", "p", 2, details=(("given", "x" * 999),))

    assert findings == [Finding("k", Severity.ERROR, "p", 2, (("given", "x" * 200 + "…"),))]
