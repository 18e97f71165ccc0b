"""Answers objections: turned down, or accepted with other figures, by which points and places move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from thidua.apps.appraisal.actions.proposing import Notes, draft_in, store_values
from thidua.apps.appraisal.contested import points_text, values_text
from thidua.apps.appraisal.models import MovedUnit, Objection, ObjectionAnswer
from thidua.apps.appraisal.queries import Draft, as_text, names_of, put
from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions import HandedIn, KeyUsedForOther, correct_figures
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.fit import fitted
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import Grounds, Kind, ranking_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.appraisal.asked import criterion_in
from thidua.core.appraisal.objections import NothingCorrected, ResultsAreOut, check_basis
from thidua.core.appraisal.values import NO_VALUES, Values, check_length, differing
from thidua.core.ledger.entry import commitment
from thidua.core.ranking.order import Ranking
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue


class ObjectionNotKnown(Refusal):
    """The year has no such objection. Grounds: number."""


class AnsweredAlready(Refusal):
    """Somebody answered the objection before. Grounds: row."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it is sent: `values` are the criterion's figures, where it is `accepted`.

    `based_on` is the version of the verified sheet that was read; `key` names the form.
    """

    objection: int
    accepted: bool
    basis: str
    words: str
    key: str
    values: Mapping[str, FigureValue] = field(default_factory=dict)
    based_on: int = 0


@transaction.atomic
def answer_objection(
    year_id: int, *, answered: Answered, actor: Actor, at: datetime
) -> ObjectionAnswer:
    """Answer an objection, citing a rule; an accepted one is a new version of what was verified.

    Refuses YearNotKnown, ObjectionNotKnown, AnsweredAlready, KeyUsedForOther, BasisMissing,
    WordsTooLong, ResultsAreOut, NothingCorrected, and what `correct_figures` refuses.
    """
    year = locked_year(year_id, Permission.OBJECTION_ANSWER, actor, at)
    objection = _objection(year, answered.objection)
    grounds, draft = draft_in(year, objection.unit.code, objection.period)
    case = _Case(grounds, draft, objection, _names(grounds, objection), actor, at)
    answered = _checked(case, answered)
    given = answered.values if answered.accepted else NO_VALUES
    digest = digest_of({**given, "": f"{answered.basis}\n{answered.words}"})
    sent = ObjectionAnswer.objects.filter(objection=objection).first()
    if sent is not None:
        return _same(sent, answered, digest)
    before = ranking_of(year, Kind.VERIFIED)
    sheet = _corrected(case, answered) if answered.accepted else None
    answer = _store(case, answered, sheet, digest)
    if sheet is not None:
        _store_moved(year, answer, before, ranking_of(year, Kind.VERIFIED))
    record(
        at=at,
        actor=actor.key,
        deed="objection answered",
        subject=f"{subject_of(year)} unit {objection.unit.code}",
        facts={
            "answer": commitment(answered.key.encode(), digest),
            "number": objection.pk,
            "row": objection.row,
            "accepted": answered.accepted,
            "version": draft.based_on if sheet is None else sheet.version,
        },
    )
    return answer


@dataclass(frozen=True, slots=True)
class _Case:
    """An objection with all that its answer rests on."""

    grounds: Grounds
    draft: Draft
    objection: Objection
    names: tuple[str, ...]
    actor: Actor
    at: datetime

    @property
    def held(self) -> Values:
        return NO_VALUES if self.draft.verified is None else self.draft.verified


def _objection(year: BlockYear, number: int) -> Objection:
    found = Objection.objects.filter(year_id=year.id, pk=number).select_related("unit").first()
    if found is None:
        raise ObjectionNotKnown(number=number)
    return found


def _names(grounds: Grounds, objection: Objection) -> tuple[str, ...]:
    rubric = grounds.in_force().rubric
    return names_of(criterion_in(rubric, objection.row), rubric)


def _checked(case: _Case, answered: Answered) -> Answered:
    """Give an answer with its texts trimmed and its figures as the rubric reads them."""
    basis = check_basis(answered.basis, case.objection.row)
    words = check_length(answered.words)
    given = answered.values if answered.accepted else case.held
    rubric = case.grounds.in_force().rubric
    values = fitted(rubric, {name: given[name] for name in case.names if name in given})
    return replace(answered, basis=basis, words=words, values=values)


def _same(sent: ObjectionAnswer, answered: Answered, digest: str) -> ObjectionAnswer:
    """Give what this very form made when it was sent before. Refuses AnsweredAlready."""
    if sent.key != answered.key:
        raise AnsweredAlready(row=sent.objection.row)
    if (sent.accepted, sent.digest) != (answered.accepted, digest):
        raise KeyUsedForOther(key=answered.key)
    return sent


def _corrected(case: _Case, answered: Answered) -> FigureSheet:
    """Put the figures into the verified sheet, and into the draft so that it follows."""
    year, objection = case.grounds.year, case.objection
    if year.published_at is not None:
        raise ResultsAreOut(published=localtime(year.published_at))
    if not differing(case.names, case.held, answered.values):
        raise NothingCorrected(row=objection.row)
    whole: dict[str, FigureValue] = dict(case.held)
    for name in case.names:
        put(whole, name, as_text(answered.values, name))
    handed_in = HandedIn(
        objection.unit.code, whole, answered.based_on, answered.key, objection.period
    )
    notes = Notes(answered.values, case.names, answered.basis, answered.key)
    store_values(case.grounds, case.draft, notes, case.actor, case.at)
    return correct_figures(year.id, handed_in=handed_in, actor=case.actor, at=case.at)


def _store(
    case: _Case, answered: Answered, sheet: FigureSheet | None, digest: str
) -> ObjectionAnswer:
    return ObjectionAnswer.objects.create(
        objection=case.objection,
        accepted=answered.accepted,
        basis=answered.basis,
        words=answered.words,
        values=values_text(answered.values, case.names),
        sheet=sheet,
        key=answered.key,
        digest=digest,
        given_at=case.at,
        given_by=case.actor.key,
    )


def _store_moved(year: BlockYear, answer: ObjectionAnswer, before: Ranking, after: Ranking) -> None:
    for member in year.members:
        was, now = before.of(member.code), after.of(member.code)
        if (was.total, was.place) != (now.total, now.place):
            MovedUnit.objects.create(
                answer=answer,
                unit_id=member.unit_id,
                points_before=points_text(was.total),
                points_after=points_text(now.total),
                place_before=was.place,
                place_after=now.place,
            )
