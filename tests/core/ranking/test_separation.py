"""Why A stands above B: the parts and rows that separate them, and the key that decided."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.ranking.block_scores import (
    TOTAL,
    a_block,
    a_period_score,
    a_row,
    a_row_score,
    a_table,
    a_unit_score,
    an_effect,
)
from thidua.core.ranking.order import rank
from thidua.core.ranking.separation import RowGap, separate
from thidua.core.rubric.score import BlockScore, UnitScore
from thidua.core.rubric.table import EffectKind, Section, TieKey

GROUP_1 = TieKey("muc", "1")
BASE = a_row("bang", "100", a_row("1", "60", a_row("1.1", "40"), a_row("1.2", "20")), a_row("2"))


def a_unit(
    unit: str, rows: tuple[str, str, str], bonus: str = "0", penalty: str = "0"
) -> UnitScore:
    first, second, third = rows
    group = Fraction(first) + Fraction(second)
    base = a_row_score(
        "bang",
        str(group + Fraction(third)),
        a_row_score("1", str(group), a_row_score("1.1", first), a_row_score("1.2", second)),
        a_row_score("2", third),
    )
    total = str(group + Fraction(third) + Fraction(bonus) - Fraction(penalty))
    period = a_period_score(total, base=base, bonus=bonus, penalty=penalty)
    return a_unit_score(unit, total, period)


def two(*, penalty: str = "1") -> BlockScore:
    return a_block(
        a_unit("VKS", ("30", "20", "7"), bonus="3"),
        a_unit("CA", ("38", "15", "9"), bonus="5", penalty=penalty),
    )


def test_the_parts_add_up_to_the_gap_and_the_largest_comes_first() -> None:
    table, score = a_table(base=BASE), two()

    found = separate(table, score, rank(table, score), "VKS", "CA")

    assert (found.above, found.below, found.gap) == ("CA", "VKS", Fraction(6))
    assert found.parts == (
        RowGap("1", "Mục 1", Section.BASE, Fraction(53), Fraction(50), Fraction(3)),
        RowGap("2", "Mục 2", Section.BASE, Fraction(9), Fraction(7), Fraction(2)),
        RowGap("thuong", "Mục thuong", Section.BONUS, Fraction(5), Fraction(3), Fraction(2)),
        RowGap("tru", "Mục tru", Section.PENALTY, Fraction(1), Fraction(0), Fraction(-1)),
    )
    assert sum(part.gap for part in found.parts) == found.gap
    assert found.decided_by == TOTAL


def test_single_rows_are_listed_by_size_whoever_they_favour() -> None:
    table, score = a_table(base=BASE), two()

    found = separate(table, score, rank(table, score), "CA", "VKS")

    assert [(row.row, row.gap) for row in found.criteria] == [
        ("1.1", Fraction(8)),
        ("1.2", Fraction(-5)),
        ("2", Fraction(2)),
        ("T1", Fraction(2)),
        ("P1", Fraction(-1)),
    ]
    assert [row.section for row in found.criteria[2:]] == [
        Section.BASE,
        Section.BONUS,
        Section.PENALTY,
    ]


def test_rows_that_do_not_differ_are_left_out() -> None:
    table, score = a_table(base=BASE), two(penalty="0")

    found = separate(table, score, rank(table, score), "CA", "VKS")

    assert "tru" not in [part.row for part in found.parts]
    assert "P1" not in [row.row for row in found.criteria]


def test_a_tie_key_that_decided_is_named() -> None:
    table = a_table(base=BASE, keys=(TOTAL, GROUP_1))
    score = a_block(a_unit("A", ("30", "10", "10")), a_unit("B", ("31", "10", "9")))

    found = separate(table, score, rank(table, score), "A", "B")

    assert (found.above, found.gap, found.decided_by) == ("B", Fraction(0), GROUP_1)


def test_a_shared_place_is_decided_by_nothing() -> None:
    table = a_table(base=BASE)
    score = a_block(a_unit("A", ("30", "10", "10")), a_unit("B", ("31", "10", "9")))

    found = separate(table, score, rank(table, score), "B", "A")

    assert (found.above, found.below, found.decided_by) == ("A", "B", None)


@pytest.mark.parametrize("unranked", ["A", "B"])
def test_a_unit_without_a_place_stands_below_and_no_key_decided(unranked: str) -> None:
    table = a_table()
    effects = (an_effect(EffectKind.UNRANKED),)
    score = a_block(
        *(
            a_unit_score(unit, "95", effects=effects)
            if unit == unranked
            else a_unit_score(unit, "90")
            for unit in ("A", "B")
        )
    )

    found = separate(table, score, rank(table, score), "A", "B")

    assert (found.below, found.decided_by) == (unranked, None)


@pytest.mark.parametrize("open_total", ["A", "B"])
def test_an_open_total_has_no_gap(open_total: str) -> None:
    table = a_table()
    score = a_block(
        *(a_unit_score(unit, None if unit == open_total else "90") for unit in ("A", "B"))
    )

    found = separate(table, score, rank(table, score), "A", "B")

    assert (found.below, found.gap, found.parts) == (open_total, None, ())


def test_a_table_without_bonus_or_penalty_compares_its_groups_only() -> None:
    table = replace(a_table(base=BASE), bonus=None, penalty=None)
    score = two()

    found = separate(table, score, rank(table, score), "CA", "VKS")

    assert [part.row for part in found.parts] == ["1", "2"]
