"""The command line `thidua`: find the command, run it, give its exit code.

Exit codes: 0 done; 1 the rules said no, and the sentence says why; 2 the command was called wrongly;
130 stopped with Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

import django

from thidua.cli.commands import COMMANDS, Command
from thidua.core.refusal import Refusal
from thidua.ui.words.numbers import Lang
from thidua.ui.words.refusals import words_of

REFUSED = 1
CALLED_WRONGLY = 2
INTERRUPTED = 130


class CommandModule(Protocol):
    """What a command's module offers."""

    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    command = next((known for known in COMMANDS if given[:1] == [known.name]), None)
    if command is None:
        return _overview(given)
    try:
        return _run(command, given[1:])
    except Refusal as refusal:
        for lang in _languages(command, given):
            print(words_of(refusal, lang), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(command: Command, arguments: list[str]) -> int:
    if command.database:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.web.settings")
        django.setup()
    module = cast(CommandModule, import_module(command.module))
    parser = ArgumentParser(prog=f"thidua {command.name}", description=f"{command.vi} {command.en}")
    module.add_arguments(parser)
    return module.run(parser.parse_args(arguments))


def _overview(given: list[str]) -> int:
    """Print the commands: to the screen when asked for, as an error when the name is unknown."""
    asked = given[:1] in (["-h"], ["--help"])
    lines = ["thidua LỆNH … | thidua COMMAND …", ""]
    for command in COMMANDS:
        lines += [f"  {command.name:<10}{command.vi}", f"  {'':<10}{command.en}"]
    print("\n".join(lines), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else CALLED_WRONGLY


def _languages(command: Command, given: list[str]) -> tuple[Lang, ...]:
    """Return the language chosen with --lang, else Vietnamese, and English too if bilingual."""
    chosen = " ".join(given).replace("--lang=", "--lang ")
    if "--lang en" in chosen:
        return ("en",)
    return ("vi", "en") if command.bilingual and "--lang vi" not in chosen else ("vi",)


if __name__ == "__main__":
    sys.exit(main())
