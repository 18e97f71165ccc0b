"""What is wrong, or odd, in a rubric or a figures file: a place, a kind and the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

LONGEST_FACT = 200
CUT = "…"


class Severity(StrEnum):
    ERROR = "loi"  # cannot be used as it stands
    WARNING = "canh_bao"  # can be used; a person should decide


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` names the fact (snake case), `path` the place by keys, `line` from 1 (0: unknown).

    `details` are the facts a sentence needs, as pairs of name and text, numbers written exactly.
    """

    kind: str
    severity: Severity
    path: str
    line: int
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        return dict(self.details).get(name, "")


def add(finding: Finding, findings: list[Finding]) -> None:
    """Add a finding with its facts cut to 200 characters: a value may be as long as a page."""
    details = tuple((name, _cut(fact)) for name, fact in finding.details)
    findings.append(replace(finding, path=_cut(finding.path), details=details))


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_FACT else text[:LONGEST_FACT] + CUT
