"""How a number is written in a rubric, and read back exactly.

`1.5`, `'1,5'`, `-2`, `50%` and `1/2` are numbers; nothing longer than thirty digits is.
"""

from __future__ import annotations

import re
from fractions import Fraction

MOST_DIGITS = 30
_DECIMAL = re.compile(r"(-?[0-9]+(?:[.,][0-9]+)?)(%?)")
_RATIO = re.compile(r"(-?[0-9]+)/([0-9]+)")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


def read_number(text: str) -> Fraction | None:
    """Read the exact number, `50%` being one half; None for what cannot be read or is too long."""
    written = text.strip().replace(" ", "").replace("\u00a0", "")
    if sum(character.isdigit() for character in written) > MOST_DIGITS:
        return None
    if ratio := _RATIO.fullmatch(written):
        divisor = int(ratio[2])
        return Fraction(int(ratio[1]), divisor) if divisor else None
    if decimal := _DECIMAL.fullmatch(written):
        value = Fraction(decimal[1].replace(",", "."))
        return value / 100 if decimal[2] else value
    return None


def may_mean_thousands(text: str) -> bool:
    """Whether an officer could have meant one thousand by `1.000`; it is read as one."""
    return _THOUSANDS.fullmatch(text.strip()) is not None


def write_number(value: Fraction) -> str:
    """Write the shortest exact text: `0.5`, `12`, and `1/3` where no decimal is exact."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
