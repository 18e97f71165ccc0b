"""Writes the ledger: one entry for each deed, in the deed's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from thidua.apps.ledger.models import Book, Disclosure, Entry
from thidua.apps.ledger.queries import MAIN_BOOK, frontier_of
from thidua.core.ledger.entry import Deed, Fact, commitment, entry_of
from thidua.core.ledger.tree import leaf_hash
from thidua.core.refusal import Refusal
from thidua.outside.canonical_json import canonical

# Every deed waits for these two statements, and the mapper takes longer to write them than a database
# to obey. SQLite locks the whole file when the transaction begins.
HEAD = "SELECT id, size, frontier FROM ledger_book WHERE name = %s"
LOCKED_HEAD = {"sqlite": HEAD, "postgresql": HEAD + " FOR UPDATE"}
MOVED_HEAD = "UPDATE ledger_book SET size = %s, frontier = %s WHERE id = %s"


class OutsideTransaction(Refusal):
    """An entry was to be written outside the transaction of its deed. Grounds: deed."""


def record(
    *, at: datetime, actor: str, deed: str, subject: str, facts: Mapping[str, Fact]
) -> Entry:
    """Append one entry to the ledger, within the transaction of the deed it tells of.

    Refuses OutsideTransaction, and what `entry_of` refuses. The book's head is locked first, so
    that indices have no gap and no double, however many write at once.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(deed=deed)
    book = _locked_book(MAIN_BOOK)
    said = Deed(at, actor, deed, subject, facts)
    leaf = canonical(entry_of(said, book=book.name, index=book.size).as_json())
    frontier = frontier_of(book).append(leaf_hash(leaf))
    entry = Entry.objects.create(book=book, index=book.size, leaf=leaf, subtree=frontier.roots[-1])
    with connection.cursor() as cursor:
        cursor.execute(MOVED_HEAD, [frontier.size, b"".join(frontier.roots), book.pk])
    return entry


def _locked_book(name: str) -> Book:
    with connection.cursor() as cursor:
        cursor.execute(LOCKED_HEAD[connection.vendor], [name])
        row = cursor.fetchone()
    if row is not None:
        return Book(pk=row[0], name=name, size=row[1], frontier=row[2])
    Book.objects.get_or_create(name=name)
    return Book.objects.select_for_update().get(name=name)


@transaction.atomic
def commit_to(value: str, *, salt: bytes) -> str:
    """Keep a value beside the ledger, to be erased one day; gives the commitment for the facts.

    The salt (32 bytes or more) is made at the edge. Refuses SaltTooShort.
    """
    made = commitment(salt, value)
    Disclosure.objects.get_or_create(commitment=made, defaults={"salt": salt, "value": value})
    return made
