"""Rows or figures that wait for each other, so that none of them can ever be computed."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.rubric.check.walk import figures_of, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.scoring.plan import needs_of
from thidua.core.rubric.table import Rubric


def cycle_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Name each circle once, beginning with its alphabetically first member."""
    rows = {placed.row.id: placed.row for placed in placed_rows(rubric)}
    figure_needs = {
        figure.name: figures_of(figure.formula)
        for figure in rubric.figures
        if figure.formula is not None
    }
    found = [
        Finding("rows_in_circle", Severity.ERROR, circle[0], rows[circle[0]].line, _told(circle))
        for circle in circles(needs_of(rubric))
    ]
    found += [
        Finding("figures_in_circle", Severity.ERROR, f"so_lieu/{circle[0]}", 0, _told(circle))
        for circle in circles(figure_needs)
    ]
    return tuple(found)


def _told(circle: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return (("circle", " → ".join((*circle, circle[0]))),)


def circles(needs: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Find circles of need by a walk without recursion; each is turned to its first name.

    Every name that lies on some circle stands in at least one circle found.
    """
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in needs:
        path: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                done.add(path.pop())
            elif name in path:
                circle = path[path.index(name) :]
                turn = circle.index(min(circle))
                turned = (*circle[turn:], *circle[:turn])
                found += [] if turned in found else [turned]
            elif name not in done:
                path.append(name)
                waiting.append((name, True))
                waiting.extend((need, False) for need in reversed(needs.get(name, ())))
    return tuple(found)
