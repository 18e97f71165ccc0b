"""Letters are composed in a time that the text's length bounds."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.outside.letters import TooManyMarks, compose

DOT, HAT = "\u0323", "\u0302"


def test_letters_taken_apart_become_whole() -> None:
    assert compose(normalize("NFD", "Tiêu chí thi đua"), name="t") == "Tiêu chí thi đua"


@given(st.text(max_size=30))
def test_short_texts_are_composed_as_unicode_says(text: str) -> None:
    assert compose(text, name="t") == normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "e" + DOT * 30,
        ("e" + DOT * 30) * 2,
        "一" * 100,
        ("一" + DOT * 30) * 3,
        "ế" * 100,
    ],
    ids=["thirty marks", "again", "a long run of letters", "letters with marks", "Vietnamese"],
)
def test_thirty_marks_may_stand_on_a_letter(text: str) -> None:
    assert compose(text, name="t") == normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("e" + DOT * 31, 1),
        ("a\ne" + (DOT + HAT) * 2_000_000, 2),
        ("\n\n" + "一" * 40 + HAT * 31, 3),
    ],
    ids=["thirty-one", "four million", "after a long run of letters"],
)
def test_more_are_refused_at_once(text: str, line: int) -> None:
    with pytest.raises(TooManyMarks) as refused:
        compose(text, name="t")

    assert refused.value.grounds == {"name": "t", "line": line, "limit": 30}
