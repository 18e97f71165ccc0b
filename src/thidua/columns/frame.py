"""What a formula sees while it is computed for whole columns: figures, points, peers, items."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import numpy as np

from thidua.columns.exact import MISSING, REFUSED, Column, Mask, States, constant, whole_column
from thidua.columns.gather import Segments
from thidua.columns.order import chosen
from thidua.columns.table import (
    GIVEN,
    LEFT_OUT,
    FigureColumn,
    Numbers,
    Texts,
)
from thidua.core.refusal import Refusal
from thidua.core.rubric.formula.outcomes import FigureOfOtherKind, FiguresInCircle

Step = Callable[["Frame"], Column]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a condition holds; where `states` says so it has no answer."""

    holds: Mask
    states: States | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one list figure, of all units, as the elements at hand."""

    outer: Frame
    segments: Segments
    columns: tuple[Numbers | Texts, ...]


@dataclass(slots=True)
class Frame:
    """One period of a chunk of rows; `points` and `numbers` fill up as rows are computed.

    `figures` are the columns given, `derived` the steps of figures that follow from others.
    `refusals` are those that some element would raise; only where it counts are they raised.
    """

    size: int
    figures: Mapping[str, FigureColumn]
    derived: Mapping[str, Step]
    peers: Segments
    holidays: frozenset[date] = frozenset()
    points: dict[str, Column] = field(default_factory=dict)
    period_totals: Mapping[str, Column] = field(default_factory=dict)
    over_claims: Callable[[Fraction], Column] = lambda _share: constant(0)
    applies: Mask | None = None  # where the row at hand applies; None: everywhere
    items: Items | None = None
    numbers: dict[str, Column] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)


def numbers_of(column: Numbers) -> Column:
    """Give the column as it is, missing where nothing is given."""
    return whole_column(column.values, column.denominator, lacking_states(column))


def lacking_states(column: FigureColumn) -> States | None:
    """Give MISSING where nothing is given; None where all is given."""
    if column.presence is None:
        return None
    return np.where(column.presence == GIVEN, 0, MISSING).astype(np.uint8)


def without_number(state: int) -> Column:
    return Column(0, 1, 0, 0, 1, np.array([state], np.uint8))


def number_figure(frame: Frame, name: str) -> Column:
    """Give a figure as a number, derived where it was left out; computed once a frame."""
    known = frame.numbers.get(name)
    if known is None:
        if name in frame.waiting:
            return refused(frame, FiguresInCircle(figure=name))
        frame.waiting.add(name)
        known = frame.numbers[name] = _number_figure(frame, name)
        frame.waiting.discard(name)
    return known


def refused(frame: Frame, refusal: Refusal) -> Column:
    """Give a column whose every element would raise the refusal, where it counts."""
    frame.refusals.append(refusal)
    return without_number(REFUSED)


def _number_figure(frame: Frame, name: str) -> Column:
    column, formula = frame.figures.get(name), frame.derived.get(name)
    if column is None:
        return without_number(MISSING) if formula is None else formula(frame)
    if isinstance(column, Numbers) and not column.days:
        given = numbers_of(column)
    else:
        given = other_kind(frame, name, column)
    if formula is None or column.presence is None:
        return given
    left_out = column.presence == LEFT_OUT
    return chosen(left_out, [given, formula(frame)]) if left_out.any() else given


def other_kind(frame: Frame, name: str, column: FigureColumn) -> Column:
    frame.refusals.append(FigureOfOtherKind(figure=name, value=type(column).__name__))
    if column.presence is None:
        return without_number(REFUSED)
    states = np.where(column.presence == GIVEN, REFUSED, MISSING).astype(np.uint8)
    return Column(0, 1, 0, 0, 1, states)
