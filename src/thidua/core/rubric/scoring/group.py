"""One group for one unit: its children's points put together, and rescaled where some have left."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.formula.case import Case
from thidua.core.rubric.formula.numbers import power
from thidua.core.rubric.score import (
    AccountStep,
    Gathered,
    Lost,
    Rescaled,
    RowScore,
    Standing,
)
from thidua.core.rubric.scoring.criterion import Result, is_true, set_aside
from thidua.core.rubric.scoring.limits import ZERO, limited, mean, rounded
from thidua.core.rubric.scoring.plan import PlannedRow
from thidua.core.rubric.table import Gathering, Policy, Row, Section

ROOT_DIGITS = 30
CHILDREN_LEFT = "children"


@dataclass(frozen=True, slots=True)
class _Child:
    row: Row
    result: Result

    @property
    def maximum(self) -> Fraction:
        found = self.result.score.max_points
        return ZERO if found is None else found


def score_group(
    planned: PlannedRow, results: tuple[Result, ...], policy: Policy, case: Case
) -> Result:
    """Gather a group from its children's results; `policy` is its own for when all have left."""
    row = planned.row
    children = [*map(_Child, row.children, results)]
    scores = tuple([one.score for one in results])
    staying = [child for child in children if child.result.left is None]
    if not staying and planned.section is Section.BASE:
        return set_aside(row, policy, CHILDREN_LEFT, children=scores)
    account: list[AccountStep] = []
    value = _gather(row, staying, account)
    maximum = _applicable_maximum(row, children)
    if planned.section is Section.BASE and row.gathering is Gathering.SUM:
        value = _rescale(value, maximum, children, account)
    raw = limited(value, row, account)
    points = rounded(raw, row.rounding, account)
    for one in planned.losing:
        if is_true(one.test, case):
            account.append(Lost(points, one.trigger.reason))
            raw = points = ZERO
    standing = _standing(staying)
    return Result(RowScore(row.id, standing, points, raw, maximum, tuple(account), scores))


def _standing(staying: list[_Child]) -> Standing:
    found = {child.result.score.standing for child in staying}
    for standing in (Standing.UNDEFINED, Standing.MISSING):
        if standing in found:
            return standing
    return Standing.COUNTED


def _points(row: Row, child: _Child) -> Fraction:
    score = child.result.score
    return score.raw if row.rescale_raw else score.points


def _gather(row: Row, staying: list[_Child], account: list[AccountStep]) -> Fraction:
    points = [_points(row, child) for child in staying]
    counted = [child.row.id for child in staying]
    if row.gathering in {Gathering.GREATEST, Gathering.LEAST} and points:
        pick = max if row.gathering is Gathering.GREATEST else min
        place = points.index(pick(points))
        counted, value = [counted[place]], points[place]
    else:
        value = _together(row, staying, points)
    account.append(Gathered(row.gathering.value, tuple(counted), value))
    return value


def _together(row: Row, staying: list[_Child], points: list[Fraction]) -> Fraction:
    if row.gathering is Gathering.MEAN and points:
        return mean(points)
    if row.gathering is Gathering.WEIGHTED_MEAN:
        return _weighted(row, staying)
    if row.gathering is Gathering.PRODUCT_ROOT:
        return _geometric(row, staying)
    return Fraction(sum(points))


def _weighted(row: Row, staying: list[_Child]) -> Fraction:
    weights = Fraction(sum(child.row.weight for child in staying))
    if weights == 0:
        return ZERO
    return Fraction(sum(child.row.weight * _points(row, child) for child in staying)) / weights


def _geometric(row: Row, staying: list[_Child]) -> Fraction:
    """Take the geometric mean of the shares of each maximum; a share below zero counts as zero."""
    product = Fraction(1)
    for child in staying:
        share = _points(row, child) / child.maximum if child.maximum else ZERO
        product *= max(ZERO, share)
    if not staying or row.max_points is None:
        return ZERO
    return row.max_points * power(product, Fraction(1, len(staying)), ROOT_DIGITS)


def _applicable_maximum(row: Row, children: list[_Child]) -> Fraction | None:
    """Give the group's maximum for this unit: less by what was excluded under it."""
    if row.max_points is None:
        return None
    return row.max_points - sum(_excluded(child) for child in children)


def _excluded(child: _Child) -> Fraction:
    if child.result.left is Policy.EXCLUDE:
        return child.maximum
    if child.row.max_points is None:
        return ZERO
    return child.row.max_points - child.maximum


def _rescale(
    value: Fraction,
    maximum: Fraction | None,
    children: list[_Child],
    account: list[AccountStep],
) -> Fraction:
    """Give the points of rows that left to those that stay, in proportion to their maxima."""
    gone = [child for child in children if child.result.left is Policy.REDISTRIBUTE]
    staying = [child for child in children if child.result.left is None]
    applicable = Fraction(sum(child.maximum for child in staying))
    full = maximum if maximum is not None else applicable + sum(child.maximum for child in gone)
    if not gone or applicable == 0:
        return value
    after = value * full / applicable
    left_out = tuple(child.row.id for child in gone)
    account.append(Rescaled(value, after, applicable, full, left_out))
    return after
