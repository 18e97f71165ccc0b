"""Opening a round: who marks whom is fixed once, by rules that make sense."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.apps.ledger_lines import last_facts, last_line, lines
from tests.apps.review.rounds import (
    APPRAISAL,
    CROSS_SCORE,
    UNITS,
    a_reported_year,
    an_opening,
    bars,
    named,
    opened,
    the_round,
    the_secretary,
)
from tests.pages.reader import RUBRIC
from tests.world import a_key, an_actor, not_in_utc, seen
from thidua.apps.review.actions import (
    NothingToCrossScore,
    RoundOpenedAlready,
    RoundOpening,
    RoundRuleOutOfBounds,
    open_round,
)
from thidua.apps.review.models import Assignment, ReviewRound
from thidua.apps.review.queries import round_of
from thidua.core.access.decide import NotInThisStage, OfOtherBlock, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.combining import Combining, Kind
from thidua.core.review.conflicts import Pair

pytestmark = pytest.mark.django_db


def test_a_round_fixes_who_marks_whom_and_by_which_rules() -> None:
    year = a_reported_year()
    rule = Combining(Kind.TRIMMED, least=3, trim=1, own=Fraction(1, 3))

    opened(year, an_opening(Plan(Scheme.RING, 1), combining=rule, distance=Fraction(1, 8)))

    found = the_round(year)
    assert found.pairs == (Pair("CA", "SNV"), Pair("SNV", "QS"), Pair("QS", "CA"))
    assert found.plan == Plan(Scheme.RING, 1)
    assert found.combining == rule
    assert found.distance == Fraction(1, 8)


def test_the_ledger_keeps_the_rules_and_hides_the_pairs() -> None:
    opened(a_reported_year())

    assert last_line() == ("account 901", "cross-scoring opened", "year khoi-mot 2024")
    facts = last_facts()
    assert {name: facts[name] for name in facts if name != "pairs"} == {
        "scheme": "full",
        "each": 1,
        "distance": "1/10",
        "rule": "mean",
        "least": 1,
        "trim": 0,
        "self_share": "0",
    }
    assert len(str(facts["pairs"])) == 64


def test_a_conflict_named_before_is_kept_out() -> None:
    year = a_reported_year()
    bars(year, named("CA", "SNV"))

    opened(year)

    assert Assignment.objects.count() == len(UNITS) * 2 - 1
    assert Pair("CA", "SNV") not in the_round(year).pairs


def test_before_it_is_opened_there_is_no_round() -> None:
    assert round_of(seen(a_reported_year())) is None


def test_the_form_sent_twice_opens_one_round() -> None:
    year, opening = a_reported_year(), an_opening()
    opened(year, opening)
    before = len(lines())

    opened(year, opening)

    assert ReviewRound.objects.count() == 1
    assert len(lines()) == before


def test_a_second_round_is_refused() -> None:
    year = opened(a_reported_year())

    with pytest.raises(RoundOpenedAlready):
        opened(year, an_opening(Plan(Scheme.RING)))


def test_a_rubric_without_cross_scored_rows_needs_no_round() -> None:
    year = a_reported_year(rubric=RUBRIC)

    with pytest.raises(NothingToCrossScore):
        opened(year)


@pytest.mark.parametrize(
    ("setting", "opening"),
    [
        pytest.param("distance", an_opening(distance=Fraction(11, 10)), id="distance over 100 %"),
        pytest.param("own", an_opening(combining=Combining(own=Fraction(2))), id="share over 1"),
        pytest.param("least", an_opening(combining=Combining(least=0)), id="no mark needed"),
        pytest.param("trim", an_opening(combining=Combining(trim=1000)), id="trim beyond all"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(setting: str, opening: RoundOpening) -> None:
    year = a_reported_year()

    with pytest.raises(RoundRuleOutOfBounds) as refused:
        opened(year, opening)

    assert refused.value.grounds["setting"] == setting
    assert not ReviewRound.objects.exists()


def test_only_the_secretary_of_the_block_opens_it_and_only_in_its_stage() -> None:
    year = a_reported_year()
    head = an_actor(Role.BLOCK_HEAD, block="khoi-mot")
    stranger = an_actor(Role.SECRETARY, block="khoi-hai")

    with pytest.raises(RoleNotHeld):
        open_round(year.pk, opening=an_opening(), actor=head, at=CROSS_SCORE)
    with pytest.raises(OfOtherBlock):
        open_round(year.pk, opening=an_opening(), actor=stranger, at=CROSS_SCORE)
    with pytest.raises(NotInThisStage):
        open_round(year.pk, opening=an_opening(), actor=the_secretary(year), at=APPRAISAL)


def test_a_deed_that_fails_at_its_end_leaves_nothing() -> None:
    year, moment = a_reported_year(), not_in_utc(CROSS_SCORE)

    with pytest.raises(TimeWithoutZone):
        open_round(year.pk, opening=an_opening(key=a_key()), actor=the_secretary(year), at=moment)

    assert not ReviewRound.objects.exists()
