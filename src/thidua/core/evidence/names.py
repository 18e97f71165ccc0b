"""The name of a file as it is kept: one line, no path, and an ending that its content bears out."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from thidua.core.evidence.kinds import ACCEPTED, FileKind, Packed, kind_of, runs_something
from thidua.core.refusal import Refusal

LONGEST = 150
ENDING = re.compile(r"\.([^.\s]{1,10})$")


class FileNotOfItsKind(Refusal):
    """The content is not what the name says. Grounds: name, found, claimed (an ending)."""


class KindNotTaken(Refusal):
    """Files of this kind are no evidence. Grounds: name, found."""


class FileRunsSomething(Refusal):
    """The file carries macros or a program. Grounds: name."""


def plain_name(given: str) -> str:
    """Give the last part of a name that may hold a path, in one line of composed letters."""
    last = re.split(r"[/\\]", given)[-1]
    shown = "".join(sign for sign in normalize("NFC", last) if not category(sign).startswith("C"))
    words = " ".join(shown.split()).lstrip(".")
    ending = _ending(words)
    stem = words[: -len(ending) - 1] if ending else words
    return f"{stem[:LONGEST]}.{ending}" if ending else stem[:LONGEST]


def checked_kind(name: str, start: bytes, packed: Packed | None) -> FileKind:
    """Give the kind of a file that may be taken, told by its content.

    `name` is a plain one. Refuses KindNotTaken, FileNotOfItsKind, FileRunsSomething.
    """
    kind, claimed = kind_of(start, packed), _ending(name).lower()
    known = {ending for endings in ACCEPTED.values() for ending in endings}
    if kind in ACCEPTED and (not claimed or claimed in ACCEPTED[kind]):
        if packed is not None and runs_something(packed):
            raise FileRunsSomething(name=name)
        return kind
    if kind not in ACCEPTED and claimed not in known:
        raise KindNotTaken(name=name, found=kind)
    raise FileNotOfItsKind(name=name, found=kind, claimed=claimed)


def named_for(name: str, kind: FileKind) -> str:
    """Give a name the ending of its kind where it has none."""
    return name if _ending(name) else f"{name or 'minh-chung'}.{ACCEPTED[kind][0]}"


def _ending(name: str) -> str:
    found = ENDING.search(name)
    return found[1] if found else ""
