"""How a command is given a password: typed twice unseen, or one line where nobody sits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getpass

from thidua.cli import words
from thidua.core.refusal import Refusal
from thidua.ui.words.numbers import Lang


class PasswordsDiffer(Refusal):
    """What was typed the second time is not what was typed first."""


def typed_password(lang: Lang, ask: Callable[[str], str] = getpass) -> str:
    """Give the password; never from the arguments, which other users of the machine can read.

    Refuses PasswordsDiffer.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = ask(words.PASSWORD.say({}, lang))
    if ask(words.PASSWORD_AGAIN.say({}, lang)) != first:
        raise PasswordsDiffer
    return first
