"""A document as it was written: texts, sequences and mappings, each with its place in the source.

Nothing is guessed here: `1.5`, `yes` and `2024-01-01` are all still text, and a null is the empty
text that is not quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; `line` and `column` count from 1, `quoted` tells '1,5' from 1,5."""

    value: str
    line: int
    column: int
    quoted: bool

    @property
    def is_null(self) -> bool:
        return not self.quoted and self.value in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order written; the reader of YAML refuses a key given twice."""

    pairs: tuple[tuple[Text, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        for name, node in self.pairs:
            if name.value == key:
                return node
        return None

    def names(self) -> Iterator[Text]:
        return (name for name, _ in self.pairs)

    def torn_number(self, place: int) -> str:
        """Give the number that a comma tore in two where the key at a place, from 0, is its end."""
        key, _ = self.pairs[place]
        _, before = self.pairs[place - 1]  # before the first comes the last, which cannot touch it
        return torn_number(before, key)


Node = Text | Sequence | Mapping


def torn_number(before: Node, after: Node) -> str:
    """Give the number that a comma without a blank tore in two, written with a point; "" if none.

    `{a: 98,5}` is to YAML a key `a` with 98, and then a key `5` with nothing.
    """
    if not isinstance(before, Text) or not isinstance(after, Text):
        return ""
    touching = before.line == after.line and after.column == before.column + len(before.value) + 1
    digits = is_digits(before.value.removeprefix("-")) and is_digits(after.value)
    return f"{before.value}.{after.value}" if touching and digits else ""


def is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
