"""Formulas and conditions made into steps over whole columns: one maker for each kind of node."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from thidua.columns.exact import Column
from thidua.columns.frame import Answer, Frame, Step
from thidua.columns.gather import taken
from thidua.core.rubric.formula.nodes import Condition, Formula

Test = Callable[[Frame], Answer]


@singledispatch
def compiled(formula: Formula) -> Step:
    """Give the step that computes the formula; each kind of node registers its own maker."""
    raise TypeError(formula)


@singledispatch
def tested(condition: Condition) -> Test:
    """The test that answers the condition; each kind of node registers its own maker."""
    raise TypeError(condition)


def at_unit(step: Step) -> Step:
    """Give a step about the unit, also where the items of a list are at hand."""

    def inside(frame: Frame) -> Column:
        if frame.items is None:
            return step(frame)
        return taken(step(frame.items.outer), frame.items.segments.owner)

    return inside
