"""Where a rule stands, what it may name, and where its findings go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import FigureDeclaration


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Where a rule stands: its row's id and maximum, its path, the figures, and the findings."""

    row: str
    row_max: Fraction | None
    path: str
    figures: Mapping[str, FigureDeclaration]
    findings: list[Finding]

    def report(
        self,
        kind: str,
        path: str,
        line: int,
        *,
        severity: Severity = Severity.ERROR,
        details: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.findings.append(Finding(kind, severity, path, line, details))


def nearest(given: str, known: Iterable[str]) -> str:
    """Find the known name that was probably meant, or ""."""
    return next(iter(get_close_matches(given, list(known), n=1)), "")
