"""What a rule said and what came of it, ready to be put into words of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from thidua.core.rubric.figures import Scalar, Value
from thidua.core.rubric.table import FigureDeclaration, FigureKind
from thidua.ui.words.account.formula_words import formula_words
from thidua.ui.words.numbers import (
    Exact,
    Lang,
    day,
    equals,
    number,
    percent_number,
)


def points(value: Exact, lang: Lang) -> str:
    """Write "9,5 điểm"; "1 point" and "2 points" in English."""
    if lang == "vi":
        return f"{number(value, lang)} điểm"
    return f"{number(value, lang)} {'point' if value == 1 else 'points'}"


@dataclass(frozen=True, slots=True)
class Told:
    """The settings, named values and figures of one rule; names are without their prefix."""

    lang: Lang
    settings: Mapping[str, str]
    named: Mapping[str, Value]
    figures: Mapping[str, Value]
    declared: Mapping[str, FigureDeclaration]
    most: Fraction | None
    result: Exact
    deducts: bool = False  # the points are taken from the total

    def pick(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def setting(self, name: str) -> str:
        return self.settings.get(name, "")

    def exact(self, name: str) -> Fraction | None:
        """Give a number among the settings; None where none is said."""
        written = self.setting(name)
        return Fraction(written) if _EXACT.fullmatch(written) else None

    def exact_or(self, name: str, default: int) -> Fraction:
        value = self.exact(name)
        return Fraction(default) if value is None else value

    def value(self, name: str) -> Exact:
        """Give a named value that is a number; 0 where the rule never came to it."""
        found = self.named.get(name)
        return found if isinstance(found, int | Fraction) else 0

    def inside(self, place: str, *, result: Exact, most: Fraction | None) -> Told:
        """Turn to the rule that stands inside this one at `place`."""
        start = f"{place}."
        return replace(
            self,
            settings={key: str(text) for key, text in _under(start, self.settings).items()},
            named=_under(start, self.named),
            result=result,
            most=most,
        )

    def places(self, name: str) -> range:
        """Give the places, from 1, of the items of a list among the settings."""
        pattern = re.compile(rf"{re.escape(name)}\.([0-9]+)\.")
        found = [int(match[1]) for key in self.settings if (match := pattern.match(key))]
        return range(1, max(found, default=0) + 1)

    def title(self, name: str) -> str:
        declaration = self.declared.get(name)
        return declaration.title if declaration else self.with_titles(name)

    def label(self, place: str) -> str:
        """Give the part's own label, else the title of its figure."""
        return self.setting(f"{place}.ten") or self.title(self.setting(f"{place}.bien"))

    def with_titles(self, text: str) -> str:
        """Write a formula with the titles of its figures."""
        return formula_words(text, self.declared, self.lang)

    def figure(self, name: str) -> str:
        """Write the value that a figure had, with its unit."""
        return self.worded(name, self.figures.get(name))

    def worded(self, name: str, value: Value) -> str:
        """Write a value as one of the figure `name`: 97,8 %; 2 văn bản; Tốt; có."""
        declaration = self.declared.get(name)
        if value is None:
            return self.pick("không có", "none")
        if isinstance(value, date):
            return day(value)
        if isinstance(value, str):
            return _level_title(declaration, value)
        if isinstance(value, tuple):
            items = (item[0] if isinstance(item, tuple) else item for item in value)
            return "; ".join(self.worded(name, item) for item in items)
        return self._amount(declaration, value)

    def _amount(self, declaration: FigureDeclaration | None, value: Exact) -> str:
        if declaration is None:
            return number(value, self.lang)
        if declaration.kind is FigureKind.YES_NO:
            return self.pick("có", "yes") if value else self.pick("không", "no")
        if declaration.kind is FigureKind.PERCENT or declaration.unit == "%":
            return percent_number(value, self.lang)
        return f"{number(value, self.lang)} {declaration.unit}".strip()

    def is_yes_no(self, name: str) -> bool:
        declaration = self.declared.get(name)
        return declaration is not None and declaration.kind is FigureKind.YES_NO

    def amount_of(self, setting: str, value: Exact) -> str:
        """Write a value in the unit of the figure that a setting names."""
        return self._amount(self.declared.get(self.setting(setting)), value)

    def unit(self, setting: str) -> str:
        """Give the unit of the figure that a setting names, with a space before it, or ""."""
        declaration = self.declared.get(self.setting(setting))
        return f" {declaration.unit}" if declaration and declaration.unit else ""

    def items(self, setting: str) -> tuple[tuple[Scalar, ...], ...]:
        """Give the items of the list figure that a setting names, each as a row."""
        found = self.figures.get(self.setting(setting))
        items = found if isinstance(found, tuple) else ()
        return tuple(item if isinstance(item, tuple) else (item,) for item in items)

    def number_of(self, setting: str) -> Exact | None:
        """Give the number a setting stands for: the figure it names, or the number it is."""
        written = self.setting(setting)
        if written in self.declared:
            found = self.figures.get(written)
            return found if isinstance(found, int | Fraction) else None
        return self.exact(setting)

    def points(self, value: Exact) -> str:
        return points(value, self.lang)

    def equals_points(self, value: Exact) -> str:
        sign, _, _ = equals(value, self.lang).partition(" ")
        return f"{sign} {points(value, self.lang)}"

    def end_of(self, setting: str, value: Exact) -> str:
        """Write the end of an interval: its unit only where that is the percent."""
        declaration = self.declared.get(self.setting(setting))
        if declaration is not None and declaration.kind is FigureKind.PERCENT:
            return self.amount_of(setting, value)
        return number(value, self.lang)

    def got(self, value: Exact) -> str:
        """Write "được 7 trên 10 điểm", or "trừ 2 điểm"."""
        verb = "" if self.deducts else self.pick("được ", "worth ")
        return f"{verb}{self.out_of(value)}"

    def out_of(self, value: Exact) -> str:
        """Write "7 trên 10 điểm"; "10 điểm" at the maximum or without one; "trừ 2 điểm"."""
        if self.deducts and not value:
            return self.pick("không bị trừ", "nothing deducted")
        if self.deducts:
            return f"{self.pick('trừ', 'minus')} {self.points(value)}"
        if self.most is None or value == self.most:
            return self.points(value)
        return self.pick(
            f"{number(value, 'vi')} trên {self.points(self.most)}",
            f"{number(value, 'en')} of {self.points(self.most)}",
        )


_EXACT = re.compile(r"-?[0-9]+(\.[0-9]+)?|-?[0-9]+/[1-9][0-9]*")


def _under(start: str, values: Mapping[str, Value]) -> dict[str, Value]:
    return {
        key.removeprefix(start): value for key, value in values.items() if key.startswith(start)
    }


def _level_title(declaration: FigureDeclaration | None, value: str) -> str:
    if declaration is None or value not in declaration.levels or not declaration.level_titles:
        return value
    return declaration.level_titles[declaration.levels.index(value)]
