"""One sentence in the two languages, with places for its grounds.

An area's module `refusals_<area>.py` maps the name of each of its refusals to one `Phrase`;
`refusals.py` gathers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from thidua.ui.words.numbers import Lang, number


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence in both languages; `{name}` stands for the ground of that name."""

    vi: str
    en: str

    def say(self, grounds: Mapping[str, object], lang: Lang) -> str:
        """Return the sentence with its grounds filled in, as an officer writes them."""
        text = self.vi if lang == "vi" else self.en
        return text.format_map({name: shown(value, lang) for name, value in grounds.items()})


def shown(value: object, lang: Lang) -> str:
    """Return a ground as an officer of that language writes it: 7,5 and 29/03/2024.

    A time is shown on the clock that it carries.
    """
    match value:
        case Decimal() | Fraction():
            return number(Fraction(value), lang)
        case datetime():
            return f"{value:%H:%M %d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case tuple() | list():
            return ", ".join(shown(part, lang) for part in value)
        case _:
            return str(value)
