"""Elements in segments (items of a list, units of a block) gathered exactly into one number each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from thidua.columns.exact import (
    HAS_NUMBER,
    LIMIT,
    NOTHING_AROSE,
    Column,
    Mask,
    States,
    Whole,
    constant,
    product,
    reduced,
    settled,
    total,
    whole_column,
    wide,
)
from thidua.columns.order import order_keys
from thidua.core.rubric.formula.nodes import Gather


@dataclass(frozen=True, slots=True)
class Segments:
    """Elements in a row, each belonging to the segment numbered by `owner`; owners never fall."""

    owner: Whole
    count: int

    def sizes(self) -> Whole:
        return np.bincount(self.owner, minlength=self.count)

    def only(self, kept: Whole) -> Segments:
        return Segments(self.owner[kept], self.count)


def taken(column: Column, places: Whole) -> Column:
    """Give the column's values at these places."""
    top, bottom, states = column.numerators, column.denominators, column.states
    if not isinstance(top, int) and top.size > 1:
        top = top[places]
    if not isinstance(bottom, int) and bottom.size > 1:
        bottom = bottom[places]
    if states is not None and states.size > 1:
        states = states[places]
    return Column(top, bottom, column.low, column.high, column.widest, states)


def spread(column: Column, size: int) -> Column:
    """Give the same column with one numerator, denominator and state for each of `size` elements."""
    kind = object if column.reach > LIMIT else np.int64
    top = column.numerators
    numerators = np.full(size, top, kind) if isinstance(top, int) else np.broadcast_to(top, size)
    bottom = column.denominators
    denominators = bottom if isinstance(bottom, int) else np.broadcast_to(bottom, size)
    states = None if column.states is None else np.broadcast_to(column.states, size)
    return Column(numerators, denominators, column.low, column.high, column.widest, states)


def gathered(column: Column, segments: Segments, how: Gather) -> Column:
    """One number a segment from the elements given (each has a number); none: nothing arose.

    COUNT and SUM of nothing are 0. Ranks have a number an element, not a segment: see `ranked`.
    """
    sizes = segments.sizes()
    column = spread(column, segments.owner.size)
    match how:
        case Gather.COUNT:
            return whole_column(sizes)
        case Gather.SUM:
            return _summed(column, segments, sizes)
        case Gather.LEAST:
            return _extreme(column, segments, sizes, least=True)
        case Gather.GREATEST:
            return _extreme(column, segments, sizes, least=False)
        case _:
            return _mean(column, segments, sizes)


def _none_arose(sizes: Whole) -> States | None:
    empty = sizes == 0
    return empty.astype(np.uint8) * np.uint8(NOTHING_AROSE) if empty.any() else None


def _starts(sizes: Whole) -> tuple[Whole, Whole]:
    """Give the segments that hold something, and where each begins."""
    filled = np.flatnonzero(sizes)
    ends = np.cumsum(sizes)
    return filled, (ends - sizes)[filled]


def _summed(column: Column, segments: Segments, sizes: Whole) -> Column:
    filled, starts = _starts(sizes)
    if not filled.size:
        return constant(0)
    if not isinstance(column.denominators, int):
        return _summed_fractions(column, segments, sizes)
    most = int(sizes.max())
    low, high = min(column.low * most, 0), max(column.high * most, 0)
    top = cast("Whole", column.numerators)
    if max(-low, high) > LIMIT:
        top = cast("Whole", wide(top))
    sums = np.zeros(segments.count, top.dtype)
    sums[filled] = np.add.reduceat(top, starts)
    bottom = column.denominators
    return Column(settled(sums, max(-low, high)), bottom, low, high, bottom)


def _summed_fractions(column: Column, segments: Segments, sizes: Whole) -> Column:
    """Neighbours are added pair by pair until each segment has one sum left, in lowest terms."""
    column, owner, left = reduced(column), segments.owner, sizes
    while int(left.max()) > 1:
        filled, starts = _starts(left)
        place = np.arange(owner.size) - np.repeat(starts, left[filled])
        even = np.flatnonzero(place % 2 == 0)
        has_next = place[even] + 1 < left[owner[even]]
        following = np.where(has_next, even + 1, even)
        other = taken(column, following)
        other = product(other, whole_column(has_next.astype(np.int64)))
        column = reduced(total(taken(column, even), other))
        owner, left = owner[even], (left + 1) // 2
    return scattered(column, owner, segments.count, fill=HAS_NUMBER)


