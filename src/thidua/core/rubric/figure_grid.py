"""Reads figures from a grid of cells, as a spreadsheet or a CSV file holds them.

One row a unit, with the figures' names (or their titles) in the heading:

    don_vi | ky | loai      | nv_hoan_thanh | …
    SNV    |    | tham_dinh | 118           | …

or turned: `so_lieu` in the first cell, one row a figure and one column a unit. `ky` is needed where
the table has rounds, `loai` (tham_dinh or tu_bao_cao) may be left out. An empty cell was left out;
`null` or `-` says that there is nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.core.rubric.figure_values import Problem, read_value
from thidua.core.rubric.figures import Figures, FigureValue, Sheet, sheet
from thidua.core.rubric.figures_reading import REPORTED, VERIFIED, FiguresReading
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.shapes.context import nearest
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

UNIT, PERIOD, KIND, TURNED = "don_vi", "ky", "loai", "so_lieu"
NOTHING = frozenset({"null", "-", "–"})


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"  # as an ISO date
    FORMULA = "formula"  # without a result
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text, with its kind and its place in words ("Sheet1!C5")."""

    text: str
    kind: CellKind
    place: str
    line: int

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


Row = tuple[Cell, ...]


def read_grid(grid: tuple[Row, ...], rubric: Rubric) -> FiguresReading:
    """Read figures from rows of cells; every problem with its place, and then nothing at all."""
    rows = [row for row in grid if any(not cell.is_empty for cell in row)]
    reader = _Reader(rubric)
    reader.blank_rows(grid)
    if rows and rows[0] and rows[0][0].text.strip().casefold() == TURNED:
        rows = _turned(rows)
    if not rows or _word(rows[0], 0) != UNIT:
        reader.note("no_unit_column", rows[0][0] if rows and rows[0] else None)
        return reader.result()
    columns = reader.columns(rows[0])
    for row in rows[1:]:
        reader.row(row, columns)
    return reader.result()


def _word(row: Row, place: int) -> str:
    return row[place].text.strip().casefold() if place < len(row) else ""


def _turned(rows: list[Row]) -> list[Row]:
    """Turn a grid with figures down into one with units down."""
    width = max(len(row) for row in rows)
    turned = []
    for column in range(width):
        cells = [_at(row, column) for row in rows]
        turned.append(tuple(cells))
    first = turned[0][0]
    turned[0] = (Cell(UNIT, CellKind.TEXT, first.place, first.line), *turned[0][1:])
    return turned


def _at(row: Row, column: int) -> Cell:
    if column < len(row):
        return row[column]
    return Cell("", CellKind.TEXT, row[0].place, row[0].line)


