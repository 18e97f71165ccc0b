"""The criteria of a rubric, and the figures that each asks of a unit."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.ranking.reading import NoSuchRow
from thidua.core.rubric.figure_uses import figure_uses
from thidua.core.rubric.formula.nodes import Formula
from thidua.core.rubric.table import FigureDeclaration, Row, Rubric


def criteria_of(rubric: Rubric) -> tuple[Row, ...]:
    """Give the rows that have a rule, in the order of the table: groups, bonus, penalty."""
    tops = (row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None)
    return tuple(leaf for top in tops for leaf in _leaves(top))


def criterion_in(rubric: Rubric, row_id: str) -> Row:
    """Find a criterion by its number. Refuses NoSuchRow."""
    for row in criteria_of(rubric):
        if row.id == row_id:
            return row
    raise NoSuchRow(row=row_id)


def asked_of(row: Row, rubric: Rubric) -> tuple[FigureDeclaration, ...]:
    """Give the figures that a criterion asks of the unit; for one computed from others, those."""
    declared = {one.name: one for one in rubric.figures}
    found: dict[str, FigureDeclaration] = {}
    waiting: list[Formula] = [] if row.rule is None else [row.rule.formula]
    seen: set[str] = set()
    while waiting:
        for use in figure_uses(waiting.pop(0)):
            if use.name in seen:
                continue
            seen.add(use.name)
            one = declared[use.name]
            if one.formula is None:
                found[one.name] = one
            else:
                waiting.append(one.formula)
    return tuple(found.values())


def _leaves(row: Row) -> Iterator[Row]:
    if row.rule is not None:
        yield row
    for child in row.children:
        yield from _leaves(child)