def scattered(column: Column, owner: Whole, count: int, *, fill: int) -> Column:
    """One element for each of some segments, put in its place; the others get 0 and this state."""
    column = spread(column, owner.size)
    source = cast("Whole", column.numerators)
    top = np.zeros(count, source.dtype)
    top[owner] = source
    bottom: Whole | int = column.denominators
    if not isinstance(bottom, int):
        filled = np.ones(count, bottom.dtype)
        filled[owner] = bottom
        bottom = filled
    states = np.full(count, fill, np.uint8)
    states[owner] = HAS_NUMBER
    low, high = min(column.low, 0), max(column.high, 0)
    held = states if fill != HAS_NUMBER and owner.size < count else None
    return Column(top, bottom, low, high, column.widest, held)


def _mean(column: Column, segments: Segments, sizes: Whole) -> Column:
    states = _none_arose(sizes)
    sums = _summed(column, segments, sizes)
    share = np.maximum(sizes, 1)
    most = int(share.max()) if share.size else 1
    one = Column(1, share, 1, 1, most)
    mean = product(sums, one)
    return Column(mean.numerators, mean.denominators, mean.low, mean.high, mean.widest, states)


def _extreme(column: Column, segments: Segments, sizes: Whole, *, least: bool) -> Column:
    filled, starts = _starts(sizes)
    if not filled.size:
        return Column(0, 1, 0, 0, 1, np.array([NOTHING_AROSE], np.uint8))
    keys = np.broadcast_to(order_keys(column), segments.owner.size)
    best = (np.minimum if least else np.maximum).reduceat(keys, starts)
    matching = keys == np.repeat(best, sizes[filled])
    places = np.where(matching, np.arange(keys.size), -1)
    where = np.maximum.reduceat(places, starts)
    return scattered(taken(column, where), filled, segments.count, fill=NOTHING_AROSE)


def ranked(column: Column, segments: Segments, how: Gather) -> Column:
    """Give each element's place in its segment (ties share the better), or how many tie."""
    if how is not Gather.TIED:
        most = how is Gather.RANK_FROM_MOST
        return whole_column(placed(column, segments, from_most=most))
    keys = np.broadcast_to(order_keys(column), segments.owner.size)
    order, fresh = _runs(keys, segments.owner)
    starts = np.append(np.flatnonzero(fresh), keys.size)
    sizes = np.diff(starts)
    return whole_column(_unsorted(order, np.repeat(sizes, sizes)))


def placed(
    column: Column, segments: Segments, *, from_most: bool = True, dense: bool = False
) -> Whole:
    """Give each element's place in its segment, 1 for the best: 1, 2, 2, 4, or dense 1, 2, 2, 3."""
    keys = np.broadcast_to(order_keys(column), segments.owner.size)
    order, fresh = _runs(-keys if from_most else keys, segments.owner)
    sizes = segments.sizes()
    filled, starts = _starts(sizes)
    runs = np.cumsum(fresh)
    if dense:
        first_run = np.repeat(runs[starts], sizes[filled])
        return _unsorted(order, np.asarray(runs - first_run + 1))
    run_starts = np.flatnonzero(fresh)
    in_order = run_starts[runs - 1] - np.repeat(starts, sizes[filled]) + 1
    return _unsorted(order, in_order)


def _unsorted(order: Whole, values: Whole) -> Whole:
    result = np.empty(order.size, np.int64)
    result[order] = values
    return result


def _runs(keys: Whole, owner: Whole) -> tuple[Whole, Mask]:
    """Give the elements in order of segment and key, and where a new segment or key begins."""
    if keys.dtype == object:  # lexsort compares 64-bit numbers only
        keys = np.unique(keys, return_inverse=True)[1].astype(np.int64)
    order = np.lexsort((keys, owner))
    by_key, by_owner = keys[order], owner[order]
    fresh = np.ones(owner.size, bool)
    fresh[1:] = (by_key[1:] != by_key[:-1]) | (by_owner[1:] != by_owner[:-1])
    return order, fresh


def trimmed(column: Column, segments: Segments, drop: int) -> Whole:
    """Give the places left in each segment after setting aside `drop` greatest and `drop` least."""
    size = segments.owner.size
    keys = np.broadcast_to(order_keys(column), size)
    order, _fresh = _runs(keys, segments.owner)
    sizes = segments.sizes()
    filled, starts = _starts(sizes)
    place = np.arange(size) - np.repeat(starts, sizes[filled])
    kept = (place >= drop) & (place < sizes[segments.owner] - drop)
    return np.sort(order[kept])
