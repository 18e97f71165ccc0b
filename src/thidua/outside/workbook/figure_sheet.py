"""The sheet of figures: what units gave, to be changed, and figures derived from them."""

from __future__ import annotations

from datetime import date

from xlsxwriter.worksheet import Worksheet

from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.core.rubric.formula.nodes import Formula
from thidua.core.rubric.table import FigureDeclaration, FigureKind
from thidua.outside.workbook.cells import Looks, Spot, put
from thidua.outside.workbook.computed import Computed, ScoredBlock
from thidua.outside.workbook.formulas import FormulaWriter
from thidua.outside.workbook.layout import Place
from thidua.outside.workbook.notation import LEFT, steady

WIDTH = 14


class FigureSheet:
    """Fills one period's sheet of figures."""

    def __init__(self, sheet: Worksheet, formulas: FormulaWriter, computed: Computed) -> None:
        self.sheet = sheet
        self.formulas = formulas
        self.computed = computed
        self.layout = formulas.layout
        self.figures = formulas.layout.rubric.figures

    def fill(self, block: ScoredBlock, looks: Looks) -> None:
        """Write heads and figures; a figure left out shows its default."""
        for figure in self.figures:
            self._head(figure, looks)
        given = {
            one.unit: one.values for one in block.figures.sheets if one.period == self.layout.period
        }
        defaults = {one.name: one.default for one in self.figures if one.default is not None}
        for unit in self.layout.units:
            values: dict[str, FigureValue] = {**defaults, **given.get(unit, {})}
            for figure in self.figures:
                formula = figure.formula
                if formula is not None and figure.name not in values:
                    self._derived(unit, figure.name, formula)
                else:
                    self._given(unit, figure, values.get(figure.name), looks)

    def _head(self, figure: FigureDeclaration, looks: Looks) -> None:
        column = self.layout.figures[figure.name]
        for row, said in enumerate((figure.name, figure.title, figure.unit)):
            self.sheet.write_string(row, column, said, looks.head)
        self.sheet.set_column(column, column, WIDTH)
        if figure.kind is FigureKind.LIST:
            for item in range(self.layout.lengths[figure.name]):
                for part in range(figure.columns):
                    place = column + 1 + item * figure.columns + part
                    self.sheet.write_string(0, place, f"{figure.name}.{item + 1}", looks.head)

    def _derived(self, unit: str, name: str, formula: Formula) -> None:
        base, line = self.layout.rubric.base, self.layout.row_of(unit)
        put(
            Spot(self.sheet, line - 1, self.layout.figures[name]),
            lambda: f"IFERROR({steady(self.formulas.write(formula, Place(base, line)))},{LEFT})",
            self.computed.of(formula, row=base.id)(unit),
            look=None,
        )

    def _given(
        self, unit: str, figure: FigureDeclaration, value: FigureValue, looks: Looks
    ) -> None:
        row, column = self.layout.row_of(unit) - 1, self.layout.figures[figure.name]
        if not isinstance(value, tuple):
            self._value(Spot(self.sheet, row, column), value, looks)
            return
        self._value(Spot(self.sheet, row, column), len(value), looks)
        for item in value:
            for part in item if isinstance(item, tuple) else (item,):
                column += 1
                self._value(Spot(self.sheet, row, column), part, looks)

    @staticmethod
    def _value(spot: Spot, value: Scalar, looks: Looks) -> None:
        match value:
            case None:
                spot.sheet.write_blank(spot.row, spot.column, None, looks.input)
            case str():
                spot.sheet.write_string(spot.row, spot.column, value, looks.input)
            case date():
                spot.sheet.write_datetime(spot.row, spot.column, value, looks.day)
            case _:
                spot.sheet.write_number(spot.row, spot.column, float(value), looks.input)
