"""What a unit's points would be at the year's end, from the figures that are known so far.

Either the figures stay as they are, or those that gather over the year go on at the same pace to
its last day. The unit is scored alone, so that nothing of the others shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.rubric.figures import Figures, FigureValue, Sheet, sheet
from thidua.core.rubric.scoring.alone import Alone, score_alone
from thidua.core.rubric.table import FigureDeclaration, Rubric


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it stood at the end of a day; `summed` says that it gathers over the year."""

    name: str
    value: Fraction
    on: date
    summed: bool


@dataclass(frozen=True, slots=True)
class Days:
    """The days over which a unit's figures are counted, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Forecast:
    """The points if the figures stay as they are, and if they go on at the same pace."""

    staying: Alone
    at_pace: Alone


def forecast(
    rubric: Rubric, reported: Figures, unit: str, *, known: tuple[Known, ...], days: Days
) -> Forecast:
    """Score a unit twice. What it has handed in counts as it is; `known` fills what that leaves out.

    A table with rounds takes nothing of `known`, which is counted over the whole year. Refuses what
    `score_alone` refuses.
    """
    given = known if len(rubric.periods) == 1 else ()
    bounds = {one.name: one for one in rubric.figures}
    staying = {one.name: one.value for one in given}
    going_on = {one.name: _bounded(extended(one, days), bounds[one.name]) for one in given}
    return Forecast(
        score_alone(rubric, _filled(reported, unit, staying), unit),
        score_alone(rubric, _filled(reported, unit, going_on), unit),
    )


def extended(known: Known, days: Days) -> Fraction:
    """Carry a figure that gathers on to the last day, exactly: 30 in 60 of 366 days is 183."""
    passed = (min(known.on, days.last) - days.first).days + 1
    if not known.summed or passed < 1:
        return known.value
    return known.value * ((days.last - days.first).days + 1) / passed


def _bounded(value: Fraction, declared: FigureDeclaration) -> Fraction:
    """Hold a figure to the bounds that a report of it would be held to."""
    low = value if declared.low is None else max(value, declared.low)
    return low if declared.high is None else min(low, declared.high)


def _filled(reported: Figures, unit: str, values: Mapping[str, Fraction]) -> Figures:
    own = tuple(one for one in reported.sheets if one.unit == unit)
    return Figures(tuple(_with(one, values) for one in own))


def _with(given: Sheet, values: Mapping[str, Fraction]) -> Sheet:
    plain: dict[str, FigureValue] = {
        name: int(value) if value.denominator == 1 else value for name, value in values.items()
    }
    return sheet(given.unit, {**plain, **given.values}, period=given.period)
