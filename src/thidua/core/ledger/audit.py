"""Recomputes a book from its entries and names the first place where it is not what it was.

Each entry is stored with the root of the largest complete subtree that it ends. To recompute
those takes one node hash an entry, and the first that differs tells where the book breaks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from thidua.core.ledger.tree import Checkpoint, Frontier, leaf_hashes


class BreakKind(StrEnum):
    CONTENT = "content"  # the entry is not the one that was hashed
    ORDER = "order"  # another entry stands at this place: moved or doubled
    MISSING = "missing"  # no entry has this index, but later ones exist
    TRUNCATED = "truncated"  # fewer entries than the head or a checkpoint knows
    EXTRA = "extra"  # more entries than the head knows
    HEAD = "head"  # as many entries as the head says, but another tree
    CHECKPOINT = "checkpoint"  # a checkpoint seen before tells of another tree


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that follow one another in the store, in columns of one length.

    `indices` as stored; `leaves` the canonical bytes; `subtrees` the roots (32 bytes) of the
    largest complete subtree that each entry ends. Of an even number of entries, so that an entry
    put in another's place together with its subtree is named itself and not the one after it.
    """

    indices: Sequence[int]
    leaves: Sequence[bytes]
    subtrees: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a book does not hold, by index from 0.

    `stands` is the index that the entry found there gives itself, where that is another.
    For a truncated book the index is the first that is gone, for EXTRA the first too many, for
    HEAD and CHECKPOINT the number of entries the contradicted tree was made of.
    """

    kind: BreakKind
    index: int
    stands: int | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What recomputing gave: the tree over the entries that fit, and the first break, if any."""

    found: Checkpoint
    broken: Break | None


def audit(batches: Iterable[Batch], head: Frontier, known: Iterable[Checkpoint] = ()) -> Audit:
    """Recompute a book, given in the order of its entries, against its head.

    `known` are checkpoints seen before: without one, a book that was rewritten whole, or cut off
    together with its head, cannot be told from a true one. Memory does not grow with the book.
    """
    expected: dict[int, set[bytes]] = {}
    for checkpoint in known:
        expected.setdefault(checkpoint.size, set()).add(checkpoint.root)
    frontier = Frontier()
    broken = _contradiction(frontier, expected)
    for batch in batches:
        for piece in _cut(batch, frontier.size, expected):
            if broken is not None:
                return Audit(frontier.checkpoint(), broken)
            frontier, broken = _recompute(piece, frontier)
            broken = broken or _contradiction(frontier, expected)
    broken = broken or _at_the_end(frontier, head, max(expected, default=0))
    return Audit(frontier.checkpoint(), broken)


def _cut(batch: Batch, size: int, sizes: Iterable[int]) -> Iterator[Batch]:
    """Cut a batch where a checkpoint's tree ends, so that its root can be compared there."""
    length = len(batch.indices)
    inner = {end - size for end in sizes if end - size in range(length)}
    for start, end in pairwise(sorted({0, length, *inner})):
        yield Batch(batch.indices[start:end], batch.leaves[start:end], batch.subtrees[start:end])


def _recompute(batch: Batch, frontier: Frontier) -> tuple[Frontier, Break | None]:
    hashes = leaf_hashes(batch.leaves)
    grown, completed = frontier.extended(hashes)
    due = range(frontier.size, grown.size)
    if completed == list(batch.subtrees) and list(due) == list(batch.indices):
        return grown, None
    rows = zip(due, batch.indices, batch.leaves, batch.subtrees, completed, strict=True)
    faults = (
        _fault(place, index, leaf, fits=subtree == recomputed)
        for place, index, leaf, subtree, recomputed in rows
    )
    broken = next(fault for fault in faults if fault is not None)
    held, _ = frontier.extended(hashes[: broken.index - frontier.size])
    return held, broken


def _fault(place: int, index: int, leaf: bytes, *, fits: bool) -> Break | None:
    if index > place:
        return Break(BreakKind.MISSING, place)
    said = _own_index(leaf)
    if index < place or said not in {None, place}:
        return Break(BreakKind.ORDER, place, stands=index if said is None else said)
    return None if fits else Break(BreakKind.CONTENT, place)


def _own_index(leaf: bytes) -> int | None:
    """Give the index that an entry says it has, if it can be read at all."""
    try:
        said = json.loads(leaf)
    except (ValueError, RecursionError):
        return None
    index = said.get("index") if isinstance(said, dict) else None
    return index if isinstance(index, int) else None


def _contradiction(frontier: Frontier, expected: Mapping[int, set[bytes]]) -> Break | None:
    roots = expected.get(frontier.size)
    if roots is None or roots == {frontier.root()}:
        return None
    return Break(BreakKind.CHECKPOINT, frontier.size)


def _at_the_end(found: Frontier, head: Frontier, largest_known: int) -> Break | None:
    if found.size < max(head.size, largest_known):
        return Break(BreakKind.TRUNCATED, found.size)
    if found.size > head.size:
        return Break(BreakKind.EXTRA, head.size)
    return None if found == head else Break(BreakKind.HEAD, head.size)
