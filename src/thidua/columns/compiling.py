"""A rubric made ready for whole columns: its rows in order, each rule compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.columns import arithmetic, conditions, gathers
from thidua.columns.digits import exact_exponent
from thidua.columns.frame import Step
from thidua.columns.rows import POLICY_CODE, RowRules
from thidua.columns.scores import Why
from thidua.columns.step import Test, compiled, tested
from thidua.core.rubric.check.walk import figures_of
from thidua.core.rubric.formula.nodes import (
    Condition,
    DaysLate,
    Formula,
    NaturalLog,
    OverPeers,
    Power,
)
from thidua.core.rubric.formula.walk import walk
from thidua.core.rubric.scoring.plan import PlannedRow, compile_rubric, policy_of
from thidua.core.rubric.table import Gathering, Policy, Row, Rubric, Section

REGISTERED = (arithmetic, conditions, gathers)  # each registers its kinds of node when imported


@dataclass(frozen=True, slots=True)
class AsideRule:
    """To whom a row, or one above it, does not apply, and the code of the policy that follows."""

    units: tuple[str, ...]
    test: Test | None
    code: int


@dataclass(frozen=True, slots=True)
class CompiledRow:
    rules: RowRules
    children: tuple[str, ...]
    aside: tuple[AsideRule, ...]
    own_code: int  # of the policy for when all children have left
    base: bool
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class CompiledRubric:
    rubric: Rubric
    rows: tuple[CompiledRow, ...]  # in the order of scoring
    leaves: tuple[Row, ...]  # the criteria of the base section
    derived: Mapping[str, Step]
    holidays: frozenset[date]
    over_periods: Step | None
    why_over_periods: tuple[Why, ...]
    peers: bool  # whether any rule or policy asks about other units


def compiled_rubric(rubric: Rubric) -> CompiledRubric:
    """Compile a rubric's rows in core's own order of scoring; refuses RowsInCircle."""
    plan = compile_rubric(rubric)
    over_periods = rubric.total.over_periods
    return CompiledRubric(
        rubric=rubric,
        rows=tuple(_row(rubric, planned) for planned in plan.rows),
        leaves=tuple(_leaves(rubric.base)),
        derived={one.name: compiled(one.formula) for one in rubric.figures if one.formula},
        holidays=plan.holidays,
        over_periods=None if over_periods is None else compiled(over_periods),
        why_over_periods=_why_over_periods(over_periods),
        peers=_asks_peers(rubric, plan.rows),
    )


def _leaves(row: Row) -> Iterator[Row]:
    if not row.children:
        yield row
    for child in row.children:
        yield from _leaves(child)


def _row(rubric: Rubric, planned: PlannedRow) -> CompiledRow:
    row = planned.row
    losing = tuple(tested(one.trigger.condition) for one in planned.losing)
    step = None if row.rule is None or row.children else compiled(row.rule.formula)
    return CompiledRow(
        rules=RowRules(row, step, losing),
        children=planned.children,
        aside=tuple(
            _aside_rule(owner, POLICY_CODE[policy])
            for owner, _test, policy in planned.setting_aside
        ),
        own_code=POLICY_CODE[policy_of(rubric, row)],
        base=planned.section is Section.BASE,
        why=_why(rubric, planned),
    )


def _aside_rule(row: Row, code: int) -> AsideRule:
    condition = row.not_applicable.condition
    test = None if condition is None else tested(condition)
    return AsideRule(row.not_applicable.units, test, code)


def _why(rubric: Rubric, planned: PlannedRow) -> tuple[Why, ...]:
    """Tell what core computes for a row, in its rule, its conditions or the figures they read."""
    row = planned.row
    read = [step for formula in _read_for(rubric, planned) for step in walk(formula)]
    root = bool(row.children) and row.gathering is Gathering.PRODUCT_ROOT
    digits = root or any(_asks_digits(step) for step in read)
    calendar = any(isinstance(step, DaysLate) and step.working for step in read)
    return (*([Why.DIGITS] if digits else []), *([Why.WORKING_DAYS] if calendar else []))


def _why_over_periods(formula: Formula | None) -> tuple[Why, ...]:
    digits = formula is not None and any(_asks_digits(step) for step in walk(formula))
    return (Why.DIGITS,) if digits else ()


def _asks_digits(step: object) -> bool:
    power = isinstance(step, Power) and exact_exponent(step.exponent) is None
    return power or isinstance(step, NaturalLog)


def _read_for(rubric: Rubric, planned: PlannedRow) -> Iterator[Formula | Condition]:
    """Give the row's formulas, and those of the derived figures that they read, each once."""
    derived = {one.name: one.formula for one in rubric.figures if one.formula is not None}
    formulas: list[Formula | Condition] = [one.trigger.condition for one in planned.losing]
    asides = (owner.not_applicable.condition for owner, _, _ in planned.setting_aside)
    formulas += [condition for condition in asides if condition is not None]
    if planned.row.rule is not None:
        formulas.append(planned.row.rule.formula)
    while formulas:
        formula = formulas.pop()
        yield formula
        formulas += [derived.pop(name) for name in figures_of(formula) if name in derived]


def _asks_peers(rubric: Rubric, rows: tuple[PlannedRow, ...]) -> bool:
    policies = {rubric.group_policy, rubric.row_policy}
    for planned in rows:
        policies |= {policy for _, _, policy in planned.setting_aside}
        policies |= {planned.row.not_arisen} if planned.row.not_arisen else set()
        policies |= {policy_of(rubric, planned.row)}
    return Policy.PEERS_MEAN in policies or any(
        isinstance(step, OverPeers) for formula in _formulas(rubric, rows) for step in walk(formula)
    )


def _formulas(rubric: Rubric, rows: tuple[PlannedRow, ...]) -> Iterator[Formula | Condition]:
    yield from (one.formula for one in rubric.figures if one.formula is not None)
    for planned in rows:
        if planned.row.rule is not None:
            yield planned.row.rule.formula
        yield from (one.trigger.condition for one in planned.losing)
        if planned.row.not_applicable.condition is not None:
            yield planned.row.not_applicable.condition
