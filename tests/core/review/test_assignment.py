"""Who marks whom: all, a ring, or a balanced part, never in conflict."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.review.assignment import (
    ConflictsLeaveTooFew,
    NotComparable,
    Plan,
    Scheme,
    TooFewUnits,
    assign,
    parts_of,
)
from thidua.core.review.conflicts import Pair

NINE = ("SNV", "STP", "TT", "QS", "CA", "TA", "VKS", "THADS", "QLTT")


def pairs(*written: str) -> set[Pair]:
    return {Pair(*one.split("-")) for one in written}


def test_everyone_marks_everyone_but_itself() -> None:
    found = assign(Plan(Scheme.FULL), NINE)

    assert len(found) == 72
    assert all(pair.reviewer != pair.unit for pair in found)


def test_of_a_full_assignment_a_conflict_leaves_one_pair_out() -> None:
    found = assign(Plan(Scheme.FULL), NINE, conflicts=pairs("CA-VKS"))

    assert len(found) == 71
    assert Pair("VKS", "CA") in found


def test_a_unit_that_nobody_may_mark_is_refused() -> None:
    barred = pairs("B-A", "C-A")

    with pytest.raises(ConflictsLeaveTooFew) as refused:
        assign(Plan(Scheme.FULL), ("A", "B", "C"), conflicts=barred)

    assert refused.value.grounds == {"unit": "A", "each": 1}


def test_in_a_ring_each_marks_the_next_ones_in_the_order_given() -> None:
    found = assign(Plan(Scheme.RING, 2), ("A", "B", "C", "D"))

    assert found == tuple(Pair(*one) for one in ("AB", "AC", "BC", "BD", "CD", "CA", "DA", "DB"))


def test_nobody_in_a_ring_of_one_marks_its_own_reviewer() -> None:
    found = set(assign(Plan(Scheme.RING, 1), NINE))

    assert Pair("QLTT", "SNV") in found
    assert not {Pair(one.unit, one.reviewer) for one in found} & found


def test_a_ring_passes_over_a_conflict() -> None:
    found = assign(Plan(Scheme.RING, 1), ("A", "B", "C"), conflicts=pairs("A-B"))

    assert Pair("A", "C") in found


@pytest.mark.parametrize("scheme", [Scheme.RING, Scheme.PARTIAL])
@pytest.mark.parametrize("each", [0, 3, 4])
def test_none_or_more_than_the_others_cannot_be_marked(scheme: Scheme, each: int) -> None:
    with pytest.raises(TooFewUnits) as refused:
        assign(Plan(scheme, each), ("A", "B", "C"))

    assert refused.value.grounds == {"each": each, "units": 3}


def test_a_ring_is_refused_where_conflicts_leave_too_few() -> None:
    with pytest.raises(ConflictsLeaveTooFew) as refused:
        assign(Plan(Scheme.RING, 2), ("A", "B", "C"), conflicts=pairs("B-C"))

    assert refused.value.grounds == {"unit": "B", "each": 2}


@given(st.data())
def test_a_partial_assignment_is_balanced_free_of_conflicts_and_of_one_part(
    data: st.DataObject,
) -> None:
    units = tuple(f"U{number}" for number in range(data.draw(st.integers(4, 12))))
    each = data.draw(st.integers(2, min(4, len(units) - 2)))
    others = st.tuples(st.sampled_from(units), st.sampled_from(units))
    barred = {Pair(*one) for one in data.draw(st.lists(others, max_size=len(units)))}

    try:
        found = assign(Plan(Scheme.PARTIAL, each), units, conflicts=barred)
    except (ConflictsLeaveTooFew, NotComparable):
        return

    assert Counter(one.reviewer for one in found) == dict.fromkeys(units, each)
    assert Counter(one.unit for one in found) == dict.fromkeys(units, each)
    assert len(set(found)) == len(found)
    assert not barred & set(found)
    assert len(parts_of(found)) == 1


def test_the_same_order_gives_the_same_part() -> None:
    plan = Plan(Scheme.PARTIAL, 3)

    assert assign(plan, NINE) == assign(plan, NINE)


def test_reviewers_are_moved_to_make_room_for_a_unit_with_conflicts() -> None:
    barred = pairs("C-D", "B-D", "A-C")

    found = assign(Plan(Scheme.PARTIAL, 2), ("A", "B", "C", "D", "E"), conflicts=barred)

    assert {one.reviewer for one in found if one.unit == "D"} == {"A", "E"}


def test_conflicts_can_leave_a_unit_without_enough_reviewers() -> None:
    barred = pairs("A-D", "B-D")

    with pytest.raises(ConflictsLeaveTooFew) as refused:
        assign(Plan(Scheme.PARTIAL, 2), ("A", "B", "C", "D"), conflicts=barred)

    assert refused.value.grounds == {"unit": "D", "each": 2}


def test_one_unit_each_cannot_be_compared() -> None:
    with pytest.raises(NotComparable) as refused:
        assign(Plan(Scheme.PARTIAL, 1), NINE)

    assert refused.value.grounds == {"parts": 9}


def test_parts_that_could_stand_alone_are_joined_by_exchange() -> None:
    units = ("A", "B", "C", "D", "E", "F")
    across = pairs("A-D", "A-E", "B-D", "B-E", "C-D", "C-E", "C-F")

    found = assign(Plan(Scheme.PARTIAL, 2), units, conflicts=across)

    assert len(parts_of(found)) == 1
    assert not across & set(found)


def test_marks_without_a_common_unit_or_reviewer_are_parts() -> None:
    found = parts_of(sorted(pairs("A-B", "C-D", "C-B", "E-F")))

    assert {len(part) for part in found} == {1, 3}
