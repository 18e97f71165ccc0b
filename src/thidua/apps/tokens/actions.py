"""Makes and revokes a person's own access tokens, each with its ledger entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.tokens.models import AccessToken
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.access.scopes import Scope
from thidua.core.refusal import Refusal

LONGEST_NAME = 60
LONGEST_DAYS = 366


class TokenNotNamed(Refusal):
    """A token needs a name of 1 to 60 characters. Grounds: most."""


class TokenForNothing(Refusal):
    """No scope was ticked. Grounds: none."""


class TokenHoldsTooLong(Refusal):
    """The last day is past, or more than a year away. Grounds: given, first, last."""


class TokenNotKnown(Refusal):
    """The account has no such token. Grounds: token."""


@dataclass(frozen=True, slots=True)
class NewToken:
    """`digest` is `digest_of_token` of the token, which is made at the edge and kept nowhere."""

    name: str
    scopes: tuple[Scope, ...]
    last_day: date
    digest: str


@transaction.atomic
def make_token(account_id: int, *, new: NewToken, actor: Actor, at: datetime, on: date) -> None:
    """Keep a token for the account that acts; `on` is the day at the offices.

    Refuses NotGranted, TokenNotKnown for another's account, TokenNotNamed, TokenForNothing,
    TokenHoldsTooLong.
    """
    require(Permission.TOKEN_MAKE, actor, Thing())
    _refuse_other(account_id, actor, token=0)
    if not 1 <= len(new.name) <= LONGEST_NAME:
        raise TokenNotNamed(most=LONGEST_NAME)
    if not new.scopes:
        raise TokenForNothing
    if not 0 <= (new.last_day - on).days <= LONGEST_DAYS:
        last = date.fromordinal(on.toordinal() + LONGEST_DAYS)
        raise TokenHoldsTooLong(given=new.last_day, first=on, last=last)
    made = AccessToken.objects.create(
        account_id=account_id,
        name=new.name,
        digest=new.digest,
        scopes=" ".join(sorted(new.scopes)),
        made_at=at,
        last_day=new.last_day,
    )
    facts = {"scopes": made.scopes, "until": f"{made.last_day:%Y-%m-%d}"}
    record(at=at, actor=actor.key, deed="token made", subject=f"token {made.pk}", facts=facts)


@transaction.atomic
def revoke_token(token_id: int, *, actor: Actor, at: datetime) -> None:
    """Let an own token hold no longer; again changes and records nothing. Refuses TokenNotKnown."""
    require(Permission.TOKEN_MAKE, actor, Thing())
    token = AccessToken.objects.select_for_update().filter(pk=token_id).first()
    if token is None:
        raise TokenNotKnown(token=token_id)
    _refuse_other(token.account_id, actor, token=token_id)
    if token.revoked_at is not None:
        return
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    record(at=at, actor=actor.key, deed="token revoked", subject=f"token {token.pk}", facts={})


def _refuse_other(account_id: int, actor: Actor, *, token: int) -> None:
    """Answer for another's token as for one that is not there."""
    if actor.key != f"account {account_id}":
        raise TokenNotKnown(token=token)
