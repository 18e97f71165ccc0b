"""Correcting what was sealed: a new seal that names what changed and why; readers see the seals."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from tests.apps.at_once import at_once
from tests.apps.ledger_lines import deeds, last_facts
from tests.world import (
    ADMINISTRATOR,
    a_reported_sheet,
    a_unit,
    a_verified_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    at,
    during,
    handed_in,
    not_in_utc,
    publish,
    seen,
)
from thidua.apps.ledger.queries import audit_book, latest_checkpoint
from thidua.apps.scoring.actions import (
    CorrectionReasonTooLong,
    CorrectionUnexplained,
    NothingSealed,
    NothingToCorrect,
    ResultsChangedMeanwhile,
    correct_results,
    verify_figures,
)
from thidua.apps.scoring.queries import ResultsBasis, basis_of_results
from thidua.apps.scoring.seals import Seal, latest_seal, open_grounds_of, outcome_on, seals_of
from thidua.apps.units.actions import NewMember, admit_member
from thidua.apps.units.models import Membership
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage, NotPublishedYet
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.ledger.tree import Checkpoint
from thidua.core.ranking.what_if import Move, RowChange
from thidua.core.rubric.figures import FigureValue
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
YEAR_END = during(StageKind.YEAR_END)
HAND_OVER = during(StageKind.HAND_OVER)
WHY = "Trả lời kiến nghị của SNV"


@pytest.fixture
def year() -> EmulationYear:
    """Give a published year: CA with 46 of 50, SNV with one of three."""
    year = a_year()
    an_adopted_rubric(year)
    a_verified_sheet(year, handed_in("CA"))
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 1, "duoc_giao": 3}))
    publish(year)
    return year


def the_head(year: EmulationYear) -> Actor:
    return an_actor(Role.BLOCK_HEAD, block=year.block.code)


def is_verified_again(
    year: EmulationYear,
    unit: str = "SNV",
    *,
    based_on: int = 1,
    values: Mapping[str, FigureValue] | None = None,
) -> None:
    values = {"lam_duoc": 3, "duoc_giao": 3} if values is None else values
    a_verified_sheet(year, handed_in(unit, values=values, based_on=based_on))


def correct(year: EmulationYear, *, reason: str = WHY, read: ResultsBasis | None = None) -> None:
    read = read or basis_of_results(seen(year))
    correct_results(year.pk, read=read, reason=reason, actor=the_head(year), at=HAND_OVER)


def the_seal(year: EmulationYear) -> Seal:
    found = latest_seal(seen(year))
    assert found is not None
    return found


def open_places(year: EmulationYear) -> list[tuple[str, int | None, str]]:
    """Give units with places and totals as readers are shown them."""
    ranking = outcome_on(open_grounds_of(seen(year))).ranking
    return [(one.unit, one.place, str(one.total)) for one in ranking.places]


def test_publishing_seals_the_results_with_their_proof(year: EmulationYear) -> None:
    seal = the_seal(year)

    assert (seal.number, seal.sealed_at, seal.reason, seal.changes) == (1, YEAR_END, "", ())
    assert sha256(seal.results.encode()).hexdigest() == seal.digest
    assert last_facts()["results"] == seal.digest
    assert latest_checkpoint() == Checkpoint(seal.index + 1, bytes.fromhex(seal.root))
    assert seal.basis == basis_of_results(seen(year))


def test_figures_verified_after_the_seal_are_not_shown(year: EmulationYear) -> None:
    sealed = open_places(year)

    is_verified_again(year)

    assert open_places(year) == sealed == [("CA", 1, "46/5"), ("SNV", 2, "333/100")]


def test_figures_reported_after_the_seal_are_not_shown(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in("CA"))

    assert open_grounds_of(seen(year)).reported.sheets == ()


def test_a_unit_that_joins_after_publication_is_not_in_its_results(year: EmulationYear) -> None:
    a_unit("SCT")
    joins = NewMember("SCT", Membership.Role.MEMBER, 3, at(11).date())
    admit_member(year.block_id, member=joins, actor=ADMINISTRATOR, at=at(11))

    assert [member.code for member in seen(year).members] == ["CA", "SNV"]


def test_a_correction_names_exactly_what_changed_and_why(year: EmulationYear) -> None:
    is_verified_again(year)

    correct(year)

    first = seals_of(seen(year))[-1]
    seal = the_seal(year)
    ten, nine = Fraction(10), Fraction("9.2")
    assert (seal.number, seal.reason, seal.sealed_at) == (2, WHY, HAND_OVER)
    assert seal.changes == (
        Move("SNV", 2, 1, Fraction("3.33"), ten, (RowChange("", "1", Fraction("3.33"), ten),)),
        Move("CA", 1, 2, nine, nine, ()),
    )
    assert open_places(year) == [("SNV", 1, "10"), ("CA", 2, "46/5")]
    facts = last_facts()
    assert (facts["number"], facts["instead_of"]) == (2, first.digest)
    assert facts["results"] == seal.digest != first.digest
    assert facts["reason"] == sha256(WHY.encode()).hexdigest()
    assert audit_book([Checkpoint(first.index + 1, bytes.fromhex(first.root))]).broken is None


def test_a_unit_without_points_before_or_after_is_named_too(year: EmulationYear) -> None:
    is_verified_again(year, values={"lam_duoc": None, "duoc_giao": 3})

    correct(year)

    (move,) = the_seal(year).changes
    assert (move.unit, move.total_after) == ("SNV", Fraction(0))


def test_other_reports_alone_are_a_correction_without_moves(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in("CA"))

    correct(year)

    assert the_seal(year).changes == ()
    assert len(open_grounds_of(seen(year)).reported.sheets) == 1


def test_what_did_not_change_is_not_corrected(year: EmulationYear) -> None:
    with pytest.raises(NothingToCorrect) as refused:
        correct(year)

    assert refused.value.grounds == {"number": 1}
    assert deeds().count("results corrected") == 0


def test_a_correction_sent_twice_is_made_once(year: EmulationYear) -> None:
    is_verified_again(year)
    correct(year)

    with pytest.raises(NothingToCorrect):
        correct(year)

    assert len(seals_of(seen(year))) == 2


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_correction_has_a_reason(year: EmulationYear, reason: str) -> None:
    is_verified_again(year)

    with pytest.raises(CorrectionUnexplained):
        correct(year, reason=reason)


def test_a_reason_has_an_end(year: EmulationYear) -> None:
    is_verified_again(year)
    with pytest.raises(CorrectionReasonTooLong) as refused:
        correct(year, reason="a" * 2_001)
    assert refused.value.grounds == {"length": 2_001, "limit": 2_000}

    correct(year, reason="a" * 2_000)

    assert the_seal(year).number == 2


def test_figures_verified_after_the_page_was_read_are_noticed(year: EmulationYear) -> None:
    is_verified_again(year)
    read = basis_of_results(seen(year))
    is_verified_again(year, "CA", values={"lam_duoc": 50, "duoc_giao": 50})

    with pytest.raises(ResultsChangedMeanwhile):
        correct(year, read=read)

    assert the_seal(year).number == 1


def test_before_publication_there_is_nothing_to_correct() -> None:
    year = a_year()

    with pytest.raises(NotPublishedYet):
        correct(year, read=ResultsBasis("", "", ""))
    assert latest_seal(seen(year)) is None


def test_results_published_without_a_seal_are_not_corrected() -> None:
    year = a_year()
    EmulationYear.objects.filter(pk=year.pk).update(published_at=YEAR_END)

    with pytest.raises(NothingSealed) as refused:
        correct(year, read=ResultsBasis("", "", ""))

    assert refused.value.grounds == {"year": 2024}


def test_nobody_else_corrects(year: EmulationYear) -> None:
    is_verified_again(year)
    read = basis_of_results(seen(year))
    others = [
        PUBLIC,
        an_actor(Role.SECRETARY, block=year.block.code),
        an_actor(Role.BLOCK_HEAD, block="kinh-te"),
        an_actor(Role.UNIT_LEADER, unit="CA"),
        an_actor(Role.UNIT_OFFICER, unit="SNV"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"),
    ]

    for actor in others:
        with pytest.raises(NotGranted):
            correct_results(year.pk, read=read, reason=WHY, actor=actor, at=HAND_OVER)

    assert the_seal(year).number == 1


def test_nothing_is_corrected_between_stages(year: EmulationYear) -> None:
    is_verified_again(year)
    read, late = basis_of_results(seen(year)), at(11, 25)

    with pytest.raises(NotInThisStage):
        correct_results(year.pk, read=read, reason=WHY, actor=the_head(year), at=late)


def test_the_secretary_may_verify_again_once_results_are_out(year: EmulationYear) -> None:
    secretary = an_actor(Role.SECRETARY, block=year.block.code)

    sheet = verify_figures(
        year.pk, handed_in=handed_in("CA", based_on=1), actor=secretary, at=YEAR_END
    )

    assert sheet.version == 2


def test_a_correction_that_fails_at_its_end_leaves_the_seal_as_it_was(year: EmulationYear) -> None:
    is_verified_again(year)
    read = basis_of_results(seen(year))

    with pytest.raises(TimeWithoutZone):
        correct_results(
            year.pk, read=read, reason=WHY, actor=the_head(year), at=not_in_utc(HAND_OVER)
        )

    assert the_seal(year).number == 1


@pytest.mark.parametrize("table", ["scoring_sealedresults", "scoring_sealedsheet"])
@pytest.mark.usefixtures("year")
def test_the_database_itself_keeps_seals_as_they_are(table: str) -> None:
    for change in (f"UPDATE {table} SET id = id + 100", f"DELETE FROM {table}"):  # noqa: S608 - our own names
        with (
            pytest.raises(DatabaseError, match="never changed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


@pytest.mark.usefixtures("_open_to_many")
@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_are_one(year: EmulationYear) -> None:
    is_verified_again(year)

    results = at_once(lambda: correct(year), lambda: correct(year))

    assert sorted(type(one).__name__ for one in results) == ["NoneType", "NothingToCorrect"]
    assert [seal.number for seal in seals_of(seen(year))] == [2, 1]
