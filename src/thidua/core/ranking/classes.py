"""Which class a unit's points give it, and what barred, lowered or capped it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.ranking.reading import applies, row_in
from thidua.core.rubric.score import PeriodScore, RowScore, TriggeredEffect, UnitScore
from thidua.core.rubric.table import ClassBand, ClassCondition, EffectKind, Rubric


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A row that stays under the share of its maximum that a class asks for."""

    period: str
    row: str
    points: Fraction
    max_points: Fraction
    share: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class ClassVerdict:
    """The class ("" when there is none) with its grounds.

    `by_points` is the class of the points alone; the shortfalls and effects tell why it differs.
    """

    title: str
    by_points: str
    shortfalls: tuple[Shortfall, ...]
    effects: tuple[TriggeredEffect, ...]


def _judged(period: PeriodScore, condition: ClassCondition) -> tuple[RowScore, ...]:
    if condition.rows:
        return tuple(row_in(period, row_id) for row_id in condition.rows)
    return period.base.children


def _shortfalls(unit: UnitScore, condition: ClassCondition) -> tuple[Shortfall, ...]:
    return tuple(
        Shortfall(
            period.period, row.row, row.points, row.max_points, condition.share, condition.reason
        )
        for period in unit.periods
        for row in _judged(period, condition)
        if applies(row)
        and row.max_points is not None
        and row.points < condition.share * row.max_points
    )


def _place_by_conditions(
    unit: UnitScore, bands: tuple[ClassBand, ...], start: int
) -> tuple[int, tuple[Shortfall, ...]]:
    """Go down from the class of the points past each class that is barred, and lower once.

    What a condition lowers to may be barred by its own.
    """
    found: list[Shortfall] = []
    lowerings = 1
    for place in range(start, len(bands)):
        broken = [(c, _shortfalls(unit, c)) for c in bands[place].conditions]
        found += [short for _, shorts in broken for short in shorts if short not in found]
        if any(shorts and not condition.lowers for condition, shorts in broken):
            continue
        lowers = any(shorts for _, shorts in broken) and place < len(bands) - 1
        if not lowerings or not lowers:
            return place, tuple(found)
        lowerings -= 1
    return len(bands), tuple(found)


def _titled(bands: tuple[ClassBand, ...], place: int) -> str:
    return bands[place].title if place < len(bands) else ""


def classify(rubric: Rubric, unit: UnitScore) -> ClassVerdict:
    """Give a unit its class: by points, then conditions, then lowering and capping effects.

    Classes stand best first in the rubric; a lower bound belongs to its class. A class that a
    condition bars gives way to the next; a condition that lowers costs one class. The last class
    cannot be lowered. A unit without a total, or below every class, has none.
    """
    bands = rubric.classes
    effects = tuple(
        effect
        for effect in unit.effects
        if effect.effect.kind in {EffectKind.CLASS_LOWERED, EffectKind.CLASS_CAPPED}
    )
    total = unit.total
    start = len(bands)
    if total is not None:
        start = next((n for n, band in enumerate(bands) if band.low <= total), start)
    if start == len(bands):
        return ClassVerdict("", "", (), ())
    place, shortfalls = _place_by_conditions(unit, bands, start)
    return ClassVerdict(
        _titled(bands, _after_effects(bands, place, effects)),
        bands[start].title,
        shortfalls,
        effects,
    )


def _after_effects(
    bands: tuple[ClassBand, ...], place: int, effects: tuple[TriggeredEffect, ...]
) -> int:
    """Lower by one for each effect that lowers, then cap: their order does not matter."""
    titles = [band.title for band in bands]
    lowered = sum(effect.effect.kind is EffectKind.CLASS_LOWERED for effect in effects)
    place = max(place, min(place + lowered, len(bands) - 1))
    caps = (effect.effect.detail for effect in effects)
    return max([place, *(titles.index(title) for title in caps if title in titles)])
