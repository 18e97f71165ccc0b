"""What-ifs of a block: each scenario is the block scored with its changes, and the ranks follow."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.columns.made import a_figure, a_rubric
from thidua.columns import Change, ChangeOutsideBlock, MixedFigure, compile_rubric, scenarios
from thidua.core.rubric.figures import Figures, figures, sheet
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.scoring import score_block


def _block() -> Figures:
    return figures(
        [
            sheet("A", {"x": 3, "y": 1}),
            sheet("B", {"x": Fraction(1, 2), "y": 2}),
            sheet("C", {"x": 2, "y": 2}),
        ]
    )


SHARE = nodes.Sum((nodes.Figure("x"), nodes.Quotient(nodes.ONE, nodes.Figure("y"))))


def test_each_scenario_changes_its_own_figures_only() -> None:
    rubric = compile_rubric(a_rubric(SHARE))

    found = scenarios(
        rubric, _block(), [[], [Change("A", "x", Fraction(1, 7))], [Change("B", "y", 4)]]
    )

    assert [found.total(0, unit) for unit in "ABC"] == [4, 1, Fraction(5, 2)]
    assert [found.total(1, unit) for unit in "ABC"] == [Fraction(8, 7), 1, Fraction(5, 2)]
    assert [found.total(2, unit) for unit in "ABC"] == [4, Fraction(3, 4), Fraction(5, 2)]


def test_scenarios_equal_the_block_scored_anew() -> None:
    rubric = a_rubric(nodes.OverPeers(SHARE, nodes.Gather.RANK_FROM_MOST))
    changed = figures([*_block().sheets[:2], sheet("C", {"x": 9, "y": 2})])

    found = scenarios(compile_rubric(rubric), _block(), [[Change("C", "x", 9)]])

    expected = [unit.total for unit in score_block(rubric, changed).units]
    assert [found.total(0, unit) for unit in "ABC"] == expected


def test_ranks_share_the_better_place_and_count_on_after_it() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x")))
    block = figures(
        sheet(unit, {"x": value}) for unit, value in zip("ABCD", (5, 7, 7, 1), strict=True)
    )

    found = scenarios(rubric, block, [[], [Change("D", "x", 9)]])

    assert found.units == ("A", "B", "C", "D")
    assert found.ranks.tolist() == [[3, 1, 1, 4], [4, 2, 2, 1]]


def test_dense_ranks_leave_no_gap_after_a_tie() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x"), dense=True))
    block = figures(
        sheet(unit, {"x": value}) for unit, value in zip("ABCD", (5, 7, 7, 1), strict=True)
    )

    found = scenarios(rubric, block, [[], [Change("D", "x", 9)]])

    assert found.ranks.tolist() == [[2, 1, 1, 3], [3, 2, 2, 1]]


def test_a_unit_without_a_total_has_no_rank() -> None:
    from_three = nodes.Band(
        low=Fraction(3), low_included=True, high=None, high_included=False, worth=nodes.ONE
    )
    gap = nodes.Bands("x", nodes.Figure("x"), (from_three,))
    block = figures([sheet("A", {"x": 5}), sheet("B", {"x": 1})])

    found = scenarios(compile_rubric(a_rubric(gap)), block, [[], [Change("B", "x", 4)]])

    assert found.total(0, "B") is None
    assert found.ranks.tolist() == [[1, 0], [1, 1]]


def test_the_later_change_of_the_same_figure_wins() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x")))

    found = scenarios(rubric, _block(), [[Change("A", "x", 8), Change("A", "x", 6)]])

    assert found.total(0, "A") == 6


def test_a_figure_that_nobody_gave_can_be_given_or_taken_back() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("z"), figures=(a_figure("z", default=2),)))

    found = scenarios(rubric, _block(), [[Change("A", "z", 5)], [Change("A", "z", None)]])

    assert [found.total(0, unit) for unit in "ABC"] == [5, 2, 2]
    assert found.total(1, "A") == 0


def test_an_undeclared_figure_can_be_given_too() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("z")))

    found = scenarios(rubric, _block(), [[Change("A", "z", 5)]])

    assert [found.total(0, unit) for unit in "ABC"] == [5, 0, 0]


def test_no_scenario_gives_no_totals() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x")))

    found = scenarios(rubric, _block(), [])

    assert found.ranks.shape == (0, 3)
    assert found.scores.total.states is None or not found.scores.total.states.size


@pytest.mark.parametrize("change", [Change("Z", "x", 1), Change("A", "x", 1, period="HK1")])
def test_a_change_must_name_a_unit_and_a_period_of_the_block(change: Change) -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x")))

    with pytest.raises(ChangeOutsideBlock) as refused:
        scenarios(rubric, _block(), [[change]])

    assert refused.value.grounds == {"unit": change.unit, "period": change.period}


def test_a_number_cannot_become_a_word() -> None:
    rubric = compile_rubric(a_rubric(nodes.Figure("x")))

    with pytest.raises(MixedFigure) as refused:
        scenarios(rubric, _block(), [[Change("A", "x", "XS")]])

    assert refused.value.grounds == {"figure": "x"}
