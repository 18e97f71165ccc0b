"""The arithmetic nodes of formulas, over whole columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from thidua.columns.exact import Column, constant, difference, product, quotient, total
from thidua.columns.frame import Frame, Step, number_figure
from thidua.columns.order import greatest, least
from thidua.columns.rounding import rounded
from thidua.columns.step import at_unit, compiled
from thidua.core.rubric.formula import nodes


@compiled.register
def _number(formula: nodes.Number) -> Step:
    column = constant(formula.value)
    return lambda _frame: column


@compiled.register
def _figure(formula: nodes.Figure) -> Step:
    return at_unit(lambda frame: number_figure(frame, formula.name))


@compiled.register
def _points(formula: nodes.Points) -> Step:
    return at_unit(lambda frame: frame.points[formula.row])


@compiled.register
def _period_total(formula: nodes.PeriodTotal) -> Step:
    return at_unit(lambda frame: frame.period_totals[formula.period])


@compiled.register
def _over_claims(formula: nodes.OverClaims) -> Step:
    return at_unit(lambda frame: frame.over_claims(formula.share))


@compiled.register
def _named(formula: nodes.Named) -> Step:
    return compiled(formula.of)


def _of_all(parts: Sequence[nodes.Formula], combine: Callable[[Sequence[Column]], Column]) -> Step:
    steps = [compiled(part) for part in parts]
    return lambda frame: combine([step(frame) for step in steps])


@compiled.register
def _sum(formula: nodes.Sum) -> Step:
    return _of_all(formula.terms, lambda terms: reduce(total, terms, constant(0)))


@compiled.register
def _product(formula: nodes.Product) -> Step:
    return _of_all(formula.factors, lambda factors: reduce(product, factors, constant(1)))


@compiled.register
def _least(formula: nodes.Least) -> Step:
    return _of_all(formula.of, least)


@compiled.register
def _greatest(formula: nodes.Greatest) -> Step:
    return _of_all(formula.of, greatest)


@compiled.register
def _difference(formula: nodes.Difference) -> Step:
    return _of_two(formula.minuend, formula.subtrahend, difference)


@compiled.register
def _quotient(formula: nodes.Quotient) -> Step:
    return _of_two(formula.dividend, formula.divisor, quotient)


def _of_two(
    left: nodes.Formula, right: nodes.Formula, combine: Callable[[Column, Column], Column]
) -> Step:
    one, other = compiled(left), compiled(right)
    return lambda frame: combine(one(frame), other(frame))


@compiled.register
def _rounded(formula: nodes.Rounded) -> Step:
    step = compiled(formula.of)

    def run(frame: Frame) -> Column:
        return rounded(step(frame), formula.places, formula.mode)

    return run
