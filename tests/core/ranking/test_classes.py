"""Classes: by points, then what bars, lowers or caps them, with the reasons."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.ranking.block_scores import (
    a_period_score,
    a_row_score,
    a_table,
    a_unit_score,
    an_effect,
)
from thidua.core.ranking.classes import ClassVerdict, Shortfall, classify
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.rubric.score import RowScore, Standing, UnitScore
from thidua.core.rubric.table import ClassBand, ClassCondition, EffectKind

HALF = Fraction(1, 2)
BARS = ClassCondition((), HALF, lowers=False, reason="Có nhóm dưới 50 %")
LOWERS = ClassCondition((), HALF, lowers=True, reason="Có nhóm dưới 50 %")


def bands(*conditions: ClassCondition) -> tuple[ClassBand, ...]:
    return (
        ClassBand("Xuất sắc", Fraction(90), conditions),
        ClassBand("Tốt", Fraction(80), conditions),
        ClassBand("Khá", Fraction(65), ()),
        ClassBand("Yếu", Fraction(0), ()),
    )


def with_group(total: str, points: str, standing: Standing = Standing.COUNTED) -> UnitScore:
    groups = (
        a_row_score("1", points, max_points="4", standing=standing),
        a_row_score("2", "40", max_points="40"),
    )
    base = a_row_score("bang", total, *groups, max_points="100")
    return a_unit_score("A", total, a_period_score(total, base=base))


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("101.81", "Xuất sắc"),
        ("90", "Xuất sắc"),
        ("89.99", "Tốt"),
        ("65", "Khá"),
        ("0", "Yếu"),
    ],
)
def test_the_lower_bound_belongs_to_the_class(total: str, expected: str) -> None:
    verdict = classify(a_table(classes=bands()), a_unit_score("A", total))

    assert (verdict.title, verdict.by_points) == (expected, expected)
    assert (verdict.shortfalls, verdict.effects) == ((), ())


@pytest.mark.parametrize("total", ["-0.5", None])
def test_below_every_class_or_without_a_total_there_is_none(total: str | None) -> None:
    lowered = an_effect(EffectKind.CLASS_LOWERED)

    verdict = classify(a_table(classes=bands()), a_unit_score("A", total, effects=(lowered,)))

    assert verdict == ClassVerdict("", "", (), ())


def test_a_barred_class_gives_way_to_the_next_that_is_free() -> None:
    verdict = classify(a_table(classes=bands(BARS)), with_group("95", "1.99"))

    assert (verdict.title, verdict.by_points) == ("Khá", "Xuất sắc")
    assert verdict.shortfalls == (
        Shortfall("", "1", Fraction("1.99"), Fraction(4), HALF, "Có nhóm dưới 50 %"),
    )


def test_exactly_the_share_is_enough() -> None:
    verdict = classify(a_table(classes=bands(BARS)), with_group("95", "2"))

    assert (verdict.title, verdict.shortfalls) == ("Xuất sắc", ())


def test_a_group_that_does_not_apply_bars_nothing() -> None:
    unit = with_group("95", "0", Standing.NOT_APPLICABLE)

    assert classify(a_table(classes=bands(BARS)), unit).title == "Xuất sắc"


def test_a_row_without_a_maximum_bars_nothing() -> None:
    row = a_row_score("1", "0", max_points=None)
    base = a_row_score("bang", "95", row, max_points="100")
    unit = a_unit_score("A", "95", a_period_score("95", base=base))

    assert classify(a_table(classes=bands(BARS)), unit).title == "Xuất sắc"


def test_a_condition_that_lowers_costs_one_class() -> None:
    verdict = classify(a_table(classes=bands(LOWERS)), with_group("95", "1"))

    assert (verdict.title, verdict.by_points) == ("Tốt", "Xuất sắc")
    assert len(verdict.shortfalls) == 1


def test_the_class_one_is_lowered_to_may_itself_be_barred() -> None:
    table = a_table(
        classes=(
            ClassBand("Xuất sắc", Fraction(90), (LOWERS,)),
            ClassBand("Tốt", Fraction(80), (BARS,)),
            ClassBand("Khá", Fraction(65), ()),
        )
    )

    assert classify(table, with_group("95", "1")).title == "Khá"


def test_the_order_of_effects_does_not_matter() -> None:
    lowered = an_effect(EffectKind.CLASS_LOWERED)
    capped = an_effect(EffectKind.CLASS_CAPPED, "Khá")
    table = a_table(classes=bands())

    titles = {
        classify(table, a_unit_score("A", "95", effects=effects)).title
        for effects in ((lowered, capped), (capped, lowered))
    }

    assert titles == {"Khá"}


def test_each_event_lowers_by_one_class() -> None:
    lowered = an_effect(EffectKind.CLASS_LOWERED)
    again = replace(lowered, row="2")

    verdict = classify(a_table(classes=bands()), a_unit_score("A", "95", effects=(lowered, again)))

    assert verdict.title == "Khá"


def test_every_class_barred_leaves_none() -> None:
    only = (ClassBand("Xuất sắc", Fraction(90), (BARS,)),)

    verdict = classify(a_table(classes=only), with_group("95", "1"))

    assert (verdict.title, verdict.by_points) == ("", "Xuất sắc")


def test_the_last_class_cannot_be_lowered() -> None:
    only = (ClassBand("Đạt", Fraction(50), (LOWERS,)),)

    assert classify(a_table(classes=only), with_group("95", "1")).title == "Đạt"


def test_the_last_class_but_one_can_be_lowered() -> None:
    two = (ClassBand("Đạt", Fraction(50), (LOWERS,)), ClassBand("Không đạt", Fraction(0), ()))

    assert classify(a_table(classes=two), with_group("95", "1")).title == "Không đạt"


def test_a_condition_may_name_its_rows() -> None:
    named = ClassCondition(("2",), Fraction(1), lowers=False, reason="")
    table = a_table(classes=bands(named))

    assert classify(table, with_group("95", "0")).title == "Xuất sắc"


def test_a_condition_on_an_unknown_row_is_refused() -> None:
    named = ClassCondition(("9",), HALF, lowers=False, reason="")

    with pytest.raises(NoSuchRow) as refusal:
        classify(a_table(classes=bands(named)), with_group("95", "0"))

    assert refusal.value.grounds == {"row": "9"}


def test_every_period_is_looked_at() -> None:
    def half_year(points: str) -> RowScore:
        row = a_row_score("1", points, max_points="4")
        return a_row_score("bang", "95", row, max_points="100")

    unit = a_unit_score(
        "A",
        "95",
        a_period_score("95", base=half_year("4"), period="HK1"),
        a_period_score("95", base=half_year("1"), period="HK2"),
    )

    verdict = classify(a_table(classes=bands(LOWERS), periods=("HK1", "HK2")), unit)

    assert verdict.title == "Tốt"
    assert [short.period for short in verdict.shortfalls] == ["HK2"]


@pytest.mark.parametrize(
    ("total", "capped_to", "expected"),
    [
        pytest.param("95", "Khá", "Khá", id="a reprimand: at most Khá"),
        pytest.param("60", "Khá", "Yếu", id="a cap above the class changes nothing"),
        pytest.param("95", "Không có", "Xuất sắc", id="a class that the table does not have"),
    ],
)
def test_an_event_caps_the_class_not_the_points(total: str, capped_to: str, expected: str) -> None:
    cap = an_effect(EffectKind.CLASS_CAPPED, capped_to)

    verdict = classify(a_table(classes=bands()), a_unit_score("A", total, effects=(cap,)))

    assert (verdict.title, verdict.effects) == (expected, (cap,))


def test_an_event_lowers_by_one_class_and_the_last_stays() -> None:
    lowered = an_effect(EffectKind.CLASS_LOWERED)
    unranked = an_effect(EffectKind.UNRANKED)
    table = a_table(classes=bands())

    best = classify(table, a_unit_score("A", "95", effects=(unranked, lowered)))
    last = classify(table, a_unit_score("A", "10", effects=(lowered,)))
    last_but_one = classify(table, a_unit_score("A", "65", effects=(lowered,)))

    assert (best.title, best.effects) == ("Tốt", (lowered,))
    assert (last_but_one.title, last.title) == ("Yếu", "Yếu")


def test_an_event_gives_no_class_to_a_unit_barred_from_every_class() -> None:
    only = (ClassBand("Xuất sắc", Fraction(90), (BARS,)),)
    lowered = an_effect(EffectKind.CLASS_LOWERED)

    verdict = classify(a_table(classes=only), replace(with_group("95", "1"), effects=(lowered,)))

    assert (verdict.title, verdict.effects) == ("", (lowered,))
