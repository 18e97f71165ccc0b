"""What is said of a rule: one sentence, and the lines under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.table import EffectKind
from thidua.ui.words.account.banded import EFFECTS
from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import number

QUOTED = re.compile("“[^”]*”")
OPERATION = re.compile("[-+−×/^]")


@dataclass(frozen=True, slots=True)
class Stated:
    lead: str
    lines: tuple[str, ...] = ()


def full(told: Told) -> str:
    """Write the points that a whole share gives."""
    return points(told.most or 0, told.lang)


def worth(told: Told, value: Fraction) -> str:
    """Write "5 điểm", or "trừ 2 điểm" in the penalty."""
    said = points(value, told.lang)
    return f"{told.pick('trừ', 'minus')} {said}" if told.deducts and value else said


def worth_at(told: Told, place: str) -> str:
    """Write what a band or level is worth: "5 điểm", and the effect that follows beyond points."""
    share = told.exact(f"{place}.phan")
    flat = told.exact_or(f"{place}.diem", 0) + told.exact_or(place, 0)
    value = flat if share is None else share * (told.most or 0)
    return f"{worth(told, value)}{_effect(told, place)}"


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


def value(told: Told, setting: str) -> str:
    """Write the figure or formula that a setting names: a title alone is not quoted."""
    return bare(told.with_titles(told.setting(setting)))


def bare(text: str) -> str:
    """Take the quotation marks off a title that stands alone."""
    return text[1:-1] if QUOTED.fullmatch(text) else text


def term(told: Told, setting: str) -> str:
    """Write a value as a term of a product: a formula of several terms in parentheses."""
    text = told.with_titles(told.setting(setting))
    compound = OPERATION.search(QUOTED.sub("", text)) is not None
    return f"({text})" if compound else bare(text)
