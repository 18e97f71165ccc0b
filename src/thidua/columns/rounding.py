"""An exact column rounded to decimals by whole division only."""

from __future__ import annotations

from math import gcd

import numpy as np

from thidua.columns.exact import LIMIT, Column, Whole, bounds_of, settled, tamed, wide
from thidua.core.rubric.formula.nodes import Rounding


def rounded(column: Column, places: int, mode: Rounding) -> Column:
    """Round to fixed point over 10**places. A half goes as `core` takes it (see Rounding)."""
    scale = 10**places
    if column.reach * scale + column.widest > LIMIT:
        column = tamed(column)
    bottom = column.denominators
    shared = gcd(scale, bottom) if isinstance(bottom, int) else 1
    factor = scale // shared
    top = column.numerators
    if column.reach * factor + column.widest > LIMIT:
        top, bottom = wide(top), wide(bottom)
    top = top * factor if factor != 1 else top
    if isinstance(bottom, int):
        bottom //= shared
    if not (isinstance(bottom, int) and bottom == 1):
        top = _divided(top, bottom, mode, signed=column.low < 0)
    low, high = _rounded_bounds(column, factor, bottom, top)
    return Column(settled(top, max(-low, high)), scale, low, high, scale, column.states)


def _rounded_bounds(
    column: Column, factor: int, bottom: Whole | int, result: Whole | int
) -> tuple[int, int]:
    if isinstance(bottom, int):
        return column.low * factor // bottom, -(-column.high * factor // bottom)
    return bounds_of(result)  # the bounds of the parts say too little of their quotient


def _divided(top: Whole | int, bottom: Whole | int, mode: Rounding, *, signed: bool) -> Whole | int:
    match mode:
        case Rounding.DOWN:
            return top // bottom
        case Rounding.UP:
            return -(-top // bottom)
        case Rounding.HALF_UP:
            return _half_up_signed(top, bottom) if signed else (top + bottom // 2) // bottom
        case _:
            return _half_even(top, bottom)


def _half_up_signed(top: Whole | int, bottom: Whole | int) -> Whole | int:
    size: Whole | int = abs(top) if isinstance(top, int) else np.abs(top)
    away = (size + bottom // 2) // bottom
    if isinstance(top, int) and isinstance(away, int):
        return -away if top < 0 else away
    return np.where(top < 0, -away, away)


def _half_even(top: Whole | int, bottom: Whole | int) -> Whole | int:
    floor = top // bottom
    rest = top - floor * bottom
    up_to_next = bottom - rest
    # to the next when the rest is over the half, or is the half and the floor is odd
    return floor + ((rest > up_to_next) | ((rest == up_to_next) & (floor % 2 == 1)))
