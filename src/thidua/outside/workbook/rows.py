"""A row's own spreadsheet formula: its rule or its children, limits, rounding, losses, policies."""

from __future__ import annotations

from typing import assert_never

from thidua.core.rubric.scoring.plan import policy_of
from thidua.core.rubric.table import Policy, Row, Rubric, Section
from thidua.outside.workbook.computed import Computed, Exact, shown, shown_raw
from thidua.outside.workbook.formulas import FormulaWriter
from thidua.outside.workbook.groups import Child, gathered
from thidua.outside.workbook.helping import HelpingColumn
from thidua.outside.workbook.layout import Place
from thidua.outside.workbook.lines import OfLines
from thidua.outside.workbook.notation import (
    LEFT,
    CannotBeLive,
    limited,
    number,
    rounded_by,
)


class RowWriter:
    """Writes the formulas of rows; refuses CannotBeLive.

    Units differ in their line alone, unless a row leaves some of them out by name: `alike` are the
    formulas of a row, one for all units that it, and the rows above it, leave out alike.
    """

    def __init__(self, formulas: FormulaWriter, computed: Computed) -> None:
        self.formulas = formulas
        self.computed = computed
        self.layout = formulas.layout
        self.rubric: Rubric = formulas.layout.rubric
        self.above = formulas.gatherings.above
        self.losing = {planned.row.id: planned.losing for planned in computed.plan.rows}
        self.sections = {planned.row.id: planned.section for planned in computed.plan.rows}
        self.alike: dict[tuple[str, bool, tuple[bool, ...]], OfLines] = {}

    def points(self, row: Row, unit: str, *, raw: bool = False) -> str:
        """Write a row's points for one unit; `raw` leaves out the row's own rounding."""
        owners = (*self.above[row.id], row)
        away = tuple(unit in owner.not_applicable.units for owner in owners)
        key = (row.id, raw, away)
        if key not in self.alike:
            self.alike[key] = OfLines(
                lambda line: self._written(row, away, Place(row, line), raw=raw)
            )
        return self.alike[key].at(self.layout.row_of(unit))

    def _written(self, row: Row, away: tuple[bool, ...], at: Place, *, raw: bool) -> str:
        """Write the points in one line; `away` tells which of the rows above it and itself leave it out."""
        written = self._applying(row, at, raw=raw)
        for owner, out in zip(reversed((*self.above[row.id], row)), reversed(away), strict=True):
            condition, policy = owner.not_applicable.condition, policy_of(self.rubric, owner)
            if condition is not None:
                test = self.formulas.condition(condition, at)
                given = self._given(row, policy, raw=raw)
                written = f"IF(IFERROR({test},FALSE),{given},{written})"
            if out:
                written = self._given(row, policy, raw=raw)
        return written

    def _applying(self, row: Row, at: Place, *, raw: bool) -> str:
        """Write the points of a row that applies."""
        if row.children:
            return self._group(row, at, raw=raw)
        value = self._lost(row, at, self._own(row, at, raw=raw))
        otherwise = "0" if row.not_arisen is None else self._given(row, row.not_arisen, raw=raw)
        return f"IFERROR({value},IF(ISNA({value}),NA(),{otherwise}))"

    def _own(self, row: Row, at: Place, *, raw: bool) -> str:
        value = "0" if row.rule is None else self.formulas.short(row.rule.formula, at)
        value = limited(value, row)
        return value if raw else rounded_by(value, row.rounding)

    def _lost(self, row: Row, at: Place, value: str) -> str:
        """Take the points where an effect takes them; an error stays one."""
        tests = [
            f"IFERROR({self.formulas.condition(one.trigger.condition, at)},FALSE)"
            for one in self.losing[row.id]
        ]
        return f"IF(OR({','.join(tests)}),0*{value},{value})" if tests else value

    # --- policies --------------------------------------------------------------------------

    def _given(self, row: Row, policy: Policy, *, raw: bool) -> str:
        """Write what a policy gives."""
        match policy:
            case Policy.REDISTRIBUTE | Policy.EXCLUDE:
                return LEFT
            case Policy.FULL:
                return "0" if row.max_points is None else number(row.max_points)
            case Policy.ZERO:
                return "0"
            case Policy.PEERS_MEAN:
                mean = self._peers_mean(row)
                return mean if raw else rounded_by(mean, row.rounding)
            case _:
                assert_never(policy)

    def _peers_mean(self, row: Row) -> str:
        """Average the criterion where it applies and has figures; a group's gaps leave no trace."""
        if row.children:
            raise CannotBeLive
        helping = self.formulas.gatherings.helping
        column = helping.column(("own", row.id), self._own_column(row))
        return f"IFERROR(AVERAGE({helping.down(column)}),0)"

    def _own_column(self, row: Row) -> HelpingColumn:
        def written(unit: str) -> str:
            at = Place(row, self.layout.row_of(unit))
            value = self._lost(row, at, self._own(row, at, raw=False))
            applying = f"IFERROR({value},{LEFT})"
            return self.formulas.gatherings.where_it_applies(row, unit, applying)

        def computed(unit: str) -> Exact:
            return self.computed.counted(row.id, unit)

        return HelpingColumn(written, computed)

    # --- groups ----------------------------------------------------------------------------

    def _group(self, row: Row, at: Place, *, raw: bool) -> str:
        children = [self._child(child, row, at) for child in row.children]
        section = self.sections[row.id]
        value = limited(gathered(row, children, section), row)
        value = self._lost(row, at, value if raw else rounded_by(value, row.rounding))
        if not any(child.leaves for child in children):
            return value
        cells = [child.cell for child in children]
        empty = limited("0", row)
        if section is Section.BASE:
            empty = self._given(row, policy_of(self.rubric, row), raw=raw)
        errors = "+".join(f"ISERROR({cell})" for cell in cells)
        return f"IF(AND(COUNT({','.join(cells)})=0,({errors})=0),{empty},{value})"

    def _child(self, row: Row, parent: Row, at: Place) -> Child:
        cell = self.layout.points_cell(row.id, at.line)
        if parent.rescale_raw and row.rounding is not None:
            helping = self.formulas.gatherings.helping
            column = helping.column(("raw", row.id), self._raw_column(row))
            cell = helping.cell(column, at.line)
        below = tuple(self._child(child, row, at) for child in row.children)
        return Child(row, cell, self._leaves_by(row), below)

    def _raw_column(self, row: Row) -> HelpingColumn:
        def written(unit: str) -> str:
            return self.points(row, unit, raw=True)

        def computed(unit: str) -> Exact:
            return shown_raw(self.computed.points[unit][row.id])

        return HelpingColumn(written, computed)

    def _leaves_by(self, row: Row) -> frozenset[Policy]:
        """Tell by which policies a row may leave its group."""
        ways: set[Policy | None] = {row.not_arisen}
        if row.not_applicable.units or row.not_applicable.condition is not None or row.children:
            ways.add(policy_of(self.rubric, row))
        return frozenset(ways & {Policy.REDISTRIBUTE, Policy.EXCLUDE})  # type: ignore[arg-type]  # no None is left

    def total(self, unit: str) -> str:
        """Write the formula of a unit's total in this period."""
        line = self.layout.row_of(unit)
        parts = [f"N({self.layout.points_cell(self.rubric.base.id, line)})"]
        if self.rubric.bonus is not None:
            parts.append(f"+N({self.layout.points_cell(self.rubric.bonus.id, line)})")
        if self.rubric.penalty is not None:
            parts.append(f"-N({self.layout.points_cell(self.rubric.penalty.id, line)})")
        rule = self.rubric.total
        return rounded_by(limited(f"({''.join(parts)})", rule), rule.rounding)

    def shown(self, row: Row, unit: str) -> Exact:
        """Give the value that the core computed for a row's cell."""
        return shown(self.computed.points[unit][row.id])
