"""A unit leaves its block on a day, by a decision that says what becomes of its score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.apps.at_once import at_once, database_for_many
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import ADMINISTRATOR, FIRST_DAY, NOT_IN_UTC, a_block, an_actor, at
from thidua.apps.units.actions import Cited, MembershipEndsBeforeItBegins
from thidua.apps.units.leave import (
    Leaving,
    MembershipEndedAlready,
    MembershipNotKnown,
    end_membership,
)
from thidua.apps.units.models import Membership, ScoreRule
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.ledger.entry import TimeWithoutZone

ONE = pytest.mark.django_db
DECISION = Cited("15/QĐ-UBND", date(2024, 6, 20), "Ủy ban nhân dân tỉnh")
LEAVING = Leaving(date(2024, 7, 1), DECISION, ScoreRule.PRORATED)


def a_place() -> Membership:
    block = a_block("noi-chinh", units=("CA", "SNV"))
    return Membership.objects.get(block=block, unit__code="SNV")


@ONE
def test_the_place_ends_with_its_decision_and_its_rule() -> None:
    ended = end_membership(a_place().pk, leaving=LEAVING, actor=ADMINISTRATOR, at=at(6))

    ended.refresh_from_db()
    assert (ended.valid_to, ended.score_rule) == (LEAVING.on, "prorated")
    assert ended.left_by is not None
    assert ended.left_by.symbol == "15/QĐ-UBND"
    assert last_line() == ("account 900", "member left", "block noi-chinh")
    assert last_facts() == {
        "unit": "SNV",
        "on": "2024-07-01",
        "document": "15/QĐ-UBND",
        "score": "prorated",
    }


@ONE
def test_an_end_may_be_put_earlier_never_later() -> None:
    place = a_place()
    end_membership(place.pk, leaving=LEAVING, actor=ADMINISTRATOR, at=at(6))
    earlier = replace(LEAVING, on=date(2024, 6, 1))

    end_membership(place.pk, leaving=earlier, actor=ADMINISTRATOR, at=at(6))

    with pytest.raises(MembershipEndedAlready) as refused:
        end_membership(place.pk, leaving=LEAVING, actor=ADMINISTRATOR, at=at(6))
    assert refused.value.grounds == {"ended": date(2024, 6, 1)}


@ONE
def test_a_place_ends_after_it_begins() -> None:
    leaving = replace(LEAVING, on=FIRST_DAY)

    with pytest.raises(MembershipEndsBeforeItBegins):
        end_membership(a_place().pk, leaving=leaving, actor=ADMINISTRATOR, at=at(6))


@ONE
def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(MembershipNotKnown):
        end_membership(0, leaving=LEAVING, actor=ADMINISTRATOR, at=at(6))


@ONE
def test_only_the_own_province_ends_a_place() -> None:
    place = a_place()
    others = (
        PUBLIC,
        an_actor(Role.SECRETARY, block="noi-chinh"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="lang-son"),
    )

    for actor in others:
        with pytest.raises(NotGranted):
            end_membership(place.pk, leaving=LEAVING, actor=actor, at=at(6))


@ONE
def test_an_end_that_fails_at_its_end_leaves_the_place() -> None:
    place = a_place()

    with pytest.raises(TimeWithoutZone):
        end_membership(place.pk, leaving=LEAVING, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    place.refresh_from_db()
    assert place.valid_to is None


@pytest.mark.django_db(transaction=True)
def test_of_two_ends_at_once_one_is_recorded(tmp_path: Path) -> None:
    place = a_place().pk

    def leave() -> object:
        return end_membership(place, leaving=LEAVING, actor=ADMINISTRATOR, at=at(6))

    with database_for_many(tmp_path):
        met = at_once(leave, leave)
        recorded = deeds().count("member left")

    assert recorded == 1
    assert sum(isinstance(one, MembershipEndedAlready) for one in met) == 1
