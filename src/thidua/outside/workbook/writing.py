"""Puts a scored block into a workbook: the summary, then the sheets of each period."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import rank
from thidua.outside.workbook.cells import Looks
from thidua.outside.workbook.computed import UNDEFINED, ScoredBlock
from thidua.outside.workbook.layout import SUMMARY, Place
from thidua.outside.workbook.notation import rounded_by
from thidua.outside.workbook.period_sheets import PeriodSheets

MADE = datetime(2024, 1, 1, tzinfo=UTC)
"""The moment in the file's properties, the same for all, so that the same block gives the same bytes."""
HEADS = ("Mã", "Đơn vị", "Tổng điểm", "Hạng", "Xếp loại")
PLACES_STAND = "Hạng và xếp loại là kết quả lúc ghi tệp; sửa số liệu thì chỉ các cột điểm tính lại."
NOT_LIVE = "Số ô chỉ ghi kết quả, không có công thức (xem ghi chú tại ô): {count}."
NAME_WIDTH = 32


def write_workbook(block: ScoredBlock) -> bytes:
    """Write the workbook's bytes; the same block gives the same bytes."""
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"title": block.rubric.title, "created": MADE})
    summary = book.add_worksheet(SUMMARY)
    looks = Looks(book)
    periods = []
    for place in range(len(block.rubric.periods)):
        sheets = PeriodSheets(book, block, looks, place=place)
        sheets.write()
        periods.append(sheets)
    _write_summary(summary, block, periods, looks)
    book.close()
    return target.getvalue()


def _write_summary(
    sheet: Worksheet, block: ScoredBlock, periods: list[PeriodSheets], looks: Looks
) -> None:
    """Write each unit's live total, and the place and class that the core gave it."""
    for column, head in enumerate(HEADS):
        sheet.write_string(0, column, head, looks.head)
    sheet.set_column(1, 1, NAME_WIDTH)
    ranks = {one.unit: one.place for one in rank(block.rubric, block.score).places}
    titles = {entry.code: entry.title for entry in block.rubric.units}
    for line, unit in enumerate(block.score.units, start=1):
        sheet.write_string(line, 0, unit.unit)
        sheet.write_string(line, 1, titles.get(unit.unit, unit.unit))
        value = UNDEFINED if unit.total is None else float(unit.total)
        total = _year_total(periods, unit.unit)
        sheet.write_formula(line, 2, f"={total}", looks.points, value)
        place = ranks[unit.unit]
        sheet.write(line, 3, "" if place is None else place)
        sheet.write_string(line, 4, classify(block.rubric, unit).title)
    line = len(block.score.units) + 2
    sheet.write_string(line, 0, PLACES_STAND)
    not_live = sum(one.not_live for one in periods)
    if not_live:
        sheet.write_string(line + 1, 0, NOT_LIVE.format(count=not_live))


def _year_total(periods: list[PeriodSheets], unit: str) -> str:
    first = periods[0]
    rubric, line = first.block.rubric, first.layout.row_of(unit)
    formula = rubric.total.over_periods
    if formula is not None:
        written = first.formulas.write(formula, Place(rubric.base, line))
        return rounded_by(written, rubric.total.rounding)
    cells = [one.layout.total_cell(line) for one in periods]
    return (
        cells[0] if len(cells) == 1 else rounded_by(f"({'+'.join(cells)})", rubric.total.rounding)
    )
