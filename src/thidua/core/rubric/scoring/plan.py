"""A rubric made ready for scoring: each row with its compiled rule and its conditions, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.formula.case import Case, Step
from thidua.core.rubric.formula.evaluate import compile_condition, compile_formula
from thidua.core.rubric.formula.nodes import Condition, Formula, Points
from thidua.core.rubric.formula.walk import walk
from thidua.core.rubric.scoring.order import in_order
from thidua.core.rubric.table import EffectKind, Policy, Row, Rubric, Section, Trigger

Test = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class PlannedTrigger:
    trigger: Trigger
    row: str  # "" for the whole table
    test: Test


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row with what scoring it takes.

    `setting_aside` are this row and the rows above it that may not apply, outermost first, each
    with its condition; `losing` are the triggers that take this row's points.
    """

    row: Row
    section: Section
    children: tuple[str, ...]
    step: Step | None
    setting_aside: tuple[tuple[Row, Test | None, Policy], ...]
    triggers: tuple[PlannedTrigger, ...]
    losing: tuple[PlannedTrigger, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled rubric; made once by `compile_rubric`, good for any number of blocks."""

    rubric: Rubric
    rows: tuple[PlannedRow, ...]  # in the order of scoring
    triggers: tuple[PlannedTrigger, ...]
    defaults: Mapping[str, FigureValue]
    derived: Mapping[str, Step]
    holidays: frozenset[date]
    over_periods: Step | None


def _sections(rubric: Rubric) -> Iterator[tuple[Section, Row]]:
    yield Section.BASE, rubric.base
    if rubric.bonus is not None:
        yield Section.BONUS, rubric.bonus
    if rubric.penalty is not None:
        yield Section.PENALTY, rubric.penalty


def _under(row: Row, above: tuple[Row, ...]) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    yield row, above
    for child in row.children:
        yield from _under(child, (*above, row))


def _placed(rubric: Rubric) -> dict[str, tuple[Section, Row, tuple[Row, ...]]]:
    """Give every row by its id, with its section and the rows above it."""
    return {
        row.id: (section, row, above)
        for section, root in _sections(rubric)
        for row, above in _under(root, ())
    }


def _quoted(*formulas: Formula | Condition) -> tuple[str, ...]:
    steps = (step for formula in formulas for step in walk(formula))
    return tuple(step.row for step in steps if isinstance(step, Points))


def _losing(rubric: Rubric) -> dict[str, list[tuple[Trigger, str]]]:
    """Gather by row the triggers that take its points, each with the row where it is written."""
    written = [(trigger, "") for trigger in rubric.triggers]
    for _, row, _ in _placed(rubric).values():
        written += [(trigger, row.id) for trigger in (row.rule.triggers if row.rule else ())]
    found: dict[str, list[tuple[Trigger, str]]] = {}
    for trigger, row_id in written:
        if trigger.effect.kind is EffectKind.ROW_LOST:
            found.setdefault(trigger.effect.detail, []).append((trigger, row_id))
    return found


def policy_of(rubric: Rubric, row: Row) -> Policy:
    """Give the policy of a row that does not apply: its own, else its level's."""
    if row.not_applicable.policy is not None:
        return row.not_applicable.policy
    return rubric.group_policy if row.children else rubric.row_policy


def _setting_aside(
    rubric: Rubric, rows: tuple[Row, ...]
) -> tuple[tuple[Row, Test | None, Policy], ...]:
    found = []
    for row in rows:
        condition = row.not_applicable.condition
        if row.not_applicable.units or condition is not None:
            test = None if condition is None else compile_condition(condition)
            found.append((row, test, policy_of(rubric, row)))
    return tuple(found)


def needs_of(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """Tell by row which rows are scored before it: its children, and those that it quotes.

    What sets a row above it aside, or takes its points, quotes for it too.
    """
    losing = _losing(rubric)
    found = {}
    for key, (_, row, above) in _placed(rubric).items():
        formulas: list[Formula | Condition] = [
            trigger.condition for trigger, _ in losing.get(key, [])
        ]
        if row.rule is not None:
            formulas.append(row.rule.formula)
        asides = (one.not_applicable.condition for one in (*above, row))
        formulas += [condition for condition in asides if condition is not None]
        found[key] = (*(child.id for child in row.children), *_quoted(*formulas))
    return found


def compile_rubric(rubric: Rubric) -> Plan:
    """Compile a rubric for scoring; refuses RowsInCircle."""
    placed, losing = _placed(rubric), _losing(rubric)
    rows = []
    for key in in_order(needs_of(rubric)):
        section, row, above = placed[key]
        rows.append(
            PlannedRow(
                row=row,
                section=section,
                children=tuple(child.id for child in row.children),
                step=None if row.rule is None else compile_formula(row.rule.formula),
                setting_aside=_setting_aside(rubric, (*above, row)),
                triggers=_triggers(row.rule.triggers if row.rule else (), key),
                losing=tuple(_planned(*one) for one in losing.get(key, [])),
            )
        )
    return Plan(
        rubric=rubric,
        rows=tuple(rows),
        triggers=_triggers(rubric.triggers, ""),
        defaults=MappingProxyType(
            {one.name: one.default for one in rubric.figures if one.default is not None}
        ),
        derived=MappingProxyType(
            {one.name: compile_formula(one.formula) for one in rubric.figures if one.formula}
        ),
        holidays=frozenset(rubric.holidays),
        over_periods=(
            None
            if rubric.total.over_periods is None
            else compile_formula(rubric.total.over_periods)
        ),
    )


def _triggers(triggers: tuple[Trigger, ...], row: str) -> tuple[PlannedTrigger, ...]:
    return tuple(_planned(one, row) for one in triggers)


def _planned(trigger: Trigger, row: str) -> PlannedTrigger:
    return PlannedTrigger(trigger, row, compile_condition(trigger.condition))
