"""Opens a block's year and edits the calendar, each with its ledger entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.units.actions import BlockNotKnown
from thidua.apps.units.queries import Member, block_by_code, members_of
from thidua.apps.years.models import DataPeriod, EmulationYear, SpecialDay, YearStage
from thidua.apps.years.queries import DataPeriodOf, YearNotKnown
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.years.stages import Stage, check_stages


class YearOpenedAlready(Refusal):
    """The block has this year already. Grounds: year."""


class YearEndsBeforeItBegins(Refusal):
    """The year would have no day. Grounds: starts, ends."""


class DataPeriodHasNoDays(Refusal):
    """A data period ends before it begins. Grounds: code, first, last."""


class SpecialDayNotKnown(Refusal):
    """The calendar has no such day. Grounds: day."""


class NotAMember(Refusal):
    """The unit is no member of the block on that day. Grounds: code."""


@dataclass(frozen=True, slots=True)
class YearOpening:
    """A year from `starts_on` to `ends_on`, both included, with its stages.

    Units that are not named in `data_periods` count over the whole year.
    """

    year: int
    theme: str
    starts_on: date
    ends_on: date
    stages: tuple[Stage, ...]
    data_periods: tuple[DataPeriodOf, ...] = ()
    illustrative: bool = False


@transaction.atomic
def open_year(block: str, *, opening: YearOpening, actor: Actor, at: datetime) -> EmulationYear:
    """Open a year for a block (its code), once.

    Refuses BlockNotKnown, YearOpenedAlready, YearEndsBeforeItBegins, NotAMember,
    DataPeriodHasNoDays, and what `check_stages` refuses.
    """
    found = block_by_code(block)
    if found is None:
        raise BlockNotKnown(block=block)
    members = members_of(found.pk, opening.starts_on)
    codes = frozenset(member.code for member in members)
    thing = Thing(province=found.province, block=found.code, members=codes)
    require(Permission.YEAR_OPEN, actor, thing)
    if opening.ends_on < opening.starts_on:
        raise YearEndsBeforeItBegins(starts=opening.starts_on, ends=opening.ends_on)
    year = _store_year(found.pk, opening)
    _store_stages(year, opening)
    _store_data_periods(year, opening, members)
    record(
        at=at,
        actor=actor.key,
        deed="year opened",
        subject=f"year {block} {opening.year}",
        facts={
            "theme": opening.theme,
            "illustrative": opening.illustrative,
            "stages": stages_text(opening.stages),
        },
    )
    return year


def _store_year(block_id: int, opening: YearOpening) -> EmulationYear:
    year, opened = EmulationYear.objects.get_or_create(
        block_id=block_id,
        year=opening.year,
        defaults={
            "theme": opening.theme,
            "starts_on": opening.starts_on,
            "ends_on": opening.ends_on,
            "illustrative": opening.illustrative,
        },
    )
    if not opened:
        raise YearOpenedAlready(year=opening.year)
    return year


def _store_stages(year: EmulationYear, opening: YearOpening) -> None:
    YearStage.objects.bulk_create(
        YearStage(year=year, kind=stage.kind, opens_at=stage.opens, closes_at=stage.closes)
        for stage in check_stages(opening.stages)
    )


def _store_data_periods(
    year: EmulationYear, opening: YearOpening, members: tuple[Member, ...]
) -> None:
    given = {period.code: period for period in opening.data_periods}
    known = {member.code for member in members}
    for code, period in given.items():
        if code not in known:
            raise NotAMember(code=code)
        if period.last_day < period.first_day:
            raise DataPeriodHasNoDays(code=code, first=period.first_day, last=period.last_day)
    for member in members:
        period = given.get(
            member.code, DataPeriodOf(member.code, opening.starts_on, opening.ends_on)
        )
        DataPeriod.objects.create(
            year=year,
            unit_id=member.unit_id,
            first_day=period.first_day,
            last_day=period.last_day,
        )


def stages_text(stages: tuple[Stage, ...]) -> str:
    """Write stages for the ledger, to the minute and in UTC."""
    return "; ".join(
        f"{stage.kind} {_moment(stage.opens)}/{_moment(stage.closes)}"
        for stage in check_stages(stages)
    )


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


@dataclass(frozen=True, slots=True)
class NewSpecialDay:
    """A holiday, or with `worked` a day of rest that is worked in exchange."""

    day: date
    name: str
    worked: bool = False


@transaction.atomic
def set_special_day(new: NewSpecialDay, *, actor: Actor, at: datetime) -> SpecialDay:
    """Put a day into the calendar, or correct it; setting it as it is changes and records nothing."""
    require(Permission.CALENDAR_EDIT, actor, Thing())
    held = SpecialDay.objects.select_for_update().filter(day=new.day).first()
    if held is not None and (held.name, held.worked) == (new.name, new.worked):
        return held
    day, _ = SpecialDay.objects.update_or_create(
        day=new.day, defaults={"name": new.name, "worked": new.worked}
    )
    record(
        at=at,
        actor=actor.key,
        deed="calendar edited",
        subject=f"day {new.day}",
        facts={"name": new.name, "worked": new.worked},
    )
    return day


@transaction.atomic
def remove_special_day(day: date, *, actor: Actor, at: datetime) -> None:
    """Take a day out of the calendar, so that it is as its weekday. Refuses SpecialDayNotKnown."""
    require(Permission.CALENDAR_EDIT, actor, Thing())
    held = SpecialDay.objects.select_for_update().filter(day=day).first()
    if held is None:
        raise SpecialDayNotKnown(day=day)
    facts: dict[str, str | bool] = {"name": held.name, "worked": held.worked}
    held.delete()
    record(at=at, actor=actor.key, deed="calendar day removed", subject=f"day {day}", facts=facts)


def mark_published(year_id: int, *, at: datetime) -> None:
    """Open a year to everybody; a part of the deed that publishes, which holds the lock and records."""
    EmulationYear.objects.filter(pk=year_id).update(published_at=at)


def lock_year(year_id: int) -> EmulationYear:
    """Give a year with its row locked to the end of the transaction. Refuses YearNotKnown."""
    # of=("self",): PostgreSQL locks the year alone, not its block
    locked = EmulationYear.objects.select_for_update(of=("self",), no_key=True)
    year = locked.select_related("block").filter(pk=year_id).first()
    if year is None:
        raise YearNotKnown(year=year_id)
    return year
