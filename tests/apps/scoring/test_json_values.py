"""A figure comes out of the database as it went in: exact, and nothing apart from null."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.apps.scoring.json_values import decimal_text, digest_of, from_json, to_json
from thidua.core.rubric.figures import FigureValue

SCALARS = st.one_of(
    st.none(),
    st.integers(-(10**20), 10**20),
    st.fractions(),
    st.text(max_size=8),
    st.dates(),
)
ROWS = st.lists(st.lists(SCALARS, max_size=3).map(tuple), max_size=3).map(tuple)
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=4).map(tuple), ROWS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (118, "118"),
        (-1, "-1"),
        (None, "null"),
        ("XS", '"XS"'),
        ("Xuất sắc", '"Xuất sắc"'),
        (Fraction("97.8"), '{"decimal":"97.8"}'),
        (Fraction(1, 3), '{"decimal":"1/3"}'),
        (date(2024, 6, 20), '{"day":"2024-06-20"}'),
        ((), "[]"),
        ((8, Fraction("7.5"), None), '[8,{"decimal":"7.5"},null]'),
        (((98, 100), (None, 40)), "[[98,100],[null,40]]"),
    ],
)
def test_a_figure_is_written_as_exact_json(value: FigureValue, text: str) -> None:
    assert to_json(value) == text
    assert from_json(text) == value


@given(VALUES)
def test_what_is_written_reads_back_as_itself(value: FigureValue) -> None:
    read = from_json(to_json(value))

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("text", ["1.5", '{"decimal":1.5}', '{"khac":"1"}', "{}", "[[[1]]]"])
def test_what_was_never_written_is_not_read(text: str) -> None:
    with pytest.raises(TypeError):
        from_json(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("12", "12"),
        ("100", "100"),
        ("0.5", "0.5"),
        ("-0.05", "-0.05"),
        ("-3", "-3"),
        ("1/8", "0.125"),
        ("1/5", "0.2"),
        ("7/50", "0.14"),
        ("1/1000", "0.001"),
        ("1/40", "0.025"),
        ("-22/7", "-22/7"),
    ],
)
def test_a_number_is_a_decimal_where_it_ends(value: str, text: str) -> None:
    assert decimal_text(Fraction(value)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_every_decimal_is_written_as_a_decimal(value: object) -> None:
    number = Fraction(str(value))

    text = decimal_text(number)

    assert "/" not in text
    assert Fraction(text) == number


def test_equal_figures_have_equal_digests_in_whatever_order() -> None:
    one = digest_of({"a": 1, "b": None})

    assert digest_of({"b": None, "a": 1}) == one
    assert len(one) == 64


@pytest.mark.parametrize(
    "other", [{"a": 1}, {"a": 1, "b": 0}, {"a": 1, "b": ""}, {"a": 1, "b": ()}, {"b": 1, "a": None}]
)
def test_other_figures_have_other_digests(other: dict[str, FigureValue]) -> None:
    assert digest_of(other) != digest_of({"a": 1, "b": None})
