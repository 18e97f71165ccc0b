"""Brings the letters of a text to their composed form (NFC) in a time that its length bounds.

Composing sorts the marks on each letter, and the time to sort them grows with the square of their
number; a letter of a language has four at most. The bound is that of the Stream-Safe Text Format
(Unicode Standard Annex #15, section 13).
"""

from __future__ import annotations

import re
import unicodedata

from thidua.core.refusal import Refusal

MOST_MARKS = 30
_BEYOND_LATIN = re.compile(f"[^\\x00-\\u02ff]{{{MOST_MARKS + 1},}}")


class TooManyMarks(Refusal):
    """A letter carries more than thirty marks. Grounds: name, line, limit."""


def compose(text: str, *, name: str) -> str:
    """Give the text in NFC. Refuses TooManyMarks."""
    for run in _BEYOND_LATIN.finditer(text):
        marks = 0
        for place, character in enumerate(run[0], run.start()):
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > MOST_MARKS:
                line = text.count("\n", 0, place) + 1
                raise TooManyMarks(name=name, line=line, limit=MOST_MARKS)
    return unicodedata.normalize("NFC", text)
