"""Where a rule stands, what it may name, and where its findings go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from itertools import islice

from thidua.core.rubric.finding import Finding, Severity, add
from thidua.core.rubric.table import FigureDeclaration

LONGEST_NAME = 60
MOST_NAMES = 500
MOST_SUGGESTIONS = 200


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Where a rule stands: its row's id and maximum, its path, the figures, and the findings."""

    row: str
    row_max: Fraction | None
    path: str
    figures: Mapping[str, FigureDeclaration]
    findings: list[Finding]

    def near(self, given: str, known: Iterable[str]) -> str:
        return suggestion(given, known, self.findings)

    def report(
        self,
        kind: str,
        path: str,
        line: int,
        *,
        severity: Severity = Severity.ERROR,
        details: tuple[tuple[str, str], ...] = (),
    ) -> None:
        add(Finding(kind, severity, path, line, details), self.findings)


def nearest(given: str, known: Iterable[str]) -> str:
    """Find the known name that was probably meant, or "".

    Names of more than sixty characters, and all after the five hundredth, are not looked at:
    comparing two names costs the product of their lengths.
    """
    if len(given) > LONGEST_NAME:
        return ""
    names = [name for name in islice(known, MOST_NAMES) if len(name) <= LONGEST_NAME]
    return next(iter(get_close_matches(given, names)), "")


def suggestion(given: str, known: Iterable[str], findings: Sized) -> str:
    """Suggest the nearest name while there are few findings; a text of nothing but faults gets none."""
    return nearest(given, known) if len(findings) < MOST_SUGGESTIONS else ""
