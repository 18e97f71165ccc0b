"""Giving and ending roles: by the right person, over the right thing, from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    NOT_IN_UTC,
    PROVINCE,
    a_block,
    a_unit,
    an_account,
    an_actor,
    at,
)
from thidua.apps.people.actions import (
    AccountNotKnown,
    GivenRole,
    RoleEndedAlready,
    RoleEndsBeforeItBegins,
    RoleGivenAlready,
    RoleNotGiven,
    RoleOverOtherScope,
    ScopeNotKnown,
    end_role,
    give_role,
)
from thidua.apps.people.models import Account, Assignment
from thidua.apps.people.queries import actor_of
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import OPERATOR, PUBLIC, Held, Role
from thidua.core.ledger.entry import TimeWithoutZone

pytestmark = pytest.mark.django_db
UNTIL = date(2025, 1, 1)
OTHER_PROVINCE = an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="ha-giang")


def an_officer() -> GivenRole:
    return GivenRole(Role.UNIT_OFFICER, FIRST_DAY, unit_id=a_unit("STP").pk)


def test_a_role_over_a_province_is_held_by_its_holder() -> None:
    account = an_account()
    given = GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE)

    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))

    held = Held(Role.PROVINCIAL_ADMINISTRATOR, province=PROVINCE)
    assert actor_of(account, FIRST_DAY).held == (held,)
    assert last_line() == ("operator", "role given", f"account {account.pk}")
    assert last_facts() == {
        "role": "provincial_administrator",
        "scope": "province bac-kan",
        "since": "2024-01-01",
    }


def test_a_role_over_a_block_is_held_by_its_holder() -> None:
    account, block = an_account(), a_block("khoi")
    given = GivenRole(Role.SECRETARY, FIRST_DAY, block_id=block.pk)

    give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))

    assert actor_of(account, FIRST_DAY).held == (Held(Role.SECRETARY, block="khoi"),)
    assert last_facts()["scope"] == "block khoi"


def test_a_role_is_held_from_its_first_day_up_to_its_end() -> None:
    account = an_account()
    given = replace(an_officer(), until=UNTIL)

    give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))

    held = (Held(Role.UNIT_OFFICER, unit="STP"),)
    assert actor_of(account, date(2023, 12, 31)).held == ()
    assert actor_of(account, FIRST_DAY).held == held
    assert actor_of(account, date(2024, 12, 31)).held == held
    assert actor_of(account, UNTIL).held == ()
    assert last_facts()["scope"] == "unit STP"


def test_a_closed_account_holds_no_role() -> None:
    account = an_account()
    give_role(account.pk, given=an_officer(), actor=ADMINISTRATOR, at=at(1))
    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert actor_of(account, FIRST_DAY).held == ()


@pytest.mark.parametrize("since", [date(2023, 6, 1), FIRST_DAY, date(2024, 12, 31)])
@pytest.mark.parametrize("until", [None, date(2026, 1, 1)])
def test_a_role_that_is_held_is_not_given_twice(since: date, until: date | None) -> None:
    account, given = an_account(), replace(an_officer(), until=UNTIL)
    give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))

    again = replace(given, since=since, until=until)
    with pytest.raises(RoleGivenAlready) as refused:
        give_role(account.pk, given=again, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"role": Role.UNIT_OFFICER}
    assert deeds().count("role given") == 1


def test_a_role_may_be_given_for_a_later_or_an_earlier_time() -> None:
    account, given = an_account(), replace(an_officer(), until=UNTIL)
    give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))

    later = replace(given, since=UNTIL, until=None)
    earlier = replace(given, since=date(2023, 1, 1), until=FIRST_DAY)
    give_role(account.pk, given=later, actor=ADMINISTRATOR, at=at(1))
    give_role(account.pk, given=earlier, actor=ADMINISTRATOR, at=at(1))

    assert deeds().count("role given") == 3


def test_a_role_for_no_day_is_refused() -> None:
    account, given = an_account(), replace(an_officer(), until=FIRST_DAY)

    with pytest.raises(RoleEndsBeforeItBegins) as refused:
        give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"since": FIRST_DAY, "until": FIRST_DAY}


def test_a_role_needs_an_account() -> None:
    with pytest.raises(AccountNotKnown) as refused:
        give_role(0, given=an_officer(), actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"account": 0}


@pytest.mark.parametrize(
    "given",
    [
        GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY),
        GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE, block_id=1),
        GivenRole(Role.SECRETARY, FIRST_DAY, province=PROVINCE),
        GivenRole(Role.BLOCK_HEAD, FIRST_DAY, unit_id=1),
        GivenRole(Role.UNIT_LEADER, FIRST_DAY, block_id=1, unit_id=1),
        GivenRole(Role.UNIT_OFFICER, FIRST_DAY),
        GivenRole(Role.OPERATOR, FIRST_DAY, province=PROVINCE),
        GivenRole(Role.PUBLIC, FIRST_DAY),
    ],
)
def test_a_role_is_given_over_what_it_is_held_over(given: GivenRole) -> None:
    account = an_account()

    with pytest.raises(RoleOverOtherScope) as refused:
        give_role(account.pk, given=given, actor=OPERATOR, at=at(1))

    assert refused.value.grounds == {"role": given.role}
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        GivenRole(Role.SECRETARY, FIRST_DAY, block_id=987_654),
        GivenRole(Role.UNIT_OFFICER, FIRST_DAY, unit_id=987_654),
    ],
)
def test_a_role_is_given_over_a_block_or_unit_that_is_known(given: GivenRole) -> None:
    account = an_account()

    with pytest.raises(ScopeNotKnown) as refused:
        give_role(account.pk, given=given, actor=OPERATOR, at=at(1))

    assert refused.value.grounds == {"number": 987_654}


def given_over(kind: str) -> dict[str, object]:
    """Give an account a role over something of a kind, and tell it as a row of the database."""
    account, block, unit = an_account(), a_block(), a_unit()
    over = {
        "province": GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, UNTIL, province=PROVINCE),
        "block head": GivenRole(Role.BLOCK_HEAD, FIRST_DAY, UNTIL, block_id=block.pk),
        "secretary": GivenRole(Role.SECRETARY, FIRST_DAY, UNTIL, block_id=block.pk),
        "unit leader": GivenRole(Role.UNIT_LEADER, FIRST_DAY, UNTIL, unit_id=unit.pk),
        "unit officer": GivenRole(Role.UNIT_OFFICER, FIRST_DAY, UNTIL, unit_id=unit.pk),
    }
    give_role(account.pk, given=over[kind], actor=OPERATOR, at=at(1))
    columns = ("account_id", "role", "province", "block_id", "unit_id")
    return dict(Assignment.objects.values(*columns).get())


KINDS = ["province", "block head", "secretary", "unit leader", "unit officer"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_database_gives_no_role_twice_over_the_same_days(kind: str) -> None:
    row = given_over(kind)

    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(**row, valid_from=date(2024, 12, 31))

    Assignment.objects.create(**row, valid_from=UNTIL)
    assert Assignment.objects.count() == 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_database_lets_others_and_other_scopes_be(kind: str) -> None:
    row = given_over(kind)
    elsewhere: dict[str, dict[str, object]] = {
        "province": {"province": "ha-giang"},
        "block_id": {"block_id": a_block().pk},
        "unit_id": {"unit_id": a_unit().pk},
    }
    changed = next(other for key, other in elsewhere.items() if row[key] not in ("", None))

    Assignment.objects.create(**{**row, "account_id": an_account().pk}, valid_from=FIRST_DAY)
    Assignment.objects.create(**{**row, **changed}, valid_from=FIRST_DAY)

    assert Assignment.objects.count() == 3


def test_another_province_gives_no_roles_here() -> None:
    account, block, unit = an_account(), a_block(), a_unit()
    over: list[GivenRole] = [
        GivenRole(Role.PROVINCIAL_ADMINISTRATOR, FIRST_DAY, province=PROVINCE),
        GivenRole(Role.BLOCK_HEAD, FIRST_DAY, block_id=block.pk),
        GivenRole(Role.UNIT_LEADER, FIRST_DAY, unit_id=unit.pk),
    ]

    for given in over:
        for actor in (OTHER_PROVINCE, PUBLIC, an_actor(Role.BLOCK_HEAD, block=block.code)):
            with pytest.raises(NotGranted):
                give_role(account.pk, given=given, actor=actor, at=at(1))

    assert not Assignment.objects.exists()


def test_giving_that_fails_at_its_end_leaves_nothing() -> None:
    account, given = an_account(), an_officer()

    with pytest.raises(TimeWithoutZone):
        give_role(account.pk, given=given, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert not Assignment.objects.exists()


def given_to_an_officer() -> Assignment:
    return give_role(an_account().pk, given=an_officer(), actor=ADMINISTRATOR, at=at(1))


def test_a_role_is_ended_from_a_day_on() -> None:
    assignment = given_to_an_officer()

    end_role(assignment.pk, on=UNTIL, actor=ADMINISTRATOR, at=at(12))

    assert actor_of(assignment.account, UNTIL).held == ()
    assert len(actor_of(assignment.account, date(2024, 12, 31)).held) == 1
    assert last_line() == ("account 900", "role ended", f"account {assignment.account.pk}")
    assert last_facts() == {"role": "unit_officer", "scope": "unit STP", "on": "2025-01-01"}


def given_until_the_end_of_the_year() -> Assignment:
    given = replace(an_officer(), until=UNTIL)
    return give_role(an_account().pk, given=given, actor=ADMINISTRATOR, at=at(1))


def ended_with_the_year() -> Assignment:
    return end_role(given_to_an_officer().pk, on=UNTIL, actor=ADMINISTRATOR, at=at(12))


def test_a_role_given_for_a_time_is_taken_back_before_its_end() -> None:
    assignment, day = given_until_the_end_of_the_year(), date(2024, 6, 1)

    end_role(assignment.pk, on=day, actor=ADMINISTRATOR, at=at(6))

    assert len(actor_of(assignment.account, date(2024, 5, 31)).held) == 1
    assert actor_of(assignment.account, day).held == ()
    assert last_facts()["on"] == "2024-06-01"


@pytest.mark.parametrize("on", [UNTIL, date(2025, 6, 1)])
@pytest.mark.parametrize("given", [ended_with_the_year, given_until_the_end_of_the_year])
def test_a_role_that_has_ended_by_then_is_not_ended_again(
    given: Callable[[], Assignment], on: date
) -> None:
    assignment, before = given(), deeds()

    with pytest.raises(RoleEndedAlready) as refused:
        end_role(assignment.pk, on=on, actor=ADMINISTRATOR, at=at(12))

    assert refused.value.grounds == {"ended": UNTIL}
    assert deeds() == before


def test_a_role_is_not_ended_before_it_began() -> None:
    assignment = given_to_an_officer()

    with pytest.raises(RoleEndsBeforeItBegins) as refused:
        end_role(assignment.pk, on=FIRST_DAY, actor=ADMINISTRATOR, at=at(12))

    assert refused.value.grounds == {"since": FIRST_DAY, "until": FIRST_DAY}


def test_only_a_role_that_was_given_ends() -> None:
    with pytest.raises(RoleNotGiven) as refused:
        end_role(0, on=UNTIL, actor=ADMINISTRATOR, at=at(12))

    assert refused.value.grounds == {"assignment": 0}


def test_another_province_ends_no_roles_here() -> None:
    assignment = given_to_an_officer()

    with pytest.raises(NotGranted):
        end_role(assignment.pk, on=UNTIL, actor=OTHER_PROVINCE, at=at(12))

    assert len(actor_of(assignment.account, UNTIL).held) == 1


def test_ending_that_fails_at_its_end_leaves_the_role() -> None:
    assignment = given_to_an_officer()

    with pytest.raises(TimeWithoutZone):
        end_role(assignment.pk, on=UNTIL, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert len(actor_of(assignment.account, UNTIL).held) == 1


def test_the_database_holds_each_role_to_its_scope() -> None:
    account, block, unit = an_account(), a_block(), a_unit()
    wrong = [
        Assignment(role="provincial_administrator"),
        Assignment(role="provincial_administrator", province=PROVINCE, block=block),
        Assignment(role="secretary", province=PROVINCE),
        Assignment(role="secretary", block=block, unit=unit),
        Assignment(role="unit_officer", block=block),
        Assignment(role="unit_officer", unit=unit, province=PROVINCE),
        Assignment(role="public", province=PROVINCE),
    ]

    for assignment in wrong:
        assignment.account, assignment.valid_from = account, FIRST_DAY
        with pytest.raises(IntegrityError), transaction.atomic():
            assignment.save()


def test_the_database_holds_a_role_to_at_least_a_day() -> None:
    assignment = given_to_an_officer()

    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=assignment.pk).update(valid_to=FIRST_DAY)
