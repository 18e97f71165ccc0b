"""Groups: children put together, rescaled where some do not apply, and sections made into a total."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rubrics import (
    APPLIES,
    TWO,
    a_criterion,
    a_group,
    a_rubric,
    row_of,
    scored,
    unit_of,
)
from thidua.core.rubric.figures import NamedValue, figures, sheet
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Figure,
    Number,
    PeriodTotal,
    Product,
    Quotient,
    Rounding,
    Sum,
)
from thidua.core.rubric.score import (
    AccountStep,
    Capped,
    FellShort,
    Floored,
    Gathered,
    PeriodsCombined,
    PeriodScore,
    Rescaled,
    RoundedOff,
    RowScore,
    SetAside,
    Standing,
    Totalled,
)
from thidua.core.rubric.scoring import score_block, total_over_periods
from thidua.core.rubric.scoring.order import RowsInCircle, in_order
from thidua.core.rubric.table import (
    Gathering,
    NotApplicable,
    Policy,
    RoundingRule,
    Row,
    Rubric,
    TotalRule,
)

GONE = NotApplicable(("SNV",), None, Policy.REDISTRIBUTE, "Không có")
OUT = NotApplicable(("SNV",), None, Policy.EXCLUDE, "Không có")
NOTHING = TotalRule(None, None, None, None, None)


def part(name: str, points: str = "2", away: NotApplicable = APPLIES, weight: str = "1") -> Row:
    return a_criterion(name, Figure(name), points=points, away=away, weight=weight, rounding=TWO)


def group_of(group: Row, **figures_given: Fraction) -> RowScore:
    return row_of(unit_of(scored(a_rubric(group), SNV=figures_given), "SNV"), group.id)


# --- the catalogue's three policies for one item that does not apply ---------------------------

HALVES = {"a": Fraction("1.64"), "b": Fraction(2)}


@pytest.mark.parametrize(
    ("policy", "points"),
    [(Policy.REDISTRIBUTE, "5.46"), (Policy.FULL, "5.64"), (Policy.ZERO, "3.64")],
)
def test_an_item_that_does_not_apply_is_settled_by_policy(policy: Policy, points: str) -> None:
    away = NotApplicable(("SNV",), None, policy, "")
    group = a_group("1", part("a"), part("b"), part("c", away=away), points="6", rounding=TWO)

    assert group_of(group, **HALVES).points == Fraction(points)


def test_the_mean_of_the_peers_is_a_fourth_policy() -> None:
    away = NotApplicable(("SNV",), None, Policy.PEERS_MEAN, "")
    group = a_group("1", part("a"), part("b"), part("c", away=away), points="6", rounding=TWO)
    full = {"a": 2, "b": 2}

    score = scored(
        a_rubric(group),
        SNV=HALVES,
        STP={**full, "c": Fraction("1.70")},
        TTR={**full, "c": Fraction("1.90")},
    )

    assert row_of(unit_of(score, "SNV"), "1").points == Fraction("5.44")


def test_rescaling_is_told_with_what_was_left_out() -> None:
    group = a_group("1", part("a"), part("b"), part("c", away=GONE), points="6", rounding=TWO)

    row = group_of(group, a=Fraction(1), b=Fraction("0.01"))

    assert row.account == (
        Gathered("cong", ("a", "b"), Fraction("1.01")),
        Rescaled(Fraction("1.01"), Fraction("1.515"), Fraction(4), Fraction(6), ("c",)),
        RoundedOff(Fraction("1.515"), Fraction("1.52"), 2, Rounding.HALF_UP),
    )
    assert (row.raw, row.points, row.max_points) == (
        Fraction("1.515"),
        Fraction("1.52"),
        Fraction(6),
    )


def test_rescaling_fills_the_maximum_of_the_group_whatever_its_rows_add_up_to() -> None:
    group = a_group("1", part("a"), part("b"), part("c", away=GONE), points="12")

    row = group_of(group, a=Fraction(1), b=Fraction(2))

    assert row.points == 9


def test_rescaling_may_start_from_points_before_their_rounding() -> None:
    third = Fraction(1, 3)
    group = a_group("1", part("a"), part("b", away=GONE), points="4", rounding=TWO)

    rounded_first = group_of(group, a=third)
    raw_first = group_of(replace(group, rescale_raw=True), a=third)

    assert (rounded_first.points, raw_first.points) == (Fraction("0.66"), Fraction("0.67"))


def test_a_group_without_a_maximum_is_rescaled_to_what_its_rows_had() -> None:
    group = a_group("1", part("a"), part("b", "3", GONE), points=None)

    row = group_of(group, a=Fraction(1))

    assert (row.points, row.max_points) == (Fraction("2.5"), None)
    assert row.account[-1] == Rescaled(
        Fraction(1), Fraction("2.5"), Fraction(2), Fraction(5), ("b",)
    )


def test_rows_without_a_maximum_cannot_take_points_over() -> None:
    open_row = replace(part("a"), max_points=None)

    row = group_of(a_group("1", open_row, part("b", away=GONE), points="4"), a=Fraction(1))

    assert row.points == 1
    assert len(row.account) == 1


def test_an_excluded_row_makes_its_group_worth_less() -> None:
    group = a_group("1", part("a"), part("b", away=OUT), part("c", away=GONE), points="6")

    row = group_of(group, a=Fraction(1))

    assert row.points == 2
    assert row.max_points == 4


def test_what_was_excluded_below_makes_the_groups_above_worth_less() -> None:
    inner = a_group("1.1", part("a"), part("b", away=OUT), points="4")
    group = a_group("1", inner, part("c", away=GONE), points="6")

    row = group_of(group, a=Fraction(1))

    assert row.max_points == 4
    assert row.points == 2


def test_excluding_alone_rescales_nothing() -> None:
    row = group_of(a_group("1", part("a"), part("b", away=OUT), points="6"), a=Fraction(1))

    assert row.points == 1
    assert row.max_points == 4
    assert len(row.account) == 1


@pytest.mark.parametrize(
    ("policy", "points", "standing"),
    [
        (Policy.REDISTRIBUTE, "0", Standing.NOT_APPLICABLE),
        (Policy.FULL, "6", Standing.NOT_APPLICABLE),
        (Policy.ZERO, "0", Standing.NOT_APPLICABLE),
    ],
)
def test_a_group_whose_rows_have_all_left_follows_the_policy_of_groups(
    policy: Policy, points: str, standing: Standing
) -> None:
    group = a_group("1", part("a", away=GONE), part("b", away=OUT), points="6")

    unit = unit_of(scored(a_rubric(group, group_policy=policy), SNV={}), "SNV")

    row = row_of(unit, "1")
    assert (row.points, row.standing) == (Fraction(points), standing)
    given = None if policy is Policy.REDISTRIBUTE else Fraction(points)
    assert row.account == (SetAside(policy, "children", "", given, ()),)
    assert [child.row for child in row.children] == ["a", "b"]


def test_a_whole_group_that_left_gives_its_points_to_the_others() -> None:
    rubric = a_rubric(
        a_group("1", part("a", "60"), points="60"),
        a_group("2", part("b", "40", GONE), points="40"),
        rounding=TWO,
    )

    unit = unit_of(scored(rubric, SNV={"a": 55}), "SNV")

    assert unit.total == Fraction("91.67")
    assert unit.last.base.max_points == 100


def test_a_table_of_which_nothing_applies_is_worth_nothing() -> None:
    unit = unit_of(scored(a_rubric(part("a", away=GONE)), SNV={}), "SNV")

    assert unit.last.base.standing is Standing.NOT_APPLICABLE
    assert unit.total == 0


def test_bonus_and_penalty_are_never_rescaled() -> None:
    rubric = a_rubric(
        part("a"),
        bonus=a_group("thuong", part("T1"), part("T2", away=GONE)),
        penalty=a_group("tru", part("P1", away=GONE)),
    )

    unit = unit_of(scored(rubric, SNV={"a": 1, "T1": 1}), "SNV")

    assert row_of(unit, "thuong").points == 1
    assert row_of(unit, "tru").standing is Standing.COUNTED
    assert row_of(unit, "tru").account == (Gathered("cong", (), Fraction(0)),)
    assert unit.total == 2


# --- ways of putting together ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gathering", "expected", "counted"),
    [
        (Gathering.SUM, "4.5", ("a", "b", "c")),
        (Gathering.MEAN, "1.5", ("a", "b", "c")),
        (Gathering.WEIGHTED_MEAN, "1.25", ("a", "b", "c")),
        (Gathering.GREATEST, "2", ("b",)),
        (Gathering.LEAST, "1", ("a",)),
    ],
)
def test_children_are_put_together(
    gathering: Gathering, expected: str, counted: tuple[str, ...]
) -> None:
    rows = (part("a", weight="5"), part("b", weight="2"), part("c", weight="1"))
    group = a_group("1", *rows, gathering=gathering, points="2")

    row = group_of(group, a=Fraction(1), b=Fraction(2), c=Fraction("1.5"))

    weighted = Fraction(5 * 1 + 2 * 2, 1) + Fraction("1.5")
    wanted = weighted / 8 if gathering is Gathering.WEIGHTED_MEAN else Fraction(expected)
    assert row.points == wanted
    assert row.account == (Gathered(gathering.value, counted, wanted),)


def test_the_first_of_equal_bests_is_told() -> None:
    group = a_group("1", part("a"), part("b"), gathering=Gathering.GREATEST)

    row = group_of(group, a=Fraction(1), b=Fraction(1))

    assert row.account == (Gathered("cao_nhat", ("a",), Fraction(1)),)


@pytest.mark.parametrize(
    "gathering", [Gathering.MEAN, Gathering.WEIGHTED_MEAN, Gathering.GREATEST, Gathering.LEAST]
)
def test_rows_that_left_do_not_count_in_a_mean(gathering: Gathering) -> None:
    group = a_group("1", part("a"), part("b", away=GONE), gathering=gathering, points="2")

    row = group_of(group, a=Fraction("1.5"))

    assert row.points == Fraction("1.5")
    assert row.account == (Gathered(gathering.value, ("a",), Fraction("1.5")),)


@pytest.mark.parametrize("gathering", list(Gathering))
def test_a_section_of_nobody_is_worth_nothing(gathering: Gathering) -> None:
    bonus = a_group("thuong", part("T1", away=GONE), gathering=gathering)

    unit = unit_of(scored(a_rubric(part("a"), bonus=bonus), SNV={"a": 1}), "SNV")

    assert row_of(unit, "thuong").points == 0


def test_weights_of_nothing_make_nothing() -> None:
    group = a_group("1", part("a", weight="0"), gathering=Gathering.WEIGHTED_MEAN)

    assert group_of(group, a=Fraction(1)).points == 0


def test_the_geometric_mean_is_of_the_shares_of_each_maximum() -> None:
    group = a_group("1", part("a", "4"), part("b", "9"), gathering=Gathering.PRODUCT_ROOT)

    assert group_of(group, a=Fraction(1), b=Fraction(9)).points == 5
    assert group_of(group, a=Fraction(-1), b=Fraction(9)).points == 0


def test_the_geometric_mean_needs_maxima() -> None:
    rows = (part("a"), replace(part("b"), max_points=None))

    with_open = a_group("1", *rows, gathering=Gathering.PRODUCT_ROOT)
    without = a_group("1", part("a"), gathering=Gathering.PRODUCT_ROOT, points=None)

    assert group_of(with_open, a=Fraction(2), b=Fraction(2)).points == 0
    assert group_of(without, a=Fraction(2)).points == 0


def test_a_group_is_capped_and_tells_what_was_before() -> None:
    group = a_group("1", part("a", "9"), part("b", "9"), cap="5")

    row = group_of(group, a=Fraction("4.5"), b=Fraction("3.5"))

    assert row.points == 5
    assert row.account[-1] == Capped(Fraction(8), Fraction(5))


@given(st.lists(st.fractions(0, 10), min_size=1, max_size=6), st.randoms())
def test_the_order_of_rows_does_not_change_their_sum(
    values: list[Fraction], random: object
) -> None:
    names = [f"r{place}" for place in range(len(values))]
    given_figures = dict(zip(names, values, strict=True))
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random

    one = group_of(a_group("1", *(part(name) for name in names)), **given_figures)
    other = group_of(a_group("1", *(part(name) for name in shuffled)), **given_figures)

    assert one.points == other.points


# --- totals ----------------------------------------------------------------------------------


def total_with(rule: TotalRule, base: str, bonus: str = "0", penalty: str = "0") -> PeriodScore:
    rubric = a_rubric(
        part("a", "100"),
        bonus=a_group("thuong", part("T", "5")),
        penalty=a_group("tru", part("P", "5")),
        total=rule,
    )
    given_figures = {"a": Fraction(base), "T": Fraction(bonus), "P": Fraction(penalty)}
    return unit_of(scored(rubric, SNV=given_figures), "SNV").last


def test_the_total_adds_the_bonus_and_subtracts_the_penalty() -> None:
    score = total_with(NOTHING, "97.81", "5", "1")

    assert score.total == Fraction("101.81")
    assert score.account == (
        Totalled(Fraction("97.81"), Fraction(5), Fraction(1), Fraction("101.81")),
    )


@pytest.mark.parametrize(
    ("rule", "parts", "told", "total"),
    [
        pytest.param(
            replace(NOTHING, cap=Fraction(100)),
            ("99", "3", "0"),
            Capped(Fraction(102), Fraction(100)),
            100,
            id="a cap",
        ),
        pytest.param(
            replace(NOTHING, floor=Fraction(0)),
            ("1", "0", "3"),
            Floored(Fraction(-2), Fraction(0)),
            0,
            id="a floor",
        ),
        pytest.param(
            replace(NOTHING, cliff=Fraction(60)),
            ("59", "0", "0"),
            FellShort(Fraction(59), Fraction(60)),
            0,
            id="a cliff",
        ),
        pytest.param(
            replace(NOTHING, rounding=RoundingRule(0, Rounding.UP)),
            ("1.01", "0", "0"),
            RoundedOff(Fraction("1.01"), Fraction(2), 0, Rounding.UP),
            2,
            id="rounding",
        ),
    ],
)
def test_the_total_has_limits_and_rounding_of_its_own(
    rule: TotalRule, parts: tuple[str, str, str], told: AccountStep, total: int
) -> None:
    base, bonus, penalty = (Fraction(one) for one in parts)
    before = base + bonus - penalty

    score = total_with(rule, *parts)

    assert score.account == (Totalled(base, bonus, penalty, before), told)
    assert score.total == total


def test_a_table_without_sections_has_its_base_alone() -> None:
    unit = unit_of(scored(a_rubric(part("a")), SNV={"a": 1}), "SNV")

    assert (unit.last.bonus, unit.last.penalty) == (None, None)
    assert unit.total == 1
    assert unit.last.account == (Totalled(Fraction(1), Fraction(0), Fraction(0), Fraction(1)),)
    assert unit.account == ()


HOLE = Bands("x", Figure("a"), (Band(Fraction(5), True, None, False, Number(Fraction(1))),))


OPEN = a_group("s", a_criterion("s1", HOLE))


@pytest.mark.parametrize(
    "rubric",
    [
        pytest.param(a_rubric(part("a"), bonus=OPEN), id="in the bonus"),
        pytest.param(a_rubric(part("a"), penalty=OPEN), id="in the penalty"),
    ],
)
def test_a_hole_in_any_section_leaves_the_total_open(rubric: Rubric) -> None:
    assert unit_of(scored(rubric, SNV={"a": 1}), "SNV").total is None


# --- periods ---------------------------------------------------------------------------------

WEIGHTED = Quotient(
    Sum((PeriodTotal("HK1"), Product((Number(Fraction(2)), PeriodTotal("HK2"))))),
    Number(Fraction(3)),
)
YEAR = TotalRule(None, None, None, TWO, WEIGHTED)
TWO_PERIODS = a_rubric(part("a", "100"), total=YEAR, periods=("HK1", "HK2"))


def test_periods_are_combined_from_their_rounded_totals() -> None:
    given_figures = figures(
        [
            sheet("A", {"a": Fraction("88.71")}, period="HK1"),
            sheet("A", {"a": 95}, period="HK2"),
            sheet("B", {"a": 80}, period="HK2"),
        ]
    )

    score = score_block(TWO_PERIODS, given_figures)

    one, other = score.units
    assert [period.period for period in one.periods] == ["HK1", "HK2"]
    assert [period.total for period in one.periods] == [Fraction("88.71"), 95]
    assert one.total == Fraction("92.90")
    assert one.account == (
        PeriodsCombined(
            (NamedValue("HK1", Fraction("88.71")), NamedValue("HK2", Fraction(95))),
            Fraction("92.90333333333333333").limit_denominator(300),
        ),
        RoundedOff(Fraction(27871, 300), Fraction("92.90"), 2, Rounding.HALF_UP),
    )
    assert other.total == Fraction("53.33")
    assert row_of(other, "a").points == 80
    assert other.periods[0].base.standing is Standing.MISSING


def test_periods_without_a_formula_are_added_up() -> None:
    rubric = replace(TWO_PERIODS, total=replace(YEAR, over_periods=None))
    given_figures = figures(
        [sheet("A", {"a": 1}, period="HK1"), sheet("A", {"a": 2}, period="HK2")]
    )

    (unit,) = score_block(rubric, given_figures).units

    assert unit.total == 3
    assert unit.account == (
        PeriodsCombined(
            (NamedValue("HK1", Fraction(1)), NamedValue("HK2", Fraction(2))), Fraction(3)
        ),
    )


def test_an_open_period_leaves_the_year_open() -> None:
    rubric = replace(TWO_PERIODS, base=a_group("bang", a_criterion("a", HOLE)))
    given_figures = figures(
        [sheet("A", {"a": 1}, period="HK1"), sheet("A", {"a": 7}, period="HK2")]
    )

    (unit,) = score_block(rubric, given_figures).units

    assert ([period.total for period in unit.periods], unit.total, unit.account) == (
        [None, 1],
        None,
        (),
    )


def test_one_period_may_still_be_weighed() -> None:
    rule = TotalRule(None, None, None, TWO, Product((Number(Fraction(1, 3)), PeriodTotal(""))))
    unit = unit_of(scored(a_rubric(part("a", "100"), total=rule), SNV={"a": 10}), "SNV")

    assert unit.total == Fraction("3.33")
    assert len(unit.account) == 2


def test_a_year_that_nothing_can_be_worked_out_for_stays_open() -> None:
    rule = replace(YEAR, over_periods=Quotient(PeriodTotal("HK1"), PeriodTotal("HK2")))
    rubric = replace(TWO_PERIODS, total=rule)

    unit = score_block(
        rubric,
        figures([sheet("SNV", {"a": 3}, period="HK1"), sheet("SNV", {"a": 0}, period="HK2")]),
    ).units[0]

    assert [one.total for one in unit.periods] == [3, 0]
    assert (unit.total, unit.account) == (None, ())
    assert total_over_periods(rubric, (("HK1", Fraction(3)), ("HK2", Fraction(0)))) == 0


def test_single_values_are_combined_like_totals() -> None:
    plain = replace(a_rubric(part("a")), total=replace(YEAR, over_periods=None))

    assert total_over_periods(plain, (("", Fraction(1, 3)),)) == Fraction(1, 3)
    assert total_over_periods(
        TWO_PERIODS, (("HK1", Fraction(10)), ("HK2", Fraction(20)))
    ) == Fraction("16.67")
    added = replace(TWO_PERIODS, total=replace(YEAR, over_periods=None))
    assert total_over_periods(added, (("HK1", Fraction(1, 3)), ("HK2", Fraction(1)))) == Fraction(
        "1.33"
    )


# --- the order of scoring ----------------------------------------------------------------------


def test_names_come_after_what_they_need() -> None:
    assert in_order({"c": ("b", "a"), "a": (), "b": ("a", "elsewhere")}) == ("a", "b", "c")


def test_a_circle_is_refused_with_its_names() -> None:
    with pytest.raises(RowsInCircle) as refusal:
        in_order({"z": ("a",), "a": ("b",), "b": ("c",), "c": ("a",)})

    assert refusal.value.grounds == {"rows": ("a", "b", "c")}


def test_what_is_needed_twice_comes_once() -> None:
    assert in_order({"d": ("b", "c"), "b": ("a",), "c": ("a", "b"), "a": ()}) == (
        "a",
        "b",
        "c",
        "d",
    )
