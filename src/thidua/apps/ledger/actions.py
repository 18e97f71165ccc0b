"""Writes the ledger: one entry for each deed, in the deed's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.models import Book, Disclosure, Entry
from thidua.apps.ledger.queries import MAIN_BOOK, frontier_of
from thidua.core.ledger.entry import Deed, Fact, commitment, entry_of
from thidua.core.ledger.tree import leaf_hash
from thidua.core.refusal import Refusal
from thidua.outside.canonical_json import canonical


class OutsideTransaction(Refusal):
    """An entry was to be written outside the transaction of its deed. Grounds: deed."""


def record(
    *, at: datetime, actor: str, deed: str, subject: str, facts: Mapping[str, Fact]
) -> Entry:
    """Append one entry to the ledger, within the transaction of the deed it tells of.

    Refuses OutsideTransaction, and what `entry_of` refuses. The book's head is locked first, so
    that indices have no gap and no double, however many write at once.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(deed=deed)
    book = _locked_book(MAIN_BOOK)
    said = Deed(at, actor, deed, subject, facts)
    leaf = canonical(entry_of(said, book=book.name, index=book.size).as_json())
    frontier = frontier_of(book).append(leaf_hash(leaf))
    entry = Entry.objects.create(book=book, index=book.size, leaf=leaf, subtree=frontier.roots[-1])
    head = Book.objects.filter(pk=book.pk)
    head.update(size=frontier.size, frontier=b"".join(frontier.roots))
    return entry


def _locked_book(name: str) -> Book:
    found = list(Book.objects.select_for_update().filter(name=name))
    if found:
        return found[0]
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


@transaction.atomic
def erase(made: str, *, at: datetime, actor: str, reason: str) -> bool:
    """Erase the salt and value behind a commitment; the ledger stays whole and says that it was done.

    Gives False, and records nothing, where there was nothing to erase.
    """
    erased, _ = Disclosure.objects.filter(commitment=made).delete()
    if not erased:
        return False
    facts: dict[str, Fact] = {"commitment": made, "reason": reason}
    record(at=at, actor=actor, deed="disclosure erased", subject="ledger", facts=facts)
    return True
