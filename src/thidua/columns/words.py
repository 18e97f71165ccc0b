"""Figures and list items as words, for rules that go by levels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import cast

import numpy as np

from thidua.columns.exact import Column, States, Whole, first_state
from thidua.columns.frame import Frame, lacking_states, number_figure
from thidua.columns.gather import spread
from thidua.columns.table import Lists, Numbers, Texts

NO_WORD = "()"  # a whole list is no level


@dataclass(frozen=True, slots=True)
class Spelled:
    """Each element's place in `words`; numbers are spelled as core spells them ("4", "1/2")."""

    codes: Whole
    words: tuple[str, ...]
    states: States | None


def spelled_figure(frame: Frame, name: str) -> Spelled:
    column = frame.figures.get(name)
    if isinstance(column, Texts) or (isinstance(column, Numbers) and column.days):
        return spelled_item(column)
    if isinstance(column, Lists):
        return Spelled(np.zeros(1, np.int64), (NO_WORD,), lacking_states(column))
    return _spelled_numbers(number_figure(frame, name))


def spelled_item(column: Numbers | Texts) -> Spelled:
    states = lacking_states(column)
    if isinstance(column, Texts):
        return Spelled(column.codes, column.words or ("",), states)
    distinct, codes = np.unique(column.values, return_inverse=True)
    words = tuple(_spell(int(value), column) for value in distinct) or ("",)
    return Spelled(codes, words, states)


def _spell(value: int, column: Numbers) -> str:
    if column.days:
        return date.fromordinal(max(value, 1)).isoformat()
    return str(Fraction(value, column.denominator))


def _spelled_numbers(column: Column) -> Spelled:
    top, bottom = column.numerators, column.denominators
    if isinstance(bottom, int):
        distinct, codes = np.unique(np.atleast_1d(np.asarray(top)), return_inverse=True)
        words = tuple(str(Fraction(int(value), bottom)) for value in distinct)
        return Spelled(codes, words, column.states)
    full = spread(column, bottom.size)
    pairs = zip(cast("Whole", full.numerators).tolist(), bottom.tolist(), strict=True)
    places: dict[str, int] = {}
    found = [places.setdefault(str(Fraction(one, other)), len(places)) for one, other in pairs]
    return Spelled(np.array(found, np.int64), tuple(places), first_state(column.states))
