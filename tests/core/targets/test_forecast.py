"""The points at the year's end: exactly extended, never by what other units have handed in."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.core.targets.tables import TABLE, a_table
from thidua.core.rubric.figures import Figures, FigureValue, sheet
from thidua.core.targets.forecast import Days, Forecast, Known, extended, forecast

YEAR = Days(date(2024, 1, 1), date(2024, 12, 31))
HALF = date(2024, 7, 1)  # 183 of 366 days
CAPPED = TABLE.replace("{ten: Số nhiệm vụ hoàn thành, kieu: so_dem}",
                        "{ten: Số nhiệm vụ hoàn thành, kieu: so_dem, toi_thieu: 4, toi_da: 30}")  # fmt: skip
ROUNDS = TABLE + "ky:\n- {ma: HK1, ten: Kỳ 1}\n- {ma: HK2, ten: Kỳ 2}\n"


def the_points(
    *known: Known, text: str = TABLE, reported: dict[str, FigureValue] | None = None
) -> tuple[str, str]:
    figures = Figures((sheet("CA", reported or {}), sheet("SNV", {"lam_duoc": 1, "duoc_giao": 9})))
    found: Forecast = forecast(a_table(text), figures, "CA", known=known, days=YEAR)
    return str(found.staying.score.total), str(found.at_pace.score.total)


def done(value: int, *, on: date = HALF, summed: bool = True) -> Known:
    return Known("lam_duoc", Fraction(value), on, summed)


GIVEN = Known("duoc_giao", Fraction(50), HALF, summed=False)


@pytest.mark.parametrize(
    ("known", "value"),
    [
        pytest.param(done(20), Fraction(40), id="half the year"),
        pytest.param(done(30, on=date(2024, 2, 29)), Fraction(183), id="60 of 366 days"),
        pytest.param(done(1, on=date(2024, 1, 1)), Fraction(366), id="the first day"),
        pytest.param(done(20, on=date(2024, 12, 31)), Fraction(20), id="the last day"),
        pytest.param(done(20, on=date(2025, 1, 15)), Fraction(20), id="told after the year"),
        pytest.param(done(20, on=date(2023, 12, 31)), Fraction(20), id="before it began"),
        pytest.param(done(20, summed=False), Fraction(20), id="a state"),
        pytest.param(done(1, on=date(2024, 4, 9)), Fraction(366, 100), id="no whole number"),
    ],
)
def test_what_gathers_goes_on_at_its_pace_to_the_last_day(known: Known, value: Fraction) -> None:
    assert extended(known, YEAR) == value


def test_points_are_told_both_ways() -> None:
    assert the_points(done(20), GIVEN) == ("4", "8")


def test_a_pace_goes_no_further_than_the_figure_may() -> None:
    assert the_points(done(20), GIVEN, text=CAPPED) == ("4", "6")
    assert the_points(done(1), GIVEN, text=CAPPED)[1] == "4/5"


def test_what_was_handed_in_counts_as_it_is() -> None:
    assert the_points(done(20), GIVEN, reported={"lam_duoc": 45}) == ("9", "9")


def test_without_figures_there_are_no_points_yet() -> None:
    assert the_points() == ("0", "0")


def test_a_table_with_rounds_takes_nothing_that_is_counted_over_the_year() -> None:
    figures = Figures(
        (
            sheet("CA", {"lam_duoc": 5, "duoc_giao": 10}, period="HK1"),
            sheet("CA", {"lam_duoc": 10, "duoc_giao": 10}, period="HK2"),
        )
    )

    found = forecast(a_table(ROUNDS), figures, "CA", known=(done(1), GIVEN), days=YEAR)

    assert found.staying == found.at_pace
    assert [one.total for one in found.staying.score.periods] == [5, 10]
