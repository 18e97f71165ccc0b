"""The words of memberships, roles and changes, and the fields that several forms ask."""

from __future__ import annotations

from django.utils.translation import gettext

from thidua.apps.units.actions import Cited
from thidua.apps.units.lists import DocumentCited
from thidua.apps.units.models import Block, Membership, ScoreRule
from thidua.core.access.roles import Role
from thidua.core.units.succession import SuccessionKind
from thidua.ui.fields import Field, FieldMissing, Typed
from thidua.ui.words.numbers import day
from thidua.ui.words.stages import CLUSTER

SYMBOL = 60


def kind_words() -> dict[str, str]:
    return {
        Block.Kind.BLOCK: gettext("Khối thi đua"),
        Block.Kind.CLUSTER: gettext("Cụm thi đua"),
    }


def role_words(kind: str) -> dict[Role, str]:
    """Name the roles that are given in a block or a cluster."""
    cluster = kind == CLUSTER
    return {
        Role.BLOCK_HEAD: gettext("Cụm trưởng") if cluster else gettext("Trưởng khối"),
        Role.SECRETARY: gettext("Thư ký cụm") if cluster else gettext("Thư ký khối"),
        Role.APPRAISER: gettext("Tổ thẩm định"),
        Role.UNIT_LEADER: gettext("Lãnh đạo đơn vị"),
        Role.UNIT_OFFICER: gettext("Cán bộ đơn vị"),
    }


def place_words(kind: str) -> dict[str, str]:
    """Name what a unit is in a block or a cluster."""
    cluster = kind == CLUSTER
    return {
        Membership.Role.MEMBER: gettext("Thành viên"),
        Membership.Role.HEAD: gettext("Cụm trưởng") if cluster else gettext("Trưởng khối"),
        Membership.Role.DEPUTY: gettext("Cụm phó") if cluster else gettext("Phó Trưởng khối"),
    }


def chosen_words() -> dict[str, str]:
    return {
        "": "",
        Membership.Chosen.ASSIGNED: gettext("phân công"),
        Membership.Chosen.ELECTED: gettext("bầu"),
        Membership.Chosen.ROTATION: gettext("luân phiên"),
    }


def score_words() -> dict[str, str]:
    return {
        ScoreRule.KEPT: gettext("Giữ nguyên điểm"),
        ScoreRule.PRORATED: gettext("Tính theo thời gian"),
        ScoreRule.EXCLUDED: gettext("Không xếp hạng"),
        ScoreRule.CARRIED: gettext("Chuyển cho đơn vị kế tục"),
    }


def change_words() -> dict[SuccessionKind, str]:
    return {
        SuccessionKind.RENAME: gettext("Đổi tên"),
        SuccessionKind.MERGE: gettext("Hợp nhất"),
        SuccessionKind.SPLIT: gettext("Chia tách"),
        SuccessionKind.ABSORB: gettext("Sáp nhập"),
        SuccessionKind.DISSOLVE: gettext("Giải thể"),
    }


def document_fields(*, needed: bool) -> tuple[Field, ...]:
    """Ask for a decision: number and symbol, day, issuer."""
    return (
        Field(
            "symbol",
            gettext("Số, ký hiệu quyết định"),
            needed=needed,
            longest=SYMBOL,
            hint=gettext("Ví dụ: %(symbol)s") % {"symbol": "243/QĐ-UBND"},
        ),
        Field("issued_on", gettext("Ngày ban hành"), "date", needed=needed),
        Field("issuer", gettext("Cơ quan ban hành"), needed=needed),
    )


def document_of(typed: Typed) -> Cited | None:
    """Give the decision that was typed, None where all of it was left empty. Refuses FieldMissing."""
    symbol, issued_on, issuer = (
        typed.text("symbol"),
        typed.day_or_none("issued_on"),
        typed.text("issuer"),
    )
    if not symbol and issued_on is None and not issuer:
        return None
    if issued_on is None:
        raise FieldMissing(field=typed.fields["issued_on"].label)
    for name, value in (("symbol", symbol), ("issuer", issuer)):
        if not value:
            raise FieldMissing(field=typed.fields[name].label)
    return Cited(symbol, issued_on, issuer)


def document_needed(typed: Typed) -> Cited:
    """Give the decision of a form that needs one. Refuses FieldMissing."""
    return Cited(typed.text("symbol"), typed.day("issued_on"), typed.text("issuer"))


def cited_words(document: DocumentCited) -> str:
    """Cite a decision as letters do: 243/QĐ-UBND ngày 16/02/2024 của UBND tỉnh."""
    if document.issued_on is None:
        return ""
    words = gettext("%(symbol)s ngày %(day)s của %(issuer)s")
    return words % {
        "symbol": document.symbol,
        "day": day(document.issued_on),
        "issuer": document.issuer,
    }
