"""Adopting a rubric: the very text that was put to the vote, once, and never changed again."""

from __future__ import annotations

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    RUBRIC,
    a_year,
    an_actor,
    an_adopted_rubric,
    during,
    not_in_utc,
    seen,
)
from thidua.apps.scoring.actions import (
    NothingProposed,
    OtherTextProposed,
    ProposedText,
    RubricNamesStranger,
    RubricOfOtherYear,
    adopt_rubric,
    propose_rubric,
)
from thidua.apps.scoring.models import RubricDraft, RubricVersion
from thidua.apps.scoring.queries import NoRubricAdopted, adopted_rubric_of, rubric_of
from thidua.apps.scoring.source import RubricHasErrors, source_hash
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Held, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import StageKind
from thidua.outside.yaml_text import AliasInYaml

pytestmark = pytest.mark.django_db
SIGNING = during(StageKind.SIGNING)
CHANGED = RUBRIC.replace("Nhiệm vụ", "Nhiệm vụ được giao")


@pytest.fixture
def year() -> EmulationYear:
    return a_year()


def the_head(year: EmulationYear) -> Actor:
    return an_actor(Role.BLOCK_HEAD, block=year.block.code)


def proposed(year: EmulationYear, source: str = RUBRIC, *, based_on: int = 0) -> str:
    """Put a text up for discussion and give its hash."""
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    text = ProposedText(source, based_on)
    return propose_rubric(year.pk, proposed=text, actor=secretary, at=SIGNING).source_hash


def adopt(year: EmulationYear, expected_hash: str) -> RubricVersion:
    return adopt_rubric(year.pk, expected_hash=expected_hash, actor=the_head(year), at=SIGNING)


def test_the_draft_that_was_voted_on_is_in_force(year: EmulationYear) -> None:
    adopt(year, proposed(year))

    adopted = adopted_rubric_of(seen(year))
    assert (adopted.number, adopted.source, adopted.adopted_at) == (1, RUBRIC, SIGNING)
    assert (adopted.source_hash, adopted.rubric.id) == (source_hash(RUBRIC), "bang-thu")
    assert RubricVersion.objects.get().adopted_by == "account 901"
    assert last_line() == ("account 901", "rubric adopted", f"year {year.block.code} 2024")
    assert last_facts() == {"sha256": source_hash(RUBRIC), "number": 1}


def test_before_any_was_adopted_none_is_in_force(year: EmulationYear) -> None:
    proposed(year)

    assert rubric_of(seen(year)) is None
    with pytest.raises(NoRubricAdopted) as refused:
        adopted_rubric_of(seen(year))

    assert refused.value.grounds == {"year": 2024}


def test_a_text_is_adopted_once(year: EmulationYear) -> None:
    first = adopt(year, proposed(year))

    assert adopt(year, source_hash(RUBRIC)) == first
    assert deeds().count("rubric adopted") == 1


def test_a_text_adopted_later_takes_over_and_the_first_one_stays(year: EmulationYear) -> None:
    adopt(year, proposed(year))

    adopt(year, proposed(year, CHANGED, based_on=1))

    assert adopted_rubric_of(seen(year)).number == 2
    assert adopted_rubric_of(seen(year)).source == CHANGED
    assert [one.source for one in RubricVersion.objects.order_by("number")] == [RUBRIC, CHANGED]


def test_the_first_text_may_be_adopted_again_after_another(year: EmulationYear) -> None:
    adopt(year, proposed(year))
    adopt(year, proposed(year, CHANGED, based_on=1))

    adopt(year, proposed(year, RUBRIC, based_on=2))

    assert adopted_rubric_of(seen(year)).number == 3


def test_nothing_is_adopted_before_it_is_proposed(year: EmulationYear) -> None:
    with pytest.raises(NothingProposed) as refused:
        adopt(year, source_hash(RUBRIC))

    assert refused.value.grounds == {"year": 2024}


