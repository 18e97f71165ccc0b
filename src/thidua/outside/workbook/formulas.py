"""A rule's formula as the text of a spreadsheet formula for one unit's row.

A figure that is missing, and a division by zero, become #DIV/0!; a value in no band becomes #N/A;
the row's own formula turns them into what the rubric says. Comparisons and roundings of computed
values first drop what lies beyond the twelfth decimal, where binary arithmetic errs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from thidua.core.rubric.formula.calendar import next_working_day
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Choice,
    Compare,
    Comparison,
    Condition,
    DaysLate,
    Difference,
    Every,
    Figure,
    Formula,
    Gather,
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
    Rounding,
    Some,
    Sum,
)
from thidua.core.rubric.table import Row, Rubric
from thidua.outside.workbook.layout import FIRST_ROW, Layout, rows_under

MISSING, GAP = "1/0", "NA()"
HUGE = "9.99E+307"
SIGNS = {
    Comparison.LESS: "<",
    Comparison.AT_MOST: "<=",
    Comparison.EQUAL: "=",
    Comparison.NOT_EQUAL: "<>",
    Comparison.AT_LEAST: ">=",
    Comparison.MORE: ">",
}


def number(value: Fraction) -> str:
    """Write an exact number: a decimal where there is one, else a quotient in brackets."""
    digits = Fraction(value) * 10**12
    if value.denominator == 1:
        return str(value.numerator)
    if digits.denominator == 1:
        text = f"{abs(digits.numerator):013d}"
        sign = "-" if value < 0 else ""
        return f"{sign}{text[:-12]}.{text[-12:].rstrip('0')}"
    return f"({value.numerator}/{value.denominator})"


def text(value: str) -> str:
    escaped = value.replace('"', '""')
    return f'"{escaped}"'


class CannotBeLive(Exception):
    """A formula that no plain spreadsheet formula says; its cell holds the value alone."""


@dataclass(slots=True)
class PeerColumns:
    """What units are compared by: one column of a helping sheet for each comparison.

    `each` are the formulas with the rows to which they belong, in the order of columns.
    """

    layout: Layout
    each: list[tuple[Row, Formula]] = field(default_factory=list)

    def column_of(self, row: Row, formula: Formula) -> str:
        for place, (_, known) in enumerate(self.each):
            if known is formula:
                return str(xl_col_to_name(place))
        self.each.append((row, formula))
        return str(xl_col_to_name(len(self.each) - 1))

    def cell(self, letter: str, row: int) -> str:
        return f"'{self.layout.sheet('Phu')}'!${letter}{row}"

    def range(self, letter: str) -> str:
        last = FIRST_ROW + len(self.layout.units) - 1
        return f"'{self.layout.sheet('Phu')}'!${letter}${FIRST_ROW}:${letter}${last}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: the rubric's row, the unit's spreadsheet row, the list item at hand."""

    row: Row
    line: int
    item: tuple[str, int] | None = None


