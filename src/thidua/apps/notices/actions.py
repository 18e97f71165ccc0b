"""Makes and revokes the secret address of a person's own calendar, each with its ledger entry."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.notices.models import CalendarFeed
from thidua.apps.people.actions import AccountNotKnown
from thidua.apps.people.models import Account
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor


@transaction.atomic
def make_feed(account_id: int, *, digest: str, actor: Actor, at: datetime) -> None:
    """Keep the digest of a new address of the account that acts; the one before holds no longer.

    Refuses NotGranted, and AccountNotKnown for another's account.
    """
    _lock_own(account_id, actor)
    _revoke(account_id, actor, at)
    feed = CalendarFeed.objects.create(account_id=account_id, digest=digest, made_at=at)
    record(at=at, actor=actor.key, deed="calendar made", subject=f"calendar {feed.pk}", facts={})


@transaction.atomic
def revoke_feed(account_id: int, *, actor: Actor, at: datetime) -> None:
    """Let the own address hold no longer; without one nothing is changed or recorded.

    Refuses NotGranted, and AccountNotKnown for another's account.
    """
    _lock_own(account_id, actor)
    _revoke(account_id, actor, at)


def _lock_own(account_id: int, actor: Actor) -> None:
    require(Permission.DEADLINES_SEE, actor, Thing())
    locked = Account.objects.select_for_update(no_key=True).filter(pk=account_id).first()
    if locked is None or actor.key != f"account {account_id}":
        raise AccountNotKnown(account=account_id)


def _revoke(account_id: int, actor: Actor, at: datetime) -> None:
    for feed in CalendarFeed.objects.filter(account_id=account_id, revoked_at=None):
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        subject = f"calendar {feed.pk}"
        record(at=at, actor=actor.key, deed="calendar revoked", subject=subject, facts={})
