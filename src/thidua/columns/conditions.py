"""Conditions over whole columns: where each holds, and where it has no answer."""

from __future__ import annotations

from functools import reduce

import numpy as np

from thidua.columns.branches import figure_at_hand
from thidua.columns.exact import HAS_NUMBER, MISSING, Mask, States, first_state
from thidua.columns.frame import Answer, Frame, number_figure
from thidua.columns.order import compared
from thidua.columns.step import Test, compiled, tested
from thidua.columns.table import GIVEN, LEFT_OUT
from thidua.core.rubric.formula import nodes


@tested.register
def _compare(condition: nodes.Compare) -> Test:
    left, right = compiled(condition.left), compiled(condition.right)

    def test(frame: Frame) -> Answer:
        one, other = left(frame), right(frame)
        return Answer(compared(one, condition.how, other), first_state(one.states, other.states))

    return test


@tested.register
def _is_level(condition: nodes.IsLevel) -> Test:
    def test(frame: Frame) -> Answer:
        spelled = figure_at_hand(frame, condition.figure)
        listed = np.array([word in condition.values for word in spelled.words])
        return Answer(listed[spelled.codes], spelled.states)

    return test


@tested.register
def _is_present(condition: nodes.IsPresent) -> Test:
    def test(frame: Frame) -> Answer:
        if frame.items is None:
            return _present(frame, condition.figure)
        found = _present(frame.items.outer, condition.figure)
        owner = frame.items.segments.owner
        states = found.states
        if states is not None and states.size > 1:
            states = states[owner]
        return Answer(found.holds[owner] if found.holds.size > 1 else found.holds, states)

    return test


def _present(frame: Frame, name: str) -> Answer:
    """Given, or derived: a derived figure whose own figures are missing is not present."""
    column = frame.figures.get(name)
    given = np.zeros(1, bool)
    if column is not None:
        given = np.ones(1, bool) if column.presence is None else column.presence == GIVEN
    if name not in frame.derived:
        return Answer(given)
    left_out = np.ones(1, bool)
    if column is not None:
        left_out = given & False if column.presence is None else column.presence == LEFT_OUT
    states = number_figure(frame, name).states
    if states is None:
        return Answer(given | left_out)
    derivable = left_out & (states != MISSING)
    return Answer(given | derivable, np.where(derivable, states, HAS_NUMBER).astype(np.uint8))


@tested.register
def _not(condition: nodes.Not) -> Test:
    inner = tested(condition.of)

    def test(frame: Frame) -> Answer:
        answer = inner(frame)
        return Answer(~answer.holds, answer.states)

    return test


@tested.register
def _every(condition: nodes.Every) -> Test:
    tests = [tested(one) for one in condition.of]
    return lambda frame: reduce(_and, [test(frame) for test in tests], Answer(np.ones(1, bool)))


@tested.register
def _some(condition: nodes.Some) -> Test:
    tests = [tested(one) for one in condition.of]
    return lambda frame: reduce(_or, [test(frame) for test in tests], Answer(np.zeros(1, bool)))


def _and(left: Answer, right: Answer) -> Answer:
    return Answer(left.holds & right.holds, _asked(left, right, go_on=left.holds))


def _or(left: Answer, right: Answer) -> Answer:
    return Answer(left.holds | right.holds, _asked(left, right, go_on=~left.holds))


def _asked(left: Answer, right: Answer, *, go_on: Mask) -> States | None:
    """Ask the right side only where the left did not settle it, as core asks it."""
    states = right.states
    if states is not None:
        states = np.where(go_on, states, HAS_NUMBER).astype(np.uint8)
    return first_state(left.states, states)
