"""The secret address of a calendar: one's own alone, one at a time, kept as a digest, revocable."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    FIRST_DAY,
    LAST_DAY,
    a_block,
    a_year,
    an_account_with,
    an_actor,
    at,
    during,
    not_in_utc,
    stages,
)
from thidua.apps.notices.actions import make_feed, revoke_feed
from thidua.apps.notices.models import CalendarFeed
from thidua.apps.notices.queries import (
    Deadline,
    FeedNotHeld,
    deadlines_of,
    digest_of_secret,
    feed_made_at,
    reader_of,
)
from thidua.apps.people.actions import AccountNotKnown
from thidua.core.access.decide import RoleNotHeld
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
SECRET = "một-phần-bí-mật-đủ-dài"  # noqa: S105 - of a test


def holder() -> Actor:
    return an_account_with(Role.PROVINCIAL_ADMINISTRATOR)


def number(actor: Actor) -> int:
    return int(actor.key.removeprefix("account "))


def make(actor: Actor, secret: str = SECRET) -> None:
    make_feed(number(actor), digest=digest_of_secret(secret), actor=actor, at=at(1))


def test_whoever_has_the_address_reads_as_its_owner_on_that_day() -> None:
    actor = holder()

    make(actor)

    assert reader_of(SECRET, FIRST_DAY) == actor
    assert feed_made_at(number(actor)) == at(1)
    assert last_line()[1] == "calendar made"


def test_the_secret_is_kept_nowhere() -> None:
    make(holder())

    kept = CalendarFeed.objects.get()
    assert SECRET not in {str(getattr(kept, field.name)) for field in CalendarFeed._meta.fields}  # noqa: SLF001 - the documented way to a model's fields
    assert last_facts() == {}


def test_a_new_address_ends_the_one_before() -> None:
    actor = holder()
    make(actor)

    make(actor, "khác")

    assert reader_of("khác", LAST_DAY).key == actor.key
    with pytest.raises(FeedNotHeld):
        reader_of(SECRET, LAST_DAY)
    assert deeds()[-2:] == ["calendar revoked", "calendar made"]


def test_a_revoked_address_opens_nothing() -> None:
    actor = holder()
    make(actor)

    for _ in range(2):
        revoke_feed(number(actor), actor=actor, at=at(2))

    with pytest.raises(FeedNotHeld):
        reader_of(SECRET, LAST_DAY)
    assert feed_made_at(number(actor)) is None
    assert deeds().count("calendar revoked") == 1


@pytest.mark.parametrize("secret", ["", "sai", digest_of_secret(SECRET)])
def test_a_wrong_address_opens_nothing(secret: str) -> None:
    make(holder())

    with pytest.raises(FeedNotHeld):
        reader_of(secret, FIRST_DAY)


def test_nobody_makes_or_revokes_for_another() -> None:
    actor, other = holder(), holder()
    make(actor)

    with pytest.raises(AccountNotKnown):
        make_feed(number(actor), digest="0" * 64, actor=other, at=at(1))
    with pytest.raises(AccountNotKnown):
        revoke_feed(number(actor), actor=other, at=at(1))
    with pytest.raises(AccountNotKnown):
        revoke_feed(0, actor=an_actor(Role.SECRETARY, block="k", key="account 0"), at=at(1))
    with pytest.raises(RoleNotHeld):
        make_feed(number(actor), digest="0" * 64, actor=PUBLIC, at=at(1))

    assert reader_of(SECRET, FIRST_DAY).key == actor.key


def test_without_its_ledger_entry_no_address_is_kept() -> None:
    actor = holder()

    with pytest.raises(TimeWithoutZone):
        make_feed(number(actor), digest="0" * 64, actor=actor, at=not_in_utc(at(1)))

    assert not CalendarFeed.objects.exists()


def test_the_database_keeps_one_address_an_account() -> None:
    actor = holder()
    make(actor)

    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarFeed.objects.create(account_id=number(actor), digest="1" * 64, made_at=at(1))


def told(deadlines: tuple[Deadline, ...]) -> list[tuple[str, StageKind, bool]]:
    return [(one.year.block, one.stage.kind, one.closing) for one in deadlines]


def test_stages_that_open_and_close_are_told_in_their_order() -> None:
    a_year(a_block("khoi-mot", units=("CA",)))
    officer = an_actor(Role.UNIT_OFFICER, unit="CA")

    found = deadlines_of(officer, after=during(StageKind.YEAR_END))

    assert told(found) == [
        ("khoi-mot", StageKind.YEAR_END, True),
        ("khoi-mot", StageKind.HAND_OVER, False),
        ("khoi-mot", StageKind.HAND_OVER, True),
    ]
    assert [one.at for one in found] == [stages()[8].closes, stages()[9].opens, stages()[9].closes]


def test_only_blocks_that_ones_roles_reach_are_told() -> None:
    a_year(a_block("khoi-mot", units=("CA",)))
    other = a_year(a_block("khoi-hai", units=("SNV",)))
    other.published_at = at(1)
    other.save()
    after = during(StageKind.DRAFT)

    def blocks(actor: Actor) -> set[str]:
        return {one.year.block for one in deadlines_of(actor, after=after)}

    assert blocks(an_actor(Role.UNIT_OFFICER, unit="CA")) == {"khoi-mot"}
    assert blocks(an_actor(Role.SECRETARY, block="khoi-hai")) == {"khoi-hai"}
    assert blocks(an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan")) == {
        "khoi-mot",
        "khoi-hai",
    }
    assert blocks(PUBLIC) == set()
