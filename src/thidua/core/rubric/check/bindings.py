"""Caps and floors that can never bind, and divisions whose empty case nobody settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from thidua.core.rubric.check.attainable import Ranges
from thidua.core.rubric.check.interval import ZERO
from thidua.core.rubric.check.walk import PlacedRow, nodes_of, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import Formula, Least, Number, Quotient
from thidua.core.rubric.table import Rubric


def binding_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Look for limits without effect and for ratios whose zero divisor has no stated outcome."""
    ranges = Ranges(rubric)
    found: list[Finding] = []
    for placed in placed_rows(rubric):
        found += _limits(placed, ranges)
        if placed.row.rule is not None:
            found += _inner_caps(placed, placed.row.rule.formula, ranges)
            found += _empty_case(placed, placed.row.rule.formula, ranges)
    return tuple(found)


def _finding(kind: str, placed: PlacedRow, **details: str) -> Finding:
    facts = (("row", placed.row.id), *details.items())
    return Finding(kind, Severity.WARNING, placed.path, placed.row.line, facts)


def _limits(placed: PlacedRow, ranges: Ranges) -> Iterator[Finding]:
    """Compare the limits with what the row comes to; a cliff, which comes after them, left out."""
    row = placed.row
    free = ranges.of_row(replace(row, cliff=None))
    if row.cap is not None and free.high is not None and free.high < row.cap:
        yield _finding("cap_never_binds", placed, cap=str(row.cap), high=str(free.high))
    if row.floor is not None and free.low is not None and free.low > row.floor:
        yield _finding("floor_never_binds", placed, floor=str(row.floor), low=str(free.low))


def _inner_caps(placed: PlacedRow, formula: Formula, ranges: Ranges) -> Iterator[Finding]:
    for node in nodes_of(formula):
        if not isinstance(node, Least):
            continue
        caps = [one.value for one in node.of if isinstance(one, Number)]
        others = [ranges.of(one).high for one in node.of if not isinstance(one, Number)]
        high = min((end for end in others if end is not None), default=None)
        if caps and high is not None and high < min(caps):
            yield _finding("cap_never_binds", placed, cap=str(min(caps)), high=str(high))


def _empty_case(placed: PlacedRow, formula: Formula, ranges: Ranges) -> Iterator[Finding]:
    if placed.row.not_arisen is not None:
        return
    for node in nodes_of(formula):
        if isinstance(node, Quotient) and ranges.of(node.divisor).holds(ZERO):
            yield _finding("empty_case_open", placed)
            return
