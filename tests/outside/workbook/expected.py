"""What a workbook's cells of points must hold, by the core."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.outside.workbook.recalculation import Cells
from thidua.core.rubric.score import PeriodScore
from thidua.outside.workbook import ScoredBlock
from thidua.outside.workbook.computed import rows_by_id, shown

TOTAL = "Tổng"
BILLIONTH = Fraction(1, 10**9)
"""So far apart may a binary number and an exact one lie where the rubric does not round."""


def departures(cells: Cells, block: ScoredBlock) -> list[str]:
    """Name every cell of points that does not hold what the core says."""
    found = []
    for place, period in enumerate(block.rubric.periods):
        held = cells.points(period.id)
        for unit in block.score.units:
            for row, points in _expected(unit.periods[place]).items():
                value = held[unit.unit, row]
                if not _same(value, points):
                    found.append(f"{period.id} {unit.unit} {row}: {value!r}, not {points!r}")
    totals = cells.totals()
    for unit in block.score.units:
        points = "#N/A" if unit.total is None else float(unit.total)
        if not _same(totals[unit.unit], points):
            found.append(f"{unit.unit}: {totals[unit.unit]!r}, not {points!r}")
    return found


def _expected(period: PeriodScore) -> dict[str, float | str]:
    rows = rows_by_id(period.base, period.bonus, period.penalty)
    points = {row: shown(score) for row, score in rows.items()}
    return {**points, TOTAL: "#N/A" if period.total is None else float(period.total)}


def _same(value: object, points: float | str) -> bool:
    if isinstance(points, str) or not isinstance(value, int | float):
        return (value or "") == points
    return abs(Fraction(Decimal(str(value))) - Fraction(points)) < BILLIONTH
