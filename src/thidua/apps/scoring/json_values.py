"""A figure's value as exact JSON text: never a float, and `null` kept apart from nothing at all.

118 is `118`, a level is `"XS"`, 97.8 is `{"decimal": "97.8"}`, a third `{"decimal": "1/3"}`, a day
`{"day": "2024-06-20"}`, a list an array.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256

from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.outside.canonical_json import canonical

Json = None | int | str | dict[str, str] | list["Json"]


def to_json(value: FigureValue) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: FigureValue) -> Json:
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case Fraction():
            return {"decimal": decimal_text(value)}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def from_json(text: str) -> FigureValue:
    """Read what `to_json` wrote."""
    read = json.loads(text)
    if isinstance(read, list):
        return tuple(_row(item) for item in read)  # type: ignore[return-value]  # rows are all alike
    return _scalar(read)


def _row(item: object) -> Scalar | tuple[Scalar, ...]:
    return tuple(_scalar(part) for part in item) if isinstance(item, list) else _scalar(item)


def _scalar(read: object) -> Scalar:
    match read:
        case {"decimal": str(text)}:
            return Fraction(text)
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case None | int() | str():
            return read
        case _:
            raise TypeError(read)


def decimal_text(value: Fraction) -> str:
    """Write a number exactly: as a decimal where it ends, else as a fraction."""
    places = 0
    rest = value.denominator
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places += max(twos, fives)
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def digest_of(values: Mapping[str, FigureValue]) -> str:
    """Give the SHA-256 of a sheet's figures in canonical form: equal figures, equal digests."""
    return sha256(canonical({name: to_json(value) for name, value in values.items()})).hexdigest()
