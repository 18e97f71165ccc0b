"""Answering an objection: on a rule; points and places follow one that is accepted."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.apps.appraisal.objections import (
    BASIS,
    WANTED,
    an_answer,
    an_objection,
    answer_it,
    raise_it,
    the_objection,
)
from tests.apps.appraisal.proposals import (
    OBJECTION,
    YEAR_END,
    an_appraised_year,
    the_draft,
    the_secretary,
)
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    a_key,
    a_verified_sheet,
    an_actor,
    during,
    handed_in,
    not_in_utc,
    publish,
    seen,
)
from thidua.apps.appraisal.actions import Answered, AnsweredAlready, ObjectionNotKnown
from thidua.apps.appraisal.contested import Moved
from thidua.apps.appraisal.models import MovedUnit, Objection, ObjectionAnswer, ProposedFigure
from thidua.apps.scoring.actions import FiguresChangedMeanwhile, KeyUsedForOther
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.queries import Kind, ranking_of, sheet_version
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Held, Role
from thidua.core.appraisal.objections import BasisMissing, NothingCorrected, ResultsAreOut
from thidua.core.appraisal.values import LONGEST, WordsTooLong
from thidua.core.ledger.entry import TimeWithoutZone, commitment
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> EmulationYear:
    return an_appraised_year()


def total(year: EmulationYear, unit: str = "SNV") -> Fraction | None:
    return ranking_of(seen(year), Kind.VERIFIED).of(unit).total


def test_an_accepted_objection_moves_points_and_places(year: EmulationYear) -> None:
    objection = raise_it(year)
    before = total(year)

    answer_it(year, an_answer(year, objection, words="  Đã đối chiếu "))

    answer = the_objection(year).answer
    assert answer is not None
    assert (answer.accepted, answer.basis, answer.words) == (True, BASIS, "Đã đối chiếu")
    assert answer.values == WANTED
    assert (before, total(year)) == (Fraction("29.6"), Fraction(30))
    assert answer.moved[0].unit == "CA"
    assert answer.moved == (
        Moved("CA", Fraction("29.6"), Fraction("29.6"), 1, 2),
        Moved("SNV", Fraction("29.6"), Fraction(30), 1, 1),
    )
    assert sheet_version(seen(year), "SNV", Kind.VERIFIED) == 2


def test_the_ledger_has_the_answer_and_the_figures_it_led_to(year: EmulationYear) -> None:
    objection, key = raise_it(year), a_key()

    answer_it(year, an_answer(year, objection, key=key))

    assert deeds()[-2:] == ["figures verified", "objection answered"]
    assert last_line() == ("account 903", "objection answered", "year khoi-mot 2024 unit SNV")
    assert last_facts() == {
        "answer": commitment(key.encode(), digest_of({**WANTED, "": f"{BASIS}\n"})),
        "number": objection.pk,
        "row": "1.1",
        "accepted": True,
        "version": 2,
    }


def test_the_draft_follows_an_accepted_objection(year: EmulationYear) -> None:
    answer_it(year, an_answer(year, raise_it(year)))

    draft = the_draft(year)
    assert draft.values["lam_duoc"] == 50
    assert draft.reason_of("lam_duoc") == BASIS
    assert draft.based_on == 2


def test_it_may_be_accepted_with_other_figures_than_wanted(year: EmulationYear) -> None:
    answer_it(year, an_answer(year, raise_it(year), values={**WANTED, "lam_duoc": 49}))

    assert total(year) == Fraction("29.8")


def test_a_figure_may_be_left_out_by_an_answer(year: EmulationYear) -> None:
    a_verified_sheet(year, handed_in("SNV", values={"tra_lai": 2}, based_on=1))
    objection = raise_it(year, an_objection(row="1.2", wanted={}))

    answer_it(year, an_answer(year, objection, values={}))

    answer = the_objection(year).answer
    assert answer is not None
    assert answer.values == {}


def test_one_turned_down_moves_nothing(year: EmulationYear) -> None:
    objection = raise_it(year)

    answer_it(year, an_answer(year, objection, accepted=False, words="Chưa có căn cứ"))

    answer = the_objection(year).answer
    assert answer is not None
    assert (answer.accepted, answer.moved) == (False, ())
    assert answer.values == {"lam_duoc": 48, "duoc_giao": 50}
    assert total(year) == Fraction("29.6")
    assert sheet_version(seen(year), "SNV", Kind.VERIFIED) == 1
    assert last_facts()["version"] == 1


@pytest.mark.parametrize("accepted", [True, False])
def test_every_answer_cites_a_rule(year: EmulationYear, *, accepted: bool) -> None:
    objection = raise_it(year)

    with pytest.raises(BasisMissing) as refused:
        answer_it(year, an_answer(year, objection, accepted=accepted, basis="  "))
    with pytest.raises(WordsTooLong):
        answer_it(year, an_answer(year, objection, accepted=accepted, words="a" * (LONGEST + 1)))

    assert refused.value.grounds == {"row": "1.1"}
    assert not ObjectionAnswer.objects.exists()


def test_accepting_changes_a_figure(year: EmulationYear) -> None:
    objection = raise_it(year)

    with pytest.raises(NothingCorrected):
        answer_it(year, an_answer(year, objection, values={"lam_duoc": 48, "duoc_giao": 50}))


def test_an_answer_written_on_an_older_sheet_is_refused_whole(year: EmulationYear) -> None:
    form = an_answer(year, raise_it(year))
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 1}, based_on=1))
    notes = ProposedFigure.objects.count()

    with pytest.raises(FiguresChangedMeanwhile):
        answer_it(year, form)

    assert not ObjectionAnswer.objects.exists()
    assert ProposedFigure.objects.count() == notes


@pytest.mark.parametrize("accepted", [True, False])
def test_an_answer_sent_twice_is_given_once(year: EmulationYear, *, accepted: bool) -> None:
    form = an_answer(year, raise_it(year), accepted=accepted)

    assert answer_it(year, form) == answer_it(year, form)
    assert deeds().count("objection answered") == 1


def test_there_is_one_answer(year: EmulationYear) -> None:
    objection = raise_it(year)
    answer_it(year, an_answer(year, objection, accepted=False))

    with pytest.raises(AnsweredAlready):
        answer_it(year, an_answer(year, objection))

    assert total(year) == Fraction("29.6")


def test_the_key_of_an_answer_serves_that_answer_alone(year: EmulationYear) -> None:
    objection = raise_it(year)
    answer_it(year, an_answer(year, objection, accepted=False, key="k" * 32))

    with pytest.raises(KeyUsedForOther):
        answer_it(year, an_answer(year, objection, key="k" * 32))


def test_a_late_objection_is_answered_at_the_years_end(year: EmulationYear) -> None:
    objection = raise_it(year, at=YEAR_END)

    answer_it(year, an_answer(year, objection), by=the_secretary(year), at=YEAR_END)

    assert total(year) == 30


def test_after_publication_no_answer_changes_figures(year: EmulationYear) -> None:
    objection = raise_it(year)
    publish(year)

    with pytest.raises(ResultsAreOut):
        answer_it(year, an_answer(year, objection), at=YEAR_END)
    answer_it(year, an_answer(year, objection, accepted=False), at=YEAR_END)

    assert total(year) == Fraction("29.6")


def test_an_objection_must_be_one_of_the_year(year: EmulationYear) -> None:
    with pytest.raises(ObjectionNotKnown):
        answer_it(year, Answered(0, accepted=False, basis=BASIS, words="", key=a_key()))


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="SNV"), RoleNotHeld, id="the unit's own leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="SNV"), RoleNotHeld, id="its own officer"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.SECRETARY, block="kinh-te"), OfOtherBlock, id="another block's"),
    ],
)
def test_nobody_but_head_and_secretary_answers(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    objection = raise_it(year)
    actor = an_actor(held.role, block=held.block, unit=held.unit, province=held.province)

    with pytest.raises(refusal):
        answer_it(year, an_answer(year, objection), by=actor)

    assert not ObjectionAnswer.objects.exists()


@pytest.mark.parametrize("stage", [StageKind.APPRAISAL, StageKind.HAND_OVER])
def test_outside_the_stages_nothing_is_answered(year: EmulationYear, stage: StageKind) -> None:
    objection = raise_it(year)

    with pytest.raises(NotInThisStage):
        answer_it(year, an_answer(year, objection), at=during(stage))


def test_an_answer_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    objection = raise_it(year)

    with pytest.raises(TimeWithoutZone):
        answer_it(year, an_answer(year, objection), at=not_in_utc(OBJECTION))

    assert not ObjectionAnswer.objects.exists()
    assert not MovedUnit.objects.exists()
    assert sheet_version(seen(year), "SNV", Kind.VERIFIED) == 1
    assert Objection.objects.count() == 1
