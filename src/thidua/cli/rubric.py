"""`thidua rubric check FILE [--frame FRAME]`, `thidua rubric diff A B`, `thidua rubric schema`.

Exit codes: 0 nothing wrong (notes may stand) or no difference; 1 errors, or the rubrics differ.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from thidua.cli import schema, words
from thidua.cli.files import open_document, open_rubric
from thidua.core.rubric.check import check
from thidua.core.rubric.check.walk import placed_rows
from thidua.core.rubric.differences import Change, differences
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.frame import check_frame
from thidua.core.rubric.reading.frame import read_frame
from thidua.core.rubric.table import Rubric
from thidua.ui.words.findings import report_line
from thidua.ui.words.numbers import Lang, fraction

WRONG = 1


def add_arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    checking = actions.add_parser("check")
    checking.add_argument("file", type=Path)
    checking.add_argument("--frame", type=Path)
    comparing = actions.add_parser("diff")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    describing = actions.add_parser("schema")
    schema.add_arguments(describing)
    for action in (checking, comparing, describing):
        action.add_argument("--lang", choices=("vi", "en"), default="vi")


def run(options: Namespace) -> int:
    """Run the action that was asked for."""
    match options.action:
        case "check":
            return _check(options)
        case "diff":
            return _diff(options)
        case _:
            return schema.run(options)


def print_findings(findings: tuple[Finding, ...], lang: Lang, *, file: Path) -> None:
    """Print each finding on a line of the error stream."""
    for finding in findings:
        print(report_line(finding, lang, file=file.name), file=sys.stderr)


def is_wrong(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _check(options: Namespace) -> int:
    lang: Lang = options.lang
    opened = open_rubric(options.file)
    findings = opened.findings
    if opened.rubric is not None:
        findings = (*findings, *check(opened.rubric))
        if options.frame is not None:
            findings = (*findings, *_departures(opened.rubric, options.frame))
    findings = tuple(dict.fromkeys(findings))
    print_findings(findings, lang, file=options.file)
    wrong = is_wrong(findings)
    if opened.rubric is not None and not wrong:
        print(words.RUBRIC_FINE.say(_facts(opened.rubric, options.file, lang), lang))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counted = {"errors": errors, "warnings": len(findings) - errors}
    print(words.COUNTED.say(counted, lang))
    return WRONG if wrong else 0


def _departures(rubric: Rubric, path: Path) -> tuple[Finding, ...]:
    document, findings = open_document(path)
    reading = read_frame(document)
    departures = () if reading.frame is None else check_frame(rubric, reading.frame)
    return (*findings, *reading.findings, *departures)


def _facts(rubric: Rubric, file: Path, lang: Lang) -> dict[str, object]:
    criteria = [placed for placed in placed_rows(rubric) if placed.row.rule is not None]
    scale = "–" if rubric.scale is None else fraction(rubric.scale, lang)
    return {
        "file": file.name,
        "groups": len(rubric.base.children),
        "rows": len(criteria),
        "scale": scale,
    }


def _diff(options: Namespace) -> int:
    lang: Lang = options.lang
    rubrics = []
    for path in (options.old, options.new):
        opened = open_rubric(path)
        if opened.rubric is None:
            print_findings(opened.findings, lang, file=path)
            return WRONG
        rubrics.append(opened.rubric)
    found = differences(*rubrics)
    for change in found:
        print(_said(change, lang))
    if not found:
        print(words.SAME.say({}, lang))
    return WRONG if found else 0


def _said(change: Change, lang: Lang) -> str:
    facts = {
        "what": words.THINGS[change.what].say({}, lang),
        "id": change.id,
        "field": change.field,
        "before": change.before or "–",
        "after": change.after or "–",
    }
    return words.CHANGES[change.kind].say(facts, lang)
