"""A row's points: its rule, its limits in order, and what becomes of a rule that cannot speak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rubrics import (
    APPLIES,
    TWO,
    a_criterion,
    a_figure,
    a_group,
    a_rubric,
    row_of,
    scored,
    sheets,
    unit_of,
)
from thidua.core.rubric.figures import FigureValue, NamedValue
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Compare,
    Comparison,
    DaysLate,
    Figure,
    Formula,
    Gather,
    Named,
    Number,
    OverClaims,
    OverPeers,
    Points,
    Product,
    Quotient,
    Rounding,
    Sum,
)
from thidua.core.rubric.score import (
    Capped,
    Computed,
    FellShort,
    Floored,
    Gathered,
    InGap,
    Lacking,
    Lost,
    RoundedOff,
    RowScore,
    SetAside,
    Standing,
    TriggeredEffect,
)
from thidua.core.rubric.scoring import RowsInCircle, compile_rubric, score_block
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    NotApplicable,
    Policy,
    Row,
    Trigger,
)

A = Figure("a")
RATIO = Product((Number(Fraction(10)), Named("ty_le", Quotient(A, Figure("b")))))
NOTHING = (Fraction(0), Fraction(0))
HIGH = Compare(A, Comparison.MORE, Number(Fraction(5)))


def score_of(row: Row, figures: dict[str, FigureValue], **more: object) -> RowScore:
    rubric = a_rubric(a_group("1", row), **more)  # type: ignore[arg-type]  # plain keywords
    return row_of(unit_of(scored(rubric, SNV=figures), "SNV"), row.id)


def test_a_rule_gives_points_with_what_it_read_and_named() -> None:
    row = score_of(a_criterion(formula=RATIO), {"a": 46, "b": 50})

    assert row == RowScore(
        row="1.1",
        standing=Standing.COUNTED,
        points=Fraction("9.2"),
        raw=Fraction("9.2"),
        max_points=Fraction(10),
        account=(
            Computed(
                "cong_thuc",
                (NamedValue("ty_le", Fraction(46, 50)),),
                (NamedValue("a", 46), NamedValue("b", 50)),
                Fraction("9.2"),
            ),
        ),
        children=(),
    )


def test_points_are_rounded_where_the_row_says_and_the_raw_ones_kept() -> None:
    row = score_of(a_criterion(formula=RATIO, rounding=TWO), {"a": 2, "b": 3})

    assert (row.raw, row.points) == (Fraction(20, 3), Fraction("6.67"))
    assert row.account[1:] == (RoundedOff(Fraction(20, 3), Fraction("6.67"), 2, Rounding.HALF_UP),)


def test_rounding_that_changes_nothing_is_not_told() -> None:
    row = score_of(a_criterion(formula=RATIO, rounding=TWO), {"a": 1, "b": 2})

    assert len(row.account) == 1


@pytest.mark.parametrize(
    ("given", "points", "told"),
    [
        pytest.param(12, "8", [Capped(Fraction(12), Fraction(8))], id="above the cap"),
        pytest.param(8, "8", [], id="at the cap"),
        pytest.param(
            -3,
            "0",
            [Floored(Fraction(-3), Fraction(1)), FellShort(Fraction(1), Fraction(2))],
            id="below the floor, then the cliff",
        ),
        pytest.param(
            1, "0", [FellShort(Fraction(1), Fraction(2))], id="at the floor, below the cliff"
        ),
        pytest.param(2, "2", [], id="at the cliff"),
    ],
)
def test_cap_floor_and_cliff_come_in_this_order(
    given: int, points: str, told: list[object]
) -> None:
    row = score_of(a_criterion(formula=A, cap="8", floor="1", cliff="2"), {"a": given})

    assert row.points == Fraction(points)
    assert list(row.account[1:]) == told


def test_a_cap_binds_before_rounding() -> None:
    row = score_of(a_criterion(formula=A, cap="1/3", rounding=TWO), {"a": 1})

    assert row.points == Fraction("0.33")
    assert [type(step) for step in row.account] == [Computed, Capped, RoundedOff]


def test_a_row_without_a_rule_or_children_is_worth_nothing() -> None:
    row = score_of(replace(a_criterion(), rule=None), {})

    assert row.standing is Standing.COUNTED
    assert row.points == 0
    assert row.account == (Computed("", (), (), Fraction(0)),)


# --- no number -------------------------------------------------------------------------------


@pytest.mark.parametrize("figures", [{"b": 2}, {"a": None, "b": 2}])
def test_a_missing_figure_is_a_gap_to_fill_not_a_zero(figures: dict[str, FigureValue]) -> None:
    rubric = a_rubric(a_group("1", a_criterion(formula=RATIO)))

    unit = unit_of(scored(rubric, SNV=figures), "SNV")

    row = row_of(unit, "1.1")
    assert row.standing is Standing.MISSING
    assert (row.points, row.raw) == NOTHING
    assert (row.max_points, row.children) == (Fraction(10), ())
    assert row.account == (Lacking(("a",)),)
    assert row_of(unit, "1").standing is Standing.MISSING
    assert unit.total == 0


def test_nothing_that_arose_lacks_no_figure() -> None:
    row = score_of(a_criterion(formula=RATIO), {"a": 0, "b": 0})

    assert (row.standing, row.account) == (Standing.MISSING, (Lacking(()),))


def test_a_default_stands_for_a_figure_left_out_but_not_for_nothing() -> None:
    declared = (a_figure("a", default=Fraction(3)),)

    assert score_of(a_criterion(formula=A), {}, declared=declared).points == 3
    assert score_of(a_criterion(formula=A), {"a": 5}, declared=declared).points == 5
    nothing = score_of(a_criterion(formula=A), {"a": None}, declared=declared)
    assert nothing.standing is Standing.MISSING


def test_a_derived_figure_is_read_like_any_other() -> None:
    declared = (a_figure("c", formula=Sum((A, A))),)

    row = score_of(a_criterion(formula=Figure("c")), {"a": 4}, declared=declared)

    assert row.points == 8


def test_a_hole_of_the_rubric_leaves_the_total_open() -> None:
    bands = Bands("x", A, (Band(Fraction(98), False, None, False, Number(Fraction(5))),))
    rubric = a_rubric(a_group("1", a_criterion(formula=bands), a_criterion("1.2", A)))

    unit = unit_of(scored(rubric, SNV={"a": 98}), "SNV")

    row = row_of(unit, "1.1")
    assert row.standing is Standing.UNDEFINED
    assert row.points == 0
    assert row.account == (InGap("x", 98),)
    assert row_of(unit, "1").standing is Standing.UNDEFINED
    assert (unit.total, unit.account, unit.last.total, unit.last.account) == (None, (), None, ())


def test_a_hole_weighs_more_than_a_gap() -> None:
    bands = Bands("x", A, ())
    rubric = a_rubric(a_group("1", a_criterion(formula=Figure("b")), a_criterion("1.2", bands)))

    unit = unit_of(scored(rubric, SNV={"a": 98}), "SNV")

    assert row_of(unit, "1").standing is Standing.UNDEFINED


@pytest.mark.parametrize(
    ("policy", "given"), [(Policy.FULL, Fraction(10)), (Policy.ZERO, Fraction(0))]
)
def test_a_policy_settles_what_did_not_arise(policy: Policy, given: Fraction) -> None:
    row = score_of(a_criterion(formula=RATIO, not_arisen=policy), {"a": 0, "b": 0})

    assert row.standing is Standing.NOT_APPLICABLE
    assert (row.points, row.raw) == (given, given)
    assert row.account == (SetAside(policy, "not_arisen", "", given, ()),)


def test_full_points_of_a_row_without_a_maximum_are_none() -> None:
    row = score_of(
        a_criterion(formula=RATIO, points=None, not_arisen=Policy.FULL), {"a": 0, "b": 0}
    )

    assert row.points == 0


# --- not applicable --------------------------------------------------------------------------


def test_a_row_is_set_aside_for_the_units_named() -> None:
    away = NotApplicable(("TA",), None, Policy.FULL, "Không thuộc chức năng")
    rubric = a_rubric(a_group("1", a_criterion(formula=A, away=away)))

    score = scored(rubric, TA={"a": 3}, SNV={"a": 4})

    assert row_of(unit_of(score, "TA"), "1.1").account == (
        SetAside(Policy.FULL, "units", "Không thuộc chức năng", Fraction(10), ()),
    )
    assert row_of(unit_of(score, "SNV"), "1.1").points == 4


@pytest.mark.parametrize(("given", "points"), [(6, 10), (5, 5), (None, 0)])
def test_a_row_is_set_aside_where_a_condition_holds(given: int | None, points: int) -> None:
    away = NotApplicable((), HIGH, Policy.FULL, "")

    row = score_of(a_criterion(formula=A, away=away), {"a": given})

    assert row.points == points
    if points == 10:
        assert row.account == (SetAside(Policy.FULL, "condition", "", Fraction(10), ()),)


@pytest.mark.parametrize(
    ("row_policy", "group_policy", "row", "points"),
    [
        pytest.param(Policy.FULL, Policy.ZERO, "1.1", 10, id="a criterion takes its level's"),
        pytest.param(Policy.ZERO, Policy.FULL, "1", 30, id="a group takes its level's"),
    ],
)
def test_the_tables_policy_holds_where_a_row_states_none(
    row_policy: Policy, group_policy: Policy, row: str, points: int
) -> None:
    away = NotApplicable(("SNV",), None, None, "")
    is_group = row == "1"
    criterion = a_criterion(formula=A) if is_group else a_criterion(formula=A, away=away)
    group = a_group("1", criterion, points="30", away=away if is_group else APPLIES)
    rubric = a_rubric(group, row_policy=row_policy, group_policy=group_policy)

    unit = unit_of(scored(rubric, SNV={"a": 1}), "SNV")

    assert row_of(unit, row).points == points


def test_a_group_that_does_not_apply_sets_all_under_it_aside() -> None:
    away = NotApplicable(("SNV",), None, Policy.FULL, "Không có bộ phận")
    rubric = a_rubric(a_group("1", a_group("1.1", a_criterion("1.1.1", A)), away=away))

    unit = unit_of(scored(rubric, SNV={}), "SNV")

    for row in ("1", "1.1", "1.1.1"):
        assert row_of(unit, row).standing is Standing.NOT_APPLICABLE
        assert row_of(unit, row).points == 10
    assert row_of(unit, "1.1.1").account == (
        SetAside(Policy.FULL, "units", "Không có bộ phận", Fraction(10), ()),
    )


def test_units_that_do_not_count_get_the_mean_of_those_that_do() -> None:
    away = NotApplicable(("TA",), None, Policy.PEERS_MEAN, "Không có")
    rubric = a_rubric(a_group("1", a_criterion(formula=A, away=away, rounding=TWO), points=None))

    score = scored(rubric, SNV={"a": 1}, TA={}, STP={"a": 2}, TTR={"a": 2}, QS={"a": None})

    row = row_of(unit_of(score, "TA"), "1.1")
    assert (row.standing, row.raw, row.points) == (
        Standing.NOT_APPLICABLE,
        Fraction(5, 3),
        Fraction("1.67"),
    )
    assert row.account == (
        SetAside(Policy.PEERS_MEAN, "units", "Không có", Fraction(5, 3), ("SNV", "STP", "TTR")),
        RoundedOff(Fraction(5, 3), Fraction("1.67"), 2, Rounding.HALF_UP),
    )
    assert unit_of(score, "TA").total == Fraction("1.67")


def test_the_mean_of_nobody_is_nothing() -> None:
    row = score_of(
        a_criterion(formula=A, away=NotApplicable(("SNV",), None, Policy.PEERS_MEAN, "")), {}
    )

    assert row.account == (SetAside(Policy.PEERS_MEAN, "units", "", Fraction(0), ()),)


# --- rows that look at others ----------------------------------------------------------------


def test_peers_are_the_units_to_which_the_row_applies() -> None:
    away = NotApplicable(("TA",), None, Policy.ZERO, "")
    leader = OverPeers(A, Gather.GREATEST)
    rubric = a_rubric(a_group("1", a_criterion(formula=Quotient(A, leader), away=away)))

    score = scored(rubric, SNV={"a": 3}, TA={"a": 100}, STP={"a": 4})

    assert row_of(unit_of(score, "SNV"), "1.1").points == Fraction(3, 4)


def test_who_compares_with_peers_inside_a_comparison_sees_the_same_peers() -> None:
    leader = OverPeers(A, Gather.GREATEST)
    place = OverPeers(Quotient(A, leader), Gather.RANK_FROM_MOST)
    rubric = a_rubric(a_group("1", a_criterion(formula=place)))

    score = scored(rubric, SNV={"a": 1}, TA={"a": 2}, STP={"a": 3})

    assert [row_of(unit, "1.1").points for unit in score.units] == [3, 2, 1]


def test_whether_a_row_applies_is_asked_among_all_units() -> None:
    least = Compare(A, Comparison.EQUAL, OverPeers(A, Gather.LEAST))
    here = NotApplicable(("TA",), None, Policy.ZERO, "")
    there = NotApplicable((), least, Policy.ZERO, "")
    rubric = a_rubric(
        a_group("1", a_criterion("1.1", away=here), a_criterion("1.2", away=there)),
    )

    score = scored(rubric, SNV={"a": 3}, TA={"a": 2}, STP={"a": 4})

    standings = [row_of(unit, "1.2").standing for unit in score.units]
    assert standings == [Standing.COUNTED, Standing.NOT_APPLICABLE, Standing.COUNTED]


def test_an_effect_of_a_row_is_asked_among_the_units_it_applies_to_and_the_tables_among_all() -> (
    None
):
    leads = Compare(A, Comparison.EQUAL, OverPeers(A, Gather.GREATEST))
    effect = Effect(EffectKind.CLASS_LOWERED)
    away = NotApplicable(("TA",), None, Policy.ZERO, "")
    rubric = a_rubric(
        a_group("1", a_criterion(triggers=(Trigger(leads, effect, "của mục", ""),), away=away)),
        a_group("2", a_criterion("2.1")),
        triggers=(Trigger(leads, effect, "của bảng", ""),),
    )

    score = scored(rubric, SNV={"a": 3}, TA={"a": 9}, STP={"a": 4})

    told = {unit.unit: [one.reason for one in unit.effects] for unit in score.units}
    assert told == {"SNV": [], "TA": ["của bảng"], "STP": ["của mục"]}


def test_a_row_may_quote_the_points_of_a_later_one() -> None:
    rubric = a_rubric(
        a_group("1", a_criterion(formula=Sum((Points("2.1"), Points("2"))))),
        a_group("2", a_criterion("2.1", A, rounding=TWO)),
    )

    unit = unit_of(scored(rubric, SNV={"a": Fraction(1, 3)}), "SNV")

    assert row_of(unit, "1.1").points == Fraction("0.66")


def test_rows_that_quote_each_other_are_refused() -> None:
    rubric = a_rubric(
        a_group("1", a_criterion("1.1", Points("1.2")), a_criterion("1.2", Points("1.1")))
    )

    with pytest.raises(RowsInCircle) as refusal:
        compile_rubric(rubric)

    assert refusal.value.grounds == {"rows": ("1.1", "1.2")}


def test_rows_claimed_well_above_what_was_verified_are_counted() -> None:
    away = NotApplicable(("SNV",), None, Policy.REDISTRIBUTE, "")
    rows = (
        a_criterion("x", Figure("x")),
        a_criterion("y", Figure("y")),
        a_criterion("z", Figure("z"), away=away),
        a_criterion("w", Figure("w"), points=None),
    )
    over: Formula = OverClaims(Fraction(1, 5))
    rubric = a_rubric(
        a_group("1", *rows, points=None), penalty=a_group("tru", a_criterion("P", over))
    )
    claims = scored(rubric, SNV={"x": 9, "y": 9, "z": 9, "w": 9})

    score = scored(rubric, claims, SNV={"x": 7, "y": 6, "z": 0, "w": 0}, STP={"x": 0})

    assert row_of(unit_of(score, "SNV"), "P").points == 1
    assert row_of(unit_of(score, "STP"), "P").points == 0
    assert row_of(unit_of(claims, "SNV"), "P").points == 0


def test_a_row_that_gave_its_points_away_or_left_the_table_is_not_over_claimed() -> None:
    before = a_rubric(a_group("1", a_criterion("x", Figure("x")), a_criterion("y", Figure("y"))))
    claims = scored(before, SNV={"x": 9, "y": 9})
    away = NotApplicable(("SNV",), None, Policy.REDISTRIBUTE, "")
    now = a_rubric(
        a_group("1", a_criterion("x", Figure("x"), away=away)),
        penalty=a_group("tru", a_criterion("P", OverClaims(Fraction(1, 5)))),
    )

    assert row_of(unit_of(scored(now, claims, SNV={"x": 0}), "SNV"), "P").points == 0


def test_exactly_the_share_is_not_too_much() -> None:
    rubric = a_rubric(
        a_group("1", a_criterion("x", Figure("x"))),
        penalty=a_group("tru", a_criterion("P", OverClaims(Fraction(1, 5)))),
    )
    claims = scored(rubric, SNV={"x": 9})

    assert row_of(unit_of(scored(rubric, claims, SNV={"x": 7}), "SNV"), "P").points == 0
    below = scored(rubric, claims, SNV={"x": Fraction("6.99")})
    assert row_of(unit_of(below, "SNV"), "P").points == 1


# --- effects ---------------------------------------------------------------------------------


def a_trigger(kind: EffectKind, detail: str = "", reason: str = "Vi phạm") -> Trigger:
    return Trigger(HIGH, Effect(kind, detail), reason, "qd243")


def test_an_effect_follows_with_its_row_reason_and_basis() -> None:
    unranked = a_trigger(EffectKind.UNRANKED)
    rubric = a_rubric(
        a_group("1", a_criterion(formula=A, triggers=(unranked,))),
        triggers=(a_trigger(EffectKind.NOT_AWARDED),),
    )

    score = scored(rubric, SNV={"a": 6}, STP={"a": 5}, TTR={})

    expected = (
        TriggeredEffect(Effect(EffectKind.UNRANKED), "1.1", "Vi phạm", "qd243"),
        TriggeredEffect(Effect(EffectKind.NOT_AWARDED), "", "Vi phạm", "qd243"),
    )
    assert unit_of(score, "SNV").effects == expected
    assert unit_of(score, "SNV").last.effects == expected
    assert unit_of(score, "STP").effects == ()
    assert unit_of(score, "TTR").effects == ()


def test_effects_of_several_rows_follow_in_their_order() -> None:
    rows = [
        a_criterion(row_id, A, triggers=(a_trigger(kind),))
        for row_id, kind in (("1.1", EffectKind.UNRANKED), ("1.2", EffectKind.CLASS_LOWERED))
    ]

    score = scored(a_rubric(a_group("1", *rows)), SNV={"a": 6})

    assert [one.row for one in unit_of(score, "SNV").effects] == ["1.1", "1.2"]


def test_a_row_that_does_not_apply_has_no_effects() -> None:
    away = NotApplicable(("SNV",), None, Policy.ZERO, "")
    row = a_criterion(formula=A, triggers=(a_trigger(EffectKind.UNRANKED),), away=away)

    score = scored(a_rubric(a_group("1", row)), SNV={"a": 6}, STP={"a": 6})

    assert unit_of(score, "SNV").effects == ()
    assert len(unit_of(score, "STP").effects) == 1


def test_days_off_are_no_working_days() -> None:
    """Due on Thursday 15 August, sent on Monday 19; the Friday between is a day off."""
    late = DaysLate("2024-08-15", "nop", working=True)
    rubric = replace(
        a_rubric(a_group("1", a_criterion(formula=late))), holidays=(date(2024, 8, 16),)
    )

    assert scored(rubric, SNV={"nop": date(2024, 8, 19)}).units[0].total == 1


@pytest.mark.parametrize("lost", ["1.1", "1"])
def test_an_effect_of_the_table_takes_a_row_or_group(lost: str) -> None:
    rubric = a_rubric(
        a_group("1", a_criterion(formula=A)), triggers=(a_trigger(EffectKind.ROW_LOST, lost),)
    )

    score = scored(rubric, SNV={"a": 6}, STP={"a": 5})

    row = row_of(unit_of(score, "SNV"), lost)
    assert (row.points, row.raw) == NOTHING
    assert row.account[-1] == Lost(Fraction(6), "Vi phạm")
    assert unit_of(score, "SNV").total == 0
    assert unit_of(score, "STP").total == 5


def test_an_effect_of_a_row_may_take_another() -> None:
    lost = Trigger(
        Compare(Points("1"), Comparison.LESS, Number(Fraction(5))),
        Effect(EffectKind.ROW_LOST, "2.1"),
        "Nhóm 1 dưới 5",
        "",
    )
    rubric = a_rubric(
        a_group("2", a_criterion("2.1", Figure("b"))),
        a_group("1", a_criterion(formula=A, triggers=(lost,))),
    )

    score = scored(rubric, SNV={"a": 4, "b": 9}, STP={"a": 5, "b": 9})

    assert unit_of(score, "SNV").total == 4
    assert unit_of(score, "STP").total == 14


def test_a_plan_tells_where_it_is_written_that_a_row_is_lost() -> None:
    written = a_criterion(formula=A, triggers=(a_trigger(EffectKind.ROW_LOST, "1.1"),))
    rubric = a_rubric(a_group("1", written), triggers=(a_trigger(EffectKind.ROW_LOST, "1.1"),))

    (planned,) = [one for one in compile_rubric(rubric).rows if one.row.id == "1.1"]

    assert [one.row for one in planned.losing] == ["", "1.1"]


def test_a_plan_can_be_used_again() -> None:
    rubric = a_rubric(a_group("1", a_criterion(formula=A)))
    plan = compile_rubric(rubric)

    first = score_block(plan, sheets(SNV={"a": 1}))
    second = score_block(plan, sheets(SNV={"a": 2}))

    assert [first.units[0].total, second.units[0].total] == [1, 2]


def test_children_are_told_in_the_account_of_their_group() -> None:
    rubric = a_rubric(a_group("1", a_criterion(formula=A), a_criterion("1.2", A)))

    unit = unit_of(scored(rubric, SNV={"a": 3}), "SNV")

    assert row_of(unit, "1").account == (Gathered("cong", ("1.1", "1.2"), Fraction(6)),)
