"""The evidence of a unit as frozen values: every version, and which of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from thidua.apps.evidence.models import Attachment, Withdrawal


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """One version of a file or link at a place in a row of a unit's sheet.

    `kind` is "file" or "link", `content` the kind of file found in it. `given_as` and
    `withdrawn_as` are roles. Shown is the latest version of a place that was not withdrawn.
    """

    id: int
    unit: str
    row: str
    place: int
    version: int
    kind: str
    title: str
    answers: str
    address: str
    name: str
    content: str
    size: int
    sha256: str
    given_at: datetime
    given_as: str
    withdrawn_at: datetime | None
    withdrawn_as: str
    latest: bool

    @property
    def shown(self) -> bool:
        return self.latest and self.withdrawn_at is None


def attachments_of(year_id: int, unit: str) -> tuple[AttachmentFacts, ...]:
    """Give all versions of a unit's (by its code) evidence, by row and place, the oldest first."""
    return _facts(Attachment.objects.filter(year_id=year_id, unit__code=unit))


def shown_in_year(year_id: int) -> tuple[AttachmentFacts, ...]:
    """Give what every unit of a year shows, by unit, row and place."""
    return shown_of(_facts(Attachment.objects.filter(year_id=year_id)))


def shown_by_row(year_id: int, unit: str) -> Counter[str]:
    """Count the attachments that each row of a unit's sheet shows."""
    return Counter(one.row for one in attachments_of(year_id, unit) if one.shown)


def same_files(year_id: int, digests: Collection[str]) -> tuple[AttachmentFacts, ...]:
    """Give what any unit of the year shows of the files with these SHA-256."""
    places = Attachment.objects.filter(year_id=year_id, sha256__in=digests).values_list(
        "unit_id", "row"
    )
    units, rows = {unit for unit, _ in places}, {row for _, row in places}
    found = _facts(Attachment.objects.filter(year_id=year_id, unit_id__in=units, row__in=rows))
    return tuple(one for one in found if one.shown and one.sha256 in digests)


def attachment(year_id: int, unit: str, attachment_id: int) -> AttachmentFacts | None:
    """Give one version of a unit's evidence, shown or not."""
    found = (one for one in attachments_of(year_id, unit) if one.id == attachment_id)
    return next(found, None)


def _facts(attachments: QuerySet[Attachment]) -> tuple[AttachmentFacts, ...]:
    order = ("unit__code", "row", "place", "version")
    found = list(attachments.select_related("unit", "withdrawal").order_by(*order))
    latest = {_place(one): one.pk for one in found}
    return tuple(_fact(one, latest=latest[_place(one)] == one.pk) for one in found)


def _place(one: Attachment) -> tuple[int, str, int]:
    return one.unit_id, one.row, one.place


def _fact(one: Attachment, *, latest: bool) -> AttachmentFacts:
    withdrawal: Withdrawal | None = getattr(one, "withdrawal", None)
    return AttachmentFacts(
        id=one.pk,
        unit=one.unit.code,
        row=one.row,
        place=one.place,
        version=one.version,
        kind=one.kind,
        title=one.title,
        answers=one.answers,
        address=one.address,
        name=one.name,
        content=one.content,
        size=one.size,
        sha256=one.sha256,
        given_at=one.given_at,
        given_as=one.given_as,
        withdrawn_at=None if withdrawal is None else withdrawal.given_at,
        withdrawn_as="" if withdrawal is None else withdrawal.given_as,
        latest=latest,
    )


def shown_of(facts: Iterable[AttachmentFacts]) -> tuple[AttachmentFacts, ...]:
    """Give the attachments that are shown, out of all versions."""
    return tuple(one for one in facts if one.shown)
