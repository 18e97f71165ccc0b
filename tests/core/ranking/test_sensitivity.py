"""How firm a place is when one group of the table weighs a little more or less."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.core.ranking.block_scores import (
    a_block,
    a_period_score,
    a_row,
    a_row_score,
    a_table,
    a_unit_score,
    an_effect,
)
from thidua.core.ranking.order import rank
from thidua.core.ranking.sensitivity import PlaceRange, place_ranges, weighed
from thidua.core.rubric.score import BlockScore, UnitScore
from thidua.core.rubric.table import EffectKind

TABLE = a_table()


def a_unit(unit: str, one: str, two: str, *, bonus: str = "0", penalty: str = "0") -> UnitScore:
    """Make a unit with points in both groups; its total is what the table makes of them."""
    base = Fraction(one) + Fraction(two)
    total = str(base + Fraction(bonus) - Fraction(penalty))
    rows = (a_row_score("1", one), a_row_score("2", two))
    period = a_period_score(
        total, base=a_row_score("bang", str(base), *rows), bonus=bonus, penalty=penalty
    )
    return a_unit_score(unit, total, period)


def ranges(*units: UnitScore) -> dict[str, tuple[int, int, tuple[str, ...]]]:
    found = place_ranges(TABLE, a_block(*units))
    return {one.unit: (one.best, one.worst, one.swayed_by) for one in found}


def test_far_apart_nothing_moves() -> None:
    assert ranges(a_unit("A", "60", "40"), a_unit("B", "30", "20")) == {
        "A": (1, 1, ()),
        "B": (2, 2, ()),
    }


def test_two_units_strong_in_other_groups_may_change_places() -> None:
    # A leads by half a point; group 1 at −5 % takes 3 from A and 2 from B
    assert ranges(a_unit("A", "60", "21"), a_unit("B", "40", "40.5")) == {
        "A": (1, 2, ("1", "2")),
        "B": (1, 2, ("1", "2")),
    }


def test_a_tie_made_by_a_weight_is_shared() -> None:
    # group 2 at +5 %: 61,5 and 61,5
    assert ranges(a_unit("A", "30", "20", bonus="10.5"), a_unit("B", "30", "30")) == {
        "A": (1, 1, ()),
        "B": (1, 2, ("2",)),
    }


def test_bonus_and_penalty_weigh_as_before() -> None:
    (unit,) = weighed(
        TABLE,
        a_block(a_unit("A", "40", "20", bonus="3", penalty="1")),
        "1",
        Fraction(1, 20),
    ).units

    assert unit.total == Fraction(64)


def test_a_group_that_was_rescaled_counts_with_what_it_makes() -> None:
    rows = (a_row_score("1", "30"), a_row_score("2", "0"))
    period = a_period_score("50", base=a_row_score("bang", "50", *rows))

    (unit,) = weighed(TABLE, a_block(a_unit_score("A", "50", period)), "1", Fraction(1, 20)).units

    assert unit.total == Fraction("52.5")


def test_a_unit_without_any_points_stays_at_nothing() -> None:
    (unit,) = weighed(TABLE, a_block(a_unit("A", "0", "0")), "1", Fraction(1, 20)).units

    assert unit.total == 0


def test_rounds_are_combined_as_the_table_says() -> None:
    table = a_table(periods=("HK1", "HK2"))
    periods = [
        a_period_score(
            "50",
            base=a_row_score("bang", "50", a_row_score("1", "40"), a_row_score("2", "10")),
            period=period,
        )
        for period in ("HK1", "HK2")
    ]

    (unit,) = weighed(
        table, a_block(a_unit_score("A", "100", *periods)), "1", Fraction(1, 20)
    ).units

    assert unit.total == Fraction(104)


def test_units_without_a_place_have_no_range() -> None:
    out = a_unit_score(
        "C",
        "10",
        a_period_score("10"),
        effects=(an_effect(EffectKind.UNRANKED),),
    )
    hole = a_unit_score("D", None, a_period_score(None))

    assert [one.unit for one in place_ranges(TABLE, a_block(a_unit("A", "1", "1"), out, hole))] == [
        "A"
    ]


def test_a_share_may_be_chosen() -> None:
    block = a_block(a_unit("A", "60", "20"), a_unit("B", "30", "40"))

    (first, second) = place_ranges(TABLE, block, share=Fraction(1, 2))

    assert (first, second) == (
        PlaceRange("A", 1, 2, ("1",)),
        PlaceRange("B", 1, 2, ("1", "2")),
    )


POINTS = st.decimals(0, 50, places=1).map(str)
BLOCKS = st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=6).map(
    lambda rows: a_block(*(a_unit(f"U{n}", one, two) for n, (one, two) in enumerate(rows)))
)


@given(BLOCKS)
def test_a_unit_stands_within_its_range(block: BlockScore) -> None:
    places = {one.unit: one.place or 0 for one in rank(TABLE, block).places}

    for one in place_ranges(TABLE, block):
        assert one.best <= places[one.unit] <= one.worst
        assert bool(one.swayed_by) is (one.best != one.worst)


@given(BLOCKS)
def test_a_weight_that_does_not_move_moves_nobody(block: BlockScore) -> None:
    assert all(one.best == one.worst for one in place_ranges(TABLE, block, share=Fraction(0)))


def test_a_table_of_one_group_weighs_all_alike() -> None:
    table = a_table(base=a_row("bang", "100", a_row("1", "100")))
    periods = [
        a_period_score(points, base=a_row_score("bang", points, a_row_score("1", points)))
        for points in ("50", "49")
    ]
    block = a_block(*(a_unit_score(str(n), str(p.total), p) for n, p in enumerate(periods)))

    assert [(one.best, one.worst) for one in place_ranges(table, block)] == [(1, 1), (2, 2)]
