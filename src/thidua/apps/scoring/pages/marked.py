"""A unit's figures of one kind, with the points they give, as far as the reader may know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.scoring.queries import Grounds, Kind, scores_from
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.score import Standing, UnitScore
from thidua.core.rubric.scoring.alone import score_alone


@dataclass(frozen=True, slots=True)
class Marked:
    """`figures` are by period; `given_at` is when the latest came, None before any did.

    `waiting` are the criteria whose points wait until the other units' figures may be known.
    """

    figures: Mapping[str, Mapping[str, FigureValue]]
    given_at: datetime | None
    score: UnitScore
    waiting: frozenset[str]


def marked_of(grounds: Grounds, unit: str, kind: Kind, *, alone: bool) -> Marked:
    """Give what a unit's figures of one kind come to, among its whole block or `alone`.

    Alone, no figure of another unit has any part in it. Refuses NoRubricAdopted.
    """
    found = grounds.of(kind)
    score, waiting = (_alone if alone else _among_all)(grounds, unit, kind)
    return Marked(
        {one.period: one.values for one in found.figures.sheets if one.unit == unit},
        max((one.given_at for one in found.sheets if one.unit == unit), default=None),
        score,
        waiting,
    )


def _among_all(grounds: Grounds, unit: str, kind: Kind) -> tuple[UnitScore, frozenset[str]]:
    scores = scores_from(grounds, kind).units
    return next(one for one in scores if one.unit == unit), frozenset()


def _alone(grounds: Grounds, unit: str, kind: Kind) -> tuple[UnitScore, frozenset[str]]:
    found = score_alone(grounds.in_force().rubric, grounds.of(kind).figures, unit)
    return found.score, found.waiting


def filled_of(score: UnitScore, *, but: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Count the criteria that have their figures, and all that apply to the unit, `but` some."""
    rows = [row for period in score.periods for row in rows_of(period) if not row.children]
    applying = [
        row for row in rows if row.standing is not Standing.NOT_APPLICABLE and row.row not in but
    ]
    missing = sum(row.standing is Standing.MISSING for row in applying)
    return len(applying) - missing, len(applying)
