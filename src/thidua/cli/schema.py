"""`thidua rubric schema [--of …]`: the JSON Schema that tells an editor how a file may be written.

What is printed is what `docs/schema/` publishes, byte for byte.
"""

from __future__ import annotations

import json
from argparse import Namespace

from thidua.cli.parser import Parser
from thidua.core.rubric.schema import figures_schema, frame_schema, rubric_schema

SCHEMAS = {
    "bang-tieu-chi": rubric_schema,
    "khung": frame_schema,
    "so-lieu": figures_schema,
}
"""By the name of the file that each is for."""


def add_arguments(parser: Parser) -> None:
    said = parser.pick(vi="loại tệp cần mô tả", en="the kind of file to describe")
    parser.add_argument("--of", choices=tuple(SCHEMAS), default="bang-tieu-chi", help=said)
    parser.speak()


def run(options: Namespace) -> int:
    print(schema_text(options.of))
    return 0


def schema_text(name: str) -> str:
    """Give a schema as readable JSON, its keys in the order in which a rubric is written."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1)
