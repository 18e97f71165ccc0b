"""Reads the ledger: its latest checkpoint and its audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import OuterRef, Subquery

from thidua.apps.ledger.models import Book, Entry
from thidua.core.ledger.audit import Audit, Batch, audit
from thidua.core.ledger.tree import Checkpoint, Frontier

MAIN_BOOK = "chinh"
AT_ONCE = 4_096
HASH_BYTES = 32
ROWS = (
    'SELECT "index", leaf, subtree FROM ledger_entry '
    'WHERE book_id = %s AND "index" >= %s AND "index" < %s ORDER BY "index" LIMIT %s'
)


def latest_checkpoint(book: str = MAIN_BOOK) -> Checkpoint:
    """Give the size and root of the book; an empty one has size 0."""
    kept = Book.objects.filter(name=book).first()
    return (Frontier() if kept is None else frontier_of(kept)).checkpoint()


def audit_book(known: Iterable[Checkpoint] = (), book: str = MAIN_BOOK) -> Audit:
    """Recompute a whole book and name its first break; memory does not grow with it.

    Entries written meanwhile are left for the next time: the head and the last index are read in
    one statement, and nothing beyond them is looked at.
    """
    kept = Book.objects.annotate(last=_LAST_INDEX).filter(name=book).first()
    if kept is None:
        return audit((), Frontier(), known)
    end = kept.size if kept.last is None else max(kept.size, kept.last + 1)
    return audit(_batches(kept, end), frontier_of(kept), known)


_LAST_INDEX = Subquery(
    Entry.objects.filter(book=OuterRef("pk")).order_by("-index").values("index")[:1]
)


def _batches(book: Book, end: int) -> Iterator[Batch]:
    """Read the entries before index `end`, as many indices at once as a batch may have.

    A range of indices is read by the index of the table even where a database has no statistics
    yet, and would otherwise sort all that is left for each batch. Where entries are missing, what
    follows them is the last batch.
    """
    for start in range(0, end, AT_ONCE):
        stop = min(start + AT_ONCE, end)
        batch = _rows(book, start, stop)
        whole = len(batch) == stop - start
        if not whole:
            batch = _rows(book, start, end)
        if batch:
            yield Batch(*zip(*batch, strict=True))
        if not whole:
            return


def _rows(book: Book, start: int, stop: int) -> list[tuple[int, bytes, bytes]]:
    """Read entries as the database gives them: the mapper takes longer to wrap them than to hash them."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [book.pk, start, stop, AT_ONCE])
        rows: list[tuple[int, bytes, bytes]] = cursor.fetchall()
    return rows


def frontier_of(book: Book) -> Frontier:
    """Give the tree's frontier that the head of a book keeps."""
    kept = bytes(book.frontier)
    roots = tuple(kept[n : n + HASH_BYTES] for n in range(0, len(kept), HASH_BYTES))
    return Frontier(book.size, roots)
