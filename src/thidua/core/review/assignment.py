"""Who marks whom: everybody everybody, each the next ones in a ring, or each a balanced part.

The order of the units is an argument: the same order gives the same assignment, so that anybody can
check it. What is in conflict is never assigned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from thidua.core.refusal import Refusal
from thidua.core.review.conflicts import Pair


class Scheme(StrEnum):
    FULL = "full"
    RING = "ring"
    PARTIAL = "partial"


class TooFewUnits(Refusal):
    """Each was to mark more units than there are others. Grounds: each, units."""


class ConflictsLeaveTooFew(Refusal):
    """Conflicts leave a unit without as many reviewers as asked. Grounds: unit, each."""


class NotComparable(Refusal):
    """Units fall into parts that no reviewer joins, so marks cannot be compared. Grounds: parts."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheme, with how many units each one marks; `each` is of no matter where all mark all."""

    scheme: Scheme
    each: int = 1


def assign(
    plan: Plan, units: Sequence[str], *, conflicts: Collection[Pair] = ()
) -> tuple[Pair, ...]:
    """Give every pair that is to mark, reviewers in the order of the units.

    Refuses TooFewUnits, ConflictsLeaveTooFew and, of a part, NotComparable.
    """
    barred = frozenset(conflicts) | {Pair(unit, unit) for unit in units}
    if plan.scheme is Scheme.FULL:
        return _full(units, barred)
    if not 1 <= plan.each < len(units):
        raise TooFewUnits(each=plan.each, units=len(units))
    if plan.scheme is Scheme.RING:
        return tuple(_ring(units, plan.each, barred))
    return _partial(units, plan.each, barred)


def parts_of(pairs: Iterable[Pair]) -> tuple[frozenset[Pair], ...]:
    """Give the pairs by the parts that reviewers and marked units make together.

    One part: every two marks can be compared, through the reviewers between them.
    """
    parts: list[set[Pair]] = []
    for pair in pairs:
        near = [part for part in parts if any(_touch(pair, one) for one in part)]
        parts = [part for part in parts if part not in near]
        parts.append({pair}.union(*near))
    return tuple(frozenset(part) for part in parts)


def _touch(one: Pair, other: Pair) -> bool:
    return one.reviewer == other.reviewer or one.unit == other.unit


def _full(units: Sequence[str], barred: frozenset[Pair]) -> tuple[Pair, ...]:
    pairs = (Pair(reviewer, unit) for reviewer in units for unit in units)
    found = tuple(pair for pair in pairs if pair not in barred)
    marked = {pair.unit for pair in found}
    for unit in units:
        if unit not in marked:
            raise ConflictsLeaveTooFew(unit=unit, each=1)
    return found


def _after(units: Sequence[str], unit: str) -> tuple[str, ...]:
    """Give all units from the one after this one, around to itself."""
    place = units.index(unit) + 1
    return (*units[place:], *units[:place])


def _ring(units: Sequence[str], each: int, barred: frozenset[Pair]) -> Iterator[Pair]:
    """Let each mark the next units, passing over those in conflict."""
    for reviewer in units:
        pairs = (Pair(reviewer, unit) for unit in _after(units, reviewer))
        found = [pair for pair in pairs if pair not in barred][:each]
        if len(found) < each:
            raise ConflictsLeaveTooFew(unit=reviewer, each=each)
        yield from found


@dataclass(slots=True)
class _Search:
    """A search for reviewers under way; `pairs` grows until each unit has as many as asked."""

    units: Sequence[str]
    each: int
    barred: frozenset[Pair]
    pairs: set[Pair]


def _partial(units: Sequence[str], each: int, barred: frozenset[Pair]) -> tuple[Pair, ...]:
    """Let each mark, and be marked by, the same number, and every mark be comparable."""
    search = _Search(units, each, barred, set())
    for unit in units:
        for _ in range(each):
            if not _find_reviewer(search, unit, set()):
                raise ConflictsLeaveTooFew(unit=unit, each=each)
    place = {unit: number for number, unit in enumerate(units)}
    found = _joined(search.pairs, barred)
    return tuple(sorted(found, key=lambda pair: (place[pair.reviewer], place[pair.unit])))


def _find_reviewer(search: _Search, unit: str, tried: set[str]) -> bool:
    """Give a unit one more reviewer, moving others' reviewers where none is free (Kuhn 1955)."""
    for reviewer in reversed(_after(search.units, unit)[:-1]):
        pair = Pair(reviewer, unit)
        if pair in search.barred or pair in search.pairs or reviewer in tried:
            continue
        tried.add(reviewer)
        own = sorted(one for one in search.pairs if one.reviewer == reviewer)
        if len(own) < search.each:
            search.pairs.add(pair)
            return True
        for moved in own:
            if _find_reviewer(search, moved.unit, tried):
                search.pairs.remove(moved)
                search.pairs.add(pair)
                return True
    return False


def _joined(pairs: set[Pair], barred: frozenset[Pair]) -> set[Pair]:
    """Exchange marked units between parts until there is one. Refuses NotComparable."""
    parts = parts_of(sorted(pairs))
    while len(parts) > 1:
        better = next((one for one in _exchanges(parts, pairs, barred) if _fewer(one, parts)), None)
        if better is None:
            raise NotComparable(parts=len(parts))
        pairs = better
        parts = parts_of(sorted(pairs))
    return pairs


def _fewer(pairs: set[Pair], parts: tuple[frozenset[Pair], ...]) -> bool:
    return len(parts_of(sorted(pairs))) < len(parts)


def _exchanges(
    parts: tuple[frozenset[Pair], ...], pairs: set[Pair], barred: frozenset[Pair]
) -> Iterator[set[Pair]]:
    for first, second in combinations(parts, 2):
        for one in sorted(first):
            for other in sorted(second):
                crossed = {Pair(one.reviewer, other.unit), Pair(other.reviewer, one.unit)}
                if not crossed & barred:
                    yield (pairs - {one, other}) | crossed
