"""The people of a block: a role for a new account or for one there is, and the end of a role."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.people.actions import (
    LONGEST_LOGIN_NAME,
    LONGEST_NAME,
    OVER,
    GivenRole,
    LoginNameTaken,
    NewAccount,
    RoleEndedAlready,
    RoleGivenAlready,
    end_role,
)
from thidua.apps.units.addresses import RoleInBlock, the_block, the_role
from thidua.apps.units.appoint import appoint
from thidua.apps.units.lists import BlockFacts, places_of
from thidua.apps.units.pages.wording import document_fields, document_of, role_words
from thidua.apps.units.queries import unit_ids
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Role
from thidua.ui.door import WRITES, needs
from thidua.ui.fields import Field, FieldMissing, Questions, Typed, ask
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest

SALT_BYTES, PASSWORD_BYTES = 32, 12


@needs(Permission.ACCOUNT_OPEN, of=the_block, methods=WRITES)
def open_for(request: HouseRequest, block: BlockFacts) -> HttpResponse:
    """Open an account with its first role, and show its first password this once."""

    def deed(typed: Typed) -> HttpResponse:
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        new = NewAccount(
            typed.text("login_name"),
            typed.text("display_name"),
            password,
            block.province,
            secrets.token_bytes(SALT_BYTES),
        )
        _appoint(request, typed, block, person=new)
        context = {
            "frame": Frame(gettext("Tài khoản mới")),
            "login_name": new.login_name.lower(),
            "password": password,
            "back": _back(block),
        }
        return render(request, "units/opened.html", context)

    fields = (
        Field("login_name", gettext("Tên đăng nhập"), longest=LONGEST_LOGIN_NAME),
        Field("display_name", gettext("Họ và tên"), longest=LONGEST_NAME),
        *_role_fields(block),
    )
    questions = Questions(
        gettext("Mở tài khoản và giao vai trò"),
        fields,
        gettext("Mở tài khoản"),
        _back(block),
        given={"since": f"{request.today}"},
        about=block.name,
        conflicts=(LoginNameTaken,),
    )
    return ask(request, questions, deed=deed)


@needs(Permission.ROLE_GIVE, of=the_block, methods=WRITES)
def give(request: HouseRequest, block: BlockFacts) -> HttpResponse:
    """Give one more role to an account that is there."""

    def deed(typed: Typed) -> None:
        _appoint(request, typed, block, person=typed.text("login_name"))
        messages.success(request, gettext("Đã giao vai trò."))

    fields = (
        Field("login_name", gettext("Tên đăng nhập"), longest=LONGEST_LOGIN_NAME),
        *_role_fields(block),
    )
    questions = Questions(
        gettext("Giao vai trò cho tài khoản đã có"),
        fields,
        gettext("Giao vai trò"),
        _back(block),
        given={"since": f"{request.today}"},
        about=block.name,
        conflicts=(RoleGivenAlready,),
    )
    return ask(request, questions, deed=deed)


@needs(Permission.ROLE_GIVE, of=the_role, methods=WRITES)
def end(request: HouseRequest, found: RoleInBlock) -> HttpResponse:
    """End a role from a day on."""

    def deed(typed: Typed) -> None:
        end_role(found.role.id, on=typed.day("on"), actor=request.actor, at=request.at)
        messages.success(request, gettext("Đã ghi ngày kết thúc vai trò."))

    role = role_words(found.block.kind)[found.role.role]
    questions = Questions(
        gettext("Kết thúc vai trò"),
        (Field("on", gettext("Không giữ vai trò từ ngày"), "date"),),
        gettext("Kết thúc"),
        _back(found.block),
        given={"on": f"{request.today}"},
        about=f"{found.role.person}: {role}",
        conflicts=(RoleEndedAlready,),
    )
    return ask(request, questions, deed=deed)


def _role_fields(block: BlockFacts) -> tuple[Field, ...]:
    units = [(one.code, one.name) for one in places_of(block.id) if one.code in block.members]
    return (
        Field(
            "role",
            gettext("Vai trò"),
            "select",
            choices=tuple((role.value, words) for role, words in role_words(block.kind).items()),
        ),
        Field(
            "unit",
            gettext("Của đơn vị"),
            "select",
            needed=False,
            choices=(("", ""), *units),
            hint=gettext("Chỉ chọn cho lãnh đạo, cán bộ đơn vị."),
        ),
        Field("since", gettext("Từ ngày"), "date"),
        Field("until", gettext("Đến trước ngày"), "date", needed=False),
        *document_fields(needed=False),
    )


def _appoint(
    request: HouseRequest, typed: Typed, block: BlockFacts, *, person: str | NewAccount
) -> None:
    role, unit = Role(typed.choice("role")), typed.choice("unit")
    of_unit = OVER[role] == "unit"
    if of_unit and not unit:
        raise FieldMissing(field=typed.fields["unit"].label)
    given = GivenRole(
        role,
        typed.day("since"),
        typed.day_or_none("until"),
        block_id=None if of_unit else block.id,
        unit_id=unit_ids([unit])[unit] if of_unit else None,
    )
    appoint(person, given=given, decision=document_of(typed), actor=request.actor, at=request.at)


def _back(block: BlockFacts) -> str:
    return reverse("units:block", args=[block.code])
