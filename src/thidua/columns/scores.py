"""What scoring whole columns gives: points of rows and totals, exact, for every unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import cast

import numpy as np

from thidua.columns.exact import HAS_NUMBER, Column, States, Whole, scaled
from thidua.columns.gather import spread
from thidua.columns.rows import COUNTED
from thidua.core.rubric.score import Standing

STANDINGS = (
    Standing.COUNTED,
    Standing.NOT_APPLICABLE,
    Standing.MISSING,
    Standing.UNDEFINED,
)


class Why(StrEnum):
    """Why a row was not computed by 64-bit columns alone."""

    DIGITS = "digits"  # a root, power or logarithm: core computes each distinct input
    WORKING_DAYS = "working_days"  # core's calendar answers for each distinct date
    WIDE = "wide"  # its numbers pass 2**62: held as Python's integers


@dataclass(frozen=True, slots=True)
class Fallback:
    """A row that was not computed by 64-bit columns alone; `row` is "" for the year's total."""

    row: str
    why: Why


@dataclass(frozen=True, slots=True)
class RowPoints:
    """A row's points (with a value everywhere) and standings, as places in STANDINGS."""

    row: str
    points: Column
    standing: States | None  # None: counted everywhere

    def points_at(self, place: int) -> Fraction:
        return number_at(self.points, place) or Fraction(0)

    def standing_at(self, place: int) -> Standing:
        return STANDINGS[COUNTED if self.standing is None else int(self.standing[place])]


@dataclass(frozen=True, slots=True)
class PeriodPoints:
    period: str
    total: Column
    rows: tuple[RowPoints, ...]  # in the order of scoring; empty where only totals were asked for


@dataclass(frozen=True, slots=True)
class ColumnScores:
    """Totals, points and fallbacks; rows as in the table scored.

    A total is numerators over denominators (10**decimals where the rubric rounds its total); its
    states tell where it is undefined.
    """

    total: Column
    periods: tuple[PeriodPoints, ...]
    fallbacks: tuple[Fallback, ...]

    def total_at(self, place: int) -> Fraction | None:
        return number_at(self.total, place)


def number_at(column: Column, place: int) -> Fraction | None:
    """One unit's number, as core would give it; None where there is none."""
    if column.states is not None and int(column.states[place]) != HAS_NUMBER:
        return None
    top = cast("Whole", column.numerators)[place]
    bottom = column.denominators
    return Fraction(int(top), bottom if isinstance(bottom, int) else int(bottom[place]))


def stacked(columns: Sequence[Column], sizes: Sequence[int]) -> Column:
    """Columns of one part of the units after another, as one."""
    parts = [spread(column, size) for column, size in zip(columns, sizes, strict=True)]
    if len(parts) == 1:
        return parts[0]
    bottoms = [part.denominators for part in parts]
    whole = [bottom for bottom in bottoms if isinstance(bottom, int)]
    low, high = min(part.low for part in parts), max(part.high for part in parts)
    widest = max(part.widest for part in parts)
    states = _stacked_states(parts, sizes)
    if len(whole) == len(parts):
        shared = lcm(*whole)
        factors = [shared // bottom for bottom in whole]
        tops = [
            cast("Whole", scaled(part, factor, shared).numerators)
            for part, factor in zip(parts, factors, strict=True)
        ]
        most = max(factors)
        low, high = min(low, low * most), max(high, high * most)
        return Column(np.concatenate(tops), shared, low, high, shared, states)
    full = [
        np.broadcast_to(np.asarray(one), size) for one, size in zip(bottoms, sizes, strict=True)
    ]
    tops = [cast("Whole", part.numerators) for part in parts]
    return Column(np.concatenate(tops), np.concatenate(full), low, high, widest, states)


def _stacked_states(parts: Sequence[Column], sizes: Sequence[int]) -> States | None:
    if all(part.states is None for part in parts):
        return None
    return np.concatenate(
        [
            np.zeros(size, np.uint8) if part.states is None else part.states
            for part, size in zip(parts, sizes, strict=True)
        ]
    )
