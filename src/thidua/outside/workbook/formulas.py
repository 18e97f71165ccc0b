"""A rule's formula as the text of a spreadsheet formula for one unit's row.

A figure that is missing, and a division by zero, become #DIV/0!; a value in no band becomes #N/A;
the row's own formula turns them into what the rubric says.
"""

from __future__ import annotations

from datetime import date
from typing import assert_never

from thidua.core.rubric.formula.calendar import next_working_day
from thidua.core.rubric.formula.nodes import (
    ONE,
    ZERO,
    Bands,
    Choice,
    Compare,
    Condition,
    DaysLate,
    Difference,
    Every,
    Figure,
    Formula,
    Greatest,
    IsLevel,
    IsPresent,
    Item,
    Least,
    Levels,
    Named,
    NaturalLog,
    Not,
    Number,
    OverClaims,
    OverItems,
    OverPeers,
    PeriodTotal,
    Points,
    Power,
    Product,
    Quotient,
    Rounded,
    Some,
    Sum,
)
from thidua.outside.workbook.computed import Computed
from thidua.outside.workbook.gatherings import Gatherings
from thidua.outside.workbook.helping import Helping
from thidua.outside.workbook.layout import Place, rows_under
from thidua.outside.workbook.notation import (
    GAP,
    MISSING,
    SIGNS,
    CannotBeLive,
    day_number,
    fits,
    number,
    rounded,
    steady,
    text,
    within,
)

SHORT = 100
"""Characters of a formula that may well be written out twice."""


