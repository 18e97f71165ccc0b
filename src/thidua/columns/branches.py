"""Choices, bands and levels over whole columns: every branch is computed, each unit keeps its own."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from thidua.columns.exact import (
    HAS_NUMBER,
    IN_GAP,
    MISSING,
    Column,
    States,
    Whole,
    constant,
    first_state,
)
from thidua.columns.frame import Frame, Step, without_number
from thidua.columns.gather import taken
from thidua.columns.order import chosen, place_on_line
from thidua.columns.step import compiled, tested
from thidua.columns.words import Spelled, spelled_figure, spelled_item
from thidua.core.rubric.formula import nodes

Cut = tuple[Fraction, bool]


@compiled.register
def _choice(formula: nodes.Choice) -> Step:
    test = tested(formula.condition)
    then, otherwise = compiled(formula.then), compiled(formula.otherwise)

    def run(frame: Frame) -> Column:
        answer = test(frame)
        if answer.states is None and answer.holds.all():
            return then(frame)
        if answer.states is None and not answer.holds.any():
            return otherwise(frame)
        result = chosen(answer.holds, [otherwise(frame), then(frame)])
        return with_states(result, first_state(answer.states, result.states))

    return run


def with_states(column: Column, states: States | None) -> Column:
    return Column(
        column.numerators, column.denominators, column.low, column.high, column.widest, states
    )


@compiled.register
def _bands(formula: nodes.Bands) -> Step:
    of = compiled(formula.of)
    cuts = _cuts(formula.bands)
    holder = np.array(_holders(formula.bands, cuts), np.intp)
    worths = _Worths([band.worth for band in formula.bands], holder)

    def run(frame: Frame) -> Column:
        value = of(frame)
        place = place_on_line(value, cuts)
        return with_first_state(value.states, worths.at(frame, place))

    return run


def with_first_state(states: States | None, column: Column) -> Column:
    return with_states(column, first_state(states, column.states))


def _cuts(bands: Sequence[nodes.Band]) -> list[Cut]:
    """Where on the line something changes: (t, True) at t itself, (t, False) just after it."""
    cuts = {(band.low, band.low_included) for band in bands if band.low is not None}
    cuts |= {(band.high, not band.high_included) for band in bands if band.high is not None}
    return sorted(cuts, key=lambda cut: (cut[0], not cut[1]))


def _holders(bands: Sequence[nodes.Band], cuts: Sequence[Cut]) -> list[int]:
    """For each stretch between cuts the first band that holds it; past the last: none does."""
    holders = [len(bands)] * (len(cuts) + 1)
    for number, band in reversed(list(enumerate(bands))):
        first = 0 if band.low is None else cuts.index((band.low, band.low_included)) + 1
        last = len(cuts) if band.high is None else cuts.index((band.high, not band.high_included))
        for place in range(first, last + 1):
            holders[place] = number
    return holders


class _Worths:
    """The worth of each place: looked up in a small table where all worths are plain numbers."""

    def __init__(self, worths: Sequence[nodes.Formula], holder: Whole) -> None:
        self._holder = holder
        self._steps = [compiled(worth) for worth in worths]
        self._table = _number_table(worths, holder)

    def at(self, frame: Frame, place: Whole | int) -> Column:
        place = np.atleast_1d(np.asarray(place, np.intp))
        if self._table is not None:
            return taken(self._table, place) if self._table_has_many() else self._table
        held = self._holder[place]
        options = [step(frame) for step in self._steps]
        return chosen(held, [*options, without_number(IN_GAP)])

    def _table_has_many(self) -> bool:
        return self._holder.size > 1


def _number_table(worths: Sequence[nodes.Formula], holder: Whole) -> Column | None:
    numbers = [worth.value for worth in worths if isinstance(worth, nodes.Number)]
    if len(numbers) < len(worths):
        return None
    options = [*(constant(number) for number in numbers), without_number(IN_GAP)]
    table = chosen(holder, options)
    if table.states is not None and not (table.states != HAS_NUMBER).any():
        table = with_states(table, None)
    return table


@compiled.register
def _levels(formula: nodes.Levels) -> Step:
    listed = [level.worth for level in formula.levels]
    worths = listed if formula.otherwise is None else [*listed, formula.otherwise]
    other = len(worths) if formula.otherwise is None else len(listed)
    numbers = {level.value: number for number, level in enumerate(formula.levels)}
    table = _Worths(worths, np.arange(len(worths) + 1))

    def run(frame: Frame) -> Column:
        spelled = _spelled(formula, frame)
        places = np.array([numbers.get(word, other) for word in spelled.words], np.intp)
        return with_first_state(spelled.states, table.at(frame, places[spelled.codes]))

    return run


def _spelled(formula: nodes.Levels, frame: Frame) -> Spelled:
    if formula.of is not None:
        return figure_at_hand(frame, formula.of)
    if frame.items is None or formula.column >= len(frame.items.columns):
        return Spelled(np.zeros(1, np.int64), ("",), np.array([MISSING], np.uint8))
    return spelled_item(frame.items.columns[formula.column])


def figure_at_hand(frame: Frame, name: str) -> Spelled:
    """Give a figure's words for each element at hand: unit, or item of a list of the unit."""
    if frame.items is None:
        return spelled_figure(frame, name)
    found = spelled_figure(frame.items.outer, name)
    owner = frame.items.segments.owner
    codes = found.codes[owner] if found.codes.size > 1 else found.codes
    states = found.states
    if states is not None and states.size > 1:
        states = states[owner]
    return Spelled(codes, found.words, states)
