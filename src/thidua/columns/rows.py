"""What a row comes to, over whole columns: limits, policies, losses, and who leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from thidua.columns.exact import (
    HAS_NUMBER,
    IN_GAP,
    REFUSED,
    Column,
    Mask,
    States,
    constant,
)
from thidua.columns.frame import Frame, Step
from thidua.columns.gather import Segments, gathered, taken
from thidua.columns.order import chosen, compared, greatest, least
from thidua.columns.rounding import rounded
from thidua.columns.step import Test
from thidua.core.rubric.formula.nodes import Comparison, Gather
from thidua.core.rubric.table import Policy, RoundingRule, Row, TotalRule

COUNTED, NOT_APPLICABLE, ROW_MISSING, UNDEFINED = range(4)  # standings of a row
STAYS, REDISTRIBUTED, EXCLUDED = range(3)  # how a row left its parent
ZERO = constant(0)
POLICIES = (
    Policy.REDISTRIBUTE,
    Policy.EXCLUDE,
    Policy.FULL,
    Policy.ZERO,
    Policy.PEERS_MEAN,
)
POLICY_CODE = {policy: code for code, policy in enumerate(POLICIES, start=1)}
LEFT_BY_CODE = np.array([STAYS, REDISTRIBUTED, EXCLUDED, STAYS, STAYS, STAYS], np.uint8)
OPTION_BY_CODE = np.array([0, 1, 1, 2, 1, 3])  # computed, nothing, full, the peers' mean


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A row's points for every unit; None for `standing` and `left`: counted, stays everywhere."""

    points: Column
    raw: Column
    maximum: Column | None
    standing: States | None = None
    left: States | None = None


def limited(value: Column, limits: Row | TotalRule) -> Column:
    """Cap, floor and cliff, in this order."""
    if limits.cap is not None:
        value = least([value, constant(limits.cap)])
    if limits.floor is not None:
        value = greatest([value, constant(limits.floor)])
    if limits.cliff is not None:
        short = compared(value, Comparison.LESS, constant(limits.cliff))
        value = chosen(short, [value, ZERO]) if short.any() else value
    return value


def by_rule(column: Column, rule: RoundingRule | None) -> Column:
    return column if rule is None else rounded(column, rule.places, rule.mode)


def is_true(test: Test, frame: Frame) -> Mask:
    """Tell where it holds; without an answer it does not. Raises what asking it would refuse."""
    answer = test(frame)
    holds = np.broadcast_to(answer.holds, frame.size)
    if answer.states is None:
        return holds
    check_refusals(answer.states, frame, frame.applies)
    return np.asarray(holds & (answer.states == HAS_NUMBER))


def check_refusals(states: States | None, frame: Frame, where: Mask | None) -> None:
    """Raise the refusal of an element that counts."""
    if states is None or not frame.refusals:
        return
    refused = states == REFUSED
    if (refused if where is None else refused & where).any():
        raise frame.refusals[0]


@dataclass(frozen=True, slots=True)
class RowRules:
    """What a row states for itself, compiled."""

    row: Row
    step: Step | None
    losing: tuple[Test, ...]


def criterion(rules: RowRules, frame: Frame, aside: States | None) -> RowColumn:
    """One criterion of all units; `aside` are the policy codes of those it does not apply to."""
    row = rules.row
    value = ZERO if rules.step is None else rules.step(frame)
    check_refusals(value.states, frame, frame.applies)
    standing, codes = _without_number(row, value.states, frame, aside)
    raw = limited(replace(value, states=None), row)
    if value.states is not None:
        nothing = np.broadcast_to(value.states != HAS_NUMBER, frame.size)
        raw = chosen(nothing, [raw, ZERO])
    maximum = None if row.max_points is None else constant(row.max_points)
    return settled_row(rules, frame, (raw, standing, maximum), codes)


def _without_number(
    row: Row, states: States | None, frame: Frame, aside: States | None
) -> tuple[States | None, States | None]:
    """Standings, and policy codes with those of rows in which nothing arose."""
    if states is None:
        return None, aside
    states = np.broadcast_to(states, frame.size)
    gap, lacking = states == IN_GAP, (states != IN_GAP) & (states != HAS_NUMBER)
    standing = np.where(gap, UNDEFINED, COUNTED).astype(np.uint8)
    if row.not_arisen is None:
        standing[lacking] = ROW_MISSING
        return standing, aside
    codes = np.where(lacking, POLICY_CODE[row.not_arisen], 0).astype(np.uint8)
    return standing, codes if aside is None else np.where(aside != 0, aside, codes)


def settled_row(
    rules: RowRules,
    frame: Frame,
    computed: tuple[Column, States | None, Column | None],
    codes: States | None,
) -> RowColumn:
    """Round, take what is lost, and give what the policies give."""
    raw, standing, maximum = computed
    points = by_rule(raw, rules.row.rounding)
    lost = _lost(rules.losing, frame)
    if lost is not None:
        raw, points = chosen(lost, [raw, ZERO]), chosen(lost, [points, ZERO])
    if codes is not None and not codes.any():
        codes = None
    if codes is None and standing is None:
        return RowColumn(points, raw, maximum)
    return _given(rules.row, frame, RowColumn(points, raw, maximum, standing), codes)


def _lost(losing: tuple[Test, ...], frame: Frame) -> Mask | None:
    lost: Mask | None = None
    for test in losing:
        holds = is_true(test, frame)
        lost = holds if lost is None else lost | holds
    return lost if lost is not None and lost.any() else None


def _given(row: Row, frame: Frame, computed: RowColumn, codes: States | None) -> RowColumn:
    """Give the points by policy in place of the computed ones, and nothing where there is no number."""
    policies = np.zeros(frame.size, np.uint8) if codes is None else codes
    own = np.zeros(frame.size, np.uint8) if computed.standing is None else computed.standing
    standing = np.where(policies != 0, NOT_APPLICABLE, own).astype(np.uint8)
    full = constant(row.max_points or 0)
    mean = _peers_mean(frame, computed.points, standing == COUNTED, policies)
    rounded_mean = by_rule(mean, row.rounding)
    pick = OPTION_BY_CODE[policies]
    left = LEFT_BY_CODE[policies]
    if codes is None:
        return replace(computed, standing=standing)
    return RowColumn(
        chosen(pick, [computed.points, ZERO, full, rounded_mean]),
        chosen(pick, [computed.raw, ZERO, full, mean]),
        _row_maximum(row, computed.maximum, policies),
        standing,
        left if left.any() else None,
    )


def _row_maximum(row: Row, maximum: Column | None, policies: States) -> Column | None:
    """Give a row set aside its whole maximum; a group may be worth less for the others."""
    if maximum is None or row.max_points is None:
        return None
    return chosen(policies != 0, [maximum, constant(row.max_points)])


def _peers_mean(frame: Frame, points: Column, counted: Mask, policies: States) -> Column:
    """Give the mean of the block's counted points; of nobody, nothing."""
    if not (policies == POLICY_CODE[Policy.PEERS_MEAN]).any():
        return ZERO
    places = np.flatnonzero(counted)
    segments: Segments = frame.peers.only(places)
    means = taken(gathered(taken(points, places), segments, Gather.MEAN), frame.peers.owner)
    return replace(means, states=None)
