"""Proposes and adopts the rubric of a year, takes figures in and verifies them.

What is sent twice is done once; what was written against an older version is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.fit import check_period, fitted
from thidua.apps.scoring.json_values import digest_of, to_json
from thidua.apps.scoring.models import Figure, FigureSheet, RubricDraft, RubricVersion
from thidua.apps.scoring.queries import Kind, adopted_rubric_of, sheet_version
from thidua.apps.scoring.source import FILE, canonical_source, source_hash, usable_rubric
from thidua.apps.units.queries import Member
from thidua.apps.years.actions import NotAMember, lock_year
from thidua.apps.years.queries import BlockYear, as_block_year, today_at
from thidua.core.access.decide import require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.ledger.entry import Fact, commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Rubric
from thidua.outside.text_encoding import refuse_control


class DraftChangedMeanwhile(Refusal):
    """Someone changed the draft after it was read. Grounds: expected, found (versions)."""


class NothingProposed(Refusal):
    """There is no draft to adopt. Grounds: year."""


class OtherTextProposed(Refusal):
    """The draft is not the text that was put to the vote. Grounds: expected, found (hashes)."""


class RubricNamesStranger(Refusal):
    """The rubric names a unit that is no member of the block. Grounds: code."""


class RubricOfOtherYear(Refusal):
    """The rubric says that it is another year's. Grounds: written, year."""


class FiguresChangedMeanwhile(Refusal):
    """Someone handed in a newer sheet. Grounds: unit, expected, found (versions)."""


class KeyUsedForOther(Refusal):
    """The key of this form was used for other figures. Grounds: key."""


@dataclass(frozen=True, slots=True)
class ProposedText:
    """A rubric's text, and the version of the draft it was written on (0: there was none)."""

    source: str
    based_on: int


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A unit's whole sheet for one period, with the version it was written on (0: none yet).

    `key` is made once, by chance, by the page that sends it: 32 characters or more. It is also the
    salt of what the ledger keeps, so that nobody who reads there can guess figures.
    """

    unit: str
    values: Mapping[str, FigureValue]
    based_on: int
    key: str
    period: str = ""


@transaction.atomic
def propose_rubric(
    year_id: int, *, proposed: ProposedText, actor: Actor, at: datetime
) -> RubricDraft:
    """Put a text up for discussion in place of the draft; it may still have errors.

    The same text again changes and records nothing. Refuses YearNotKnown, DraftChangedMeanwhile,
    ControlCharacter.
    """
    year = _locked(year_id, Permission.RUBRIC_PROPOSE, actor, at)
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
    record(at=at, actor=actor.key, deed="rubric proposed", subject=_subject(year), facts=facts)
    return kept


@transaction.atomic
def adopt_rubric(year_id: int, *, expected_hash: str, actor: Actor, at: datetime) -> RubricVersion:
    """Adopt the draft that was put to the vote (its hash): from here on it is never changed.

    Adopting the text in force again changes and records nothing. Refuses YearNotKnown,
    NothingProposed, OtherTextProposed, RubricHasErrors, RubricOfOtherYear, RubricNamesStranger and
    YamlRefused.
    """
    year = _locked(year_id, Permission.RUBRIC_ADOPT, actor, at)
    latest = RubricVersion.objects.filter(year_id=year.id).order_by("-number").first()
    if latest is not None and latest.source_hash == expected_hash:
        return latest
    draft = RubricDraft.objects.filter(year_id=year.id).first()
    if draft is None:
        raise NothingProposed(year=year.year)
    if draft.source_hash != expected_hash:
        raise OtherTextProposed(expected=expected_hash, found=draft.source_hash)
    _refuse_others(usable_rubric(draft.source), year)
    adopted = RubricVersion.objects.create(
        year_id=year.id,
        number=1 if latest is None else latest.number + 1,
        source=draft.source,
        source_hash=draft.source_hash,
        adopted_at=at,
        adopted_by=actor.key,
    )
    facts: dict[str, Fact] = {"sha256": adopted.source_hash, "number": adopted.number}
    record(at=at, actor=actor.key, deed="rubric adopted", subject=_subject(year), facts=facts)
    return adopted


@transaction.atomic
def submit_figures(year_id: int, *, handed_in: HandedIn, actor: Actor, at: datetime) -> FigureSheet:
    """Take in the figures that a unit reports of itself.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, what `fitted`
    refuses, FiguresChangedMeanwhile, KeyUsedForOther and SaltTooShort.
    """
    year = _locked(year_id, Permission.FIGURES_SUBMIT, actor, at, unit=handed_in.unit)
    return _take_in(year, Kind.SELF_REPORTED, handed_in, actor, at)


@transaction.atomic
def verify_figures(year_id: int, *, handed_in: HandedIn, actor: Actor, at: datetime) -> FigureSheet:
    """Take in a unit's figures as the appraisal found them; refuses as `submit_figures` does."""
    year = _locked(year_id, Permission.FIGURES_VERIFY, actor, at, unit=handed_in.unit)
    return _take_in(year, Kind.VERIFIED, handed_in, actor, at)


