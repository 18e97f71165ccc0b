"""Who stands where: the declared chain of keys, shared places, and who is not ranked and why.

Keys are compared on rounded values, as they are printed; a tie that no key parts is shared and
says which key it still waits for, so that no arbitrary order is ever made in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.ranking.reading import row_points
from thidua.core.ranking.year_facts import NO_FACTS, YearFacts
from thidua.core.rubric.score import BlockScore, RowScore, TriggeredEffect, UnitScore
from thidua.core.rubric.scoring import total_over_periods
from thidua.core.rubric.table import EffectKind, Rubric, TieKey


@dataclass(frozen=True, slots=True)
class KeyValue:
    """What a unit has under a key of the chain; None where a ballot or decision is not there."""

    key: TieKey
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place (from 1), or None with the reasons it is not ranked.

    `shared` tells that others hold the same place; `decided_by` is the key that set the unit
    apart from the one above it (None for the first and for a shared place); `awaits` is the first
    key of the chain that could still part a shared place.
    """

    unit: str
    place: int | None
    total: Fraction | None
    keys: tuple[KeyValue, ...]
    shared: bool
    decided_by: TieKey | None
    awaits: TieKey | None
    reasons: tuple[TriggeredEffect, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked units first, in order; then the unranked, in the order given."""

    places: tuple[Place, ...]

    def of(self, unit: str) -> Place:
        return next(place for place in self.places if place.unit == unit)


def _over_year(rubric: Rubric, rows: Iterable[tuple[str, RowScore | None]]) -> Fraction:
    """Combine the points of a section as the totals are; one that is not there is worth nothing."""
    parts = ((period, row.points if row is not None else Fraction(0)) for period, row in rows)
    return total_over_periods(rubric, tuple(parts))


def _period_total(unit: UnitScore, period: str) -> Fraction | None:
    return next((part.total for part in unit.periods if part.period == period), None)


def _from_facts(facts: YearFacts, unit: str, kind: str) -> Fraction | None:
    if kind == "bo_phieu":
        votes = (Fraction(v.in_favour) for v in facts.votes if v.unit == unit)
        return next(votes, None)
    return next((Fraction(-d.order) for d in facts.decisions if d.unit == unit), None)


def key_value(rubric: Rubric, unit: UnitScore, key: TieKey, facts: YearFacts) -> Fraction | None:
    """Read what a unit has under one key; greater always stands before smaller.

    Penalties and the order numbers of decisions count negatively, so that less is better.
    """
    match key.kind:
        case "tong":
            value = unit.total
        case "muc":
            value = row_points(rubric, unit, key.detail)
        case "ky":
            value = _period_total(unit, key.detail)
        case "thuong":
            value = _over_year(rubric, ((one.period, one.bonus) for one in unit.periods))
        case "tru":
            value = -_over_year(rubric, ((one.period, one.penalty) for one in unit.periods))
        case _:
            value = _from_facts(facts, unit.unit, key.kind)
    return value


def _sorting(keys: tuple[KeyValue, ...]) -> tuple[tuple[Fraction, ...], ...]:
    """Give what keys are compared by: without a value is less than any value."""
    return tuple(() if item.value is None else (item.value,) for item in keys)


def deciding_key(above: tuple[KeyValue, ...], below: tuple[KeyValue, ...]) -> TieKey | None:
    """Give the first key of the chain under which two units differ, or None."""
    return next((one.key for one in above if one not in below), None)


def _awaited(keys: tuple[KeyValue, ...]) -> TieKey | None:
    return next((item.key for item in keys if item.value is None), None)


def _unranked(unit: UnitScore) -> tuple[TriggeredEffect, ...]:
    return tuple(e for e in unit.effects if e.effect.kind is EffectKind.UNRANKED)


def rank(rubric: Rubric, score: BlockScore, facts: YearFacts = NO_FACTS) -> Ranking:
    """Order the units of a block by the rubric's chain of keys.

    Equal units share a place, written 1,2,2,4 (or 1,2,2,3 where the rubric says so). Units with
    an unranking effect, or without a total because the rubric has a hole, take no place.
    """
    chains = {
        unit.unit: tuple(
            KeyValue(key, key_value(rubric, unit, key, facts)) for key in rubric.ranking.keys
        )
        for unit in score.units
    }
    ranked = [unit for unit in score.units if unit.total is not None and not _unranked(unit)]
    ranked.sort(key=lambda unit: _sorting(chains[unit.unit]), reverse=True)
    groups: list[list[UnitScore]] = []
    for unit in ranked:
        same = groups and _sorting(chains[groups[-1][0].unit]) == _sorting(chains[unit.unit])
        if same:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    places = _number(rubric, groups, chains)
    placed = {unit.unit for unit in ranked}
    out = [
        Place(
            unit=u.unit,
            place=None,
            total=u.total,
            keys=chains[u.unit],
            shared=False,
            decided_by=None,
            awaits=None,
            reasons=_unranked(u),
        )
        for u in score.units
        if u.unit not in placed
    ]
    return Ranking((*places, *out))


def _number(
    rubric: Rubric, groups: list[list[UnitScore]], chains: dict[str, tuple[KeyValue, ...]]
) -> list[Place]:
    places: list[Place] = []
    number = 1
    above: tuple[KeyValue, ...] = ()
    for group in groups:
        shared = len(group) > 1
        for unit in group:
            keys = chains[unit.unit]
            decided = deciding_key(above, keys)
            awaits = _awaited(keys) if shared else None
            places.append(Place(unit.unit, number, unit.total, keys, shared, decided, awaits, ()))
            above = keys
        number += 1 if rubric.ranking.dense else len(group)
    return places
