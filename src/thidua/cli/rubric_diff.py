"""`thidua rubric diff A B`: what changed between two rubrics, one line a change.

Exit codes: 0 the same; 1 they differ, or one of them cannot be read.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from thidua.cli import words
from thidua.cli.files import open_rubric
from thidua.cli.findings import print_findings
from thidua.cli.parser import Parser
from thidua.core.rubric.differences import Change, differences
from thidua.ui.words.numbers import Lang
from thidua.ui.words.rubric_changes import place_words, value_words

DIFFERENT = 1


def add_arguments(parser: Parser) -> None:
    old = parser.pick(vi="bảng tiêu chí trước", en="the rubric before")
    new = parser.pick(vi="bảng tiêu chí sau", en="the rubric after")
    parser.add_argument("old", type=Path, metavar="A", help=old)
    parser.add_argument("new", type=Path, metavar="B", help=new)
    parser.speak()
    parser.epilog = parser.pick(
        vi="Mã thoát: 0 giống nhau; 1 khác nhau, hoặc có tệp không đọc được; 2 gọi sai.",
        en="Exit codes: 0 the same; 1 different, or a file cannot be read; 2 called wrongly.",
    )


def run(options: Namespace) -> int:
    lang: Lang = options.lang
    rubrics = []
    for path in (options.old, options.new):
        opened = open_rubric(path)
        if opened.rubric is None:
            print_findings(opened.findings, lang, file=path, to=sys.stderr)
            return DIFFERENT
        rubrics.append(opened.rubric)
    found = differences(*rubrics)
    for change in found:
        print(_said(change, lang))
    if not found:
        print(words.SAME.say({}, lang))
    return DIFFERENT if found else 0


def _said(change: Change, lang: Lang) -> str:
    facts = {
        "what": place_words(change, lang),
        "field": change.field,
        "before": value_words(change.field, change.before, lang),
        "after": value_words(change.field, change.after, lang),
    }
    return words.CHANGES[change.kind].say(facts, lang)
