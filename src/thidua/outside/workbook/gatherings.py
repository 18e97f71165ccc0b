"""Formulas over many: the items of a list, the units of a block, each with its helping cells."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core.rubric.formula.nodes import Condition, Formula, Gather, OverItems, OverPeers
from thidua.core.rubric.table import Row
from thidua.outside.workbook.computed import Computed, Exact
from thidua.outside.workbook.helping import Helping, HelpingColumn
from thidua.outside.workbook.layout import Place, sections_of
from thidua.outside.workbook.lines import OfLines
from thidua.outside.workbook.notation import LEFT, MISSING, steady


class Gatherings:
    """Writes them; `above` are the rows above each row, outermost first."""

    def __init__(
        self,
        helping: Helping,
        computed: Computed,
        write: Callable[[Formula, Place], str],
        condition: Callable[[Condition, Place], str],
    ) -> None:
        self.layout = helping.layout
        self.helping = helping
        self.computed = computed
        self.write = write
        self.condition = condition
        self.above: dict[str, tuple[Row, ...]] = {}
        for section in sections_of(self.layout.rubric):
            self.above |= _above(section, ())

    def aside(self, formula: Formula, at: Place) -> str:
        """Write a formula into a cell of its own, and give that cell."""
        row = at.row
        lines = OfLines(lambda line: self.write(formula, Place(row, line)))

        def written(unit: str) -> str:
            return lines.at(self.layout.row_of(unit))

        computed = self.computed.of(formula, row=row.id)
        column = self.helping.column(("aside", row.id, formula), HelpingColumn(written, computed))
        return self.helping.cell(column, at.line)

    def of_items(self, formula: OverItems, at: Place) -> str:
        """Gather a list; what each item gives stands in a cell of the helping sheet."""
        length = self.layout.figure_cell(formula.figure, at.line)
        columns = [
            self.helping.column(
                (at.row.id, formula, item), self._item_column(formula, at.row, item)
            )
            for item in range(self.layout.lengths[formula.figure])
        ]
        if columns:
            gathered = _gathered(formula, self.helping.across(columns, at.line))
        else:
            gathered = "0" if formula.gather in {Gather.SUM, Gather.COUNT} else MISSING
        return f"IF(ISBLANK({length}),{MISSING},{gathered})"

    def _item_column(self, formula: OverItems, row: Row, item: int) -> HelpingColumn:
        def in_line(line: int) -> str:
            at = Place(row, line, (formula.figure, item))
            blank = LEFT if formula.missing is None else self.write(formula.missing, at)
            each = self.write(formula.each, at)
            length = self.layout.figure_cell(formula.figure, at.line)
            first = self.layout.item_at(at, 0)
            return f"IF({item + 1}>{length},{LEFT},IF(ISBLANK({first}),{blank},{each}))"

        lines = OfLines(in_line)

        def written(unit: str) -> str:
            return lines.at(self.layout.row_of(unit))

        return HelpingColumn(written, self.computed.of_item(formula, item, row=row.id))

    def of_peers(self, formula: OverPeers, at: Place) -> str:
        """Compare units; what they are compared by stands in a column of the helping sheet."""
        made = self._peer_column(formula.each, at.row)
        column = self.helping.column((at.row.id, formula.each), made)
        cells, own = self.helping.down(column), self.helping.cell(column, at.line)
        rank = f"IF(ISNUMBER({own}),SUMPRODUCT(ISNUMBER({cells})*({cells}{{}}{own})){{}},{MISSING})"
        return {
            Gather.SUM: f"SUM({cells})",
            Gather.MEAN: f"AVERAGE({cells})",
            Gather.LEAST: f"IF(COUNT({cells})=0,{MISSING},MIN({cells}))",
            Gather.GREATEST: f"IF(COUNT({cells})=0,{MISSING},MAX({cells}))",
            Gather.COUNT: f"COUNT({cells})",
            Gather.RANK_FROM_MOST: rank.format(">", "+1"),
            Gather.RANK_FROM_LEAST: rank.format("<", "+1"),
            Gather.TIED: rank.format("=", ""),
        }[formula.gather]

    def _peer_column(self, formula: Formula, row: Row) -> HelpingColumn:
        lines = OfLines(
            lambda line: f"IFERROR({steady(self.write(formula, Place(row, line)))},{LEFT})"
        )

        def written(unit: str) -> str:
            return self.where_it_applies(row, unit, lines.at(self.layout.row_of(unit)))

        value_of = self.computed.of(formula, row=row.id)

        def computed(unit: str) -> Exact:
            value = value_of(unit)
            return value if isinstance(value, float) and self.computed.applies(row.id, unit) else ""

        return HelpingColumn(written, computed)

    def where_it_applies(self, row: Row, unit: str, value: str) -> str:
        """Write a value where a row applies to a unit, and nothing elsewhere."""
        for owner in (*self.above[row.id], row):
            away = owner.not_applicable
            if unit in away.units:
                return LEFT
            if away.condition is not None:
                test = self.condition(away.condition, Place(row, self.layout.row_of(unit)))
                value = f"IF(IFERROR({test},FALSE),{LEFT},{value})"
        return value


def _gathered(formula: OverItems, cells: str) -> str:
    """Gather cells, the extremes set aside; of nothing, a sum and a count are 0."""
    drop, count = formula.drop, f"COUNT({cells})"
    ends = "".join(f"-LARGE({cells},{n})-SMALL({cells},{n})" for n in range(1, drop + 1))
    total, staying = f"SUM({cells}){ends}", f"({count}-{2 * drop})"
    found, empty = {
        Gather.SUM: (f"({total})", "0"),
        Gather.COUNT: (staying, "0"),
        Gather.LEAST: (f"SMALL({cells},{drop + 1})", MISSING),
        Gather.GREATEST: (f"LARGE({cells},{drop + 1})", MISSING),
        Gather.MEAN: (f"(({total})/{staying})", MISSING),
    }[formula.gather]
    # an error among the items is added to the count, and so stands for the whole
    return f"IF({count}+0*SUM({cells})>{2 * drop},{found},{empty})"


def _above(row: Row, above: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    found = {row.id: above}
    for child in row.children:
        found |= _above(child, (*above, row))
    return found
