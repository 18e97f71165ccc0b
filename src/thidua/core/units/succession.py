"""What becomes of units: renamed, merged, split, absorbed, dissolved, and who follows whom.

A rename keeps the unit. The other four end their predecessors on the day, and never begin a unit
that has ended: so following successions always comes to an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.core.refusal import Refusal


class SuccessionKind(StrEnum):
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    ABSORB = "absorb"
    DISSOLVE = "dissolve"


@dataclass(frozen=True, slots=True)
class Succession:
    """On a day, by a legal document, predecessors give way to successors (codes of units).

    `on` is the first day of the new state: the predecessors' last day is the day before.
    """

    kind: SuccessionKind
    on: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]


class WrongNumberOfUnits(Refusal):
    """A succession of this kind joins other numbers of units. Grounds: kind, before, after."""


class UnitNamedTwice(Refusal):
    """A succession names a unit twice on one side. Grounds: unit."""


class RenameChangesUnit(Refusal):
    """A rename keeps the unit, so both sides are the same one. Grounds: before, after."""


class UnitFollowsItself(Refusal):
    """A unit that ends cannot be its own successor. Grounds: unit."""


class UnitHasEnded(Refusal):
    """A unit takes part in a succession on or after the day it ended. Grounds: unit, ended, on."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    before: range
    after: range


MANY = 1000  # more units than any province ever had
NUMBERS: dict[SuccessionKind, _Numbers] = {
    SuccessionKind.RENAME: _Numbers(range(1, 2), range(1, 2)),
    SuccessionKind.MERGE: _Numbers(range(2, MANY), range(1, 2)),
    SuccessionKind.SPLIT: _Numbers(range(1, 2), range(2, MANY)),
    SuccessionKind.ABSORB: _Numbers(range(1, MANY), range(1, 2)),
    SuccessionKind.DISSOLVE: _Numbers(range(1, MANY), range(1)),
}


def check_succession(new: Succession, history: Iterable[Succession]) -> None:
    """Refuse a succession that has the wrong shape, or does not fit what happened before.

    Refuses with `WrongNumberOfUnits`, `UnitNamedTwice`, `RenameChangesUnit`, `UnitFollowsItself`
    and `UnitHasEnded`.
    """
    known = (*history,)
    _check_shape(new)
    _check_sides(new)
    ended = ends(known)
    for unit in (*new.predecessors, *new.successors):
        if unit in ended and ended[unit] <= new.on:
            raise UnitHasEnded(unit=unit, ended=ended[unit], on=new.on)
    for unit in new.predecessors if _ends_units(new) else ():
        for other in known:
            if other.on >= new.on and unit in (*other.predecessors, *other.successors):
                raise UnitHasEnded(unit=unit, ended=new.on, on=other.on)


def _check_shape(new: Succession) -> None:
    numbers = NUMBERS[new.kind]
    before, after = len(new.predecessors), len(new.successors)
    if before not in numbers.before or after not in numbers.after:
        raise WrongNumberOfUnits(kind=new.kind, before=before, after=after)


def _check_sides(new: Succession) -> None:
    for side in (new.predecessors, new.successors):
        for unit in side:
            if side.count(unit) > 1:
                raise UnitNamedTwice(unit=unit)
    if new.kind is SuccessionKind.RENAME:
        if new.predecessors != new.successors:
            raise RenameChangesUnit(before=new.predecessors[0], after=new.successors[0])
        return
    for unit in new.predecessors:
        if unit in new.successors:
            raise UnitFollowsItself(unit=unit)


def _ends_units(succession: Succession) -> bool:
    return succession.kind is not SuccessionKind.RENAME


def ends(history: Iterable[Succession]) -> dict[str, date]:
    """Give, for each unit that ended, the first day on which it is no more."""
    return {
        unit: succession.on
        for succession in history
        if _ends_units(succession)
        for unit in succession.predecessors
    }


def successors_on(unit: str, day: date, history: Iterable[Succession]) -> tuple[str, ...]:
    """Give the units that stand for a unit on a day: itself while it lives, else who followed.

    Nobody, where it was dissolved. Sorted by code. The history must have been checked.
    """
    step = {
        before: succession.successors
        for succession in history
        if _ends_units(succession) and succession.on <= day
        for before in succession.predecessors
    }
    return tuple(sorted(_reached(unit, step)))


def predecessors_on(unit: str, day: date, history: Iterable[Succession]) -> tuple[str, ...]:
    """Give every unit whose work had come, by a day, to this one; without itself, sorted."""
    earlier: dict[str, tuple[str, ...]] = {}
    for succession in history:
        if _ends_units(succession) and succession.on <= day:
            for after in succession.successors:
                earlier[after] = (*earlier.get(after, ()), *succession.predecessors)
    seen: set[str] = set()
    waiting = [unit]
    while waiting:
        fresh = [before for before in earlier.get(waiting.pop(), ()) if before not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return tuple(sorted(seen))


def _reached(unit: str, step: dict[str, tuple[str, ...]]) -> set[str]:
    """Follow the steps from a unit to those that have none."""
    seen = {unit}
    waiting = [unit]
    while waiting:
        fresh = [after for after in step.get(waiting.pop(), ()) if after not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return {one for one in seen if one not in step}
