"""The figures that units report, as exact values: given, given as nothing (null), or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

Scalar = int | Fraction | str | date | None
FigureValue = Scalar | tuple[Scalar, ...] | tuple[tuple[Scalar, ...], ...]
Value = FigureValue | bool


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value under the name by which an account quotes it."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """One unit's figures for one period ("" where the table has no rounds).

    A name that is absent was left out (its default holds, if it has one); None was given as null.
    """

    unit: str
    period: str
    values: Mapping[str, FigureValue]


@dataclass(frozen=True, slots=True)
class Figures:
    """The sheets of a whole block, units in the order in which they are to be shown."""

    sheets: tuple[Sheet, ...]

    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sheet.unit for sheet in self.sheets))


def sheet(unit: str, values: Mapping[str, FigureValue], *, period: str = "") -> Sheet:
    """Freeze one unit's figures."""
    return Sheet(unit, period, MappingProxyType(dict(values)))


def figures(sheets: Iterable[Sheet]) -> Figures:
    return Figures(tuple(sheets))
