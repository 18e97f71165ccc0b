"""The fields of the ten stages: two moments each, on the clock of the offices, to the minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext

from thidua.core.refusal import Refusal
from thidua.core.years.stages import (
    Stage,
    StageEndsBeforeItOpens,
    StageKind,
    StagesOutOfOrder,
)
from thidua.ui.fields import DayNotRead, Field, FieldTooLong, Typed
from thidua.ui.words.numbers import Lang
from thidua.ui.words.stages import STAGES


class StageHalfSet(Refusal):
    """A stage has an opening without a closing, or a closing without an opening. Grounds: stage."""


NOT_FITTING = (StageHalfSet, DayNotRead, FieldTooLong, StageEndsBeforeItOpens, StagesOutOfOrder)


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage in a form: what was typed, and beside it how it is, or was a year before."""

    name: str
    opens: Field
    closes: Field
    typed_opens: str
    typed_closes: str
    beside: str


def stage_fields(lang: Lang) -> tuple[Field, ...]:
    return tuple(
        field
        for kind in StageKind
        for field in (
            Field(
                f"{kind}-mo",
                f"{_name(kind, lang)}: {gettext('mở')}",
                "datetime-local",
                needed=False,
            ),
            Field(
                f"{kind}-dong",
                f"{_name(kind, lang)}: {gettext('đóng')}",
                "datetime-local",
                needed=False,
            ),
        )
    )


def as_typed(stages: tuple[Stage, ...]) -> dict[str, str]:
    """Give what stands in the fields for these stages."""
    return {
        name: value
        for stage in stages
        for name, value in (
            (f"{stage.kind}-mo", _minute(stage.opens)),
            (f"{stage.kind}-dong", _minute(stage.closes)),
        )
    }


def stages_typed(typed: Typed, *, lang: Lang, old: tuple[Stage, ...] = ()) -> tuple[Stage, ...]:
    """Read the stages; a moment whose text is as it stood is the old one, to the second.

    A stage with neither moment is not of the year. Refuses StageHalfSet, DayNotRead.
    """
    return tuple(_stages(typed, lang, {stage.kind: stage for stage in old}))


def _stages(typed: Typed, lang: Lang, old: dict[StageKind, Stage]) -> Iterator[Stage]:
    for kind in StageKind:
        opens = typed.moment_or_none(f"{kind}-mo")
        closes = typed.moment_or_none(f"{kind}-dong")
        if opens is None and closes is None:
            continue
        if opens is None or closes is None:
            raise StageHalfSet(stage=_name(kind, lang))
        was = old.get(kind)
        if was is not None:
            opens = was.opens if _minute(was.opens) == _minute(opens) else opens
            closes = was.closes if _minute(was.closes) == _minute(closes) else closes
        yield Stage(kind, opens, closes)


def stage_rows(typed: Typed, beside: tuple[Stage, ...], lang: Lang) -> tuple[StageRow, ...]:
    """Give the ten rows of a form, each with another year's or the present moments beside it."""
    others = {stage.kind: stage for stage in beside}
    return tuple(
        StageRow(
            _name(kind, lang),
            typed.fields[f"{kind}-mo"],
            typed.fields[f"{kind}-dong"],
            typed.values[f"{kind}-mo"],
            typed.values[f"{kind}-dong"],
            _said(others[kind]) if kind in others else "–",
        )
        for kind in StageKind
    )


def _name(kind: StageKind, lang: Lang) -> str:
    return STAGES[kind].say({}, lang)


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone(get_default_timezone()):%Y-%m-%dT%H:%M}"


def _said(stage: Stage) -> str:
    opens, closes = (
        moment.astimezone(get_default_timezone()) for moment in (stage.opens, stage.closes)
    )
    return f"{opens:%H:%M %d/%m/%Y} – {closes:%H:%M %d/%m/%Y}"
