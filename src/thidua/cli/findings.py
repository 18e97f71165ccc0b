"""Prints what was found in a file, one line a finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from thidua.cli.screen import RED, YELLOW, painted
from thidua.core.rubric.finding import Finding, Severity
from thidua.ui.words.findings import report_line
from thidua.ui.words.numbers import Lang

COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW}


def print_findings(findings: Sequence[Finding], lang: Lang, *, file: Path, to: TextIO) -> None:
    """Print each finding with its file, place and sentence; each line only once."""
    for finding in dict.fromkeys(findings):
        line = report_line(finding, lang, file=file.name)
        print(painted(line, COLOURS[finding.severity], to), file=to)


def errors_among(findings: Sequence[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)
