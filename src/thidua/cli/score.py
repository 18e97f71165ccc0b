"""`thidua score RUBRIC FIGURES`: the ranked table of a block, from files alone.

Figures come as YAML, CSV or XLSX; the table goes out as a table, JSON, CSV or XLSX with live
formulas. `--explain UNIT` tells how each of a unit's points came about.

Exit codes: 0 scored; 1 errors in a file, and nothing was scored.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from thidua.cli import words
from thidua.cli.explanation import explain
from thidua.cli.files import open_figures, open_rubric
from thidua.cli.rubric import print_findings
from thidua.cli.score_table import as_csv, as_json, as_table
from thidua.core.ranking.order import rank
from thidua.core.rubric.scoring import score_block
from thidua.outside.workbook import ScoredBlock, write_workbook
from thidua.ui.words.numbers import Lang

WRONG = 1
TEXTS: Mapping[str, Callable[[ScoredBlock, Lang], str]] = {
    "table": as_table,
    "json": as_json,
    "csv": as_csv,
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rubric", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--format", choices=(*TEXTS, "xlsx"), default="table")
    parser.add_argument("--output", type=Path, help="a file; needed for xlsx")
    parser.add_argument("--explain", metavar="UNIT")
    parser.add_argument("--reported", action="store_true", help="score what units reported")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")


def run(options: Namespace) -> int:
    block = _scored(options)
    if block is None:
        print(words.NOTHING_SCORED.say({}, options.lang), file=sys.stderr)
        return WRONG
    if options.explain is not None:
        return _explained(block, options)
    if options.format == "xlsx":
        return _workbook(block, options)
    text = TEXTS[options.format](block, options.lang)
    if options.output is None:
        print(text)
    else:
        options.output.write_text(text + "\n", encoding="utf-8")
        print(words.WRITTEN.say({"file": options.output}, options.lang), file=sys.stderr)
    return 0


def _scored(options: Namespace) -> ScoredBlock | None:
    opened = open_rubric(options.rubric)
    print_findings(opened.findings, options.lang, file=options.rubric)
    if opened.rubric is None:
        return None
    figures = open_figures(options.figures, opened.rubric)
    print_findings(figures.findings, options.lang, file=options.figures)
    if figures.verified is None:
        return None
    claims = None if figures.reported is None else score_block(opened.rubric, figures.reported)
    if options.reported and figures.reported is not None and claims is not None:
        return ScoredBlock(opened.rubric, figures.reported, claims)
    score = score_block(opened.rubric, figures.verified, claims=claims)
    return ScoredBlock(opened.rubric, figures.verified, score, claims)


def _explained(block: ScoredBlock, options: Namespace) -> int:
    codes = [unit.unit for unit in block.score.units]
    if options.explain not in codes:
        grounds = {"unit": options.explain, "units": codes}
        print(words.UNKNOWN_UNIT.say(grounds, options.lang), file=sys.stderr)
        return WRONG
    ranking = rank(block.rubric, block.score)
    unit = block.score.units[codes.index(options.explain)]
    print("\n".join(explain(block.rubric, unit, ranking.of(unit.unit), options.lang)))
    return 0


def _workbook(block: ScoredBlock, options: Namespace) -> int:
    written = write_workbook(block)
    if options.output is None:
        sys.stdout.buffer.write(written)
    else:
        options.output.write_bytes(written)
        print(words.WRITTEN.say({"file": options.output}, options.lang), file=sys.stderr)
    return 0
