"""A unit scored from its own sheet alone: what looks at other units waits, and nothing of theirs shows.

Until all have handed in, whoever answers for one unit must not read the others' figures out of his
own points. Leaving the others' sheets away altogether makes sure of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.core.rubric.figure_uses import figure_uses
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.formula.nodes import Condition, Figure, Formula, OverPeers, Points
from thidua.core.rubric.formula.walk import walk
from thidua.core.rubric.score import RowScore, SetAside, Standing, UnitScore
from thidua.core.rubric.scoring.block import score_block
from thidua.core.rubric.scoring.plan import Plan, compile_rubric
from thidua.core.rubric.table import (
    EffectKind,
    NotApplicable,
    Policy,
    Row,
    Rubric,
    Trigger,
)

FOR_THE_OTHERS = Figure("")  # a name that no figure has: the row lacks it
APPLIES = NotApplicable((), None, None, "")
Rows = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alone:
    """A unit's points without the criteria in `waiting`: those lack their points, 0 for now."""

    score: UnitScore
    waiting: Rows


@dataclass(frozen=True, slots=True)
class AlonePlan:
    """A rubric compiled for scoring one unit alone; the same for every unit and all figures."""

    rubric: Rubric
    plan: Plan
    waiting: Rows


def plan_alone(rubric: Rubric, *, given: Rows = frozenset()) -> AlonePlan:
    """Compile a rubric without what looks at peers; `given` are criteria that get their mean."""
    table = _Table(rubric, given)
    return AlonePlan(rubric, compile_rubric(table.without_peers()), table.waiting)


def score_alone(rubric: Rubric | AlonePlan, figures: Figures, unit: str) -> Alone:
    """Score one unit as if the block had no other; its criteria that look at peers wait.

    A criterion waits whose rule gathers the peers' values, whose place in the table hangs on them,
    that gets their mean since it does not apply, or that quotes the points of one that waits.
    Effects that hang on the peers stay away. Refuses what `score_block` refuses.
    """
    own = Figures(tuple(sheet for sheet in figures.sheets if sheet.unit == unit))
    prepared = rubric if isinstance(rubric, AlonePlan) else plan_alone(rubric)
    return _scored(prepared, own, frozenset())


def _scored(prepared: AlonePlan, own: Figures, given: Rows) -> Alone:
    """Score with the criteria that wait; again where one more turns out to get the peers' mean."""
    score = score_block(prepared.plan, own).units[0]
    asked = _given_the_mean(prepared.rubric, score)
    if asked <= given:
        return Alone(score, _lacking(score) & prepared.waiting)
    more = given | asked
    return _scored(plan_alone(prepared.rubric, given=more), own, more)


class _Table:
    """The rubric with the criteria that wait; `given` are those that get the mean of the peers."""

    def __init__(self, rubric: Rubric, given: Rows) -> None:
        self.rubric = rubric
        self.given = given
        self.derived = {one.name: one.formula for one in rubric.figures if one.formula}
        self.waiting, self.touched = given, _over(rubric, given)
        while (more := self.waiting | self._looking()) != self.waiting:
            self.waiting, self.touched = more, _over(rubric, more)

    def _looking(self) -> Rows:
        """Name the criteria that look at peers, or at those that wait already."""
        found = {
            row.id for row in _rows(self.rubric) for test in _asked_of(row) if self._looks(test)
        }
        lost = (one.effect for one in _triggers(self.rubric) if self._looks(one.condition))
        found |= {effect.detail for effect in lost if effect.kind is EffectKind.ROW_LOST}
        rows = (row for row in _rows(self.rubric) if row.id in found)
        return frozenset(leaf for row in rows for leaf in _criteria(row))

    def _looks(self, formula: Formula | Condition) -> bool:
        names = {use.name for use in figure_uses(formula)}
        return any(
            isinstance(step, OverPeers) or (isinstance(step, Points) and step.row in self.touched)
            for step in walk(formula)
        ) or any(self._looks(self.derived[name]) for name in names & self.derived.keys())

    def without_peers(self) -> Rubric:
        rubric = self.rubric
        return replace(
            rubric,
            base=self._row(rubric.base),
            bonus=None if rubric.bonus is None else self._row(rubric.bonus),
            penalty=None if rubric.penalty is None else self._row(rubric.penalty),
            triggers=self._blind(rubric.triggers),
        )

    def _row(self, row: Row) -> Row:
        plain = replace(
            row,
            children=tuple(self._row(child) for child in row.children),
            not_applicable=self._not_applicable(row),
        )
        if row.rule is None:
            return plain
        if row.id not in self.waiting:
            return replace(plain, rule=replace(row.rule, triggers=self._blind(row.rule.triggers)))
        rule = replace(row.rule, formula=FOR_THE_OTHERS, triggers=self._blind(row.rule.triggers))
        return replace(plain, rule=rule, not_arisen=None)

    def _not_applicable(self, row: Row) -> NotApplicable:
        """Leave out a condition that looks at peers, and all where the peers' mean is to be given."""
        if _criteria(row) <= self.given:
            return APPLIES
        condition = row.not_applicable.condition
        looks = condition is not None and self._looks(condition)
        return replace(row.not_applicable, condition=None) if looks else row.not_applicable

    def _blind(self, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
        return tuple(one for one in triggers if not self._looks(one.condition))


def _rows(rubric: Rubric) -> Iterator[Row]:
    waiting = [row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None]
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(row.children)


def _criteria(row: Row) -> Rows:
    """Name the criteria under a row; a criterion has itself."""
    if not row.children:
        return frozenset({row.id})
    return frozenset(leaf for child in row.children for leaf in _criteria(child))


def _over(rubric: Rubric, criteria: Rows) -> Rows:
    """Name these criteria and every row that has one of them under it."""
    return frozenset(row.id for row in _rows(rubric) if _criteria(row) & criteria)


def _asked_of(row: Row) -> tuple[Formula | Condition, ...]:
    """Give what is computed to score a row: its rule, and whether it applies."""
    rule = () if row.rule is None else (row.rule.formula,)
    condition = row.not_applicable.condition
    return rule if condition is None else (*rule, condition)


def _triggers(rubric: Rubric) -> Iterator[Trigger]:
    yield from rubric.triggers
    for row in _rows(rubric):
        yield from row.rule.triggers if row.rule else ()


def _scores(unit: UnitScore) -> Iterator[RowScore]:
    for one in unit.periods:
        waiting = [row for row in (one.base, one.bonus, one.penalty) if row is not None]
        while waiting:
            row = waiting.pop()
            yield row
            waiting.extend(row.children)


def _given_the_mean(rubric: Rubric, unit: UnitScore) -> Rows:
    """Name the criteria that got the mean of the peers, alone or with a row above them."""
    asked = {
        row.row
        for row in _scores(unit)
        for step in row.account
        if isinstance(step, SetAside) and step.policy is Policy.PEERS_MEAN
    }
    rows = (row for row in _rows(rubric) if row.id in asked)
    return frozenset(leaf for row in rows for leaf in _criteria(row))


def _lacking(unit: UnitScore) -> Rows:
    return frozenset(row.row for row in _scores(unit) if row.standing is Standing.MISSING)
