"""The functions of the formula language, by the names that officers write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from thidua.core.rubric.formula.nodes import (
    ONE,
    ZERO,
    Formula,
    Gather,
    Greatest,
    Item,
    Least,
    NaturalLog,
    Number,
    OverItems,
    OverPeers,
    PeriodTotal,
    Points,
    Power,
    Quotient,
    Rounded,
    Rounding,
)

PLACES = range(13)


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments a function takes (`most` None: any number) and what it builds of them.

    `build` is also given the digits that settle what cannot be exact; it gives None for an
    argument that it cannot take.
    """

    least: int
    most: int | None
    build: Callable[[tuple[Formula, ...], int], Formula | None]


def _rounded(given: tuple[Formula, ...], mode: Rounding) -> Formula | None:
    """Round to the places of the second argument, a whole number written out; else to none."""
    places = given[1] if len(given) > 1 else ZERO
    if not isinstance(places, Number) or places.value not in PLACES:
        return None
    return Rounded(given[0], int(places.value), mode)


def _root(given: tuple[Formula, ...], digits: int) -> Formula:
    return Power(given[0], Quotient(ONE, given[1]), digits)


def _items(figure: str, gather: Gather) -> Formula:
    return OverItems(figure, Item(0), gather, 0, None)


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "nho_nhat": Function(1, None, lambda given, _: Least(given)),
        "lon_nhat": Function(1, None, lambda given, _: Greatest(given)),
        "lam_tron": Function(1, 2, lambda given, _: _rounded(given, Rounding.HALF_UP)),
        "lam_tron_chan": Function(1, 2, lambda given, _: _rounded(given, Rounding.HALF_EVEN)),
        "lam_tron_xuong": Function(1, 2, lambda given, _: _rounded(given, Rounding.DOWN)),
        "lam_tron_len": Function(1, 2, lambda given, _: _rounded(given, Rounding.UP)),
        "can": Function(2, 2, _root),
        "ln": Function(1, 1, lambda given, digits: NaturalLog(given[0], digits)),
        "lon_nhat_khoi": Function(1, 1, lambda given, _: OverPeers(given[0], Gather.GREATEST)),
        "nho_nhat_khoi": Function(1, 1, lambda given, _: OverPeers(given[0], Gather.LEAST)),
        "binh_quan_khoi": Function(1, 1, lambda given, _: OverPeers(given[0], Gather.MEAN)),
        "hang": Function(1, 1, lambda given, _: OverPeers(given[0], Gather.RANK_FROM_MOST)),
        "hang_tu_thap": Function(
            1, 1, lambda given, _: OverPeers(given[0], Gather.RANK_FROM_LEAST)
        ),
    }
)

# These take one name, of a row, a period or a figure, in place of a value.
OF_A_NAME: Mapping[str, Callable[[str], Formula]] = MappingProxyType(
    {
        "diem": Points,
        "ky": PeriodTotal,
        "tong_ds": lambda figure: _items(figure, Gather.SUM),
        "binh_quan_ds": lambda figure: _items(figure, Gather.MEAN),
        "lon_nhat_ds": lambda figure: _items(figure, Gather.GREATEST),
        "nho_nhat_ds": lambda figure: _items(figure, Gather.LEAST),
        "dem_ds": lambda figure: _items(figure, Gather.COUNT),
    }
)
