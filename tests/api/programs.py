"""Programs that call the API: each with an account's token."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from django.test import Client

from tests.world import an_account_with
from thidua.apps.tokens.actions import NewToken, make_token
from thidua.apps.tokens.queries import digest_of_token
from thidua.apps.units.models import Block, Unit
from thidua.apps.years.queries import today_at
from thidua.core.access.roles import Actor, Role
from thidua.core.access.scopes import Scope
from thidua.outside.clock import now

ADDRESS = "/api/v1"
BOTH = tuple(Scope)
_numbers = count(1)


def bearer(actor: Actor, *scopes: Scope) -> Client:
    """Make a token for an account and a client that shows it."""
    token, moment = f"thidua_{next(_numbers):032}", now()
    new = NewToken("báo cáo", scopes, today_at(moment) + timedelta(days=9), digest_of_token(token))
    account = int(actor.key.removeprefix("account "))
    make_token(account, new=new, actor=actor, at=moment, on=today_at(moment))
    return Client(headers={"authorization": f"Bearer {token}"})


def program(role: Role, *, block: Block | None = None, unit: Unit | None = None) -> Client:
    """Give a client that acts as a new account with a role, within every scope."""
    return bearer(an_account_with(role, block=block, unit=unit), *BOTH)
