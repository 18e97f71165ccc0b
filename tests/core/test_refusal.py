"""A refusal is named for the fact and carries its grounds, into a log as well."""

from __future__ import annotations

from thidua.core.refusal import Refusal


class NoMarksYet(Refusal):
    """A refusal of this test alone."""


def test_a_refusal_carries_its_grounds_by_name() -> None:
    refusal = NoMarksYet(row="1.1", judges=3)

    assert refusal.grounds == {"row": "1.1", "judges": 3}


def test_a_log_shows_the_fact_and_the_grounds() -> None:
    assert str(NoMarksYet(row="1.1")) == "('NoMarksYet', {'row': '1.1'})"
