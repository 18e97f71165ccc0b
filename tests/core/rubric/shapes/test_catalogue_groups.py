"""The ways of the catalogue that concern groups, sections, periods and policies; and the whole list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.rubric.shapes.test_catalogue import ROWS
from tests.core.rubric.shapes.world import NOTHING_TOTAL, TWO_PLACES, block, group, row, table
from thidua.core.rubric.figures import FigureValue, figures, sheet
from thidua.core.rubric.formula.text import parse_condition, parse_formula
from thidua.core.rubric.score import Standing
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import (
    EffectKind,
    Gathering,
    NotApplicable,
    Period,
    Policy,
    Row,
    Rubric,
)

Unit = Mapping[str, FigureValue]


def entered(named: str, figure: str, most: str = "100") -> Row:
    """A criterion whose points are a figure."""
    return row(f"{{loai: cong_thuc, cong_thuc: {figure}}}", most, named=named)


def not_for(criterion: Row, policy: Policy | None, *units: str) -> Row:
    return replace(criterion, not_applicable=NotApplicable(units, None, policy, ""))


BASE = entered("1", "a")
SUM = group(entered("1", "a", "60"), entered("2", "b", "40"))
BONUS = replace(group(entered("T", "x"), most=None, named="thuong"), cap=Fraction(5))
PENALTY = group(entered("P", "t"), most=None, named="tru")
WHOLE: Unit = {"a": "97.81", "x": 8, "t": 1}
TABLE = table(BASE, bonus=BONUS, penalty=PENALTY)
FLOORED = replace(TABLE, total=replace(NOTHING_TOTAL, floor=Fraction(0)))
CEILING = replace(table(BASE), total=replace(NOTHING_TOTAL, cap=Fraction(140), cliff=Fraction(60)))
SHARES = group(
    entered("1", "a", "10"), entered("2", "b", "10"), entered("3", "x", "10"), most="100"
)
ALL_PASS = row("{loai: cong_thuc, cong_thuc: 'neu(a >= 85 và b >= 85, 100, 0)'}", "100")
OVER = row("{loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 1}", None, named="P4")

TOTALS: Mapping[str, tuple[tuple[Rubric, Unit, str], ...]] = {
    "S19": ((TABLE, WHOLE, "101.81"),),
    "S20": ((table(BASE, bonus=replace(BONUS, cap=None)), {"a": 97, "x": 10}, "107"),),
    "S21": (
        (TABLE, {"a": 2, "x": 9, "t": 8}, "-1"),
        (FLOORED, {"a": 2, "x": 9, "t": 8}, "0"),
    ),
    "S24": (
        (table(ALL_PASS), {"a": 85, "b": 99}, "100"),
        (table(ALL_PASS), {"a": "84.99", "b": 99}, "0"),
        (table(replace(SUM, gathering=Gathering.LEAST)), {"a": 30, "b": 20}, "20"),
    ),
    "B1": ((table(group(SUM, entered("3", "x"), named="C")), {"a": 1, "b": 2, "x": 3}, "6"),),
    "B2": ((table(replace(SUM, cap=Fraction(35))), {"a": 30, "b": 20}, "35"),),
    "B3": (
        (CEILING, {"a": 150}, "140"),
        (CEILING, {"a": 60}, "60"),
        (CEILING, {"a": "59.99"}, "0"),
    ),
    "B4": ((table(BASE, bonus=replace(BONUS, cap=Fraction(10))), {"a": 80, "x": 12}, "90"),),
    "B5": ((TABLE, {"a": 80, "x": 4, "t": 6}, "78"),),
    "B6": (
        (
            table(
                replace(
                    group(
                        replace(entered("1", "a"), weight=Fraction(2)),
                        replace(entered("2", "b"), weight=Fraction(1)),
                    ),
                    gathering=Gathering.WEIGHTED_MEAN,
                )
            ),
            {"a": 90, "b": 60},
            "80",
        ),
    ),
    "B7": (
        (
            table(replace(SHARES, gathering=Gathering.PRODUCT_ROOT)),
            {"a": 2, "b": 4, "x": 1},
            "20",
        ),
    ),
    "B15": ((table(row("{loai: cong_thuc, cong_thuc: tong_ds(ds)}")), {"ds": (3, 4, 5)}, "12"),),
}


@pytest.mark.parametrize(
    ("rubric", "unit", "total"),
    [
        pytest.param(*case, id=f"{number}-{place}")
        for number, cases in TOTALS.items()
        for place, case in enumerate(cases, 1)
    ],
)
def test_a_table_gives_exactly_the_total_of_its_source(
    rubric: Rubric, unit: Unit, total: str
) -> None:
    assert block(rubric, unit).units[0].total == Fraction(total)


@pytest.mark.parametrize(
    ("policy", "points"),
    [
        pytest.param(Policy.REDISTRIBUTE, "5.46", id="S28 rescale"),
        pytest.param(Policy.FULL, "5.64", id="S28 full marks"),
        pytest.param(Policy.ZERO, "3.64", id="S28 zero"),
        pytest.param(Policy.PEERS_MEAN, "5.44", id="S28 the peers' average"),
        pytest.param(Policy.EXCLUDE, "3.64", id="B13 out of the unit's maximum"),
    ],
)
def test_a_row_that_does_not_apply_follows_its_policy(policy: Policy, points: str) -> None:
    away = not_for(entered("5.3", "x", "2"), policy, "U1")
    five = replace(
        group(entered("5.1", "a", "2"), entered("5.2", "b", "2"), away, most="6"),
        rounding=TWO_PLACES,
    )
    unit: Unit = {"a": "1.64", "b": 2}
    peers: tuple[Unit, ...] = ({"a": 0, "b": 0, "x": "1.7"}, {"a": 0, "b": 0, "x": "1.9"})

    score = block(table(five), unit, *peers).units[0].last.base.children[0]

    assert score.points == Fraction(points)


def test_s29_a_group_that_does_not_apply_leaves_bonus_and_penalty_unscaled() -> None:
    kept = group(entered("1", "a", "80"), most="80", named="I")
    away = not_for(group(entered("2", "b", "20"), most="20", named="II"), None, "U1")
    rubric = table(kept, away, bonus=BONUS, penalty=PENALTY)

    score = block(rubric, {"a": 60, "x": 4, "t": 1}).units[0]

    assert score.last.base.points == 75
    assert score.total == 78


def test_s22_over_claims_cost_a_quarter_each_up_to_one() -> None:
    rows = tuple(entered(f"1.{place}", name, "10") for place, name in enumerate("abtx", 1))
    rubric = table(*rows, penalty=group(OVER, most=None, named="tru"))
    verified: Unit = {"a": 5, "b": 5, "t": 5, "x": 5}
    claimed: Unit = {"a": "7.01", "b": 7, "t": 9, "x": 5}
    claims = block(rubric, claimed)

    units = [sheet("U1", {name: Fraction(str(value)) for name, value in verified.items()})]
    score = score_block(rubric, figures(units), claims=claims).units[0]

    assert score.last.penalty is not None
    assert score.last.penalty.points == Fraction("0.5")


def test_s23_effects_stand_beside_points() -> None:
    rule = """{loai: bac, bien: n, bac: [
      {tu: 4, diem: 0, hieu_luc: khong_xep_hang, ly_do: Chậm quá 3 ngày, can_cu: qd},
      {tu: 1, diem: 0.5}, {tu: 0, diem: 0}]}"""
    discipline = """{loai: muc, bien: xl, bang: {XS: 0,
      TOT: {hieu_luc: {tran_xep_loai: Khá}, ly_do: Khiển trách},
      HT: {hieu_luc: ha_bac}, KHT: {diem: 3, hieu_luc: khong_xet_khen}}}"""
    lost = "{loai: muc, bien: n1, bang: {0: 1, 1: {diem: 1, hieu_luc: mat_diem}}}"
    rubric = table(row(rule, named="1"), row(discipline, named="2"), row(lost, named="3"))

    units = block(
        rubric,
        {"n": 4, "xl": "TOT", "n1": 0},
        {"n": 3, "xl": "HT", "n1": 1},
        {"n": 0, "xl": "KHT", "n1": 0},
    ).units

    said = [[(one.effect.kind, one.effect.detail, one.reason) for one in u.effects] for u in units]
    assert said == [
        [
            (EffectKind.UNRANKED, "", "Chậm quá 3 ngày"),
            (EffectKind.CLASS_CAPPED, "Khá", "Khiển trách"),
        ],
        [(EffectKind.CLASS_LOWERED, "", ""), (EffectKind.ROW_LOST, "3", "")],
        [(EffectKind.NOT_AWARDED, "", "")],
    ]
    assert [unit.total for unit in units] == [1, Fraction("0.5"), 4]


def test_an_effect_in_a_branch_follows_only_where_the_branch_applies() -> None:
    rule = """{loai: dieu_kien, neu: c1 = 1,
      thi: {loai: bac, bien: n, bac: [{tu: 2, hieu_luc: khong_xep_hang}, {tu: 0, diem: 1}]},
      con_lai: {loai: muc, bien: n, bang: {2: {hieu_luc: ha_bac}}, con_lai: 1}}"""
    rubric = table(row(rule))

    units = block(rubric, {"c1": 1, "n": 2}, {"c1": 0, "n": 2}, {"c1": 1, "n": 1}).units

    kinds = [[one.effect.kind for one in unit.effects] for unit in units]
    assert kinds == [[EffectKind.UNRANKED], [EffectKind.CLASS_LOWERED], []]


def test_s34_and_b11_periods_are_weighted_after_their_own_rounding() -> None:
    over = parse_formula("(ky(HK1) + 2 * ky(HK2)) / 3")
    total = replace(NOTHING_TOTAL, over_periods=over, rounding=TWO_PLACES)
    rubric = replace(table(BASE), periods=(Period("HK1", ""), Period("HK2", "")), total=total)
    first = sheet("U1", {"a": Fraction("100.004")}, period="HK1")
    second = sheet("U1", {"a": Fraction("51.81")}, period="HK2")

    unit = score_block(rubric, figures([first, second])).units[0]

    assert [part.total for part in unit.periods] == [100, Fraction("51.81")]
    assert unit.total == Fraction("67.87")


def test_s12_a_floor_is_said_where_it_stands() -> None:
    deducted = row("{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n, moi_lan: 1}]}", "1")
    floored = replace(deducted, floor=Fraction(0))

    assert block(table(floored), {"n": 2}).units[0].total == 0


def test_b14_the_last_confirmed_mark_counts() -> None:
    rule = "{loai: cong_thuc, cong_thuc: 'neu(co(x), x, neu(co(b), b, a))'}"

    units = block(table(row(rule)), {"a": 9, "b": None, "x": None}, {"a": 9, "b": 8, "x": 7}).units

    assert [unit.total for unit in units] == [9, 7]


def test_b13_a_condition_may_set_a_row_aside() -> None:
    aside = NotApplicable((), parse_condition("n = 0"), Policy.FULL, "Không phát sinh")
    criterion = replace(entered("1", "a", "10"), not_applicable=aside)

    units = block(table(criterion), {"a": 4, "n": 0}, {"a": 4, "n": 1}).units

    assert [unit.total for unit in units] == [10, 4]
    assert units[0].last.base.children[0].standing is Standing.NOT_APPLICABLE


ELSEWHERE = {
    "S22", "S23", "S28", "S29", "S34", "B11", "B13", "B14",  # in the tests above
    "S35", "S36", "S37", "S38",  # classes, quotas, votes and ties are ranking's
    "S39",  # what a row can reach is the check's
}  # fmt: skip


def test_no_number_of_the_catalogue_is_forgotten() -> None:
    catalogue = {
        f"{part}{number}"
        for part, last in (("S", 39), ("A", 29), ("B", 15))
        for number in range(1, last + 1)
    }

    written = {number.split(" ")[0] for number in ROWS}
    assert written | set(TOTALS) | ELSEWHERE == catalogue
