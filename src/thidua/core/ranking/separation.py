"""Why one unit stands above another: the rows that separate them, largest difference first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.ranking.order import Ranking, deciding_key
from thidua.core.ranking.reading import row_points
from thidua.core.rubric.score import BlockScore, UnitScore
from thidua.core.rubric.table import Row, Rubric, Section, TieKey


@dataclass(frozen=True, slots=True)
class RowGap:
    """A row (a criterion, or a whole group) with the points of both; `gap` is above − below.

    In the penalty section the points are those subtracted, and the gap counts the other way, so
    that the gaps of all base groups, bonus and penalty add up to the gap of the totals, but for
    what was left to other groups where one does not apply, and for what the total's own cap,
    floor, cliff or rounding changed.
    """

    row: str
    title: str
    section: Section
    above: Fraction
    below: Fraction
    gap: Fraction


@dataclass(frozen=True, slots=True)
class Separation:
    """Two units: the gap of their totals, the parts that make it, and the key that decided.

    `parts` are the base groups, bonus and penalty that differ; `criteria` the single rows under
    them that differ. `decided_by` is None when the two share a place or one is not ranked.
    """

    above: str
    below: str
    gap: Fraction | None
    parts: tuple[RowGap, ...]
    criteria: tuple[RowGap, ...]
    decided_by: TieKey | None


def _leaves(row: Row) -> tuple[Row, ...]:
    if not row.children:
        return (row,)
    return tuple(leaf for child in row.children for leaf in _leaves(child))


def _sections(rubric: Rubric) -> tuple[tuple[Section, Row], ...]:
    """Give the parts that are added up: base groups one by one, the bonus, the penalty."""
    base = tuple((Section.BASE, group) for group in rubric.base.children)
    bonus = ((Section.BONUS, rubric.bonus),) if rubric.bonus else ()
    penalty = ((Section.PENALTY, rubric.penalty),) if rubric.penalty else ()
    return (*base, *bonus, *penalty)


def _gap(rubric: Rubric, pair: tuple[UnitScore, UnitScore], section: Section, row: Row) -> RowGap:
    above, below = (row_points(rubric, unit, row.id) for unit in pair)
    sign = -1 if section is Section.PENALTY else 1
    return RowGap(row.id, row.title, section, above, below, sign * (above - below))


def _differing(gaps: list[RowGap]) -> tuple[RowGap, ...]:
    return tuple(sorted((g for g in gaps if g.gap), key=lambda g: -abs(g.gap)))


def separate(
    rubric: Rubric, score: BlockScore, ranking: Ranking, one: str, other: str
) -> Separation:
    """Show what separates two units, the better placed first; equal units keep the order given."""
    units = {unit.unit: unit for unit in score.units}
    order = [place.unit for place in ranking.places if place.unit in {one, other}]
    upper, lower = (units[code] for code in order)
    pair = (upper, lower)
    sections = _sections(rubric)
    parts = [_gap(rubric, pair, section, row) for section, row in sections]
    criteria = [
        _gap(rubric, pair, section, leaf) for section, row in sections for leaf in _leaves(row)
    ]
    gap = None
    if upper.total is not None and lower.total is not None:
        gap = upper.total - lower.total
    return Separation(
        upper.unit,
        lower.unit,
        gap,
        _differing(parts),
        _differing(criteria),
        _decided_by(ranking, upper.unit, lower.unit),
    )


def _decided_by(ranking: Ranking, above: str, below: str) -> TieKey | None:
    lower = ranking.of(below)
    return None if lower.place is None else deciding_key(ranking.of(above).keys, lower.keys)
