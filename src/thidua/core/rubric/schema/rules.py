"""The schema of a rule, made from the very settings by which each shape is read."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.rubric.schema.value import (
    ISO_DAY,
    NUMBER,
    TEXT,
    Key,
    Schema,
    closed,
    either,
    list_of,
    mapping_to,
    number,
    one_of,
)
from thidua.core.rubric.shapes.reader import NO, YES
from thidua.core.rubric.shapes.registry import KIND_OF_RULE, SHAPES
from thidua.core.rubric.shapes.setting import FULL, Setting, SettingKind, some_points
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.worth import DETAILED
from thidua.core.rubric.table import EffectKind

RULE: Schema = {"$ref": "#/$defs/quy_tac"}
EFFECT: Schema = {"$ref": "#/$defs/hieu_luc"}
FLAGS: Schema = {"enum": (*YES, *NO, True, False, 1, 0)}
ISO: Schema = {"type": "string", "pattern": ISO_DAY}
KIND = ("Loại quy tắc", "Shape of the rule")
COUNTED = some_points("diem", "Số điểm", "Points", (FULL,))
"""What a table is worth whose settings name no parts: points by the number of times."""

PLAIN: Mapping[SettingKind, Schema] = {
    SettingKind.FIGURE: TEXT,
    SettingKind.VALUE: TEXT,
    SettingKind.CONDITION: TEXT,
    SettingKind.TEXT: TEXT,
    SettingKind.DATE: ISO,
    SettingKind.FLAG: FLAGS,
    SettingKind.EFFECT: EFFECT,
    SettingKind.RULE: either(NUMBER, one_of([FULL]), RULE),
    SettingKind.NUMBERS: list_of(NUMBER, least=1),
    SettingKind.MATRIX: list_of(list_of(NUMBER), least=1),
}
"""What stands under a setting of a kind, where the kind alone says it."""


def rule_pieces() -> Schema:
    """Give the definitions that a rule needs: the rule, each shape, and effects."""
    shapes = {_name(shape): _shape(shape) for shape in SHAPES.values()}
    return {"quy_tac": _rule(), "hieu_luc": _effect(), **shapes}


def _name(shape: Shape) -> str:
    return f"quy_tac.{shape.word}"


def _rule() -> Schema:
    """Pick the shape by its word, so that an editor tells what is wrong with that shape alone."""
    return {
        "type": "object",
        "required": (KIND_OF_RULE,),
        "properties": {KIND_OF_RULE: one_of(SHAPES)},
        "allOf": tuple(_branch(shape) for shape in SHAPES.values()),
    }


def _branch(shape: Shape) -> Schema:
    return {
        "if": {"properties": {KIND_OF_RULE: {"const": shape.word}}, "required": (KIND_OF_RULE,)},
        "then": {"$ref": f"#/$defs/{_name(shape)}"},
    }


def _shape(shape: Shape) -> Schema:
    kind = Key(KIND_OF_RULE, {"const": shape.word}, *KIND, required=True)
    keys = (kind, *(key_of(setting) for setting in shape.settings))
    return {"title": shape.title_vi, "description": shape.title_en, **closed(keys)}


def key_of(setting: Setting) -> Key:
    return Key(
        setting.name,
        holds(setting),
        setting.vi,
        setting.en,
        required=setting.required,
        default=setting.default,
    )


def holds(setting: Setting) -> Schema:
    """Say what may stand under a setting."""
    match setting.kind:
        case SettingKind.NUMBER:
            return number(setting.low, setting.high, setting.words)
        case SettingKind.WORD:
            return one_of(setting.words)
        case SettingKind.PART:
            return _parts(setting)
        case SettingKind.PARTS:
            return list_of(_parts(setting), least=1)
        case SettingKind.TABLE if setting.parts:
            return mapping_to(either(holds(setting.parts[0]), _parts(setting)), least=1)
        case SettingKind.TABLE:
            return mapping_to(holds(COUNTED))
        case _:
            return PLAIN[setting.kind]


def _parts(setting: Setting) -> Schema:
    return closed(key_of(part) for part in setting.parts)


def effect(*, alone: tuple[EffectKind, ...]) -> Schema:
    """Make the schema of an effect: one of some words alone, or one word with what it names."""
    kinds = tuple(EffectKind)
    named: Schema = {
        "type": "object",
        "properties": {kind.value: either(TEXT, {"type": "null"}) for kind in kinds},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return either(one_of(kind.value for kind in alone), named)


def _effect() -> Schema:
    return effect(alone=tuple(kind for kind in EffectKind if kind not in DETAILED))
