"""Each step of a formula computes exactly, notes what a sentence will quote, or says it has no number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from thidua.core.rubric.figures import FigureValue, NamedValue
from thidua.core.rubric.formula.case import Case
from thidua.core.rubric.formula.evaluate import compile_condition, compile_formula
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Choice,
    Compare,
    Comparison,
    Condition,
    DaysLate,
    Difference,
    Every,
    Figure,
    Formula,
    Gather,
    Greatest,
    IsLevel,
    IsPresent,
    Item,
    Least,
    Level,
    Levels,
    Named,
    NaturalLog,
    Not,
    Number,
    OverClaims,
    OverItems,
    OverPeers,
    PeriodTotal,
    Points,
    Power,
    Product,
    Quotient,
    Rounded,
    Rounding,
    Some,
    Sum,
)
from thidua.core.rubric.formula.outcomes import (
    FigureMissing,
    FigureOfOtherKind,
    FiguresInCircle,
    InNoBand,
    NothingArose,
)

A, B = Figure("a"), Figure("b")


def n(text: str) -> Number:
    return Number(Fraction(text))


def a_case(**figures: FigureValue) -> Case:
    return Case("SNV", figures, {}, frozenset({date(2024, 4, 30)}))


def value(formula: Formula, **figures: FigureValue) -> Fraction:
    return Fraction(compile_formula(formula)(a_case(**figures)))


def holds(condition: Condition, **figures: FigureValue) -> bool:
    return compile_condition(condition)(a_case(**figures))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (n("0.1"), "0.1"),
        (A, "6"),
        (Sum((A, B, n("0.5"))), "10.5"),
        (Sum(()), "0"),
        (Difference(A, B), "2"),
        (Product((A, B)), "24"),
        (Product(()), "1"),
        (Quotient(A, B), "1.5"),
        (Quotient(B, A), "2/3"),
        (Least((A, B)), "4"),
        (Greatest((A, B)), "6"),
        (Rounded(Quotient(B, A), 2, Rounding.HALF_UP), "0.67"),
        (Rounded(Quotient(B, A), 2, Rounding.DOWN), "0.66"),
        (Power(A, n("2"), 5), "36"),
        (Power(B, n("1/2"), 5), "2"),
        (Power(A, B, 5), "1296"),
        (NaturalLog(A, 4), "1.792"),
        (Choice(Compare(A, Comparison.MORE, B), n("1"), n("2")), "1"),
        (Choice(Compare(A, Comparison.LESS, B), n("1"), n("2")), "2"),
        (Choice(Compare(A, Comparison.MORE, B), A, B), "6"),
        (Choice(Compare(A, Comparison.LESS, B), A, B), "4"),
        (Bands("x", A, (Band(None, False, None, False, B),)), "4"),
        (Levels("x", "a", 0, (Level("6", B),), None), "4"),
        (Named("x", Sum((A, B))), "10"),
    ],
)
def test_numbers_are_computed_exactly(formula: Formula, expected: str) -> None:
    assert value(formula, a=6, b=4) == Fraction(expected)


@pytest.mark.parametrize(("text", "kind"), [("2", int), ("0.5", Fraction)])
def test_a_whole_number_is_reckoned_with_as_such(text: str, kind: type) -> None:
    assert type(compile_formula(n(text))(a_case())) is kind


def test_what_is_named_and_read_is_noted_in_order() -> None:
    case = a_case(a=46, b=50, c=1)

    compile_formula(Product((n("10"), Named("ty_le", Quotient(A, B)))))(case)

    assert case.named == [NamedValue("ty_le", Fraction(46, 50))]
    assert case.used == {"a": 46, "b": 50}


def test_a_zero_divisor_means_that_nothing_arose() -> None:
    with pytest.raises(NothingArose):
        value(Quotient(A, B), a=1, b=0)


@pytest.mark.parametrize("figures", [{}, {"a": None}])
def test_a_figure_that_lacks_is_named(figures: dict[str, FigureValue]) -> None:
    with pytest.raises(FigureMissing) as missing:
        value(A, **figures)

    assert missing.value.figure == "a"


@pytest.mark.parametrize("given", ["XS", date(2024, 1, 1), (1, 2)])
def test_a_figure_of_another_kind_is_refused(given: FigureValue) -> None:
    with pytest.raises(FigureOfOtherKind) as refusal:
        value(A, a=given)

    assert refusal.value.grounds == {"figure": "a", "value": given}


def test_a_day_or_a_list_is_not_read_from_a_number() -> None:
    with pytest.raises(FigureOfOtherKind) as day:
        value(DaysLate("2024-04-26", "a", working=True), a=3)
    with pytest.raises(FigureOfOtherKind) as items:
        value(OverItems("a", Item(0), Gather.SUM, 0, None), a=3)

    assert day.value.grounds == {"figure": "a", "value": 3}
    assert items.value.grounds == {"figure": "a", "value": 3}


# --- derived figures -------------------------------------------------------------------------


def test_a_derived_figure_is_computed_once_from_others() -> None:
    derived = {"c": compile_formula(Sum((A, B)))}
    case = Case("SNV", {"a": 1, "b": 2}, derived)

    assert compile_formula(Product((Figure("c"), Figure("c"))))(case) == 9
    assert case.figures["c"] == 3
    assert case.used == {"a": 1, "b": 2, "c": 3}


def test_a_figure_given_as_nothing_is_not_derived() -> None:
    case = Case("SNV", {"c": None}, {"c": compile_formula(n("1"))})

    with pytest.raises(FigureMissing):
        compile_formula(Figure("c"))(case)


def test_figures_computed_from_each_other_are_refused() -> None:
    derived = {"c": compile_formula(Figure("d")), "d": compile_formula(Figure("c"))}
    case = Case("SNV", {}, derived)

    with pytest.raises(FiguresInCircle) as refusal:
        compile_formula(Figure("c"))(case)

    assert refusal.value.grounds == {"figure": "c"}
    assert case.waiting == set()


# --- bands and levels ------------------------------------------------------------------------

BANDS = Bands(
    "ty_le",
    A,
    (
        Band(Fraction(98), False, None, False, n("5")),
        Band(Fraction(97), True, Fraction(98), False, n("4")),
        Band(None, False, Fraction(96), True, n("0")),
    ),
)


@pytest.mark.parametrize(
    ("given", "expected", "place"),
    [("98.01", "5", 0), ("97", "4", 1), ("97.99", "4", 1), ("96", "0", 2), ("-3", "0", 2)],
)
def test_the_first_band_that_holds_the_value_decides(given: str, expected: str, place: int) -> None:
    case = a_case(a=Fraction(given))

    assert compile_formula(BANDS)(case) == Fraction(expected)
    assert case.named == [
        NamedValue("ty_le", Fraction(given)),
        NamedValue("ty_le_bac", place),
    ]


@pytest.mark.parametrize("given", ["98", "96.01", "96.99"])
def test_a_value_in_no_band_is_a_hole_of_the_rubric(given: str) -> None:
    with pytest.raises(InNoBand) as gap:
        value(BANDS, a=Fraction(given))

    assert (gap.value.name, gap.value.value) == ("ty_le", Fraction(given))


def test_an_upper_end_may_belong_to_its_band() -> None:
    closed = Bands("x", A, (Band(Fraction(1), True, Fraction(3), True, n("1")),))

    assert value(closed, a=3) == 1
    with pytest.raises(InNoBand):
        value(closed, a=Fraction("3.01"))


LEVELS = (Level("XS", n("4")), Level("TOT", n("3")), Level("2", n("1")))


def test_a_level_is_worth_what_the_table_says() -> None:
    case = a_case(a="TOT")

    assert compile_formula(Levels("muc", "a", 0, LEVELS, None))(case) == 3
    assert case.named == [NamedValue("muc", "TOT")]


def test_a_count_may_be_a_level_and_the_rest_be_worth_something() -> None:
    assert value(Levels("muc", "a", 0, LEVELS, n("0")), a=2) == 1
    assert value(Levels("muc", "a", 0, LEVELS, n("0")), a=5) == 0


def test_a_level_that_is_not_listed_is_a_hole() -> None:
    with pytest.raises(InNoBand) as gap:
        value(Levels("muc", "a", 0, LEVELS, None), a="KHT")

    assert (gap.value.name, gap.value.value) == ("muc", "KHT")


# --- lists -----------------------------------------------------------------------------------


def over(gather: Gather, *, drop: int = 0, missing: Formula | None = None) -> OverItems:
    return OverItems("a", Item(0), gather, drop, missing)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (over(Gather.SUM), "36"),
        (over(Gather.MEAN), "7.2"),
        (over(Gather.LEAST), "6"),
        (over(Gather.GREATEST), "9"),
        (over(Gather.COUNT), "5"),
        (over(Gather.SUM, drop=1), "21"),
        (over(Gather.MEAN, drop=2), "7"),
    ],
)
def test_the_items_of_a_list_become_one_number(formula: Formula, expected: str) -> None:
    assert value(formula, a=(9, 6, 7, 6, 8)) == Fraction(expected)


@pytest.mark.parametrize("gather", [Gather.SUM, Gather.MEAN, Gather.COUNT])
@pytest.mark.parametrize(("marks", "drop"), [((8, 9), 1), ((), 1), ((8, 9, 7, 6), 2)])
def test_marks_that_are_all_set_aside_make_no_mark(
    gather: Gather, marks: tuple[int, ...], drop: int
) -> None:
    with pytest.raises(NothingArose):
        value(over(gather, drop=drop), a=marks)


def test_a_missing_item_is_left_out_or_counts_as_told() -> None:
    late = (0, None, 2)

    assert value(over(Gather.MEAN), a=late) == 1
    assert value(over(Gather.SUM, missing=n("0.5")), a=late) == Fraction("2.5")
    assert value(over(Gather.SUM, missing=B), a=late, b=3) == 5


def test_pairs_are_compared_column_by_column() -> None:
    ratio = Least((n("1"), Quotient(Item(0), Item(1))))

    assert value(OverItems("a", ratio, Gather.MEAN, 0, None), a=((98, 100), (12, 10))) == Fraction(
        "0.99"
    )


def test_a_hole_in_a_later_column_makes_the_figure_missing() -> None:
    with pytest.raises(FigureMissing) as missing:
        value(OverItems("a", Quotient(Item(0), Item(1)), Gather.SUM, 0, None), a=((1, None),))

    assert missing.value.figure == ""


def test_a_text_item_is_not_a_number() -> None:
    with pytest.raises(FigureOfOtherKind) as refusal:
        value(over(Gather.SUM), a=("XS",))

    assert refusal.value.grounds == {"figure": "", "value": "XS"}


def test_levels_of_items_are_looked_up() -> None:
    each = Levels("muc", None, 0, LEVELS, None)
    case = a_case(a=("XS", "TOT"))

    assert compile_formula(OverItems("a", each, Gather.MEAN, 0, None))(case) == Fraction("3.5")
    assert case.named == []


def test_a_level_missing_in_an_item_is_missing() -> None:
    each = Levels("muc", None, 1, LEVELS, None)

    with pytest.raises(FigureMissing):
        value(OverItems("a", each, Gather.MEAN, 0, None), a=((1, None),))


@pytest.mark.parametrize(("gather", "expected"), [(Gather.SUM, 0), (Gather.COUNT, 0)])
def test_an_empty_list_adds_up_to_nothing(gather: Gather, expected: int) -> None:
    assert value(over(gather), a=()) == expected


@pytest.mark.parametrize("gather", [Gather.MEAN, Gather.LEAST, Gather.GREATEST])
def test_an_empty_list_has_no_mean(gather: Gather) -> None:
    with pytest.raises(NothingArose):
        value(over(gather), a=())


def test_the_item_at_hand_is_forgotten_after_the_list() -> None:
    case = a_case(a=(1, 2))
    compile_formula(over(Gather.SUM))(case)

    assert case.item == ()


# --- peers -----------------------------------------------------------------------------------


def a_block(*given: FigureValue) -> list[Case]:
    cases = [Case(f"U{place}", {"a": one}, {}) for place, one in enumerate(given)]
    for case in cases:
        case.begin(tuple(cases), {})
    return cases


@pytest.mark.parametrize(
    ("gather", "expected"),
    [
        (Gather.GREATEST, [9, 9, 9, 9]),
        (Gather.LEAST, [3, 3, 3, 3]),
        (Gather.SUM, [21, 21, 21, 21]),
        (Gather.MEAN, [Fraction(21, 4)] * 4),
        (Gather.COUNT, [4, 4, 4, 4]),
        (Gather.RANK_FROM_MOST, [4, 2, 2, 1]),
        (Gather.RANK_FROM_LEAST, [1, 2, 2, 4]),
        (Gather.TIED, [1, 2, 2, 1]),
    ],
)
def test_a_unit_is_compared_with_its_block(gather: Gather, expected: list[Fraction]) -> None:
    step = compile_formula(OverPeers(A, gather))
    values = (3, Fraction(9, 2), Fraction(9, 2), 9)

    assert [step(case) for case in a_block(*values)] == expected


def test_units_without_the_figure_are_left_out() -> None:
    cases = a_block(4, None, 2)
    step = compile_formula(OverPeers(A, Gather.MEAN))

    assert step(cases[0]) == 3
    assert step(cases[1]) == 3


@pytest.mark.parametrize("gather", [Gather.RANK_FROM_MOST, Gather.RANK_FROM_LEAST, Gather.TIED])
def test_a_unit_without_the_figure_has_no_rank(gather: Gather) -> None:
    cases = a_block(4, None)

    with pytest.raises(NothingArose):
        compile_formula(OverPeers(A, gather))(cases[1])


def test_two_comparisons_of_one_row_are_kept_apart() -> None:
    cases = a_block(4, 2)
    spread = Difference(OverPeers(A, Gather.GREATEST), OverPeers(Product((A, A)), Gather.LEAST))

    assert compile_formula(spread)(cases[0]) == 0


def test_a_unit_by_itself_is_its_own_block_and_has_no_points_yet() -> None:
    case = a_case(a=7)

    assert compile_formula(OverPeers(A, Gather.MEAN))(case) == 7
    assert (case.unit, case.points, case.periods) == ("SNV", {}, {})


def test_whoever_is_asked_inside_a_comparison_sees_the_block_of_the_one_who_asks() -> None:
    asking, *others = (Case(f"U{place}", {"a": one}, {}) for place, one in enumerate((3, 4, 2)))
    asking.begin((*others, asking), {})
    of_the_best = Quotient(A, OverPeers(A, Gather.GREATEST))

    assert compile_formula(OverPeers(of_the_best, Gather.SUM))(asking) == Fraction(9, 4)
    assert [case.peers for case in others] == [(case,) for case in others]


def test_a_block_of_nobody_has_no_leader() -> None:
    (case,) = a_block(None)

    with pytest.raises(NothingArose):
        compile_formula(OverPeers(A, Gather.GREATEST))(case)


def test_comparing_notes_nothing_for_the_others_and_computes_once() -> None:
    cases = a_block(4, 2)
    shared: dict[int, tuple[tuple[Case, int | Fraction], ...]] = {}
    for case in cases:
        case.begin(tuple(cases), shared)
    step = compile_formula(OverPeers(Named("x", A), Gather.GREATEST))

    step(cases[0])
    cases[1].figures["a"] = 100

    assert step(cases[1]) == 4
    assert [case.named for case in cases] == [[], []]
    assert [case.used for case in cases] == [{}, {}]
    assert len(shared) == 1


# --- what is looked up -----------------------------------------------------------------------


def test_points_periods_and_claims_are_looked_up() -> None:
    case = a_case()
    case.points = {"1.1": Fraction(7)}
    case.periods = {"HK1": Fraction(83)}
    case.claimed = lambda share: 2 if share == Fraction(1, 5) else 0

    assert compile_formula(Points("1.1"))(case) == 7
    assert compile_formula(PeriodTotal("HK1"))(case) == 83
    assert compile_formula(OverClaims(Fraction(1, 5)))(case) == 2


def test_without_claims_none_is_too_high() -> None:
    assert value(OverClaims(Fraction(1, 5))) == 0


@pytest.mark.parametrize(("working", "late"), [(True, 1), (False, 5)])
def test_days_late_are_counted_by_the_calendar_of_the_table(late: int, *, working: bool) -> None:
    sent = date(2024, 5, 1)

    assert value(DaysLate("2024-04-26", "a", working=working), a=sent) == late + working


# --- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Comparison.LESS, [True, False, False]),
        (Comparison.AT_MOST, [True, True, False]),
        (Comparison.EQUAL, [False, True, False]),
        (Comparison.NOT_EQUAL, [True, False, True]),
        (Comparison.AT_LEAST, [False, True, True]),
        (Comparison.MORE, [False, False, True]),
    ],
)
def test_numbers_are_compared_exactly(how: Comparison, expected: list[bool]) -> None:
    threshold = Compare(Quotient(A, n("3")), how, n("1/3"))

    assert [holds(threshold, a=Fraction(given)) for given in ("0.9999", "1", "1.0001")] == expected


def test_a_level_is_one_of_several() -> None:
    condition = IsLevel("a", ("XS", "2"))

    assert holds(condition, a="XS")
    assert holds(condition, a=2)
    assert not holds(condition, a="TOT")
    assert holds(IsLevel("a", ("1/2", "2024-06-01")), a=Fraction(1, 2))
    assert holds(IsLevel("a", ("1/2", "2024-06-01")), a=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("figures", "expected"), [({"a": 0}, True), ({"a": None}, False), ({}, False)]
)
def test_presence_is_not_a_question_of_value(
    figures: dict[str, FigureValue], *, expected: bool
) -> None:
    assert holds(IsPresent("a"), **figures) is expected


def test_conditions_are_joined() -> None:
    yes, no = Compare(A, Comparison.EQUAL, A), Compare(A, Comparison.MORE, A)

    assert holds(Every((yes, yes)), a=1)
    assert not holds(Every((yes, no)), a=1)
    assert holds(Some((no, yes)), a=1)
    assert not holds(Some((no, no)), a=1)
    assert holds(Not(no), a=1)
    assert not holds(Not(yes), a=1)
