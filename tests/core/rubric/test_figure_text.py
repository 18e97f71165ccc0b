"""A figure's text: what is written reads back as itself, however doubtful it could look."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rubrics import a_figure
from thidua.core.rubric.figure_text import figure_text
from thidua.core.rubric.figure_values import read_scalar
from thidua.core.rubric.figures import Scalar


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param(118, "118", id="a whole number"),
        pytest.param(1005, "1005", id="a thousand and five"),
        pytest.param(Fraction("97.8"), "97.8", id="a decimal"),
        pytest.param(Fraction("1.005"), "1.0050", id="three places could part thousands"),
        pytest.param(Fraction("0.0125"), "0.0125", id="four places could not"),
        pytest.param(date(2024, 6, 20), "2024-06-20", id="a day"),
        pytest.param("XS", "XS", id="a level"),
    ],
)
def test_a_figure_has_one_text(value: Scalar, text: str) -> None:
    assert figure_text(value) == text


@given(st.decimals(-(10**9), 10**9, places=3))
def test_every_number_that_ends_reads_back_as_itself(number: object) -> None:
    value = Fraction(str(number))

    assert read_scalar(figure_text(value), a_figure("so")) == value
