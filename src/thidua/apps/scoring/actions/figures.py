"""Takes in the figures that units report, and those that the appraisal found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.fit import check_period, fitted
from thidua.apps.scoring.json_values import digest_of, to_json
from thidua.apps.scoring.models import Figure, FigureSheet
from thidua.apps.scoring.queries import Kind, adopted_rubric_of, sheet_version
from thidua.apps.units.queries import Member
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue


class FiguresChangedMeanwhile(Refusal):
    """Someone handed in a newer sheet. Grounds: unit, expected, found (versions)."""


class KeyUsedForOther(Refusal):
    """The key of this form was used for other figures. Grounds: key."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A unit's whole sheet for one period, with the version it was written on (0: none yet).

    `key` is made once, by chance, by the page that sends it: 32 characters or more. It is also the
    salt of what the ledger keeps, so that nobody who reads there can guess figures.
    """

    unit: str
    values: Mapping[str, FigureValue]
    based_on: int
    key: str
    period: str = ""


@transaction.atomic
def submit_figures(year_id: int, *, handed_in: HandedIn, actor: Actor, at: datetime) -> FigureSheet:
    """Take in the figures that a unit reports of itself.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, what `fitted`
    refuses, FiguresChangedMeanwhile, KeyUsedForOther and SaltTooShort.
    """
    year = locked_year(year_id, Permission.FIGURES_SUBMIT, actor, at, unit=handed_in.unit)
    return _take_in(year, Kind.SELF_REPORTED, handed_in, actor, at)


@transaction.atomic
def verify_figures(year_id: int, *, handed_in: HandedIn, actor: Actor, at: datetime) -> FigureSheet:
    """Take in a unit's figures as the appraisal found them; refuses as `submit_figures` does."""
    year = locked_year(year_id, Permission.FIGURES_VERIFY, actor, at, unit=handed_in.unit)
    return _take_in(year, Kind.VERIFIED, handed_in, actor, at)


@transaction.atomic
def correct_figures(
    year_id: int, *, handed_in: HandedIn, actor: Actor, at: datetime
) -> FigureSheet:
    """Take in verified figures as an accepted objection puts them; refuses as `submit_figures` does."""
    year = locked_year(year_id, Permission.OBJECTION_ANSWER, actor, at, unit=handed_in.unit)
    return _take_in(year, Kind.VERIFIED, handed_in, actor, at)


def _take_in(
    year: BlockYear, kind: Kind, handed_in: HandedIn, actor: Actor, at: datetime
) -> FigureSheet:
    member = year.member(handed_in.unit)
    if member is None:
        raise NotAMember(code=handed_in.unit)
    rubric = adopted_rubric_of(year).rubric
    check_period(rubric, handed_in.period)
    handed_in = replace(handed_in, values=fitted(rubric, handed_in.values))
    sent = _sent_before(year, kind, handed_in)
    if sent is not None:
        return sent
    found = sheet_version(year, handed_in.unit, kind, handed_in.period)
    if found != handed_in.based_on:
        raise FiguresChangedMeanwhile(unit=member.name, expected=handed_in.based_on, found=found)
    sheet = _store(year, kind, member, handed_in, Stamp(actor, at))
    record(
        at=at,
        actor=actor.key,
        deed="figures submitted" if kind is Kind.SELF_REPORTED else "figures verified",
        subject=f"{subject_of(year)} unit {handed_in.unit}",
        facts={
            "figures": commitment(sheet.key.encode(), sheet.digest),
            "version": sheet.version,
            "period": sheet.period,
        },
    )
    return sheet


def _sent_before(year: BlockYear, kind: Kind, handed_in: HandedIn) -> FigureSheet | None:
    """Give the sheet that this very form made when it was sent before."""
    sent = FigureSheet.objects.filter(key=handed_in.key).select_related("unit").first()
    if sent is None:
        return None
    same = (sent.year_id, sent.kind, sent.unit.code, sent.period, sent.digest)
    if same != (year.id, kind, handed_in.unit, handed_in.period, digest_of(handed_in.values)):
        raise KeyUsedForOther(key=handed_in.key)
    return sent


@dataclass(frozen=True, slots=True)
class Stamp:
    """By whom and when."""

    actor: Actor
    at: datetime


def _store(
    year: BlockYear, kind: Kind, member: Member, handed_in: HandedIn, stamp: Stamp
) -> FigureSheet:
    sheet = FigureSheet.objects.create(
        year_id=year.id,
        unit_id=member.unit_id,
        kind=kind,
        period=handed_in.period,
        version=handed_in.based_on + 1,
        key=handed_in.key,
        digest=digest_of(handed_in.values),
        given_at=stamp.at,
        given_by=stamp.actor.key,
    )
    Figure.objects.bulk_create(
        Figure(sheet=sheet, name=name, value=to_json(value))
        for name, value in handed_in.values.items()
    )
    return sheet
