"""Turns a formula into a function of one unit's case: exact, and built once for many units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import assert_never

from thidua.core.rubric.figures import NamedValue
from thidua.core.rubric.formula.branches import bands_step, levels_step
from thidua.core.rubric.formula.case import Case, Exact, Step
from thidua.core.rubric.formula.gatherings import items_step, peers_step
from thidua.core.rubric.formula.lookups import looked_up_step
from thidua.core.rubric.formula.nodes import (
    Bands,
    Choice,
    Compare,
    Comparison,
    Condition,
    Difference,
    Every,
    Formula,
    Greatest,
    IsLevel,
    IsPresent,
    Least,
    Levels,
    Named,
    NaturalLog,
    Not,
    OverItems,
    OverPeers,
    Power,
    Product,
    Quotient,
    Rounded,
    Some,
    Sum,
)
from thidua.core.rubric.formula.numbers import bounded, natural_log, power, round_to
from thidua.core.rubric.formula.outcomes import FigureMissing, NothingArose

Test = Callable[[Case], bool]


def compile_formula(formula: Formula) -> Step:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
    """Build the function that computes a formula for a case.

    It gives an int or a Fraction, or raises one of `outcomes`: a figure missing, nothing arose, in
    no band; and the refusals NumberTooLarge, FigureOfOtherKind, FiguresInCircle.
    """
    match formula:
        case Named():
            return _named(formula)
        case Sum():
            return _sum(formula)
        case Difference():
            return _difference(formula)
        case Product():
            return _product(formula)
        case Quotient():
            return _quotient(formula)
        case Least() | Greatest():
            return _extreme(formula)
        case Rounded():
            return _rounded(formula)
        case Power() | NaturalLog():
            return _digits(formula)
        case Choice():
            return _choice(formula)
        case Bands():
            return bands_step(formula, compile_formula)
        case Levels():
            return levels_step(formula, compile_formula)
        case OverItems():
            return items_step(formula, compile_formula)
        case OverPeers():
            return peers_step(formula, compile_formula)
        case _:
            return looked_up_step(formula)


def _named(node: Named) -> Step:
    inner, name = compile_formula(node.of), node.name

    def step(case: Case) -> Exact:
        value = inner(case)
        case.named.append(NamedValue(name, value))
        return value

    return step


def _sum(node: Sum) -> Step:
    terms = tuple(compile_formula(term) for term in node.terms)

    def step(case: Case) -> Exact:
        total: Exact = 0
        for term in terms:
            total += term(case)
        return total

    return step


def _difference(node: Difference) -> Step:
    minuend, subtrahend = compile_formula(node.minuend), compile_formula(node.subtrahend)

    def step(case: Case) -> Exact:
        return minuend(case) - subtrahend(case)

    return step


def _product(node: Product) -> Step:
    factors = tuple(compile_formula(factor) for factor in node.factors)

    def step(case: Case) -> Exact:
        result: Exact = 1
        for factor in factors:
            result = bounded(result * factor(case))
        return result

    return step


def _quotient(node: Quotient) -> Step:
    dividend, divisor = compile_formula(node.dividend), compile_formula(node.divisor)

    def step(case: Case) -> Exact:
        upper, lower = dividend(case), divisor(case)
        if lower == 0:
            raise NothingArose
        return bounded(Fraction(upper, lower))

    return step


def _extreme(node: Least | Greatest) -> Step:
    inner = tuple(compile_formula(one) for one in node.of)
    if isinstance(node, Least):

        def least(case: Case) -> Exact:
            return min([one(case) for one in inner])

        return least

    def greatest(case: Case) -> Exact:
        return max([one(case) for one in inner])

    return greatest


def _rounded(node: Rounded) -> Step:
    inner, places, mode = compile_formula(node.of), node.places, node.mode

    def step(case: Case) -> Exact:
        return round_to(inner(case), places, mode)

    return step


def _digits(node: Power | NaturalLog) -> Step:
    digits = node.digits
    if isinstance(node, NaturalLog):
        inner = compile_formula(node.of)

        def log(case: Case) -> Exact:
            return natural_log(inner(case), digits)

        return log
    base, exponent = compile_formula(node.base), compile_formula(node.exponent)

    def raised(case: Case) -> Exact:
        return power(base(case), exponent(case), digits)

    return raised


def _choice(node: Choice) -> Step:
    test = compile_condition(node.condition)
    then, otherwise = compile_formula(node.then), compile_formula(node.otherwise)

    def step(case: Case) -> Exact:
        return then(case) if test(case) else otherwise(case)

    return step


def compile_condition(condition: Condition) -> Test:
    """Build the function that tells whether a condition holds for a case.

    It raises the same outcomes as a formula, but for IsPresent, which always answers.
    """
    match condition:
        case Compare():
            return _compare(condition)
        case IsLevel():
            return _is_level(condition)
        case IsPresent():
            return _is_present(condition)
        case Every():
            every = tuple(compile_condition(one) for one in condition.of)
            return lambda case: all(one(case) for one in every)
        case Some():
            some = tuple(compile_condition(one) for one in condition.of)
            return lambda case: any(one(case) for one in some)
        case Not():
            inner = compile_condition(condition.of)
            return lambda case: not inner(case)
        case _:
            assert_never(condition)


COMPARED: Mapping[Comparison, Callable[[Exact, Exact], bool]] = {
    Comparison.LESS: lt,
    Comparison.AT_MOST: le,
    Comparison.EQUAL: eq,
    Comparison.NOT_EQUAL: ne,
    Comparison.AT_LEAST: ge,
    Comparison.MORE: gt,
}


def _compare(node: Compare) -> Test:
    left, right = compile_formula(node.left), compile_formula(node.right)
    compared = COMPARED[node.how]

    def test(case: Case) -> bool:
        return compared(left(case), right(case))

    return test


def _is_level(node: IsLevel) -> Test:
    figure, values = node.figure, frozenset(node.values)

    def test(case: Case) -> bool:
        return str(case.given(figure)) in values

    return test


def _is_present(node: IsPresent) -> Test:
    figure = node.figure

    def test(case: Case) -> bool:
        try:
            case.given(figure)
        except FigureMissing:
            return False
        return True

    return test
