"""One deed, one entry: in the deed's own transaction, without gap or double, and for good."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from unicodedata import normalize

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from thidua.apps.ledger import queries
from thidua.apps.ledger.actions import OutsideTransaction, commit_to, record
from thidua.apps.ledger.models import Book, Disclosure, Entry
from thidua.apps.ledger.queries import (
    audit_book,
    latest_checkpoint,
)
from thidua.apps.ledger.triggers import allow_changes
from thidua.core.ledger.audit import Break, BreakKind
from thidua.core.ledger.entry import Fact, commitment
from thidua.core.ledger.tree import EMPTY_ROOT, Checkpoint, leaf_hash, root_of

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 25, 9, 5, tzinfo=UTC)


def some_deeds(count: int) -> list[Entry]:
    return [
        record(at=AT, actor="account 1", deed="figures submitted", subject=f"unit {n}", facts={})
        for n in range(count)
    ]


def test_a_deed_leaves_one_entry_in_canonical_form() -> None:
    entry = record(
        at=AT, actor="account 1", deed="rubric adopted", subject="year 1", facts={"rows": 39}
    )

    assert bytes(entry.leaf) == (
        b'{"actor":"account 1","at":"2024-11-25T09:05:00.000000Z","book":"chinh",'
        b'"deed":"rubric adopted","facts":{"rows":39},"index":0,"subject":"year 1"}'
    )
    assert bytes(entry.subtree) == leaf_hash(bytes(entry.leaf))
    assert latest_checkpoint() == Checkpoint(1, bytes(entry.subtree))


def test_whatever_letters_come_in_composed_ones_are_kept() -> None:
    written = normalize("NFD", "Sở Nội vụ")
    facts: dict[str, Fact] = {normalize("NFD", "tên"): written, "\uff5e": 1, "\U0001f600": 2}

    entry = record(at=AT, actor=written, deed=written, subject=written, facts=facts)

    assert bytes(entry.leaf).decode() == (
        '{"actor":"Sở Nội vụ","at":"2024-11-25T09:05:00.000000Z","book":"chinh",'
        '"deed":"Sở Nội vụ","facts":{"tên":"Sở Nội vụ","\U0001f600":2,"\uff5e":1},'
        '"index":0,"subject":"Sở Nội vụ"}'
    )


def test_the_book_keeps_the_tree_over_all_entries() -> None:
    entries = some_deeds(7)

    root = root_of(leaf_hash(bytes(entry.leaf)) for entry in entries)
    assert [entry.index for entry in entries] == list(range(7))
    assert latest_checkpoint() == Checkpoint(7, root)
    assert audit_book().found == Checkpoint(7, root)
    assert audit_book().broken is None


def test_an_empty_book_has_the_empty_tree() -> None:
    assert latest_checkpoint() == Checkpoint(0, EMPTY_ROOT)
    assert audit_book().broken is None


def test_a_deed_that_fails_leaves_no_entry() -> None:
    some_deeds(1)

    def a_deed_that_fails() -> None:
        with transaction.atomic():
            some_deeds(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        a_deed_that_fails()

    assert latest_checkpoint().size == 1
    assert some_deeds(1)[0].index == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET leaf = leaf",
        "DELETE FROM ledger_entry",
    ],
)
def test_the_database_refuses_to_change_entries(statement: str) -> None:
    some_deeds(2)

    with (
        pytest.raises(DatabaseError, match="rows of ledger_entry are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert latest_checkpoint().size == 2


AGAIN = (
    '(id, book_id, "index", leaf, subtree) '
    'SELECT {number}, book_id, {index}, leaf, subtree FROM ledger_entry WHERE "index" = 1'
)
REPLACING = {
    "sqlite": f"INSERT OR REPLACE INTO ledger_entry {AGAIN}",
    "postgresql": (
        f"INSERT INTO ledger_entry {AGAIN} ON CONFLICT ({{key}}) DO UPDATE SET leaf = EXCLUDED.leaf"
    ),
}


@pytest.mark.parametrize(
    ("number", "index", "key"),
    [
        pytest.param("id", '"index"', "id", id="the same row"),
        pytest.param(
            "id + 1000", '"index"', 'book_id, "index"', id="another row of the same index"
        ),
        pytest.param("id", '"index" + 98', "id", id="the same number with another index"),
    ],
)
def test_no_entry_is_put_in_the_place_of_another(number: str, index: str, key: str) -> None:
    some_deeds(2)
    statement = REPLACING[connection.vendor].format(number=number, index=index, key=key)

    with (
        pytest.raises(DatabaseError, match="rows of ledger_entry are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert audit_book().found.size == 2


def test_django_cannot_change_entries_either() -> None:
    (entry,) = some_deeds(1)

    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()


def test_postgresql_refuses_to_empty_the_table() -> None:
    if connection.vendor != "postgresql":
        return
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_entry")


def test_a_book_cut_off_with_its_head_contradicts_a_checkpoint() -> None:
    some_deeds(3)
    three = bytes(Book.objects.get().frontier)
    some_deeds(2)
    seen = latest_checkpoint()
    allow_changes(connection, "ledger_entry")

    Entry.objects.filter(index__gte=3).delete()
    Book.objects.update(size=3, frontier=three)

    assert audit_book().broken is None
    assert audit_book([seen]).broken == Break(BreakKind.TRUNCATED, 3)


def test_a_book_without_a_head_has_no_past_to_show() -> None:
    assert audit_book([Checkpoint(3, EMPTY_ROOT)]).broken == Break(BreakKind.TRUNCATED, 0)


@pytest.mark.parametrize(
    ("at_once", "batches"),
    [
        pytest.param(2, 3, id="the last one not full"),
        pytest.param(4, 2, id="one entry left over"),
        pytest.param(5, 1, id="all at once, and nothing asked after the end"),
        pytest.param(6, 1, id="fewer entries than a batch holds"),
    ],
)
def test_a_book_is_read_in_batches_that_follow_each_other(
    at_once: int, batches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", at_once)
    some_deeds(5)

    with CaptureQueriesContext(connection) as asked:
        found = audit_book()

    head = latest_checkpoint()
    assert (found.found, found.broken) == (head, None)
    assert len(asked) == 1 + batches  # the head is read first


def test_another_book_is_not_looked_at() -> None:
    some_deeds(2)
    Book.objects.create(name="khác", size=7)

    assert audit_book().broken is None
    assert audit_book(book="khác").broken == Break(BreakKind.TRUNCATED, 0)


def test_an_old_checkpoint_holds_the_book_to_its_past() -> None:
    some_deeds(3)
    seen = latest_checkpoint()
    some_deeds(2)

    assert audit_book([seen]).broken is None
    assert audit_book([Checkpoint(3, EMPTY_ROOT)]).broken == Break(BreakKind.CHECKPOINT, 3)


def test_a_value_that_is_committed_to_can_be_proved() -> None:
    salt = b"s" * 32

    made = commit_to("Nguyễn Thị Hoa", salt=salt)

    assert made == commitment(salt, "Nguyễn Thị Hoa")
    assert commit_to("Nguyễn Thị Hoa", salt=salt) == made
    kept = Disclosure.objects.get(commitment=made)
    assert (bytes(kept.salt), kept.value) == (salt, "Nguyễn Thị Hoa")


def test_without_the_value_beside_it_the_ledger_stays_whole() -> None:
    made = commit_to("Nguyễn Thị Hoa", salt=b"s" * 32)
    record(at=AT, actor="account 1", deed="account made", subject="account 2", facts={"name": made})

    Disclosure.objects.all().delete()

    assert audit_book().broken is None


def test_no_clear_value_stands_in_an_entry() -> None:
    made = commit_to("Nguyễn Thị Hoa", salt=b"s" * 32)

    entry = record(
        at=AT, actor="account 1", deed="account made", subject="account 2", facts={"name": made}
    )

    assert json.loads(bytes(entry.leaf))["facts"] == {"name": made}
    assert "Hoa" not in bytes(entry.leaf).decode()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(OutsideTransaction) as refusal:
        record(at=AT, actor="account 1", deed="d", subject="s", facts={})

    assert refusal.value.grounds == {"deed": "d"}
