"""The marks of several reviewers become one value; a missing mark is not 0."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.review.combining import Combined, Combining, Kind, Lack, combine, spread
from thidua.core.review.distance import Bounds

HALF = Fraction(1, 2)


def marks(*values: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


@pytest.mark.parametrize(
    ("rule", "given_marks", "own", "value"),
    [
        pytest.param(Combining(), ("8", "9"), None, "17/2", id="mean"),
        pytest.param(Combining(), ("8", "9", "9"), None, "26/3", id="mean stays exact"),
        pytest.param(Combining(Kind.MEDIAN), ("1", "9", "7"), None, "7", id="median of three"),
        pytest.param(Combining(Kind.MEDIAN), ("1", "9", "7", "8"), None, "15/2", id="of four"),
        pytest.param(
            Combining(Kind.TRIMMED, trim=1), ("0", "8", "9", "10"), None, "17/2", id="trim"
        ),
        pytest.param(Combining(trim=1), ("0", "9"), None, "9/2", id="only a trimmed mean trims"),
        pytest.param(Combining(own=HALF), ("8",), "9", "17/2", id="self-score counts by half"),
        pytest.param(Combining(), ("8",), "9", "8", id="self-score without share"),
    ],
)
def test_marks_are_combined_by_the_rule(
    rule: Combining, given_marks: tuple[str, ...], own: str | None, value: str
) -> None:
    found = combine(rule, marks(*given_marks), own=None if own is None else Fraction(own))

    assert found.value == Fraction(value)
    assert found.lack is None


@pytest.mark.parametrize(
    ("rule", "given_marks", "lack"),
    [
        pytest.param(Combining(), (), Lack.MARKS, id="no mark"),
        pytest.param(Combining(least=3), ("8", "9"), Lack.MARKS, id="too few"),
        pytest.param(Combining(Kind.TRIMMED, trim=1), ("8", "9"), Lack.MARKS, id="none after trim"),
        pytest.param(Combining(own=HALF), ("8",), Lack.SELF_SCORE, id="no self-score"),
    ],
)
def test_where_something_lacks_there_is_no_value(
    rule: Combining, given_marks: tuple[str, ...], lack: Lack
) -> None:
    found = combine(rule, marks(*given_marks), own=None)

    assert found.value is None
    assert found.lack is lack


def test_exactly_as_many_marks_as_asked_are_enough() -> None:
    assert combine(Combining(least=2), marks("8", "9"), own=None).value == Fraction(17, 2)
    assert combine(Combining(Kind.TRIMMED, trim=1), marks("1", "2", "9"), own=None).value == 2


def test_the_marks_set_aside_are_named() -> None:
    found = combine(Combining(Kind.TRIMMED, trim=1), marks("9", "0", "8"), own=None)

    assert found == Combined(Fraction(8), marks("8"), marks("0", "9"))


@given(st.lists(st.fractions(0, 10), min_size=3, max_size=9), st.sampled_from(Kind))
def test_a_value_never_leaves_the_range_of_the_marks(
    given_marks: list[Fraction], kind: Kind
) -> None:
    value = combine(Combining(kind, trim=1), given_marks, own=None).value

    assert value is not None
    assert min(given_marks) <= value <= max(given_marks)


def test_the_spread_lies_between_the_ends() -> None:
    assert spread(marks("7", "9.5", "8")) == Fraction(5, 2)
    assert spread(()) is None


@pytest.mark.parametrize(
    ("points", "own", "most", "far"),
    [
        pytest.param("8", "9", "10", False, id="on the distance"),
        pytest.param("7.9", "9", "10", True, id="beyond it, below"),
        pytest.param("10", "8.9", "10", True, id="beyond it, above"),
        pytest.param("0", None, "10", False, id="no self-score"),
        pytest.param("1", "1", None, False, id="no maximum, the same"),
        pytest.param("1.1", "1", None, True, id="no maximum, another"),
    ],
)
def test_a_mark_is_far_beyond_a_share_of_the_most_points(
    points: str, own: str | None, most: str | None, *, far: bool
) -> None:
    bounds = Bounds(
        None if own is None else Fraction(own), None if most is None else Fraction(most)
    )

    assert bounds.is_far(Fraction(points), Fraction(1, 10)) is far
