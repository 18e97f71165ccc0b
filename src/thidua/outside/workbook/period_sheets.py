"""The sheets of one period: figures, points, what helps to compute them, and what units claimed."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from thidua.outside.workbook.cells import FormulaSheet, Looks, Spot, put
from thidua.outside.workbook.computed import UNDEFINED, Computed, ScoredBlock, rows_by_id, shown
from thidua.outside.workbook.figure_sheet import FigureSheet
from thidua.outside.workbook.formulas import FormulaWriter
from thidua.outside.workbook.helping import Helping, HelpingColumn
from thidua.outside.workbook.layout import (
    CLAIMS,
    FIGURES,
    FIRST_COLUMN,
    FIRST_ROW,
    HELPING,
    POINTS,
    Layout,
    lay_out,
    rows_under,
    sections_of,
)
from thidua.outside.workbook.rows import RowWriter

NAME_WIDTH = 28


class PeriodSheets:
    """Fills them; `not_live` counts the cells that could not be given a formula."""

    def __init__(self, book: Workbook, block: ScoredBlock, looks: Looks, *, place: int) -> None:
        """Take the period's place among those of the rubric."""
        self.block = block
        self.looks = looks
        self.place = place
        self.layout: Layout = lay_out(block.rubric, block.figures, block.rubric.periods[place].id)
        self.computed = Computed(block, place)
        self.helping = Helping(self.layout)
        self.formulas = FormulaWriter(self.helping, self.computed)
        self.rows = RowWriter(self.formulas, self.computed)
        self.figures_sheet: Worksheet = book.add_worksheet(self.layout.sheet(FIGURES))
        self.points_sheet: Worksheet = book.add_worksheet(self.layout.sheet(POINTS), FormulaSheet)
        self.claims_sheet: Worksheet | None = (
            book.add_worksheet(self.layout.sheet(CLAIMS)) if block.claims else None
        )
        self.helping_sheet: Worksheet = book.add_worksheet(self.layout.sheet(HELPING), FormulaSheet)
        self.totals = {unit.unit: unit.periods[place].total for unit in block.score.units}
        self.not_live = 0

    def write(self) -> None:
        """Write everything."""
        self._names(self.figures_sheet, "Đơn vị tính")
        FigureSheet(self.figures_sheet, self.formulas, self.computed).fill(self.block, self.looks)
        self._heads(self.points_sheet)
        for unit in self.layout.units:
            self._unit(unit)
        self._claims()
        self._help()

    def _names(self, sheet: Worksheet, third: str) -> None:
        """Write the units down the side, and what the heading's third line holds."""
        sheet.freeze_panes(FIRST_ROW - 1, FIRST_COLUMN)
        sheet.set_column(1, 1, NAME_WIDTH)
        for column, head in enumerate(("Mã", "Đơn vị")):
            sheet.write_string(0, column, head, self.looks.head)
        sheet.write_string(2, 1, third, self.looks.head)
        titles = {entry.code: entry.title for entry in self.block.rubric.units}
        for unit in self.layout.units:
            line = self.layout.row_of(unit) - 1
            sheet.write_string(line, 0, unit)
            sheet.write_string(line, 1, titles.get(unit, unit))

    def _heads(self, sheet: Worksheet) -> None:
        self._names(sheet, "Điểm tối đa")
        for root in sections_of(self.block.rubric):
            for row in rows_under(root):
                column = self.layout.points[row.id]
                sheet.write_string(0, column, row.id, self.looks.head)
                sheet.write_string(1, column, row.title, self.looks.head)
                if row.max_points is not None:
                    sheet.write_number(2, column, float(row.max_points), self.looks.head)

    def _unit(self, unit: str) -> None:
        line = self.layout.row_of(unit) - 1
        for root in sections_of(self.block.rubric):
            for row in rows_under(root):
                self.not_live += not put(
                    Spot(self.points_sheet, line, self.layout.points[row.id]),
                    lambda row=row: self.rows.points(row, unit),  # type: ignore[misc]  # bound here
                    self.rows.shown(row, unit),
                    look=self.looks.points,
                )
        self.points_sheet.write_string(0, self.layout.total, "Tổng", self.looks.head)
        total = self.totals[unit]
        self.points_sheet.write_formula(
            line,
            self.layout.total,
            f"={self.rows.total(unit)}",
            self.looks.points,
            UNDEFINED if total is None else float(total),
        )

    def _claims(self) -> None:
        """Write the points that units claimed, as they stand: they are not computed again."""
        if self.claims_sheet is None or self.block.claims is None:
            return
        self._heads(self.claims_sheet)
        for unit in self.block.claims.units:
            line = self.layout.row_of(unit.unit) - 1
            period = unit.periods[self.place]
            for score in rows_by_id(period.base, period.bonus, period.penalty).values():
                column = self.layout.points[score.row]
                self.claims_sheet.write(line, column, shown(score), self.looks.points)

    def _help(self) -> None:
        """Write the helping columns; a cell may ask for more of them while it is written."""
        self.helping_sheet.write_string(0, 0, "Các cột phụ trợ để tính trang điểm; xin không sửa.")
        place = 0
        while place < len(self.helping.columns):
            self._helping_column(place, self.helping.columns[place])
            place += 1

    def _helping_column(self, place: int, column: HelpingColumn) -> None:
        for unit in self.layout.units:
            spot = Spot(self.helping_sheet, self.layout.row_of(unit) - 1, place)
            self.not_live += not put(
                spot,
                lambda unit=unit: column.written(unit),  # type: ignore[misc]  # bound here
                column.computed(unit),
                look=None,
            )
