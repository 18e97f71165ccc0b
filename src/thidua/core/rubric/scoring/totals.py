"""From sections to a total, and from the totals of periods to the year's."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.figures import NamedValue
from thidua.core.rubric.formula.case import Case, Step
from thidua.core.rubric.formula.evaluate import compile_formula
from thidua.core.rubric.formula.outcomes import NoNumber
from thidua.core.rubric.score import (
    AccountStep,
    PeriodsCombined,
    RowScore,
    Standing,
    Totalled,
)
from thidua.core.rubric.scoring.limits import ZERO, limited, rounded
from thidua.core.rubric.table import Rubric

Totals = tuple[tuple[str, Fraction], ...]


def period_total(
    rubric: Rubric, sections: tuple[RowScore, RowScore | None, RowScore | None]
) -> tuple[Fraction | None, tuple[AccountStep, ...]]:
    """Give base + bonus − penalty after the total's own limits; None where a row is undefined."""
    if any(one is not None and one.standing is Standing.UNDEFINED for one in sections):
        return None, ()
    base, bonus, penalty = (ZERO if one is None else one.points for one in sections)
    value = base + bonus - penalty
    account: list[AccountStep] = [Totalled(base, bonus, penalty, value)]
    points = rounded(limited(value, rubric.total, account), rubric.total.rounding, account)
    return points, tuple(account)


def combined(step: Step, totals: Totals) -> Fraction | None:
    """Compute the year's value from its periods'; None where the formula has no number for them."""
    case = Case("", {}, {})  # pragma: no mutate: of no unit and no figures, so that none is read
    case.periods = dict(totals)
    try:
        return Fraction(step(case))
    except NoNumber:
        return None


def total_over_periods(rubric: Rubric, totals: Totals) -> Fraction:
    """Combine one value of each period (a total, a row's points) as the rubric combines totals.

    The only period's value stays as it is; several without a formula are added up. The result is
    rounded by the total's rule; where the formula has no number, it is 0.
    """
    formula = rubric.total.over_periods
    if formula is None:
        value = Fraction(sum(points for _, points in totals))
        return value if len(totals) == 1 else rounded(value, rubric.total.rounding, [])
    value = combined(compile_formula(formula), totals) or ZERO
    return rounded(value, rubric.total.rounding, [])


def year_total(
    rubric: Rubric, step: Step | None, totals: tuple[tuple[str, Fraction | None], ...]
) -> tuple[Fraction | None, tuple[AccountStep, ...]]:
    """Give the year's total from the periods' rounded totals.

    None where one of them is None, or where the formula has no number for them.
    """
    known: Totals = tuple((period, total) for period, total in totals if total is not None)
    if len(known) < len(totals):
        return None, ()
    if step is None and len(known) == 1:
        return known[0][1], ()
    value = Fraction(sum(one for _, one in known)) if step is None else combined(step, known)
    if value is None:
        return None, ()
    parts = tuple(NamedValue(period, total) for period, total in known)
    account: list[AccountStep] = [PeriodsCombined(parts, value)]
    return rounded(value, rubric.total.rounding, account), tuple(account)
