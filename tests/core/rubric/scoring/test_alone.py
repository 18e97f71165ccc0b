"""A unit scored alone: what looks at the others waits, and the rest counts as it always does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.rubrics import APPLIES, a_criterion, a_figure, a_group, a_rubric, row_of, sheets
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.formula.nodes import (
    Compare,
    Comparison,
    Condition,
    Figure,
    Formula,
    Gather,
    Number,
    OverPeers,
    Points,
    Quotient,
    Sum,
)
from thidua.core.rubric.score import Lacking, Standing
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.scoring.alone import Alone, plan_alone, score_alone
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    NotApplicable,
    Policy,
    Row,
    Rubric,
    Trigger,
)

BEST = OverPeers(Figure("a"), Gather.GREATEST)
TO_BEST = Quotient(Figure("a"), BEST)
OWN: dict[str, FigureValue] = {"a": 4, "b": 3}


def alone(rubric: Rubric, own: dict[str, FigureValue] = OWN, *, best: int = 5) -> Alone:
    return score_alone(rubric, sheets(K={"a": best, "b": best}, L=own), "L")


def at_least(formula: Formula, value: int = 1) -> Condition:
    return Compare(formula, Comparison.AT_LEAST, Number(Fraction(value)))


def aside(policy: Policy | None, condition: Condition | None = None, *units: str) -> NotApplicable:
    return NotApplicable(units, condition, policy, "Không thuộc chức năng")


def of_two(*rows: Row) -> Rubric:
    """Make a table of these rows and one that asks the unit alone: b, 3 points."""
    return a_rubric(a_group("1", *rows), a_group("2", a_criterion("2.1", Figure("b"))))


def test_a_table_without_peers_is_scored_as_ever() -> None:
    rubric = of_two(a_criterion())

    found = alone(rubric)

    assert found.waiting == frozenset()
    assert found.score == score_block(rubric, sheets(K={"a": 5}, L=OWN)).units[1]


def test_a_criterion_that_gathers_the_peers_waits_and_gives_nothing_yet() -> None:
    found = alone(of_two(a_criterion("1.1", TO_BEST)))

    row = row_of(found.score, "1.1")
    assert found.waiting == {"1.1"}
    assert row.standing is Standing.MISSING
    assert row.points == 0
    assert row.account == (Lacking(("",)),)
    assert found.score.total == 3


LOOKING = {
    "its own condition": of_two(a_criterion(away=aside(Policy.ZERO, at_least(BEST)))),
    "the condition of the group above": a_rubric(
        a_group("1", a_criterion(), away=aside(Policy.ZERO, at_least(BEST))),
        a_group("2", a_criterion("2.1", Figure("b"))),
    ),
    "a figure derived from the peers": replace(
        of_two(a_criterion("1.1", Figure("c"))),
        figures=(a_figure("a"), a_figure("c", formula=TO_BEST)),
    ),
    "the points of one that waits": of_two(
        a_criterion("1.1", Sum((Points("1.2"), Figure("a")))), a_criterion("1.2", TO_BEST)
    ),
    "the points of a group in which one waits": a_rubric(
        a_group("1", a_criterion("1.1", Points("3"))),
        a_group("2", a_criterion("2.1", Figure("b"))),
        a_group("3", a_criterion("3.1", TO_BEST)),
    ),
    "an effect that would take its points": replace(
        of_two(a_criterion()),
        triggers=(Trigger(at_least(BEST), Effect(EffectKind.ROW_LOST, "1.1"), "Kém", ""),),
    ),
    "an effect that would take its group's points": replace(
        of_two(a_criterion()),
        triggers=(Trigger(at_least(BEST), Effect(EffectKind.ROW_LOST, "1"), "Kém", ""),),
    ),
    "the mean of the peers, being set aside": of_two(
        a_criterion(away=aside(Policy.PEERS_MEAN, None, "L"))
    ),
    "the mean of the peers, by the table's policy": replace(
        of_two(a_criterion(away=aside(None, None, "L"))), row_policy=Policy.PEERS_MEAN
    ),
    "the mean of the peers, its group being set aside": a_rubric(
        a_group("1", a_criterion(), away=aside(Policy.PEERS_MEAN, None, "L")),
        a_group("2", a_criterion("2.1", Figure("b"))),
    ),
    "the mean of the peers, all of its group having left": replace(
        of_two(a_criterion(away=aside(Policy.REDISTRIBUTE, None, "L"))),
        group_policy=Policy.PEERS_MEAN,
    ),
    "the mean of the peers, nothing having arisen": of_two(
        a_criterion("1.1", Figure("z"), not_arisen=Policy.PEERS_MEAN)
    ),
    "the peers, who else gives nothing": of_two(
        a_criterion("1.1", TO_BEST, not_arisen=Policy.FULL)
    ),
}


@pytest.mark.parametrize("rubric", [pytest.param(one, id=name) for name, one in LOOKING.items()])
def test_a_criterion_waits_for(rubric: Rubric) -> None:
    found = alone(rubric)

    assert "1.1" in found.waiting
    assert "2.1" not in found.waiting
    assert row_of(found.score, "1.1").standing is Standing.MISSING
    assert row_of(found.score, "1").standing is Standing.MISSING
    assert found.score.total == 3


@pytest.mark.parametrize("rubric", [pytest.param(one, id=name) for name, one in LOOKING.items()])
def test_no_figure_of_another_unit_is_of_any_matter(rubric: Rubric) -> None:
    assert alone(rubric, best=5) == alone(rubric, best=9)


def test_a_criterion_quoting_one_that_gets_the_mean_of_the_peers_waits_too() -> None:
    lent = a_criterion("1.1", away=aside(Policy.PEERS_MEAN, None, "L"))

    found = alone(of_two(lent, a_criterion("1.2", Points("1.1")), a_criterion("1.3")))

    assert found.waiting == {"1.1", "1.2"}
    assert found.score.total == 7


def test_the_mean_of_the_peers_is_awaited_only_where_the_row_does_not_apply() -> None:
    found = alone(of_two(a_criterion(away=aside(Policy.PEERS_MEAN, at_least(Figure("a"), 9), "K"))))

    assert found.waiting == frozenset()
    assert found.score.total == 7


def test_a_criterion_on_peers_that_does_not_concern_the_unit_does_not_wait() -> None:
    found = alone(of_two(a_criterion("1.1", TO_BEST, away=aside(Policy.ZERO, None, "L"))))

    assert found.waiting == frozenset()
    assert row_of(found.score, "1.1").standing is Standing.NOT_APPLICABLE


def test_a_unit_named_stays_out_whatever_the_condition_on_peers() -> None:
    named = aside(Policy.ZERO, at_least(BEST), "L")

    found = alone(of_two(a_criterion(away=named)))

    assert row_of(found.score, "1.1").standing is Standing.NOT_APPLICABLE


def test_bonus_and_penalty_wait_as_well() -> None:
    bonus = a_group("T", a_criterion("T1", TO_BEST, points=None), points=None)
    penalty = a_group("P", a_criterion("P1", TO_BEST, points=None), points=None)

    found = alone(replace(of_two(a_criterion()), bonus=bonus, penalty=penalty))

    assert found.waiting == {"T1", "P1"}
    assert found.score.total == 7


def test_effects_that_hang_on_the_peers_stay_away_and_others_follow() -> None:
    of_peers = Trigger(at_least(BEST), Effect(EffectKind.UNRANKED), "So với khối", "")
    of_quoted = Trigger(at_least(Points("1.2"), 0), Effect(EffectKind.UNRANKED), "Điểm so", "")
    of_own = Trigger(at_least(Figure("a")), Effect(EffectKind.NOT_AWARDED), "Của đơn vị", "")
    both = (of_peers, of_quoted, of_own)
    rows = (a_criterion(triggers=both), a_criterion("1.2", TO_BEST, triggers=both))

    found = alone(replace(of_two(*rows), triggers=both))

    assert [(one.row, one.reason) for one in found.score.effects] == [
        ("1.1", "Của đơn vị"),
        ("1.2", "Của đơn vị"),
        ("", "Của đơn vị"),
    ]


def test_an_effect_on_own_figures_still_takes_the_points_of_the_row() -> None:
    lost = Trigger(at_least(Figure("a")), Effect(EffectKind.ROW_LOST, "1.1"), "Vi phạm", "")

    found = alone(replace(of_two(a_criterion()), triggers=(lost,)))

    assert found.waiting == frozenset()
    assert found.score.total == 3


def test_a_unit_is_given_by_its_code_wherever_it_stands() -> None:
    given = sheets(L=OWN, K={"a": 5}, M={"a": 6})

    assert score_alone(of_two(a_criterion()), given, "K").score.unit == "K"
    assert score_alone(of_two(a_criterion()), given, "K").score.total == 5


def test_a_criterion_that_merely_lacks_its_figure_does_not_wait_for_the_others() -> None:
    found = alone(of_two(a_criterion("1.1", Figure("z"), away=APPLIES)))

    assert found.waiting == frozenset()
    assert row_of(found.score, "1.1").account == (Lacking(("z",)),)


def test_a_condition_on_own_figures_still_sets_a_row_aside() -> None:
    rubric = of_two(a_criterion(away=aside(Policy.ZERO, at_least(Figure("a")))))

    row = row_of(alone(rubric).score, "1.1")

    assert row.standing is Standing.NOT_APPLICABLE


def test_a_row_whose_points_another_rows_peers_may_take_waits() -> None:
    taken = Trigger(at_least(BEST), Effect(EffectKind.ROW_LOST, "1.2"), "Bị trừ", "")
    rubric = of_two(a_criterion("1.1", triggers=(taken,)), a_criterion("1.2", Figure("a")))

    found = alone(rubric)

    assert found.waiting == {"1.2"}
    assert row_of(found.score, "1.1").points == 4


def test_a_criterion_quoting_one_that_does_not_wait_counts_at_once() -> None:
    quoting = a_criterion("1.1", Points("2.1"))

    found = alone(of_two(quoting, a_criterion("1.2", TO_BEST)))

    assert found.waiting == {"1.2"}
    assert row_of(found.score, "1.1").points == 3


def test_a_table_prepared_once_gives_every_unit_what_it_gives_afresh() -> None:
    rubric = of_two(a_criterion("1.1", TO_BEST))
    figures = sheets(K={"a": 5, "b": 5}, L=OWN)
    prepared = plan_alone(rubric)

    for unit in ("K", "L"):
        assert score_alone(prepared, figures, unit) == score_alone(rubric, figures, unit)
