"""Numbers, percentages and dates as officers write them: 1.234,5; 92 %; 29/03/2024.

In English: 1,234.5; 92%; 29/03/2024. Values are exact; what no short decimal can show is either a
fraction (25/3) or, where a sentence says so with ≈, rounded half up.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

Lang = Literal["vi", "en"]
Exact = int | Fraction

NO_BREAK = "\u00a0"
MINUS = "−"
SHORT = 6
"""A decimal of at most so many places is shown whole."""
ROUGH = 4
"""Places of a number that is not shown whole."""
PERCENT_PLACES = 2


def fixed(value: Exact, places: int, lang: Lang) -> str:
    """Write with exactly so many decimals, half up: 8,00."""
    scaled = abs(Fraction(value)) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(units, 10**places)
    point, thousands = (",", ".") if lang == "vi" else (".", ",")
    digits = f"{whole:,}".replace(",", thousands)
    sign = MINUS if value < 0 and units else ""
    return f"{sign}{digits}{point}{rest:0{places}d}" if places else f"{sign}{digits}"


def number(value: Exact, lang: Lang) -> str:
    """Write the shortest exact decimal, 9,5; else rounded to four places, 9,8333."""
    return fixed(value, ROUGH if is_rough(value) else _places(value), lang)


def fraction(value: Exact, lang: Lang) -> str:
    """Write exactly: a decimal where one is short enough, else 25/3."""
    if not is_rough(value):
        return number(value, lang)
    exact = Fraction(value)
    return f"{fixed(exact.numerator, 0, lang)}/{fixed(exact.denominator, 0, lang)}"


def percent(share: Exact, lang: Lang) -> str:
    """Write a share of one as 92 %, at most two decimals; see `percent_is_rough`."""
    return percent_number(share * 100, lang)


def percent_number(value: Exact, lang: Lang) -> str:
    """Write a number that is in percent already: 97,8 %."""
    places = PERCENT_PLACES if is_rough(value, PERCENT_PLACES) else _places(value)
    gap = NO_BREAK if lang == "vi" else ""
    return f"{fixed(value, places, lang)}{gap}%"


def is_rough(value: Exact, places: int = SHORT) -> bool:
    """Tell whether so many decimals cannot show the number exactly."""
    shifted: Fraction = Fraction(value) * 10**places
    return shifted.denominator != 1


def equals(value: Exact, lang: Lang) -> str:
    """Write "= 9,5", or "≈ 9,8333" for what is not shown whole."""
    return f"{'≈' if is_rough(value) else '='} {number(value, lang)}"


def equals_percent(share: Exact, lang: Lang) -> str:
    """Write "= 92 %", or "≈ 98,33 %"."""
    rough = is_rough(share * 100, PERCENT_PLACES)
    return f"{'≈' if rough else '='} {percent(share, lang)}"


def day(value: date) -> str:
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def joined(parts: tuple[str, ...], lang: Lang) -> str:
    """Write a list in words: 6.1, 6.2 và 6.3."""
    if len(parts) <= 1:
        return "".join(parts)
    last = "và" if lang == "vi" else "and"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def _places(value: Exact) -> int:
    return next(places for places in range(SHORT + 1) if not is_rough(value, places))
