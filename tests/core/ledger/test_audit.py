"""Recomputing a book finds the first entry that was flipped, dropped, moved, added or cut off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.ledger.books import a_book, a_leaf, in_batches
from thidua.core.ledger.audit import Audit, Batch, Break, BreakKind, audit
from thidua.core.ledger.tree import EMPTY_ROOT, Checkpoint, Frontier, leaf_hash, root_of

FORGED = b"forged"
OTHER_ROOT = leaf_hash(b"what the witnesses saw")
PLACES = st.integers(1, 40).flatmap(
    lambda size: st.tuples(st.just(size), st.integers(0, size - 1), st.integers(1, 9))
)


def true_checkpoint(size: int) -> Checkpoint:
    return Checkpoint(size, root_of(leaf_hash(a_leaf(index)) for index in range(size)))


@pytest.mark.parametrize("size", [0, 1, 2, 9, 64])
@pytest.mark.parametrize("at_once", [1, 4, 64])
def test_an_untouched_book_holds(size: int, at_once: int) -> None:
    rows, head = a_book(size)

    assert audit(in_batches(rows, at_once), head) == Audit(true_checkpoint(size), None)


@given(PLACES, st.integers(0, 255), st.integers(0, 7))
def test_one_flipped_bit_is_named(place: tuple[int, int, int], at: int, bit: int) -> None:
    size, index, at_once = place
    rows, head = a_book(size)
    leaf = bytearray(rows[index][1])
    leaf[at % len(leaf)] ^= 1 << bit
    rows[index] = (index, bytes(leaf), rows[index][2])

    found = audit(in_batches(rows, at_once), head)

    assert found.broken is not None
    assert found.broken.index == index
    assert found.found == true_checkpoint(index)


@given(PLACES)
def test_a_rewritten_entry_is_named(place: tuple[int, int, int]) -> None:
    size, index, at_once = place
    rows, head = a_book(size)
    rows[index] = (index, FORGED, rows[index][2])

    found = audit(in_batches(rows, at_once), head)

    assert found == Audit(true_checkpoint(index), Break(BreakKind.CONTENT, index))


@given(PLACES)
def test_a_rewritten_hash_is_named(place: tuple[int, int, int]) -> None:
    size, index, at_once = place
    rows, head = a_book(size)
    rows[index] = (index, rows[index][1], leaf_hash(FORGED))

    found = audit(in_batches(rows, at_once), head)

    assert found == Audit(true_checkpoint(index), Break(BreakKind.CONTENT, index))


def test_an_entry_rewritten_with_its_hash_breaks_the_next_subtree() -> None:
    rows, head = a_book(5)
    rows[2] = (2, FORGED, leaf_hash(FORGED))

    assert audit(in_batches(rows), head).broken == Break(BreakKind.CONTENT, 3)


def test_the_last_entry_rewritten_with_its_hash_contradicts_the_head() -> None:
    rows, head = a_book(5)
    rows[4] = (4, FORGED, leaf_hash(FORGED))

    found = audit(in_batches(rows), head)

    assert found.broken == Break(BreakKind.HEAD, 5)
    assert found.found.size == 5


@given(PLACES)
def test_a_dropped_entry_is_named_where_it_is_missed(place: tuple[int, int, int]) -> None:
    size, index, at_once = place
    rows, head = a_book(size + 1)
    del rows[index]

    found = audit(in_batches(rows, at_once), head)

    assert found == Audit(true_checkpoint(index), Break(BreakKind.MISSING, index))


@given(PLACES)
def test_a_dropped_entry_whose_gap_was_closed_is_named_by_what_stands_there(
    place: tuple[int, int, int],
) -> None:
    size, index, at_once = place
    rows, head = a_book(size + 1)
    closed = [(n, *row[1:]) for n, row in enumerate(rows[:index] + rows[index + 1 :])]

    found = audit(in_batches(closed, at_once), head)

    assert found.broken == Break(BreakKind.ORDER, index, stands=index + 1)


@given(PLACES, st.data())
def test_two_entries_that_changed_places_are_named(
    place: tuple[int, int, int], data: st.DataObject
) -> None:
    size, one, pairs = place
    other = data.draw(st.integers(0, size).filter(lambda number: number != one))
    first, second = sorted((one, other))
    rows, head = a_book(size + 1)
    early, late = rows[first], rows[second]
    rows[first], rows[second] = (first, *late[1:]), (second, *early[1:])

    found = audit(in_batches(rows, 2 * pairs), head)

    assert found == Audit(true_checkpoint(first), Break(BreakKind.ORDER, first, stands=second))


def test_an_entry_that_stands_twice_is_named() -> None:
    rows, head = a_book(5)
    rows.insert(3, rows[1])

    assert audit(in_batches(rows), head).broken == Break(BreakKind.ORDER, 3, stands=1)


def test_an_unreadable_entry_out_of_place_is_named_by_its_stored_index() -> None:
    rows, head = a_book(5)
    rows.insert(3, (1, FORGED, rows[1][2]))

    assert audit(in_batches(rows), head).broken == Break(BreakKind.ORDER, 3, stands=1)


def test_an_entry_that_comes_before_its_turn_leaves_a_gap() -> None:
    rows, head = a_book(5)
    rows[1], rows[2] = rows[2], rows[1]

    assert audit(in_batches(rows), head).broken == Break(BreakKind.MISSING, 1)


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"[" * 100_000, id="JSON without a floor"),
        pytest.param(b"[1]", id="no object"),
        pytest.param(b'{"deed":"d"}', id="no index"),
        pytest.param(b'{"index":"7"}', id="an index that is no number"),
        pytest.param(b'{"index":2}', id="its own index"),
    ],
)
def test_whatever_stands_in_place_of_an_entry_is_a_changed_content(leaf: bytes) -> None:
    rows, head = a_book(5)
    rows[2] = (2, leaf, rows[2][2])

    assert audit(in_batches(rows), head).broken == Break(BreakKind.CONTENT, 2)


@pytest.mark.parametrize("left", [0, 1, 3, 4])
def test_a_tail_that_was_cut_off_is_missed_by_the_head(left: int) -> None:
    rows, head = a_book(5)

    found = audit(in_batches(rows[:left]), head)

    assert found == Audit(true_checkpoint(left), Break(BreakKind.TRUNCATED, left))


def test_a_tail_and_head_cut_off_together_are_missed_by_an_old_checkpoint() -> None:
    rows, _ = a_book(5)
    _, shorter = a_book(3)

    assert audit(in_batches(rows[:3]), shorter).broken is None
    seen = [true_checkpoint(2), true_checkpoint(5)]
    assert audit(in_batches(rows[:3]), shorter, seen).broken == Break(BreakKind.TRUNCATED, 3)


def test_entries_beyond_the_head_are_named() -> None:
    rows, _ = a_book(5)
    _, head = a_book(3)

    found = audit(in_batches(rows), head)

    assert found == Audit(true_checkpoint(5), Break(BreakKind.EXTRA, 3))


def test_a_head_with_another_tree_is_named() -> None:
    rows, head = a_book(3)
    other = Frontier(3, (head.roots[0], OTHER_ROOT))

    found = audit(in_batches(rows), other)

    assert found == Audit(true_checkpoint(3), Break(BreakKind.HEAD, 3))


@given(PLACES)
def test_true_checkpoints_are_kept_wherever_they_fall(place: tuple[int, int, int]) -> None:
    size, early, at_once = place
    rows, head = a_book(size)
    known = [true_checkpoint(early), true_checkpoint(size), true_checkpoint(early)]

    assert audit(in_batches(rows, at_once), head, known) == Audit(true_checkpoint(size), None)


@given(PLACES)
def test_a_book_rewritten_whole_contradicts_an_old_checkpoint(place: tuple[int, int, int]) -> None:
    size, before, at_once = place
    rows, head = a_book(size)
    known = [Checkpoint(before + 1, OTHER_ROOT)]

    found = audit(in_batches(rows, at_once), head, known)

    broken = Break(BreakKind.CHECKPOINT, before + 1)
    assert found == Audit(true_checkpoint(before + 1), broken)


def test_the_first_of_two_breaks_is_named() -> None:
    rows, head = a_book(9)
    rows[6] = (6, FORGED, rows[6][2])
    rows[3] = (3, FORGED, rows[3][2])
    early, late = Checkpoint(2, OTHER_ROOT), Checkpoint(5, OTHER_ROOT)

    assert audit(in_batches(rows), head, [late]).broken == Break(BreakKind.CONTENT, 3)
    assert audit(in_batches(rows), head, [late, early]).broken == Break(BreakKind.CHECKPOINT, 2)


def test_two_checkpoints_of_one_size_cannot_both_be_true() -> None:
    rows, head = a_book(4)
    known = [true_checkpoint(4), Checkpoint(4, OTHER_ROOT)]

    assert audit(in_batches(rows), head, known).broken == Break(BreakKind.CHECKPOINT, 4)
    known.reverse()
    assert audit(in_batches(rows), head, known).broken == Break(BreakKind.CHECKPOINT, 4)


def test_a_checkpoint_of_the_empty_book_says_nothing_more() -> None:
    rows, head = a_book(2)

    assert audit(in_batches(rows), head, [Checkpoint(0, EMPTY_ROOT)]).broken is None
    false = audit(in_batches(rows), head, [Checkpoint(0, OTHER_ROOT)])
    assert false == Audit(true_checkpoint(0), Break(BreakKind.CHECKPOINT, 0))


def test_columns_may_be_of_any_sequence() -> None:
    rows, head = a_book(3)
    indices, leaves, subtrees = zip(*rows, strict=True)

    assert audit([Batch(indices, leaves, subtrees)], head).broken is None


def test_columns_of_unequal_length_are_a_bug_and_no_break() -> None:
    rows, head = a_book(2)
    (batch,) = in_batches(rows)

    with pytest.raises(ValueError, match="shorter"):
        audit([Batch(batch.indices, batch.leaves, batch.subtrees[:1])], head)
