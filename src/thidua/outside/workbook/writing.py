"""Puts a scored block into a workbook: figures to change, points that follow, totals and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import rank
from thidua.core.rubric.figures import Figures, Scalar
from thidua.core.rubric.formula.nodes import Formula
from thidua.core.rubric.score import BlockScore, PeriodScore, RowScore, Standing
from thidua.core.rubric.table import FigureKind, Row, Rubric, Section
from thidua.outside.workbook.formulas import (
    CannotBeLive,
    FormulaWriter,
    PeerColumns,
    Place,
    rounded,
)
from thidua.outside.workbook.layout import (
    FIRST_COLUMN,
    FIRST_ROW,
    Layout,
    lay_out,
    rows_under,
)
from thidua.outside.workbook.rows import LEFT, RowWriter

MADE = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class ScoredBlock:
    """What goes into a workbook: the rubric, its figures and their score; claims where there are."""

    rubric: Rubric
    figures: Figures
    score: BlockScore
    claims: BlockScore | None = None


def write_workbook(block: ScoredBlock) -> bytes:
    """Write the workbook's bytes; the same block gives the same bytes."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"title": block.rubric.title, "created": MADE})
    summary = book.add_worksheet("Tong hop")
    formats = _Formats(book)
    layouts = []
    for place, period in enumerate(block.rubric.periods):
        layout = lay_out(block.rubric, block.figures, period.id)
        _PeriodSheets(book, block, layout, formats).write(place)
        layouts.append(layout)
    _write_summary(summary, block, layouts, formats)
    book.close()
    return target.getvalue()


class _Formats:
    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.points: Format = book.add_format({"num_format": "0.00##"})
        self.input: Format = book.add_format({"bg_color": "#FFF8E1"})
        self.day: Format = book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#FFF8E1"})


class _PeriodSheets:
    """The sheets of one period."""

    def __init__(
        self, book: Workbook, block: ScoredBlock, layout: Layout, formats: _Formats
    ) -> None:
        self.block = block
        self.layout = layout
        self.formats = formats
        self.figures: Worksheet = book.add_worksheet(layout.sheet("So lieu"))
        self.points: Worksheet = book.add_worksheet(layout.sheet("Diem"))
        self.peers_sheet: Worksheet = book.add_worksheet(layout.sheet("Phu"))
        self.claims: Worksheet | None = (
            None if block.claims is None else book.add_worksheet(layout.sheet("Tu cham"))
        )
        self.peers = PeerColumns(layout)
        self.formulas = FormulaWriter(block.rubric, layout, self.peers)
        self.rows = RowWriter(block.rubric, layout, self.formulas)

    def write(self, place: int) -> None:
        """Write everything; `place` is the period's place among the score's periods."""
        self._figures()
        scores = {unit.unit: unit.periods[place] for unit in self.block.score.units}
        self._heads(self.points)
        for unit in self.layout.units:
            self._unit(unit, scores[unit])
        self._peers()
        if self.claims is not None and self.block.claims is not None:
            self._claims(self.claims, {u.unit: u.periods[place] for u in self.block.claims.units})

    # --- figures ---------------------------------------------------------------------------

    def _figures(self) -> None:
        sheet, rubric = self.figures, self.block.rubric
        sheet.freeze_panes(FIRST_ROW - 1, FIRST_COLUMN)
        for figure in rubric.figures:
            column = self.layout.figures[figure.name]
            sheet.write_string(0, column, figure.name, self.formats.head)
            sheet.write_string(1, column, figure.title, self.formats.head)
            sheet.write_string(2, column, figure.unit, self.formats.head)
            sheet.set_column(column, column, 14)
        given = {
            one.unit: one.values
            for one in self.block.figures.sheets
            if one.period == self.layout.period
        }
        defaults = {one.name: one.default for one in rubric.figures if one.default is not None}
        for unit in self.layout.units:
            self._names(sheet, unit)
            values = {**defaults, **given.get(unit, {})}
            line = self.layout.row_of(unit)
            for figure in rubric.figures:
                column, value = self.layout.figures[figure.name], values.get(figure.name)
                if figure.kind is FigureKind.LIST:
                    self._list(line, column, value)
                elif figure.formula is not None and figure.name not in values:
                    self._derived(line, column, figure.formula)
                elif not isinstance(value, tuple):
                    self._value(line, column, value)

    def _derived(self, line: int, column: int, formula: Formula) -> None:
        written = self.formulas.write(formula, Place(self.block.rubric.base, line))
        self.figures.write_formula(line - 1, column, f'=IFERROR({written},"")')

    def _list(self, line: int, column: int, value: object) -> None:
        if not isinstance(value, tuple):
            return
        self.figures.write_number(line - 1, column, len(value), self.formats.input)
        for item in value:
            for part in item if isinstance(item, tuple) else (item,):
                column += 1
                self._value(line, column, part)

    def _value(self, line: int, column: int, value: Scalar) -> None:
        sheet, row = self.figures, line - 1
        match value:
            case None:
                sheet.write_blank(row, column, None, self.formats.input)
            case str():
                sheet.write_string(row, column, value, self.formats.input)
            case date():
                sheet.write_datetime(row, column, value, self.formats.day)
            case _:
                sheet.write_number(row, column, float(value), self.formats.input)

    # --- points ----------------------------------------------------------------------------

    def _heads(self, sheet: Worksheet) -> None:
        sheet.freeze_panes(FIRST_ROW - 1, FIRST_COLUMN)
        sheet.set_column(1, 1, 28)
        for _, root in _sections(self.block.rubric):
            for row in rows_under(root):
                column = self.layout.points[row.id]
                sheet.write_string(0, column, row.id, self.formats.head)
                sheet.write_string(1, column, row.title, self.formats.head)
                if row.max_points is not None:
                    sheet.write_number(2, column, float(row.max_points), self.formats.head)
        sheet.write_string(0, self.layout.total, "Tổng", self.formats.head)

    def _names(self, sheet: Worksheet, unit: str) -> None:
        titles = {entry.code: entry.title for entry in self.block.rubric.units}
        line = self.layout.row_of(unit) - 1
        sheet.write_string(line, 0, unit)
        sheet.write_string(line, 1, titles.get(unit, unit))

    def _unit(self, unit: str, score: PeriodScore) -> None:
        self._names(self.points, unit)
        for section, root in _sections(self.block.rubric):
            scored = _section_score(score, section)
            if scored is None:
                continue
            scores = _by_id(scored)
            for row in rows_under(root):
                self._points(row, unit, section, scores[row.id])
        value: float | str = "#N/A" if score.total is None else float(score.total)
        line = self.layout.row_of(unit) - 1
        self.points.write_formula(
            line, self.layout.total, f"={self.rows.total(unit)}", self.formats.points, value
        )

    def _points(self, row: Row, unit: str, section: Section, score: RowScore) -> None:
        line, column = self.layout.row_of(unit) - 1, self.layout.points[row.id]
        value = _shown(score)
        try:
            written = self.rows.points(row, unit, section, score)
        except CannotBeLive:
            self.points.write(line, column, value, self.formats.points)
            return
        self.points.write_formula(line, column, f"={written}", self.formats.points, value)

    def _peers(self) -> None:
        """Write the helping columns; comparing may ask for more of them while it is written."""
        place = 0
        while place < len(self.peers.each):
            row, formula = self.peers.each[place]
            for unit in self.layout.units:
                line = self.layout.row_of(unit)
                aside = [*self.rows.above[row.id], row]
                if any(unit in one.not_applicable.units for one in aside):
                    written = LEFT
                else:
                    each = self.formulas.write(formula, Place(row, line))
                    written = f'IFERROR(ROUND({each},12),"")'
                self.peers_sheet.write_formula(line - 1, place, f"={written}")
            place += 1

    def _claims(self, sheet: Worksheet, scores: dict[str, PeriodScore]) -> None:
        self._heads(sheet)
        for unit in self.layout.units:
            self._names(sheet, unit)
            line = self.layout.row_of(unit) - 1
            for score in _by_id(scores[unit].base).values():
                sheet.write(line, self.layout.points[score.row], _shown(score), self.formats.points)