class FormulaWriter:
    """Writes formulas for one period's sheets."""

    def __init__(self, rubric: Rubric, layout: Layout, peers: PeerColumns) -> None:
        self.rubric = rubric
        self.layout = layout
        self.peers = peers

    def write(self, formula: Formula, at: Place) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one case a kind of node
        """Write one formula, without its leading sign."""
        match formula:
            case Number():
                return number(formula.value)
            case Figure():
                return self._given(self.layout.figure_cell(formula.name, at.line))
            case Named():
                return self.write(formula.of, at)
            case Sum():
                return (
                    "(" + "+".join(self.write(one, at) for one in formula.terms or (_ZERO,)) + ")"
                )
            case Difference():
                return f"({self.write(formula.minuend, at)}-{self.write(formula.subtrahend, at)})"
            case Product():
                factors = formula.factors or (_ONE,)
                return "(" + "*".join(self.write(one, at) for one in factors) + ")"
            case Quotient():
                return f"({self.write(formula.dividend, at)}/{self.write(formula.divisor, at)})"
            case Least() | Greatest():
                name = "MIN" if isinstance(formula, Least) else "MAX"
                return f"{name}({','.join(self.write(one, at) for one in formula.of)})"
            case Rounded():
                return rounded(self.write(formula.of, at), formula.places, formula.mode)
            case Power():
                return f"POWER({self.write(formula.base, at)},{self.write(formula.exponent, at)})"
            case NaturalLog():
                return f"LN({self.write(formula.of, at)})"
            case Choice():
                test = self.condition(formula.condition, at)
                then, otherwise = self.write(formula.then, at), self.write(formula.otherwise, at)
                return f"IF({test},{then},{otherwise})"
            case Bands():
                return self._bands(formula, at)
            case Levels():
                return self._levels(formula, at)
            case OverItems():
                return self._items(formula, at)
            case OverPeers():
                return self._peers(formula, at)
            case Item():
                return self._given(self._item_cell(at, formula.column))
            case Points():
                return f"N({self.layout.points_cell(formula.row, at.line)})"
            case PeriodTotal():
                return f"'Diem {formula.period}'!${xl_col_to_name(self.layout.total)}{at.line}"
            case OverClaims():
                return self._claims(formula, at)
            case DaysLate():
                return self._days_late(formula, at)

    @staticmethod
    def _given(cell: str) -> str:
        return f"IF(ISBLANK({cell}),{MISSING},{cell})"

    def _item_cell(self, at: Place, column: int) -> str:
        name, item = at.item or ("", 0)
        return self.layout.item_cell(name, at.line, item, column)

    # --- branches --------------------------------------------------------------------------

    def _bands(self, formula: Bands, at: Place) -> str:
        value = self._compared(formula.of, at)
        written = GAP
        for band in reversed(formula.bands):
            written = f"IF({_within(value, band)},{self.write(band.worth, at)},{written})"
        return f"IF(ISERROR({value}),{MISSING},{written})"

    def _compared(self, formula: Formula, at: Place) -> str:
        written = self.write(formula, at)
        return written if isinstance(formula, Figure | Number | Item) else f"ROUND({written},12)"

    def _levels(self, formula: Levels, at: Place) -> str:
        if formula.of is None:
            cell = self._item_cell(at, formula.column)
        else:
            cell = self.layout.figure_cell(formula.of, at.line)
        written = GAP if formula.otherwise is None else self.write(formula.otherwise, at)
        for level in reversed(formula.levels):
            worth = self.write(level.worth, at)
            written = f"IF(EXACT({cell},{text(level.value)}),{worth},{written})"
        return f"IF(ISBLANK({cell}),{MISSING},{written})"

    # --- lists -----------------------------------------------------------------------------

    def _items(self, formula: OverItems, at: Place) -> str:
        length = self.layout.figure_cell(formula.figure, at.line)
        if formula.drop:
            return f"IF(ISBLANK({length}),{MISSING},{self._trimmed(formula, at)})"
        values, counts = [], []
        for item in range(self.layout.lengths[formula.figure]):
            place = Place(at.row, at.line, (formula.figure, item))
            first = self._item_cell(place, 0)
            blank = '""' if formula.missing is None else self.write(formula.missing, place)
            each = self.write(formula.each, place)
            values.append(f'IF({item + 1}>{length},"",IF(ISBLANK({first}),{blank},{each}))')
            counts.append(f"ISNUMBER({values[-1]})")
        if not values:
            empty = "0" if formula.gather in {Gather.SUM, Gather.COUNT} else MISSING
            return f"IF(ISBLANK({length}),{MISSING},{empty})"
        numbers = [f"N({value})" for value in values]
        return f"IF(ISBLANK({length}),{MISSING},{_gathered(formula, numbers, counts, values)})"

    def _trimmed(self, formula: OverItems, at: Place) -> str:
        """Write a gathering without extremes; only plain items lie in cells that can be ordered."""
        plain = isinstance(formula.each, Item) and self.layout.lengths[formula.figure]
        if not plain or formula.gather not in {Gather.SUM, Gather.MEAN}:
            raise CannotBeLive
        last = self.layout.lengths[formula.figure] - 1
        cells = ":".join(
            self.layout.item_cell(formula.figure, at.line, item, 0) for item in (0, last)
        )
        ends = range(1, formula.drop + 1)
        total = f"SUM({cells})" + "".join(f"-LARGE({cells},{n})-SMALL({cells},{n})" for n in ends)
        if formula.gather is Gather.SUM:
            return f"({total})"
        return f"(({total})/(COUNT({cells})-{2 * formula.drop}))"

    # --- peers -----------------------------------------------------------------------------

    def _peers(self, formula: OverPeers, at: Place) -> str:
        letter = self.peers.column_of(at.row, formula.each)
        cells, own = self.peers.range(letter), self.peers.cell(letter, at.line)
        by_gather = {
            Gather.SUM: f"SUM({cells})",
            Gather.MEAN: f"AVERAGE({cells})",
            Gather.LEAST: f"IF(COUNT({cells})=0,{MISSING},MIN({cells}))",
            Gather.GREATEST: f"IF(COUNT({cells})=0,{MISSING},MAX({cells}))",
            Gather.COUNT: f"COUNT({cells})",
            Gather.RANK_FROM_MOST: f'IF(ISNUMBER({own}),COUNTIF({cells},">"&{own})+1,{MISSING})',
            Gather.RANK_FROM_LEAST: f'IF(ISNUMBER({own}),COUNTIF({cells},"<"&{own})+1,{MISSING})',
            Gather.TIED: f"IF(ISNUMBER({own}),COUNTIF({cells},{own}),{MISSING})",
        }
        return by_gather[formula.gather]

    # --- claims and days -------------------------------------------------------------------

    def _claims(self, formula: OverClaims, at: Place) -> str:
        tests = []
        for row in rows_under(self.rubric.base):
            if row.children or row.max_points is None:
                continue
            said = self.layout.claim_cell(row.id, at.line)
            found = self.layout.points_cell(row.id, at.line)
            limit = number(formula.share * row.max_points)
            both = f"AND(ISNUMBER({said}),ISNUMBER({found}))"
            tests.append(f"IF({both},IF(ROUND({said}-{found}-{limit},9)>0,1,0),0)")
        return "(" + "+".join(tests or ["0"]) + ")"

    def _days_late(self, formula: DaysLate, at: Place) -> str:
        due = date.fromisoformat(formula.due)
        sent = self._given(self.layout.figure_cell(formula.sent, at.line))
        if not formula.working:
            return f"MAX(0,{sent}-{_day(due)})"
        due = next_working_day(due, self.rubric.holidays)
        rest = ",".join(_day(day) for day in self.rubric.holidays)
        holidays = f",{{{rest}}}" if rest else ""
        first = f"{_day(due)}+1"
        return f"IF({sent}<={_day(due)},0,NETWORKDAYS({first},{sent}{holidays}))"

    # --- conditions ------------------------------------------------------------------------

    def condition(self, condition: Condition, at: Place) -> str:
        """Write a condition."""
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
                return f"NOT(ISBLANK({self.layout.figure_cell(condition.figure, at.line)}))"
            case Every():
                return f"AND({','.join(self.condition(one, at) for one in condition.of)})"
            case Some():
                return f"OR({','.join(self.condition(one, at) for one in condition.of)})"
            case Not():
                return f"NOT({self.condition(condition.of, at)})"


