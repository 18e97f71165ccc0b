"""The parser of a command's arguments: its help and its complaints in the language chosen."""

from __future__ import annotations

import re
from argparse import ArgumentParser, HelpFormatter
from typing import Any, NoReturn

from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase

CALLED_WRONGLY = 2
USAGE = Phrase(vi="Cách dùng: ", en="Usage: ")
ARGUMENTS = Phrase(vi="Tham số", en="Arguments")
OPTIONS = Phrase(vi="Tùy chọn", en="Options")
HELP = Phrase(vi="hiện hướng dẫn này", en="show this help")
LANGUAGE = Phrase(vi="ngôn ngữ: vi (mặc định) hoặc en", en="language: vi (the default) or en")
WRONG = Phrase(vi="Gọi sai: {said}.", en="Called wrongly: {said}.")
COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu \1"),
    (
        r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 không nhận \2, chỉ nhận \3",
    ),
    (r"argument (.*?): expected (?:one|at least one) argument", r"\1 thiếu giá trị"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 không nhận giá trị \2"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 không dùng cùng \2"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)
"""What Python says, and the same in Vietnamese."""


class Parser(ArgumentParser):
    """Python's own, speaking one language."""

    def __init__(self, prog: str, about: str, lang: Lang) -> None:
        def formatter(prog: str) -> HelpFormatter:
            return _Formatter(prog, lang)

        super().__init__(
            prog=prog,
            description=about,
            add_help=False,
            allow_abbrev=False,
            formatter_class=formatter,
        )
        self.lang: Lang = lang
        self._positionals.title = ARGUMENTS.say({}, lang)
        self._optionals.title = OPTIONS.say({}, lang)
        self.add_argument("-h", "--help", action="help", help=HELP.say({}, lang))

    def speak(self) -> None:
        """Take the option --lang, by which the language is chosen."""
        languages = ("vi", "en")
        said = LANGUAGE.say({}, self.lang)
        self.add_argument("--lang", choices=languages, default="vi", help=said)

    def pick(self, *, vi: str, en: str) -> str:
        """Give a text in the language chosen."""
        return vi if self.lang == "vi" else en

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call, and leave with the code of a wrong call."""
        said = message if self.lang == "en" else _in_vietnamese(message)
        complaint = WRONG.say({"said": said.rstrip(".")}, self.lang)
        self.exit(CALLED_WRONGLY, f"{self.format_usage()}{complaint}\n")


class _Formatter(HelpFormatter):
    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog)
        self._usage = USAGE.say({}, lang)

    def add_usage(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as argparse gives it
        """Begin with the word for usage."""
        named.setdefault("prefix", self._usage)
        super().add_usage(*given, **named)


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in COMPLAINTS:
        found = re.fullmatch(english, message, re.DOTALL)
        if found is not None:
            return found.expand(vietnamese)
    return message
