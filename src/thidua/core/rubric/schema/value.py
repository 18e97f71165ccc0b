"""The pieces of a JSON Schema (draft 2020-12), and the keys from which a closed mapping is made.

A document is read as text: `ma: 1` says the text "1", and an optional key with nothing after it is
as if it were not there. The schema sees what an editor's YAML makes of both, and accepts the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | tuple[Json, ...] | Mapping[str, Json] | None"
Schema: TypeAlias = "Mapping[str, Json]"

ANY_NUMBER = "^\\s*(-\\s*)?[0-9][0-9\\s]*([.,][0-9\\s]+|/[0-9\\s]+)?%?\\s*$"
NOT_NEGATIVE = ANY_NUMBER.replace("(-\\s*)?", "")
ISO_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ANY_DAY = f"{ISO_DAY}|^[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}$"

TEXT: Schema = {"$ref": "#/$defs/chu"}
NUMBER: Schema = {"$ref": "#/$defs/so"}
POSITIVE: Schema = {"$ref": "#/$defs/so_khong_am"}
DAY: Schema = {"$ref": "#/$defs/ngay"}
TEXTS: Schema = {"$ref": "#/$defs/cac_chu"}
YES_OR_NO: Schema = {"enum": (True, False, "true", "false")}
NOTHING: Schema = {"type": "null"}

PIECES: Schema = {
    "chu": {"type": ("string", "number", "boolean")},
    "so": {"anyOf": ({"type": "number"}, {"type": "string", "pattern": ANY_NUMBER})},
    "so_khong_am": {
        "anyOf": ({"type": "number", "minimum": 0}, {"type": "string", "pattern": NOT_NEGATIVE})
    },
    "ngay": {"type": "string", "pattern": ANY_DAY},
    "cac_chu": {"anyOf": (TEXT, {"type": "array", "items": {"anyOf": (TEXT, NOTHING)}})},
}
"""What the references above stand for."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: what may stand under it, and its meaning in both languages."""

    name: str
    holds: Schema
    vi: str
    en: str
    required: bool = False
    default: str = ""


def closed(keys: Iterable[Key]) -> Schema:
    """Make the schema of a mapping that has these keys and no other."""
    known = tuple(keys)
    return {
        "type": "object",
        "properties": {key.name: _described(key) for key in known},
        "required": tuple(key.name for key in known if key.required),
        "additionalProperties": False,
    }


def _described(key: Key) -> Schema:
    holds = key.holds if key.required else {"anyOf": (key.holds, NOTHING)}
    default: Schema = {"default": key.default} if key.default else {}
    return {"title": key.vi, "description": key.en, **holds, **default}


def one_of(words: Iterable[str]) -> Schema:
    return {"enum": tuple(words)}


def text_or_number(digits: str) -> Schema:
    """Make the schema of one whole number, quoted or not."""
    return {"enum": (digits, int(digits))}


def list_of(item: Schema, *, least: int = 0) -> Schema:
    return {"type": "array", "minItems": least, "items": item}


def mapping_to(value: Schema, *, least: int = 0) -> Schema:
    """Make the schema of a mapping whose keys are the writer's own."""
    return {"type": "object", "minProperties": least, "additionalProperties": value}


def either(*schemas: Schema) -> Schema:
    return {"anyOf": schemas}


def whole(low: int, high: int) -> Schema:
    """Make the schema of a whole number; one that is quoted is held to its form alone."""
    return either(
        {"type": "integer", "minimum": low, "maximum": high},
        {"type": "string", "pattern": NOT_NEGATIVE},
    )


def number(low: Fraction | None, high: Fraction | None, words: tuple[str, ...] = ()) -> Schema:
    """Make the schema of a number within bounds, or one of some words in its place."""
    held = _bounded(low, high)
    return either(held, one_of(words)) if words else held


def _bounded(low: Fraction | None, high: Fraction | None) -> Schema:
    if low is None and high is None:
        return NUMBER
    if low == 0 and high is None:
        return POSITIVE
    least: Schema = {} if low is None else {"minimum": floor(low)}
    most: Schema = {} if high is None else {"maximum": ceil(high)}
    pattern = ANY_NUMBER if low is None or low < 0 else NOT_NEGATIVE
    return either({"type": "number", **least, **most}, {"type": "string", "pattern": pattern})
