"""Proposes and adopts the rubric of a year: the text that was put to the vote, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.meant_for import refuse_others
from thidua.apps.scoring.models import RubricDraft, RubricVersion
from thidua.apps.scoring.source import FILE, canonical_source, source_hash, usable_rubric
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.ledger.entry import Fact
from thidua.core.refusal import Refusal
from thidua.outside.text_encoding import refuse_control


class DraftChangedMeanwhile(Refusal):
    """Someone changed the draft after it was read. Grounds: expected, found (versions)."""


class NothingProposed(Refusal):
    """There is no draft to adopt. Grounds: year."""


class OtherTextProposed(Refusal):
    """The draft is not the text that was put to the vote. Grounds: expected, found (hashes)."""


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A rubric's text, and the version of the draft it was written on (0: there was none)."""

    source: str
    based_on: int


@transaction.atomic
def propose_rubric(
    year_id: int, *, proposed: ProposedText, actor: Actor, at: datetime
) -> RubricDraft:
    """Put a text up for discussion in place of the draft; it may still have errors.

    The same text again changes and records nothing. Refuses YearNotKnown, DraftChangedMeanwhile,
    ControlCharacter.
    """
    year = locked_year(year_id, Permission.RUBRIC_PROPOSE, actor, at)
    source = canonical_source(proposed.source)
    refuse_control(source, name=FILE)
    draft = RubricDraft.objects.filter(year_id=year.id).first()
    if draft is not None and draft.source == source:
        return draft
    found = 0 if draft is None else draft.version
    if found != proposed.based_on:
        raise DraftChangedMeanwhile(expected=proposed.based_on, found=found)
    kept, _ = RubricDraft.objects.update_or_create(
        year_id=year.id,
        defaults={
            "source": source,
            "source_hash": source_hash(source),
            "version": found + 1,
            "saved_at": at,
        },
    )
    facts: dict[str, Fact] = {"sha256": kept.source_hash, "version": kept.version}
    record(at=at, actor=actor.key, deed="rubric proposed", subject=subject_of(year), facts=facts)
    return kept


@transaction.atomic
def adopt_rubric(year_id: int, *, expected_hash: str, actor: Actor, at: datetime) -> RubricVersion:
    """Adopt the draft that was put to the vote (its hash): from here on it is never changed.

    Adopting the text in force again changes and records nothing. Refuses YearNotKnown,
    NothingProposed, OtherTextProposed, RubricHasErrors, RubricOfOtherYear, RubricNamesStranger and
    YamlRefused.
    """
    year = locked_year(year_id, Permission.RUBRIC_ADOPT, actor, at)
    latest = RubricVersion.objects.filter(year_id=year.id).order_by("-number").first()
    if latest is not None and latest.source_hash == expected_hash:
        return latest
    draft = RubricDraft.objects.filter(year_id=year.id).first()
    if draft is None:
        raise NothingProposed(year=year.year)
    if draft.source_hash != expected_hash:
        raise OtherTextProposed(expected=expected_hash, found=draft.source_hash)
    refuse_others(usable_rubric(draft.source), year)
    adopted = RubricVersion.objects.create(
        year_id=year.id,
        number=1 if latest is None else latest.number + 1,
        source=draft.source,
        source_hash=draft.source_hash,
        adopted_at=at,
        adopted_by=actor.key,
    )
    facts: dict[str, Fact] = {"sha256": adopted.source_hash, "number": adopted.number}
    record(at=at, actor=actor.key, deed="rubric adopted", subject=subject_of(year), facts=facts)
    return adopted
