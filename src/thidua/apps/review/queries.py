"""The round of a year, what a reviewer sees of its own, and after the reveal the marks of all.

Whatever is asked about others' marks passes `is_revealed`: until the stage has closed there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from thidua.apps.review.models import HandedInMarks, Mark, NamedConflict, ReviewRound
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.queries import Grounds, Kind, grounds_of, scores_from
from thidua.apps.years.queries import BlockYear
from thidua.core.appraisal.asked import criteria_of
from thidua.core.ranking.reading import rows_of
from thidua.core.refusal import Refusal
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.combining import Combining, combine, spread
from thidua.core.review.combining import Kind as Way
from thidua.core.review.conflicts import Conflict, Ground, Pair
from thidua.core.review.distance import Bounds
from thidua.core.rubric.score import RowScore, Standing
from thidua.core.rubric.table import Row, Rubric
from thidua.core.years.stages import StageKind

CROSS = "cham_cheo"
WITHOUT_POINTS = frozenset({Standing.MISSING, Standing.UNDEFINED})
Place = tuple[str, str]
"""A criterion in a period: the period's id and the row's."""


class NotRevealedYet(Refusal):
    """Marks are shown to all together, when cross-scoring has closed. Grounds: none."""


@dataclass(frozen=True, slots=True)
class Round:
    """The rules of a round as opened; `pairs` are those that mark, without what is in conflict."""

    id: int
    plan: Plan
    combining: Combining
    distance: Fraction
    pairs: tuple[Pair, ...]

    def units_of(self, reviewer: str) -> tuple[str, ...]:
        return tuple(pair.unit for pair in self.pairs if pair.reviewer == reviewer)


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A criterion of a unit that is to be marked: how it was scored by the unit itself."""

    row: Row
    period: str
    score: RowScore
    bounds: Bounds

    @property
    def place(self) -> Place:
        return self.period, self.row.id


@dataclass(frozen=True, slots=True)
class OwnMark:
    """The latest version of a mark; None where it was taken back."""

    points: Fraction | None
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class GivenMark:
    reviewer: str
    points: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class RowMarks:
    """The marks of one criterion after the reveal, what they combine to, how far they lie apart."""

    row: str
    period: str
    marks: tuple[GivenMark, ...]
    combined: Fraction | None
    spread: Fraction | None


def is_revealed(year: BlockYear, at: datetime) -> bool:
    """Say whether cross-scoring has closed, so that all marks may be seen."""
    return year.has_opened(StageKind.CROSS_SCORE, at) and year.has_closed(StageKind.CROSS_SCORE, at)


def conflicts_of(year: BlockYear, *, reviewer: str = "") -> tuple[Conflict, ...]:
    """Give the conflicts that people named, in their order; of one reviewer or of all."""
    rows = NamedConflict.objects.filter(year_id=year.id).order_by("pk")
    if reviewer:
        rows = rows.filter(reviewer__code=reviewer)
    return tuple(
        Conflict(Pair(one.reviewer.code, one.unit.code), Ground(one.ground), one.reason)
        for one in rows.select_related("reviewer", "unit")
    )


def round_of(year: BlockYear) -> Round | None:
    """Give the round of a year, or None before it was opened."""
    found = ReviewRound.objects.filter(year_id=year.id).first()
    if found is None:
        return None
    barred = {one.pair for one in conflicts_of(year)}
    assigned = found.assignments.order_by("pk").values_list("reviewer__code", "unit__code")
    pairs = (Pair(reviewer, unit) for reviewer, unit in assigned)
    return Round(
        id=found.pk,
        plan=Plan(Scheme(found.scheme), found.each),
        combining=Combining(Way(found.kind), found.least, found.trim, Fraction(found.own)),
        distance=Fraction(found.distance),
        pairs=tuple(pair for pair in pairs if pair not in barred),
    )


def cross_scored(rubric: Rubric) -> tuple[Row, ...]:
    """Give the criteria that other units mark, by the rubric."""
    return tuple(row for row in criteria_of(rubric) if CROSS in row.scorers)


