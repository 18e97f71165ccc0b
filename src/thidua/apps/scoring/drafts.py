"""What a unit has written so far while it scores itself, on top of what it handed in last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from thidua.apps.scoring.json_values import from_json, to_json
from thidua.apps.scoring.models import DraftFigure, Figure, FigureSheet
from thidua.apps.scoring.queries import Kind
from thidua.apps.years.queries import BlockYear
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Rubric


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a figure last: the version, when, and in which role."""

    version: int
    at: datetime
    role: str


@dataclass(frozen=True, slots=True)
class PeriodDraft:
    """A unit's figures of one period as they stand; `written` tells of those written by hand.

    `handed_in` is the version of the sheet handed in last (0: none), `handed_in_at` when that was;
    `differs` tells whether anything written since is not in it.
    """

    period: str
    values: Mapping[str, FigureValue]
    written: Mapping[str, Written]
    handed_in: int
    handed_in_at: datetime | None
    differs: bool

    def version_of(self, name: str) -> int:
        """Give the version of a written figure, 0 where nobody wrote it."""
        return self.written[name].version if name in self.written else 0

    @property
    def saved_at(self) -> datetime | None:
        return max((one.at for one in self.written.values()), default=None)


def drafts_of(year: BlockYear, unit: str, rubric: Rubric) -> Mapping[str, PeriodDraft]:
    """Give a member's draft of every period of the rubric, by period."""
    later = FigureSheet.objects.filter(
        year_id=OuterRef("year_id"),
        kind=OuterRef("kind"),
        unit_id=OuterRef("unit_id"),
        period=OuterRef("period"),
        version__gt=OuterRef("version"),
    )
    sheets = FigureSheet.objects.filter(
        ~Exists(later), year_id=year.id, unit__code=unit, kind=Kind.SELF_REPORTED
    )
    latest = {one.period: one for one in sheets}
    handed_in: dict[str, dict[str, FigureValue]] = {}
    periods = {one.pk: one.period for one in latest.values()}
    for figure in Figure.objects.filter(sheet_id__in=list(periods)).order_by("pk"):
        own = handed_in.setdefault(periods[figure.sheet_id], {})
        own[figure.name] = from_json(figure.value)
    written = list(_written(year, unit))
    return {
        one.id: _draft(
            one.id,
            latest.get(one.id),
            handed_in.get(one.id, {}),
            [row for row in written if row.period == one.id],
        )
        for one in rubric.periods
    }


def _written(year: BlockYear, unit: str) -> QuerySet[DraftFigure]:
    later = DraftFigure.objects.filter(
        year_id=OuterRef("year_id"),
        unit_id=OuterRef("unit_id"),
        period=OuterRef("period"),
        name=OuterRef("name"),
        version__gt=OuterRef("version"),
    )
    return DraftFigure.objects.filter(~Exists(later), year_id=year.id, unit__code=unit)


def _draft(
    period: str,
    sheet: FigureSheet | None,
    handed_in: Mapping[str, FigureValue],
    rows: list[DraftFigure],
) -> PeriodDraft:
    values = dict(handed_in)
    for row in rows:
        values.pop(row.name, None)
        if row.value:
            values[row.name] = from_json(row.value)
    return PeriodDraft(
        period,
        values,
        {row.name: Written(row.version, row.written_at, row.written_as) for row in rows},
        0 if sheet is None else sheet.version,
        None if sheet is None else sheet.given_at,
        _texts(values) != _texts(handed_in),
    )


def _texts(values: Mapping[str, FigureValue]) -> dict[str, str]:
    return {name: kept_text(value) for name, value in values.items()}


def kept_text(value: FigureValue) -> str:
    """Write a value as a draft keeps it: nothing is ""."""
    return "" if value is None else to_json(value)
