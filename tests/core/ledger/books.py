"""Makers of books for the tests of the ledger: entries as they lie in the store."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.core.ledger.audit import Batch
from thidua.core.ledger.tree import Frontier, leaf_hash

Row = tuple[int, bytes, bytes]


def a_leaf(index: int) -> bytes:
    return b'{"deed":"d","index":%d}' % index


def a_book(size: int) -> tuple[list[Row], Frontier]:
    """Give rows (index, leaf, subtree) of a true book, and its head."""
    leaves = [a_leaf(index) for index in range(size)]
    head, subtrees = Frontier().extended(leaf_hash(leaf) for leaf in leaves)
    return list(zip(range(size), leaves, subtrees, strict=True)), head


def in_batches(rows: Sequence[Row], at_once: int = 1_000) -> list[Batch]:
    pieces = [rows[start : start + at_once] for start in range(0, len(rows), at_once)]
    return [
        Batch([row[0] for row in piece], [row[1] for row in piece], [row[2] for row in piece])
        for piece in pieces
    ]
