"""A whole block scored: row by row over all units, since some rules compare units with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from thidua.core.rubric.figures import Figures, FigureValue
from thidua.core.rubric.formula.case import Case, PeerValues
from thidua.core.rubric.score import (
    AccountStep,
    BlockScore,
    PeriodScore,
    RowScore,
    Standing,
    TriggeredEffect,
    UnitScore,
)
from thidua.core.rubric.scoring.claims import claim_counter
from thidua.core.rubric.scoring.criterion import (
    Result,
    effects_of,
    score_criterion,
    set_aside,
    why_aside,
)
from thidua.core.rubric.scoring.group import score_group
from thidua.core.rubric.scoring.limits import ZERO, mean, rounded
from thidua.core.rubric.scoring.plan import Plan, PlannedRow, compile_rubric, policy_of
from thidua.core.rubric.scoring.totals import period_total, year_total
from thidua.core.rubric.table import Row, Rubric


class _Unit:
    """A unit being scored in one period."""

    __slots__ = ("case", "results")

    def __init__(self, case: Case) -> None:
        self.case = case
        self.results: dict[str, Result] = {}


def score_block(
    rubric: Rubric | Plan, figures: Figures, *, claims: BlockScore | None = None
) -> BlockScore:
    """Score every unit of a block, exactly, with the whole account of every point.

    `claims` is the score of what the units reported themselves; rules on over-claiming count
    against it, and count nothing without it. A unit without a sheet for a period lacks all its
    figures there. Refuses RowsInCircle, FiguresInCircle, FigureOfOtherKind, NumberTooLarge.
    """
    plan = rubric if isinstance(rubric, Plan) else compile_rubric(rubric)
    codes = figures.units()
    sheets = {(sheet.unit, sheet.period): sheet.values for sheet in figures.sheets}
    periods: dict[str, list[PeriodScore]] = {code: [] for code in codes}
    for period in plan.rubric.periods:
        units = [_unit(plan, code, sheets.get((code, period.id), {})) for code in codes]
        for unit in units:
            unit.case.claimed = claim_counter(claims, unit.case.unit, period.id, unit.results)
        applying = {planned.row.id: _score_row(plan, planned, units) for planned in plan.rows}
        effects = _effects(plan, units, applying)
        for unit in units:
            score = _period_score(plan, unit, period.id, tuple(effects[unit.case.unit]))
            periods[unit.case.unit].append(score)
    return BlockScore(tuple(_unit_score(plan, code, tuple(periods[code])) for code in codes))


def _unit(plan: Plan, code: str, values: Mapping[str, FigureValue]) -> _Unit:
    return _Unit(Case(code, {**plan.defaults, **values}, plan.derived, plan.holidays))


def _begin(units: list[_Unit], peers: tuple[Case, ...]) -> None:
    """Turn all units to a new question that is asked among these peers."""
    shared: dict[int, PeerValues] = {}
    for unit in units:
        unit.case.begin(peers, shared)


def _score_row(plan: Plan, planned: PlannedRow, units: list[_Unit]) -> tuple[Case, ...]:
    """Score a row of every unit; gives the units to which it applies, each other's peers in it.

    Whether it applies is asked among all units.
    """
    _begin(units, tuple([unit.case for unit in units]))
    pairs = [(unit, why_aside(planned, unit.case)) for unit in units]
    peers = tuple([unit.case for unit, why in pairs if why is None])
    _begin(units, peers)
    row = planned.row
    for unit, why in pairs:
        children = tuple([unit.results[child] for child in planned.children])
        if why is not None:
            owner, policy, cause = why
            scores = tuple([child.score for child in children])
            reason = owner.not_applicable.reason
            result = set_aside(row, policy, cause, reason, children=scores)
        elif children:
            result = score_group(planned, children, policy_of(plan.rubric, row), unit.case)
        else:
            result = score_criterion(planned, unit.case)
        unit.results[row.id] = result
    _fill_from_peers(row, units)
    for unit in units:
        unit.case.points[row.id] = unit.results[row.id].score.points
    return peers


def _fill_from_peers(row: Row, units: list[_Unit]) -> None:
    """Give units that are to get the mean of the others that mean; of nobody, nothing."""
    results = [(unit, unit.results[row.id]) for unit in units]
    waiting = [(unit, one, one.awaits_peers) for unit, one in results if one.awaits_peers]
    if not waiting:
        return
    counted = [
        (unit.case.unit, one.score.points)
        for unit, one in results
        if one.score.standing is Standing.COUNTED
    ]
    value = mean([points for _, points in counted]) if counted else ZERO
    names = tuple(code for code, _ in counted)
    for unit, result, aside in waiting:
        account: list[AccountStep] = [replace(aside, given=value, peers=names)]
        points = rounded(value, row.rounding, account)
        filled = replace(result.score, points=points, raw=value, account=tuple(account))
        unit.results[row.id] = Result(filled)


def _section(unit: _Unit, row: Row | None) -> RowScore | None:
    return None if row is None else unit.results[row.id].score


def _period_score(
    plan: Plan, unit: _Unit, period: str, effects: tuple[TriggeredEffect, ...]
) -> PeriodScore:
    rubric = plan.rubric
    base = unit.results[rubric.base.id].score
    bonus, penalty = _section(unit, rubric.bonus), _section(unit, rubric.penalty)
    total, account = period_total(rubric, (base, bonus, penalty))
    return PeriodScore(period, base, bonus, penalty, total, account, effects)


def _effects(
    plan: Plan, units: list[_Unit], applying: Mapping[str, tuple[Case, ...]]
) -> Mapping[str, list[TriggeredEffect]]:
    """Give by unit the effects of the rows that apply, then those of the table, when all is scored.

    A row asks among the units to which it applies, the table among all.
    """
    found: dict[str, list[TriggeredEffect]] = {unit.case.unit: [] for unit in units}
    for planned in (one for one in plan.rows if one.triggers):
        _begin(units, applying[planned.row.id])
        for unit in units:
            if unit.results[planned.row.id].score.standing is not Standing.NOT_APPLICABLE:
                found[unit.case.unit] += effects_of(planned.triggers, unit.case)
    _begin(units, tuple([unit.case for unit in units]))
    for unit in units:
        found[unit.case.unit] += effects_of(plan.triggers, unit.case)
    return found


def _unit_score(plan: Plan, code: str, periods: tuple[PeriodScore, ...]) -> UnitScore:
    totals = tuple((part.period, part.total) for part in periods)
    total, account = year_total(plan.rubric, plan.over_periods, totals)
    effects = tuple(dict.fromkeys(effect for part in periods for effect in part.effects))
    return UnitScore(code, periods, total, account, effects)
