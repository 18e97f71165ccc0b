"""A person's own access tokens: the list, a new one shown once, and taking one back."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.people.models import Account
from thidua.apps.tokens.actions import (
    LONGEST_NAME,
    NewToken,
    TokenForNothing,
    TokenHoldsTooLong,
    TokenNotNamed,
    make_token,
    revoke_token,
)
from thidua.apps.tokens.forms import TokenForm, empty_form, read_token_form
from thidua.apps.tokens.queries import TokenFacts, digest_of_token, tokens_of
from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.access.scopes import Scope
from thidua.core.refusal import Refusal
from thidua.ui.door import POSTS, WRITES, Found, asks, needs
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import day
from thidua.ui.words.refusals import words_of

MARK = "thidua_"  # so that a token that lies about is known for what it is
BYTES = 32


@asks(Permission.TOKEN_MAKE, methods=WRITES)
def show_tokens(request: HouseRequest) -> HttpResponse:
    """List the reader's tokens; make one from the form and show it this once."""
    require(Permission.TOKEN_MAKE, request.actor, Thing())
    if request.method != "POST":
        return _page(request, empty_form(request.today))
    form = read_token_form(request.POST)
    token = MARK + secrets.token_urlsafe(BYTES)
    try:
        _make(request, form, token)
    except (TokenNotNamed, TokenForNothing, TokenHoldsTooLong) as refusal:
        return _page(request, form, refusal=refusal)
    return _page(request, empty_form(request.today), made=token)


def _the_token(_request: HouseRequest, token: int) -> Found[int]:
    return Found(token, Thing())


@needs(Permission.TOKEN_MAKE, of=_the_token, methods=POSTS)
def take_back(request: HouseRequest, token: int) -> HttpResponse:
    """Revoke one of the reader's tokens."""
    revoke_token(token, actor=request.actor, at=request.at)
    messages.success(request, gettext("Đã thu hồi mã truy cập."))
    return HttpResponseRedirect(reverse("tokens:list"))


def _make(request: HouseRequest, form: TokenForm, token: str) -> None:
    if form.last_day is None:
        raise TokenHoldsTooLong(given=form.typed, first=request.today, last="")
    new = NewToken(form.name, form.scopes, form.last_day, digest_of_token(token))
    make_token(_own_id(request), new=new, actor=request.actor, at=request.at, on=request.today)


def _own_id(request: HouseRequest) -> int:
    return request.user.pk if isinstance(request.user, Account) else 0


def _page(
    request: HouseRequest, form: TokenForm, *, refusal: Refusal | None = None, made: str = ""
) -> HttpResponse:
    words = scope_words()
    context = {
        "frame": Frame(gettext("Mã truy cập")),
        "form": form,
        "scopes": [(scope.value, words[scope], scope in form.scopes) for scope in Scope],
        "tokens": [_line(request, one) for one in tokens_of(_own_id(request))],
        "made": made,
        "longest": LONGEST_NAME,
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK if refusal is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "tokens/list.html", context, status=status)


def scope_words() -> dict[Scope, str]:
    """Say what each scope lets a program do."""
    return {
        Scope.READ: gettext("Xem những gì tài khoản này được xem"),
        Scope.FIGURES: gettext("Nộp số liệu của đơn vị mình"),
    }


def _line(request: HouseRequest, one: TokenFacts) -> dict[str, object]:
    words = scope_words()
    return {
        "id": one.id,
        "name": one.name,
        "scopes": "; ".join(words[scope] for scope in one.scopes),
        "made": day_of(one.made_at),
        "last": day(one.last_day),
        "holds": one.holds(request.today),
        "revoked": one.revoked_at is not None,
    }
