"""Finishes the appraisal of a unit: the whole sheet as the draft has it becomes what was verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.appraisal.actions.proposing import draft_in
from thidua.apps.appraisal.looks import beside_of, looks_of
from thidua.apps.scoring.actions import HandedIn, verify_figures
from thidua.apps.scoring.actions.locking import locked_year
from thidua.apps.scoring.models import FigureSheet
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal


class RowsNotSettled(Refusal):
    """Criteria were not looked at yet. Grounds: rows (their numbers)."""


class AppraisalChangedMeanwhile(Refusal):
    """The draft is not the one that was read. Grounds: unit."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The draft as it was read: its digest, and the version of the verified sheet (0: none yet)."""

    unit: str
    digest: str
    based_on: int
    key: str
    period: str = ""


@transaction.atomic
def finish_appraisal(
    year_id: int, *, finished: Finished, actor: Actor, at: datetime
) -> FigureSheet:
    """Verify a unit's figures as the draft has them, once every criterion was looked at.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, RowsNotSettled,
    AppraisalChangedMeanwhile, and what `verify_figures` refuses.
    """
    year = locked_year(year_id, Permission.FIGURES_VERIFY, actor, at, unit=finished.unit)
    grounds, draft = draft_in(year, finished.unit, finished.period)
    looks = looks_of(grounds, draft, beside_of(grounds, at))
    left = tuple(one.row.id for one in looks if not one.settled)
    if left:
        raise RowsNotSettled(rows=left)
    if draft.digest != finished.digest:
        raise AppraisalChangedMeanwhile(unit=finished.unit)
    handed_in = HandedIn(
        finished.unit, draft.values, finished.based_on, finished.key, finished.period
    )
    return verify_figures(year.id, handed_in=handed_in, actor=actor, at=at)
