"""What there is to judge each criterion of a unit by, and which criteria are in dispute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.apps.appraisal.queries import Draft, names_of
from thidua.apps.scoring.queries import Grounds, Kind, scores_from
from thidua.core.appraisal.asked import criteria_of
from thidua.core.appraisal.dispute import Doubt, Look, doubts_of
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import PeriodScore, RowScore, Standing
from thidua.core.rubric.table import Row

WITHOUT_POINTS = frozenset({Standing.MISSING, Standing.UNDEFINED})


@dataclass(frozen=True, slots=True)
class RowLook:
    """A criterion that applies to a unit: how it was scored, on what figures, with what doubts."""

    row: Row
    names: tuple[str, ...]
    score: RowScore
    look: Look
    doubts: tuple[Doubt, ...]
    settled: bool

    @property
    def waits(self) -> bool:
        """Say whether it has to be looked at on its own still."""
        return bool(self.doubts) and not self.settled


def looks_of(grounds: Grounds, draft: Draft) -> tuple[RowLook, ...]:
    """Look at every criterion that applies to a unit by its own report, in the order of the table."""
    return tuple(_looks(grounds, draft))


def open_and_undisputed(grounds: Grounds, draft: Draft) -> tuple[str, ...]:
    """Name the figures not settled yet of criteria that nobody doubts.

    A figure that some doubted criterion asks as well is not among them.
    """
    looks = looks_of(grounds, draft)
    doubted = {name for one in looks if one.doubts for name in one.names}
    names = dict.fromkeys(name for one in looks for name in one.names)
    return tuple(name for name in names if name not in doubted and name not in draft.settled)


def reported_score(grounds: Grounds, unit: str, period: str) -> PeriodScore:
    """Give a unit's points of one period by its own report. Refuses NoRubricAdopted."""
    scores = scores_from(grounds, Kind.SELF_REPORTED).units
    found = next(one for one in scores if one.unit == unit)
    return next(one for one in found.periods if one.period == period)


def _looks(grounds: Grounds, draft: Draft) -> Iterator[RowLook]:
    rubric = grounds.in_force().rubric
    scores = {one.row: one for one in rows_of(reported_score(grounds, draft.unit, draft.period))}
    for row in criteria_of(rubric):
        score, names = scores[row.id], names_of(row, rubric)
        if score.standing is Standing.NOT_APPLICABLE:
            continue
        points = None if score.standing in WITHOUT_POINTS else score.points
        look = Look(points, score.max_points)
        settled = draft.settled.issuperset(names)
        yield RowLook(row, names, score, look, doubts_of(look), settled)