def test_a_draft_changed_after_the_vote_is_not_adopted(year: EmulationYear) -> None:
    voted = proposed(year)
    proposed(year, CHANGED, based_on=1)

    with pytest.raises(OtherTextProposed) as refused:
        adopt(year, voted)

    assert refused.value.grounds == {"expected": voted, "found": source_hash(CHANGED)}
    assert not RubricVersion.objects.exists()


def test_a_text_with_errors_is_not_adopted(year: EmulationYear) -> None:
    wrong = proposed(year, RUBRIC.replace("thang_diem: 10", "thang_diem: 12"))

    with pytest.raises(RubricHasErrors) as refused:
        adopt(year, wrong)

    assert refused.value.grounds["count"] == 1
    assert not RubricVersion.objects.exists()


def test_a_text_that_is_no_plain_yaml_is_not_adopted(year: EmulationYear) -> None:
    wrong = proposed(year, "ten: &bom [a]\nmuc: *bom\n")

    with pytest.raises(AliasInYaml):
        adopt(year, wrong)

    assert not RubricVersion.objects.exists()


def test_a_rubric_names_only_members_of_the_block(year: EmulationYear) -> None:
    members = "don_vi:\n- {ma: CA, ten: Công an tỉnh}\n"
    wrong = proposed(year, f"{RUBRIC}{members}- {{ma: SCT, ten: Sở Công Thương}}\n")

    with pytest.raises(RubricNamesStranger) as refused:
        adopt(year, wrong)

    assert refused.value.grounds == {"code": "SCT"}
    assert adopt(year, proposed(year, RUBRIC + members, based_on=1)).number == 1


def test_last_years_text_is_not_adopted_unchanged(year: EmulationYear) -> None:
    last_years = proposed(year, RUBRIC.replace("nam: 2024", "nam: 2023"))

    with pytest.raises(RubricOfOtherYear) as refused:
        adopt(year, last_years)

    assert refused.value.grounds == {"written": 2023, "year": 2024}
    assert not RubricVersion.objects.exists()


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown):
        adopt_rubric(0, expected_hash="", actor=PUBLIC, at=SIGNING)


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.UNIT_LEADER, unit="CA"), RoleNotHeld, id="a unit's leader"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="CA"), RoleNotHeld, id="a unit's officer"),
        pytest.param(Held(Role.SECRETARY, block="own"), RoleNotHeld, id="the secretary"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.BLOCK_HEAD, block="kinh-te"), OfOtherBlock, id="another block's"),
    ],
)
def test_nobody_but_the_head_adopts(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    voted = proposed(year)
    block = year.block.code if held.block == "own" else held.block
    actor = an_actor(held.role, block=block, unit=held.unit, province=held.province)

    with pytest.raises(refusal):
        adopt_rubric(year.pk, expected_hash=voted, actor=actor, at=SIGNING)

    assert not RubricVersion.objects.exists()
    assert "rubric adopted" not in deeds()


@pytest.mark.parametrize("stage", [one for one in StageKind if one not in {"draft", "signing"}])
def test_once_the_agreement_is_signed_nothing_is_adopted(
    year: EmulationYear, stage: StageKind
) -> None:
    voted = proposed(year)

    with pytest.raises(NotInThisStage):
        adopt_rubric(year.pk, expected_hash=voted, actor=the_head(year), at=during(stage))

    assert not RubricVersion.objects.exists()


def test_an_adoption_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    voted = proposed(year)

    with pytest.raises(TimeWithoutZone):
        adopt_rubric(year.pk, expected_hash=voted, actor=the_head(year), at=not_in_utc(SIGNING))

    assert not RubricVersion.objects.exists()


def test_changing_the_draft_does_not_touch_what_was_adopted(year: EmulationYear) -> None:
    an_adopted_rubric(year)

    proposed(year, CHANGED, based_on=1)

    assert RubricDraft.objects.get().source == CHANGED
    assert adopted_rubric_of(seen(year)).source == RUBRIC
