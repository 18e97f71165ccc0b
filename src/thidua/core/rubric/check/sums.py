"""Children that do not add up to their parent, and a table that does not reach its scale."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from thidua.core.rubric.check.attainable import Ranges
from thidua.core.rubric.check.walk import PlacedRow, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import Gathering, Row, Rubric, Section


def sum_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Compare every group's maximum with its children's, and the groups' with the scale."""
    ranges = Ranges(rubric)
    found = [*_scale(rubric)]
    for placed in placed_rows(rubric):
        found += _children(placed)
        found += _reach(placed, ranges)
    return tuple(found)


def _scale(rubric: Rubric) -> Iterator[Finding]:
    groups = rubric.base.children
    total = _sum_of_maxima(groups)
    if rubric.scale is not None and total is not None and total != rubric.scale:
        yield Finding(
            "scale_not_met",
            Severity.ERROR,
            rubric.base.id,
            groups[0].line,
            (("scale", str(rubric.scale)), ("sum", str(total))),
        )


def _sum_of_maxima(rows: tuple[Row, ...]) -> Fraction | None:
    maxima = [row.max_points for row in rows if row.max_points is not None]
    return Fraction(sum(maxima)) if maxima and len(maxima) == len(rows) else None


def _children(placed: PlacedRow) -> Iterator[Finding]:
    row = placed.row
    total = _sum_of_maxima(row.children)
    is_section = not placed.above
    if (
        row.gathering is Gathering.SUM
        and row.max_points is not None
        and total is not None
        and total != row.max_points
        and not is_section
        and row.cap is None
    ):
        yield Finding(
            "children_not_parent",
            Severity.ERROR,
            placed.path,
            row.line,
            (("row", row.id), ("max", str(row.max_points)), ("sum", str(total))),
        )


def _reach(placed: PlacedRow, ranges: Ranges) -> Iterator[Finding]:
    row = placed.row
    if placed.section is not Section.BASE or not placed.above or row.max_points is None:
        return
    high = ranges.of_row(row).high
    if high is not None and high < row.max_points:
        yield Finding(
            "max_out_of_reach",
            Severity.WARNING,
            placed.path,
            row.line,
            (("row", row.id), ("max", str(row.max_points)), ("high", str(high))),
        )
