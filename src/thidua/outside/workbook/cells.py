"""How a cell is put into a sheet: its look, its formula with the value it has now, or a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from thidua.outside.workbook.computed import Exact
from thidua.outside.workbook.notation import CannotBeLive, fits

NOT_LIVE = "Ô này ghi sẵn kết quả; không có công thức nên không tự tính lại khi sửa số liệu."


class Looks:
    """The formats that the sheets share."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.points: Format = book.add_format({"num_format": "0.00##"})
        self.input: Format = book.add_format({"bg_color": "#FFF8E1"})
        self.day: Format = book.add_format({"num_format": "dd/mm/yyyy", "bg_color": "#FFF8E1"})


class FormulaSheet(Worksheet):  # type: ignore[misc]  # the package has no types
    """A sheet that takes our formulas as they are: they use no function that came after 2007.

    The package would look through each for thirty newer functions, which takes longer than all else.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - as it is called
        return formula if expand_future_functions else formula.removeprefix("=")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell's sheet, and its row and column from 0."""

    sheet: Worksheet
    row: int
    column: int


def put(spot: Spot, written: Callable[[], str], value: Exact, *, look: Format | None) -> bool:
    """Put a formula with its value; where there is none, the value with a note. Tell which."""
    try:
        formula = written()
    except CannotBeLive:
        formula = ""
    if formula and fits(formula):
        spot.sheet.write_formula(spot.row, spot.column, f"={formula}", look, value)
        return True
    spot.sheet.write(spot.row, spot.column, value, look)
    spot.sheet.write_comment(spot.row, spot.column, NOT_LIVE)
    return False
