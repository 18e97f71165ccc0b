"""Whoever takes the triggers away and tampers is found, and the first break is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection

from thidua.apps.ledger import queries
from thidua.apps.ledger.actions import record
from thidua.apps.ledger.models import Book, Entry
from thidua.apps.ledger.queries import audit_book
from thidua.apps.ledger.triggers import allow_changes
from thidua.core.ledger.audit import Break, BreakKind
from thidua.core.ledger.tree import leaf_hash

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 25, 9, 5, tzinfo=UTC)


def some_deeds(count: int) -> None:
    for number in range(count):
        record(
            at=AT, actor="account 1", deed="figures submitted", subject=f"unit {number}", facts={}
        )


def rewritten(index: int) -> None:
    """Change what an entry says together with its own hash, as who knows the code would."""
    entry = Entry.objects.get(index=index)
    leaf = bytes(entry.leaf).replace(b"unit", b"UNIT")
    Entry.objects.filter(pk=entry.pk).update(leaf=leaf, subtree=leaf_hash(leaf))


def one_bit_flipped() -> None:
    entry = Entry.objects.get(index=3)
    leaf = bytearray(entry.leaf)
    leaf[-3] ^= 1
    Entry.objects.filter(pk=entry.pk).update(leaf=bytes(leaf))


def contents_swapped() -> None:
    one, other = Entry.objects.get(index=0), Entry.objects.get(index=2)
    for entry, given in ((one, other), (other, one)):
        Entry.objects.filter(pk=entry.pk).update(leaf=given.leaf, subtree=given.subtree)


def cut_off_with_the_number_in_the_head() -> None:
    Entry.objects.filter(index__gte=3).delete()
    Book.objects.update(size=3)


def forged_with_the_number_in_the_head() -> None:
    last = Entry.objects.get(index=4)
    leaf = bytes(last.leaf).replace(b'"index":4', b'"index":5')
    Entry.objects.create(book=last.book, index=5, leaf=leaf, subtree=leaf_hash(leaf))
    Book.objects.update(size=6)


def swapped() -> None:
    one, other = Entry.objects.get(index=1), Entry.objects.get(index=2)
    Entry.objects.filter(pk=one.pk).update(index=99)
    Entry.objects.filter(pk=other.pk).update(index=1)
    Entry.objects.filter(pk=one.pk).update(index=2)


def gap_closed() -> None:
    Entry.objects.filter(index=2).delete()
    for index in (3, 4):
        Entry.objects.filter(index=index).update(index=index - 1)


def forged_after_the_last() -> None:
    last = Entry.objects.get(index=4)
    Entry.objects.create(book=last.book, index=5, leaf=last.leaf, subtree=last.subtree)


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        pytest.param(
            lambda: Entry.objects.filter(index=2).update(leaf=b"{}"),
            Break(BreakKind.CONTENT, 2),
            id="flipped",
        ),
        pytest.param(
            lambda: Entry.objects.filter(index=2).update(subtree=b"0" * 32),
            Break(BreakKind.CONTENT, 2),
            id="hash flipped",
        ),
        pytest.param(
            lambda: Entry.objects.filter(index=2).delete(),
            Break(BreakKind.MISSING, 2),
            id="dropped",
        ),
        pytest.param(
            lambda: Entry.objects.filter(index=0).delete(),
            Break(BreakKind.MISSING, 0),
            id="the first one dropped",
        ),
        pytest.param(
            lambda: Entry.objects.filter(index=4).delete(),
            Break(BreakKind.TRUNCATED, 4),
            id="the last one dropped",
        ),
        pytest.param(
            lambda: Entry.objects.filter(index__in=(1, 2, 3)).delete(),
            Break(BreakKind.MISSING, 1),
            id="many dropped in the middle",
        ),
        pytest.param(gap_closed, Break(BreakKind.ORDER, 2, stands=3), id="dropped, gap closed"),
        pytest.param(
            lambda: Entry.objects.filter(index__gte=3).delete(),
            Break(BreakKind.TRUNCATED, 3),
            id="truncated",
        ),
        pytest.param(
            lambda: Entry.objects.all().delete(), Break(BreakKind.TRUNCATED, 0), id="emptied"
        ),
        pytest.param(swapped, Break(BreakKind.ORDER, 1, stands=2), id="reordered"),
        pytest.param(forged_after_the_last, Break(BreakKind.ORDER, 5, stands=4), id="doubled"),
        pytest.param(one_bit_flipped, Break(BreakKind.CONTENT, 3), id="one bit flipped"),
        pytest.param(
            lambda: rewritten(2),
            Break(BreakKind.CONTENT, 3),
            id="rewritten with its own hash: the next one, whose subtree holds both, differs",
        ),
        pytest.param(
            lambda: rewritten(4),
            Break(BreakKind.HEAD, 5),
            id="the last one rewritten with its hash",
        ),
        pytest.param(
            contents_swapped, Break(BreakKind.ORDER, 0, stands=2), id="contents swapped with hashes"
        ),
        pytest.param(
            cut_off_with_the_number_in_the_head,
            Break(BreakKind.HEAD, 3),
            id="cut off, head told so",
        ),
        pytest.param(
            forged_with_the_number_in_the_head,
            Break(BreakKind.CONTENT, 5),
            id="forged, head told so",
        ),
        pytest.param(
            lambda: Book.objects.update(size=4), Break(BreakKind.EXTRA, 4), id="head set back"
        ),
        pytest.param(
            lambda: Book.objects.update(frontier=b"0" * 64), Break(BreakKind.HEAD, 5), id="head"
        ),
    ],
)
@pytest.mark.parametrize("at_once", [2, 4, 4_096])
def test_who_tampers_behind_the_triggers_is_found(
    tamper: Callable[[], object], found: Break, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", at_once)
    some_deeds(5)
    allow_changes(connection, "ledger_entry")

    tamper()

    assert audit_book().broken == found
