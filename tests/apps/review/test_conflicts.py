"""Conflicts that people name, and reviewers who step back: always with a reason, never undone."""

from __future__ import annotations

import pytest

from tests.apps.ledger_lines import last_facts, last_line
from tests.apps.review.rounds import (
    APPRAISAL,
    CROSS_SCORE,
    a_reported_year,
    a_round,
    an_opening,
    bars,
    gives,
    hands_in,
    named,
    opened,
    steps_back,
    the_round,
)
from tests.world import an_actor, seen
from thidua.apps.review.actions import (
    ConflictNamedAlready,
    ConflictReasonMissing,
    MarksHandedIn,
    NotAssigned,
    RoundNotOpened,
    add_conflict,
    recuse,
)
from thidua.apps.review.queries import conflicts_of, revealed_marks
from thidua.apps.years.actions import NotAMember
from thidua.core.access.decide import OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.conflicts import Conflict, Ground, Pair

pytestmark = pytest.mark.django_db


def test_a_conflict_named_after_the_opening_takes_the_pair_out() -> None:
    year = a_round()

    bars(year, named("CA", "SNV"))

    assert Pair("CA", "SNV") not in the_round(year).pairs
    assert last_line()[1:] == ("conflict named", "year khoi-mot 2024")
    assert list(last_facts()) == ["conflict"]


def test_marks_of_a_pair_in_conflict_count_no_more() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "5")
    gives(year, "QS", "SNV", "9")

    bars(year, named("CA", "SNV"))

    (first, _second) = revealed_marks(seen(year), "SNV", APPRAISAL)
    assert [one.reviewer for one in first.marks] == ["QS"]


def test_a_leader_steps_back_with_a_reason() -> None:
    year = a_round()

    steps_back(year, named("CA", "QS", reason="  Thủ trưởng là người nhà  "))

    assert conflicts_of(seen(year)) == (
        Conflict(Pair("CA", "QS"), Ground.RECUSED, "Thủ trưởng là người nhà"),
    )
    assert conflicts_of(seen(year), reviewer="SNV") == ()
    assert Pair("CA", "QS") not in the_round(year).pairs
    assert last_line()[1:] == ("reviewer stepped back", "year khoi-mot 2024")


def test_a_reason_is_needed() -> None:
    year = a_round()

    with pytest.raises(ConflictReasonMissing):
        bars(year, named(reason="  "))


def test_a_pair_is_named_once() -> None:
    year = a_round()
    bars(year, named())

    with pytest.raises(ConflictNamedAlready):
        bars(year, named())


def test_only_members_are_named() -> None:
    year = a_round()

    with pytest.raises(NotAMember):
        bars(year, named("CA", "XA"))
    with pytest.raises(NotAMember):
        bars(year, named("XA", "CA"))


def test_nobody_steps_back_from_what_it_was_not_to_mark() -> None:
    year = opened(a_reported_year(), an_opening(Plan(Scheme.RING)))

    with pytest.raises(NotAssigned):
        steps_back(year, named("CA", "QS"))


def test_nobody_steps_back_before_the_round_or_after_handing_in() -> None:
    year = a_reported_year()
    with pytest.raises(RoundNotOpened):
        steps_back(year, named())
    opened(year)
    hands_in(year)

    with pytest.raises(MarksHandedIn):
        steps_back(year, named())


def test_an_officer_and_another_units_leader_do_not_step_back_for_a_unit() -> None:
    year = a_round()
    officer, other = an_actor(Role.UNIT_OFFICER, unit="CA"), an_actor(Role.UNIT_LEADER, unit="QS")

    with pytest.raises(RoleNotHeld):
        recuse(year.pk, named=named(), actor=officer, at=CROSS_SCORE)
    with pytest.raises(OfOtherUnit):
        recuse(year.pk, named=named(), actor=other, at=CROSS_SCORE)
    with pytest.raises(RoleNotHeld):
        add_conflict(year.pk, named=named(), actor=other, at=CROSS_SCORE)
