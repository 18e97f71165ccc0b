"""Attaches evidence to the rows of a unit's sheet, replaces it by a newer version, withdraws it.

The file is kept before its row is: after a crash in between nothing is shown, and sending it again
makes the row. The same file in the same row is one attachment, however often it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from thidua.apps.evidence.models import Attachment, Withdrawal
from thidua.apps.evidence.queries import AttachmentFacts, attachments_of, shown_of
from thidua.apps.ledger.actions import record
from thidua.apps.years.actions import NotAMember, lock_year
from thidua.apps.years.queries import BlockYear, as_block_year, today_at
from thidua.core.access.decide import require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.evidence.limits import Limits, check_count, check_room, check_size
from thidua.core.evidence.links import checked_link
from thidua.core.evidence.names import checked_kind, named_for, plain_name
from thidua.core.ledger.entry import Fact, commitment
from thidua.core.refusal import Refusal
from thidua.outside.file_kinds import look_into
from thidua.outside.stored_files import digest_of, keep

LONGEST_TITLE = 300


class EvidenceNotNamed(Refusal):
    """A link without words that say what it is. Grounds: none."""


class EvidenceTitleTooLong(Refusal):
    """The words that name it are too long. Grounds: length, limit."""


class EvidenceFileEmpty(Refusal):
    """The file has no bytes. Grounds: name."""


class EvidenceNotKnown(Refusal):
    """The unit has no such attachment. Grounds: asked."""


class EvidenceChangedMeanwhile(Refusal):
    """Somebody replaced or withdrew it. Grounds: title."""


@dataclass(frozen=True, slots=True)
class About:
    """The row that evidence is given for; `replaces` is the version that it follows, 0 for none.

    `answers` is the kind of evidence, as the rubric names it, or "". `title` "" takes the name of
    the file.
    """

    unit: str
    row: str
    title: str = ""
    answers: str = ""
    replaces: int = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """By whom and when; `salt` (32 bytes or more) is made by chance at the edge."""

    actor: Actor
    at: datetime
    salt: bytes


@dataclass(frozen=True, slots=True)
class _Content:
    """What is attached, as far as its columns go."""

    kind: Attachment.Kind
    title: str
    address: str = ""
    name: str = ""
    content: str = ""
    size: int = 0
    sha256: str = ""

    @property
    def same_as(self) -> str:
        return self.sha256 or self.address


def attach_file(
    year: BlockYear, *, about: About, file: BinaryIO, name: str, sender: Sender
) -> AttachmentFacts:
    """Attach a file to a row, or as the newer version of what `about` replaces.

    Refuses what `require` refuses, EvidenceTitleTooLong, EvidenceFileEmpty, EvidenceFileTooLarge,
    what `look_into` and `checked_kind` refuse, FileNotKept, and what `_store` refuses.
    """
    require(Permission.EVIDENCE_ATTACH, sender.actor, year.thing(sender.at, unit=about.unit))
    name, limits = plain_name(name), _limits()
    title = _checked_title(about.title or name)
    found = digest_of(file)
    if not found.size:
        raise EvidenceFileEmpty(name=name)
    check_size(found.size, limits)
    looked = look_into(file, name=name)
    kind = checked_kind(name, looked.start, looked.packed)
    _check_room(attachments_of(year.id, about.unit), about, found.size, limits)
    keep(file, settings.EVIDENCE_FOLDER)
    name = named_for(name, kind)
    content = _Content(
        Attachment.Kind.FILE,
        title or name,
        name=name,
        content=kind,
        size=found.size,
        sha256=found.sha256,
    )
    return _store(year.id, about, content, sender)


def attach_link(year_id: int, *, about: About, address: str, sender: Sender) -> AttachmentFacts:
    """Attach an address of the web to a row, or as the newer version of what `about` replaces.

    Refuses LinkNotTaken, EvidenceNotNamed, EvidenceTitleTooLong, and what `_store` refuses.
    """
    content = _Content(
        Attachment.Kind.LINK, _checked_title(about.title), address=checked_link(address)
    )
    if not content.title:
        raise EvidenceNotNamed
    return _store(year_id, about, content, sender)


@transaction.atomic
def withdraw(year_id: int, *, unit: str, attachment_id: int, sender: Sender) -> AttachmentFacts:
    """Let an attachment be shown no longer; its versions stay on record. Done twice, it is done once.

    Refuses YearNotKnown, EvidenceNotKnown, EvidenceChangedMeanwhile and what `require` refuses.
    """
    year, role = _locked(year_id, unit, sender)
    found = _known(attachments_of(year.id, unit), attachment_id)
    if not found.latest:
        raise EvidenceChangedMeanwhile(title=found.title)
    if found.withdrawn_at is None:
        Withdrawal.objects.create(
            attachment_id=found.id,
            given_at=sender.at,
            given_by=sender.actor.key,
            given_as=role,
        )
        _record(year, found, sender, deed="evidence withdrawn")
    return _known(attachments_of(year.id, unit), attachment_id)


@transaction.atomic
def _store(year_id: int, about: About, content: _Content, sender: Sender) -> AttachmentFacts:
    """Store a version; what the row shows already is given back as it is.

    Refuses YearNotKnown, NotAMember, EvidenceNotKnown, EvidenceChangedMeanwhile, RowIsFull,
    UnitIsFull, SaltTooShort, and what `require` refuses.
    """
    year, role = _locked(year_id, about.unit, sender)
    member = year.member(about.unit)
    if member is None:
        raise NotAMember(code=about.unit)
    given = attachments_of(year.id, about.unit)
    same = _shown_already(given, about, content)
    if same is not None:
        return same
    place, version = _next_version(given, about)
    _check_room(given, about, content.size, _limits())
    stored = Attachment.objects.create(
        year_id=year.id,
        unit_id=member.unit_id,
        row=about.row,
        place=place,
        version=version,
        kind=content.kind,
        title=content.title,
        answers=about.answers,
        address=content.address,
        name=content.name,
        content=content.content,
        size=content.size,
        sha256=content.sha256,
        salt=sender.salt.hex(),
        given_at=sender.at,
        given_by=sender.actor.key,
        given_as=role,
    )
    found = _known(attachments_of(year.id, about.unit), stored.pk)
    kept = {"content": commitment(sender.salt, content.same_as)}
    _record(year, found, sender, deed="evidence attached", more=kept)
    return found


def _locked(year_id: int, unit: str, sender: Sender) -> tuple[BlockYear, str]:
    """Lock the year; give it, and the role by which the sender may."""
    year = as_block_year(lock_year(year_id), on=today_at(sender.at))
    thing = year.thing(sender.at, unit=unit)
    return year, require(Permission.EVIDENCE_ATTACH, sender.actor, thing).role


def _shown_already(
    given: tuple[AttachmentFacts, ...], about: About, content: _Content
) -> AttachmentFacts | None:
    """Give the attachment of the row that has this very content, if it is shown."""
    in_row = (one for one in shown_of(given) if one.row == about.row)
    return next((one for one in in_row if (one.sha256 or one.address) == content.same_as), None)


def _next_version(given: tuple[AttachmentFacts, ...], about: About) -> tuple[int, int]:
    """Give the place and the number of the version that is to be stored."""
    if not about.replaces:
        return 1 + max((one.place for one in given if one.row == about.row), default=0), 1
    found = _known(given, about.replaces)
    if not found.shown or found.row != about.row:
        raise EvidenceChangedMeanwhile(title=found.title)
    return found.place, found.version + 1


def _check_room(
    given: tuple[AttachmentFacts, ...], about: About, size: int, limits: Limits
) -> None:
    if not about.replaces:
        count = sum(one.row == about.row for one in shown_of(given))
        check_count(about.row, count, limits)
    check_room([one.size for one in given], size, limits)


def _known(given: tuple[AttachmentFacts, ...], attachment_id: int) -> AttachmentFacts:
    found = next((one for one in given if one.id == attachment_id), None)
    if found is None:
        raise EvidenceNotKnown(asked=attachment_id)
    return found


def _record(
    year: BlockYear,
    found: AttachmentFacts,
    sender: Sender,
    *,
    deed: str,
    more: Mapping[str, Fact] | None = None,
) -> None:
    record(
        at=sender.at,
        actor=sender.actor.key,
        deed=deed,
        subject=f"year {year.block} {year.year} unit {found.unit}",
        facts={
            "attachment": found.id,
            "row": found.row,
            "version": found.version,
            **(more or {}),
        },
    )


def _checked_title(given: str) -> str:
    title = " ".join(given.split())
    if len(title) > LONGEST_TITLE:
        raise EvidenceTitleTooLong(length=len(title), limit=LONGEST_TITLE)
    return title


def _limits() -> Limits:
    limits: Limits = settings.EVIDENCE_LIMITS
    return limits
