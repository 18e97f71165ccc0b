"""What is in dispute about a criterion: a figure, evidence, or marks far from each other."""

from __future__ import annotations

from fractions import Fraction

import pytest

from thidua.core.appraisal.dispute import Doubt, Limits, Look, doubts_of, middle_of

TEN = Fraction(10)


def marks(*values: str) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


@pytest.mark.parametrize(
    ("look", "doubts"),
    [
        pytest.param(Look(TEN, TEN), (), id="nothing else is known"),
        pytest.param(Look(None, TEN), (Doubt.FIGURE,), id="no points"),
        pytest.param(Look(None, TEN, marks("4")), (Doubt.FIGURE,), id="no points to be far from"),
        pytest.param(Look(TEN, TEN, gaps=1), (Doubt.EVIDENCE,), id="evidence lacks"),
        pytest.param(Look(TEN, TEN, marks("9", "9")), (), id="as far as the limit"),
        pytest.param(
            Look(TEN, TEN, marks("8.9", "8.9")), (Doubt.DISTANCE,), id="farther than the limit"
        ),
        pytest.param(
            Look(TEN, TEN, marks("11.1")), (Doubt.DISTANCE,), id="farther on the other side"
        ),
        pytest.param(Look(TEN, TEN, marks("8", "10", "10")), (), id="spread as the limit"),
        pytest.param(
            Look(TEN, TEN, marks("7.9", "10", "10")), (Doubt.SPREAD,), id="spread beyond the limit"
        ),
        pytest.param(
            Look(Fraction(2), None, marks("-4", "2")),
            (Doubt.DISTANCE, Doubt.SPREAD),
            id="without a maximum the greatest mark is the scale",
        ),
        pytest.param(Look(Fraction(0), None, marks("0", "0")), (), id="no points at all"),
        pytest.param(
            Look(None, TEN, marks("1", "9"), gaps=2),
            (Doubt.FIGURE, Doubt.EVIDENCE, Doubt.SPREAD),
            id="several doubts",
        ),
    ],
)
def test_a_criterion_is_in_dispute_for_each_reason(look: Look, doubts: tuple[Doubt, ...]) -> None:
    assert doubts_of(look) == doubts


def test_a_block_may_set_other_limits() -> None:
    look = Look(TEN, TEN, marks("9.5", "10"))

    assert doubts_of(look, Limits(Fraction(0), Fraction(0))) == (Doubt.DISTANCE, Doubt.SPREAD)


@pytest.mark.parametrize(
    ("given", "middle"),
    [
        pytest.param(marks("3"), Fraction(3), id="one"),
        pytest.param(marks("9", "1", "2"), Fraction(2), id="an odd number"),
        pytest.param(marks("4", "1", "2", "9"), Fraction(3), id="an even number"),
    ],
)
def test_the_middle_mark_is_the_median(given: tuple[Fraction, ...], middle: Fraction) -> None:
    assert middle_of(given) == middle
