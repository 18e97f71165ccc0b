"""Raises objections: a unit's leader contests what the appraisal found for one criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.appraisal.actions.proposing import draft_in
from thidua.apps.appraisal.contested import values_text
from thidua.apps.appraisal.models import Objection
from thidua.apps.appraisal.queries import Draft, names_of
from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.fit import fitted
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.appraisal.asked import criterion_in
from thidua.core.appraisal.objections import NothingWanted, check_argument, is_late
from thidua.core.appraisal.values import Values, differing
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue


class NotAppraisedYet(Refusal):
    """The unit has no verified figures to object to. Grounds: unit."""


class ObjectionOpenAlready(Refusal):
    """An objection on this criterion waits for its answer. Grounds: row."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What a unit wants the figures of a criterion to be, and why; `key` names the form."""

    unit: str
    row: str
    argument: str
    wanted: Mapping[str, FigureValue]
    key: str
    period: str = ""


@transaction.atomic
def raise_objection(year_id: int, *, raised: Raised, actor: Actor, at: datetime) -> Objection:
    """Take an objection in; after its stage, at the year's end, it is taken as late.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, NoSuchRow, what `fitted`
    refuses, ArgumentMissing, WordsTooLong, NotAppraisedYet, NothingWanted, ObjectionOpenAlready,
    KeyUsedForOther and SaltTooShort.
    """
    year = locked_year(year_id, Permission.OBJECTION_RAISE, actor, at, unit=raised.unit)
    grounds, draft = draft_in(year, raised.unit, raised.period)
    rubric = grounds.in_force().rubric
    names = names_of(criterion_in(rubric, raised.row), rubric)
    wanted = fitted(rubric, {name: raised.wanted[name] for name in names if name in raised.wanted})
    argument = check_argument(raised.argument, raised.row)
    digest = digest_of({**wanted, "": argument})
    sent = Objection.objects.filter(key=raised.key).first()
    if sent is not None:
        return _same(sent, year, raised, digest)
    held = _held(raised, draft)
    if not differing(names, held, wanted):
        raise NothingWanted(row=raised.row)
    _refuse_open(year, raised)
    said = Said(argument, values_text(held, names), values_text(wanted, names), digest)
    objection = _store(year, raised, said, actor, at)
    record(
        at=at,
        actor=actor.key,
        deed="objection raised",
        subject=f"{subject_of(year)} unit {raised.unit}",
        facts={
            "objection": commitment(raised.key.encode(), digest),
            "number": objection.pk,
            "row": raised.row,
            "period": raised.period,
            "late": objection.late,
        },
    )
    return objection


@dataclass(frozen=True, slots=True)
class Said:
    """An objection as it is stored: the argument, the figures found and wanted, and their digest."""

    argument: str
    found: str
    wanted: str
    digest: str


def _same(sent: Objection, year: BlockYear, raised: Raised, digest: str) -> Objection:
    """Give what this very form made when it was sent before. Refuses KeyUsedForOther."""
    made = (sent.year_id, sent.unit.code, sent.row, sent.period, sent.digest)
    if made != (year.id, raised.unit, raised.row, raised.period, digest):
        raise KeyUsedForOther(key=raised.key)
    return sent


def _held(raised: Raised, draft: Draft) -> Values:
    if draft.verified is None:
        raise NotAppraisedYet(unit=raised.unit)
    return draft.verified


def _refuse_open(year: BlockYear, raised: Raised) -> None:
    same = Objection.objects.filter(
        year_id=year.id, unit__code=raised.unit, row=raised.row, period=raised.period
    )
    if same.filter(answer__isnull=True).exists():
        raise ObjectionOpenAlready(row=raised.row)


def _store(year: BlockYear, raised: Raised, said: Said, actor: Actor, at: datetime) -> Objection:
    stage = year.thing(at).stage
    return Objection.objects.create(
        year_id=year.id,
        unit_id=next(one.unit_id for one in year.members if one.code == raised.unit),
        period=raised.period,
        row=raised.row,
        argument=said.argument,
        found=said.found,
        wanted=said.wanted,
        late=is_late(stage),
        key=raised.key,
        digest=said.digest,
        given_at=at,
        given_by=actor.key,
    )