class _Reader:
    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.names = {figure.name: figure for figure in rubric.figures}
        self.titles = {figure.title.casefold(): figure for figure in rubric.figures}
        self.units = {unit.code: unit.code for unit in rubric.units}
        self.units |= {unit.title: unit.code for unit in rubric.units}
        self.periods = [period.id for period in rubric.periods]
        self.findings: list[Finding] = []
        self.sheets: dict[tuple[str, str, str], dict[str, FigureValue]] = {}
        self.lines: dict[tuple[str, str, str], int] = {}

    def note(
        self,
        kind: str,
        cell: Cell | None,
        *,
        severity: Severity = Severity.ERROR,
        **details: str,
    ) -> None:
        place, line = ("", 0) if cell is None else (cell.place, cell.line)
        self.findings.append(Finding(kind, severity, place, line, tuple(details.items())))

    def blank_rows(self, grid: tuple[Row, ...]) -> None:
        """Note rows without anything that stand between rows of figures."""
        filled = [n for n, row in enumerate(grid) if any(not cell.is_empty for cell in row)]
        for place, row in enumerate(grid):
            between = bool(filled) and filled[0] < place < filled[-1]
            if between and place not in filled:
                self.note("blank_row", row[0] if row else None, severity=Severity.WARNING)

    def columns(self, heading: Row) -> list[FigureDeclaration | str | None]:
        """Give for each column the figure it holds, or the word that it is about."""
        found: list[FigureDeclaration | str | None] = []
        for cell in heading:
            written = cell.text.strip()
            known = self.names.get(written) or self.titles.get(written.casefold())
            word = written.casefold() if written.casefold() in {UNIT, PERIOD, KIND} else None
            column = word or known
            if column is None and written:
                near = nearest(written, self.names)
                self.note("unknown_figure", cell, name=written, suggestion=near)
            elif column is not None and column in found:
                self.note("column_twice", cell, name=written)
            found.append(column)
        return found

    def row(self, row: Row, columns: list[FigureDeclaration | str | None]) -> None:
        beyond = [cell for cell in row[len(columns) :] if not cell.is_empty]
        if beyond:
            self.note("too_many_cells", beyond[0], given=str(len(row)), expected=str(len(columns)))
        about = {
            column: cell
            for column, cell in zip(columns, row, strict=False)
            if isinstance(column, str)
        }
        key = self.key(row, about)
        if key is None:
            return
        if key in self.sheets:
            self.note("unit_twice", row[0], unit=key[0], first=str(self.lines[key]))
        self.lines.setdefault(key, row[0].line)
        values = self.sheets.setdefault(key, {})
        for column, cell in zip(columns, row, strict=False):
            if isinstance(column, FigureDeclaration) and not cell.is_empty:
                values[column.name] = self.value(cell, column)

    def key(self, row: Row, about: dict[str, Cell]) -> tuple[str, str, str] | None:
        """Give unit, period and kind of a row, or None with a finding."""
        written = about[UNIT].text.strip()
        if not written:
            self.note("no_unit", row[0])
            return None
        unit = self.units.get(written, written)
        if self.rubric.units and written not in self.units:
            near = nearest(written, self.units)
            self.note("unknown_unit", about[UNIT], unit=written, suggestion=near)
        period = about[PERIOD].text.strip() if PERIOD in about else ""
        if period not in self.periods:
            near = nearest(period, self.periods)
            self.note("unknown_period_of_row", about.get(PERIOD, row[0]), name=period, near=near)
        kind = about[KIND].text.strip() if KIND in about else ""
        if kind not in {"", VERIFIED, REPORTED}:
            words = f"{VERIFIED}, {REPORTED}"
            self.note("unknown_word", about[KIND], given=kind, words=words)
        return unit, period, kind or VERIFIED

    def value(self, cell: Cell, declaration: FigureDeclaration) -> FigureValue:
        name = declaration.name
        if cell.kind is CellKind.FORMULA:
            self.note("formula_without_value", cell, name=name, given=cell.text)
            return None
        if cell.kind is CellKind.ERROR:
            self.note("error_in_cell", cell, name=name, given=cell.text)
            return None
        if cell.kind is CellKind.NUMBER and declaration.kind is FigureKind.DATE:
            self.note("date_as_number", cell, name=name, given=cell.text)
            return None
        if cell.text.strip().casefold() in NOTHING:
            return None
        value = read_value(_exact(cell), declaration)
        if isinstance(value, Problem):
            self.note(value.kind, cell, name=name, given=value.given, expected=value.expected)
            return None
        return value

    def result(self) -> FiguresReading:
        findings = tuple(self.findings)
        if any(finding.severity is Severity.ERROR for finding in findings):
            return FiguresReading(None, None, findings)
        verified, reported, differs = [], [], False
        for unit, period in dict.fromkeys((unit, period) for unit, period, _ in self.sheets):
            own = self.sheets.get((unit, period, VERIFIED), {})
            said = self.sheets.get((unit, period, REPORTED), {})
            differs = differs or bool(said)
            verified.append(_sheet(unit, period, own))
            reported.append(_sheet(unit, period, {**own, **said}))
        return FiguresReading(
            Figures(tuple(verified)), Figures(tuple(reported)) if differs else None, findings
        )


def _sheet(unit: str, period: str, values: dict[str, FigureValue]) -> Sheet:
    return sheet(unit, values, period=period)


def _exact(cell: Cell) -> str:
    """Add a zero to a stored decimal, so that it cannot be mistaken for thousands."""
    if cell.kind is CellKind.NUMBER and "." in cell.text:
        return f"{cell.text}0"
    return cell.text
