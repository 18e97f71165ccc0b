"""What may still be changed in the stages of a year that runs: only moments that are to come."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from thidua.core.refusal import Refusal
from thidua.core.years.stages import ORDER, Stage, StageKind, check_stages


class PastMomentChanged(Refusal):
    """A moment of a stage that has passed would be another. Grounds: stage, was."""


class MomentMovedIntoPast(Refusal):
    """A stage would open or close at a moment that has passed. Grounds: stage, given, now."""


def check_stage_changes(
    old: Collection[Stage], new: Collection[Stage], *, now: datetime
) -> tuple[Stage, ...]:
    """Give the new stages in their order.

    A stage that is open may close earlier or later, from now on; what is past stays as it was.
    Refuses PastMomentChanged, MomentMovedIntoPast, and what `check_stages` refuses.
    """
    checked = check_stages(new)
    before, after = _moments(old), _moments(checked)
    for kind in ORDER:
        for was, given in zip(
            before.get(kind, (None,) * 2), after.get(kind, (None,) * 2), strict=True
        ):
            if was != given:
                _check_moment(kind, was, given, now=now)
    return checked


def _moments(stages: Collection[Stage]) -> dict[StageKind, tuple[datetime | None, ...]]:
    return {stage.kind: (stage.opens, stage.closes) for stage in stages}


def _check_moment(
    kind: StageKind, was: datetime | None, given: datetime | None, *, now: datetime
) -> None:
    if was is not None and was <= now:
        raise PastMomentChanged(stage=kind, was=was)
    if given is not None and given < now:
        raise MomentMovedIntoPast(stage=kind, given=given, now=now)
