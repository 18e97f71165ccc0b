"""Recomputes a book from its entries and names the first place where it is not what it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thidua.core.ledger.tree import Checkpoint, Frontier, leaf_hash


class BreakKind(StrEnum):
    CONTENT = "content"  # the leaf is not the one that was hashed
    ORDER = "order"  # an index stands where another is due: dropped, doubled or reordered
    TREE = "tree"  # the root kept with the entry is not the root of the leaves so far
    TRUNCATED = "truncated"  # fewer entries than the book's head or a checkpoint knows
    HEAD = "head"  # the head says otherwise than the entries


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it lies in the store: its index, canonical bytes, leaf hash, and root after it."""

    index: int
    leaf: bytes
    leaf_hash: bytes
    root: bytes


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a book does not hold, by index from 0."""

    kind: BreakKind
    index: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What recomputing gave: the tree found, and the first break, if there is one."""

    found: Checkpoint
    broken: Break | None


def audit(entries: Iterable[Stored], head: Checkpoint, known: Iterable[Checkpoint] = ()) -> Audit:
    """Recompute a book in the order of its entries against its head and checkpoints seen before.

    Memory does not grow with the book.
    """
    frontier = Frontier()
    expected = {one.size: one.root for one in known}
    for stored in entries:
        broken = _first_fault(stored, frontier.size)
        frontier = frontier.append(stored.leaf_hash)
        root = frontier.root()
        if broken is None and root != stored.root:
            broken = BreakKind.TREE
        if broken is None and expected.pop(frontier.size, root) != root:
            broken = BreakKind.TREE
        if broken is not None:
            return Audit(Checkpoint(frontier.size, root), Break(broken, frontier.size - 1))
    found = Checkpoint(frontier.size, frontier.root())
    later = [size for size in expected if size > found.size]
    if later or head.size > found.size:
        return Audit(found, Break(BreakKind.TRUNCATED, found.size))
    if head != found:
        return Audit(found, Break(BreakKind.HEAD, head.size))
    return Audit(found, None)


def _first_fault(stored: Stored, due: int) -> BreakKind | None:
    if stored.index != due:
        return BreakKind.ORDER
    if leaf_hash(stored.leaf) != stored.leaf_hash:
        return BreakKind.CONTENT
    return None
