"""Places: by the declared keys, shared where no key parts, never by a silent choice."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.ranking.block_scores import (
    TOTAL,
    a_block,
    a_period_score,
    a_table,
    a_unit_score,
    an_effect,
    totals,
)
from thidua.core.ranking.order import KeyValue, Place, key_value, rank
from thidua.core.ranking.year_facts import NO_FACTS, Decision, Votes, YearFacts
from thidua.core.rubric.score import BlockScore
from thidua.core.rubric.table import EffectKind, TieKey

GROUP_1 = TieKey("muc", "1")
BONUS, PENALTY = TieKey("thuong"), TieKey("tru")
BALLOT, DECISION = TieKey("bo_phieu"), TieKey("quyet_dinh")


def places(score: BlockScore, *keys: TieKey, facts: YearFacts = NO_FACTS) -> list[object]:
    ranking = rank(a_table(keys=(TOTAL, *keys)), score, facts)
    return [(place.unit, place.place) for place in ranking.places]


def tied(**groups: str) -> BlockScore:
    return a_block(
        *(
            a_unit_score(unit, "90", a_period_score("90", groups={"1": points, "2": "0"}))
            for unit, points in groups.items()
        )
    )


def test_more_points_stand_higher() -> None:
    assert places(totals(A="88.15", B="101.81", C="95.63")) == [("B", 1), ("C", 2), ("A", 3)]


def test_a_shared_place_leaves_the_next_one_empty() -> None:
    assert places(totals(A="95", B="90", C="90", D="80")) == [
        ("A", 1),
        ("B", 2),
        ("C", 2),
        ("D", 4),
    ]


def test_a_dense_ranking_leaves_no_gap() -> None:
    ranking = rank(a_table(dense=True), totals(A="95", B="90", C="90", D="80"))

    assert [place.place for place in ranking.places] == [1, 2, 2, 3]


def test_a_tie_is_parted_by_the_first_key_that_differs() -> None:
    ranking = rank(a_table(keys=(TOTAL, GROUP_1, BONUS)), tied(A="27", B="28.5"))

    assert [(p.unit, p.place, p.decided_by) for p in ranking.places] == [
        ("B", 1, None),
        ("A", 2, GROUP_1),
    ]
    assert not any(place.shared for place in ranking.places)


def test_different_totals_are_decided_by_the_total() -> None:
    ranking = rank(a_table(keys=(TOTAL, GROUP_1)), totals(A="90", B="80"))

    assert ranking.of("B").decided_by == TOTAL
    assert ranking.of("A").decided_by is None


def test_units_equal_on_every_key_share_and_wait_for_the_ballot() -> None:
    ranking = rank(a_table(keys=(TOTAL, GROUP_1, BALLOT, DECISION)), tied(A="27", B="27", C="1"))

    assert [(p.unit, p.place, p.shared, p.awaits) for p in ranking.places] == [
        ("A", 1, True, BALLOT),
        ("B", 1, True, BALLOT),
        ("C", 3, False, None),
    ]
    assert [p.decided_by for p in ranking.places] == [None, None, GROUP_1]


def test_a_shared_place_with_nothing_left_to_ask_waits_for_nothing() -> None:
    ranking = rank(a_table(), totals(A="90", B="90"))

    assert [(p.shared, p.awaits) for p in ranking.places] == [(True, None), (True, None)]


def test_votes_part_a_tie() -> None:
    facts = YearFacts(votes=(Votes("A", 3), Votes("B", 6)))

    assert places(tied(A="27", B="27"), BALLOT, facts=facts) == [("B", 1), ("A", 2)]


def test_a_unit_without_votes_stands_below_one_with_none_in_favour() -> None:
    facts = YearFacts(votes=(Votes("B", 0),))

    assert places(tied(A="27", B="27"), BALLOT, facts=facts) == [("B", 1), ("A", 2)]


def test_no_vote_in_favour_is_less_than_one() -> None:
    facts = YearFacts(votes=(Votes("A", 0), Votes("B", 1)))

    assert places(tied(A="27", B="27"), BALLOT, facts=facts) == [("B", 1), ("A", 2)]


def test_a_recorded_decision_parts_what_votes_left_equal() -> None:
    facts = YearFacts(
        votes=(Votes("A", 4), Votes("B", 4)), decisions=(Decision("A", 2), Decision("B", 1))
    )

    assert places(tied(A="27", B="27"), BALLOT, DECISION, facts=facts) == [("B", 1), ("A", 2)]


def test_more_bonus_and_less_penalty_stand_higher() -> None:
    score = a_block(
        a_unit_score("A", "90", a_period_score("90", bonus="2", penalty="1")),
        a_unit_score("B", "90", a_period_score("90", bonus="3", penalty="2")),
        a_unit_score("C", "90", a_period_score("90", bonus="3", penalty="1")),
    )

    assert places(score, BONUS, PENALTY) == [("C", 1), ("B", 2), ("A", 3)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param(TOTAL, "92.9", id="total of the year"),
        pytest.param(TieKey("ky", "HK2"), "95", id="total of one period"),
        pytest.param(TieKey("ky", "HK3"), None, id="a period that is not there"),
        pytest.param(GROUP_1, "20", id="a row over the year: its only period"),
        pytest.param(BONUS, "0", id="no bonus section: nothing"),
        pytest.param(PENALTY, "0", id="no penalty section: nothing"),
        pytest.param(BALLOT, None, id="no ballot"),
        pytest.param(DECISION, None, id="no decision"),
    ],
)
def test_a_key_reads_its_value(key: TieKey, expected: str | None) -> None:
    period = a_period_score(
        "95", groups={"1": "20", "2": "0"}, bonus=None, penalty=None, period="HK2"
    )
    unit = a_unit_score("A", "92.9", period)

    value = key_value(a_table(periods=("HK2",)), unit, key, NO_FACTS)

    assert value == (None if expected is None else Fraction(expected))


def test_a_penalty_counts_negatively_and_votes_are_found_by_unit() -> None:
    unit = a_unit_score("A", "90", a_period_score("90", penalty="1.5"))
    facts = YearFacts(votes=(Votes("B", 1), Votes("A", 7)), decisions=(Decision("A", 2),))
    table = a_table()

    assert key_value(table, unit, PENALTY, NO_FACTS) == Fraction(-3, 2)
    assert key_value(table, unit, BALLOT, facts) == 7
    assert key_value(table, unit, DECISION, facts) == -2


def test_a_unit_that_may_not_be_ranked_stands_last_with_its_reason() -> None:
    late = an_effect(EffectKind.UNRANKED, reason="Gửi chậm quá 03 ngày")
    lowered = an_effect(EffectKind.CLASS_LOWERED)
    score = a_block(a_unit_score("A", "99", effects=(lowered, late)), a_unit_score("B", "50"))

    ranking = rank(a_table(), score)

    assert [(p.unit, p.place) for p in ranking.places] == [("B", 1), ("A", None)]
    assert ranking.of("A") == Place(
        unit="A",
        place=None,
        total=Fraction(99),
        keys=(KeyValue(TOTAL, Fraction(99)),),
        shared=False,
        decided_by=None,
        awaits=None,
        reasons=(late,),
    )


def test_a_unit_whose_total_the_rubric_leaves_open_is_not_ranked() -> None:
    ranking = rank(a_table(), totals(P3=None, P1="100.9"))

    assert [(p.unit, p.place, p.reasons) for p in ranking.places] == [
        ("P1", 1, ()),
        ("P3", None, ()),
    ]


@given(st.permutations(["A", "B", "C", "D", "E"]))
def test_the_order_in_which_units_are_given_does_not_change_places(order: list[str]) -> None:
    points = {"A": "90", "B": "90", "C": "81.5", "D": "99", "E": "81.5"}

    ranking = rank(a_table(), totals(**{unit: points[unit] for unit in order}))

    assert {p.unit: p.place for p in ranking.places} == {"D": 1, "A": 2, "B": 2, "C": 4, "E": 4}
