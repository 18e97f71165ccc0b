"""An interval in words: "từ 90 % đến dưới 100 %", "trên 98 %", "đúng 5"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from thidua.ui.words.numbers import Lang

Write = Callable[[Fraction], str]


WORDS: dict[Lang, dict[str, str]] = {
    "vi": {
        "all": "mọi trường hợp",
        ">=": "từ {} trở lên",
        ">": "trên {}",
        "<=": "từ {} trở xuống",
        "<": "dưới {}",
        "=": "đúng {}",
        ">= <=": "từ {} đến {}",
        ">= <": "từ {} đến dưới {}",
        "> <=": "trên {} đến {}",
        "> <": "trên {} đến dưới {}",
    },
    "en": {
        "all": "in every case",
        ">=": "{} or more",
        ">": "over {}",
        "<=": "{} or less",
        "<": "under {}",
        "=": "exactly {}",
        ">= <=": "from {} to {}",
        ">= <": "from {} to under {}",
        "> <=": "over {} to {}",
        "> <": "over {} to under {}",
    },
}


def interval(low: str, high: str, write: Write, lang: Lang) -> str:
    """Put two ends, written as ">= 90" and "< 100" or left empty, into words."""
    ends = [end.split(" ") for end in (low, high) if end]
    values = [Fraction(value) for _, value in ends]
    pattern = " ".join(sign for sign, _ in ends) or "all"
    if len(values) > 1 and values[0] == values[1]:
        pattern = "="
    return WORDS[lang][pattern].format(*(write(value) for value in values))
