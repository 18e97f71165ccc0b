"""An interval in words: "từ 90 % đến dưới 100 %", "trên 98 %", "đúng 5"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from thidua.ui.words.numbers import Lang

Write = Callable[[Fraction], str]


def interval(low: str, high: str, write: Write, lang: Lang) -> str:
    """Put two ends, written as ">= 90" and "< 100" or left empty, into words."""
    starts, ends = _end(low), _end(high)
    if lang == "vi":
        return _vietnamese(starts, ends, write)
    return _english(starts, ends, write)


_End = tuple[bool, Fraction]


def _end(text: str) -> _End | None:
    if not text:
        return None
    sign, value = text.split(" ")
    return sign.endswith("="), Fraction(value)


def _vietnamese(starts: _End | None, ends: _End | None, write: Write) -> str:
    match starts, ends:
        case None, None:
            words = "mọi trường hợp"
        case (included, low), None:
            words = f"từ {write(low)} trở lên" if included else f"trên {write(low)}"
        case None, (included, high):
            words = f"từ {write(high)} trở xuống" if included else f"dưới {write(high)}"
        case (_, low), (_, high) if low == high:
            words = f"đúng {write(low)}"
        case (low_in, low), (high_in, high):
            words = f"{'từ' if low_in else 'trên'} {write(low)} đến {'' if high_in else 'dưới '}"
            words += write(high)
    return words


def _english(starts: _End | None, ends: _End | None, write: Write) -> str:
    match starts, ends:
        case None, None:
            words = "in every case"
        case (included, low), None:
            words = f"{write(low)} or more" if included else f"over {write(low)}"
        case None, (included, high):
            words = f"{write(high)} or less" if included else f"under {write(high)}"
        case (_, low), (_, high) if low == high:
            words = f"exactly {write(low)}"
        case (low_in, low), (high_in, high):
            words = f"{'from' if low_in else 'over'} {write(low)} to "
            words += f"{'' if high_in else 'under '}{write(high)}"
    return words
