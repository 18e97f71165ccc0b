"""A program acts with what was ticked, and never with more than the person whose token it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua.core.access.decide import Lack, OutsideScope, Thing, Verdict, decide, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor, Held, Role
from thidua.core.access.scopes import SCOPES, Scope, permitted
from thidua.core.years.stages import StageKind

OWN = Thing(block="noi-chinh", unit="STP", members=frozenset({"STP"}), stage=StageKind.SELF_SCORE)
LEADER = Actor("account 1", (Held(Role.UNIT_LEADER, unit="STP"),))


def test_nothing_ticked_permits_nothing() -> None:
    assert permitted(()) == frozenset()


def test_scopes_add_up() -> None:
    assert permitted((Scope.READ, Scope.FIGURES)) == SCOPES[Scope.READ] | SCOPES[Scope.FIGURES]


def test_every_scope_lets_something_through() -> None:
    assert all(SCOPES[scope] for scope in Scope)


@pytest.mark.parametrize("scope", list(Scope))
def test_no_scope_lets_a_program_make_tokens_or_accounts(scope: Scope) -> None:
    assert not permitted((scope,)) & {
        Permission.TOKEN_MAKE,
        Permission.ACCOUNT_OPEN,
        Permission.ROLE_GIVE,
    }


def test_a_program_does_within_its_scope_what_its_owner_may() -> None:
    reader = replace(LEADER, only=permitted((Scope.READ,)))

    assert decide(Permission.SHEET_SEE, reader, OWN).allowed


def test_a_program_does_nothing_outside_its_scope() -> None:
    reader = replace(LEADER, only=permitted((Scope.READ,)))

    assert decide(Permission.FIGURES_SUBMIT, LEADER, OWN).allowed
    verdict = decide(Permission.FIGURES_SUBMIT, reader, OWN)
    assert verdict == Verdict(Permission.FIGURES_SUBMIT, None, Lack.SCOPE)
    with pytest.raises(OutsideScope) as refused:
        require(Permission.FIGURES_SUBMIT, reader, OWN)
    assert refused.value.grounds == {"permission": Permission.FIGURES_SUBMIT}


def test_a_scope_gives_nothing_that_its_owner_lacks() -> None:
    stranger = Actor("account 2", (Held(Role.UNIT_LEADER, unit="SNV"),), permitted((Scope.READ,)))

    assert decide(Permission.SHEET_SEE, stranger, OWN).lack is not Lack.SCOPE
    assert not decide(Permission.SHEET_SEE, stranger, OWN).allowed