_ZERO, _ONE = Number(Fraction(0)), Number(Fraction(1))


def _day(day: date) -> str:
    """Write a day as a spreadsheet counts it, from 30/12/1899."""
    return str((day - date(1899, 12, 30)).days)


def _within(value: str, band: Band) -> str:
    tests = []
    if band.low is not None:
        tests.append(f"{value}{'>=' if band.low_included else '>'}{number(band.low)}")
    if band.high is not None:
        tests.append(f"{value}{'<=' if band.high_included else '<'}{number(band.high)}")
    return f"AND({','.join(tests)})" if tests else "TRUE"


def _gathered(formula: OverItems, numbers: list[str], counts: list[str], values: list[str]) -> str:
    total, count = "+".join(numbers), "+".join(counts)
    match formula.gather:
        case Gather.SUM:
            return f"({total})"
        case Gather.COUNT:
            return f"({count})"
        case Gather.LEAST | Gather.GREATEST:
            name, beyond = ("MIN", HUGE) if formula.gather is Gather.LEAST else ("MAX", f"-{HUGE}")
            found = ",".join(f"IF(ISNUMBER({value}),{value},{beyond})" for value in values)
            return f"IF(({count})=0,{MISSING},{name}({found}))"
        case _:
            return f"(({total})/({count}))"


def rounded(value: str, places: int, mode: Rounding) -> str:
    """Round as the rubric rounds; toward minus or plus infinity for down and up."""
    match mode:
        case Rounding.HALF_UP:
            return f"ROUND({value},{places})"
        case Rounding.HALF_EVEN:
            shifted = f"ROUND({value}*10^{places},9)"
            half = f"ABS({shifted}-TRUNC({shifted}))=0.5"
            return f"IF({half},2*ROUND({shifted}/2,0),ROUND({shifted},0))/10^{places}"
        case Rounding.DOWN:
            return f"FLOOR(ROUND({value}*10^{places},9),1)/10^{places}"
        case Rounding.UP:
            return f"CEILING(ROUND({value}*10^{places},9),1)/10^{places}"
