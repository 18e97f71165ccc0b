"""The forecast of a unit's points from what it has handed in and the progress of linked targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.apps.scoring.queries import Kind, figures_of, rubric_of
from thidua.apps.targets.queries import ProgressFacts, UnitTargets
from thidua.apps.years.queries import BlockYear, today_at
from thidua.core.rubric.table import Rubric
from thidua.core.targets.forecast import Days, Forecast, Known, forecast
from thidua.core.targets.quarters import last_day_of
from thidua.core.targets.target import linkable


@dataclass(frozen=True, slots=True)
class ForecastOf:
    """A forecast with the table it is by; `reported` tells that the unit's own sheet counts in it."""

    rubric: Rubric
    forecast: Forecast
    known: tuple[Known, ...]
    reported: bool


def forecast_of(
    year: BlockYear, held: UnitTargets, progress: tuple[ProgressFacts, ...]
) -> ForecastOf | None:
    """Give a unit's forecast, or None before a rubric was adopted."""
    adopted = rubric_of(year)
    if adopted is None:
        return None
    given = figures_of(year, Kind.SELF_REPORTED)
    known = tuple(_known(year, adopted.rubric, held, progress))
    made = forecast(
        adopted.rubric, given.figures, held.unit, known=known, days=_days(year, held.unit)
    )
    reported = any(one.unit == held.unit for one in given.sheets)
    return ForecastOf(adopted.rubric, made, known, reported)


def _known(
    year: BlockYear, rubric: Rubric, held: UnitTargets, progress: tuple[ProgressFacts, ...]
) -> Iterator[Known]:
    """Give the latest number of each target that stands for a figure of the table."""
    names = {one.name for one in linkable(rubric)}
    for facts in held.targets:
        told = [one for one in progress if facts.number in one.values]
        if facts.target.figure in names and told:
            last = told[-1]
            on = min(last_day_of(last.quarter, year.starts_on), today_at(last.given_at))
            yield Known(facts.target.figure, last.values[facts.number], on, facts.target.summed)


def _days(year: BlockYear, unit: str) -> Days:
    own = (Days(one.first_day, one.last_day) for one in year.data_periods if one.code == unit)
    return next(own, Days(year.starts_on, year.ends_on))
