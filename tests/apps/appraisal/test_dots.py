"""Cross-scores as dots: each at its share of the most points, never outside the line."""

from __future__ import annotations

from fractions import Fraction

from thidua.apps.appraisal.pages.dots import Dots, dots_of
from thidua.core.appraisal.dispute import Look


def marks(*values: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


def test_marks_lie_at_their_share_of_the_most_points() -> None:
    assert dots_of(Look(Fraction(5), Fraction(10), marks(0, 4, 10)), "vi") == Dots(
        words="3 đơn vị chấm: thấp nhất 0,00, trung vị 4,00, cao nhất 10,00",
        marks=("3.00%", "40.60%", "97.00%"),
        least="3.00%",
        greatest="97.00%",
        middle="40.60%",
        own="50.00%",
    )


def test_without_a_maximum_the_greatest_points_are_the_end() -> None:
    dots = dots_of(Look(Fraction(8), None, marks(2, 4)), "vi")

    assert dots is not None
    assert (dots.marks, dots.own) == (("26.50%", "50.00%"), "97.00%")


def test_what_lies_beyond_the_ends_is_put_at_the_end() -> None:
    dots = dots_of(Look(None, Fraction(10), marks(-2, 12)), "vi")

    assert dots is not None
    assert (dots.marks, dots.own) == (("3.00%", "97.00%"), "")


def test_nothing_but_noughts_lies_at_the_beginning() -> None:
    dots = dots_of(Look(None, None, marks(0)), "vi")

    assert dots is not None
    assert dots.marks == ("3.00%",)


def test_without_marks_nothing_is_drawn() -> None:
    assert dots_of(Look(Fraction(5), Fraction(10)), "vi") is None
