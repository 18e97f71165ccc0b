"""Gives a role by a decision that is cited, to an account there is or to a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from thidua.apps.people.actions import (
    GivenRole,
    LoginNameNotKnown,
    NewAccount,
    give_role,
    open_account,
)
from thidua.apps.people.models import Assignment
from thidua.apps.people.queries import account_named
from thidua.apps.units.actions import Cited, cite
from thidua.core.access.roles import Actor


@transaction.atomic
def appoint(
    person: str | NewAccount,
    *,
    given: GivenRole,
    decision: Cited | None,
    actor: Actor,
    at: datetime,
) -> Assignment:
    """Give a role to the account of a login name, or to a new account that is opened with it.

    Refuses LoginNameNotKnown, and what `open_account` and `give_role` refuse; then nothing is done.
    """
    if isinstance(person, NewAccount):
        account_id = open_account(person, actor=actor, at=at).pk
    else:
        found = account_named(person)
        if found is None:
            raise LoginNameNotKnown(login_name=person)
        account_id = found
    decision_id = None if decision is None else cite(decision).pk
    given = replace(given, decision_id=decision_id)
    return give_role(account_id, given=given, actor=actor, at=at)
