"""A block's year as frozen values: its stages, its members with their data periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from thidua.apps.units.queries import Member, members_of, memberships_over_time
from thidua.apps.years.models import EmulationYear, SpecialDay, YearStage
from thidua.core.access.decide import Thing
from thidua.core.refusal import Refusal
from thidua.core.years.stages import Stage, StageKind, check_stages, stage_at
from thidua.core.years.working_days import Calendar


class YearNotKnown(Refusal):
    """No such year was opened. Grounds: year."""


@dataclass(frozen=True, slots=True)
class DataPeriodOf:
    """The days over which a unit's figures are counted, both included."""

    code: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class BlockYear:
    """All that a page says of a block's year, except points.

    `members` bear the names and hold the places of the day asked for, held to within the year; of
    a published year, those of the day it was published.
    """

    id: int
    block: str
    block_name: str
    kind: str
    province: str
    year: int
    theme: str
    illustrative: bool
    starts_on: date
    ends_on: date
    published_at: datetime | None
    stages: tuple[Stage, ...]
    members: tuple[Member, ...]
    data_periods: tuple[DataPeriodOf, ...]

    def thing(self, at: datetime, *, unit: str = "") -> Thing:
        """Give what the table of grants must know of this year, or of one unit's sheet in it."""
        stage = stage_at(self.stages, at)
        return Thing(
            province=self.province,
            block=self.block,
            unit=unit,
            members=frozenset(member.code for member in self.members),
            published=self.published_at is not None,
            stage=None if stage is None else stage.kind,
        )

    def has_closed(self, kind: StageKind, at: datetime) -> bool:
        """Say whether a stage is over, or the year has none of its kind."""
        return all(stage.closes <= at for stage in self.stages if stage.kind is kind)

    def has_opened(self, kind: StageKind, at: datetime) -> bool:
        """Say whether the year has a stage of a kind, and it has opened."""
        return any(stage.opens <= at for stage in self.stages if stage.kind is kind)

    def member(self, code: str) -> Member | None:
        return next((member for member in self.members if member.code == code), None)


def block_year(block: str, year: int, *, on: date) -> BlockYear:
    """Give a block's year by the block's code. Refuses YearNotKnown."""
    found = (
        EmulationYear.objects.select_related("block").filter(block__code=block, year=year).first()
    )
    if found is None:
        raise YearNotKnown(year=f"{block} {year}")
    return as_block_year(found, on=on)


def as_block_year(found: EmulationYear, *, on: date) -> BlockYear:
    """Give the frozen value of a stored year, its members as on a day within it.

    Once its results are published they are of that day for good.
    """
    block = found.block
    if found.published_at is not None:
        on = today_at(found.published_at)
    day = min(max(on, found.starts_on), found.ends_on)
    return BlockYear(
        id=found.pk,
        block=block.code,
        block_name=block.name,
        kind=block.kind,
        province=block.province,
        year=found.year,
        theme=found.theme,
        illustrative=found.illustrative,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        published_at=found.published_at,
        stages=stages_of(found.pk),
        members=members_of(block.pk, day),
        data_periods=tuple(
            DataPeriodOf(one.unit.code, one.first_day, one.last_day)
            for one in found.data_periods.select_related("unit").order_by("pk")
        ),
    )


def stages_of(year_id: int) -> tuple[Stage, ...]:
    """Give the stages of a year in their order, on the clock of the offices."""
    clock = get_default_timezone()
    return check_stages(
        [
            Stage(
                StageKind(one.kind), one.opens_at.astimezone(clock), one.closes_at.astimezone(clock)
            )
            for one in YearStage.objects.filter(year_id=year_id)
        ]
    )


@dataclass(frozen=True, slots=True)
class OpenedYear:
    """A year as a list of years shows it; `members` are codes, as on its last day."""

    block: str
    block_name: str
    province: str
    year: int
    theme: str
    illustrative: bool
    published_at: datetime | None
    members: frozenset[str]

    def thing(self) -> Thing:
        """Give what the table of grants must know to let the year be seen in a list."""
        return Thing(
            province=self.province,
            block=self.block,
            members=self.members,
            published=self.published_at is not None,
        )


def opened_years(*, published_only: bool = False) -> tuple[OpenedYear, ...]:
    """Give every year that any block has opened, the latest first, blocks by name."""
    found = EmulationYear.objects.order_by("-year", "block__name")
    return _listed(found.exclude(published_at=None) if published_only else found)


def stages_after(moment: datetime) -> tuple[tuple[OpenedYear, Stage], ...]:
    """Give every stage of any block that closes after a moment, with its year, those first to open first."""
    clock = get_default_timezone()
    rows = tuple(
        YearStage.objects.filter(closes_at__gt=moment)
        .select_related("year__block")
        .order_by("opens_at", "pk")
    )
    years = {
        (one.block, one.year): one
        for one in _listed(EmulationYear.objects.filter(pk__in={row.year_id for row in rows}))
    }
    return tuple(
        (
            years[row.year.block.code, row.year.year],
            Stage(
                StageKind(row.kind), row.opens_at.astimezone(clock), row.closes_at.astimezone(clock)
            ),
        )
        for row in rows
    )


def years_of(block: str) -> tuple[OpenedYear, ...]:
    """Give the years that a block has opened, the latest first."""
    return _listed(EmulationYear.objects.filter(block__code=block).order_by("-year"))


def _listed(years: QuerySet[EmulationYear]) -> tuple[OpenedYear, ...]:
    found = tuple(years.select_related("block"))
    places = memberships_over_time({one.block_id for one in found})
    return tuple(
        OpenedYear(
            block=one.block.code,
            block_name=one.block.name,
            province=one.block.province,
            year=one.year,
            theme=one.theme,
            illustrative=one.illustrative,
            published_at=one.published_at,
            members=frozenset(
                place.code for place in places[one.block_id] if place.holds(one.ends_on)
            ),
        )
        for one in found
    )


def working_calendar() -> Calendar:
    """Give the days that count as working days, on the clock of the offices."""
    days = tuple(SpecialDay.objects.values_list("day", "worked"))
    return Calendar(
        get_default_timezone(),
        holidays=frozenset(day for day, worked in days if not worked),
        worked=frozenset(day for day, worked in days if worked),
    )


@dataclass(frozen=True, slots=True)
class DayInCalendar:
    """A holiday, or with `worked` a day of rest that is worked in exchange."""

    day: date
    name: str
    worked: bool


def special_days(year: int) -> tuple[DayInCalendar, ...]:
    """Give the special days of a calendar year in their order."""
    found = SpecialDay.objects.filter(day__year=year).order_by("day")
    return tuple(DayInCalendar(one.day, one.name, one.worked) for one in found)


def latest_year(block: str) -> int | None:
    """Give the latest year that a block has opened, or None."""
    years = EmulationYear.objects.filter(block__code=block).order_by("-year")
    return years.values_list("year", flat=True).first()


def today_at(at: datetime) -> date:
    """Give the day it is, at a moment, on the clock of the offices."""
    return at.astimezone(get_default_timezone()).date()
