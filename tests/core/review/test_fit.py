"""The additive fit: exact, the closed form where all mark all, and honest about what it cannot tell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.review.assignment import NotComparable, Plan, Scheme, assign
from thidua.core.review.conflicts import Pair
from thidua.core.review.fit import TooFewToFit, closed_form, fit, is_full, root

FOUR = ("A", "B", "C", "D")
QUALITY = {"A": Fraction(90), "B": Fraction(85), "C": Fraction(80), "D": Fraction(171, 2)}
LENIENCY = {"A": Fraction(2), "B": Fraction(-3), "C": Fraction(1, 2), "D": Fraction(1, 2)}


def made(pairs: tuple[Pair, ...]) -> dict[Pair, Fraction]:
    """Give marks that are quality and leniency without any chance."""
    return {one: QUALITY[one.unit] + LENIENCY[one.reviewer] for one in pairs}


FULL = made(assign(Plan(Scheme.FULL), FOUR))
POINTS = st.integers(0, 200).map(lambda halves: Fraction(halves, 2))


@st.composite
def full_marks(draw: st.DrawFn) -> dict[Pair, Fraction]:
    units = tuple("ABCDEFG"[: draw(st.integers(3, 7))])
    return {pair: draw(POINTS) for pair in assign(Plan(Scheme.FULL), units)}


def test_quality_and_leniency_are_found_again() -> None:
    found = fit(FULL)

    assert found.quality == QUALITY
    assert found.leniency == LENIENCY
    assert set(found.residuals.values()) == {0}
    assert found.errors == dict.fromkeys(FOUR, Decimal(0))


def test_a_part_of_the_marks_finds_them_too() -> None:
    found = fit(made(assign(Plan(Scheme.PARTIAL, 2), FOUR)))

    assert found.quality == QUALITY
    assert found.leniency == LENIENCY


@given(full_marks())
def test_the_closed_form_is_least_squares_where_all_mark_all(marks: dict[Pair, Fraction]) -> None:
    assert closed_form(marks) == fit(marks).quality


@given(full_marks())
def test_residuals_add_up_to_nothing_for_each_reviewer_and_each_unit(
    marks: dict[Pair, Fraction],
) -> None:
    found = fit(marks)

    for unit in found.quality:
        assert sum(one for pair, one in found.residuals.items() if pair.unit == unit) == 0
        assert sum(one for pair, one in found.residuals.items() if pair.reviewer == unit) == 0
    assert sum(found.leniency.values()) == 0


def test_blanket_harshness_moves_all_alike() -> None:
    harsh = {pair: mark - 8 if pair.reviewer == "A" else mark for pair, mark in FULL.items()}

    before, after = closed_form(FULL), closed_form(harsh)

    assert {before[unit] - after[unit] for unit in FOUR} == {2}


def test_the_closed_form_needs_every_mark() -> None:
    lacking = {pair: mark for pair, mark in FULL.items() if pair != Pair("A", "B")}

    assert not is_full(lacking)
    with pytest.raises(TooFewToFit) as refused:
        closed_form(lacking)
    assert refused.value.grounds == {"units": 4}


def test_the_closed_form_needs_three_units() -> None:
    two = made((Pair("A", "B"), Pair("B", "A")))

    assert not is_full(two)


def test_parts_that_nobody_joins_cannot_be_compared() -> None:
    with pytest.raises(NotComparable) as refused:
        fit(made((Pair("A", "B"), Pair("C", "D"))))
    assert refused.value.grounds == {"parts": 2}


def test_without_marks_to_spare_there_are_no_standard_errors() -> None:
    assert fit(made((Pair("A", "B"), Pair("A", "C"), Pair("D", "B")))).errors is None


def test_a_standard_error_is_the_root_of_the_variance() -> None:
    """Of 3 units the residuals are ±r; one degree of freedom; L+ has 2/9 · 2 on its diagonal."""
    marks = {
        Pair("A", "B"): Fraction(6),
        Pair("A", "C"): Fraction(0),
        Pair("B", "A"): Fraction(0),
        Pair("B", "C"): Fraction(0),
        Pair("C", "A"): Fraction(0),
        Pair("C", "B"): Fraction(0),
    }

    found = fit(marks)

    assert {abs(one) for one in found.residuals.values()} == {1}
    assert found.errors is not None
    assert found.errors["A"] == root(Fraction(6) * Fraction(4, 9))


def test_a_root_has_28_digits() -> None:
    assert root(Fraction(2)) == Decimal("1.414213562373095048801688724")
    assert root(Fraction(1, 4)) == Decimal("0.5")