class FormulaWriter:
    """Writes formulas for one period's sheets."""

    def __init__(self, helping: Helping, computed: Computed) -> None:
        self.layout = helping.layout
        self.claimed = computed.claimed
        self.long: dict[Formula, bool] = {}
        self.gatherings = Gatherings(helping, computed, self.write, self.condition)

    def write(self, formula: Formula, at: Place) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
        """Write one formula, without its leading sign."""
        match formula:
            case Number():
                return number(formula.value)
            case Figure():
                return _numeric(self.layout.figure_cell(formula.name, at.line))
            case Named():
                return self.write(formula.of, at)
            case Sum():
                return f"({'+'.join(self._each(formula.terms or (ZERO,), at))})"
            case Difference():
                return f"({self.write(formula.minuend, at)}-{self.write(formula.subtrahend, at)})"
            case Product():
                return f"({'*'.join(self._each(formula.factors or (ONE,), at))})"
            case Quotient():
                return f"({self.write(formula.dividend, at)}/{self.write(formula.divisor, at)})"
            case Least() | Greatest():
                name = "MIN" if isinstance(formula, Least) else "MAX"
                return f"{name}({','.join(self._each(formula.of, at))})"
            case Rounded():
                return rounded(self.write(formula.of, at), formula.places, formula.mode)
            case Power():
                return f"POWER({self.write(formula.base, at)},{self.write(formula.exponent, at)})"
            case NaturalLog():
                return f"LN({self.write(formula.of, at)})"
            case Choice() | Bands() | Levels():
                return self._branch(formula, at)
            case OverItems():
                return self.gatherings.of_items(formula, at)
            case OverPeers():
                return self.gatherings.of_peers(formula, at)
            case _:
                return self._looked_up(formula, at)

    def short(self, formula: Formula, at: Place) -> str:
        """Write a formula to be used several times: a long one stands in a cell of its own.

        Refuses CannotBeLive for one that no cell takes.
        """
        written = self.write(formula, at)
        if at.item is not None or not self.long.setdefault(formula, len(written) > SHORT):
            return written
        if not fits(written):
            raise CannotBeLive
        return self.gatherings.aside(formula, at)

    def _each(self, formulas: tuple[Formula, ...], at: Place) -> list[str]:
        return [self.write(one, at) for one in formulas]

    # --- branches --------------------------------------------------------------------------

    def _branch(self, formula: Choice | Bands | Levels, at: Place) -> str:
        match formula:
            case Choice():
                test = self.condition(formula.condition, at)
                then, otherwise = self._each((formula.then, formula.otherwise), at)
                return f"IF({test},{then},{otherwise})"
            case Bands():
                value = self._compared(formula.of, at)
                written = GAP
                for band in reversed(formula.bands):
                    written = f"IF({within(value, band)},{self.write(band.worth, at)},{written})"
                return f"IF(ISERROR({value}),{value},{written})"
            case _:
                return self._levels(formula, at)

    def _compared(self, formula: Formula, at: Place) -> str:
        written = self.short(formula, at)
        return written if isinstance(formula, Figure | Number | Item) else steady(written)

    def _levels(self, formula: Levels, at: Place) -> str:
        if formula.of is None:
            cell = self.layout.item_at(at, formula.column)
        else:
            cell = self.layout.figure_cell(formula.of, at.line)
        written = GAP if formula.otherwise is None else self.write(formula.otherwise, at)
        for level in reversed(formula.levels):
            worth = self.write(level.worth, at)
            written = f"IF(EXACT({cell},{text(level.value)}),{worth},{written})"
        return f"IF(ISBLANK({cell}),{MISSING},{written})"

    # --- what is looked up -----------------------------------------------------------------

    def _looked_up(
        self, formula: Item | Points | PeriodTotal | OverClaims | DaysLate, at: Place
    ) -> str:
        match formula:
            case Item():
                return _numeric(self.layout.item_at(at, formula.column))
            case Points():
                return f"IFERROR(N({self.layout.points_cell(formula.row, at.line)}),0)"
            case PeriodTotal():
                return self.layout.total_cell(at.line, period=formula.period)
            case OverClaims():
                return self._claims(formula, at)
            case _:
                return self._days_late(formula, at)

    def _claims(self, formula: OverClaims, at: Place) -> str:
        tests = ["0"]
        for row in rows_under(self.layout.rubric.base) if self.claimed else ():
            if row.children or row.max_points is None or row.id == at.row.id:
                continue
            said = self.layout.claim_cell(row.id, at.line)
            found = self.layout.points_cell(row.id, at.line)
            limit = number(formula.share * row.max_points)
            # a row that left is a text, and no number less a text is one
            tests.append(f"IFERROR(IF(ROUND({said}-{found}-{limit},9)>0,1,0),0)")
        return f"({'+'.join(tests)})"

    def _days_late(self, formula: DaysLate, at: Place) -> str:
        due = date.fromisoformat(formula.due)
        sent = _numeric(self.layout.figure_cell(formula.sent, at.line))
        if not formula.working:
            return f"MAX(0,{sent}-{day_number(due)})"
        due = next_working_day(due, self.layout.rubric.holidays)
        rest = ",".join(day_number(day) for day in self.layout.rubric.holidays)
        holidays = f",{{{rest}}}" if rest else ""
        return f"IF({sent}<={day_number(due)},0,NETWORKDAYS({day_number(due)}+1,{sent}{holidays}))"

    # --- conditions ------------------------------------------------------------------------

    def condition(self, condition: Condition, at: Place) -> str:
        """Write a condition; like the core, it looks no further than the part that decides."""
        match condition:
            case Compare():
                left, right = (
                    self._compared(condition.left, at),
                    self._compared(condition.right, at),
                )
                return f"({left}{SIGNS[condition.how]}{right})"
            case IsLevel():
                cell = self.layout.figure_cell(condition.figure, at.line)
                tests = ",".join(f"EXACT({cell},{text(value)})" for value in condition.values)
                return f"IF(ISBLANK({cell}),{MISSING},OR({tests}))"
            case IsPresent():
                return self._is_present(condition.figure, at)
            case Every():
                return self._first_that_decides(condition.of, at, deciding=False)
            case Some():
                return self._first_that_decides(condition.of, at, deciding=True)
            case Not():
                return f"NOT({self.condition(condition.of, at)})"
            case _:
                assert_never(condition)

    def _is_present(self, name: str, at: Place) -> str:
        cell = self.layout.figure_cell(name, at.line)
        derived = self.layout.declaration(name).formula is not None
        return f"ISNUMBER({cell})" if derived else f"NOT(ISBLANK({cell}))"

    def _first_that_decides(
        self, conditions: tuple[Condition, ...], at: Place, *, deciding: bool
    ) -> str:
        written = "FALSE" if deciding else "TRUE"
        for one in reversed(conditions):
            test = self.condition(one, at)
            written = f"IF({test},TRUE,{written})" if deciding else f"IF({test},{written},FALSE)"
        return written


def _numeric(cell: str) -> str:
    return f"IF(ISNUMBER({cell}),{cell},{MISSING})"