def _locked(
    year_id: int, permission: Permission, actor: Actor, at: datetime, *, unit: str = ""
) -> BlockYear:
    """Lock the year, so that deeds on it come one after the other, and ask the table of grants."""
    year = as_block_year(lock_year(year_id), on=today_at(at))
    require(permission, actor, year.thing(at, unit=unit))
    return year


def _take_in(
    year: BlockYear, kind: Kind, handed_in: HandedIn, actor: Actor, at: datetime
) -> FigureSheet:
    member = year.member(handed_in.unit)
    if member is None:
        raise NotAMember(code=handed_in.unit)
    rubric = adopted_rubric_of(year).rubric
    check_period(rubric, handed_in.period)
    handed_in = replace(handed_in, values=fitted(rubric, handed_in.values))
    sent = _sent_before(year, kind, handed_in)
    if sent is not None:
        return sent
    found = sheet_version(year, handed_in.unit, kind, handed_in.period)
    if found != handed_in.based_on:
        raise FiguresChangedMeanwhile(unit=member.name, expected=handed_in.based_on, found=found)
    sheet = _store(year, kind, member, handed_in, Stamp(actor, at))
    record(
        at=at,
        actor=actor.key,
        deed="figures submitted" if kind is Kind.SELF_REPORTED else "figures verified",
        subject=f"{_subject(year)} unit {handed_in.unit}",
        facts={
            "figures": commitment(sheet.key.encode(), sheet.digest),
            "version": sheet.version,
            "period": sheet.period,
        },
    )
    return sheet


def _sent_before(year: BlockYear, kind: Kind, handed_in: HandedIn) -> FigureSheet | None:
    """Give the sheet that this very form made when it was sent before."""
    sent = FigureSheet.objects.filter(key=handed_in.key).select_related("unit").first()
    if sent is None:
        return None
    same = (sent.year_id, sent.kind, sent.unit.code, sent.period, sent.digest)
    if same != (year.id, kind, handed_in.unit, handed_in.period, digest_of(handed_in.values)):
        raise KeyUsedForOther(key=handed_in.key)
    return sent


@dataclass(frozen=True, slots=True)
class Stamp:
    """By whom and when."""

    actor: Actor
    at: datetime


def _store(
    year: BlockYear, kind: Kind, member: Member, handed_in: HandedIn, stamp: Stamp
) -> FigureSheet:
    sheet = FigureSheet.objects.create(
        year_id=year.id,
        unit_id=member.unit_id,
        kind=kind,
        period=handed_in.period,
        version=handed_in.based_on + 1,
        key=handed_in.key,
        digest=digest_of(handed_in.values),
        given_at=stamp.at,
        given_by=stamp.actor.key,
    )
    Figure.objects.bulk_create(
        Figure(sheet=sheet, name=name, value=to_json(value))
        for name, value in handed_in.values.items()
    )
    return sheet


def _refuse_others(rubric: Rubric, year: BlockYear) -> None:
    """Refuse a rubric that was written for another year or for other units."""
    if rubric.year != year.year:
        raise RubricOfOtherYear(written=rubric.year, year=year.year)
    for entry in rubric.units:
        if year.member(entry.code) is None:
            raise RubricNamesStranger(code=entry.code)


def _subject(year: BlockYear) -> str:
    return f"year {year.block} {year.year}"
