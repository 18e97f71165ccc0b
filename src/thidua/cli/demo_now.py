"""The demo's year that goes on: the same block, self-scoring open today, so that entry can be tried.

Everything in it is invented, and every page of the year says so. Its rubric is the one of 2024,
taken over as a block would: with the year and the units' data periods moved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from thidua.apps.years.actions import YearOpening
from thidua.apps.years.queries import DataPeriodOf, today_at
from thidua.cli import demo_facts as facts
from thidua.core.years.stages import Stage, StageKind

# Days from today to the opening of each stage, and to the closing of the last.
OPENINGS = (-90, -80, -70, -40, -7, 14, 24, 34, 39, 44, 54)
PERIOD = re.compile(r"(?<=ky_so_lieu: )\{tu: (\d{4})-([\d-]+), den: (\d{4})-([\d-]+)\}")


def living_opening(at: datetime) -> YearOpening:
    """Give the year of a moment, its stages laid so that self-scoring began a week ago."""
    year = today_at(at).year
    midnight = at.astimezone(facts.HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [midnight + timedelta(days=days) for days in OPENINGS]
    stages = tuple(
        Stage(kind, opens, closes)
        for kind, (opens, closes) in zip(StageKind, pairwise(moments), strict=True)
    )
    return replace(
        facts.OPENING,
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        stages=stages,
        data_periods=tuple(
            DataPeriodOf(unit.code, _moved(unit.data_from, year), _moved(unit.data_to, year))
            for unit in facts.UNITS
        ),
    )


def rubric_of_year(source: str, year: int) -> str:
    """Give the rubric of 2024 for another year: its own year, name and data periods moved."""
    by = year - facts.YEAR

    def moved(period: re.Match[str]) -> str:
        first, last = int(period[1]) + by, int(period[3]) + by
        return f"{{tu: {first}-{period[2]}, den: {last}-{period[4]}}}"

    named = source.replace(f"\nnam: {facts.YEAR}\n", f"\nnam: {year}\n")
    for head in ("ma: khoi-noi-chinh-bac-kan-", "tỉnh Bắc Kạn năm "):
        named = named.replace(f"{head}{facts.YEAR}\n", f"{head}{year}\n")
    return PERIOD.sub(moved, named)


def _moved(day: date, year: int) -> date:
    return day.replace(year=day.year + year - facts.YEAR)
