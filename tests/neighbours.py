"""The programs beside the product that some tests need, and the command that brings each."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A program, by the marker of the tests that need it; `variable` may name it outright."""

    marker: str
    name: str
    variable: str
    commands: tuple[str, ...]
    brought_by: str
    elsewhere: str = ""


CHROMIUM = Neighbour(
    "browser",
    "Chromium",
    "CHROMIUM",
    ("chromium", "chromium-browser", "google-chrome"),
    "sudo apt-get install chromium",
    elsewhere="Ubuntu: CHROMIUM=/…/chrome",
)
LIBREOFFICE = Neighbour(
    "libreoffice",
    "LibreOffice Calc",
    "SOFFICE",
    ("soffice", "libreoffice"),
    "sudo apt-get install libreoffice-calc-nogui",
)
NEIGHBOURS = (CHROMIUM, LIBREOFFICE)


def path_of(neighbour: Neighbour) -> str | None:
    """Find the program: by its variable, else by the first of its commands that is here."""
    named = os.environ.get(neighbour.variable)
    return next(
        (path for name in (named, *neighbour.commands) if name and (path := shutil.which(name))),
        None,
    )


def demand(neighbour: Neighbour) -> str:
    """Give the program's path; tests with the neighbour's marker run only where it is there."""
    path = path_of(neighbour)
    if path is None:
        raise LookupError(words_for(neighbour))
    return path


def words_for(neighbour: Neighbour) -> str:
    """Say what is missing, the command that brings it on Debian, and what to do elsewhere."""
    brought_by = neighbour.brought_by
    if neighbour.elsewhere:
        brought_by = f"{brought_by} (Debian; {neighbour.elsewhere})"
    return f"Thiếu {neighbour.name}; chạy: {brought_by} / {neighbour.name} is missing; run: {brought_by}"
