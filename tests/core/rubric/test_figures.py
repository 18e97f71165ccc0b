"""The figures of a block: sheets by unit and period, that nobody changes afterwards."""

from __future__ import annotations

from types import MappingProxyType

from thidua.core.rubric.figures import Figures, FigureValue, figures, sheet


def test_a_sheet_is_frozen_and_of_the_whole_year_unless_told_otherwise() -> None:
    values: dict[str, FigureValue] = {"a": 1}

    one = sheet("SNV", values)
    values["a"] = 2

    assert (one.unit, one.period, dict(one.values)) == ("SNV", "", {"a": 1})
    assert isinstance(one.values, MappingProxyType)
    assert sheet("SNV", {}, period="HK1").period == "HK1"


def test_units_stand_in_the_order_of_their_first_sheets() -> None:
    sheets = [sheet("B", {}), sheet("A", {}), sheet("B", {}, period="HK2")]

    assert figures(iter(sheets)) == Figures(tuple(sheets))
    assert figures(sheets).units() == ("B", "A")
