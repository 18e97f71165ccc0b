"""Whose a token is, and which tokens somebody has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from thidua.apps.people.queries import actor_of
from thidua.apps.tokens.models import AccessToken
from thidua.core.access.roles import Actor
from thidua.core.access.scopes import Scope, permitted


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token as its owner sees it; the token itself is shown once, when it is made."""

    id: int
    name: str
    scopes: tuple[Scope, ...]
    made_at: datetime
    last_day: date
    revoked_at: datetime | None

    def holds(self, on: date) -> bool:
        return self.revoked_at is None and on <= self.last_day


def digest_of_token(token: str) -> str:
    """Give what is kept of a token: it is long and drawn by chance, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()


def bearer_of(token: str, on: date) -> Actor | None:
    """Give who acts with a token on a day, narrowed to its scopes; None where it does not hold."""
    found = AccessToken.objects.select_related("account").filter(digest=digest_of_token(token))
    kept = found.first()
    if kept is None or not _facts(kept).holds(on):
        return None
    return replace(actor_of(kept.account, on), only=permitted(_facts(kept).scopes))


def tokens_of(account_id: int) -> tuple[TokenFacts, ...]:
    """Give an account's tokens, the latest first."""
    found = AccessToken.objects.filter(account_id=account_id).order_by("-pk")
    return tuple(_facts(one) for one in found)


def _facts(kept: AccessToken) -> TokenFacts:
    scopes = tuple(Scope(word) for word in kept.scopes.split())
    return TokenFacts(kept.pk, kept.name, scopes, kept.made_at, kept.last_day, kept.revoked_at)
