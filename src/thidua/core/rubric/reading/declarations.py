"""Reads what a table declares before its rows: figures, legal bases, units, periods, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.figure_values import Problem, read_scalar
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.table import (
    Basis,
    FigureDeclaration,
    FigureKind,
    Period,
    UnitEntry,
)

OWN_UNIT = "don_vi"
FIGURE_KEYS = (
    "ten", "kieu", "don_vi", "nguon", "toi_thieu", "toi_da", "cac_muc", "cot", "mac_dinh",
    "cong_thuc",
)  # fmt: skip
MOST_COLUMNS = 20


def read_figures(table: Cursor) -> tuple[FigureDeclaration, ...]:
    """Read `so_lieu`: the figures by name, in the order written."""
    section = table.inside("so_lieu")
    if section is None:
        return ()
    return tuple(_figure(key.value, one) for key, one in section.members())


def _figure(name: str, one: Cursor) -> FigureDeclaration:
    one.only(FIGURE_KEYS)
    kind = FigureKind(one.word("kieu", [kind.value for kind in FigureKind], FigureKind.NUMBER))
    levels, titles = _levels(one)
    declaration = FigureDeclaration(
        name=name,
        title=one.text("ten", name),
        kind=kind,
        unit=one.text("don_vi"),
        owner=one.text("nguon", OWN_UNIT),
        low=one.number("toi_thieu"),
        high=one.number("toi_da"),
        levels=levels,
        columns=one.whole("cot", 1, MOST_COLUMNS) or 1,
        default=None,
        formula=one.formula("cong_thuc"),
        level_titles=titles,
    )
    return replace(declaration, default=_default(one, declaration))


def _levels(one: Cursor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    node = one.get("cac_muc")
    if not isinstance(node, document.Mapping):
        return one.texts("cac_muc"), ()
    codes = tuple(code.value for code in node.names())
    titles = tuple(one.text_of(title, f"cac_muc/{code.value}") for code, title in node.pairs)
    return codes, tuple(title or codes[place] for place, title in enumerate(titles))


def _default(one: Cursor, declaration: FigureDeclaration) -> Fraction | str | tuple[()] | None:
    """Read what stands for a figure left out: as the figure is, an empty list, never a date."""
    node = one.get("mac_dinh")
    if node is None:
        return None
    if declaration.kind is FigureKind.LIST:
        if not isinstance(node, document.Sequence) or node.items:
            one.note("default_not_possible", node, "mac_dinh", name=declaration.name)
        return ()
    written = one.text("mac_dinh")
    if not written:
        return None
    match read_scalar(written, declaration):
        case int() | Fraction() as value:
            return Fraction(value)
        case str() as value:
            return value
        case Problem(kind, given, expected):
            one.note(kind, node, "mac_dinh", name=declaration.name, given=given, expected=expected)
        case _:
            one.note("default_not_possible", node, "mac_dinh", name=declaration.name)
    return None


def read_bases(table: Cursor) -> tuple[Basis, ...]:
    found = []
    for one in table.distinct("can_cu"):
        one.only(("ma", "ten", "hieu_luc_tu", "hieu_luc_den"))
        key = one.text("ma", required=True)
        found.append(
            Basis(key, one.text("ten", key), one.day("hieu_luc_tu"), one.day("hieu_luc_den"))
        )
    return tuple(found)


def read_units(table: Cursor) -> tuple[UnitEntry, ...]:
    found = []
    for one in table.distinct("don_vi"):
        one.only(("ma", "ten", "vai_tro", "ky_so_lieu"))
        code = one.text("ma", required=True)
        period = one.inside("ky_so_lieu")
        first = last = None
        if period is not None:
            period.only(("tu", "den"))
            first, last = period.day("tu"), period.day("den")
        found.append(UnitEntry(code, one.text("ten", code), one.text("vai_tro"), first, last))
    return tuple(found)


def read_periods(table: Cursor) -> tuple[Period, ...]:
    """Read the rounds of the year; a table without rounds has one that is called ""."""
    found = []
    for one in table.distinct("ky"):
        one.only(("ma", "ten"))
        key = one.text("ma", required=True)
        found.append(Period(key, one.text("ten", key)))
    return tuple(found) or (Period("", ""),)


def read_holidays(table: Cursor) -> tuple[date, ...]:
    days = []
    for node in table.nodes("ngay_nghi"):
        written = table.text_of(node, "ngay_nghi")
        days.append(table.day_of(node, "ngay_nghi", written) if written else None)
    return tuple(day for day in days if day is not None)
