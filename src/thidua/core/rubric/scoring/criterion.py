"""One criterion for one unit: its rule, or what its policy makes of a rule that cannot speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.figures import NamedValue
from thidua.core.rubric.formula.case import Case
from thidua.core.rubric.formula.outcomes import FigureMissing, InNoBand, NoNumber, NothingArose
from thidua.core.rubric.score import (
    AccountStep,
    Computed,
    InGap,
    Lacking,
    Lost,
    RowScore,
    SetAside,
    Standing,
    TriggeredEffect,
)
from thidua.core.rubric.scoring.limits import ZERO, limited, rounded
from thidua.core.rubric.scoring.plan import PlannedRow, PlannedTrigger, Test
from thidua.core.rubric.table import Policy, Row

LEAVES = frozenset({Policy.REDISTRIBUTE, Policy.EXCLUDE})
UNITS, CONDITION, NOT_ARISEN = "units", "condition", "not_arisen"


@dataclass(frozen=True, slots=True)
class Result:
    """A row's score with what its parent must know: the policy by which it left, if it did.

    `awaits_peers` is the account of a row that gets the mean of the other units, once they are scored.
    """

    score: RowScore
    left: Policy | None = None
    awaits_peers: SetAside | None = None


def is_true(test: Test, case: Case) -> bool:
    """Ask a condition; one that lacks its figures, or in which nothing arose, does not hold."""
    try:
        return test(case)
    except NoNumber:
        return False


def effects_of(planned: Iterable[PlannedTrigger], case: Case) -> list[TriggeredEffect]:
    """Give the effects that follow for a unit, with their reasons."""
    return [
        TriggeredEffect(one.trigger.effect, one.row, one.trigger.reason, one.trigger.basis)
        for one in planned
        if is_true(one.test, case)
    ]


def why_aside(planned: PlannedRow, case: Case) -> tuple[Row, Policy, str] | None:
    """Tell whether the row, or a row above it, does not apply: that row, its policy and the cause."""
    for row, test, policy in planned.setting_aside:
        if case.unit in row.not_applicable.units:
            return row, policy, UNITS
        if test is not None and is_true(test, case):
            return row, policy, CONDITION
    return None


def set_aside(
    row: Row, policy: Policy, why: str, reason: str = "", *, children: tuple[RowScore, ...] = ()
) -> Result:
    """Give what a policy gives: the maximum, nothing, a place to be filled, or leave to go."""
    given = None if policy in LEAVES else ZERO
    if policy is Policy.FULL and row.max_points is not None:
        given = row.max_points
    told = SetAside(policy, why, reason, given, ())
    score = RowScore(
        row=row.id,
        standing=Standing.NOT_APPLICABLE,
        points=given or ZERO,
        raw=given or ZERO,
        max_points=row.max_points,
        account=(told,),
        children=children,
    )
    left = policy if policy in LEAVES else None
    return Result(score, left, told if policy is Policy.PEERS_MEAN else None)


def score_criterion(planned: PlannedRow, case: Case) -> Result:
    """Score one criterion of one unit to which it applies."""
    row, step = planned.row, planned.step
    account: list[AccountStep] = []
    try:
        value = ZERO if step is None else step(case)
    except (FigureMissing, NothingArose) as outcome:
        return _without_number(row, outcome)
    except InNoBand as gap:
        account.append(InGap(gap.name, gap.value))
        return Result(_nothing(row, Standing.UNDEFINED, account))
    shape = row.rule.shape if row.rule else ""
    used = tuple([NamedValue(name, value) for name, value in case.used.items()])
    account.append(Computed(shape, tuple(case.named), used, Fraction(value)))
    raw = limited(value, row, account)
    points = rounded(raw, row.rounding, account)
    for one in planned.losing:
        if is_true(one.test, case):
            account.append(Lost(points, one.trigger.reason))
            raw = points = ZERO
    return Result(
        RowScore(row.id, Standing.COUNTED, points, raw, row.max_points, tuple(account), ())
    )


def _without_number(row: Row, outcome: FigureMissing | NothingArose) -> Result:
    if row.not_arisen is not None:
        return set_aside(row, row.not_arisen, NOT_ARISEN)
    figures = (outcome.figure,) if isinstance(outcome, FigureMissing) else ()
    return Result(_nothing(row, Standing.MISSING, [Lacking(figures)]))


def _nothing(row: Row, standing: Standing, account: list[AccountStep]) -> RowScore:
    return RowScore(row.id, standing, ZERO, ZERO, row.max_points, tuple(account), ())
