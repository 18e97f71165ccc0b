"""Reads the ledger: its latest checkpoint, its entries page by page, and its audit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.ledger.models import Book, Disclosure, Entry
from thidua.core.ledger.audit import Audit, Stored, audit
from thidua.core.ledger.entry import Fact
from thidua.core.ledger.tree import EMPTY_ROOT, Checkpoint, Frontier

MAIN_BOOK = "chinh"
CHUNK = 5_000
HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as a page shows it."""

    index: int
    at: datetime
    actor: str
    deed: str
    subject: str
    facts: tuple[tuple[str, Fact], ...]


def latest_checkpoint(book: str = MAIN_BOOK) -> Checkpoint:
    """Give the size and root of the book; an empty one has size 0."""
    last = (
        Entry.objects.filter(book__name=book)
        .order_by("-index")
        .values_list("index", "root")
        .first()
    )
    return Checkpoint(0, EMPTY_ROOT) if last is None else Checkpoint(last[0] + 1, bytes(last[1]))


def entries_page(*, before: int | None, count: int, book: str = MAIN_BOOK) -> tuple[EntryLine, ...]:
    """Give up to `count` entries, newest first, older than index `before`."""
    rows = Entry.objects.filter(book__name=book).order_by("-index")
    if before is not None:
        rows = rows.filter(index__lt=before)
    return tuple(_line(bytes(leaf)) for leaf in rows.values_list("leaf", flat=True)[:count])


def _line(leaf: bytes) -> EntryLine:
    said = json.loads(leaf)
    return EntryLine(
        index=said["index"],
        at=datetime.fromisoformat(said["at"]),
        actor=said["actor"],
        deed=said["deed"],
        subject=said["subject"],
        facts=tuple(sorted(said["facts"].items())),
    )


def _stored(book: str) -> Iterator[Stored]:
    rows = Entry.objects.filter(book__name=book).order_by("index")
    columns = rows.values_list("index", "leaf", "leaf_hash", "root")
    for index, leaf, hashed, root in columns.iterator(chunk_size=CHUNK):
        yield Stored(index, bytes(leaf), bytes(hashed), bytes(root))


def audit_book(known: Iterable[Checkpoint] = (), book: str = MAIN_BOOK) -> Audit:
    """Recompute a whole book and name its first break; memory does not grow with it."""
    kept = Book.objects.filter(name=book).first()
    head = Checkpoint(0, EMPTY_ROOT)
    if kept is not None:
        head = Checkpoint(kept.size, frontier_of(kept).root())
    return audit(_stored(book), head, known)


def frontier_of(book: Book) -> Frontier:
    """Give the tree's frontier that the head of a book keeps."""
    kept = bytes(book.frontier)
    roots = tuple(kept[n : n + HASH_BYTES] for n in range(0, len(kept), HASH_BYTES))
    return Frontier(book.size, roots)


def disclosed(made: str) -> str | None:
    """Give the value behind a commitment, or None once it is erased."""
    return Disclosure.objects.filter(commitment=made).values_list("value", flat=True).first()
