"""The published schema: what the reading takes is valid, and what is written wrongly is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.core.rubric.schema_world import (
    DOCUMENTS,
    SCHEMAS,
    a_rubric,
    errors,
    is_valid,
    refusals,
    validator,
)
from tests.core.rubric.shapes import test_catalogue, test_lowering
from tests.core.rubric.shapes.world import written
from tests.examples import EXAMPLES
from thidua.core.rubric.document import Mapping
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.outside.yaml_text import read_yaml

FILES = sorted(EXAMPLES.glob("*/*.yaml"))
CATALOGUE = {
    f"{number}-{place}": case.rule
    for number, cases in test_catalogue.ROWS.items()
    for place, case in enumerate(cases, 1)
}
RULES = {**CATALOGUE, **test_lowering.EXAMPLES, **test_lowering.VARIANTS}
RATIO = "{loai: ty_le, tu_so: da_hoan_thanh, mau_so: ke_hoach"
RULE = "{loai: co_khong, bien: co_ke_hoach}"
EVENT = "{loai: theo_lan, tu: 0, cong: [{bien: so_lan"
TWO_KEYS = (
    "{loai: bang_hai_khoa, hang: {bien: so_lan, tu: [0]}, cot: {bien: so_lan, tu: [0]},"
    " bang: [[1]]}"
)
BANDS = "{loai: bac, bien: chi_so, bac: "


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_itself_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)

    assert validator(name).schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", FILES, ids=[f"{one.parent.name}/{one.name}" for one in FILES])
def test_every_example_is_valid(path: Path) -> None:
    document = read_yaml(path.read_text(encoding="utf-8"), name=path.name)

    assert errors(path.stem, document) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_says_everything_is_valid(name: str) -> None:
    document = written(DOCUMENTS[name])

    assert refusals(name, document) == set()
    assert errors(name, document) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_of_the_catalogue_is_valid(rule: str) -> None:
    assert errors("bang-tieu-chi", a_rubric(rule)) == []


WRONG_RULES = {
    "a rule without a shape": ("{bien: so_lan}", "unknown_shape"),
    "a shape misspelt": ("{loai: ty_lee, tu_so: ke_hoach, mau_so: ke_hoach}", "unknown_shape"),
    "a rule that is a text": ("ty_le", "wrong_kind"),
    "a setting misspelt": (f"{RATIO}, trann: 1}}", "unknown_setting"),
    "a setting of another shape": (f"{RATIO}, bien: so_lan}}", "unknown_setting"),
    "a required setting left out": ("{loai: ty_le, tu_so: ke_hoach}", "missing_setting"),
    "a required setting without a value": (
        "{loai: ty_le, tu_so: ke_hoach, mau_so: ~}",
        "missing_setting",
    ),
    "a word that is none of the words": (f"{RATIO}, chieu: tang}}", "unknown_word"),
    "a number that is a list": (f"{RATIO}, nguong: [1]}}", "wrong_kind"),
    "a number that cannot be read": (f"{RATIO}, nguong: tám mươi}}", "unreadable_number"),
    "a negative cap": (f"{RATIO}, tran: -1}}", "number_out_of_range"),
    "a negative cap in percent": (f"{RATIO}, tran: -1%}}", "number_out_of_range"),
    "a negative value of an event": (f"{EVENT}, moi_lan: -1}}]}}", "number_out_of_range"),
    "a negative value of a third event": (
        f"{EVENT}, theo_so_lan: {{3: -1}}}}]}}",
        "number_out_of_range",
    ),
    "more digits than sixty": (
        "{loai: cong_thuc, cong_thuc: so_lan, so_chu_so: 61}",
        "number_out_of_range",
    ),
    "no digit at all": (
        "{loai: cong_thuc, cong_thuc: so_lan, so_chu_so: 0}",
        "number_out_of_range",
    ),
    "minus one digit, quoted": (
        "{loai: cong_thuc, cong_thuc: so_lan, so_chu_so: '-1'}",
        "number_out_of_range",
    ),
    "a yes that is a word": (
        "{loai: tuyen_tinh, bien: chi_so, chan: có}",
        "wrong_kind",
    ),
    "parts that are none": (f"{BANDS}[]}}", "empty_list"),
    "parts that are one": (f"{BANDS}{{tu: 1, diem: 1}}}}", "wrong_kind"),
    "a part that is a number": (f"{BANDS}[1]}}", "wrong_kind"),
    "a part with a key too many": (f"{BANDS}[{{tu: 1, diem: 1, cao: 1}}]}}", "unknown_setting"),
    "an effect misspelt": (f"{BANDS}[{{tu: 1, hieu_luc: ha_bacc}}]}}", "unknown_word"),
    "an effect that names nothing": (
        f"{BANDS}[{{tu: 1, hieu_luc: tran_xep_loai}}]}}",
        "effect_needs_detail",
    ),
    "two effects in one": (
        f"{BANDS}[{{tu: 1, hieu_luc: {{ha_bac: 1, mat_diem: 1}}}}]}}",
        "wrong_kind",
    ),
    "an effect misspelt that names": (
        f"{BANDS}[{{tu: 1, hieu_luc: {{tran_loai: Tốt}}}}]}}",
        "unknown_word",
    ),
    "a table without a row": ("{loai: muc, bien: xep_loai, bang: {}}", "empty_list"),
    "a table that is a list": ("{loai: muc, bien: xep_loai, bang: [1]}", "wrong_kind"),
    "a level worth a word": (
        "{loai: muc, bien: xep_loai, bang: {XS: cao}}",
        "unreadable_number",
    ),
    "a level with a key too many": (
        "{loai: muc, bien: xep_loai, bang: {XS: {diem: 1, cao: 1}}}",
        "unknown_setting",
    ),
    "numbers that are none": (
        "{loai: theo_hang, bien: ke_hoach, bang: []}",
        "empty_list",
    ),
    "numbers with a word": (
        "{loai: theo_hang, bien: ke_hoach, bang: [1, hai]}",
        "unreadable_number",
    ),
    "a table of two keys in one row": (
        TWO_KEYS.replace("[[1]]", "[1]"),
        "wrong_kind",
    ),
    "a key that is a text": (
        TWO_KEYS.replace("{bien: so_lan, tu: [0]}", "so_lan", 1),
        "wrong_kind",
    ),
    "a key without its starts": (
        TWO_KEYS.replace(", tu: [0]", "", 1),
        "missing_setting",
    ),
    "a day as officers write it": (
        "{loai: cham_ngay, han: [{ngay: 22/6/2024, nop: ngay_nop}], tru_moi_ngay: 1, khong_gui: 1}",
        "unreadable_date",
    ),
    "a wrong rule inside a rule": (
        "{loai: dieu_kien, neu: so_lan = 0, thi: {loai: co_khong, bienn: co_ke_hoach}}",
        "unknown_setting",
    ),
    "a word for points inside a rule": (
        "{loai: dieu_kien, neu: so_lan = 0, thi: toi_da}",
        "unreadable_number",
    ),
}
WRONG_DOCUMENTS = {
    "a key of nothing": ("ma: bang-day-du", "ma: bang-day-du\nmau: 1", "unknown_setting"),
    "another version": ("bang_tieu_chi: 1", "bang_tieu_chi: 2", "unknown_version"),
    "no version": ("bang_tieu_chi: 1", "", "unknown_version"),
    "no title": ("ten: Bảng đầy đủ", "", "missing_setting"),
    "a year before all": ("nam: 2024", "nam: 1944", "number_out_of_range"),
    "a year after all": ("nam: 2024", "nam: 3000", "number_out_of_range"),
    "half a year": ("nam: 2024", "nam: 2024.5", "number_out_of_range"),
    "a year in words": ("nam: 2024", "nam: năm nay", "unreadable_number"),
    "a text that is a list": ("ghi_chu: Để thử", "ghi_chu: [Để thử]", "wrong_kind"),
    "texts with a list": ("nguon: [Bản dựng]", "nguon: [[Bản dựng]]", "wrong_kind"),
    "a list that is a mapping": (
        "- {ma: HK1, ten: Học kỳ 1}\n- {ma: HK2}",
        "  {ma: HK1}",
        "wrong_kind",
    ),
    "a period without a code": ("- {ma: HK2}", "- {ten: Hai}", "missing_setting"),
    "a day that is none": ("02/9/2024", "hôm qua", "unreadable_date"),
    "a kind of figure misspelt": ("kieu: so_dem}", "kieu: sodem}", "unknown_word"),
    "a figure that is a text": ("{kieu: ngay}", "ngay", "wrong_kind"),
    "no column": ("cot: 2", "cot: 0", "number_out_of_range"),
    "too many columns": ("cot: 2", "cot: 21", "number_out_of_range"),
    "a default that is a list": ("mac_dinh: []", "mac_dinh: [1]", "default_not_possible"),
    "a rounding word misspelt": ("cach: nua_chan", "cach: nuachan", "unknown_word"),
    "a rounding without decimals": (
        "{so_le: 2, cach: nua_chan}",
        "{cach: nua_chan}",
        "missing_setting",
    ),
    "too many decimals": ("{so_le: 2}", "{so_le: 13}", "number_out_of_range"),
    "a rounding that is a word": ("nhom: khong", "nhom: co", "wrong_kind"),
    "a policy misspelt": (
        "khi_khong_phat_sinh: khong_diem",
        "khi_khong_phat_sinh: 0",
        "unknown_word",
    ),
    "a row without a code": ("- ma: '1.0'\n    ten: Mục", "- ten: Mục", "missing_setting"),
    "a row without content": (
        "  quy_tac: {loai: co_khong, bien: co_ke_hoach}\n    tran: 10",
        "  tran: 10",
        "row_without_content",
    ),
    "a group with a rule": (
        "tong_hop: cong",
        "quy_tac: {loai: co_khong, bien: co_ke_hoach}",
        "group_with_rule",
    ),
    "a way of gathering misspelt": ("tong_hop: cong", "tong_hop: gop", "unknown_word"),
    "a knock-out without its when": (
        "{khi: so_lan > 3, hieu",
        "{hieu",
        "missing_setting",
    ),
    "a knock-out misspelt": (
        "hieu_luc: khong_xep_hang",
        "hieu_luc: khong_hang",
        "unknown_word",
    ),
    "a class without its points": ("{ten: Khá, tu: 0}", "{ten: Khá}", "missing_setting"),
    "a key of ranks that is none": ("bo_phieu], dong", "phieu], dong", "unknown_word"),
    "a key of ranks that names nothing": ("muc 1, bo", "muc, bo", "unknown_word"),
    "a key of ranks that names too much": ("[tong,", "[tong 1,", "unknown_word"),
    "an award with no number of places": ("so_luong: 1", "", "exactly_one_setting"),
    "an award with two numbers of places": (
        "so_luong: 1",
        "so_luong: 1\n  ty_le: 1",
        "exactly_one_setting",
    ),
    "a vote without its share": ("{it_nhat: 80%, tinh", "{tinh", "missing_setting"),
}
WRONG_FRAMES = {
    "a key of nothing": ("ma: khung-tinh", "ma: khung-tinh\nmau: 1", "unknown_setting"),
    "another version": ("khung: 1", "khung: 2", "unknown_version"),
    "too many groups": ("den: 15", "den: 1001", "number_out_of_range"),
    "fewer groups than none": ("tu: 10", "tu: -1", "number_out_of_range"),
    "a group without a code": ("ma: '2', ", "", "missing_setting"),
    "a yes in words": ("nhom_khac: true", "nhom_khac: có", "unknown_word"),
}


@pytest.mark.parametrize(("rule", "kind"), WRONG_RULES.values(), ids=WRONG_RULES)
def test_a_rule_that_the_reading_refuses_is_not_valid(rule: str, kind: str) -> None:
    document = a_rubric(rule)

    assert kind in refusals("bang-tieu-chi", document)
    assert not is_valid("bang-tieu-chi", document)


@pytest.mark.parametrize(
    ("name", "right", "wrong", "kind"),
    [
        pytest.param(name, *case, id=f"{name}: {title}")
        for name, cases in (("bang-tieu-chi", WRONG_DOCUMENTS), ("khung", WRONG_FRAMES))
        for title, case in cases.items()
    ],
)
def test_a_document_that_the_reading_refuses_is_not_valid(
    name: str, right: str, wrong: str, kind: str
) -> None:
    assert DOCUMENTS[name].count(right) >= 1
    document = written(DOCUMENTS[name].replace(right, wrong, 1))

    assert kind in refusals(name, document)
    assert not is_valid(name, document)


def sheet_of(text: str) -> Mapping:
    return written(f"so_lieu: 1\nbang_tieu_chi: b\nghi_chu: [1]\ndon_vi: {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "{SNV: {a: 118, b: '1,5', c: ~, d: true, e: 22/6/2024}}",
        "{SNV: {tham_dinh: {a: 118}, tu_bao_cao: {a: 120}}, STP: ~}",
        "{SNV: {tham_dinh: {a: [1, ~, 3], b: [[98, 100], [40, ~]], c: []}}}",
        "{SNV: {HK1: {a: 1}, HK2: {tham_dinh: {a: 1}}}}",
        "{SNV: {tham_dinh: {a: 118}, khong_bao_cao: [a]}}",
    ],
)
def test_figures_may_be_written_in_all_their_ways(text: str) -> None:
    assert errors("so-lieu", sheet_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "~",
        "[SNV]",
        "{SNV: 1}",
        "{SNV: {a: [[[1]]]}}",
        "{SNV: {a: [{b: 1}]}}",
        "{SNV: {HK1: {a: {b: {c: 1}}}}}",
    ],
)
def test_figures_are_not_written_in_other_ways(text: str) -> None:
    assert not is_valid("so-lieu", sheet_of(text))


@pytest.mark.parametrize("text", ["1", "1,5", "1.5", "50%", "1/2", " 1 000 ", "12 %", "1 / 2"])
def test_numbers_may_be_quoted(text: str) -> None:
    for sign in ("", "-"):
        assert is_valid("bang-tieu-chi", a_rubric(RULE, most=f"diem: '{sign}{text}'"))
    assert is_valid("bang-tieu-chi", a_rubric(f"{RATIO}, tran: '{text}'}}"))
    assert not is_valid("bang-tieu-chi", a_rubric(f"{RATIO}, tran: '-{text}'}}"))


@pytest.mark.parametrize("text", ["", "-", "1,", ",5", "1,5,5", "1/", "năm", "1e3", "--1", "+1"])
def test_what_is_no_number_is_none_when_quoted(text: str) -> None:
    assert not is_valid("bang-tieu-chi", a_rubric(RULE, most=f"diem: '{text}'"))


def test_the_titles_are_vietnamese_and_the_second_language_follows() -> None:
    schema = validator("bang-tieu-chi").schema
    ratio = schema["$defs"]["quy_tac.ty_le"]

    assert (schema["title"], schema["description"]) == ("Bảng tiêu chí và thang điểm", "A rubric")
    assert ratio["title"] == SHAPES["ty_le"].title_vi
    assert ratio["description"] == SHAPES["ty_le"].title_en
    assert ratio["properties"]["mau_so"] == {
        "title": "Chỉ tiêu hoặc tổng số",
        "description": "The target or the whole",
        "$ref": "#/$defs/chu",
    }
    assert ratio["properties"]["he_so"] == {
        "title": "Hệ số nhân với tỷ lệ",
        "description": "Factor on the ratio",
        "anyOf": [{"$ref": "#/$defs/so"}, {"type": "null"}],
        "default": "1",
    }


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("khung", "Khung của tỉnh cho bảng tiêu chí", "A superior frame"),
        ("so-lieu", "Số liệu của các đơn vị", "Figures of units"),
    ],
)
def test_the_other_files_have_their_own_titles(name: str, vi: str, en: str) -> None:
    schema = validator(name).schema

    assert (schema["title"], schema["description"]) == (vi, en)


def test_an_editor_is_told_every_shape() -> None:
    rule = validator("bang-tieu-chi").schema["$defs"]["quy_tac"]

    assert rule["properties"]["loai"] == {"enum": list(SHAPES)}
    assert [branch["if"]["properties"]["loai"]["const"] for branch in rule["allOf"]] == list(SHAPES)
