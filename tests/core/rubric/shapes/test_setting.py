"""The makers of settings that several shapes share."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.shapes.setting import (
    FULL,
    Setting,
    SettingKind,
    a_figure,
    a_flag,
    a_number,
    a_value,
    some_points,
)
from thidua.core.rubric.table import FigureKind

ZERO = Fraction(0)


def test_a_value_is_required() -> None:
    assert a_value("x", "Số", "Number") == Setting(
        "x", SettingKind.VALUE, "Số", "Number", required=True
    )


def test_a_number_may_have_a_default() -> None:
    assert a_number("x", "Số", "Number", "5") == Setting(
        "x", SettingKind.NUMBER, "Số", "Number", default="5"
    )
    assert a_number("x", "Số", "Number") == Setting("x", SettingKind.NUMBER, "Số", "Number")


def test_points_are_not_negative() -> None:
    assert some_points("x", "Điểm", "Points", (FULL,), required=True) == Setting(
        "x", SettingKind.NUMBER, "Điểm", "Points", required=True, words=(FULL,), low=ZERO
    )
    assert some_points("x", "Điểm", "Points") == Setting(
        "x", SettingKind.NUMBER, "Điểm", "Points", low=ZERO
    )


def test_a_figure_is_required_and_of_certain_kinds() -> None:
    assert a_figure("x", "Số", "Number", FigureKind.COUNT) == Setting(
        "x", SettingKind.FIGURE, "Số", "Number", required=True, figures=(FigureKind.COUNT,)
    )


def test_a_flag_has_a_default() -> None:
    assert a_flag("x", "Có", "Yes", "true") == Setting(
        "x", SettingKind.FLAG, "Có", "Yes", default="true"
    )


def test_both_bounds_of_a_number_belong_to_what_is_allowed() -> None:
    bounded = Setting("x", SettingKind.NUMBER, "Số", "Number", low=ZERO, high=Fraction(1))
    free = Setting("x", SettingKind.NUMBER, "Số", "Number")
    tried = [Fraction(value) for value in ("-0.01", "0", "1", "1.01")]

    assert [bounded.allows(value) for value in tried] == [False, True, True, False]
    assert all(free.allows(value) for value in tried)
