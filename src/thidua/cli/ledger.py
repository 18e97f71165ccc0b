"""`thidua ledger verify`: recompute the ledger and name the first break.

Exit codes: 0 whole; 1 broken, and the sentence says where.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from thidua.apps.ledger.queries import audit_book
from thidua.cli import words
from thidua.core.ledger.tree import Checkpoint
from thidua.ui.words.numbers import Lang

BROKEN = 1


def add_arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser("verify")
    verify.add_argument("--lang", choices=("vi", "en"), default="vi")
    verify.add_argument("--json", action="store_true")
    verify.add_argument(
        "--checkpoint",
        action="append",
        default=[],
        type=_checkpoint,
        metavar="SIZE:ROOT",
        help="a checkpoint seen before, which the ledger must still contain",
    )


def _checkpoint(written: str) -> Checkpoint:
    size, _, root = written.partition(":")
    return Checkpoint(int(size), bytes.fromhex(root))


def run(options: Namespace) -> int:
    lang: Lang = options.lang
    found = audit_book(options.checkpoint)
    root = found.found.root.hex()
    if options.json:
        broken = None
        if found.broken is not None:
            broken = {"kind": found.broken.kind.value, "index": found.broken.index}
        print(json.dumps({"size": found.found.size, "root": root, "broken": broken}))
    elif found.broken is None:
        print(words.LEDGER_WHOLE.say({"size": found.found.size, "root": root}, lang))
    else:
        print(words.LEDGER_BROKEN[found.broken.kind].say({"index": found.broken.index}, lang))
    return 0 if found.broken is None else BROKEN
