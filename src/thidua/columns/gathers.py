"""Rules over the items of a list and over the units of a block, for whole columns."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import numpy as np

from thidua.columns.branches import with_first_state
from thidua.columns.exact import (
    HAS_NUMBER,
    MISSING,
    NOTHING_AROSE,
    REFUSED,
    Column,
    Mask,
    States,
    first_state,
)
from thidua.columns.frame import (
    Frame,
    Items,
    Step,
    lacking_states,
    numbers_of,
    other_kind,
    without_number,
)
from thidua.columns.gather import Segments, gathered, ranked, scattered, taken, trimmed
from thidua.columns.order import chosen
from thidua.columns.step import at_unit, compiled
from thidua.columns.table import GIVEN, Lists, Numbers
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.nodes import Gather

RANKS = (Gather.RANK_FROM_MOST, Gather.RANK_FROM_LEAST, Gather.TIED)


@compiled.register
def _item(formula: nodes.Item) -> Step:
    def run(frame: Frame) -> Column:
        if frame.items is None or formula.column >= len(frame.items.columns):
            return without_number(MISSING)
        column = frame.items.columns[formula.column]
        if isinstance(column, Numbers) and not column.days:
            return numbers_of(column)
        return other_kind(frame, "", column)

    return run


@compiled.register
def _over_items(formula: nodes.OverItems) -> Step:
    each = compiled(formula.each)
    missing = None if formula.missing is None else compiled(formula.missing)

    def run(frame: Frame) -> Column:
        column = frame.figures.get(formula.figure)
        if not isinstance(column, Lists):
            return _no_list(frame, formula.figure)
        inner = _items_frame(frame, column)
        values, kept = _with_missing(inner, column, each, missing)
        segments = cast("Items", inner.items).segments
        states = _item_states(values.states, segments, kept)
        places = np.flatnonzero(kept)
        values, segments = _numbers_only(taken(values, places)), segments.only(places)
        if formula.drop:
            states = first_state(states, _too_few(segments, formula.drop))
            places = trimmed(values, segments, formula.drop)
            values, segments = taken(values, places), segments.only(places)
        given = lacking_states(column)
        return with_first_state(
            first_state(given, states), gathered(values, segments, formula.gather)
        )

    return at_unit(run)


def _too_few(segments: Segments, drop: int) -> States | None:
    """Nothing arose where setting aside so many at each end leaves none."""
    few = segments.sizes() <= 2 * drop
    return few.astype(np.uint8) * np.uint8(NOTHING_AROSE) if few.any() else None


def _no_list(frame: Frame, name: str) -> Column:
    """Give what a rule over a list finds where there is none, or a figure of another kind."""
    column = frame.figures.get(name)
    return without_number(MISSING) if column is None else other_kind(frame, name, column)


def _items_frame(frame: Frame, column: Lists) -> Frame:
    sizes = np.diff(column.starts)
    owner = np.repeat(np.arange(sizes.size), sizes)
    items = Items(frame, Segments(owner, frame.size), column.columns)
    return replace(frame, size=owner.size, items=items)


def _with_missing(
    frame: Frame, column: Lists, each: Step, missing: Step | None
) -> tuple[Column, Mask]:
    """Give the worth of each item, and which items count."""
    first = column.columns[0].presence
    kept = np.ones(frame.size, bool)
    if first is None:
        return each(frame), kept
    absent = first != GIVEN
    if missing is None:
        return each(frame), ~absent
    return chosen(absent, [each(frame), missing(frame)]), kept


def _item_states(states: States | None, segments: Segments, kept: Mask) -> States | None:
    """Give what each unit lacks first, in the order of its items."""
    if states is None:
        return None
    states = np.broadcast_to(states, kept.size)
    lacking = np.flatnonzero((states != HAS_NUMBER) & kept)
    if not lacking.size:
        return None
    result = np.zeros(segments.count, np.uint8)
    result[segments.owner[lacking[::-1]]] = states[lacking[::-1]]  # the first is written last
    return result


def _numbers_only(column: Column) -> Column:
    return replace(column, states=None)


@compiled.register
def _over_peers(formula: nodes.OverPeers) -> Step:
    each = compiled(formula.each)

    def run(frame: Frame) -> Column:
        values = each(frame)
        valid, refused = _valid_peers(frame, values)
        places = np.flatnonzero(valid)
        segments = frame.peers.only(places)
        kept = _numbers_only(taken(values, places))
        if formula.gather in RANKS:
            found = ranked(kept, segments, formula.gather)
            result = scattered(found, places, frame.size, fill=NOTHING_AROSE)
        else:
            result = taken(gathered(kept, segments, formula.gather), frame.peers.owner)
        return with_first_state(refused, result)

    return at_unit(run)


def _valid_peers(frame: Frame, values: Column) -> tuple[Mask, States | None]:
    """Give the units that have the number, and where a block has a unit that would refuse."""
    applies = np.ones(frame.size, bool) if frame.applies is None else frame.applies
    if values.states is None:
        return applies, None
    states = np.broadcast_to(values.states, frame.size)
    refusing = (states == REFUSED) & applies
    refused = None
    if refusing.any():
        blocks = np.bincount(frame.peers.owner, refusing, frame.peers.count) > 0
        refused = np.where(blocks, REFUSED, HAS_NUMBER).astype(np.uint8)[frame.peers.owner]
    return (states == HAS_NUMBER) & applies, refused
