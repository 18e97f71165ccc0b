"""The tree of RFC 6962: its known roots, and proofs that hold for what is true and nothing else."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.ledger.tree import (
    EMPTY_ROOT,
    Checkpoint,
    Frontier,
    consistency_proof,
    includes,
    inclusion_proof,
    is_consistent,
    leaf_hash,
    leaf_hashes,
    node_hash,
    root_of,
)

# The inputs and roots that Certificate Transparency's reference implementations share.
INPUTS = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = st.integers(1, 70)


def leaves(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert Frontier().root() == EMPTY_ROOT == root_of([])
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_roots_come_out(size: int) -> None:
    hashes = [leaf_hash(bytes.fromhex(text)) for text in INPUTS[:size]]

    assert root_of(hashes).hex() == ROOTS[size - 1]


def test_leaves_and_nodes_are_told_apart() -> None:
    assert leaf_hash(b"x") == sha256(b"\x00x").digest()
    assert node_hash(b"l", b"r") == sha256(b"\x01lr").digest()


def test_many_leaves_are_hashed_in_order() -> None:
    assert leaf_hashes([b"x", b"", b"y"]) == [leaf_hash(b"x"), leaf_hash(b""), leaf_hash(b"y")]


@given(st.integers(0, 70), st.integers(0, 70))
def test_appending_many_is_appending_one_after_the_other(first: int, more: int) -> None:
    known = leaves(first + more)
    one_by_one = Frontier()
    for leaf in known:
        one_by_one = one_by_one.append(leaf)

    begun, _ = Frontier().extended(known[:first])
    grown, completed = begun.extended(known[first:])

    assert grown == one_by_one
    assert grown.checkpoint() == Checkpoint(first + more, root_of(known))
    assert len(completed) == more
    assert completed[-1:] == list(grown.roots[-1:] if more else ())


def test_each_leaf_completes_the_subtree_that_ends_with_it() -> None:
    known = leaves(8)

    _, completed = Frontier().extended(known)

    assert completed == [
        known[0],
        root_of(known[0:2]),
        known[2],
        root_of(known[0:4]),
        known[4],
        root_of(known[4:6]),
        known[6],
        root_of(known[0:8]),
    ]


def test_a_frontier_keeps_one_root_for_each_bit_of_its_size() -> None:
    frontier = Frontier()
    for leaf in leaves(7):
        frontier = frontier.append(leaf)

    assert frontier.size == 7
    assert frontier.roots == (root_of(leaves(4)), root_of(leaves(6)[4:]), leaves(7)[6])


@given(SIZES.flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_every_leaf_is_proved_within_its_tree(place: tuple[int, int]) -> None:
    size, index = place
    known = leaves(size)

    proof = inclusion_proof(known, index)

    assert includes(root_of(known), size, index, known[index], proof)
    assert len(proof) <= size.bit_length()


@given(SIZES.flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))), st.data())
def test_a_wrong_leaf_place_root_or_path_proves_nothing(
    place: tuple[int, int], data: st.DataObject
) -> None:
    size, index = place
    known = leaves(size)
    proof, root = inclusion_proof(known, index), root_of(known)
    other = data.draw(st.integers(-2, size + 2).filter(lambda number: number != index))

    assert not includes(root, size, index, leaf_hash(b"forged"), proof)
    assert not includes(leaf_hash(b"other root"), size, index, known[index], proof)
    assert not includes(root, size, other, known[index], proof)
    assert not includes(root, size, index, known[index], (*proof, root))
    if proof:
        assert not includes(root, size, index, known[index], proof[:-1])
        assert not includes(root, size, index, known[index], (leaf_hash(b"bad"), *proof[1:]))


@pytest.mark.parametrize("index", [-1, 3])
def test_no_proof_is_made_for_a_leaf_outside(index: int) -> None:
    with pytest.raises(IndexError, match=str(index)):
        inclusion_proof(leaves(3), index)


def test_the_path_runs_from_the_leaf_up() -> None:
    known = leaves(3)

    assert inclusion_proof(known, 0) == (known[1], known[2])
    assert inclusion_proof(known, 2) == (node_hash(known[0], known[1]),)


@given(SIZES.flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size))))
def test_a_tree_that_only_grew_is_proved_so(sizes: tuple[int, int]) -> None:
    size, old = sizes
    known = leaves(size)
    before, after = Checkpoint(old, root_of(known[:old])), Checkpoint(size, root_of(known))

    assert is_consistent(before, after, consistency_proof(known, old))


@given(
    st.integers(2, 70).flatmap(lambda size: st.tuples(st.just(size), st.integers(1, size - 1))),
    st.data(),
)
def test_a_changed_past_is_never_proved(sizes: tuple[int, int], data: st.DataObject) -> None:
    size, old = sizes
    known = leaves(size)
    proof = consistency_proof(known, old)
    before, after = Checkpoint(old, root_of(known[:old])), Checkpoint(size, root_of(known))
    changed = list(known)
    changed[data.draw(st.integers(0, old - 1))] = leaf_hash(b"changed")
    forged = Checkpoint(size, root_of(changed))

    assert not is_consistent(before, forged, consistency_proof(changed, old))
    assert not is_consistent(before, after, (*proof, after.root))
    assert not is_consistent(Checkpoint(old, leaf_hash(b"x")), after, proof)
    assert not is_consistent(before, Checkpoint(size, leaf_hash(b"x")), proof)
    assert not is_consistent(before, after, proof[:-1])


def test_equal_sizes_are_consistent_only_with_equal_roots_and_no_path() -> None:
    one, other = Checkpoint(3, root_of(leaves(3))), Checkpoint(3, leaf_hash(b"x"))

    assert is_consistent(one, one, ())
    assert not is_consistent(one, other, ())
    assert not is_consistent(one, one, (one.root,))


def test_the_empty_tree_is_consistent_with_any_later_one() -> None:
    later = Checkpoint(3, root_of(leaves(3)))

    assert is_consistent(Checkpoint(0, EMPTY_ROOT), later, ())
    assert not is_consistent(Checkpoint(0, later.root), later, ())
    assert not is_consistent(Checkpoint(0, EMPTY_ROOT), later, (later.root,))


def test_a_tree_never_shrinks() -> None:
    known = leaves(4)
    larger, smaller = Checkpoint(4, root_of(known)), Checkpoint(2, root_of(known[:2]))

    assert not is_consistent(larger, smaller, consistency_proof(known, 2))
    assert not is_consistent(Checkpoint(-1, EMPTY_ROOT), smaller, ())


def test_a_tree_that_claims_more_leaves_than_it_has_is_not_believed() -> None:
    known = leaves(4)
    before = Checkpoint(2, root_of(known[:2]))
    proof = consistency_proof(known, 2)

    assert is_consistent(before, Checkpoint(4, root_of(known)), proof)
    assert not is_consistent(before, Checkpoint(8, root_of(known)), proof)


def test_a_complete_older_tree_needs_no_first_step() -> None:
    known = leaves(3)

    assert consistency_proof(known, 2) == (known[2],)
    assert consistency_proof(known, 1) == (known[1], known[2])
    assert not is_consistent(Checkpoint(3, root_of(known)), Checkpoint(4, root_of(leaves(4))), ())


@pytest.mark.parametrize("old", [-1, 4])
def test_no_proof_is_made_from_a_size_outside(old: int) -> None:
    with pytest.raises(ValueError, match=str(old)):
        consistency_proof(leaves(3), old)


def test_the_same_size_and_nothing_need_no_path() -> None:
    assert consistency_proof(leaves(3), 0) == ()
    assert consistency_proof(leaves(3), 3) == ()
