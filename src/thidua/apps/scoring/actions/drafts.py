"""Saves figures as a unit types them; what one officer wrote, another never overwrites unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions.figures import HandedIn, Stamp, submit_figures
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.drafts import PeriodDraft, drafts_of, kept_text
from thidua.apps.scoring.fit import (
    FigureDoesNotFit,
    FigureIsDerived,
    FigureNotDeclared,
    check_period,
)
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.models import DraftFigure, FigureSheet
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor, Role
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_values import Problem, read_value
from thidua.core.rubric.table import FigureDeclaration, Rubric
from thidua.outside.canonical_json import canonical

WRITERS = (Role.UNIT_LEADER, Role.UNIT_OFFICER)


class FigureWrittenMeanwhile(Refusal):
    """A colleague wrote another value after this one was read. Grounds: title, at."""


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as typed, and the version that it was typed over (0: nobody had written it)."""

    text: str
    based_on: int


@dataclass(frozen=True, slots=True)
class TypedFigures:
    """Figures of a unit for one period, by name; `salt`, 32 characters or more, is made by chance."""

    unit: str
    figures: Mapping[str, TypedFigure]
    salt: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """The figures that changed, and why others were not taken: FigureDoesNotFit, FigureWrittenMeanwhile."""

    changed: tuple[str, ...]
    refused: Mapping[str, Refusal]


@transaction.atomic
def save_figures(year_id: int, *, typed: TypedFigures, actor: Actor, at: datetime) -> Saved:
    """Keep what a unit typed, each figure for itself; what it has already is not saved again.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, FigureNotDeclared,
    FigureIsDerived and SaltTooShort.
    """
    year = locked_year(year_id, Permission.FIGURES_WRITE, actor, at, unit=typed.unit)
    if year.member(typed.unit) is None:
        raise NotAMember(code=typed.unit)
    rubric = adopted_rubric_of(year).rubric
    check_period(rubric, typed.period)
    draft = drafts_of(year, typed.unit, rubric)[typed.period]
    changed, refused = _sorted(rubric, draft, typed)
    if changed:
        _store(year, draft, typed, changed=changed, stamp=Stamp(actor, at))
    return Saved(tuple(changed), refused)


class WrittenSinceRead(Refusal):
    """Figures were written after the page that confirms was opened. Grounds: unit."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a leader confirmed: the digest of the figures shown, and the sheet they follow (0: none).

    `key` is that of `HandedIn`.
    """

    unit: str
    digest: str
    based_on: int
    key: str
    period: str = ""


@transaction.atomic
def submit_draft(year_id: int, *, confirmed: Confirmed, actor: Actor, at: datetime) -> FigureSheet:
    """Hand in a unit's draft just as its leader saw it.

    Refuses WrittenSinceRead, NoRubricAdopted, PeriodNotInRubric, and what `submit_figures` refuses.
    """
    year = locked_year(year_id, Permission.FIGURES_SUBMIT, actor, at, unit=confirmed.unit)
    rubric = adopted_rubric_of(year).rubric
    check_period(rubric, confirmed.period)
    values = drafts_of(year, confirmed.unit, rubric)[confirmed.period].values
    if digest_of(values) != confirmed.digest:
        raise WrittenSinceRead(unit=confirmed.unit)
    handed_in = HandedIn(
        confirmed.unit, values, confirmed.based_on, confirmed.key, confirmed.period
    )
    return submit_figures(year_id, handed_in=handed_in, actor=actor, at=at)


def _sorted(
    rubric: Rubric, draft: PeriodDraft, typed: TypedFigures
) -> tuple[dict[str, str], dict[str, Refusal]]:
    """Part what is new and may be taken from what is refused."""
    changed: dict[str, str] = {}
    refused: dict[str, Refusal] = {}
    for name, one in typed.figures.items():
        declared = _declared(rubric, name)
        found = _read(one, declared)
        if isinstance(found, Refusal):
            refused[name] = found
        elif found == kept_text(draft.values.get(name)):
            continue
        elif one.based_on < draft.version_of(name):
            refused[name] = _written_meanwhile(declared, draft)
        else:
            changed[name] = found
    return changed, refused


def _declared(rubric: Rubric, name: str) -> FigureDeclaration:
    declared = next((one for one in rubric.figures if one.name == name), None)
    if declared is None:
        raise FigureNotDeclared(name=name)
    if declared.formula is not None:
        raise FigureIsDerived(name=name)
    return declared


def _read(typed: TypedFigure, declared: FigureDeclaration) -> str | Refusal:
    read = read_value(typed.text, declared)
    if not isinstance(read, Problem):
        return kept_text(read)
    return FigureDoesNotFit(
        name=declared.name,
        title=declared.title,
        kind=read.kind,
        given=read.given,
        expected=read.expected,
    )


def _written_meanwhile(declared: FigureDeclaration, draft: PeriodDraft) -> Refusal:
    return FigureWrittenMeanwhile(title=declared.title, at=draft.written[declared.name].at)


def _store(
    year: BlockYear,
    draft: PeriodDraft,
    typed: TypedFigures,
    *,
    changed: Mapping[str, str],
    stamp: Stamp,
) -> None:
    unit_id = next(one.unit_id for one in year.members if one.code == typed.unit)
    DraftFigure.objects.bulk_create(
        DraftFigure(
            year_id=year.id,
            unit_id=unit_id,
            period=typed.period,
            name=name,
            version=draft.version_of(name) + 1,
            value=value,
            key=typed.salt,
            written_at=stamp.at,
            written_by=stamp.actor.key,
            written_as=_role(stamp.actor, typed.unit),
        )
        for name, value in changed.items()
    )
    said = sha256(canonical(changed)).hexdigest()
    record(
        at=stamp.at,
        actor=stamp.actor.key,
        deed="figures written",
        subject=f"{subject_of(year)} unit {typed.unit}",
        facts={
            "figures": commitment(typed.salt.encode(), said),
            "count": len(changed),
            "period": typed.period,
        },
    )


def _role(actor: Actor, unit: str) -> Role:
    """Give the role in which the actor writes for a unit, the leader's first."""
    held = {one.role for one in actor.held if one.unit == unit}
    return next(role for role in WRITERS if role in held)
