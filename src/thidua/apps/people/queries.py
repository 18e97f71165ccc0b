"""Who an account is when it acts: the roles that it holds on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from thidua.apps.people.models import Account, Assignment
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


def account_named(login_name: str) -> int | None:
    """Give the number of the account with a login name, which is known in small letters."""
    return (
        Account.objects.filter(login_name=login_name.lower()).values_list("pk", flat=True).first()
    )


@dataclass(frozen=True, slots=True)
class RoleOf:
    """A role that a person holds, held or will hold; `decision` is the number it was given by."""

    id: int
    person: str
    login_name: str
    role: Role
    unit: str
    since: date
    until: date | None
    decision: str


def roles_over(block_id: int, units: Collection[str]) -> tuple[RoleOf, ...]:
    """Give the roles over a block and over units (codes), those still held first."""
    found = Assignment.objects.filter(Q(block_id=block_id) | Q(unit__code__in=list(units)))
    rows = found.select_related("account", "unit", "decision").order_by(
        F("valid_to").desc(nulls_first=True), "unit__code", "pk"
    )
    return tuple(
        RoleOf(
            one.pk,
            one.account.display_name,
            one.account.login_name,
            Role(one.role),
            "" if one.unit is None else one.unit.code,
            one.valid_from,
            one.valid_to,
            "" if one.decision is None else one.decision.symbol,
        )
        for one in rows
    )
