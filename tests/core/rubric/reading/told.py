"""What a reading found, in a form that a table can state."""

from __future__ import annotations

from collections.abc import Iterable

from tests.core.rubric.shapes.world import written
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading.cursor import Cursor

Told = tuple[str, str, int, dict[str, str]]
E, W = Severity.ERROR, Severity.WARNING


def told(findings: Iterable[Finding], severity: Severity = E) -> list[Told]:
    """Give kind, path, line and details of each finding; all are of one severity."""
    found = list(findings)
    assert {finding.severity for finding in found} <= {severity}
    return [(one.kind, one.path, one.line, dict(one.details)) for one in found]


def cursor(text: str, path: str = "") -> Cursor:
    return Cursor(written(text), path, [])
