"""A province's own settings: its units and blocks, a new unit, a new block."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.units.actions import (
    BlockCodeTaken,
    NewBlock,
    NewUnit,
    UnitCodeTaken,
    found_block,
    register_unit,
)
from thidua.apps.units.addresses import the_province
from thidua.apps.units.lists import blocks_of, units_of
from thidua.apps.units.models import Block
from thidua.apps.units.pages.wording import (
    cited_words,
    document_fields,
    document_of,
    kind_words,
)
from thidua.core.access.grants import Permission
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import Field, Questions, Typed, ask
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import day

LONGEST_CODE, LONGEST_BLOCK_CODE = 35, 60


@needs(Permission.BLOCK_FOUND, of=the_province)
def show_province(request: HouseRequest, province: str) -> HttpResponse:
    """List the blocks and units of a province, with the ways to add to them."""
    kinds = kind_words()
    context = {
        "frame": Frame(gettext("Thiết lập của tỉnh")),
        "province": province,
        "blocks": [
            {
                "code": one.code,
                "name": one.name,
                "kind": kinds[one.kind],
                "decision": cited_words(one.document),
                "members": len(one.members),
            }
            for one in blocks_of(province, on=request.today)
        ],
        "units": [
            {
                "code": one.code,
                "name": one.name,
                "ended": "" if one.ended_on is None else day(one.ended_on),
            }
            for one in units_of(province)
        ],
    }
    return render(request, "units/province.html", context)


@needs(Permission.UNIT_REGISTER, of=the_province, methods=WRITES)
def new_unit(request: HouseRequest, province: str) -> HttpResponse:
    """Register a unit of the province under its first known name."""

    def register(typed: Typed) -> None:
        new = NewUnit(
            typed.text("code"),
            province,
            typed.text("name"),
            typed.day("named_from"),
            document_of(typed),
        )
        register_unit(new, actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã ghi nhận đơn vị %(name)s.") % {"name": new.name})

    fields = (
        Field("name", gettext("Tên đơn vị")),
        Field(
            "code",
            gettext("Mã đơn vị"),
            longest=LONGEST_CODE,
            hint=gettext("Chữ không dấu, chữ số, dấu chấm, dấu gạch; không đổi và không dùng lại."),
        ),
        Field("named_from", gettext("Mang tên này từ ngày"), "date"),
        *document_fields(needed=False),
    )
    questions = Questions(
        gettext("Ghi nhận đơn vị"),
        fields,
        gettext("Ghi nhận"),
        reverse("units:province", args=[province]),
        given={"named_from": f"{request.today.replace(month=1, day=1)}"},
        conflicts=(UnitCodeTaken,),
    )
    return ask(request, questions, deed=register)


@needs(Permission.BLOCK_FOUND, of=the_province, methods=WRITES)
def new_block(request: HouseRequest, province: str) -> HttpResponse:
    """Found a block or a cluster by its decision; it has no members yet."""

    def found(typed: Typed) -> None:
        new = NewBlock(
            typed.text("code"),
            typed.text("name"),
            Block.Kind(typed.choice("kind")),
            province,
            document_of(typed),
        )
        found_block(new, actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã lập %(name)s.") % {"name": new.name})

    fields = (
        Field("name", gettext("Tên khối, cụm")),
        Field("kind", gettext("Loại"), "select", choices=tuple(kind_words().items())),
        Field(
            "code",
            gettext("Mã khối, cụm"),
            longest=LONGEST_BLOCK_CODE,
            hint=gettext(
                "Đứng trong địa chỉ trang: chữ không dấu, chữ số, dấu gạch; ví dụ khoi-noi-chinh."
            ),
        ),
        *document_fields(needed=True),
    )
    questions = Questions(
        gettext("Lập khối, cụm thi đua"),
        fields,
        gettext("Lập"),
        reverse("units:province", args=[province]),
        conflicts=(BlockCodeTaken,),
    )
    return ask(request, questions, deed=found)
