"""A sentence is filled in as an officer of its language writes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest

from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase, shown


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        pytest.param("Sở Tư pháp", "Sở Tư pháp", "Sở Tư pháp", id="text"),
        pytest.param(1_000, "1000", "1000", id="a number that only counts"),
        pytest.param(Decimal("7.5"), "7,5", "7.5", id="decimal"),
        pytest.param(Fraction(15, 2), "7,5", "7.5", id="fraction"),
        pytest.param(date(2024, 3, 29), "29/03/2024", "29/03/2024", id="day"),
        pytest.param(datetime(2024, 3, 29, 8, 5, tzinfo=UTC), "08:05 29/03/2024", "08:05 29/03/2024", id="moment"),
        pytest.param(datetime(2024, 3, 29, 8, 5, tzinfo=timezone(timedelta(hours=7))), "08:05 29/03/2024", "08:05 29/03/2024", id="a moment on its own clock"),
        pytest.param(("STP", Decimal("0.5")), "STP, 0,5", "STP, 0.5", id="several"),
        pytest.param(["STP"], "STP", "STP", id="a list of one"),
        pytest.param((), "", "", id="none"),
    ],
)  # fmt: skip
def test_a_ground_is_shown_as_its_language_writes_it(value: object, vi: str, en: str) -> None:
    assert shown(value, "vi") == vi
    assert shown(value, "en") == en


@pytest.mark.parametrize(("lang", "said"), [("vi", "Cần 7,5 điểm."), ("en", "7.5 are needed.")])
def test_a_phrase_speaks_the_language_asked_for(lang: Lang, said: str) -> None:
    phrase = Phrase(vi="Cần {points} điểm.", en="{points} are needed.")

    assert phrase.say({"points": Fraction(15, 2), "more": 1}, lang) == said
