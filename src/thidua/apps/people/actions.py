"""Opens accounts, sets their passwords anew, and gives and ends roles; each deed leaves its entry in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import normalize

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Q

from thidua.apps.ledger.actions import commit_to, record
from thidua.apps.people.models import Account, Assignment
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor, Role
from thidua.core.refusal import Refusal
from thidua.outside.canonical_json import canonical

SHORTEST_PASSWORD = 12
LONGEST_LOGIN_NAME = 60
LONGEST_NAME = 120
OVER = {
    Role.PROVINCIAL_ADMINISTRATOR: "province",
    Role.BLOCK_HEAD: "block",
    Role.SECRETARY: "block",
    Role.APPRAISER: "block",
    Role.UNIT_LEADER: "unit",
    Role.UNIT_OFFICER: "unit",
}
"""Over what each role is held that an account can be given."""


class LoginNameTaken(Refusal):
    """An account with this login name exists. Grounds: login_name."""


class AccountNameNotUsable(Refusal):
    """A login name or a person's name is missing or too long. Grounds: login_name, display_name (at most)."""


class LoginNameNotKnown(Refusal):
    """No account has this login name. Grounds: login_name."""


class PasswordTooShort(Refusal):
    """A password has at least 12 characters. Grounds: least."""


class AccountNotKnown(Refusal):
    """No account has this number. Grounds: account."""


class RoleGivenAlready(Refusal):
    """The account holds this role over the same scope in these days already. Grounds: role."""


class RoleOverOtherScope(Refusal):
    """The role is held over another kind of thing (province, block, unit), or is never given. Grounds: role."""


class ScopeNotKnown(Refusal):
    """No block or unit has this number. Grounds: number."""


class RoleNotGiven(Refusal):
    """No role was given under this number. Grounds: assignment."""


class RoleEndedAlready(Refusal):
    """The role has ended by that day. Grounds: ended."""


class RoleEndsBeforeItBegins(Refusal):
    """A role would be held on no day. Grounds: since, until."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """`province` is the one whose administrator may open it; `demo` has a printed password.

    `salt` (32 bytes or more, made by chance) hides the person in the ledger, where only a
    commitment to both names stands.
    """

    login_name: str
    display_name: str
    password: str
    province: str
    salt: bytes
    demo: bool = False


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role from `since` up to but without `until`, over a province (code), block or unit (ids)."""

    role: Role
    since: date
    until: date | None = None
    province: str = ""
    block_id: int | None = None
    unit_id: int | None = None
    decision_id: int | None = None


@transaction.atomic
def open_account(new: NewAccount, *, actor: Actor, at: datetime) -> Account:
    """Open an account without any role yet.

    Refuses AccountNameNotUsable, LoginNameTaken, PasswordTooShort, SaltTooShort.
    What the ledger's commitment stands for can be erased one day; the ledger stays whole.
    """
    require(Permission.ACCOUNT_OPEN, actor, Thing(province=new.province))
    password = _hashed(new.password, least=0 if new.demo else SHORTEST_PASSWORD)
    login_name, display_name = _text(new.login_name).lower(), _text(new.display_name)
    _check_names(login_name, display_name)
    account, opened = Account.objects.get_or_create(
        login_name=login_name,
        defaults={
            "display_name": display_name,
            "password": password,
            "demo": new.demo,
            "created_at": at,
        },
    )
    if not opened:
        raise LoginNameTaken(login_name=login_name)
    names = canonical({"login_name": login_name, "display_name": display_name})
    person = commit_to(names.decode(), salt=new.salt)
    facts: dict[str, str | bool] = {"demo": new.demo, "person": person}
    _record(at, actor, deed="account opened", account=account, facts=facts)
    return account


@transaction.atomic
def reset_password(login_name: str, *, password: str, actor: Actor, at: datetime) -> Account:
    """Set a new password, with which every session of the account ends.

    An account belongs to the province of the roles that it holds or will hold; where these are of
    several provinces, or there are none, only the operator may. Refuses LoginNameNotKnown,
    PasswordTooShort.
    """
    name = _text(login_name).lower()
    account = Account.objects.select_for_update(no_key=True).filter(login_name=name).first()
    if account is None:
        raise LoginNameNotKnown(login_name=name)
    require(Permission.ACCOUNT_RESET, actor, Thing(province=_only_province_of(account, at)))
    account.password = _hashed(password, least=SHORTEST_PASSWORD)
    account.save(update_fields=["password"])
    _record(at, actor, deed="password reset", account=account, facts={})
    return account


