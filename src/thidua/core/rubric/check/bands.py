"""Bands that overlap, leave a hole, or that no value can reach; levels that are not listed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from thidua.core.rubric.check.attainable import Ranges, reaches
from thidua.core.rubric.check.interval import Interval
from thidua.core.rubric.check.walk import PlacedRow, nodes_of, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import Band, Bands, Levels
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

OPEN = "…"


def band_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Look at every table of bands and of levels in every rule."""
    ranges = Ranges(rubric)
    declared = {figure.name: figure for figure in rubric.figures}
    found: list[Finding] = []
    for placed in placed_rows(rubric):
        if placed.row.rule is None:
            continue
        for node in nodes_of(placed.row.rule.formula):
            if isinstance(node, Bands):
                value = ranges.of(node.of)
                steps = _step(node, declared)
                found += _overlaps(placed, node)
                found += _holes(placed, node, value, steps)
                found += _unreachable(placed, node, value)
            elif isinstance(node, Levels) and node.of is not None:
                found += _levels(placed, node, declared.get(node.of))
    return tuple(found)


def _step(node: Bands, declared: dict[str, FigureDeclaration]) -> Fraction | None:
    """Tell the step of counts: one, so that bands in whole numbers leave no hole between 10 and 11."""
    figure = declared.get(node.name)
    whole = figure is not None and figure.kind is FigureKind.COUNT
    return Fraction(1) if whole else None


def _end(value: Fraction | None) -> str:
    return OPEN if value is None else str(value)


def _finding(kind: str, severity: Severity, placed: PlacedRow, **details: str) -> Finding:
    facts = (("row", placed.row.id), *details.items())
    return Finding(kind, severity, placed.path, placed.row.line, facts)


def _from(band: Band) -> tuple[bool, Fraction, bool]:
    """Order bands by where they begin: an open end first, an included bound before an excluded."""
    return (band.low is not None, band.low or Fraction(0), not band.low_included)


def _overlaps(placed: PlacedRow, node: Bands) -> Iterator[Finding]:
    ordered = sorted(node.bands, key=_from)
    for lower, upper in pairwise(ordered):
        if _overlap(lower, upper):
            yield _finding(
                "bands_overlap",
                Severity.ERROR,
                placed,
                low=_end(upper.low),
                high=_end(lower.high),
            )


def _overlap(lower: Band, upper: Band) -> bool:
    if lower.high is None or upper.low is None:
        return True
    at_one_point = lower.high_included and upper.low_included
    return lower.high > upper.low or (lower.high == upper.low and at_one_point)


def _holes(
    placed: PlacedRow, node: Bands, value: Interval, step: Fraction | None
) -> Iterator[Finding]:
    ordered = sorted(node.bands, key=_from)
    for lower, upper in pairwise(ordered):
        if _hole(lower, upper, step):
            yield _finding(
                "bands_hole",
                Severity.WARNING,
                placed,
                low=_end(lower.high),
                high=_end(upper.low),
                point="1" if lower.high == upper.low else "0",
            )
    first, last = ordered[0], ordered[-1]
    if _open_below(first, value):
        yield _finding("bands_open_below", Severity.WARNING, placed, low=_end(first.low))
    if _open_above(last, value):
        yield _finding("bands_open_above", Severity.WARNING, placed, high=_end(last.high))


def _hole(lower: Band, upper: Band, step: Fraction | None) -> bool:
    if lower.high is None or upper.low is None:
        return False
    if step is not None and lower.high_included and upper.low_included:
        return upper.low - lower.high > step
    at_one_point = not lower.high_included and not upper.low_included
    return lower.high < upper.low or (lower.high == upper.low and at_one_point)


def _open_below(first: Band, value: Interval) -> bool:
    if first.low is None:
        return False
    if value.low is None:
        return True
    return value.low < first.low or (value.low == first.low and not first.low_included)


def _open_above(last: Band, value: Interval) -> bool:
    if last.high is None:
        return False
    if value.high is None:
        return True
    return value.high > last.high or (value.high == last.high and not last.high_included)


def _unreachable(placed: PlacedRow, node: Bands, value: Interval) -> Iterator[Finding]:
    for band in node.bands:
        if not reaches(value, band):
            yield _finding(
                "band_unreachable",
                Severity.WARNING,
                placed,
                low=_end(band.low),
                high=_end(band.high),
            )


def _levels(
    placed: PlacedRow, node: Levels, declared: FigureDeclaration | None
) -> Iterator[Finding]:
    if declared is None or not declared.levels:
        return
    listed = [level.value for level in node.levels]
    for value in listed:
        if value not in declared.levels:
            yield _finding("level_unreachable", Severity.WARNING, placed, level=value)
    if node.otherwise is None:
        for value in declared.levels:
            if value not in listed:
                yield _finding("level_not_listed", Severity.WARNING, placed, level=value)
