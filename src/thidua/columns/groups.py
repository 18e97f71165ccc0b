"""A group over whole columns: its children's points put together, rescaled where some have left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from thidua.columns.digits import looked_up, power_of
from thidua.columns.exact import (
    HAS_NUMBER,
    Column,
    Mask,
    States,
    Whole,
    constant,
    difference,
    product,
    quotient,
    total,
    whole_column,
)
from thidua.columns.frame import Frame
from thidua.columns.order import chosen, greatest, least
from thidua.columns.rows import (
    COUNTED,
    EXCLUDED,
    REDISTRIBUTED,
    ROW_MISSING,
    STAYS,
    UNDEFINED,
    ZERO,
    RowColumn,
    RowRules,
    limited,
    settled_row,
)
from thidua.core.rubric.scoring.group import ROOT_DIGITS
from thidua.core.rubric.table import Gathering, Row

ONE = constant(1)


@dataclass(frozen=True, slots=True)
class Child:
    row: Row
    column: RowColumn

    @property
    def maximum(self) -> Column:
        return ZERO if self.column.maximum is None else self.column.maximum

    def staying(self, value: Column) -> Column:
        """Give the value where the child stays, zero where it has left."""
        if self.column.left is None:
            return value
        return chosen(self.column.left != STAYS, [value, ZERO])


def group(rules: RowRules, children: Sequence[Child], frame: Frame, aside: GroupAside) -> RowColumn:
    """One group of all units; children's columns are computed already."""
    row = rules.row
    value = _gathered(row, children, frame)
    maximum = _applicable_maximum(row, children)
    if aside.base and row.gathering is Gathering.SUM:
        value = _rescaled(value, maximum, children)
    codes = _codes(children, frame, aside)
    raw = limited(value, row)
    return settled_row(rules, frame, (raw, _standing(children, frame), maximum), codes)


@dataclass(frozen=True, slots=True)
class GroupAside:
    """The policy codes of units to which the group does not apply; `code` if all children left."""

    codes: States | None
    code: int
    base: bool


def _codes(children: Sequence[Child], frame: Frame, aside: GroupAside) -> States | None:
    if not aside.base or any(child.column.left is None for child in children):
        return aside.codes
    gone = np.ones(frame.size, bool)
    for child in children:
        gone &= child.column.left != STAYS
    codes = np.where(gone, aside.code, 0).astype(np.uint8)
    return codes if aside.codes is None else np.where(aside.codes != 0, aside.codes, codes)


def _standing(children: Sequence[Child], frame: Frame) -> States | None:
    standings = [child for child in children if child.column.standing is not None]
    if not standings:
        return None
    undefined, missing = np.zeros(frame.size, bool), np.zeros(frame.size, bool)
    for child in standings:
        # a row that left is not applicable, so it is neither of the two
        undefined |= child.column.standing == UNDEFINED
        missing |= child.column.standing == ROW_MISSING
    if not (undefined.any() or missing.any()):
        return None
    found = np.where(missing, ROW_MISSING, COUNTED)
    return np.where(undefined, UNDEFINED, found).astype(np.uint8)


def _points(row: Row, child: Child) -> Column:
    return child.column.raw if row.rescale_raw else child.column.points


def _summed(columns: Sequence[Column]) -> Column:
    return reduce(total, columns, ZERO)


def _gathered(row: Row, children: Sequence[Child], frame: Frame) -> Column:
    points = [_points(row, child) for child in children]
    match row.gathering:
        case Gathering.SUM:
            return _summed(points)  # a row that left has no points
        case Gathering.MEAN:
            return _shared_out(_summed(points), _summed([one.staying(ONE) for one in children]))
        case Gathering.WEIGHTED_MEAN:
            weights = [child.staying(constant(child.row.weight)) for child in children]
            weighted = [product(one, other) for one, other in zip(weights, points, strict=True)]
            return _shared_out(_summed(weighted), _summed(weights))
        case Gathering.GREATEST | Gathering.LEAST:
            return _extreme(points, children, frame, row.gathering)
        case _:
            return _geometric(row, points, children, frame)


