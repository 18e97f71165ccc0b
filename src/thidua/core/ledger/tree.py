"""A Merkle tree over leaves, exactly as RFC 6962 section 2.1 builds it, with SHA-256.

Leaf hashes begin with 0x00 and node hashes with 0x01, so that no leaf can pass for a node. The
tree of n leaves splits at the largest power of two smaller than n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Hash one leaf (RFC 6962, 2.1): 32 bytes."""
    return sha256(LEAF + leaf).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> list[bytes]:
    """Hash many leaves in order."""
    return [sha256(LEAF + leaf).digest() for leaf in leaves]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees (RFC 6962, 2.1): 32 bytes."""
    return sha256(NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree that was seen: how many leaves it had, and its root of 32 bytes."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Frontier:
    """What is needed to append: the roots of the complete subtrees, largest first.

    There is one for each bit of `size` that is set, so that appending and the root take a number
    of hashes that grows with the logarithm of the size.
    """

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """Give the frontier after one more leaf hash (32 bytes); its last root is the leaf's subtree."""
        return self.extended((leaf,))[0]

    def extended(self, leaves: Iterable[bytes]) -> tuple[Frontier, list[bytes]]:
        """Give the frontier after more leaf hashes, and for each the largest subtree it completes.

        That costs one node hash a leaf, however large the tree.
        """
        size, roots, completed = self.size, list(self.roots), []
        for leaf in leaves:
            subtree, left = leaf, size
            while left & 1:
                subtree = sha256(NODE + roots.pop() + subtree).digest()
                left >>= 1
            roots.append(subtree)
            completed.append(subtree)
            size += 1
        return Frontier(size, tuple(roots)), completed

    def root(self) -> bytes:
        """Give the Merkle tree hash of all leaves so far; of none, the hash of nothing."""
        if not self.roots:
            return EMPTY_ROOT
        *rest, root = self.roots
        for left in reversed(rest):
            root = node_hash(left, root)
        return root

    def checkpoint(self) -> Checkpoint:
        """Give the size and root of the tree so far."""
        return Checkpoint(self.size, self.root())


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Give the Merkle tree hash of leaf hashes in order."""
    return Frontier().extended(leaves)[0].root()


def _split(size: int) -> int:
    """Give the largest power of two smaller than a size of at least two."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Give the path that proves leaf `index` (from 0) within these leaf hashes (2.1.1).

    Raises IndexError for an index outside the leaves.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(root_of(leaves[middle:high]))
            high = middle
        else:
            path.append(root_of(leaves[low:middle]))
            low = middle
    return tuple(reversed(path))


def includes(root: bytes, size: int, index: int, leaf: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows a leaf hash at `index` of the tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last = index, size - 1
    found = leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            found = node_hash(found, step)
        place >>= 1
        last >>= 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """Give the path that proves that the first `old_size` leaves are still the same (2.1.2).

    Sizes 0 and len(leaves) need no path. Raises ValueError for a size outside the tree.
    """
    if not 0 <= old_size <= len(leaves):
        raise ValueError(old_size)
    if old_size in {0, len(leaves)}:
        return ()
    path: list[bytes] = []
    low, high, whole = 0, len(leaves), True
    while old_size != high:
        middle = low + _split(high - low)
        if old_size <= middle:
            path.append(root_of(leaves[middle:high]))
            high = middle
        else:
            path.append(root_of(leaves[low:middle]))
            low, whole = middle, False
    if not whole:
        path.append(root_of(leaves[low:high]))
    return tuple(reversed(path))


def is_consistent(old: Checkpoint, new: Checkpoint, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that a later tree only added leaves to an earlier one (RFC 9162, 2.1.4.2)."""
    if not 0 <= old.size <= new.size:
        return False
    if old.size in {0, new.size}:
        same = old.root == (EMPTY_ROOT if old.size == 0 else new.root)
        return same and not proof
    steps = list(proof)
    place, last = old.size - 1, new.size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    if place:
        if not steps:
            return False
        before = after = steps.pop(0)
    else:
        before = after = old.root
    return _walk(place, last, (before, after), steps) == (old.root, new.root)


def _walk(
    place: int, last: int, seen: tuple[bytes, bytes], steps: list[bytes]
) -> tuple[bytes, bytes] | None:
    before, after = seen
    for step in steps:
        if last == 0:
            return None
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            after = node_hash(after, step)
        place >>= 1
        last >>= 1
    return (before, after) if last == 0 else None
