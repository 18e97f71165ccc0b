"""What a shape of rule is told: its settings, from which reading, schema and gallery are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.core.rubric.table import FigureKind

NUMERIC = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.YES_NO)
TALLY = (FigureKind.COUNT, FigureKind.YES_NO)
"""The kinds of figures that answer "how many times" (a yes is once)."""


class SettingKind(StrEnum):
    NUMBER = "so"  # exact; `words` may stand in its place
    FIGURE = "ten_so_lieu"  # the name of a declared figure of one of the kinds `figures`
    VALUE = "gia_tri"  # a figure's name, a number, or a formula
    CONDITION = "dieu_kien"
    WORD = "tu_khoa"  # one of `words`
    FLAG = "co_khong"
    TEXT = "chu"
    DATE = "ngay"
    NUMBERS = "day_so"
    MATRIX = "bang_so"  # rows of numbers
    PART = "phan"  # a mapping with the settings `parts`
    PARTS = "cac_phan"  # a list of mappings, each with the settings `parts`
    TABLE = "bang"  # a mapping from levels or whole numbers to what they are worth
    EFFECT = "hieu_luc"  # a word of EffectKind, or {word: detail}
    RULE = "quy_tac"  # another rule, or a number of points


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a rule. `default` is written as in a rubric; "" is none.

    `low` and `high` bound numbers, both included.
    """

    name: str
    kind: SettingKind
    vi: str
    en: str
    required: bool = False
    default: str = ""
    words: tuple[str, ...] = ()
    figures: tuple[FigureKind, ...] = ()
    parts: tuple[Setting, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None

    def allows(self, value: Fraction) -> bool:
        above = self.low is None or self.low <= value
        return above and (self.high is None or value <= self.high)


def a_value(name: str, vi: str, en: str) -> Setting:
    return Setting(name, SettingKind.VALUE, vi, en, required=True)


def a_number(name: str, vi: str, en: str, default: str = "") -> Setting:
    return Setting(name, SettingKind.NUMBER, vi, en, default=default)


def some_points(
    name: str, vi: str, en: str, words: tuple[str, ...] = (), *, required: bool = False
) -> Setting:
    """Make a setting of points that are not negative; `words` may stand in their place."""
    return Setting(
        name, SettingKind.NUMBER, vi, en, required=required, words=words, low=NOT_NEGATIVE
    )


def a_figure(name: str, vi: str, en: str, *kinds: FigureKind) -> Setting:
    return Setting(name, SettingKind.FIGURE, vi, en, required=True, figures=kinds)


def a_flag(name: str, vi: str, en: str, default: str) -> Setting:
    return Setting(name, SettingKind.FLAG, vi, en, default=default)


FULL = "diem_toi_da"
NONE = "khong"
REST = "con_lai"

NOT_NEGATIVE = Fraction(0)

LABEL = Setting("ten", SettingKind.TEXT, "Tên gọi trong lời giải thích", "Label used in accounts")
WORTH = (
    Setting("diem", SettingKind.NUMBER, "Số điểm", "Points", words=(FULL,)),
    Setting("phan", SettingKind.NUMBER, "Phần của điểm tối đa, như 1/2", "Share of the maximum"),
    Setting("hieu_luc", SettingKind.EFFECT, "Hệ quả ngoài điểm số", "What follows beyond points"),
    Setting("ly_do", SettingKind.TEXT, "Lý do của hệ quả", "Why the effect follows"),
    Setting("can_cu", SettingKind.TEXT, "Mã căn cứ của hệ quả", "Legal basis of the effect"),
)
"""The settings of anything that is worth points: a band, a level."""