def _shared_out(value: Column, among: Column) -> Column:
    """Give the quotient, or nothing where there is nobody to share among."""
    return _or_zero(quotient(value, among))


def _or_zero(column: Column) -> Column:
    if column.states is None:
        return column
    states = np.atleast_1d(column.states)
    return replace(chosen(states != 0, [replace(column, states=None), ZERO]), states=None)


def _extreme(
    points: Sequence[Column], children: Sequence[Child], frame: Frame, how: Gathering
) -> Column:
    pick = least if how is Gathering.LEAST else greatest
    best, found = points[0], _stays(children[0], frame)
    for value, child in zip(points[1:], children[1:], strict=True):
        stays = _stays(child, frame)
        both = pick([best, value])
        choice: Whole = np.select([found & stays, stays], [2, 1], 0)
        best = chosen(choice, [best, value, both])
        found = found | stays
    return best if found.all() else chosen(found, [ZERO, best])


def _stays(child: Child, frame: Frame) -> Mask:
    if child.column.left is None:
        return np.ones(frame.size, bool)
    return np.asarray(child.column.left == STAYS)


def _geometric(
    row: Row, points: Sequence[Column], children: Sequence[Child], frame: Frame
) -> Column:
    """Give the geometric mean of shares, its root taken by core for each distinct product."""
    if row.max_points is None:
        return ZERO
    shares = []
    for value, child in zip(points, children, strict=True):
        share = greatest([ZERO, _shared_out(value, child.maximum)])
        shares.append(
            share if child.column.left is None else chosen(_stays(child, frame), [ONE, share])
        )
    counts = sum(_stays(child, frame).astype(np.int64) for child in children)
    among = whole_column(np.asarray(counts, np.int64))
    exponent = quotient(ONE, among)
    root = looked_up(
        frame,
        (reduce(product, shares, ONE), exponent),
        lambda base, power: power_of(base, power, ROOT_DIGITS),
    )
    return _or_zero(product(constant(row.max_points), root))


def _applicable_maximum(row: Row, children: Sequence[Child]) -> Column | None:
    if row.max_points is None:
        return None
    lost = [part for child in children for part in _excluded(child)]
    return reduce(difference, lost, constant(row.max_points))


def _excluded(child: Child) -> list[Column]:
    """Give what a child takes off the group's maximum."""
    reduced_by = []
    if child.row.max_points is not None and child.column.maximum is not None:
        reduced_by.append(difference(constant(child.row.max_points), child.maximum))
    if child.column.left is None or not (child.column.left == EXCLUDED).any():
        return [] if _is_zero(reduced_by) else reduced_by
    otherwise = reduced_by[0] if reduced_by else ZERO
    return [chosen(child.column.left == EXCLUDED, [otherwise, child.maximum])]


def _is_zero(columns: Sequence[Column]) -> bool:
    return all(column.low == 0 == column.high for column in columns)


def _rescaled(value: Column, maximum: Column | None, children: Sequence[Child]) -> Column:
    gone = [mask for mask in (_moved(child) for child in children) if mask is not None]
    if not gone:
        return value
    applicable = _summed([child.staying(child.maximum) for child in children])
    full = maximum
    if full is None:
        parts = [(child.maximum, _moved(child)) for child in children]
        moved = [chosen(mask, [ZERO, one]) for one, mask in parts if mask is not None]
        full = total(applicable, _summed(moved))
    after = quotient(product(value, full), applicable)
    any_gone = gone[0]
    for mask in gone[1:]:
        any_gone = any_gone | mask
    usable = any_gone if after.states is None else any_gone & (after.states == HAS_NUMBER)
    return chosen(usable, [value, replace(after, states=None)])


def _moved(child: Child) -> Mask | None:
    """Tell where the child's points go to its siblings."""
    left = child.column.left
    if left is None or not (left == REDISTRIBUTED).any():
        return None
    return np.asarray(left == REDISTRIBUTED)