def rows_to_mark(grounds: Grounds) -> dict[str, tuple[MarkedRow, ...]]:
    """Give by unit the criteria to mark, those that apply to it. Refuses NoRubricAdopted."""
    rows = cross_scored(grounds.in_force().rubric)
    return {
        unit.unit: tuple(
            MarkedRow(row, period.period, score, _bounds(score))
            for period in unit.periods
            for scores in ({one.row: one for one in rows_of(period)},)
            for row in rows
            for score in (scores[row.id],)
            if score.standing is not Standing.NOT_APPLICABLE
        )
        for unit in scores_from(grounds, Kind.SELF_REPORTED).units
    }


def _bounds(score: RowScore) -> Bounds:
    return Bounds(None if score.standing in WITHOUT_POINTS else score.points, score.max_points)


def own_marks(found: Round, reviewer: str) -> dict[str, dict[Place, OwnMark]]:
    """Give what one unit has marked, by the marked unit; for that unit's own pages and deeds."""
    given: dict[str, dict[Place, OwnMark]] = {}
    rows = Mark.objects.filter(round_id=found.id, reviewer__code=reviewer).order_by("version")
    for one in rows.select_related("unit"):
        mark = OwnMark(_points(one.points), one.reason, one.version)
        given.setdefault(one.unit.code, {})[one.period, one.row] = mark
    return given


def digest_of_marks(given: Mapping[str, Mapping[Place, OwnMark]]) -> str:
    """Give what stands for all marks of a reviewer, so that handing in is of what was seen."""
    return digest_of(
        {
            "/".join((unit, *place)): f"{one.version}"
            for unit, marks in given.items()
            for place, one in marks.items()
        }
    )


def has_handed_in(found: Round, reviewer: str) -> bool:
    """Say whether a unit has handed in its own marks."""
    return HandedInMarks.objects.filter(round_id=found.id, reviewer__code=reviewer).exists()


def handed_in_after_reveal(found: Round, year: BlockYear, at: datetime) -> frozenset[str]:
    """Name the units that handed in. Refuses NotRevealedYet."""
    if not is_revealed(year, at):
        raise NotRevealedYet
    rows = HandedInMarks.objects.filter(round_id=found.id)
    return frozenset(rows.values_list("reviewer__code", flat=True))


def revealed_marks(year: BlockYear, unit: str, at: datetime) -> tuple[RowMarks, ...]:
    """Give the marks of a unit by criterion; nothing before the reveal, or without a round."""
    if not is_revealed(year, at):
        return ()
    return marks_by_unit(grounds_of(year), at).get(unit, ())


def marks_by_unit(grounds: Grounds, at: datetime) -> dict[str, tuple[RowMarks, ...]]:
    """Give the marks of every unit by criterion; nothing before the reveal, or without a round."""
    found = round_of(grounds.year) if is_revealed(grounds.year, at) else None
    if found is None:
        return {}
    given = _all_marks(found)
    return {
        unit: tuple(_row_marks(found, row, given.get((unit, *row.place), ())) for row in rows)
        for unit, rows in rows_to_mark(grounds).items()
    }


def _all_marks(found: Round) -> dict[tuple[str, str, str], tuple[GivenMark, ...]]:
    latest: dict[tuple[Pair, Place], Mark] = {}
    rows = Mark.objects.filter(round_id=found.id).order_by("version")
    for one in rows.select_related("reviewer", "unit"):
        latest[Pair(one.reviewer.code, one.unit.code), (one.period, one.row)] = one
    given: dict[tuple[str, str, str], tuple[GivenMark, ...]] = {}
    for pair, place, mark in _counted(found, latest):
        key = (pair.unit, *place)
        given[key] = (*given.get(key, ()), mark)
    return given


def _counted(
    found: Round, latest: Mapping[tuple[Pair, Place], Mark]
) -> Iterator[tuple[Pair, Place, GivenMark]]:
    """Give the marks that count: of pairs without conflict, not taken back, in the pairs' order."""
    places = dict.fromkeys(place for _, place in latest)
    for pair in found.pairs:
        for place in places:
            one = latest.get((pair, place))
            points = None if one is None else _points(one.points)
            if one is not None and points is not None:
                yield pair, place, GivenMark(pair.reviewer, points, one.reason)


def _row_marks(found: Round, row: MarkedRow, marks: tuple[GivenMark, ...]) -> RowMarks:
    points = tuple(one.points for one in marks)
    value = combine(found.combining, points, own=row.bounds.own).value
    return RowMarks(row.row.id, row.period, marks, value, spread(points))


def _points(text: str) -> Fraction | None:
    return Fraction(text) if text else None
