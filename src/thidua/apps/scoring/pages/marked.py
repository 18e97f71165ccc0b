"""A unit's figures of one kind, with the points they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.scoring.pages.addresses import UnitYear
from thidua.apps.scoring.queries import Kind, figures_of, scores_of
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.score import Standing, UnitScore


@dataclass(frozen=True, slots=True)
class Marked:
    """`figures` are by period; `given_at` is when the latest came, None before any did."""

    figures: Mapping[str, Mapping[str, FigureValue]]
    given_at: datetime | None
    score: UnitScore


def marked_of(asked: UnitYear, kind: Kind) -> Marked:
    """Give what a unit's figures of one kind come to; it is scored among its whole block."""
    code = asked.member.code
    found = figures_of(asked.year, kind)
    return Marked(
        {one.period: one.values for one in found.figures.sheets if one.unit == code},
        max((one.given_at for one in found.sheets if one.unit == code), default=None),
        next(one for one in scores_of(asked.year, kind).units if one.unit == code),
    )


def filled_of(score: UnitScore) -> tuple[int, int]:
    """Count the criteria that have their figures, and all that apply to the unit."""
    rows = [row for period in score.periods for row in rows_of(period) if not row.children]
    applying = [row for row in rows if row.standing is not Standing.NOT_APPLICABLE]
    missing = sum(row.standing is Standing.MISSING for row in applying)
    return len(applying) - missing, len(applying)
