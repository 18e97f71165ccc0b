"""Which unit must not mark which: its own self, one under the same superior, one named by people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A unit that marks, and the unit that is marked: their codes."""

    reviewer: str
    unit: str


class Ground(StrEnum):
    OWN_UNIT = "own_unit"
    SAME_SUPERIOR = "same_superior"  # both under one superior, or one is the other's
    NAMED = "named"  # somebody named it, with a reason
    RECUSED = "recused"  # the reviewer stepped back, with a reason


@dataclass(frozen=True, slots=True)
class Conflict:
    pair: Pair
    ground: Ground
    reason: str = ""


def conflicts_among(
    units: Sequence[str], *, superiors: Mapping[str, str], named: Sequence[Conflict] = ()
) -> tuple[Conflict, ...]:
    """Give every conflict between units, each pair once by its first ground.

    `superiors` names the superior of a unit where the organisation has one.
    """
    found = {
        pair: Conflict(pair, ground)
        for reviewer in units
        for unit in units
        for pair in (Pair(reviewer, unit),)
        for ground in (_ground(pair, superiors),)
        if ground is not None
    }
    for one in named:
        found.setdefault(one.pair, one)
    return tuple(found.values())


def _ground(pair: Pair, superiors: Mapping[str, str]) -> Ground | None:
    if pair.reviewer == pair.unit:
        return Ground.OWN_UNIT
    above, other = superiors.get(pair.reviewer, ""), superiors.get(pair.unit, "")
    related = (above and above == other) or above == pair.unit or other == pair.reviewer
    return Ground.SAME_SUPERIOR if related else None
