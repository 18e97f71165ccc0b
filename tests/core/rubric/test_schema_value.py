"""The pieces of a schema, word for word."""

from __future__ import annotations

from fractions import Fraction

import pytest

from thidua.core.rubric.schema.rules import COUNTED, effect, holds, key_of, rule_pieces
from thidua.core.rubric.schema.table import row
from thidua.core.rubric.schema.value import (
    ANY_NUMBER,
    DAY,
    NOT_NEGATIVE,
    NUMBER,
    POSITIVE,
    TEXT,
    Key,
    Schema,
    closed,
    either,
    list_of,
    mapping_to,
    number,
    one_of,
    text_or_number,
    whole,
)
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.core.rubric.shapes.setting import Setting, SettingKind
from thidua.core.rubric.table import EffectKind


def test_a_mapping_has_its_keys_and_no_other() -> None:
    needed = Key("a", TEXT, "Chữ", "Text", required=True)
    other = Key("b", DAY, "Ngày", "Day", default="x")

    assert closed(iter((needed, other))) == {
        "type": "object",
        "properties": {
            "a": {"title": "Chữ", "description": "Text", "$ref": "#/$defs/chu"},
            "b": {
                "title": "Ngày",
                "description": "Day",
                "anyOf": ({"$ref": "#/$defs/ngay"}, {"type": "null"}),
                "default": "x",
            },
        },
        "required": ("a",),
        "additionalProperties": False,
    }


def test_lists_and_mappings_have_a_least_length() -> None:
    assert list_of(TEXT) == {"type": "array", "minItems": 0, "items": TEXT}
    assert list_of(TEXT, least=1) == {"type": "array", "minItems": 1, "items": TEXT}
    assert mapping_to(TEXT) == {"type": "object", "minProperties": 0, "additionalProperties": TEXT}
    assert mapping_to(TEXT, least=2)["minProperties"] == 2


def test_words_and_choices_keep_their_order() -> None:
    assert one_of(iter(["b", "a"])) == {"enum": ("b", "a")}
    assert either(TEXT, DAY) == {"anyOf": (TEXT, DAY)}


def test_a_version_may_be_quoted() -> None:
    assert text_or_number("1") == {"enum": ("1", 1)}


def test_a_whole_number_is_bounded_or_quoted() -> None:
    assert whole(1, 20) == either(
        {"type": "integer", "minimum": 1, "maximum": 20},
        {"type": "string", "pattern": NOT_NEGATIVE},
    )


def bounded(pattern: str, **bounds: int) -> Schema:
    return either({"type": "number", **bounds}, {"type": "string", "pattern": pattern})


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(None, None, NUMBER, id="any"),
        pytest.param("0", None, POSITIVE, id="not negative"),
        pytest.param("1", None, bounded(NOT_NEGATIVE, minimum=1), id="from one"),
        pytest.param("0", "1", bounded(NOT_NEGATIVE, minimum=0, maximum=1), id="a share"),
        pytest.param(None, "1", bounded(ANY_NUMBER, maximum=1), id="open below"),
        pytest.param("-1", "1", bounded(ANY_NUMBER, minimum=-1, maximum=1), id="negative"),
        pytest.param(
            "1/2", "3/2", bounded(NOT_NEGATIVE, minimum=0, maximum=2), id="never stricter"
        ),
    ],
)
def test_a_number_is_held_to_its_bounds(
    low: str | None, high: str | None, expected: Schema
) -> None:
    least, most = (None if bound is None else Fraction(bound) for bound in (low, high))

    assert number(least, most) == expected
    assert number(least, most, ("khong",)) == either(expected, one_of(["khong"]))


def test_a_setting_becomes_a_key_with_all_that_it_says() -> None:
    setting = Setting("a", SettingKind.WORD, "Từ", "Word", words=("x", "y"), default="x")

    assert key_of(setting) == Key("a", one_of(("x", "y")), "Từ", "Word", default="x")
    assert key_of(Setting("a", SettingKind.TEXT, "Từ", "Word", required=True)).required


PART = Setting("b", SettingKind.NUMBER, "Số", "Number")
PARTS = closed([Key("b", NUMBER, "Số", "Number")])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SettingKind.PART, PARTS),
        (SettingKind.PARTS, list_of(PARTS, least=1)),
        (SettingKind.TABLE, mapping_to(either(NUMBER, PARTS), least=1)),
        (SettingKind.NUMBERS, list_of(NUMBER, least=1)),
        (SettingKind.MATRIX, list_of(list_of(NUMBER), least=1)),
    ],
)
def test_what_stands_under_a_setting_follows_from_its_kind(
    kind: SettingKind, expected: Schema
) -> None:
    assert holds(Setting("a", kind, "Tên", "Name", parts=(PART,))) == expected


def test_every_kind_of_setting_has_its_schema() -> None:
    assert all(holds(Setting("a", kind, "Tên", "Name")) for kind in SettingKind)
    assert holds(Setting("a", SettingKind.TABLE, "Tên", "Name")) == mapping_to(holds(COUNTED))


def test_the_word_of_a_rule_picks_its_shape() -> None:
    branches = tuple(
        {
            "if": {"properties": {"loai": {"const": word}}, "required": ("loai",)},
            "then": {"$ref": f"#/$defs/quy_tac.{word}"},
        }
        for word in SHAPES
    )

    assert rule_pieces()["quy_tac"] == {
        "type": "object",
        "required": ("loai",),
        "properties": {"loai": {"enum": tuple(SHAPES)}},
        "allOf": branches,
    }


def test_a_shape_begins_with_its_word() -> None:
    shape = rule_pieces()["quy_tac.co_khong"]
    word = Key("loai", {"const": "co_khong"}, "Loại quy tắc", "Shape of the rule", required=True)

    settings = [key_of(setting) for setting in SHAPES["co_khong"].settings]
    said = {"title": SHAPES["co_khong"].title_vi, "description": SHAPES["co_khong"].title_en}
    assert shape == {**said, **closed([word, *settings])}


def test_an_effect_stands_alone_or_names_one_thing() -> None:
    assert effect(alone=(EffectKind.UNRANKED,)) == either(
        {"enum": ("khong_xep_hang",)},
        {
            "type": "object",
            "properties": {kind.value: either(TEXT, {"type": "null"}) for kind in EffectKind},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    )


def test_a_row_has_rows_below_it_or_a_rule() -> None:
    criterion, section = row(), row(section=True)

    assert criterion["required"] == ("ma",)
    assert section["required"] == ()
    for one in (criterion, section):
        assert one["oneOf"] == ({"required": ("muc",)}, {"required": ("quy_tac",)})
        assert one["additionalProperties"] is False
        assert isinstance(one["properties"], dict)
        assert list(one["properties"])[:2] == ["ma", "ten"]
        said = one["properties"]["ma"]
        assert isinstance(said, dict)
        assert {"title": "Mã mục", "description": "Code of the row"}.items() <= said.items()
