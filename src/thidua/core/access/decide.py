"""The verdict on one person, one permission and one thing, with the line it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from thidua.core.access.grants import GRANTS, Grant, Permission, Where
from thidua.core.access.roles import PUBLIC, Actor, Held
from thidua.core.refusal import Refusal
from thidua.core.years.stages import StageKind


@dataclass(frozen=True, slots=True)
class Thing:
    """What the table must know of what is seen or done: whose it is, and when.

    Codes; "" is nobody's. `members` are the units of the block in that year; `stage` is the one
    open at the moment of the deed, None between stages.
    """

    province: str = ""
    block: str = ""
    unit: str = ""
    members: frozenset[str] = frozenset()
    published: bool = False
    stage: StageKind | None = None


class Lack(IntEnum):
    """What kept the nearest grant from holding; a greater one was nearer."""

    ROLE = 0
    PROVINCE = 1
    BLOCK = 2
    UNIT = 3
    PUBLICATION = 4
    STAGE = 5
    SCOPE = 6


class NotGranted(Refusal):
    """The table refuses. Grounds: permission."""


class RoleNotHeld(NotGranted):
    """None of the actor's roles is ever granted this. Grounds: permission."""


class OfOtherProvince(NotGranted):
    """The thing belongs to a province that is not the actor's. Grounds: permission."""


class OfOtherBlock(NotGranted):
    """The thing belongs to a block that is not the actor's. Grounds: permission."""


class OfOtherUnit(NotGranted):
    """The thing belongs to a unit that is not the actor's. Grounds: permission."""


class NotPublishedYet(NotGranted):
    """The results have not been published. Grounds: permission."""


class NotInThisStage(NotGranted):
    """The stage for this is not open. Grounds: permission, stage (the open one, or None)."""


class OutsideScope(NotGranted):
    """The access token was not made for this. Grounds: permission."""


REFUSALS: dict[Lack, type[NotGranted]] = {
    Lack.ROLE: RoleNotHeld,
    Lack.PROVINCE: OfOtherProvince,
    Lack.BLOCK: OfOtherBlock,
    Lack.UNIT: OfOtherUnit,
    Lack.PUBLICATION: NotPublishedYet,
    Lack.STAGE: NotInThisStage,
    Lack.SCOPE: OutsideScope,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed by a line of the table (`grant`), or refused for what lacked (`lack`)."""

    permission: Permission
    grant: Grant | None
    lack: Lack | None

    @property
    def allowed(self) -> bool:
        return self.grant is not None


def decide(permission: Permission, actor: Actor, thing: Thing) -> Verdict:
    """Look a permission up for all roles of an actor; what the public may, everybody may."""
    if actor.only is not None and permission not in actor.only:
        return Verdict(permission, None, Lack.SCOPE)
    lack = Lack.ROLE
    for held in (*actor.held, *PUBLIC.held):
        for grant in GRANTS:
            if grant.permission is permission and grant.role is held.role:
                missing = _lack(grant, held, thing)
                if missing is None:
                    return Verdict(permission, grant, None)
                lack = max(lack, missing)
    return Verdict(permission, None, lack)


def require(permission: Permission, actor: Actor, thing: Thing) -> Grant:
    """Give the line that allows, or refuse with the `NotGranted` that names what lacked."""
    verdict = decide(permission, actor, thing)
    if verdict.grant is not None:
        return verdict.grant
    refusal = REFUSALS[verdict.lack or Lack.ROLE]
    if refusal is NotInThisStage:
        raise NotInThisStage(permission=permission, stage=thing.stage)
    raise refusal(permission=permission)


def _lack(grant: Grant, held: Held, thing: Thing) -> Lack | None:
    """Name the first condition of a grant that does not hold, or None."""
    outside = _outside(grant.where, held, thing)
    if outside is not None:
        return outside
    if grant.published and not thing.published:
        return Lack.PUBLICATION
    if grant.stages and thing.stage not in grant.stages:
        return Lack.STAGE
    return None


def _outside(where: Where, held: Held, thing: Thing) -> Lack | None:
    if where is Where.OWN_PROVINCE:
        return None if held.province and held.province == thing.province else Lack.PROVINCE
    if where is Where.OWN_BLOCK:
        own = held.block == thing.block if held.block else held.unit in thing.members
        return None if own else Lack.BLOCK
    if where is Where.OWN_UNIT:
        return None if held.unit and held.unit == thing.unit else Lack.UNIT
    return None
