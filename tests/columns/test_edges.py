"""What columns do at the edges: refusals, wide numbers, defaults, empty tables, what they say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.columns.made import a_figure, a_rubric, rounded_total
from tests.columns.sameness import assert_same
from thidua.columns import Fallback, MixedFigure, Why, compile_rubric, figure_columns, step
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue, figures, sheet
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.outcomes import (
    FigureOfOtherKind,
    FiguresInCircle,
    NumberTooLarge,
)
from thidua.core.rubric.score import Standing
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Effect, EffectKind, Gathering, Rubric, Rule, Trigger

X, Y = nodes.Figure("x"), nodes.Figure("y")
Values = Mapping[str, FigureValue]


def same(rubric: Rubric, *given: Values, at_once: int = 1000) -> tuple[Fallback, ...]:
    """Score units A, B … both ways, hold them equal, and give what fell back."""
    block = figures(sheet(unit, values) for unit, values in zip("ABCDE", given, strict=False))
    found = compile_rubric(rubric).score(figure_columns(rubric, block), at_once=at_once)
    assert_same(score_block(rubric, block).units, found)
    return found.fallbacks


def _level(word: str, worth: int) -> nodes.Level:
    return nodes.Level(word, nodes.Number(Fraction(worth)))


def _times(step: nodes.Formula, factor: int) -> nodes.Formula:
    return nodes.Product((step, nodes.Number(Fraction(factor))))


@pytest.mark.parametrize(
    ("formula", "values", "kind"),
    [
        (X, {"x": "XS"}, FigureOfOtherKind),
        (X, {"x": date(2024, 6, 1)}, FigureOfOtherKind),
        (X, {"x": (1, 2)}, FigureOfOtherKind),
        (nodes.DaysLate("2024-06-01", "x", working=False), {"x": 3}, FigureOfOtherKind),
        (nodes.OverItems("x", nodes.Item(0), nodes.Gather.SUM, 0, None), {"x": 3}, FigureOfOtherKind),
        (nodes.OverItems("x", nodes.Item(0), nodes.Gather.SUM, 0, None), {"x": ("A",)}, FigureOfOtherKind),
        (nodes.Power(X, nodes.Number(Fraction(64)), 9), {"x": 2**400}, NumberTooLarge),
        (nodes.Power(X, nodes.Number(Fraction(1, 2)), 9), {"x": 10**90_000}, NumberTooLarge),
        (nodes.OverPeers(X, nodes.Gather.SUM), {"x": "XS"}, FigureOfOtherKind),
    ],
)  # fmt: skip
def test_columns_refuse_what_core_refuses(
    formula: nodes.Formula, values: Values, kind: type[Refusal]
) -> None:
    rubric = a_rubric(formula)
    block = figures([sheet("A", values), sheet("B", {})])
    table = figure_columns(rubric, block)

    with pytest.raises(kind):
        score_block(rubric, block)
    with pytest.raises(kind):
        compile_rubric(rubric).score(table)


def test_figures_that_wait_for_each_other_are_refused() -> None:
    rubric = a_rubric(X, figures=(a_figure("x", formula=Y), a_figure("y", formula=X)))
    table = figure_columns(rubric, figures([sheet("A", {})]))

    with pytest.raises(FiguresInCircle):
        compile_rubric(rubric).score(table)


def test_what_a_branch_not_taken_would_refuse_does_not_matter() -> None:
    safe = nodes.Choice(nodes.IsPresent("y"), nodes.ONE, X)

    assert same(a_rubric(safe), {"x": "XS", "y": 1}, {"y": 1}) == ()


def test_a_condition_that_would_refuse_refuses() -> None:
    rubric = a_rubric(nodes.ONE)
    row = rubric.base.children[0]
    condition = nodes.Compare(X, nodes.Comparison.MORE, nodes.ONE)
    aside = replace(row.not_applicable, condition=condition)
    base = replace(rubric.base, children=(replace(row, not_applicable=aside),))
    rubric = replace(rubric, base=base)
    table = figure_columns(rubric, figures([sheet("A", {"x": "XS"})]))

    with pytest.raises(FigureOfOtherKind):
        compile_rubric(rubric).score(table)


@pytest.mark.parametrize(
    "values",
    [
        [{"x": 1}, {"x": "XS"}],
        [{"x": "XS"}, {"x": 1}],
        [{"x": (1,)}, {"x": 1}],
        [{"x": 1}, {"x": date(2024, 6, 1)}],
        [{"x": (1, "A")}],
    ],
)
def test_one_figure_of_two_kinds_is_refused(values: list[Values]) -> None:
    block = figures(sheet(unit, one) for unit, one in zip("AB", values, strict=False))

    with pytest.raises(MixedFigure) as refused:
        figure_columns(a_rubric(X), block)

    assert refused.value.grounds == {"figure": "x"}


@pytest.mark.parametrize(
    ("given", "default"),
    [(1, "XS"), (1, (Fraction(1),)), (1, date(2024, 6, 1)), ((1, 2), ("XS",))],
)
def test_a_default_of_another_kind_is_refused(given: FigureValue, default: FigureValue) -> None:
    rubric = a_rubric(nodes.ONE, figures=(a_figure("x", default=default),))
    table = figure_columns(rubric, figures([sheet("A", {"x": given}), sheet("B", {})]))

    with pytest.raises(MixedFigure):
        compile_rubric(rubric).score(table)


def test_numbers_past_64_bits_stay_exact_and_are_said_to_be_wide() -> None:
    large = nodes.Product((X, X, X))

    assert same(a_rubric(large), {"x": 10**15 + 1}, {"x": Fraction(1, 10**9 + 7)}) == (
        Fallback("1.1", Why.WIDE),
        Fallback("1", Why.WIDE),
    )


@pytest.mark.parametrize("gather", list(nodes.Gather))
def test_wide_numbers_of_peers_and_lists_are_gathered_and_ranked(gather: nodes.Gather) -> None:
    """Numbers near 2**62 whose sum passes it, and numbers far beyond."""
    near: list[Values] = [{"x": 2**61 + place, "ds": (2**61, place)} for place in (3, 1, 2)]
    far: list[Values] = [{"x": 10**30 + place, "ds": (10**30,)} for place in (1, 1, 2)]
    listed = nodes.OverItems("ds", nodes.Item(0), nodes.Gather.SUM, 0, None)
    formula = nodes.Sum((nodes.OverPeers(X, gather), listed))

    same(a_rubric(formula), *near)
    same(a_rubric(formula), *far)


def test_an_item_outside_a_list_is_missing() -> None:
    block = figures([sheet("A", {"ds": (1, 2)})])
    levels = nodes.Levels("m", None, 0, (), nodes.ONE)
    beyond = nodes.OverItems("ds", nodes.Item(3), nodes.Gather.SUM, 0, None)

    for formula in (nodes.Item(0), levels, beyond):
        rubric = a_rubric(formula)
        found = compile_rubric(rubric).score(figure_columns(rubric, block))
        assert found.periods[0].rows[0].standing_at(0) is Standing.MISSING


def test_a_default_far_finer_or_larger_than_the_figures_makes_them_wide() -> None:
    rubric = a_rubric(X, figures=(a_figure("x", default=Fraction(1, 10**9)),))

    same(rubric, {"x": 10**12}, {})


def test_totals_rounded_after_wide_numbers_are_narrow_again() -> None:
    rubric = rounded_total(a_rubric(nodes.Quotient(nodes.Product((X, X)), nodes.Product((X, Y)))))
    block = figures([sheet("A", {"x": 10**18 + 1, "y": 10**17})])

    found = compile_rubric(rubric).score(figure_columns(rubric, block))

    assert found.total.denominators == 100
    assert found.total_at(0) == 10


def test_roots_logarithms_and_working_days_are_said_to_come_from_core() -> None:
    root = nodes.Power(X, nodes.Number(Fraction(1, 2)), 20)
    late = nodes.DaysLate("2024-06-01", "ngay", working=True)
    rubric = a_rubric(nodes.Sum((root, nodes.NaturalLog(X, 20), late)))

    found = same(rubric, {"x": 2, "ngay": date(2024, 6, 12)}, {"x": 0, "ngay": date(2024, 6, 1)})

    assert set(found) >= {Fallback("1.1", Why.DIGITS), Fallback("1.1", Why.WORKING_DAYS)}


def test_what_a_row_reads_or_waits_for_is_said_to_come_from_core_too() -> None:
    log = nodes.NaturalLog(X, 5)
    derived = (a_figure("z", formula=nodes.Sum((nodes.Figure("w"), X))), a_figure("w", formula=log))
    rubric = a_rubric(nodes.Figure("z"), figures=derived)
    row = replace(rubric.base.children[0], id="1.2")
    late = nodes.Compare(
        nodes.DaysLate("2024-06-01", "ngay", working=True), nodes.Comparison.MORE, nodes.ONE
    )
    plain = replace(row, rule=Rule("s", X, ()))
    asides = (
        replace(plain, not_applicable=replace(row.not_applicable, condition=late)),
        replace(plain, id="1.3"),
        replace(plain, id="1.4"),
    )
    lost = Trigger(
        nodes.Compare(log, nodes.Comparison.MORE, nodes.ONE),
        Effect(EffectKind.ROW_LOST, "1.4"),
        "",
        "",
    )
    base = replace(rubric.base, children=(*rubric.base.children, *asides))

    found = same(
        replace(rubric, base=base, triggers=(lost,)),
        {"x": 2, "ngay": date(2024, 6, 12)},
        {"x": 9, "ngay": date(2024, 6, 1)},
    )

    assert set(found) == {
        Fallback("1.1", Why.DIGITS),
        Fallback("1.2", Why.WORKING_DAYS),
        Fallback("1.4", Why.DIGITS),
    }


def test_a_year_put_together_by_a_root_is_said_to_come_from_core() -> None:
    root = nodes.Power(nodes.PeriodTotal(""), nodes.Number(Fraction(1, 2)), 5)
    rubric = a_rubric(X)

    found = same(replace(rubric, total=replace(rubric.total, over_periods=root)), {"x": 4})

    assert found == (Fallback("", Why.DIGITS),)


def test_a_whole_power_is_multiplied_out_in_columns() -> None:
    cube = nodes.Power(X, nodes.Number(Fraction(3)), 20)

    assert same(a_rubric(cube), {"x": 2}, {"x": Fraction(-3, 2)}, {}) == ()


def test_a_geometric_mean_is_said_to_come_from_core() -> None:
    rubric = a_rubric(X)
    rubric = replace(rubric, base=replace(rubric.base, gathering=Gathering.PRODUCT_ROOT))

    assert Fallback("1", Why.DIGITS) in same(rubric, {"x": 2}, {"x": -1}, {})


def test_a_geometric_mean_without_a_maximum_is_nothing() -> None:
    rubric = a_rubric(X)
    base = replace(rubric.base, gathering=Gathering.PRODUCT_ROOT, max_points=None)

    same(replace(rubric, base=base), {"x": 2})


def test_levels_of_the_unit_are_read_inside_a_list_and_numbers_and_dates_as_words() -> None:
    levels = (_level("XS", 3), _level("2", 2), _level("1/2", 5), _level("2024-06-01", 7))
    by_figure = nodes.Levels("m", "muc", 0, levels, nodes.ONE)
    by_item = nodes.Levels("m", None, 0, levels, nodes.ONE)
    each = nodes.Sum((by_figure, by_item, nodes.Item(0)))
    listed = nodes.OverItems("ds", each, nodes.Gather.SUM, 0, nodes.ONE)

    for formula in (listed, by_figure):
        same(
            a_rubric(formula),
            {"muc": "XS", "ds": (2, Fraction(1, 2), None)},
            {"ds": (5,)},
            {"muc": None, "ds": (1,)},
        )
        same(a_rubric(formula), {"muc": date(2024, 6, 1), "ds": (2,)}, {"ds": ()})
        same(a_rubric(formula), {"muc": (1, 2), "ds": (2,)}, {"muc": ()})


def test_a_derived_ratio_is_spelled_as_a_fraction() -> None:
    derived = a_figure("z", formula=nodes.Quotient(X, Y))
    words = nodes.Levels("m", "z", 0, (_level("1/2", 5), _level("3", 4)), None)

    same(a_rubric(words, figures=(derived,)), {"x": 1, "y": 2}, {"x": 6, "y": 2}, {"x": 1, "y": 0})


def test_presence_is_asked_inside_a_list_and_of_derived_figures() -> None:
    derived = a_figure("z", formula=nodes.Quotient(X, Y))
    for name in ("x", "z", "nobody"):
        each = nodes.Choice(nodes.IsPresent(name), nodes.ONE, nodes.Item(0))
        listed = nodes.OverItems("ds", each, nodes.Gather.SUM, 0, None)
        same(
            a_rubric(listed, figures=(derived,)),
            {"x": 1, "ds": (7, 8)},
            {"ds": (9,), "z": 4},
            {"x": 1, "y": 0, "ds": (2,)},
            {"x": None, "y": 5, "ds": (2, 3), "z": None},
        )


@pytest.mark.parametrize(
    "derived",
    [
        pytest.param(nodes.ONE, id="always computed"),
        pytest.param(nodes.Quotient(X, Y), id="computed for some"),
    ],
)
def test_a_derived_figure_that_no_sheet_names_is_present_where_it_can_be_computed(
    derived: nodes.Formula,
) -> None:
    present = nodes.Choice(nodes.IsPresent("z"), nodes.ONE, Y)
    rubric = a_rubric(present, figures=(a_figure("z", formula=derived),))

    assert same(rubric, {"x": 1, "y": 5}, {"y": 7}, {"x": 1}) == ()


def test_a_list_default_stands_where_the_list_was_left_out() -> None:
    listed = nodes.OverItems("ds", nodes.Item(0), nodes.Gather.SUM, 0, None)
    rubric = a_rubric(listed, figures=(a_figure("ds", default=((1, 2), (3, 4))),))

    same(rubric, {"ds": (5, 6)}, {}, {"ds": None})
    same(rubric, {})
    same(rubric, {"ds": None}, {})


def test_units_are_scored_in_parts_and_put_together_again() -> None:
    values: list[Values] = [{"x": 1, "y": 3}, {"x": 1, "y": 0}, {"x": Fraction(1, 7), "y": 1}]
    ratio = nodes.Quotient(X, Y)
    banded = nodes.Bands("b", ratio, (nodes.Band(None, False, Fraction(1, 4), True, X),))

    for formula in (ratio, banded, nodes.OverPeers(ratio, nodes.Gather.MEAN), _times(X, 10**19)):
        same(a_rubric(formula), *values, at_once=1)
        same(rounded_total(a_rubric(formula)), *values, at_once=2)


def test_many_bands_are_told_apart() -> None:
    steps = tuple(
        nodes.Band(Fraction(low), True, Fraction(low + 1), False, nodes.Number(Fraction(low)))
        for low in range(300)
    )

    same(a_rubric(nodes.Bands("b", X, steps)), {"x": 0}, {"x": 299}, {"x": 256}, {"x": 300})


def test_no_units_have_no_scores() -> None:
    rubric = a_rubric(X)

    found = compile_rubric(rubric).score(figure_columns(rubric, figures([])))

    assert found.fallbacks == ()
    assert found.periods[0].period == ""


def test_totals_alone_can_be_asked_for() -> None:
    rubric = a_rubric(X)
    table = figure_columns(rubric, figures([sheet("A", {"x": 4})]))

    found = compile_rubric(rubric).score(table, rows=False)

    assert found.periods[0].rows == ()
    assert found.total_at(0) == 4


def test_what_is_no_formula_cannot_be_compiled() -> None:
    with pytest.raises(TypeError):
        step.compiled("x")  # type: ignore[arg-type]  # not a formula
    with pytest.raises(TypeError):
        step.tested("x")  # type: ignore[arg-type]  # not a condition
