"""Reads a document of figures for one rubric: verified ones, and what units reported themselves.

    so_lieu: 1
    bang_tieu_chi: ma-cua-bang
    don_vi:
      SNV:                                    # figures at once, or
        tham_dinh: {nv_hoan_thanh: 118}       # verified, and
        tu_bao_cao: {nv_hoan_thanh: 120}      # only where the unit reported otherwise;
        HK1: {tham_dinh: …}                   # by period, where the table has rounds

Nothing is half-loaded: with any error there are no figures at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.rubric import document
from thidua.core.rubric.figure_values import Problem, read_item, read_scalar
from thidua.core.rubric.figures import Figures, FigureValue, Scalar, Sheet, sheet
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.shapes.context import nearest
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

VERSION_KEY, VERSION = "so_lieu", "1"
VERIFIED, REPORTED = "tham_dinh", "tu_bao_cao"
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
    written = table.text("bang_tieu_chi", rubric.id)
    if written != rubric.id:
        table.note("other_rubric", table.at("bang_tieu_chi"), given=written, expected=rubric.id)
    reader = _Reader(rubric, findings)
    units = table.inside("don_vi")
    if units is None:
        table.missing("don_vi")
    else:
        reader.units(units)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return FiguresReading(None, None, tuple(findings))
    reported = Figures(tuple(reader.reported)) if reader.differs else None
    return FiguresReading(Figures(tuple(reader.verified)), reported, tuple(findings))


class _Reader:
    """Gathers the sheets of all units as they are read."""

    def __init__(self, rubric: Rubric, findings: list[Finding]) -> None:
        self.declared = {figure.name: figure for figure in rubric.figures}
        self.known = [unit.code for unit in rubric.units]
        self.periods = [period.id for period in rubric.periods]
        self.findings = findings
        self.verified: list[Sheet] = []
        self.reported: list[Sheet] = []
        self.differs = False

    def units(self, units: Cursor) -> None:
        for key, _ in units.node.pairs:
            if self.known and key.value not in self.known:
                near = nearest(key.value, self.known)
                units.note("unknown_unit", key, unit=key.value, suggestion=near)
            one = units.inside(key.value)
            if one is not None and self.periods != [""]:
                one.only(self.periods)
                for period in self.periods:
                    inner = one.inside(period)
                    if inner is not None:
                        self.sheets(key.value, period, inner)
            elif one is not None:
                self.sheets(key.value, "", one)

    def sheets(self, unit: str, period: str, one: Cursor) -> None:
        """Read a unit's sheet; without the two kinds, its figures stand for the verified ones."""
        plain = one.get(VERIFIED) is None and one.get(REPORTED) is None
        if not plain:
            one.only((VERIFIED, REPORTED))
        verified = self.values(one if plain else one.inside(VERIFIED))
        reported = {} if plain else self.values(one.inside(REPORTED))
        self.differs = self.differs or bool(reported)
        self.verified.append(sheet(unit, verified, period=period))
        self.reported.append(sheet(unit, {**verified, **reported}, period=period))

    def values(self, one: Cursor | None) -> dict[str, FigureValue]:
        found: dict[str, FigureValue] = {}
        for key, node in () if one is None else one.node.pairs:
            declaration = self.declared.get(key.value)
            if declaration is None or one is None:
                near = nearest(key.value, self.declared)
                self.note("unknown_figure", one, key, name=key.value, suggestion=near)
            else:
                found[key.value] = self.value(one, node, declaration)
        return found

    def value(
        self, one: Cursor, node: document.Node, declaration: FigureDeclaration
    ) -> FigureValue:
        value = _value(node, declaration)
        if isinstance(value, Problem):
            facts = {"given": value.given, "expected": value.expected}
            self.note(value.kind, one, node, name=declaration.name, **facts)
            return None
        return value

    def note(self, kind: str, one: Cursor | None, node: document.Node, **details: str) -> None:
        path = "" if one is None else one.place(details["name"])
        facts = tuple(details.items())
        self.findings.append(Finding(kind, Severity.ERROR, path, node.line, facts))


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