def _sections(rubric: Rubric) -> tuple[tuple[Section, Row], ...]:
    found = (
        (Section.BASE, rubric.base),
        (Section.BONUS, rubric.bonus),
        (Section.PENALTY, rubric.penalty),
    )
    return tuple((section, root) for section, root in found if root is not None)


def _section_score(score: PeriodScore, section: Section) -> RowScore | None:
    return {
        Section.BASE: score.base,
        Section.BONUS: score.bonus,
        Section.PENALTY: score.penalty,
    }[section]


def _by_id(score: RowScore) -> dict[str, RowScore]:
    found = {score.row: score}
    for child in score.children:
        found |= _by_id(child)
    return found


def _shown(score: RowScore) -> float | str:
    if score.standing is Standing.UNDEFINED:
        return "#N/A"
    left = score.standing is Standing.NOT_APPLICABLE and not score.points
    return "" if left and _left(score) else float(score.points)


def _left(score: RowScore) -> bool:
    return all(getattr(step, "given", None) is None for step in score.account)


def _write_summary(
    sheet: Worksheet, block: ScoredBlock, layouts: list[Layout], formats: _Formats
) -> None:
    """Write each unit's live total, and the place and class that the core gave it."""
    for column, head in enumerate(("Mã", "Đơn vị", "Tổng điểm", "Hạng", "Xếp loại")):
        sheet.write_string(0, column, head, formats.head)
    sheet.set_column(1, 1, 32)
    ranking = rank(block.rubric, block.score)
    titles = {entry.code: entry.title for entry in block.rubric.units}
    for line, unit in enumerate(block.score.units, start=1):
        sheet.write_string(line, 0, unit.unit)
        sheet.write_string(line, 1, titles.get(unit.unit, unit.unit))
        value: float | str = "#N/A" if unit.total is None else float(unit.total)
        total = _year_total(block.rubric, layouts, unit.unit)
        sheet.write_formula(line, 2, f"={total}", formats.points, value)
        place = ranking.of(unit.unit).place
        sheet.write(line, 3, "" if place is None else place)
        sheet.write_string(line, 4, classify(block.rubric, unit).title)


def _year_total(rubric: Rubric, layouts: list[Layout], unit: str) -> str:
    line = layouts[0].row_of(unit)
    cells = [layout.total_cell(line) for layout in layouts]
    formula = rubric.total.over_periods
    if formula is None:
        written = "+".join(cells)
    else:
        writer = FormulaWriter(rubric, layouts[0], PeerColumns(layouts[0]))
        written = writer.write(formula, Place(rubric.base, line))
    rule = rubric.total.rounding
    if (len(cells) == 1 and formula is None) or rule is None:
        return written
    return rounded(written, rule.places, rule.mode)
