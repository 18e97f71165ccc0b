"""Steps that give what stands in the rubric or in the case, computing nothing of other steps."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import assert_never

from thidua.core.rubric.formula.calendar import days_late
from thidua.core.rubric.formula.case import Case, Exact, Step
from thidua.core.rubric.formula.nodes import (
    DaysLate,
    Figure,
    Item,
    Number,
    OverClaims,
    PeriodTotal,
    Points,
)
from thidua.core.rubric.formula.outcomes import FigureMissing, FigureOfOtherKind

LookedUp = Number | Figure | Item | Points | PeriodTotal | OverClaims | DaysLate


def looked_up_step(node: LookedUp) -> Step:
    """Build the step that gives what stands in the rubric or in the case."""
    match node:
        case Number():
            return _number(node)
        case Figure():
            name = node.name
            return lambda case: case.number(name)
        case Item():
            return _item(node)
        case Points():
            row = node.row
            return lambda case: case.points[row]
        case PeriodTotal():
            period = node.period
            return lambda case: case.periods[period]
        case OverClaims():
            share = node.share
            return lambda case: case.claimed(share)
        case DaysLate():
            return _days_late(node)
        case _:
            assert_never(node)


def _number(node: Number) -> Step:
    value: Exact = node.value.numerator if node.value.denominator == 1 else node.value

    def step(_case: Case) -> Exact:
        return value

    return step


def _item(node: Item) -> Step:
    column = node.column

    def step(case: Case) -> Exact:
        value = case.item[column]
        if value is None:
            raise FigureMissing
        if not isinstance(value, int | Fraction):
            raise FigureOfOtherKind(figure="", value=value)
        return value

    return step


def _days_late(node: DaysLate) -> Step:
    due, sent, working = date.fromisoformat(node.due), node.sent, node.working

    def step(case: Case) -> Exact:
        return days_late(due, case.day(sent), working=working, holidays=case.holidays)

    return step
