"""A group's formula: the cells of its children put together, those that left made up for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from thidua.core.rubric.table import Gathering, Policy, Row, Section
from thidua.outside.workbook.notation import CannotBeLive, number


@dataclass(frozen=True, slots=True)
class Child:
    """A row in its group: its cell, how it may leave, and its own children."""

    row: Row
    cell: str
    leaves: frozenset[Policy]
    below: tuple[Child, ...]

    @property
    def most(self) -> str:
        return "0" if self.row.max_points is None else number(self.row.max_points)


def gathered(row: Row, children: Sequence[Child], section: Section) -> str:
    """Write what a group's children make together."""
    cells = [child.cell for child in children]
    listed = ",".join(cells)
    match row.gathering:
        case Gathering.SUM:
            return _sum(row, children, section)
        case Gathering.MEAN:
            return f"AVERAGE({listed})"
        case Gathering.GREATEST:
            return f"MAX({listed})"
        case Gathering.LEAST:
            return f"MIN({listed})"
        case Gathering.WEIGHTED_MEAN:
            pairs = [(number(child.row.weight), child.cell) for child in children]
            upper = "+".join(f"{weight}*N({cell})" for weight, cell in pairs)
            lower = "+".join(f'IF({cell}="",0,{weight})' for weight, cell in pairs)
            return f"IF(({lower})=0,0,({upper})/({lower}))"
        case Gathering.PRODUCT_ROOT:
            full = "0" if row.max_points is None else number(row.max_points)
            shares = "*".join(_share(child) for child in children)
            return f"{full}*POWER({shares},1/COUNT({listed}))"
        case _:
            assert_never(row.gathering)


def _share(child: Child) -> str:
    most = maximum(child)
    share = "0" if most == "0" else f"MAX(0,{child.cell}/{most})"
    return f'IF({child.cell}="",1,{share})'


def _sum(row: Row, children: Sequence[Child], section: Section) -> str:
    """Add up; in the base section the points of those that left go to those that stay."""
    total = f"SUM({','.join(child.cell for child in children)})"
    gone = [child.cell for child in children if Policy.REDISTRIBUTE in child.leaves]
    if section is not Section.BASE or not gone:
        return total
    staying = "+".join(f"IF(ISNUMBER({child.cell}),{maximum(child)},0)" for child in children)
    full = _full(row, children)
    left = f"COUNT({','.join(gone)})<{len(gone)}"
    return f"IF(AND({left},({staying})>0),{total}*{full}/({staying}),{total})"


def _full(row: Row, children: Sequence[Child]) -> str:
    """Write what the group is worth for the unit at hand."""
    if row.max_points is not None:
        return _without(number(row.max_points), children)
    return f"({'+'.join(_with_those_gone(child) for child in children)})"


def _with_those_gone(child: Child) -> str:
    gone = child.most if _way_out(child) is Policy.REDISTRIBUTE else "0"
    return f"IF(ISNUMBER({child.cell}),{maximum(child)},{gone})"


def maximum(child: Child) -> str:
    """Write what a child is worth for the unit at hand: its maximum without what was excluded."""
    return child.most if child.row.max_points is None else _without(child.most, child.below)


def _without(most: str, children: Sequence[Child]) -> str:
    excluded = [written for child in children if (written := _excluded(child)) != "0"]
    return f"({'-'.join([most, *excluded])})" if excluded else most


def _excluded(child: Child) -> str:
    """Write what a child takes from the maximum above it."""
    parts = []
    if child.row.max_points is not None:
        parts = [written for one in child.below if (written := _excluded(one)) != "0"]
    below = f"({'+'.join(parts)})" if parts else "0"
    way = _way_out(child)
    if way is None or (way is Policy.REDISTRIBUTE and below == "0"):
        return below
    gone = child.most if way is Policy.EXCLUDE else "0"
    return f"IF(ISNUMBER({child.cell}),{below},{gone})"


def _way_out(child: Child) -> Policy | None:
    """Give the one policy by which a child may leave; an empty cell does not tell which of two."""
    if len(child.leaves) > 1:
        raise CannotBeLive
    return next(iter(child.leaves), None)
