"""Recomputing a book finds the first entry that was flipped, dropped, moved or cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.ledger.audit import Audit, Break, BreakKind, Stored, audit
from thidua.core.ledger.tree import EMPTY_ROOT, Checkpoint, Frontier, leaf_hash


def a_book(size: int) -> tuple[list[Stored], Checkpoint]:
    frontier = Frontier()
    book = []
    for index in range(size):
        leaf = f"entry {index}".encode()
        frontier = frontier.append(leaf_hash(leaf))
        book.append(Stored(index, leaf, leaf_hash(leaf), frontier.root()))
    return book, Checkpoint(size, frontier.root())


@pytest.mark.parametrize("size", [0, 1, 2, 9])
def test_an_untouched_book_holds(size: int) -> None:
    book, head = a_book(size)

    assert audit(book, head) == Audit(head, None)


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_a_flipped_entry_is_named(place: tuple[int, int]) -> None:
    size, index = place
    book, head = a_book(size)
    book[index] = replace(book[index], leaf=b"forged")

    assert audit(book, head).broken == Break(BreakKind.CONTENT, index)


def test_an_entry_rewritten_with_its_hash_breaks_the_tree() -> None:
    book, head = a_book(5)
    book[2] = replace(book[2], leaf=b"forged", leaf_hash=leaf_hash(b"forged"))

    found = audit(book, head)

    assert found.broken == Break(BreakKind.TREE, 2)
    assert found.found.size == 3


def test_a_dropped_entry_is_named_where_it_is_missed() -> None:
    book, head = a_book(5)
    del book[2]

    assert audit(book, head).broken == Break(BreakKind.ORDER, 2)


def test_two_entries_that_changed_places_are_named() -> None:
    book, head = a_book(5)
    book[1], book[2] = book[2], book[1]

    assert audit(book, head).broken == Break(BreakKind.ORDER, 1)


def test_a_tail_that_was_cut_off_is_missed_by_the_head() -> None:
    book, head = a_book(5)

    assert audit(book[:3], head).broken == Break(BreakKind.TRUNCATED, 3)


def test_a_tail_and_head_cut_off_together_are_missed_by_an_old_checkpoint() -> None:
    book, seen = a_book(5)
    _, shorter = a_book(3)

    assert audit(book[:3], shorter).broken is None
    assert audit(book[:3], shorter, [seen]).broken == Break(BreakKind.TRUNCATED, 3)


def test_a_book_rewritten_whole_contradicts_an_old_checkpoint() -> None:
    book, head = a_book(5)
    other = Checkpoint(3, leaf_hash(b"what the witnesses saw"))
    _, true = a_book(4)

    assert audit(book, head, [other]).broken == Break(BreakKind.TREE, 2)
    assert audit(book, head, [true]).broken is None


def test_a_checkpoint_of_the_empty_book_says_nothing() -> None:
    book, head = a_book(2)

    assert audit(book, head, [Checkpoint(0, EMPTY_ROOT)]).broken is None


def test_an_entry_beyond_the_head_is_named() -> None:
    book, _ = a_book(3)
    _, head = a_book(2)

    assert audit(book, head).broken == Break(BreakKind.HEAD, 2)


def test_a_head_with_another_root_is_named() -> None:
    book, _ = a_book(3)

    found = audit(book, Checkpoint(3, leaf_hash(b"x")))

    assert found.broken == Break(BreakKind.HEAD, 3)
