"""The table of commands: what `thidua …` can do, and the module that does it.

A command's module offers `add_arguments(parser)` and `run(options) -> int`, the exit code. It is
imported only when its command is asked for, and after Django is ready where the command needs the
database, so that `thidua score` starts without one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    module: str
    vi: str
    en: str
    database: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(
        "serve",
        "thidua.cli.serve",
        vi="Chuẩn bị cơ sở dữ liệu và mở phần mềm trên máy này.",
        en="Prepare the database and serve on this machine.",
        database=True,
    ),
)
