"""What if: another figure, another row, a row less; who moves, and because of what."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.examples import BLOCK, example
from tests.rubrics import a_criterion, a_group, a_rubric, sheets
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.ranking.what_if import (
    Move,
    RowChange,
    Scenario,
    moves,
    outcome_of,
    with_figure,
    with_row,
    without_row,
)
from thidua.core.ranking.year_facts import Votes, YearFacts
from thidua.core.rubric.figures import figures, sheet
from thidua.core.rubric.formula.nodes import Figure, OverClaims
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import RankingRule, Row, Rubric, TieKey


def a_table() -> Rubric:
    return a_rubric(
        a_group("1", a_criterion("1.1", Figure("a")), a_criterion("1.2", Figure("b"))),
        bonus=a_group("thuong", a_criterion("T1", Figure("t"))),
        penalty=a_group("tru", a_criterion("P1", Figure("p"))),
    )


def plain(a: int, b: int = 0) -> dict[str, int]:
    return {"a": a, "b": b, "t": 0, "p": 0}


GIVEN = sheets(SNV=plain(5), STP=plain(4), TTR=plain(3))


def test_another_figure_moves_a_unit_and_tells_its_row() -> None:
    before = outcome_of(Scenario(a_table(), GIVEN))
    after = outcome_of(Scenario(a_table(), with_figure(GIVEN, "TTR", "b", 2)))

    assert moves(before, after) == (
        Move(
            "TTR", 3, 1, Fraction(3), Fraction(5), (RowChange("", "1.2", Fraction(0), Fraction(2)),)
        ),
        Move("STP", 2, 3, Fraction(4), Fraction(4), ()),
    )


def test_claims_ballots_and_periods_stay_as_they_are() -> None:
    over = a_criterion("P1", OverClaims(Fraction(1, 5)))
    table = a_rubric(
        a_group("1", a_criterion("1.1", Figure("a"))),
        penalty=a_group("tru", over),
        periods=("HK1", "HK2"),
    )
    table = replace(table, ranking=RankingRule((TieKey("tong"), TieKey("bo_phieu")), dense=False))
    given = figures(
        sheet(unit, {"a": 5}, period=period) for unit in ("A", "B") for period in ("HK1", "HK2")
    )
    claims = score_block(table, with_figure(given, "A", "a", 9, period="HK2"))
    facts = YearFacts(votes=(Votes("A", 1), Votes("B", 2)))

    by_vote = outcome_of(Scenario(table, given, facts=facts))
    by_claims = outcome_of(Scenario(table, given, claims, facts))

    assert [(one.unit, one.total) for one in by_vote.ranking.places] == [
        ("B", Fraction(10)),
        ("A", Fraction(10)),
    ]
    assert by_claims.ranking.of("A").total == 9


def test_nothing_changed_moves_nobody() -> None:
    outcome = outcome_of(Scenario(a_table(), GIVEN))

    assert moves(outcome, outcome) == ()


def test_only_the_sheet_named_changes() -> None:
    given = figures([sheet("A", {"a": 1}, period="HK1"), sheet("A", {"a": 1}, period="HK2")])

    changed = with_figure(given, "A", "a", 9, period="HK2")

    assert [dict(one.values) for one in changed.sheets] == [{"a": 1}, {"a": 9}]
    assert with_figure(given, "B", "a", 9) == given


@pytest.mark.parametrize("row_id", ["1.1", "1", "bang", "thuong", "T1", "tru", "P1"])
def test_any_row_can_be_changed(row_id: str) -> None:
    changed = with_row(a_table(), row_id, lambda row: replace(row, title="Khác"))

    titles = _titles(changed)
    assert titles[row_id] == "Khác"
    assert [name for name, title in titles.items() if title == "Khác"] == [row_id]


def _titles(rubric: Rubric) -> dict[str, str]:
    found: dict[str, str] = {}
    waiting: list[Row] = [row for row in (rubric.base, rubric.bonus, rubric.penalty) if row]
    while waiting:
        row = waiting.pop()
        found[row.id] = row.title
        waiting.extend(row.children)
    return found


def test_a_table_without_sections_stays_without_them() -> None:
    table = replace(a_table(), bonus=None, penalty=None)

    changed = with_row(table, "1.1", lambda row: row)

    assert changed == table
    assert without_row(table, "1.1").bonus is None


@pytest.mark.parametrize("row_id", ["9", ""])
def test_a_row_that_is_not_there_cannot_be_changed(row_id: str) -> None:
    with pytest.raises(NoSuchRow) as refusal:
        with_row(a_table(), row_id, lambda row: row)

    assert refusal.value.grounds == {"row": row_id}


@pytest.mark.parametrize("row_id", ["1.1", "1", "T1", "P1"])
def test_a_row_can_be_taken_out(row_id: str) -> None:
    left = _titles(without_row(a_table(), row_id))

    assert row_id not in left
    assert len(left) == (5 if row_id == "1" else 7)


@pytest.mark.parametrize("row_id", ["bang", "thuong", "tru", "9"])
def test_a_section_or_an_unknown_row_cannot_be_taken_out(row_id: str) -> None:
    with pytest.raises(NoSuchRow) as refusal:
        without_row(a_table(), row_id)

    assert refusal.value.grounds == {"row": row_id}


def test_a_row_that_came_or_went_counts_from_nothing() -> None:
    before = outcome_of(Scenario(a_table(), GIVEN))
    after = outcome_of(Scenario(without_row(a_table(), "1.1"), GIVEN))

    (first, *_) = moves(before, after)
    (back, *_) = moves(after, before)

    assert first.rows == (RowChange("", "1.1", Fraction(5), Fraction(0)),)
    assert back.rows == (RowChange("", "1.1", Fraction(0), Fraction(5)),)


def test_a_lost_objection_costs_the_police_the_first_place() -> None:
    block = example(BLOCK)
    before = outcome_of(Scenario(block.rubric, block.verified, block.claims))
    changed = with_figure(block.verified, "CA", "to_cao_dung", 2)

    after = outcome_of(Scenario(block.rubric, changed, block.claims))

    assert [(m.unit, m.place_before, m.place_after) for m in moves(before, after)] == [
        ("QS", 2, 1),
        ("CA", 1, 2),
    ]
