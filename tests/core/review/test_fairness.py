"""Signs of unfair marks: far-off marks, favours returned, marks all alike, and who decides."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.review.assignment import Plan, Scheme, assign
from thidua.core.review.combining import Combining, Kind
from thidua.core.review.conflicts import Pair
from thidua.core.review.fairness import (
    compression,
    outliers,
    received_by,
    reciprocity,
    without_each,
)
from thidua.core.review.fit import fit

UNITS = ("A", "B", "C", "D", "E", "F")
WORTH = {unit: Fraction(80 + 2 * place) for place, unit in enumerate(UNITS)}
FAIR = {pair: WORTH[pair.unit] for pair in assign(Plan(Scheme.FULL), UNITS)}


def marks(**given: int) -> dict[Pair, Fraction]:
    """Give fair marks with some raised: A_B=9 is 9 more from A to B."""
    more = {Pair(*name.split("_")): Fraction(value) for name, value in given.items()}
    return {pair: mark + more.get(pair, 0) for pair, mark in FAIR.items()}


def test_a_mark_far_from_all_others_stands_out() -> None:
    assert outliers(fit(marks(A_B=-20))) == (Pair("A", "B"),)


def test_fair_marks_have_no_outliers() -> None:
    assert outliers(fit(FAIR)) == ()


def test_two_units_that_lift_each_other_come_first() -> None:
    found = reciprocity(fit(marks(A_B=6, B_A=6, C_D=3)))

    assert (found[0].first, found[0].second) == ("A", "B")
    assert found[0].given == found[0].back > 0
    assert found[0].alike
    assert len(found) == 15


def test_one_up_and_the_other_down_is_no_favour_returned() -> None:
    last = reciprocity(fit(marks(A_B=6, B_A=-6)))[-1]

    assert (last.first, last.second, last.alike) == ("A", "B", False)


def test_who_is_not_marked_back_returns_nothing() -> None:
    one_way = {pair: mark for pair, mark in FAIR.items() if pair != Pair("B", "A")}

    assert len(reciprocity(fit(one_way))) == 14


def test_marks_that_are_all_alike_are_narrow() -> None:
    alike = {pair: Fraction(85) if pair.reviewer == "A" else one for pair, one in FAIR.items()}

    found = compression(alike)

    assert found["A"] == 0
    assert found["B"] is not None
    assert found["B"] > 0


def test_nothing_can_be_narrow_beside_others_that_do_not_differ() -> None:
    assert set(compression(dict.fromkeys(FAIR, Fraction(85))).values()) == {None}


def test_who_alone_marked_a_unit_is_held_against_nobody_there() -> None:
    assert compression({Pair("A", "B"): Fraction(80)}) == {"A": None}


def test_leaving_one_reviewer_out_shows_how_much_it_decides() -> None:
    found = without_each(marks(A_B=10), Combining())

    assert found["A"]["B"] == 82
    assert found["C"]["B"] == Fraction(82 * 4 + 10, 4)
    assert found["B"]["B"] == 84


def test_too_few_marks_are_left_when_one_goes() -> None:
    found = without_each(FAIR, Combining(Kind.TRIMMED, trim=2, own=Fraction(1, 2)))

    assert found["A"]["B"] is None
    assert found["A"]["A"] == 80


def test_the_marks_of_a_unit_are_by_reviewer() -> None:
    assert received_by("B", {Pair("A", "B"): Fraction(1), Pair("B", "A"): Fraction(2)}) == {"A": 1}
