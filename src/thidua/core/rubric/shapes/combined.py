"""Rules made of other rules, and the rule written as a formula."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.core.rubric.formula.nodes import (
    Choice,
    Condition,
    Difference,
    Every,
    Formula,
    Greatest,
    Least,
    Not,
)
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import FULL, LABEL, NOT_NEGATIVE, Setting, SettingKind
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import times, total
from thidua.core.rubric.shapes.value import read_condition, read_formula
from thidua.core.rubric.table import Trigger

LEAST_TRIMMED = 3


def _conditional(reader: Reader) -> Lowered:
    condition = read_condition(reader, "neu")
    then, otherwise = _branch(reader, "thi"), _branch(reader, "con_lai")
    formula = Choice(
        condition,
        reader.named("thi", then.formula),
        reader.named("con_lai", otherwise.formula),
    )
    triggers = _only_where(condition, then) + _only_where(Not(condition), otherwise)
    return Lowered(formula, triggers)


def _branch(reader: Reader, name: str) -> Lowered:
    return reader.rule(reader.rule_node(name), reader, name)


def _only_where(condition: Condition, rule: Lowered) -> tuple[Trigger, ...]:
    return tuple(
        replace(trigger, condition=Every((condition, trigger.condition)))
        for trigger in rule.triggers
    )


def _together(reader: Reader) -> Lowered:
    how = reader.word("cach")
    parts = tuple(_part(part) for part in reader.parts("phan"))
    if how == "trung_binh_cat" and len(parts) < LEAST_TRIMMED:
        reader.report("too_few_parts", reader.at("phan"), setting="phan", least="3")
    formula = _gathered(how, parts)
    return Lowered(formula, tuple(t for part in parts for t in part.rule.triggers))


@dataclass(frozen=True, slots=True)
class _Part:
    rule: Lowered
    points: Formula
    weight: Fraction


def _part(part: Reader) -> _Part:
    part.text("ten")
    own = part.number_or_none("diem")
    reader = part if own is None else replace(part, context=replace(part.context, row_max=own))
    weight = part.number("trong_so")
    rule = reader.rule(reader.rule_node("quy_tac"), reader, "quy_tac")
    points = part.named("diem_phan", rule.formula)
    return _Part(rule, points if weight == 1 else times(weight, points), weight)


def _gathered(how: str, parts: tuple[_Part, ...]) -> Formula:
    points = tuple(part.points for part in parts)
    weights = Fraction(sum(part.weight for part in parts))
    match how:
        case "cao_nhat" if points:
            formula: Formula = Greatest(points)
        case "thap_nhat" if points:
            formula = Least(points)
        case "binh_quan" if weights:
            formula = times(1 / weights, total(points))
        case "trung_binh_cat" if len(points) >= LEAST_TRIMMED:
            formula = _trimmed_mean(points)
        case _:
            formula = total(points)
    return formula


def _trimmed_mean(points: tuple[Formula, ...]) -> Formula:
    extremes = total((Greatest(points), Least(points)))
    return times(Fraction(1, len(points) - 2), Difference(total(points), extremes))


def _written(reader: Reader) -> Lowered:
    digits = reader.whole("so_chu_so")
    return Lowered(read_formula(reader, "cong_thuc", digits))


CONDITIONAL = Shape(
    "dieu_kien",
    "Quy tắc có điều kiện",
    "One rule or another",
    (
        Setting("neu", SettingKind.CONDITION, "Điều kiện", "The condition", required=True),
        Setting("thi", SettingKind.RULE, "Khi điều kiện đúng", "Where it holds", required=True),
        Setting("con_lai", SettingKind.RULE, "Khi điều kiện sai", "Where not", default="0"),
    ),
    "{loai: dieu_kien, neu: so_lan = 0, thi: {loai: co_khong, bien: co_ke_hoach}, con_lai: 0}",
    _conditional,
)
TOGETHER = Shape(
    "gop",
    "Gộp nhiều quy tắc trong một mục",
    "Several rules in one row",
    (
        Setting(
            "cach",
            SettingKind.WORD,
            "Cách gộp",
            "How they are put together",
            default="cong",
            words=("cong", "cao_nhat", "thap_nhat", "binh_quan", "trung_binh_cat"),
        ),
        Setting(
            "phan",
            SettingKind.PARTS,
            "Các quy tắc",
            "The rules",
            required=True,
            parts=(
                Setting("quy_tac", SettingKind.RULE, "Quy tắc", "The rule", required=True),
                Setting(
                    "trong_so",
                    SettingKind.NUMBER,
                    "Trọng số",
                    "Weight",
                    default="1",
                    low=NOT_NEGATIVE,
                ),
                Setting(
                    "diem",
                    SettingKind.NUMBER,
                    "Điểm tối đa của riêng quy tắc này",
                    "Maximum of this rule alone",
                    words=(FULL,),
                ),
                LABEL,
            ),
        ),
    ),
    "{loai: gop, cach: cong, phan: [{quy_tac: {loai: co_khong, bien: co_ke_hoach}},"
    " {quy_tac: {loai: theo_lan, tu: 0, cong: [{bien: so_lan, moi_lan: 0.1}]}}]}",
    _together,
)
WRITTEN = Shape(
    "cong_thuc",
    "Công thức",
    "A formula",
    (
        Setting("cong_thuc", SettingKind.VALUE, "Công thức", "The formula", required=True),
        Setting(
            "so_chu_so",
            SettingKind.NUMBER,
            "Số chữ số có nghĩa của lũy thừa, lô-ga-rít",
            "Significant digits of powers and logarithms",
            default="30",
            low=Fraction(1),
            high=Fraction(60),
        ),
    ),
    '{loai: cong_thuc, cong_thuc: "nho_nhat(da_hoan_thanh / ke_hoach, 1) * 10"}',
    _written,
)
COMBINED_SHAPES = (CONDITIONAL, TOGETHER, WRITTEN)
