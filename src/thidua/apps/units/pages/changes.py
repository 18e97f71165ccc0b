"""What becomes of units in the middle of a year: renamed, merged, split, absorbed, dissolved."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.units.addresses import the_province
from thidua.apps.units.models import ScoreRule
from thidua.apps.units.pages.wording import (
    change_words,
    document_fields,
    document_needed,
    score_words,
)
from thidua.apps.units.succeed import NewSuccession, record_succession
from thidua.core.access.grants import Permission
from thidua.core.units.succession import SuccessionKind, UnitHasEnded
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import Field, Questions, Typed, ask
from thidua.ui.request import HouseRequest


@needs(Permission.UNIT_SUCCEED, of=the_province, methods=WRITES)
def change(request: HouseRequest, province: str) -> HttpResponse:
    """Record what became of units on a day, by which document, and the rule for their scores."""

    def deed(typed: Typed) -> None:
        record_succession(_read(typed), actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã ghi nhận thay đổi của đơn vị."))

    kinds = tuple((kind.value, words) for kind, words in change_words().items())
    fields = (
        Field("kind", gettext("Thay đổi"), "select", choices=kinds),
        Field("on", gettext("Có hiệu lực từ ngày"), "date"),
        Field(
            "before",
            gettext("Mã các đơn vị cũ"),
            hint=gettext("Cách nhau bằng dấu phẩy. Đổi tên thì ghi mã đơn vị giữ nguyên."),
        ),
        Field(
            "after",
            gettext("Mã các đơn vị mới"),
            needed=False,
            hint=gettext("Đơn vị mới cần được ghi nhận trước. Đổi tên, giải thể thì để trống."),
        ),
        Field("new_name", gettext("Tên mới (khi đổi tên)"), needed=False),
        Field(
            "score_rule", gettext("Điểm của năm"), "select", choices=tuple(score_words().items())
        ),
        *document_fields(needed=True),
    )
    questions = Questions(
        gettext("Ghi nhận thay đổi của đơn vị"),
        fields,
        gettext("Ghi nhận"),
        reverse("units:province", args=[province]),
        conflicts=(UnitHasEnded,),
    )
    return ask(request, questions, deed=deed)


def _read(typed: Typed) -> NewSuccession:
    kind, before, after = (
        SuccessionKind(typed.choice("kind")),
        _codes(typed, "before"),
        _codes(typed, "after"),
    )
    return NewSuccession(
        kind,
        typed.day("on"),
        before,
        before if kind is SuccessionKind.RENAME and not after else after,
        document_needed(typed),
        typed.text("new_name"),
        ScoreRule(typed.choice("score_rule")),
    )


def _codes(typed: Typed, name: str) -> tuple[str, ...]:
    return tuple(code for code in (part.strip() for part in typed.text(name).split(",")) if code)
