"""Walks over a rubric's rows and a rule's formula, parents before children."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.rubric.formula.nodes import (
    Bands,
    Choice,
    Compare,
    Condition,
    DaysLate,
    Difference,
    Every,
    Figure,
    Formula,
    Greatest,
    IsLevel,
    IsPresent,
    Least,
    Levels,
    Named,
    NaturalLog,
    Not,
    OverItems,
    OverPeers,
    Power,
    Product,
    Quotient,
    Rounded,
    Some,
    Sum,
)
from thidua.core.rubric.table import Row, Rubric, Section


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its section and the ids of the rows above it, outermost first."""

    row: Row
    section: Section
    above: tuple[str, ...]

    @property
    def path(self) -> str:
        return "/".join((*self.above, self.row.id))


def placed_rows(rubric: Rubric) -> Iterator[PlacedRow]:
    """Give every row, the sections' own roots included."""
    sections = (
        (Section.BASE, rubric.base),
        (Section.BONUS, rubric.bonus),
        (Section.PENALTY, rubric.penalty),
    )
    waiting = [PlacedRow(row, part, ()) for part, row in reversed(sections) if row is not None]
    while waiting:
        placed = waiting.pop()
        yield placed
        above = (*placed.above, placed.row.id)
        waiting.extend(
            PlacedRow(child, placed.section, above) for child in reversed(placed.row.children)
        )


def parts_of(
    node: Formula | Condition,
) -> tuple[Formula | Condition, ...]:
    """Give the formulas and conditions directly under one; a leaf has none."""
    match node:
        case Named() | Rounded() | NaturalLog() | OverPeers() | Not():
            parts: tuple[Formula | Condition | None, ...] = (
                node.each if isinstance(node, OverPeers) else node.of,
            )
        case Sum():
            parts = node.terms
        case Product():
            parts = node.factors
        case Least() | Greatest() | Every() | Some():
            parts = node.of
        case Difference():
            parts = (node.minuend, node.subtrahend)
        case Quotient():
            parts = (node.dividend, node.divisor)
        case Power():
            parts = (node.base, node.exponent)
        case Compare():
            parts = (node.left, node.right)
        case _:
            parts = _branches(node)
    return tuple(part for part in parts if part is not None)


def _branches(
    node: Formula | Condition,
) -> tuple[Formula | Condition | None, ...]:
    match node:
        case Choice():
            return (node.condition, node.then, node.otherwise)
        case Bands():
            return (node.of, *(band.worth for band in node.bands))
        case Levels():
            return (*(level.worth for level in node.levels), node.otherwise)
        case OverItems():
            return (node.each, node.missing)
        case _:
            return ()


def nodes_of(root: Formula | Condition) -> Iterator[Formula | Condition]:
    """Give a formula and everything under it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(parts_of(node)))


def figures_of(root: Formula | Condition) -> tuple[str, ...]:
    """Name the figures that a formula or condition reads itself, each once, in order."""
    names = (_figure(node) for node in nodes_of(root))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _figure(node: Formula | Condition) -> str | None:
    match node:
        case Figure():
            name: str | None = node.name
        case Levels():
            name = node.of
        case OverItems() | IsLevel() | IsPresent():
            name = node.figure
        case DaysLate():
            name = node.sent
        case _:
            name = None
    return name
