"""A province's units and blocks, and a block's places and changes over time, as lists show them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from thidua.apps.units.models import (
    Block,
    LegalDocument,
    Membership,
    Succession,
    SuccessionSide,
    Unit,
    UnitName,
)
from thidua.core.units.succession import SuccessionKind


@dataclass(frozen=True, slots=True)
class DocumentCited:
    """A decision as a list cites it; without one, `symbol` is ""."""

    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit under the name it was given last."""

    code: str
    name: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A block; `members` are the codes of its units on the day asked for."""

    id: int
    code: str
    name: str
    kind: str
    province: str
    document: DocumentCited
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A unit's place in a block with what it rests on; `until` is the first day without it."""

    id: int
    code: str
    name: str
    role: str
    chosen: str
    since: date
    until: date | None
    document: DocumentCited
    left_by: DocumentCited
    score_rule: str


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """What became of units on a day, by name."""

    kind: SuccessionKind
    on: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    new_name: str
    document: DocumentCited
    score_rule: str


def units_of(province: str) -> tuple[UnitFacts, ...]:
    """Give the units of a province, those that ended last."""
    found = Unit.objects.filter(province=province).order_by(
        F("ended_on").asc(nulls_first=True), "code"
    )
    names = last_names([one.pk for one in found])
    return tuple(UnitFacts(one.code, names[one.pk], one.ended_on) for one in found)


def last_names(unit_ids: Collection[int]) -> dict[int, str]:
    """Give for each unit the name that it was given last."""
    found = UnitName.objects.filter(unit_id__in=list(unit_ids)).order_by("valid_from")
    return dict(found.values_list("unit_id", "name"))


def blocks_of(province: str, *, on: date) -> tuple[BlockFacts, ...]:
    """Give the blocks of a province with their members on a day."""
    found = Block.objects.filter(province=province).select_related("document").order_by("name")
    return _with_members(tuple(found), on)


def block_facts(code: str, *, on: date) -> BlockFacts | None:
    found = Block.objects.filter(code=code).select_related("document")
    return next(iter(_with_members(tuple(found), on)), None)


def _with_members(blocks: tuple[Block, ...], on: date) -> tuple[BlockFacts, ...]:
    members: dict[int, set[str]] = {block.pk: set() for block in blocks}
    places = Membership.objects.filter(block__in=blocks, valid_from__lte=on)
    for block_id, code, until in places.values_list("block_id", "unit__code", "valid_to"):
        if until is None or on < until:
            members[block_id].add(code)
    return tuple(
        BlockFacts(
            block.pk,
            block.code,
            block.name,
            block.kind,
            block.province,
            _cited(block.document),
            frozenset(members[block.pk]),
        )
        for block in blocks
    )


def places_of(block_id: int) -> tuple[PlaceFacts, ...]:
    """Give every place of a block, those still held first, in the order of the decision's list."""
    found = (
        Membership.objects.filter(block_id=block_id)
        .select_related("unit", "document", "left_by")
        .order_by(F("valid_to").desc(nulls_first=True), "place", "pk")
    )
    names = last_names([one.unit_id for one in found])
    return tuple(
        PlaceFacts(
            one.pk,
            one.unit.code,
            names[one.unit_id],
            one.role,
            one.chosen,
            one.valid_from,
            one.valid_to,
            _cited(one.document),
            _cited(one.left_by),
            one.score_rule,
        )
        for one in found
    )


def changes_of(codes: Collection[str]) -> tuple[ChangeFacts, ...]:
    """Give what became of these units and of those joined with them, the latest first."""
    touched = Succession.objects.filter(sides__unit__code__in=list(codes)).distinct()
    found = tuple(touched.select_related("document").order_by("-on", "-pk"))
    sides: dict[int, dict[str, list[str]]] = {one.pk: {} for one in found}
    rows = SuccessionSide.objects.filter(succession__in=found).order_by("pk")
    units = dict(rows.values_list("unit_id", "unit__code"))
    for succession_id, side, unit_id in rows.values_list("succession_id", "side", "unit_id"):
        sides[succession_id].setdefault(side, []).append(units[unit_id])
    names = _names_given(units)
    return tuple(
        ChangeFacts(
            SuccessionKind(one.kind),
            one.on,
            tuple(sides[one.pk].get(SuccessionSide.Side.PREDECESSOR, ())),
            tuple(sides[one.pk].get(SuccessionSide.Side.SUCCESSOR, ())),
            names.get((sides[one.pk].get(SuccessionSide.Side.SUCCESSOR, [""])[0], one.on), ""),
            _cited(one.document),
            one.score_rule,
        )
        for one in found
    )


def _names_given(units: dict[int, str]) -> dict[tuple[str, date], str]:
    """Give the names of units by code and by the day from which each holds."""
    found = UnitName.objects.filter(unit_id__in=list(units))
    rows = found.values_list("unit_id", "valid_from", "name")
    return {(units[unit_id], since): name for unit_id, since, name in rows}


def _cited(document: LegalDocument | None) -> DocumentCited:
    if document is None:
        return DocumentCited()
    return DocumentCited(document.symbol, document.issued_on, document.issuer)
