"""What is said of a rule: one sentence, and the lines under it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.table import EffectKind
from thidua.ui.words.account.banded import EFFECTS
from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import number


@dataclass(frozen=True, slots=True)
class Stated:
    lead: str
    lines: tuple[str, ...] = ()


def worth(told: Told, value: Fraction) -> str:
    """Write "5 điểm", or "trừ 2 điểm" in the penalty."""
    said = points(value, told.lang)
    return f"{told.pick('trừ', 'minus')} {said}" if told.deducts and value else said


def worth_at(told: Told, place: str) -> str:
    """Write what a band or level is worth: "5 điểm", and the effect that follows beyond points."""
    written = told.setting(f"{place}.diem") or told.setting(place)
    if not written and told.setting(f"{place}.phan") and told.most is not None:
        written = str(told.exact_or(f"{place}.phan", 0) * told.most)
    return f"{worth(told, Fraction(written or 0))}{_effect(told, place)}"


def _effect(told: Told, place: str) -> str:
    kind, _, detail = told.setting(f"{place}.hieu_luc").partition(": ")
    if not kind:
        return ""
    vi, en = EFFECTS[EffectKind(kind)]
    return f"; {told.pick(vi, en)} {detail}".rstrip()


def most(told: Told, setting: str, vi: str, en: str) -> str:
    """Write ", tối đa 4 điểm" where a cap is set, else nothing."""
    cap = told.exact(setting)
    if cap is None:
        return ""
    return f", {told.pick(vi, en)} {points(cap, told.lang)}"


def plain(told: Told, setting: str) -> str:
    """Write a number among the settings."""
    return number(told.exact_or(setting, 0), told.lang)
