"""The functions of the formula language, by the names that officers write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from thidua.core.rubric.formula.nodes import (
    Figure,
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

MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments a function takes (`most` None: any number) and what it builds.

    `naming` functions take names (a row, a period, a figure) in place of values.
    """

    least: int
    most: int | None
    build: Callable[[tuple[Formula, ...], int], Formula | None]
    naming: bool = False


def _name(argument: Formula) -> str:
    return argument.name if isinstance(argument, Figure) else ""


def _rounded(mode: Rounding) -> Callable[[tuple[Formula, ...], int], Formula | None]:
    def build(arguments: tuple[Formula, ...], _digits: int) -> Formula | None:
        places = arguments[1] if len(arguments) > 1 else Number(Fraction(0))
        whole = isinstance(places, Number) and places.value.denominator == 1
        if not isinstance(places, Number) or not whole or not 0 <= places.value <= MOST_PLACES:
            return None
        return Rounded(arguments[0], int(places.value), mode)

    return build


def _items(gather: Gather) -> Callable[[tuple[Formula, ...], int], Formula | None]:
    def build(arguments: tuple[Formula, ...], _digits: int) -> Formula | None:
        return OverItems(_name(arguments[0]), Item(0), gather, 0, None)

    return build


def _peers(gather: Gather) -> Callable[[tuple[Formula, ...], int], Formula | None]:
    def build(arguments: tuple[Formula, ...], _digits: int) -> Formula | None:
        return OverPeers(arguments[0], gather)

    return build


def _root(arguments: tuple[Formula, ...], digits: int) -> Formula:
    return Power(arguments[0], Quotient(Number(Fraction(1)), arguments[1]), digits)


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "nho_nhat": Function(1, None, lambda given, _: Least(given)),
        "lon_nhat": Function(1, None, lambda given, _: Greatest(given)),
        "lam_tron": Function(1, 2, _rounded(Rounding.HALF_UP)),
        "lam_tron_chan": Function(1, 2, _rounded(Rounding.HALF_EVEN)),
        "lam_tron_xuong": Function(1, 2, _rounded(Rounding.DOWN)),
        "lam_tron_len": Function(1, 2, _rounded(Rounding.UP)),
        "can": Function(2, 2, _root),
        "ln": Function(1, 1, lambda given, digits: NaturalLog(given[0], digits)),
        "diem": Function(1, 1, lambda given, _: Points(_name(given[0])), naming=True),
        "ky": Function(1, 1, lambda given, _: PeriodTotal(_name(given[0])), naming=True),
        "tong_ds": Function(1, 1, _items(Gather.SUM), naming=True),
        "binh_quan_ds": Function(1, 1, _items(Gather.MEAN), naming=True),
        "lon_nhat_ds": Function(1, 1, _items(Gather.GREATEST), naming=True),
        "nho_nhat_ds": Function(1, 1, _items(Gather.LEAST), naming=True),
        "dem_ds": Function(1, 1, _items(Gather.COUNT), naming=True),
        "lon_nhat_khoi": Function(1, 1, _peers(Gather.GREATEST)),
        "nho_nhat_khoi": Function(1, 1, _peers(Gather.LEAST)),
        "binh_quan_khoi": Function(1, 1, _peers(Gather.MEAN)),
        "hang": Function(1, 1, _peers(Gather.RANK_FROM_MOST)),
        "hang_tu_thap": Function(1, 1, _peers(Gather.RANK_FROM_LEAST)),
    }
)
