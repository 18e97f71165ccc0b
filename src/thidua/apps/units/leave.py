"""Ends a unit's place in a block, with what is to become of its score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.units.actions import Cited, MembershipEndsBeforeItBegins, cite
from thidua.apps.units.models import Block, Membership, ScoreRule
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal


class MembershipNotKnown(Refusal):
    """The block has no such place. Grounds: number."""


class MembershipEndedAlready(Refusal):
    """The place has ended by that day. Grounds: ended."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """`on` is the first day on which the unit is no member any more."""

    on: date
    document: Cited
    score_rule: ScoreRule


@transaction.atomic
def end_membership(
    membership_id: int, *, leaving: Leaving, actor: Actor, at: datetime
) -> Membership:
    """End a place on a day; the day may be put earlier, never later.

    Refuses MembershipNotKnown, MembershipEndedAlready, MembershipEndsBeforeItBegins.
    """
    found = Membership.objects.filter(pk=membership_id).first()
    if found is None:
        raise MembershipNotKnown(number=membership_id)
    block = Block.objects.select_for_update(no_key=True).get(pk=found.block_id)
    require(Permission.BLOCK_FOUND, actor, Thing(province=block.province, block=block.code))
    place = Membership.objects.select_related("unit").get(pk=membership_id)
    if place.valid_to is not None and place.valid_to <= leaving.on:
        raise MembershipEndedAlready(ended=place.valid_to)
    if leaving.on <= place.valid_from:
        raise MembershipEndsBeforeItBegins(since=place.valid_from, until=leaving.on)
    place.valid_to = leaving.on
    place.left_by = cite(leaving.document)
    place.score_rule = leaving.score_rule
    place.save(update_fields=["valid_to", "left_by", "score_rule"])
    record(
        at=at,
        actor=actor.key,
        deed="member left",
        subject=f"block {block.code}",
        facts={
            "unit": place.unit.code,
            "on": str(leaving.on),
            "document": leaving.document.symbol,
            "score": str(leaving.score_rule),
        },
    )
    return place
