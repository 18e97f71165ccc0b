"""Reads a document of figures for one rubric: verified ones, and what units reported themselves.

    so_lieu: 1
    bang_tieu_chi: ma-cua-bang
    don_vi:
      SNV:                                    # figures at once, or
        tham_dinh: {nv_hoan_thanh: 118}       # verified, and
        tu_bao_cao: {nv_hoan_thanh: 120}      # only where the unit reported otherwise;
        khong_bao_cao: [bao_cao_cham]         # verified, though the unit reported nothing of it
        HK1: {tham_dinh: …}                   # by period, where the table has rounds

Nothing is half-loaded: with any error there are no figures at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from thidua.core.rubric import document
from thidua.core.rubric.figure_values import Problem, read_item, read_scalar
from thidua.core.rubric.figures import Figures, FigureValue, Scalar, Sheet, sheet
from thidua.core.rubric.finding import Finding, has_errors
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

VERSION_KEY, VERSION = "so_lieu", "1"
VERIFIED, REPORTED, UNREPORTED = "tham_dinh", "tu_bao_cao", "khong_bao_cao"
PARTS = (VERIFIED, REPORTED, UNREPORTED)
NO_ROUNDS = ""
KEYS = (VERSION_KEY, "bang_tieu_chi", "ghi_chu", "don_vi")


@dataclass(frozen=True, slots=True)
class FiguresReading:
    """The verified figures, and the self-reported where any unit gave them; None with errors."""

    verified: Figures | None
    reported: Figures | None
    findings: tuple[Finding, ...]


def read_figures(root: document.Mapping, rubric: Rubric) -> FiguresReading:
    """Read figures for a rubric, held to its declarations, with every problem and its line."""
    findings: list[Finding] = []
    table = Cursor(root, "", findings)
    table.only(KEYS)
    if table.text(VERSION_KEY) != VERSION:
        table.note("unknown_version", table.at(VERSION_KEY), VERSION_KEY, expected=VERSION)
    written = table.text("bang_tieu_chi") or rubric.id
    if written != rubric.id:
        at = table.at("bang_tieu_chi")
        table.note("other_rubric", at, "bang_tieu_chi", given=written, expected=rubric.id)
    reader = _Reader(rubric)
    units = table.inside("don_vi")
    if units is not None:
        reader.units(units)
    elif table.get("don_vi") is None:
        table.missing("don_vi")
    ordered = tuple(sorted(findings, key=lambda finding: finding.line))
    if has_errors(ordered):
        return FiguresReading(None, None, ordered)
    reported = Figures(tuple(reader.reported)) if reader.otherwise > 0 else None
    return FiguresReading(Figures(tuple(reader.verified)), reported, ordered)


class _Reader:
    """Gathers the sheets of all units as they are read."""

    def __init__(self, rubric: Rubric) -> None:
        self.declared = {figure.name: figure for figure in rubric.figures}
        self.known = {unit.code: unit for unit in rubric.units}
        self.periods = {period.id: period for period in rubric.periods}
        self.verified: list[Sheet] = []
        self.reported: list[Sheet] = []
        self.otherwise = 0  # so many figures were reported otherwise

    def units(self, units: Cursor) -> None:
        for key, one in units.members(empty=True):
            if self.known and key.value not in self.known:
                near = units.near(key.value, self.known)
                units.note("unknown_unit", key, key.value, unit=key.value, suggestion=near)
            self.unit(key.value, one)

    def unit(self, code: str, one: Cursor) -> None:
        """Read a unit's sheets; one without any lacks all its figures, and is still a unit."""
        if NO_ROUNDS in self.periods:
            self.sheet(code, NO_ROUNDS, one)
            return
        one.only(self.periods)
        for key, inner in one.members(empty=True):
            self.sheet(code, key.value, inner)
        if not one.node.pairs:
            self.sheet(code, next(iter(self.periods)), one)

    def sheet(self, unit: str, period: str, one: Cursor) -> None:
        """Read a unit's sheet; without its parts, its figures stand for the verified ones."""
        plain = all(one.node.get(part) is None for part in PARTS)
        if not plain:
            one.only(PARTS)
        verified = self.values(one if plain else one.inside(VERIFIED))
        reported = self.values(one.inside(REPORTED))
        left = self.left_out(one)
        self.otherwise += len(reported) + len(left)
        self.verified.append(sheet(unit, verified, period=period))
        kept = {name: value for name, value in verified.items() if name not in left}
        self.reported.append(sheet(unit, {**kept, **reported}, period=period))

    def left_out(self, one: Cursor) -> tuple[str, ...]:
        """Give the names of figures that the unit reported nothing of."""
        names = one.texts(UNREPORTED)
        for name in names:
            if name not in self.declared:
                near = one.near(name, self.declared)
                one.note("unknown_figure", one.at(UNREPORTED), name, name=name, suggestion=near)
        return names

    def values(self, one: Cursor | None) -> dict[str, FigureValue]:
        if one is None:
            return {}
        found: dict[str, FigureValue] = {}
        for place, (key, node) in enumerate(one.node.pairs):
            declaration = self.declared.get(key.value)
            if declaration is not None:
                found[key.value] = self.value(one, node, declaration)
            else:
                self.unknown(one, key, one.node.torn_number(place))
        return found

    def unknown(self, one: Cursor, key: document.Text, torn: str) -> None:
        if torn:
            one.note("number_torn", key, given=torn)
        else:
            near = one.near(key.value, self.declared)
            one.note("unknown_figure", key, key.value, name=key.value, suggestion=near)

    def value(
        self, one: Cursor, node: document.Node, declaration: FigureDeclaration
    ) -> FigureValue:
        name = declaration.name
        if declaration.formula is not None:
            one.note("figure_is_derived", node, name, name=name)
            return None
        value = _value(node, declaration)
        if isinstance(value, Problem):
            facts = {"given": value.given, "expected": value.expected}
            one.note(value.kind, node, name, name=name, **facts)
            return None
        return value


def _value(node: document.Node, declaration: FigureDeclaration) -> FigureValue | Problem:
    if isinstance(node, document.Text) and node.is_null:
        return None
    if declaration.kind is FigureKind.LIST:
        return _list(node, declaration)
    if not isinstance(node, document.Text):
        return Problem("not_a_single_value", "")
    return read_scalar(node.value, declaration)


def _list(node: document.Node, declaration: FigureDeclaration) -> FigureValue | Problem:
    if not isinstance(node, document.Sequence):
        return Problem("not_a_list", node.value if isinstance(node, document.Text) else "")
    if torn := _torn(node.items):
        return Problem("number_torn", torn)
    rows: list[tuple[Scalar, ...]] = []
    for item in node.items:
        row = read_item(_columns(item), declaration)
        if isinstance(row, Problem):
            return row
        rows.append(row)
    return tuple(rows) if declaration.columns > 1 else tuple(row[0] for row in rows)


def _columns(item: document.Node) -> list[str]:
    parts = item.items if isinstance(item, document.Sequence) else (item,)
    return ["" if _is_nothing(part) else _written(part) for part in parts]


def _is_nothing(part: document.Node) -> bool:
    return isinstance(part, document.Text) and part.is_null


def _written(part: document.Node) -> str:
    return part.value if isinstance(part, document.Text) else "?"


def _torn(items: tuple[document.Node, ...]) -> str:
    """Give what may be one number in `[8, 7,5, 9]`: only there no blank follows the comma; or ""."""
    torn = [document.torn_number(one, other) for one, other in pairwise(items)]
    return "" if all(torn) else max(torn)
