"""The places of units in a block: one more member, and one that leaves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.units.actions import MemberAlready, NewMember, admit_member
from thidua.apps.units.addresses import PlaceInBlock, the_block, the_place
from thidua.apps.units.leave import Leaving, MembershipEndedAlready, end_membership
from thidua.apps.units.lists import BlockFacts, places_of, units_of
from thidua.apps.units.models import Membership, ScoreRule
from thidua.apps.units.pages.wording import (
    chosen_words,
    document_fields,
    document_needed,
    document_of,
    place_words,
    score_words,
)
from thidua.core.access.grants import Permission
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import Field, Questions, Typed, ask
from thidua.ui.request import HouseRequest


@needs(Permission.BLOCK_FOUND, of=the_block, methods=WRITES)
def admit(request: HouseRequest, block: BlockFacts) -> HttpResponse:
    """Give a unit of the province its place in the block."""

    def deed(typed: Typed) -> None:
        member = NewMember(
            typed.choice("unit"),
            Membership.Role(typed.choice("role")),
            len(places_of(block.id)) + 1,
            typed.day("since"),
            typed.day_or_none("until"),
            document_of(typed),
            typed.choice("chosen"),
        )
        admit_member(block.id, member=member, actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã thêm thành viên."))

    questions = Questions(
        gettext("Thêm thành viên"),
        _member_fields(block),
        gettext("Thêm"),
        _back(block),
        given={"since": f"{request.today.replace(month=1, day=1)}"},
        about=block.name,
        conflicts=(MemberAlready,),
    )
    return ask(request, questions, deed=deed)


@needs(Permission.BLOCK_FOUND, of=the_place, methods=WRITES)
def end(request: HouseRequest, found: PlaceInBlock) -> HttpResponse:
    """End a unit's place from a day on, by a decision, and say what becomes of its score."""

    def deed(typed: Typed) -> None:
        leaving = Leaving(
            typed.day("on"), document_needed(typed), ScoreRule(typed.choice("score_rule"))
        )
        end_membership(found.place.id, leaving=leaving, actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã ghi ngày ra khỏi khối."))

    fields = (
        Field("on", gettext("Không còn là thành viên từ ngày"), "date"),
        Field(
            "score_rule", gettext("Điểm của năm"), "select", choices=tuple(score_words().items())
        ),
        *document_fields(needed=True),
    )
    questions = Questions(
        gettext("Ra khỏi khối: %(unit)s") % {"unit": found.place.name},
        fields,
        gettext("Ghi"),
        _back(found.block),
        about=gettext(
            "Điều chuyển sang khối khác thì ghi ra khỏi khối này, rồi thêm vào khối kia."
        ),
        conflicts=(MembershipEndedAlready,),
    )
    return ask(request, questions, deed=deed)


def _member_fields(block: BlockFacts) -> tuple[Field, ...]:
    """Ask for a unit of the province that is no member yet, and for its place."""
    units = tuple(
        (one.code, f"{one.name} ({one.code})")
        for one in units_of(block.province)
        if one.code not in block.members and one.ended_on is None
    )
    return (
        Field("unit", gettext("Đơn vị"), "select", choices=units),
        Field(
            "role",
            gettext("Vai trò trong khối"),
            "select",
            choices=tuple(place_words(block.kind).items()),
        ),
        Field(
            "chosen",
            gettext("Trưởng khối, Phó Trưởng khối được chọn bằng cách"),
            "select",
            needed=False,
            choices=tuple(chosen_words().items()),
        ),
        Field("since", gettext("Từ ngày"), "date"),
        Field(
            "until",
            gettext("Đến trước ngày"),
            "date",
            needed=False,
            hint=gettext("Ngày đầu tiên không còn là thành viên."),
        ),
        *document_fields(needed=False),
    )


def _back(block: BlockFacts) -> str:
    return reverse("units:block", args=[block.code])
