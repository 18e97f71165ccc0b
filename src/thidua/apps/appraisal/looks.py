"""What there is to judge each criterion of a unit by, and which criteria are in dispute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from thidua.apps.appraisal.queries import Draft, names_of
from thidua.apps.evidence.queries import AttachmentFacts, shown_in_year
from thidua.apps.review.queries import marks_by_unit
from thidua.apps.scoring.queries import Grounds, Kind, scores_from
from thidua.core.appraisal.asked import criteria_of
from thidua.core.appraisal.dispute import Doubt, Look, doubts_of
from thidua.core.evidence.gaps import missing_kinds
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import PeriodScore, RowScore, Standing
from thidua.core.rubric.table import Row

WITHOUT_POINTS = frozenset({Standing.MISSING, Standing.UNDEFINED})


@dataclass(frozen=True, slots=True)
class Beside:
    """What a year has beside figures: evidence by unit and row, and the marks that may be known.

    `marks` are by unit, period and row, the least first, so that their order tells of nobody.
    """

    evidence: Mapping[tuple[str, str], tuple[AttachmentFacts, ...]]
    marks: Mapping[tuple[str, str, str], tuple[Fraction, ...]]


@dataclass(frozen=True, slots=True)
class RowLook:
    """A criterion that applies to a unit: how it was scored, on what figures, with what doubts."""

    row: Row
    names: tuple[str, ...]
    score: RowScore
    look: Look
    evidence: tuple[AttachmentFacts, ...]
    missing: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    settled: bool

    @property
    def waits(self) -> bool:
        """Say whether it has to be looked at on its own still."""
        return bool(self.doubts) and not self.settled


def beside_of(grounds: Grounds, at: datetime) -> Beside:
    """Give the evidence of a year, and the cross-scores once they are revealed."""
    evidence: dict[tuple[str, str], tuple[AttachmentFacts, ...]] = {}
    for one in shown_in_year(grounds.year.id):
        evidence[one.unit, one.row] = (*evidence.get((one.unit, one.row), ()), one)
    marks = {
        (unit, row.period, row.row): tuple(sorted(mark.points for mark in row.marks))
        for unit, rows in marks_by_unit(grounds, at).items()
        for row in rows
    }
    return Beside(evidence, marks)


def looks_of(grounds: Grounds, draft: Draft, beside: Beside) -> tuple[RowLook, ...]:
    """Look at every criterion that applies to a unit by its own report, in the order of the table."""
    return tuple(_looks(grounds, draft, beside))


def open_and_undisputed(grounds: Grounds, draft: Draft, beside: Beside) -> tuple[str, ...]:
    """Name the figures not settled yet of criteria that nobody doubts.

    A figure that some doubted criterion asks as well is not among them.
    """
    looks = looks_of(grounds, draft, beside)
    doubted = {name for one in looks if one.doubts for name in one.names}
    names = dict.fromkeys(name for one in looks for name in one.names)
    return tuple(name for name in names if name not in doubted and name not in draft.settled)


def reported_score(grounds: Grounds, unit: str, period: str) -> PeriodScore:
    """Give a unit's points of one period by its own report. Refuses NoRubricAdopted."""
    scores = scores_from(grounds, Kind.SELF_REPORTED).units
    found = next(one for one in scores if one.unit == unit)
    return next(one for one in found.periods if one.period == period)


def _looks(grounds: Grounds, draft: Draft, beside: Beside) -> Iterator[RowLook]:
    rubric = grounds.in_force().rubric
    scores = {one.row: one for one in rows_of(reported_score(grounds, draft.unit, draft.period))}
    for row in criteria_of(rubric):
        score, names = scores[row.id], names_of(row, rubric)
        if score.standing is Standing.NOT_APPLICABLE:
            continue
        points = None if score.standing in WITHOUT_POINTS else score.points
        evidence = beside.evidence.get((draft.unit, row.id), ())
        missing = missing_kinds(row.evidence, {one.answers for one in evidence})
        marks = beside.marks.get((draft.unit, draft.period, row.id), ())
        look = Look(points, score.max_points, marks, len(missing))
        settled = draft.settled.issuperset(names)
        doubts = doubts_of(look)
        yield RowLook(row, names, score, look, evidence, missing, doubts, settled)
