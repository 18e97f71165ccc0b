"""Changes the stages of a year that runs, with its ledger entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.years.actions import lock_year, stages_text
from thidua.apps.years.models import YearStage
from thidua.apps.years.queries import as_block_year, today_at
from thidua.core.access.decide import require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal
from thidua.core.years.stage_changes import check_stage_changes
from thidua.core.years.stages import Stage


class StagesChangedMeanwhile(Refusal):
    """Somebody changed the stages after they were shown. Grounds: year."""


@dataclass(frozen=True, slots=True)
class NewStages:
    """All stages that the year is to have; `based_on` is `stages_text` of those that were shown."""

    stages: tuple[Stage, ...]
    based_on: str


@dataclass(frozen=True, slots=True)
class _Moved:
    kinds: frozenset[str]
    stages: tuple[Stage, ...]


@transaction.atomic
def change_stages(year_id: int, *, new: NewStages, actor: Actor, at: datetime) -> None:
    """Set the stages of a year anew as far as they are to come; no change records nothing.

    Refuses StagesChangedMeanwhile, and what `check_stage_changes` refuses.
    """
    year = as_block_year(lock_year(year_id), on=today_at(at))
    require(Permission.YEAR_OPEN, actor, year.thing(at))
    checked = check_stage_changes(year.stages, new.stages, now=at)
    if checked == year.stages:
        return
    if new.based_on != stages_text(year.stages):
        raise StagesChangedMeanwhile(year=year.year)
    _store(year_id, _moved(year.stages, checked))
    record(
        at=at,
        actor=actor.key,
        deed="stages changed",
        subject=f"year {year.block} {year.year}",
        facts={"from": stages_text(year.stages), "to": stages_text(checked)},
    )


def _moved(old: tuple[Stage, ...], new: tuple[Stage, ...]) -> _Moved:
    same = set(old) & set(new)
    kinds = frozenset(stage.kind.value for stage in (*old, *new) if stage not in same)
    return _Moved(kinds, tuple(stage for stage in new if stage not in same))


def _store(year_id: int, moved: _Moved) -> None:
    """Take the stages that move away before they are put where they go: no two may overlap."""
    YearStage.objects.filter(year_id=year_id, kind__in=moved.kinds).delete()
    YearStage.objects.bulk_create(
        YearStage(year_id=year_id, kind=stage.kind, opens_at=stage.opens, closes_at=stage.closes)
        for stage in moved.stages
    )
