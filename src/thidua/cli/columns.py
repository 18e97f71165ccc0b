"""Rows of texts as columns: aligned, and wrapped where the terminal is narrower than the table."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Collection, Sequence

GAP = "  "
NARROWEST = 12
"""A column is not wrapped to fewer characters."""


def aligned(rows: Sequence[Sequence[str]], right: Collection[int], *, width: int | None) -> str:
    """Write rows in columns, those at the places `right` to the right; None: as wide as needed."""
    widths = [max(shown_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    if width is not None:
        _narrow(widths, width)
    lines = (_lines(row, widths, right) for row in rows)
    return "\n".join(line for found in lines for line in found)


def shown_width(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


def _narrow(widths: list[int], width: int) -> None:
    """Take from the widest column until all fit, or none can give any more."""
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1


def _lines(row: Sequence[str], widths: list[int], right: Collection[int]) -> list[str]:
    wrapped = [
        textwrap.wrap(text, max(width, 1), break_on_hyphens=False) or [""]
        for text, width in zip(row, widths, strict=True)
    ]
    lines = []
    for n in range(max(len(parts) for parts in wrapped)):
        parts = [cell[n] if n < len(cell) else "" for cell in wrapped]
        lines.append(GAP.join(_cells(parts, widths, right)).rstrip())
    return lines


def _cells(parts: list[str], widths: list[int], right: Collection[int]) -> list[str]:
    cells = []
    for place, (text, width) in enumerate(zip(parts, widths, strict=True)):
        gap = " " * (width - shown_width(text))
        cells.append(gap + text if place in right else text + gap)
    return cells