def _only_province_of(account: Account, at: datetime) -> str:
    # the day in UTC is never after that of the offices: no role that is held is left out
    held = account.assignments.filter(Q(valid_to=None) | Q(valid_to__gt=at.date()))
    provinces = {_province_of(one) for one in held.select_related("block", "unit")}
    return provinces.pop() if len(provinces) == 1 else ""


def _hashed(password: str, *, least: int) -> str:
    composed = normalize("NFC", password)  # as the log-in form reads it
    if len(composed) < least:
        raise PasswordTooShort(least=least)
    return make_password(composed)


def _text(written: str) -> str:
    return normalize("NFC", written.strip())


def _check_names(login_name: str, display_name: str) -> None:
    fit = 0 < len(login_name) <= LONGEST_LOGIN_NAME and 0 < len(display_name) <= LONGEST_NAME
    if not fit:
        raise AccountNameNotUsable(login_name=LONGEST_LOGIN_NAME, display_name=LONGEST_NAME)


@transaction.atomic
def give_role(account_id: int, *, given: GivenRole, actor: Actor, at: datetime) -> Assignment:
    """Give a role by a decision.

    Refuses AccountNotKnown, RoleOverOtherScope, ScopeNotKnown, RoleEndsBeforeItBegins,
    RoleGivenAlready.
    """
    account = Account.objects.select_for_update(no_key=True).filter(pk=account_id).first()
    if account is None:
        raise AccountNotKnown(account=account_id)
    _check_scope(given)
    assignment = Assignment(
        account=account,
        role=given.role,
        province=given.province,
        block_id=given.block_id,
        unit_id=given.unit_id,
        valid_from=given.since,
        valid_to=given.until,
        decision_id=given.decision_id,
    )
    require(Permission.ROLE_GIVE, actor, Thing(province=_province_of(assignment)))
    if given.until is not None and given.until <= given.since:
        raise RoleEndsBeforeItBegins(since=given.since, until=given.until)
    if _held_already(assignment):
        raise RoleGivenAlready(role=given.role)
    assignment.save()
    facts = {"role": str(given.role), "scope": _scope_of(assignment), "since": str(given.since)}
    _record(at, actor, deed="role given", account=account, facts=facts)
    return assignment


@transaction.atomic
def end_role(assignment_id: int, *, on: date, actor: Actor, at: datetime) -> Assignment:
    """End a role: `on` is the first day on which it is held no more, before any end it was given with.

    Refuses RoleNotGiven, RoleEndedAlready, RoleEndsBeforeItBegins.
    """
    assignment = Assignment.objects.select_for_update().filter(pk=assignment_id).first()
    if assignment is None:
        raise RoleNotGiven(assignment=assignment_id)
    require(Permission.ROLE_GIVE, actor, Thing(province=_province_of(assignment)))
    if assignment.valid_to is not None and assignment.valid_to <= on:
        raise RoleEndedAlready(ended=assignment.valid_to)
    if on <= assignment.valid_from:
        raise RoleEndsBeforeItBegins(since=assignment.valid_from, until=on)
    assignment.valid_to = on
    assignment.save(update_fields=["valid_to"])
    facts = {"role": assignment.role, "scope": _scope_of(assignment), "on": str(on)}
    _record(at, actor, deed="role ended", account=assignment.account, facts=facts)
    return assignment


def _check_scope(given: GivenRole) -> None:
    over = {"province": given.province, "block": given.block_id, "unit": given.unit_id}
    named = [kind for kind, which in over.items() if which not in ("", None)]
    if named != [OVER.get(given.role)]:
        raise RoleOverOtherScope(role=given.role)


def _province_of(assignment: Assignment) -> str:
    try:
        thing = assignment.block or assignment.unit
    except ObjectDoesNotExist:
        raise ScopeNotKnown(number=assignment.block_id or assignment.unit_id) from None
    return assignment.province if thing is None else thing.province


def _scope_of(assignment: Assignment) -> str:
    if assignment.block is not None:
        return f"block {assignment.block.code}"
    if assignment.unit is not None:
        return f"unit {assignment.unit.code}"
    return f"province {assignment.province}"


def _held_already(new: Assignment) -> bool:
    overlapping = Assignment.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=new.valid_from),
        account=new.account,
        role=new.role,
        province=new.province,
        block=new.block,
        unit=new.unit,
    )
    if new.valid_to is not None:
        overlapping = overlapping.filter(valid_from__lt=new.valid_to)
    return overlapping.exists()


def _record(
    at: datetime, actor: Actor, *, deed: str, account: Account, facts: Mapping[str, str | bool]
) -> None:
    record(at=at, actor=actor.key, deed=deed, subject=f"account {account.pk}", facts=facts)
