"""What the database itself forbids of proposals, objections and answers, whoever writes to it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.apps.appraisal.objections import an_answer, answer_it, raise_it
from tests.apps.appraisal.proposals import an_appraised_year
from tests.world import a_key
from thidua.apps.appraisal.models import MovedUnit, Objection, ObjectionAnswer, ProposedFigure

pytestmark = pytest.mark.django_db
FROZEN = {
    "appraisal_proposedfigure": "reason",
    "appraisal_objection": "argument",
    "appraisal_objectionanswer": "basis",
    "appraisal_movedunit": "points_after",
}


@pytest.fixture
def answer() -> ObjectionAnswer:
    year = an_appraised_year()
    return answer_it(year, an_answer(year, raise_it(year)))


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("deed", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
@pytest.mark.usefixtures("answer")
def test_what_was_proposed_contested_or_answered_is_never_changed(table: str, deed: str) -> None:
    with (
        pytest.raises(DatabaseError, match=f"rows of {table} are never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed.format(table=table, column=FROZEN[table]))


def test_an_objection_has_one_answer_and_a_unit_moves_once_by_it(answer: ObjectionAnswer) -> None:
    for row in (
        ObjectionAnswer(
            objection=answer.objection,
            accepted=False,
            key=a_key(),
            given_at=answer.given_at,
        ),
        MovedUnit(answer=answer, unit=answer.objection.unit),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize("accepted", [True, False])
def test_only_an_accepted_answer_has_figures(answer: ObjectionAnswer, *, accepted: bool) -> None:
    other = Objection.objects.create(
        year=answer.objection.year,
        unit=answer.objection.unit,
        row="1.2",
        late=False,
        key=a_key(),
        given_at=answer.given_at,
    )
    wrong = ObjectionAnswer(
        objection=other,
        accepted=accepted,
        sheet=None if accepted else answer.sheet,
        key=a_key(),
        given_at=answer.given_at,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save(force_insert=True)


def test_a_proposal_has_its_own_version(answer: ObjectionAnswer) -> None:
    held = ProposedFigure.objects.filter(unit=answer.objection.unit).first()
    assert held is not None
    for version, key in ((held.version, a_key()), (held.version + 9, held.key), (0, a_key())):
        held.pk, held.version, held.key = None, version, key
        with pytest.raises(DatabaseError), transaction.atomic():
            held.save(force_insert=True)
