"""A document as written: what a null is, what a key gives, which numbers a comma tore."""

from __future__ import annotations

import pytest

from tests.core.rubric.shapes.world import written
from thidua.core.rubric.document import Mapping, Node, Sequence, Text, is_digits, torn_number


@pytest.mark.parametrize(
    ("text", "is_null"),
    [
        (Text("", 1, 1, quoted=False), True),
        (Text("~", 1, 1, quoted=False), True),
        (Text("null", 1, 1, quoted=False), True),
        (Text("", 1, 1, quoted=True), False),
        (Text("null", 1, 1, quoted=True), False),
        (Text("0", 1, 1, quoted=False), False),
        (Text("no", 1, 1, quoted=False), False),
    ],
)
def test_a_null_is_an_empty_text_that_is_not_quoted(text: Text, *, is_null: bool) -> None:
    assert text.is_null is is_null


def test_a_mapping_gives_what_stands_under_a_key_and_its_keys_in_order() -> None:
    one = written("b: 1\na: [2]")

    assert one.get("a") == Sequence((Text("2", 2, 5, quoted=False),), 2, 4)
    assert one.get("c") is None
    assert [key.value for key in one.names()] == ["b", "a"]


def pair(text: str) -> tuple[Node, Node]:
    """Give the first value of a flow mapping and the key after it."""
    one = written(text)
    return one.pairs[0][1], one.pairs[1][0]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("{a: 98,5}", "98.5"),
        ("{a: -98,05}", "-98.05"),
        ("{a: 98, 5}", ""),
        ("{a: 98\n, 5: }", ""),
        ("{a: 9.8,5}", ""),
        ("{a: x,5}", ""),
        ("{a: 98,x}", ""),
        ("{a: 98,-5}", ""),
        ("{a: '98',5}", ""),
        ("{a: [98],5}", ""),
        ("{a: --98,5}", ""),
        ("{a: ٩,5}", ""),
    ],
)
def test_digits_on_both_sides_of_a_comma_without_a_blank_are_a_number_torn_in_two(
    text: str, torn: str
) -> None:
    assert torn_number(*pair(text)) == torn
    assert written(text).torn_number(1) == torn


def test_only_texts_can_be_torn_and_only_on_one_line() -> None:
    five = Text("5", 1, 4, quoted=False)

    assert torn_number(Text("98", 1, 1, quoted=False), five) == "98.5"
    assert torn_number(Text("98", 2, 1, quoted=False), five) == ""
    assert torn_number(Mapping((), 1, 1), five) == ""
    assert torn_number(Text("98", 1, 1, quoted=False), Sequence((), 1, 4)) == ""


def test_a_number_is_torn_at_the_key_that_is_its_end() -> None:
    one = written("{a: 98,5: 3, b: 7,25}")

    assert [one.torn_number(place) for place in range(4)] == ["", "98.5", "", "7.25"]
    assert written("{a: 5}").torn_number(0) == ""


@pytest.mark.parametrize(
    ("text", "digits"), [("01", True), ("", False), ("1a", False), ("²", False)]
)
def test_digits_are_the_ten_of_ascii(text: str, *, digits: bool) -> None:
    assert is_digits(text) is digits
