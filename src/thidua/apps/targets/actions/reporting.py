"""Takes in what a unit has reached by the end of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from hashlib import sha256

from django.db import transaction

from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.json_values import decimal_text
from thidua.apps.targets.actions.writing import (
    Place,
    TargetNotKnown,
    locked_place,
    record_at,
)
from thidua.apps.targets.models import ProgressFigure, ProgressReport
from thidua.apps.targets.queries import progress_of
from thidua.apps.years.queries import today_at
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.targets.quarters import check_quarter
from thidua.outside.canonical_json import canonical


class ProgressChangedMeanwhile(Refusal):
    """Someone reported this quarter after the form was read. Grounds: quarter."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The numbers of a quarter by the number of the target, with the version they were written on.

    A target that `values` lacks has no number yet.
    """

    unit: str
    quarter: int
    values: Mapping[int, Fraction]
    based_on: int
    key: str


@transaction.atomic
def report_progress(year_id: int, *, reported: Reported, actor: Actor, at: datetime) -> None:
    """Store a quarter's numbers.

    Refuses YearNotKnown, NotAMember, QuarterNotKnown, QuarterNotBegun, TargetNotKnown,
    ProgressChangedMeanwhile, KeyUsedForOther and SaltTooShort.
    """
    place = locked_place(year_id, Permission.TARGET_REPORT, reported.unit, actor=actor, at=at)
    check_quarter(reported.quarter, place.year.starts_on, today_at(at))
    for number in reported.values:
        if place.held.target(number) is None:
            raise TargetNotKnown(number=number)
    texts = {str(number): decimal_text(value) for number, value in reported.values.items()}
    digest = sha256(canonical(texts)).hexdigest()
    if _sent_before(place, reported, digest):
        return
    held = {one.quarter: one.version for one in progress_of(place.year, reported.unit)}
    if held.get(reported.quarter, 0) != reported.based_on:
        raise ProgressChangedMeanwhile(quarter=reported.quarter)
    report = ProgressReport.objects.create(
        year_id=year_id,
        unit_id=place.member.unit_id,
        quarter=reported.quarter,
        version=reported.based_on + 1,
        digest=digest,
        key=reported.key,
        given_at=at,
        given_by=actor.key,
    )
    ProgressFigure.objects.bulk_create(
        ProgressFigure(report=report, number=int(number), value=text)
        for number, text in texts.items()
    )
    record_at(
        place,
        "progress reported",
        key=reported.key,
        said=digest,
        quarter=report.quarter,
        version=report.version,
    )


def _sent_before(place: Place, reported: Reported, digest: str) -> bool:
    """Say whether this very form came before. Refuses KeyUsedForOther."""
    sent = ProgressReport.objects.filter(key=reported.key).select_related("unit").first()
    if sent is None:
        return False
    found = (sent.year_id, sent.unit.code, sent.quarter, sent.digest)
    if found != (place.year.id, reported.unit, reported.quarter, digest):
        raise KeyUsedForOther(key=reported.key)
    return True
