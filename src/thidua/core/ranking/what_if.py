"""What if: other figures under the same rubric, or another row in it; who moves, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.core.ranking.order import Ranking, rank
from thidua.core.ranking.reading import NoSuchRow, rows_of
from thidua.core.ranking.year_facts import NO_FACTS, YearFacts
from thidua.core.rubric.figures import Figures, FigureValue, sheet
from thidua.core.rubric.score import BlockScore, RowScore, UnitScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Row, Rubric


@dataclass(frozen=True, slots=True)
class Scenario:
    """A rubric and the figures under it, with the year's ballots and decisions."""

    rubric: Rubric
    figures: Figures
    claims: BlockScore | None = None
    facts: YearFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class Outcome:
    score: BlockScore
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row whose points differ, in one period."""

    period: str
    row: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """A unit before and after; places may be None. `rows` are the criteria whose points changed."""

    unit: str
    place_before: int | None
    place_after: int | None
    total_before: Fraction | None
    total_after: Fraction | None
    rows: tuple[RowChange, ...]


def outcome_of(scenario: Scenario) -> Outcome:
    """Score and rank a scenario."""
    score = score_block(scenario.rubric, scenario.figures, claims=scenario.claims)
    return Outcome(score, rank(scenario.rubric, score, scenario.facts))


def _criteria(unit: UnitScore) -> dict[tuple[str, str], RowScore]:
    return {
        (period.period, row.row): row
        for period in unit.periods
        for row in rows_of(period)
        if not row.children
    }


def _row_changes(before: UnitScore, after: UnitScore) -> tuple[RowChange, ...]:
    old, new = _criteria(before), _criteria(after)
    nothing = Fraction(0)
    changes = []
    for key in [*old, *(key for key in new if key not in old)]:
        was = old[key].points if key in old else nothing
        now = new[key].points if key in new else nothing
        if was != now:
            changes.append(RowChange(key[0], key[1], was, now))
    return tuple(changes)


def moves(before: Outcome, after: Outcome) -> tuple[Move, ...]:
    """List the units whose total, place or criteria changed, in the order of the new ranking."""
    old = {unit.unit: unit for unit in before.score.units}
    new = {unit.unit: unit for unit in after.score.units}
    found = []
    for place in after.ranking.places:
        was = before.ranking.of(place.unit)
        rows = _row_changes(old[place.unit], new[place.unit])
        if rows or was.place != place.place or was.total != place.total:
            found.append(Move(place.unit, was.place, place.place, was.total, place.total, rows))
    return tuple(found)


def with_figure(
    given: Figures, unit: str, name: str, value: FigureValue, *, period: str = ""
) -> Figures:
    """Give the same figures with one of them changed; other units and periods stay as they are."""
    return Figures(
        tuple(
            sheet(one.unit, {**one.values, name: value}, period=one.period)
            if (one.unit, one.period) == (unit, period)
            else one
            for one in given.sheets
        )
    )


def _changed(row: Row, row_id: str, change: Callable[[Row], Row]) -> Row:
    if row.id == row_id:
        return change(row)
    return replace(row, children=tuple(_changed(child, row_id, change) for child in row.children))


def with_row(rubric: Rubric, row_id: str, change: Callable[[Row], Row]) -> Rubric:
    """Give the same rubric with one row changed; refuses an unknown id with NoSuchRow."""
    parts = {"base": rubric.base, "bonus": rubric.bonus, "penalty": rubric.penalty}
    changed = {
        name: _changed(row, row_id, change) for name, row in parts.items() if row is not None
    }
    if not _known(rubric, row_id):
        raise NoSuchRow(row=row_id)
    return replace(
        rubric,
        base=changed["base"],
        bonus=changed.get("bonus"),
        penalty=changed.get("penalty"),
    )


def _known(rubric: Rubric, row_id: str) -> bool:
    waiting = [row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None]
    while waiting:
        row = waiting.pop()
        if row.id == row_id:
            return True
        waiting.extend(row.children)
    return False


def without_row(rubric: Rubric, row_id: str) -> Rubric:
    """Give the same rubric with one row taken out; its parent keeps its own maximum.

    The base, bonus and penalty themselves cannot be taken out; refuses an unknown id with NoSuchRow.
    """
    sections = {row.id for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None}
    if row_id in sections or not _known(rubric, row_id):
        raise NoSuchRow(row=row_id)
    return replace(
        rubric,
        base=_without(rubric.base, row_id),
        bonus=rubric.bonus and _without(rubric.bonus, row_id),
        penalty=rubric.penalty and _without(rubric.penalty, row_id),
    )


def _without(row: Row, row_id: str) -> Row:
    kept = tuple(_without(child, row_id) for child in row.children if child.id != row_id)
    return replace(row, children=kept)
