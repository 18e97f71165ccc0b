"""A row's own spreadsheet formula: its rule or its children, limits, rounding, and its policies."""

from __future__ import annotations

from thidua.core.rubric.score import RowScore
from thidua.core.rubric.scoring.plan import policy_of
from thidua.core.rubric.table import Gathering, Policy, Row, Rubric, Section, TotalRule
from thidua.outside.workbook.formulas import FormulaWriter, Place, number, rounded
from thidua.outside.workbook.layout import Layout

LEFT = '""'


class RowWriter:
    """Writes the formulas of rows; `above` are the rows above each, outermost first."""

    def __init__(self, rubric: Rubric, layout: Layout, formulas: FormulaWriter) -> None:
        self.rubric = rubric
        self.layout = layout
        self.formulas = formulas
        self.above = dict(_above(rubric.base, ())) | {
            key: rows
            for section in (rubric.bonus, rubric.penalty)
            if section is not None
            for key, rows in _above(section, ())
        }

    def points(self, row: Row, unit: str, section: Section, score: RowScore) -> str:
        """Write the formula of a row's points for one unit."""
        at = Place(row, self.layout.row_of(unit))
        written = self._group(row, at, section, score) if row.children else self._criterion(row, at)
        for owner in reversed((*self.above[row.id], row)):
            policy = policy_of(self.rubric, owner)
            if unit in owner.not_applicable.units:
                return self.given(row, policy, at)
            if owner.not_applicable.condition is not None:
                test = self.formulas.condition(owner.not_applicable.condition, at)
                written = f"IF(IFERROR({test},FALSE),{self.given(row, policy, at)},{written})"
        return written

    def given(self, row: Row, policy: Policy, at: Place) -> str:
        """Write what a policy gives."""
        if policy in {Policy.REDISTRIBUTE, Policy.EXCLUDE}:
            return LEFT
        if policy is Policy.FULL and row.max_points is not None:
            return number(row.max_points)
        if policy is Policy.PEERS_MEAN:
            return self._peers_mean(row, at)
        return "0"

    def _peers_mean(self, row: Row, at: Place) -> str:
        """Average the points of the units to which the row applies, each by its own cell."""
        others = [
            self.layout.points_cell(row.id, self.layout.row_of(unit))
            for unit in self.layout.units
            if self.layout.row_of(unit) != at.line and unit not in row.not_applicable.units
        ]
        mean = f"IFERROR(AVERAGE({','.join(others)}),0)" if others else "0"
        return self._rounded(row, mean)

    def _criterion(self, row: Row, at: Place) -> str:
        value = "0" if row.rule is None else self.formulas.write(row.rule.formula, at)
        value = self._rounded(row, limited(value, row))
        otherwise = "0" if row.not_arisen is None else self.given(row, row.not_arisen, at)
        return f"IFERROR({value},IF(ISNA({value}),NA(),{otherwise}))"

    @staticmethod
    def _rounded(row: Row, value: str) -> str:
        return (
            value
            if row.rounding is None
            else rounded(value, row.rounding.places, row.rounding.mode)
        )

    # --- groups ----------------------------------------------------------------------------

    def _group(self, row: Row, at: Place, section: Section, score: RowScore) -> str:
        cells = [self.layout.points_cell(child.id, at.line) for child in row.children]
        maxima = [
            number(one.max_points) if one.max_points is not None else "0" for one in score.children
        ]
        value = self._gathered(row, cells, maxima, section)
        value = self._rounded(row, limited(value, row))
        empty = "0"
        if section is Section.BASE:
            empty = self.given(row, policy_of(self.rubric, row), at)
        errors = "+".join(f"ISERROR({cell})" for cell in cells)
        return f"IF(AND(COUNT({','.join(cells)})=0,({errors})=0),{empty},{value})"

    def _gathered(self, row: Row, cells: list[str], maxima: list[str], section: Section) -> str:
        listed = ",".join(cells)
        match row.gathering:
            case Gathering.SUM:
                return self._sum(row, cells, maxima, section)
            case Gathering.MEAN:
                return f"AVERAGE({listed})"
            case Gathering.GREATEST:
                return f"MAX({listed})"
            case Gathering.LEAST:
                return f"MIN({listed})"
            case Gathering.WEIGHTED_MEAN:
                weights = [number(child.weight) for child in row.children]
                pairs = list(zip(weights, cells, strict=True))
                upper = "+".join(f"{weight}*N({cell})" for weight, cell in pairs)
                lower = "+".join(f"IF(ISNUMBER({cell}),{weight},0)" for weight, cell in pairs)
                return f"IFERROR(({upper})/({lower}),0)"
            case Gathering.PRODUCT_ROOT:
                full = "0" if row.max_points is None else number(row.max_points)
                shares = "*".join(
                    f"IF(ISNUMBER({cell}),MAX(0,{cell}/{most}),1)"
                    for cell, most in zip(cells, maxima, strict=True)
                )
                return f"{full}*POWER({shares},1/COUNT({listed}))"

    def _sum(self, row: Row, cells: list[str], maxima: list[str], section: Section) -> str:
        total = f"SUM({','.join(cells)})"
        gone = [
            cell
            for cell, child in zip(cells, row.children, strict=True)
            if Policy.REDISTRIBUTE in self._leaves_by(child)
        ]
        if section is not Section.BASE or not gone:
            return total
        pairs = list(zip(cells, maxima, strict=True))
        staying = "+".join(f"IF(ISNUMBER({cell}),{most},0)" for cell, most in pairs)
        full = self._full(row, pairs)
        left = f"COUNT({','.join(gone)})<{len(gone)}"
        return f"IF(AND({left},({staying})>0),{total}*{full}/({staying}),{total})"

    def _full(self, row: Row, pairs: list[tuple[str, str]]) -> str:
        excluded = [
            f"IF(ISNUMBER({cell}),0,{most})"
            for (cell, most), child in zip(pairs, row.children, strict=True)
            if Policy.EXCLUDE in self._leaves_by(child)
        ]
        whole = (
            "+".join(most for _, most in pairs)
            if row.max_points is None
            else number(row.max_points)
        )
        return f"({whole}{''.join(f'-{one}' for one in excluded)})"

    def _leaves_by(self, child: Row) -> set[Policy | None]:
        """Tell by which policies a row may leave its group."""
        ways: set[Policy | None] = {child.not_arisen}
        own = child.not_applicable
        if own.units or own.condition is not None or child.children:
            ways.add(policy_of(self.rubric, child))
        return ways

    def total(self, unit: str) -> str:
        """Write the formula of a unit's total in this period."""
        line = self.layout.row_of(unit)
        parts = [f"N({self.layout.points_cell(self.rubric.base.id, line)})"]
        if self.rubric.bonus is not None:
            parts.append(f"+N({self.layout.points_cell(self.rubric.bonus.id, line)})")
        if self.rubric.penalty is not None:
            parts.append(f"-N({self.layout.points_cell(self.rubric.penalty.id, line)})")
        rule = self.rubric.total
        value = limited(f"({''.join(parts)})", rule)
        if rule.rounding is None:
            return value
        return rounded(value, rule.rounding.places, rule.rounding.mode)


def limited(value: str, limits: Row | TotalRule) -> str:
    """Apply cap, floor and cliff, in this order."""
    if limits.cap is not None:
        value = f"MIN({value},{number(limits.cap)})"
    if limits.floor is not None:
        value = f"MAX({value},{number(limits.floor)})"
    if limits.cliff is not None:
        value = f"IF(ROUND({value},12)<{number(limits.cliff)},0,{value})"
    return value


def _above(row: Row, above: tuple[Row, ...]) -> list[tuple[str, tuple[Row, ...]]]:
    found = [(row.id, above)]
    for child in row.children:
        found += _above(child, (*above, row))
    return found
