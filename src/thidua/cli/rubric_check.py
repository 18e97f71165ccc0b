"""`thidua rubric check TỆP [--frame KHUNG]`: what is wrong or odd in a rubric, line by line.

Exit codes: 0 nothing wrong, though notes may stand; 1 errors.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from thidua.cli import words
from thidua.cli.files import open_document, open_rubric
from thidua.cli.findings import errors_among, print_findings
from thidua.cli.parser import Parser
from thidua.core.rubric.check.walk import placed_rows
from thidua.core.rubric.finding import Finding
from thidua.core.rubric.frame import check_frame
from thidua.core.rubric.reading.frame import read_frame
from thidua.core.rubric.reading.places import placed
from thidua.core.rubric.table import Rubric
from thidua.ui.words.numbers import Lang, fraction

WRONG = 1
Findings = tuple[Finding, ...]
NONE: Findings = ()


def add_arguments(parser: Parser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar=parser.pick(vi="TỆP", en="FILE"),
        help=parser.pick(vi="bảng tiêu chí (YAML)", en="a rubric (YAML)"),
    )
    parser.add_argument(
        "--frame",
        type=Path,
        metavar=parser.pick(vi="KHUNG", en="FRAME"),
        help=parser.pick(vi="khung của tỉnh mà bảng phải theo", en="the frame it must fit"),
    )
    parser.speak()
    parser.epilog = parser.pick(
        vi="Mã thoát: 0 không có lỗi (có thể có lưu ý); 1 có lỗi; 2 gọi sai.",
        en="Exit codes: 0 no errors (notes may stand); 1 errors; 2 called wrongly.",
    )


def run(options: Namespace) -> int:
    lang: Lang = options.lang
    opened = open_rubric(options.file)
    found = placed(dict.fromkeys((*opened.findings, *opened.checked)), opened.document)
    of_frame = NONE
    if opened.rubric is not None and options.frame is not None:
        of_frame, departures = _held_to(opened.rubric, options.frame)
        found = (*found, *placed(departures, opened.document))
    print_findings(found, lang, file=options.file, to=sys.stdout)
    print_findings(of_frame, lang, file=options.frame, to=sys.stdout)
    errors = errors_among((*found, *of_frame))
    if opened.rubric is not None and not errors:
        print(words.RUBRIC_FINE.say(_facts(opened.rubric, options.file, lang), lang))
    warnings = len(found) + len(of_frame) - errors
    print(words.COUNTED.say({"errors": errors, "warnings": warnings}, lang))
    return WRONG if errors else 0


def _held_to(rubric: Rubric, path: Path) -> tuple[Findings, Findings]:
    """Give what is wrong with the frame itself, and the rubric's departures from it."""
    document, findings = open_document(path)
    reading = read_frame(document)
    departures = () if reading.frame is None else check_frame(rubric, reading.frame)
    return (*findings, *reading.findings), departures


def _facts(rubric: Rubric, file: Path, lang: Lang) -> dict[str, object]:
    criteria = [placed for placed in placed_rows(rubric) if placed.row.rule is not None]
    scale = "–" if rubric.scale is None else fraction(rubric.scale, lang)
    return {
        "file": file.name,
        "groups": len(rubric.base.children),
        "rows": len(criteria),
        "scale": scale,
    }
