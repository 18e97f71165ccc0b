"""What a row can be worth: the least and greatest points that its own text allows.

A claim outside this interval is wrong before anyone looks at evidence; a group that cannot reach
its maximum, or a cap that cannot bind, is a fault of the table.
"""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.check.interval import (
    ANY,
    NOT_NEGATIVE,
    ZERO,
    Interval,
    add,
    divide,
    exactly,
    greatest,
    least,
    multiply,
    negative,
    union,
)
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Choice,
    DaysLate,
    Difference,
    Figure,
    Formula,
    Gather,
    Greatest,
    Least,
    Levels,
    Named,
    Number,
    OverClaims,
    OverItems,
    OverPeers,
    Product,
    Quotient,
    Rounded,
    Sum,
)
from thidua.core.rubric.table import (
    FigureDeclaration,
    FigureKind,
    Gathering,
    Policy,
    Row,
    Rubric,
)

ONE = Fraction(1)
SAME_RANGE = {Gather.MEAN, Gather.LEAST, Gather.GREATEST}
RANKS = {Gather.RANK_FROM_MOST, Gather.RANK_FROM_LEAST, Gather.TIED}


class Ranges:
    """The ranges of a rubric's figures, and from them of its formulas and rows."""

    def __init__(self, rubric: Rubric) -> None:
        self._figures = {one.name: figure_range(one) for one in rubric.figures}

    def of_figure(self, name: str) -> Interval:
        return self._figures.get(name, ANY)

    def of(self, formula: Formula) -> Interval:
        """Give the range of a formula's values, wherever it has one."""
        match formula:
            case Number():
                found = exactly(formula.value)
            case Figure():
                found = self.of_figure(formula.name)
            case Named():
                found = self.of(formula.of)
            case OverClaims() | DaysLate():
                found = NOT_NEGATIVE
            case Choice() | Bands() | Levels():
                found = union([self.of(worth) for worth in self._worths(formula)])
            case OverItems() | OverPeers():
                found = self._gathered(formula)
            case _:
                found = self._computed(formula)
        return found

    def _computed(self, formula: Formula) -> Interval:
        match formula:
            case Sum():
                found = exactly(ZERO)
                for term in formula.terms:
                    found = add(found, self.of(term))
            case Difference():
                found = add(self.of(formula.minuend), negative(self.of(formula.subtrahend)))
            case Product():
                found = exactly(ONE)
                for factor in formula.factors:
                    found = multiply(found, self.of(factor))
            case Quotient():
                found = divide(self.of(formula.dividend), self.of(formula.divisor))
            case Least():
                found = least([self.of(one) for one in formula.of])
            case Greatest():
                found = greatest([self.of(one) for one in formula.of])
            case Rounded():
                found = _widened(self.of(formula.of), formula.places)
            case _:
                found = ANY
        return found

    def _worths(self, formula: Choice | Bands | Levels) -> list[Formula]:
        if isinstance(formula, Choice):
            return [formula.then, formula.otherwise]
        if isinstance(formula, Bands):
            value = self.of(formula.of)
            return [band.worth for band in formula.bands if reaches(value, band)]
        listed = [level.worth for level in formula.levels]
        return listed if formula.otherwise is None else [*listed, formula.otherwise]

    def _gathered(self, formula: OverItems | OverPeers) -> Interval:
        each = self.of(formula.each)
        if isinstance(formula, OverItems) and formula.missing is not None:
            each = union([each, self.of(formula.missing)])
        if formula.gather in SAME_RANGE:
            return each
        if formula.gather in RANKS:
            return Interval(ONE, None)
        if formula.gather is Gather.COUNT or (each.low is not None and each.low >= ZERO):
            return NOT_NEGATIVE
        return ANY

    def of_row(self, row: Row) -> Interval:
        """Give what a row can be worth after its cap, floor, cliff and policies.

        Rounding is left out: it moves a bound by less than half a unit of its last place.
        """
        found = self._before_limits(row)
        if row.cap is not None:
            found = least([found, exactly(row.cap)])
        if row.floor is not None:
            found = greatest([found, exactly(row.floor)])
        given = _given_by_policy(row)
        if row.cliff is not None:
            given = [*given, exactly(ZERO)]
        return union([found, *given])

    def _before_limits(self, row: Row) -> Interval:
        if row.rule is not None:
            return self.of(row.rule.formula)
        children = [self.of_row(child) for child in row.children]
        if row.gathering is Gathering.SUM:
            found = exactly(ZERO)
            for child in children:
                found = add(found, child)
            return found
        if row.gathering is Gathering.PRODUCT_ROOT:
            return Interval(ZERO, row.max_points)
        return union(children)


def _given_by_policy(row: Row) -> list[Interval]:
    """Points that a row gets when it does not apply or nothing arose, where a policy gives some."""
    policies = {row.not_arisen}
    if row.not_applicable.units or row.not_applicable.condition is not None:
        policies.add(row.not_applicable.policy)
    given = []
    if Policy.FULL in policies and row.max_points is not None:
        given.append(exactly(row.max_points))
    if Policy.ZERO in policies:
        given.append(exactly(ZERO))
    return given


def _widened(interval: Interval, places: int) -> Interval:
    """Allow for rounding either way by one unit of the last place."""
    unit = Fraction(1, 10**places)
    return add(interval, Interval(-unit, unit))


def figure_range(declaration: FigureDeclaration) -> Interval:
    """Give what a figure can be by its kind and its declared bounds."""
    match declaration.kind:
        case FigureKind.COUNT:
            by_kind = NOT_NEGATIVE
        case FigureKind.PERCENT:
            by_kind = Interval(ZERO, Fraction(100))
        case FigureKind.YES_NO:
            by_kind = Interval(ZERO, ONE)
        case _:
            by_kind = ANY
    low = declaration.low if declaration.low is not None else by_kind.low
    high = declaration.high if declaration.high is not None else by_kind.high
    return Interval(low, high)


def reaches(value: Interval, band: Band) -> bool:
    """Tell whether a value of this range can fall into a band at all."""
    if value.high is not None and band.low is not None and value.high < band.low:
        return False
    if value.low is not None and band.high is not None and value.low > band.high:
        return False
    touches_low = value.high is not None and value.high == band.low and not band.low_included
    touches_high = value.low is not None and value.low == band.high and not band.high_included
    return not touches_low and not touches_high


def attainable(rubric: Rubric, row: Row) -> Interval:
    """Give the least and greatest points that a row's own text allows (S39 of the catalogue)."""
    return Ranges(rubric).of_row(row)
