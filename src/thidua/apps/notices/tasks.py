"""What a person has to do in the stages that are open now: asked of the table of grants and of what lacks.

Nothing is stored, and nothing of other units is looked at but requests that the person decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from thidua.apps.scoring.queries import Kind, sheet_version
from thidua.apps.targets.queries import changes_in, progress_of, registered_in
from thidua.apps.years.queries import BlockYear, OpenedYear, block_year, stages_after, today_at
from thidua.core.access.decide import decide
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.targets.quarters import QUARTERS, last_day_of
from thidua.core.years.stages import Stage


class TaskKind(StrEnum):
    REGISTER = "register"  # no target or title is registered
    CONFIRM = "confirm"  # the leader's word lacks for what is registered
    REPORT = "report"  # a quarter has ended and is not reported
    DECIDE = "decide"  # requests for changes wait
    SUBMIT = "submit"  # no self-scored figures are handed in


@dataclass(frozen=True, slots=True)
class Task:
    """`unit` is "" for what concerns the block; `number` counts requests, or is the quarter."""

    kind: TaskKind
    year: BlockYear
    unit: str
    until: datetime
    number: int = 0


def tasks_of(actor: Actor, *, at: datetime) -> tuple[Task, ...]:
    """Give what an actor has to do now, what ends first first."""
    found = [
        task
        for opened, stage in stages_after(at)
        if stage.open_at(at) and _acts_in(actor, opened)
        for task in _of_year(
            actor, block_year(opened.block, opened.year, on=today_at(at)), stage, at
        )
    ]
    return tuple(sorted(found, key=lambda one: one.until))


def _acts_in(actor: Actor, year: OpenedYear) -> bool:
    """Say whether a role is held over the block or a member; a province's administrator only watches."""
    return any(held.block == year.block or held.unit in year.members for held in actor.held)


def _of_year(actor: Actor, year: BlockYear, stage: Stage, at: datetime) -> Iterator[Task]:
    if decide(Permission.TARGET_APPROVE, actor, year.thing(at)).allowed:
        waiting = sum(one.decision is None for one in changes_in(year))
        if waiting:
            yield Task(TaskKind.DECIDE, year, "", stage.closes, waiting)
    units = dict.fromkeys(held.unit for held in actor.held if year.member(held.unit))
    for unit in units:
        for kind, number in _of_unit(actor, year, unit, at):
            yield Task(kind, year, unit, stage.closes, number)


def _of_unit(
    actor: Actor, year: BlockYear, unit: str, at: datetime
) -> Iterator[tuple[TaskKind, int]]:
    def may(permission: Permission) -> bool:
        return decide(permission, actor, year.thing(at, unit=unit)).allowed

    (held,) = registered_in(year, unit=unit)
    if held.empty and may(Permission.TARGET_REGISTER):
        yield TaskKind.REGISTER, 0
    if not (held.empty or held.holds) and may(Permission.TARGET_CONFIRM):
        yield TaskKind.CONFIRM, 0
    ended = [one for one in QUARTERS if last_day_of(one, year.starts_on) < today_at(at)]
    if ended and held.targets and may(Permission.TARGET_REPORT):
        told = {one.quarter for one in progress_of(year, unit)}
        if ended[-1] not in told:
            yield TaskKind.REPORT, ended[-1]
    if may(Permission.FIGURES_SUBMIT) and not sheet_version(year, unit, Kind.SELF_REPORTED):
        yield TaskKind.SUBMIT, 0
