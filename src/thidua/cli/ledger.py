"""`thidua ledger verify`: recompute the ledger and name the first break.

Exit codes: 0 whole; 1 broken, and the sentence says where.
"""

from __future__ import annotations

import json
import re
from argparse import ArgumentTypeError, Namespace

from thidua.apps.ledger.queries import audit_book
from thidua.cli import words
from thidua.cli.parser import Parser
from thidua.cli.screen import working
from thidua.cli.set_up import database_at_hand
from thidua.core.ledger.audit import Audit
from thidua.core.ledger.tree import Checkpoint
from thidua.ui.words.numbers import Lang

BROKEN = 1
CHECKPOINT = re.compile(r"([0-9]{1,18}):([0-9a-fA-F]{64})")


def add_arguments(parser: Parser) -> None:
    seen = parser.pick(
        vi="điểm kiểm tra đã lưu trước đây (số mục:gốc) mà sổ phải còn chứa; dùng được nhiều lần",
        en="a checkpoint kept before, which the ledger must still contain; may be repeated",
    )
    parser.add_argument(
        "--checkpoint",
        action="append",
        default=[],
        type=_checkpoint,
        metavar=parser.pick(vi="SỐ:GỐC", en="SIZE:ROOT"),
        help=seen,
    )
    as_json = parser.pick(vi="in kết quả dạng JSON", en="print the result as JSON")
    parser.add_argument("--json", action="store_true", help=as_json)
    parser.speak()
    parser.epilog = parser.pick(
        vi="Mã thoát: 0 sổ nguyên vẹn; 1 sổ đứt, có câu nói rõ ở đâu; 2 gọi sai.",
        en="Exit codes: 0 whole; 1 broken, and the sentence says where; 2 called wrongly.",
    )


def _checkpoint(written: str) -> Checkpoint:
    match = CHECKPOINT.fullmatch(written)
    if match is None:
        said = "SỐ:GỐC, GỐC gồm 64 chữ số thập lục phân / SIZE:ROOT, 64 hexadecimal digits"
        raise ArgumentTypeError(said)
    return Checkpoint(int(match[1]), bytes.fromhex(match[2]))


def run(options: Namespace) -> int:
    lang: Lang = options.lang
    with database_at_hand(), working(words.VERIFYING, lang):
        audit = audit_book(options.checkpoint)
    print(_as_json(audit) if options.json else _said(audit, lang))
    return 0 if audit.broken is None else BROKEN


def _as_json(audit: Audit) -> str:
    broken = None
    if audit.broken is not None:
        kind, index, stands = audit.broken.kind.value, audit.broken.index, audit.broken.stands
        broken = {"kind": kind, "index": index, "stands": stands}
    found = {"size": audit.found.size, "root": audit.found.root.hex(), "broken": broken}
    return json.dumps(found)


def _said(audit: Audit, lang: Lang) -> str:
    """Say what was found; entries are counted from 0, as the ledger counts them."""
    if audit.broken is None:
        root = audit.found.root.hex()
        return words.LEDGER_WHOLE.say({"size": audit.found.size, "root": root}, lang)
    facts = {"index": audit.broken.index, "stands": audit.broken.stands}
    return words.LEDGER_BROKEN[audit.broken.kind].say(facts, lang)
