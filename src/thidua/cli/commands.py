"""The table of commands: what `thidua …` can do, and the module that does it.

A command's module offers `add_arguments(parser)` and `run(options) -> int`, the exit code. It is
imported only when its command is asked for, and after Django is ready where the command needs the
database, so that `thidua score` starts without one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command; a `bilingual` one says its refusals in both languages where none was chosen."""

    name: str
    module: str
    vi: str
    en: str
    database: bool = False
    bilingual: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(
        "serve",
        "thidua.cli.serve",
        vi="Chuẩn bị cơ sở dữ liệu và mở phần mềm trên máy này.",
        en="Prepare the database and serve on this machine.",
        database=True,
        bilingual=True,
    ),
    Command(
        "score",
        "thidua.cli.score",
        vi="Chấm điểm một khối từ tệp bảng tiêu chí và tệp số liệu.",
        en="Score a block from a rubric file and a figures file.",
    ),
    Command(
        "rubric",
        "thidua.cli.rubric",
        vi="Kiểm tra một bảng tiêu chí, hoặc so sánh hai bảng.",
        en="Check a rubric, or compare two.",
    ),
    Command(
        "ledger",
        "thidua.cli.ledger",
        vi="Kiểm tra sổ ghi có nguyên vẹn không.",
        en="Verify that the ledger is whole.",
        database=True,
    ),
)
