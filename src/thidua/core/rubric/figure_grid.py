"""Reads figures from a grid of cells, as a spreadsheet or a CSV file holds them.

One row a unit, with the figures' names (or their titles) in the heading:

    don_vi | ky | loai      | nv_hoan_thanh | …
    SNV    |    | tham_dinh | 118           | …

or turned: `so_lieu` in the first cell, one row a figure and one column a unit. `ky` is needed where
the table has rounds, `loai` (tham_dinh or tu_bao_cao) may be left out. An empty cell was left out;
`null` or `-` says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from thidua.core.rubric.figure_values import Problem, read_value
from thidua.core.rubric.figures import Figures, FigureValue, Sheet, sheet
from thidua.core.rubric.figures_reading import NO_ROUNDS, REPORTED, VERIFIED, FiguresReading
from thidua.core.rubric.finding import Finding, Severity, add, has_errors
from thidua.core.rubric.shapes.context import suggestion
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

UNIT, PERIOD, KIND, TURNED = "don_vi", "ky", "loai", "so_lieu"
NAMELESS = ""
KINDS = (VERIFIED, REPORTED)
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


NOWHERE = Cell("", CellKind.TEXT, "", 0)
Row = tuple[Cell, ...]
Column = FigureDeclaration | str | None
Key = tuple[str, str, str]


def read_grid(grid: tuple[Row, ...], rubric: Rubric) -> FiguresReading:
    """Read figures from rows of cells; every problem with its place, and then nothing at all."""
    filled = [place for place, row in enumerate(grid) if not _is_blank(row)]
    rows = [grid[place] for place in filled]
    reader = _Reader(rubric)
    if rows and _word(rows[0][0]) == TURNED:
        rows = _turned(rows)
    if not rows or _word(rows[0][0]) != UNIT:
        reader.note("no_unit_column", rows[0][0] if rows else NOWHERE)
        return reader.result()
    reader.blank_rows(grid[filled[0] : filled[-1]])
    columns = reader.columns(rows[0])
    for row in rows[1:]:
        reader.row(row, columns)
    return reader.result()


def _is_blank(row: Row) -> bool:
    return all(cell.is_empty for cell in row)


def _word(cell: Cell) -> str:
    return cell.text.strip().casefold()


def _turned(rows: list[Row]) -> list[Row]:
    """Turn a grid with figures down into one with units down."""
    width = max(len(row) for row in rows)
    heading = (replace(NOWHERE, text=UNIT), *(row[0] for row in rows[1:]))
    units = [tuple(_at(row, column) for row in rows) for column in range(1, width)]
    return [heading, *(unit for unit in units if not _is_blank(unit))]


def _at(row: Row, column: int) -> Cell:
    return row[column] if column < len(row) else replace(row[0], text="")


class _Reader:
    def __init__(self, rubric: Rubric) -> None:
        self.names = {figure.name: figure for figure in rubric.figures}
        self.titles = {figure.title.casefold(): figure for figure in rubric.figures}
        self.known = {unit.code: unit.code for unit in rubric.units}
        self.units = {unit.title: unit.code for unit in rubric.units} | self.known
        self.periods = {period.id: period for period in rubric.periods}
        self.findings: list[Finding] = []
        self.sheets: dict[Key, dict[str, FigureValue]] = {}
        self.lines: dict[Key, int] = {}

    def note(self, kind: str, cell: Cell, **details: str) -> None:
        facts = tuple(details.items())
        add(Finding(kind, Severity.ERROR, cell.place, cell.line, facts), self.findings)

    def near(self, given: str, known: Iterable[str]) -> str:
        return suggestion(given, known, self.findings)

    def blank_rows(self, grid: tuple[Row, ...]) -> None:
        """Note rows without anything between rows of figures; of several together the first."""
        for before, row in pairwise(grid):
            if _is_blank(row) and not _is_blank(before):
                cell = next(iter(row), before[0])
                found = Finding("blank_row", Severity.WARNING, cell.place, cell.line)
                add(found, self.findings)

    def columns(self, heading: Row) -> list[Column]:
        """Give for each column the figure it holds, or the word that it is about."""
        found: list[Column] = []
        seen: set[Column] = set()
        for cell in heading:
            column = self.column(cell)
            if column in seen and column:
                self.note("column_twice", cell, name=cell.text.strip())
            seen.add(column)
            found.append(column)
        return found

    def column(self, cell: Cell) -> Column:
        if _word(cell) in {UNIT, PERIOD, KIND, NAMELESS}:
            return _word(cell)
        written = cell.text.strip()
        known = self.names.get(written) or self.titles.get(written.casefold())
        if known is None:
            near = self.near(written, self.names)
            self.note("unknown_figure", cell, name=written, suggestion=near)
        elif known.formula is not None:
            self.note("figure_is_derived", cell, name=known.name)
        return known

    def row(self, row: Row, columns: list[Column]) -> None:
        pairs = [(columns[place], cell) for place, cell in enumerate(row[: len(columns)])]
        about = {column: cell for column, cell in pairs if isinstance(column, str)}
        self.strays(pairs, row[len(columns) :])
        key = self.key(about)
        if key is None:
            return
        if key in self.sheets:
            self.note("unit_twice", about[UNIT], unit=key[0], first=str(self.lines[key]))
        self.lines.setdefault(key, row[0].line)
        values = self.sheets.setdefault(key, {})
        for column, cell in pairs:
            if isinstance(column, FigureDeclaration) and not cell.is_empty:
                values[column.name] = self.value(cell, column)

    def strays(self, pairs: list[tuple[Column, Cell]], beyond: Row) -> None:
        """Note the first value under no heading, and the first beyond the headings: both would be lost."""
        nameless = [cell for column, cell in pairs if column == NAMELESS and not cell.is_empty]
        for cell in nameless[:1]:
            self.note("cell_without_heading", cell, given=cell.text.strip())
        for cell in [one for one in beyond if not one.is_empty][:1]:
            given, expected = str(len(pairs) + len(beyond)), str(len(pairs))
            self.note("too_many_cells", cell, given=given, expected=expected)

    def key(self, about: dict[str, Cell]) -> Key | None:
        """Give unit, period and kind of a row, or None with a finding."""
        cell = about[UNIT]
        written = cell.text.strip()
        if not written:
            self.note("no_unit", cell)
            return None
        if self.known and written not in self.units:
            near = self.near(written, self.units)
            self.note("unknown_unit", cell, unit=written, suggestion=near)
        return self.units.get(written, written), self.period(about), self.kind(about)

    def period(self, about: dict[str, Cell]) -> str:
        cell = about.get(PERIOD, about[UNIT])
        written = cell.text.strip() if PERIOD in about else NO_ROUNDS
        if written not in self.periods:
            near = self.near(written, self.periods)
            self.note("unknown_period_of_row", cell, name=written, near=near)
        return written

    def kind(self, about: dict[str, Cell]) -> str:
        cell = about.get(KIND)
        if cell is None or cell.is_empty:
            return VERIFIED
        written = _word(cell)
        if written not in KINDS:
            self.note("unknown_word", cell, given=written, words=", ".join(KINDS))
        return written

    def value(self, cell: Cell, declaration: FigureDeclaration) -> FigureValue:
        if cell.text.strip() in NOTHING:
            return None
        value = _read(cell, declaration)
        if isinstance(value, Problem):
            facts = {"given": value.given, "expected": value.expected}
            self.note(value.kind, cell, name=declaration.name, **facts)
            return None
        return value

    def result(self) -> FiguresReading:
        findings = tuple(self.findings)
        if has_errors(findings):
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


def _read(cell: Cell, declaration: FigureDeclaration) -> FigureValue | Problem:
    """Read a cell by its figure; a cell of the wrong kind is named as what it is."""
    is_day = declaration.kind is FigureKind.DATE
    if cell.kind is CellKind.FORMULA:
        return Problem("formula_without_value", cell.text)
    if cell.kind is CellKind.ERROR:
        return Problem("error_in_cell", cell.text)
    if cell.kind is CellKind.NUMBER and is_day:
        return Problem("date_as_number", cell.text)
    if cell.kind is CellKind.DATE and not is_day:
        return Problem("number_as_date", cell.text)
    return read_value(_exact(cell), declaration)
