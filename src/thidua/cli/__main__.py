"""The command line `thidua`: find the command, run it, give its exit code.

Exit codes: 0 done; 1 the rules said no, and the sentence says why; 2 the command was called wrongly;
130 stopped with Ctrl-C; 141 whoever read the output went away.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

import django

from thidua.cli.commands import COMMANDS, Command
from thidua.cli.parser import CALLED_WRONGLY, Parser
from thidua.core.refusal import Refusal
from thidua.ui.words.numbers import Lang
from thidua.ui.words.refusals import words_of

REFUSED = 1
INTERRUPTED = 130
READER_GONE = 141


class CommandModule(Protocol):
    """What a command's module offers."""

    add_arguments: Callable[[Parser], None]
    run: Callable[[Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _speak_unicode()
    command = next(
        (known for known in COMMANDS if given[: known.words] == known.name.split()), None
    )
    if command is None:
        return _overview(given)
    try:
        code = _run(command, given)
        sys.stdout.flush()
    except Refusal as refusal:
        for lang in _languages(command, given):
            print(words_of(refusal, lang), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # what is still to be flushed when Python ends goes nowhere, without a complaint
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    return code


def _speak_unicode() -> None:
    """Write UTF-8 whatever the machine's locale: Vietnamese fits into no older encoding of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _run(command: Command, given: list[str]) -> int:
    if command.database:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.web.settings")
        django.setup()
    module = cast(CommandModule, import_module(command.module))
    lang = _languages(command, given)[0]
    parser = Parser(f"thidua {command.name}", command.vi if lang == "vi" else command.en, lang)
    module.add_arguments(parser)
    return module.run(parser.parse_args(given[command.words :]))


def _overview(given: list[str]) -> int:
    """Print the commands: to the screen when asked for, as an error when the name is unknown."""
    asked = given[:1] in (["-h"], ["--help"])
    lines = ["thidua LỆNH … | thidua COMMAND …", ""]
    for command in COMMANDS:
        lines += [f"  {command.name:<18}{command.vi}", f"  {'':<18}{command.en}"]
    lines += ["", "thidua LỆNH --help | thidua COMMAND --help --lang en"]
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
