"""Lets a person in by login name and password, and holds back whoever tries too often.

Nothing of the block changes, so the ledger holds no entry of it.
"""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from thidua.apps.people.models import Account, TriedName
from thidua.apps.people.queries import may_log_in
from thidua.core.access.patience import FORGOTTEN_AFTER, Tries, with_another
from thidua.core.refusal import Refusal


class PasswordWrong(Refusal):
    """No open account has this login name with this password."""


class NoRoleToday(Refusal):
    """The account holds, on the day, no role that may log in."""


def let_in(login_name: str, password: str, *, at: datetime, on: date) -> Account:
    """Give the account of a login name and its password, if it holds a role on the day.

    Refuses TriedTooOften, PasswordWrong, and only then NoRoleToday. A name that no account has is
    held back like any other: the answer tells nobody who has one.
    """
    count_try(login_name, at=at)
    account = authenticate(username=login_name, password=password)
    if not isinstance(account, Account):
        raise PasswordWrong
    forgotten = Q(digest=digest_of(login_name)) | Q(last_at__lte=at - FORGOTTEN_AFTER)
    TriedName.objects.filter(forgotten).delete()
    if not may_log_in(account, on):
        raise NoRoleToday
    return account


@transaction.atomic
def count_try(login_name: str, *, at: datetime) -> None:
    """Count a try before its password is looked at, so that many at once gain nothing.

    Refuses TriedTooOften.
    """
    digest = digest_of(login_name)
    tried, first = TriedName.objects.select_for_update().get_or_create(
        digest=digest, defaults={"wrong": 1, "last_at": at}
    )
    if not first:
        tries = with_another(Tries(tried.wrong, tried.last_at), at)
        TriedName.objects.filter(digest=digest).update(wrong=tries.wrong, last_at=tries.last)


def digest_of(login_name: str) -> str:
    """Stand for a name that was typed: people also type their password there."""
    return salted_hmac("thidua.people.tried", login_name, algorithm="sha256").hexdigest()
