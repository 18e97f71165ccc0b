"""Making and revoking an access token: one's own alone, within a year, with its ledger entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.apps.ledger_lines import deeds, last_facts
from tests.world import FIRST_DAY, an_account_with, at
from thidua.apps.tokens.actions import (
    LONGEST_DAYS,
    NewToken,
    TokenForNothing,
    TokenHoldsTooLong,
    TokenNotKnown,
    TokenNotNamed,
    make_token,
    revoke_token,
)
from thidua.apps.tokens.models import AccessToken
from thidua.apps.tokens.queries import bearer_of, digest_of_token, tokens_of
from thidua.core.access.decide import OutsideScope, RoleNotHeld
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.access.scopes import Scope, permitted

pytestmark = pytest.mark.django_db
TOKEN = "thidua_mot-ma-du-dai"  # noqa: S105 - of a test
NEW = NewToken("báo cáo", (Scope.READ,), FIRST_DAY + timedelta(days=30), digest_of_token(TOKEN))


def holder() -> Actor:
    return an_account_with(Role.PROVINCIAL_ADMINISTRATOR)


def number(actor: Actor) -> int:
    return int(actor.key.removeprefix("account "))


def make(actor: Actor, new: NewToken = NEW) -> None:
    make_token(number(actor), new=new, actor=actor, at=at(1), on=FIRST_DAY)


def test_whoever_shows_a_token_acts_as_its_owner_within_its_scopes() -> None:
    actor = holder()

    make(actor)

    assert bearer_of(TOKEN, FIRST_DAY) == replace(actor, only=permitted((Scope.READ,)))


def test_the_token_itself_is_kept_nowhere() -> None:
    make(holder())

    kept = AccessToken.objects.get()
    assert TOKEN not in {str(getattr(kept, field.name)) for field in AccessToken._meta.fields}  # noqa: SLF001 - the documented way to a model's fields
    assert TOKEN not in str(last_facts())
    assert NEW.digest not in str(last_facts())


def test_the_ledger_tells_of_it_without_its_name() -> None:
    make(holder())

    assert deeds()[-1] == "token made"
    assert last_facts() == {"scopes": "xem", "until": "2024-01-31"}


@pytest.mark.parametrize("days", [0, LONGEST_DAYS])
def test_a_token_holds_up_to_and_on_its_last_day(days: int) -> None:
    last = FIRST_DAY + timedelta(days=days)

    make(holder(), replace(NEW, last_day=last))

    assert bearer_of(TOKEN, last) is not None
    assert bearer_of(TOKEN, last + timedelta(days=1)) is None


@pytest.mark.parametrize("days", [-1, LONGEST_DAYS + 1])
def test_a_token_for_no_day_or_for_ever_is_refused(days: int) -> None:
    with pytest.raises(TokenHoldsTooLong) as refused:
        make(holder(), replace(NEW, last_day=FIRST_DAY + timedelta(days=days)))

    assert refused.value.grounds["last"] == date(2025, 1, 1)
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_a_token_needs_a_name(name: str) -> None:
    with pytest.raises(TokenNotNamed):
        make(holder(), replace(NEW, name=name))


def test_a_token_for_nothing_is_refused() -> None:
    with pytest.raises(TokenForNothing):
        make(holder(), replace(NEW, scopes=()))


def test_nobody_makes_a_token_for_another() -> None:
    actor, other = holder(), holder()

    with pytest.raises(TokenNotKnown):
        make_token(number(other), new=NEW, actor=actor, at=at(1), on=FIRST_DAY)


def test_the_public_and_a_program_make_no_token() -> None:
    actor = replace(holder(), only=permitted(tuple(Scope)))

    with pytest.raises(RoleNotHeld):
        make_token(1, new=NEW, actor=PUBLIC, at=at(1), on=FIRST_DAY)
    with pytest.raises(OutsideScope):
        make(actor)


def test_a_revoked_token_holds_no_longer() -> None:
    actor = holder()
    make(actor)

    for _ in range(2):
        revoke_token(AccessToken.objects.get().pk, actor=actor, at=at(2))

    assert bearer_of(TOKEN, FIRST_DAY) is None
    assert [one.holds(FIRST_DAY) for one in tokens_of(number(actor))] == [False]
    assert deeds()[-2:] == ["token made", "token revoked"]


def test_nobody_revokes_anothers_token_or_one_that_is_not_there() -> None:
    make(holder())
    other = holder()

    for token in (AccessToken.objects.get().pk, 99_999):
        with pytest.raises(TokenNotKnown):
            revoke_token(token, actor=other, at=at(2))

    assert bearer_of(TOKEN, FIRST_DAY) is not None
