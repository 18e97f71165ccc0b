"""`thidua score BẢNG SỐ-LIỆU`: the ranked table of a block, from files alone.

Figures come as YAML, CSV or XLSX; the table goes out as a table, JSON, CSV or XLSX with live
formulas. `--explain` tells how each of a unit's points came about; `--set`, `--without` and
`--against` tell what would be otherwise, and who would move.

Exit codes: 0 scored; 1 errors in a file, and nothing was scored; 2 options that do not go together.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from thidua.cli import words
from thidua.cli.explanation import explain, unit_named
from thidua.cli.files import open_rubric
from thidua.cli.output import write_bytes, write_text
from thidua.cli.parser import CALLED_WRONGLY, Parser
from thidua.cli.parser import WRONG as CALLED
from thidua.cli.scenario import scenario_under, told_rubric
from thidua.cli.score_csv import as_csv
from thidua.cli.score_forms import CSV, FORMATS, JSON, TABLE, XLSX, complaint_about, form_of
from thidua.cli.score_json import as_json, moves_as_json
from thidua.cli.score_table import as_table, moves_as_table
from thidua.cli.screen import fitted, width_of, working
from thidua.cli.what_if import asked_otherwise, otherwise
from thidua.core.ranking.order import rank
from thidua.core.ranking.what_if import Scenario, moves, outcome_of
from thidua.core.rubric.scoring import score_block
from thidua.outside.workbook import ScoredBlock, write_workbook

WRONG = 1
TEXTS: Mapping[str, Callable[[ScoredBlock, Namespace], str]] = {
    TABLE: lambda block, options: as_table(block, options.lang, width=_width(options)),
    JSON: lambda block, _options: as_json(block),
    CSV: lambda block, options: as_csv(block, options.lang),
}


def add_arguments(parser: Parser) -> None:
    pick, unit = parser.pick, parser.pick(vi="ĐƠN-VỊ", en="UNIT")
    file, row = pick(vi="TỆP", en="FILE"), pick(vi="MỤC", en="ROW")
    told: tuple[tuple[str, dict[str, object]], ...] = (
        ("rubric", {"type": Path, "metavar": pick(vi="BẢNG", en="RUBRIC")}),
        ("figures", {"type": Path, "metavar": pick(vi="SỐ-LIỆU", en="FIGURES")}),
        ("--format", {"choices": FORMATS}),
        ("--output", {"type": Path, "metavar": file}),
        ("--explain", {"metavar": unit}),
        ("--reported", {"action": "store_true"}),
        (
            "--set",
            {
                "action": "append",
                "default": [],
                "metavar": pick(vi="GÌ=BAO-NHIÊU", en="WHAT=VALUE"),
            },
        ),
        ("--without", {"action": "append", "default": [], "metavar": row}),
        ("--against", {"type": Path, "metavar": pick(vi="BẢNG", en="RUBRIC")}),
    )
    for name, settings in told:
        said = words.SCORE_HELP[name].say({}, parser.lang)
        parser.add_argument(name, help=said, **settings)  # type: ignore[arg-type]  # settings of argparse
    parser.speak()
    parser.epilog = words.SCORE_CODES.say({}, parser.lang)


def run(options: Namespace) -> int:
    complaint = complaint_about(options)
    if complaint is not None:
        print(CALLED.say({"said": complaint}, options.lang), file=sys.stderr)
        return CALLED_WRONGLY
    rubric = told_rubric(open_rubric(options.rubric), options.rubric, options.lang)
    given = None if rubric is None else scenario_under(rubric, options)
    if given is None:
        return _nothing_scored(options)
    if asked_otherwise(options):
        return _compare(given, options)
    with working(words.SCORING, options.lang):
        score = score_block(given.rubric, given.figures, claims=given.claims)
    block = ScoredBlock(given.rubric, given.figures, score, given.claims)
    if options.explain is not None:
        return _explain(block, options)
    return _print(block, options)


def _nothing_scored(options: Namespace) -> int:
    print(words.NOTHING_SCORED.say({}, options.lang), file=sys.stderr)
    return WRONG


def _compare(given: Scenario, options: Namespace) -> int:
    """Tell who would move, and why."""
    changed = otherwise(given, options)
    if changed is None:
        return _nothing_scored(options)
    with working(words.SCORING, options.lang):
        found = moves(outcome_of(given), outcome_of(changed))
    text = (
        moves_as_json(found)
        if form_of(options) == JSON
        else moves_as_table(found, changed.rubric, options.lang, width=_width(options))
    )
    write_text(text, options.output, lang=options.lang)
    return 0


def _explain(block: ScoredBlock, options: Namespace) -> int:
    unit = unit_named(options.explain, block)
    place = rank(block.rubric, block.score).of(unit.unit)
    lines = explain(block.rubric, unit, place, options.lang)
    text = "\n".join(fitted(line, _width(options)) for line in lines)
    write_text(text, options.output, lang=options.lang)
    return 0


def _print(block: ScoredBlock, options: Namespace) -> int:
    chosen = form_of(options)
    if chosen != XLSX:
        text = TEXTS[chosen](block, options)
        write_text(text, options.output, lang=options.lang, for_excel=chosen == CSV)
        return 0
    if options.output is None and sys.stdout.isatty():
        print(words.NEEDS_FILE.say({}, options.lang), file=sys.stderr)
        return WRONG
    with working(words.WRITING, options.lang):
        written = write_workbook(block)
    write_bytes(written, options.output, lang=options.lang)
    return 0


def _width(options: Namespace) -> int | None:
    return width_of(sys.stdout) if options.output is None else None
