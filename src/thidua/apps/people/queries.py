"""Who an account is when it acts: the roles that it holds on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from thidua.apps.people.models import Account
from thidua.core.access.decide import Thing, decide
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor, Held, Role


def actor_of(account: Account, on: date) -> Actor:
    """Give the actor an account is on a day; one that is closed holds no role."""
    held = account.assignments.filter(
        Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on, account__is_active=True
    ).order_by("pk")
    return Actor(
        f"account {account.pk}",
        tuple(
            Held(Role(role), province=province, block=block or "", unit=unit or "")
            for role, province, block, unit in held.values_list(
                "role", "province", "block__code", "unit__code"
            )
        ),
    )


def may_log_in(account: Account, on: date) -> bool:
    """Say whether the account holds, on the day, any role that may log in."""
    return decide(Permission.ACCOUNT_LOGIN, actor_of(account, on), Thing()).allowed


def demo_logins() -> tuple[str, ...]:
    """Give the login names whose password is printed for all to read; empty outside a demo."""
    return tuple(
        Account.objects.filter(demo=True, is_active=True)
        .order_by("pk")
        .values_list("login_name", flat=True)
    )


def anybody_known() -> bool:
    """Say whether there is any account at all."""
    return Account.objects.exists()
