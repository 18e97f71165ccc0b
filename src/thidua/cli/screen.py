"""What a terminal can show: its width, colours, progress; a pipe or a file gets none of it."""

from __future__ import annotations

import gc
import os
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TextIO

from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase

RED, YELLOW = "31", "33"
USUAL = 80
"""Characters of a terminal that does not tell its width."""
PATIENCE = 1.0
"""Seconds before work counts as long."""
BEGINNING = "\r\x1b[K"
"""Back to the line's beginning, and the line emptied."""
SECONDS = Phrase(vi="{work} … {seconds} giây", en="{work} … {seconds} s")


def width_of(stream: TextIO) -> int | None:
    """Give the width of a terminal in characters; None for a pipe or a file."""
    if not stream.isatty():
        return None
    return os.get_terminal_size(stream.fileno()).columns or USUAL


def painted(text: str, colour: str, stream: TextIO) -> str:
    """Colour a text on a terminal that shows colours, unless NO_COLOR is set (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain or not stream.isatty() else f"\x1b[{colour}m{text}\x1b[0m"


def fitted(line: str, width: int | None) -> str:
    """Break a line that is wider than the terminal, what follows indented like its beginning."""
    if width is None or len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)


@contextmanager
def working(work: Phrase, lang: Lang, *, patience: float = PATIENCE) -> Iterator[None]:
    """Tell on the error stream, if it is a terminal, how many seconds long work has taken.

    Meanwhile Python does not look for circles among what it keeps: an account holds none, and for
    ten thousand units the search would take a third of the time.
    """
    with _uncollected(), _told(work, lang, patience):
        yield


@contextmanager
def _uncollected() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _told(work: Phrase, lang: Lang, patience: float) -> Iterator[None]:
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(work.say({}, lang), lang, done, patience), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(work: str, lang: Lang, done: Event, patience: float) -> None:
    passed = 0
    while not done.wait(patience):
        passed += 1
        said = SECONDS.say({"work": work, "seconds": passed}, lang)
        sys.stderr.write(f"{BEGINNING}{said}")
        sys.stderr.flush()
    if passed:
        sys.stderr.write(BEGINNING)
        sys.stderr.flush()
