"""Registers units, founds blocks and admits their members; each deed leaves its ledger entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from thidua.apps.ledger.actions import record
from thidua.apps.units.models import (
    BLOCK_CODE,
    UNIT_CODE,
    Block,
    LegalDocument,
    Membership,
    Unit,
    UnitName,
)
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal


class UnitCodeNotUsable(Refusal):
    """A unit's code has other than letters, digits, dots, or is too long. Grounds: code."""


class BlockCodeNotUsable(Refusal):
    """A block's code has other than letters, digits, hyphens, or is too long. Grounds: code."""


class UnitCodeTaken(Refusal):
    """A unit with this code is registered. Grounds: code."""


class BlockCodeTaken(Refusal):
    """A block with this code was founded. Grounds: code."""


class BlockNotKnown(Refusal):
    """No such block was founded. Grounds: block."""


class UnitNotRegistered(Refusal):
    """No unit with this code is registered. Grounds: code."""


class MemberAlready(Refusal):
    """The unit has a place in the block in these days. Grounds: code."""


class BlockHasHead(Refusal):
    """Another unit heads the block in these days. Grounds: code (of that unit)."""


class MembershipEndsBeforeItBegins(Refusal):
    """A membership would hold on no day. Grounds: since, until."""


class MembershipOutlastsUnit(Refusal):
    """A membership would hold on days when the unit is no more. Grounds: code, ended."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A decision as it is cited: number and symbol, day, issuer, abstract."""

    symbol: str
    issued_on: date
    issuer: str
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """`named_from` is the first day from which the name is known to hold."""

    code: str
    province: str
    name: str
    named_from: date
    document: Cited | None = None


@dataclass(frozen=True, slots=True)
class NewBlock:
    code: str
    name: str
    kind: Block.Kind
    province: str
    document: Cited | None = None


@dataclass(frozen=True, slots=True)
class NewMember:
    """A unit's place in a block from `since` up to but without `until`."""

    code: str
    role: Membership.Role
    place: int
    since: date
    until: date | None = None
    document: Cited | None = None
    chosen: str = ""  # of a head or a deputy: a `Membership.Chosen`


def cite(cited: Cited) -> LegalDocument:
    """Give the document that is cited, entering it the first time."""
    document, _ = LegalDocument.objects.get_or_create(
        symbol=cited.symbol,
        issued_on=cited.issued_on,
        issuer=cited.issuer,
        defaults={"abstract": cited.abstract},
    )
    return document


def _cited(cited: Cited | None) -> LegalDocument | None:
    return None if cited is None else cite(cited)


@transaction.atomic
def register_unit(new: NewUnit, *, actor: Actor, at: datetime) -> Unit:
    """Register a unit under its first known name. Refuses UnitCodeNotUsable, UnitCodeTaken."""
    require(Permission.UNIT_REGISTER, actor, Thing(province=new.province, unit=new.code))
    if re.match(UNIT_CODE, new.code) is None:
        raise UnitCodeNotUsable(code=new.code)
    unit, registered = Unit.objects.get_or_create(
        code=new.code, defaults={"province": new.province}
    )
    if not registered:
        raise UnitCodeTaken(code=new.code)
    UnitName.objects.create(
        unit=unit, name=new.name, valid_from=new.named_from, document=_cited(new.document)
    )
    record(
        at=at,
        actor=actor.key,
        deed="unit registered",
        subject=f"unit {new.code}",
        facts={"name": new.name, "from": str(new.named_from)},
    )
    return unit


@transaction.atomic
def found_block(new: NewBlock, *, actor: Actor, at: datetime) -> Block:
    """Found a block or cluster, without members yet. Refuses BlockCodeNotUsable, BlockCodeTaken."""
    require(Permission.BLOCK_FOUND, actor, Thing(province=new.province, block=new.code))
    if re.match(BLOCK_CODE, new.code) is None:
        raise BlockCodeNotUsable(code=new.code)
    block, founded = Block.objects.get_or_create(
        code=new.code,
        defaults={
            "name": new.name,
            "kind": new.kind,
            "province": new.province,
            "document": _cited(new.document),
        },
    )
    if not founded:
        raise BlockCodeTaken(code=new.code)
    record(
        at=at,
        actor=actor.key,
        deed="block founded",
        subject=f"block {new.code}",
        facts={"name": new.name, "kind": str(new.kind)},
    )
    return block


@transaction.atomic
def admit_member(block_id: int, *, member: NewMember, actor: Actor, at: datetime) -> Membership:
    """Give a unit its place in a block.

    Refuses BlockNotKnown, UnitNotRegistered, MembershipEndsBeforeItBegins, MembershipOutlastsUnit,
    MemberAlready and BlockHasHead.
    """
    block = Block.objects.select_for_update(no_key=True).filter(pk=block_id).first()
    if block is None:
        raise BlockNotKnown(block=block_id)
    require(Permission.BLOCK_FOUND, actor, Thing(province=block.province, block=block.code))
    unit = Unit.objects.select_for_update(no_key=True).filter(code=member.code).first()
    if unit is None:
        raise UnitNotRegistered(code=member.code)
    _check_place(block, unit, member)
    membership = Membership.objects.create(
        block=block,
        unit=unit,
        role=member.role,
        place=member.place,
        valid_from=member.since,
        valid_to=member.until,
        document=_cited(member.document),
        chosen="" if member.role == Membership.Role.MEMBER else member.chosen,
    )
    record(
        at=at,
        actor=actor.key,
        deed="member admitted",
        subject=f"block {block.code}",
        facts={"unit": unit.code, "role": str(member.role), "since": str(member.since)},
    )
    return membership


def _check_place(block: Block, unit: Unit, member: NewMember) -> None:
    if member.until is not None and member.until <= member.since:
        raise MembershipEndsBeforeItBegins(since=member.since, until=member.until)
    if unit.ended_on is not None and (member.until is None or member.until > unit.ended_on):
        raise MembershipOutlastsUnit(code=unit.code, ended=unit.ended_on)
    others = Membership.objects.filter(
        Q(valid_to=None) | Q(valid_to__gt=member.since), block=block
    ).select_related("unit")
    if member.until is not None:
        others = others.filter(valid_from__lt=member.until)
    for other in others:
        if other.unit_id == unit.pk:
            raise MemberAlready(code=unit.code)
        if member.role == other.role == Membership.Role.HEAD:
            raise BlockHasHead(code=other.unit.code)
