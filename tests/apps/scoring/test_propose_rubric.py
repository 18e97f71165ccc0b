"""Proposing a rubric: by the secretary, while drafts are discussed, on the draft that was read."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import RUBRIC, a_year, an_actor, during, not_in_utc
from thidua.apps.scoring.actions import DraftChangedMeanwhile, ProposedText, propose_rubric
from thidua.apps.scoring.models import RubricDraft
from thidua.apps.scoring.source import source_hash
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Held, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import StageKind
from thidua.outside.text_encoding import ControlCharacter

pytestmark = pytest.mark.django_db
DRAFTING = during(StageKind.DRAFT)
TEXT = ProposedText(RUBRIC, based_on=0)
CHANGED = RUBRIC.replace("Nhiệm vụ", "Nhiệm vụ được giao")


@pytest.fixture
def year() -> EmulationYear:
    return a_year()


def the_secretary(year: EmulationYear) -> Actor:
    return an_actor(Role.SECRETARY, block=year.block.code)


def propose(year: EmulationYear, text: ProposedText = TEXT) -> RubricDraft:
    return propose_rubric(year.pk, proposed=text, actor=the_secretary(year), at=DRAFTING)


def test_a_text_becomes_the_draft(year: EmulationYear) -> None:
    propose(year)

    draft = RubricDraft.objects.get(year=year)
    assert (draft.source, draft.source_hash) == (RUBRIC, source_hash(RUBRIC))
    assert (draft.version, draft.saved_at) == (1, DRAFTING)
    assert last_line() == ("account 901", "rubric proposed", f"year {year.block.code} 2024")
    assert last_facts() == {"sha256": source_hash(RUBRIC), "version": 1}


def test_a_draft_may_still_have_errors(year: EmulationYear) -> None:
    draft = propose(year, ProposedText("chưa phải là bảng tiêu chí: [", based_on=0))

    assert draft.version == 1


def test_the_next_text_takes_the_place_of_the_draft(year: EmulationYear) -> None:
    propose(year)

    propose(year, ProposedText(CHANGED, based_on=1))

    draft = RubricDraft.objects.get()
    assert (draft.source, draft.source_hash, draft.version) == (CHANGED, source_hash(CHANGED), 2)
    assert last_facts() == {"sha256": source_hash(CHANGED), "version": 2}


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(RUBRIC, id="sent twice"),
        pytest.param("\ufeff" + RUBRIC.replace("\n", "\r\n"), id="saved on Windows"),
        pytest.param(normalize("NFD", RUBRIC), id="typed on a Mac"),
    ],
)
def test_the_same_text_again_is_no_deed(year: EmulationYear, same: str) -> None:
    first = propose(year)

    again = propose(year, ProposedText(same, based_on=0))

    assert (again.pk, again.version) == (first.pk, 1)
    assert deeds().count("rubric proposed") == 1


@pytest.mark.parametrize(("based_on", "found"), [(0, 1), (2, 1)])
def test_a_text_written_on_another_draft_is_refused(
    year: EmulationYear, based_on: int, found: int
) -> None:
    propose(year)

    with pytest.raises(DraftChangedMeanwhile) as refused:
        propose(year, ProposedText(CHANGED, based_on=based_on))

    assert refused.value.grounds == {"expected": based_on, "found": found}
    assert RubricDraft.objects.get().source == RUBRIC


def test_a_first_text_rests_on_no_draft(year: EmulationYear) -> None:
    with pytest.raises(DraftChangedMeanwhile) as refused:
        propose(year, ProposedText(RUBRIC, based_on=1))

    assert refused.value.grounds == {"expected": 1, "found": 0}


def test_years_have_drafts_of_their_own(year: EmulationYear) -> None:
    other = a_year(units=("SCT",))
    propose(year)

    propose(other, ProposedText(CHANGED, based_on=0))

    assert {one.source for one in RubricDraft.objects.all()} == {RUBRIC, CHANGED}


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown) as refused:
        propose_rubric(0, proposed=TEXT, actor=PUBLIC, at=DRAFTING)

    assert refused.value.grounds == {"year": 0}


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="CA"), RoleNotHeld, id="a unit's leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="CA"), RoleNotHeld, id="a unit's officer"),
        pytest.param(Held(Role.BLOCK_HEAD, block="own"), RoleNotHeld, id="the head"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.SECRETARY, block="kinh-te"), OfOtherBlock, id="another block's"),
    ],
)
def test_nobody_else_proposes(year: EmulationYear, held: Held, refusal: type[NotGranted]) -> None:
    propose(year)
    block = year.block.code if held.block == "own" else held.block
    actor = an_actor(held.role, block=block, unit=held.unit, province=held.province)

    with pytest.raises(refusal):
        propose_rubric(
            year.pk, proposed=ProposedText(CHANGED, based_on=1), actor=actor, at=DRAFTING
        )

    assert RubricDraft.objects.get().source == RUBRIC
    assert deeds().count("rubric proposed") == 1


@pytest.mark.parametrize("stage", [one for one in StageKind if one not in {"draft", "signing"}])
def test_once_the_agreement_is_signed_nothing_is_proposed(
    year: EmulationYear, stage: StageKind
) -> None:
    with pytest.raises(NotInThisStage) as refused:
        propose_rubric(year.pk, proposed=TEXT, actor=the_secretary(year), at=during(stage))

    assert refused.value.grounds["stage"] is stage
    assert not RubricDraft.objects.exists()


def test_a_proposal_that_fails_at_its_end_leaves_the_draft_as_it_was(year: EmulationYear) -> None:
    propose(year)

    with pytest.raises(TimeWithoutZone):
        propose_rubric(
            year.pk,
            proposed=ProposedText(CHANGED, based_on=1),
            actor=the_secretary(year),
            at=not_in_utc(DRAFTING),
        )

    draft = RubricDraft.objects.get()
    assert (draft.source, draft.version) == (RUBRIC, 1)


def test_what_no_database_would_keep_is_refused_with_its_place(year: EmulationYear) -> None:
    with pytest.raises(ControlCharacter) as refused:
        propose(year, ProposedText("ma: bang\nten: Bảng\x00\n", based_on=0))

    assert refused.value.grounds == {"name": "bang-tieu-chi.yaml", "line": 2, "column": 10}
    assert not RubricDraft.objects.exists()
