"""Proposes values for a unit's figures, one criterion after the other or all without dispute at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from thidua.apps.appraisal.looks import beside_of, open_and_undisputed
from thidua.apps.appraisal.models import ProposedFigure
from thidua.apps.appraisal.queries import Draft, as_text, drafts_of
from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.fit import FigureNotDeclared, check_period, fitted
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.appraisal.values import Values, check_reason, differing
from thidua.core.ledger.entry import commitment
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Rubric


class ProposalChangedMeanwhile(Refusal):
    """Someone proposed other values after the form was read. Grounds: figures (titles)."""


class UndisputedChangedMeanwhile(Refusal):
    """The figures without dispute are no more those that were read. Grounds: expected, found."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Values for some figures of a unit; a name that `values` lacks is to be left out.

    `based_on` holds for each name the version that was read (0: none yet). `key` was made once, by
    chance, by the page that sends it: 32 characters or more; it salts what the ledger keeps.
    """

    unit: str
    names: tuple[str, ...]
    values: Mapping[str, FigureValue]
    key: str
    reason: str = ""
    based_on: Mapping[str, int] = field(default_factory=dict)
    period: str = ""


@transaction.atomic
def propose_values(year_id: int, *, proposed: Proposed, actor: Actor, at: datetime) -> None:
    """Note what the appraisal proposes for figures of a unit; a value it changes needs a reason.

    Refuses YearNotKnown, NotAMember, NoRubricAdopted, PeriodNotInRubric, what `fitted` refuses,
    ReasonMissing, WordsTooLong, ProposalChangedMeanwhile, KeyUsedForOther and SaltTooShort.
    """
    year = locked_year(year_id, Permission.FIGURES_VERIFY, actor, at, unit=proposed.unit)
    grounds, draft = draft_in(year, proposed.unit, proposed.period)
    rubric = grounds.in_force().rubric
    values = _fitted(rubric, proposed)
    if _sent_before(year, proposed, values):
        return
    _refuse_stale(rubric, draft, proposed)
    changed = differing(proposed.names, draft.reported, values)
    reason = check_reason(proposed.reason, titles_of(rubric, changed))
    _note(grounds, draft, Notes(values, proposed.names, reason, proposed.key), actor, at)


@transaction.atomic
def take_over(year_id: int, *, taken: Proposed, actor: Actor, at: datetime) -> None:
    """Take the reported figures of all criteria without dispute over as they are.

    `taken.names` are the figures that were listed when it was confirmed; values, reason and
    versions are not asked. Refuses as `propose_values` does, and UndisputedChangedMeanwhile.
    """
    year = locked_year(year_id, Permission.FIGURES_VERIFY, actor, at, unit=taken.unit)
    grounds, draft = draft_in(year, taken.unit, taken.period)
    values = {name: draft.reported[name] for name in taken.names if name in draft.reported}
    if not taken.names or _sent_before(year, taken, values):
        return
    found = open_and_undisputed(grounds, draft, beside_of(grounds, at))
    if set(found) != set(taken.names):
        raise UndisputedChangedMeanwhile(expected=len(taken.names), found=len(found))
    _note(grounds, draft, Notes(values, taken.names, "", taken.key), actor, at)


def draft_in(year: BlockYear, unit: str, period: str) -> tuple[Grounds, Draft]:
    """Give what a year rests on, and the draft of a unit for a period in it.

    Refuses NotAMember, NoRubricAdopted, PeriodNotInRubric.
    """
    if year.member(unit) is None:
        raise NotAMember(code=unit)
    grounds = grounds_of(year)
    check_period(grounds.in_force().rubric, period)
    draft = next(one for one in drafts_of(grounds, unit=unit) if one.period == period)
    return grounds, draft


def titles_of(rubric: Rubric, names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the titles of figures, in the order of the rubric."""
    return tuple(one.title for one in rubric.figures if one.name in names)


def _fitted(rubric: Rubric, proposed: Proposed) -> Values:
    declared = {one.name for one in rubric.figures}
    for name in proposed.names:
        if name not in declared:
            raise FigureNotDeclared(name=name)
    values = {name: proposed.values[name] for name in proposed.names if name in proposed.values}
    return fitted(rubric, values)


def _refuse_stale(rubric: Rubric, draft: Draft, proposed: Proposed) -> None:
    stale = tuple(
        name for name in proposed.names if draft.version_of(name) != proposed.based_on.get(name, 0)
    )
    if stale:
        raise ProposalChangedMeanwhile(figures=titles_of(rubric, stale))


def _sent_before(year: BlockYear, proposed: Proposed, values: Values) -> bool:
    """Say whether this very form came before. Refuses KeyUsedForOther."""
    sent = ProposedFigure.objects.filter(key=proposed.key).select_related("unit")
    found = {(one.year_id, one.unit.code, one.period, one.name, one.value) for one in sent}
    same = {
        (year.id, proposed.unit, proposed.period, name, as_text(values, name))
        for name in proposed.names
    }
    if found and found != same:
        raise KeyUsedForOther(key=proposed.key)
    return bool(found)


@dataclass(frozen=True, slots=True)
class Notes:
    """Values to be noted for some figures, with the one reason for those that differ."""

    values: Values
    names: tuple[str, ...]
    reason: str
    key: str


def _note(grounds: Grounds, draft: Draft, notes: Notes, actor: Actor, at: datetime) -> None:
    changed = store_values(grounds, draft, notes, actor, at)
    said = digest_of({**notes.values, "": notes.reason})
    record(
        at=at,
        actor=actor.key,
        deed="values proposed",
        subject=f"{subject_of(grounds.year)} unit {draft.unit}",
        facts={
            "values": commitment(notes.key.encode(), said),
            "figures": len(notes.names),
            "changed": len(changed),
            "period": draft.period,
        },
    )


def store_values(
    grounds: Grounds, draft: Draft, notes: Notes, actor: Actor, at: datetime
) -> tuple[str, ...]:
    """Store proposals and name those that differ from the report; a part of a deed that records."""
    members = grounds.year.members
    unit_id = next(member.unit_id for member in members if member.code == draft.unit)
    changed = differing(notes.names, draft.reported, notes.values)
    ProposedFigure.objects.bulk_create(
        ProposedFigure(
            year_id=grounds.year.id,
            unit_id=unit_id,
            period=draft.period,
            name=name,
            version=draft.version_of(name) + 1,
            value=as_text(notes.values, name),
            reported=as_text(draft.reported, name),
            reason=notes.reason if name in changed else "",
            key=notes.key,
            given_at=at,
            given_by=actor.key,
        )
        for name in notes.names
    )
    return changed
