"""Writes figures as the document that `figures_reading` reads: what is read again is the same.

Both kinds are written, the reported only where they differ from the verified. What the rubric does
not know is left out, since nothing is computed from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from thidua.core.rubric import document
from thidua.core.rubric.figure_text import figure_text
from thidua.core.rubric.figures import Figures, FigureValue, Scalar
from thidua.core.rubric.figures_reading import (
    NO_ROUNDS,
    REPORTED,
    UNREPORTED,
    VERIFIED,
    VERSION,
    VERSION_KEY,
)
from thidua.core.rubric.table import Rubric

Values = Mapping[str, FigureValue]
Sheets = Mapping[tuple[str, str], Values]
NOT_GIVEN: Values = MappingProxyType({})
NOWHERE = 0  # the line and column of what is in no file yet


def figures_document(
    rubric: Rubric, verified: Figures, reported: Figures, *, note: str
) -> document.Mapping:
    """Give the document of a block's figures, units in the order of the verified ones.

    Numbers must end as decimals, as all that were read do.
    """
    writer = _Writer(rubric, _by_place(verified), _by_place(reported))
    units = dict.fromkeys((*verified.units(), *reported.units()))
    return _mapping(
        (
            (VERSION_KEY, _plain(VERSION)),
            ("bang_tieu_chi", _plain(rubric.id)),
            ("ghi_chu", _quoted(note)),
            ("don_vi", _mapping((unit, writer.unit(unit)) for unit in units)),
        )
    )


def _by_place(figures: Figures) -> Sheets:
    return {(sheet.unit, sheet.period): sheet.values for sheet in figures.sheets}


class _Writer:
    """Writes units, each from its sheets of both kinds."""

    def __init__(self, rubric: Rubric, verified: Sheets, reported: Sheets) -> None:
        self.names = tuple(one.name for one in rubric.figures if one.formula is None)
        self.periods = tuple(period.id for period in rubric.periods)
        self.verified = verified
        self.reported = reported

    def unit(self, unit: str) -> document.Mapping:
        if NO_ROUNDS in self.periods:
            return self.sheet(unit, NO_ROUNDS)
        given = (
            period
            for period in self.periods
            if (unit, period) in self.verified or (unit, period) in self.reported
        )
        return _mapping((period, self.sheet(unit, period)) for period in given)

    def sheet(self, unit: str, period: str) -> document.Mapping:
        verified = self.verified.get((unit, period), NOT_GIVEN)
        reported = self.reported.get((unit, period), NOT_GIVEN)
        otherwise = [
            name
            for name in self.names
            if name in reported and (name not in verified or verified[name] != reported[name])
        ]
        left = [_plain(name) for name in self.names if name in verified and name not in reported]
        parts: list[tuple[str, document.Node]] = [(VERIFIED, self.values(verified, self.names))]
        if otherwise:
            parts.append((REPORTED, self.values(reported, otherwise)))
        if left:
            parts.append((UNREPORTED, _sequence(left)))
        return _mapping(parts)

    def values(self, values: Values, names: Iterable[str]) -> document.Mapping:
        return _mapping((name, _value(values[name])) for name in names if name in values)


def _value(value: FigureValue) -> document.Node:
    if isinstance(value, tuple):
        return _sequence(_value(item) for item in value)
    return _scalar(value)


def _scalar(value: Scalar) -> document.Text:
    text = figure_text(value)
    return _quoted(text) if isinstance(value, str) else _plain(text)


def _plain(text: str) -> document.Text:
    return document.Text(text, NOWHERE, NOWHERE, quoted=False)


def _quoted(text: str) -> document.Text:
    return document.Text(text, NOWHERE, NOWHERE, quoted=True)


def _sequence(items: Iterable[document.Node]) -> document.Sequence:
    return document.Sequence(tuple(items), NOWHERE, NOWHERE)


def _mapping(pairs: Iterable[tuple[str, document.Node]]) -> document.Mapping:
    return document.Mapping(tuple((_plain(key), value) for key, value in pairs), NOWHERE, NOWHERE)
