"""Reads what a table declares before its rows: figures, legal bases, units, periods, holidays."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.shapes.number_text import read_number
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
    found = []
    for key, _ in section.node.pairs:
        one = section.inside(key.value)
        if one is not None:
            found.append(_figure(key.value, one))
        else:
            section.note("wrong_kind", key, key.value, expected="mapping")
    return tuple(found)


def _figure(name: str, one: Cursor) -> FigureDeclaration:
    one.only(FIGURE_KEYS)
    kind = FigureKind(one.word("kieu", [kind.value for kind in FigureKind], FigureKind.NUMBER))
    levels, titles = _levels(one)
    return FigureDeclaration(
        name=name,
        title=one.text("ten", name),
        kind=kind,
        unit=one.text("don_vi"),
        owner=one.text("nguon", OWN_UNIT),
        low=one.number("toi_thieu"),
        high=one.number("toi_da"),
        levels=levels,
        columns=one.whole("cot", 1, MOST_COLUMNS) or 1,
        default=_default(one, kind),
        formula=one.formula("cong_thuc"),
        level_titles=titles,
    )


def _levels(one: Cursor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    node = one.get("cac_muc")
    if isinstance(node, document.Mapping):
        section = Cursor(node, one.place("cac_muc"), one.findings)
        codes = tuple(key.value for key in node.names())
        return codes, tuple(section.text(code, code) for code in codes)
    return one.texts("cac_muc"), ()


def _default(one: Cursor, kind: FigureKind) -> Fraction | str | tuple[()] | None:
    node = one.get("mac_dinh")
    if node is None:
        return None
    if kind is FigureKind.LIST and isinstance(node, document.Sequence) and not node.items:
        return ()
    if kind is FigureKind.LEVEL:
        return one.text("mac_dinh")
    value = read_number(node.value) if isinstance(node, document.Text) else None
    if value is None:
        given = node.value if isinstance(node, document.Text) else ""
        one.note("unreadable_number", node, "mac_dinh", given=given)
    return value


def read_bases(table: Cursor) -> tuple[Basis, ...]:
    found = []
    for one in table.cursors("can_cu"):
        one.only(("ma", "ten", "hieu_luc_tu", "hieu_luc_den"))
        key = one.text("ma", required=True)
        found.append(
            Basis(key, one.text("ten", key), one.day("hieu_luc_tu"), one.day("hieu_luc_den"))
        )
    return tuple(found)


def read_units(table: Cursor) -> tuple[UnitEntry, ...]:
    found = []
    for one in table.cursors("don_vi"):
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
    for one in table.cursors("ky"):
        one.only(("ma", "ten"))
        key = one.text("ma", required=True)
        found.append(Period(key, one.text("ten", key)))
    return tuple(found) or (Period("", ""),)


def read_holidays(table: Cursor) -> tuple[date, ...]:
    days = []
    for node in table.nodes("ngay_nghi"):
        written = node.value if isinstance(node, document.Text) else ""
        day = table.day_of(node, "ngay_nghi", written)
        if day is not None:
            days.append(day)
    return tuple(days)
