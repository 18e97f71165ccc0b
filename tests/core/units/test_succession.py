"""What becomes of units: who stands for whom on a day, and what can never have happened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.refusal import Refusal
from thidua.core.units.succession import (
    RenameChangesUnit,
    Succession,
    SuccessionKind,
    UnitFollowsItself,
    UnitHasEnded,
    UnitNamedTwice,
    WrongNumberOfUnits,
    check_succession,
    ends,
    predecessors_on,
    successors_on,
)

DAY, NEXT = date(2025, 7, 1), date(2025, 7, 2)
EVE = date(2025, 6, 30)
K = SuccessionKind


def a(kind: SuccessionKind, before: str = "", after: str = "", *, on: date = DAY) -> Succession:
    """Make a succession; units are single letters."""
    return Succession(kind, on, tuple(before), tuple(after))


@pytest.mark.parametrize(
    "sound",
    [
        a(K.RENAME, "A", "A"),
        a(K.MERGE, "AB", "C"),
        a(K.MERGE, "ABC", "D"),
        a(K.SPLIT, "A", "BC"),
        a(K.ABSORB, "A", "B"),
        a(K.ABSORB, "AC", "B"),
        a(K.DISSOLVE, "A"),
        a(K.DISSOLVE, "AB"),
    ],
)
def test_each_kind_joins_its_numbers_of_units(sound: Succession) -> None:
    check_succession(sound, ())


@pytest.mark.parametrize(
    "wrong",
    [
        a(K.RENAME, "", "A"),
        a(K.RENAME, "AB", "A"),
        a(K.RENAME, "A", ""),
        a(K.RENAME, "A", "AB"),
        a(K.MERGE, "A", "C"),
        a(K.MERGE, "AB", ""),
        a(K.MERGE, "AB", "CD"),
        a(K.SPLIT, "", "BC"),
        a(K.SPLIT, "AB", "CD"),
        a(K.SPLIT, "A", "B"),
        a(K.ABSORB, "", "B"),
        a(K.ABSORB, "A", ""),
        a(K.ABSORB, "A", "BC"),
        a(K.DISSOLVE, ""),
        a(K.DISSOLVE, "A", "B"),
    ],
)
def test_other_numbers_of_units_are_refused(wrong: Succession) -> None:
    with pytest.raises(WrongNumberOfUnits) as refused:
        check_succession(wrong, ())

    assert refused.value.grounds == {
        "kind": wrong.kind,
        "before": len(wrong.predecessors),
        "after": len(wrong.successors),
    }


@pytest.mark.parametrize(
    ("wrong", "refusal", "grounds"),
    [
        (a(K.MERGE, "AA", "C"), UnitNamedTwice, {"unit": "A"}),
        (a(K.SPLIT, "A", "BB"), UnitNamedTwice, {"unit": "B"}),
        (a(K.RENAME, "A", "B"), RenameChangesUnit, {"before": "A", "after": "B"}),
        (a(K.ABSORB, "BA", "A"), UnitFollowsItself, {"unit": "A"}),
        (a(K.MERGE, "AB", "A"), UnitFollowsItself, {"unit": "A"}),
        (a(K.SPLIT, "A", "BA"), UnitFollowsItself, {"unit": "A"}),
    ],
)
def test_sides_that_contradict_themselves_are_refused(
    wrong: Succession, refusal: type[Refusal], grounds: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        check_succession(wrong, ())

    assert refused.value.grounds == grounds


@pytest.mark.parametrize(
    "late",
    [
        a(K.RENAME, "A", "A", on=DAY),
        a(K.DISSOLVE, "A", on=DAY),
        a(K.ABSORB, "B", "A", on=DAY),
        a(K.ABSORB, "B", "A", on=NEXT),
    ],
)
def test_a_unit_that_ended_takes_no_part_any_more(late: Succession) -> None:
    history = (a(K.DISSOLVE, "A"),)

    with pytest.raises(UnitHasEnded) as refused:
        check_succession(late, history)

    assert refused.value.grounds == {"unit": "A", "ended": DAY, "on": late.on}


@pytest.mark.parametrize(
    "later",
    [
        a(K.RENAME, "A", "A"),
        a(K.DISSOLVE, "A"),
        a(K.ABSORB, "X", "A"),
    ],
)
@pytest.mark.parametrize("on", [EVE, DAY])
def test_a_unit_does_not_end_before_its_latest_part(later: Succession, on: date) -> None:
    if later.kind is K.DISSOLVE and on == DAY:
        on = EVE

    with pytest.raises(UnitHasEnded) as refused:
        check_succession(a(K.ABSORB, "A", "B", on=on), (later,))

    assert refused.value.grounds == {"unit": "A", "ended": on, "on": DAY}


def test_before_its_end_a_unit_still_takes_part() -> None:
    history = (a(K.DISSOLVE, "A"),)

    check_succession(a(K.RENAME, "A", "A", on=EVE), history)
    check_succession(a(K.ABSORB, "X", "A", on=EVE), history)


def test_a_unit_may_end_after_its_latest_part() -> None:
    check_succession(a(K.DISSOLVE, "A", on=NEXT), (a(K.ABSORB, "X", "A"), a(K.RENAME, "A", "A")))


def test_a_rename_ends_nobody() -> None:
    history = (a(K.RENAME, "A", "A"), a(K.SPLIT, "B", "CD", on=NEXT))

    assert ends(history) == {"B": NEXT}
    assert successors_on("A", DAY, history) == ("A",)
    assert predecessors_on("A", DAY, history) == ()


def test_on_the_day_itself_the_successors_stand() -> None:
    history = (a(K.MERGE, "BA", "C"),)

    assert successors_on("A", EVE, history) == ("A",)
    assert successors_on("A", DAY, history) == ("C",)
    assert predecessors_on("C", EVE, history) == ()
    assert predecessors_on("C", DAY, history) == ("A", "B")


def test_successors_are_followed_to_those_that_live() -> None:
    history = (
        a(K.SPLIT, "A", "CB", on=EVE),
        a(K.ABSORB, "B", "E"),
        a(K.DISSOLVE, "C", on=NEXT),
    )

    assert successors_on("A", EVE, history) == ("B", "C")
    assert successors_on("A", DAY, history) == ("C", "E")
    assert successors_on("A", NEXT, history) == ("E",)
    assert successors_on("C", NEXT, history) == ()
    assert predecessors_on("E", NEXT, history) == ("A", "B")


def test_several_successions_may_lead_to_one_unit() -> None:
    history = (a(K.ABSORB, "A", "E", on=EVE), a(K.ABSORB, "CB", "E"))

    assert predecessors_on("E", DAY, history) == ("A", "B", "C")
    assert predecessors_on("E", EVE, history) == ("A",)


def test_two_ways_to_one_unit_count_it_once() -> None:
    history = (a(K.SPLIT, "A", "BC", on=EVE), a(K.MERGE, "BC", "D"))

    assert successors_on("A", DAY, history) == ("D",)
    assert predecessors_on("D", DAY, history) == ("A", "B", "C")


UNITS = "ABCDEF"
DAYS = st.integers(1, 9).map(lambda day: date(2025, 1, day))
SIDES = st.text(UNITS, max_size=3)
ANY = st.builds(a, st.sampled_from(K), SIDES, SIDES, on=DAYS)


@given(st.lists(ANY, max_size=12), st.sampled_from(UNITS), DAYS)
def test_whatever_is_accepted_leads_only_to_units_that_live(
    tried: list[Succession], unit: str, day: date
) -> None:
    history: list[Succession] = []
    for one in tried:
        try:
            check_succession(one, history)
        except Refusal:
            continue
        history.append(one)

    ended = ends(history)
    for after in successors_on(unit, day, history):
        assert after not in ended or ended[after] > day
        assert after == unit or unit in predecessors_on(after, day, history)
    assert unit not in predecessors_on(unit, day, history)
