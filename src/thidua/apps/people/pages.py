"""Logging in and out."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from thidua.apps.people.backend import served_to_itself_alone
from thidua.apps.people.forms import LogIn, read_log_in
from thidua.apps.people.letting_in import NoRoleToday, PasswordWrong, let_in
from thidua.apps.people.queries import demo_logins
from thidua.core.access.grants import Permission
from thidua.core.access.patience import TriedTooOften
from thidua.core.refusal import Refusal
from thidua.ui.door import asks
from thidua.ui.frame import Frame
from thidua.ui.problems import next_address
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of


@asks(Permission.ACCOUNT_LOGIN, methods=("GET", "HEAD", "POST"))
def log_in(request: HouseRequest) -> HttpResponse:
    """Let an account in that holds, on the day, a role that may log in."""
    if request.method == "POST":
        return _try(request, read_log_in(request.POST))
    wanted = next_address(request, request.GET.get("next", "/"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    return _form(request, LogIn("", "", wanted))


@asks(Permission.ACCOUNT_LOGIN, methods=("POST",))
def log_out(request: HouseRequest) -> HttpResponse:
    """End the session and say so on the first page."""
    logout(request)
    messages.success(request, gettext("Đã đăng xuất."))
    return HttpResponseRedirect("/")


def _try(request: HouseRequest, given: LogIn) -> HttpResponse:
    try:
        account = let_in(given.login_name, given.password, at=request.at, on=request.today)
    except (PasswordWrong, NoRoleToday) as refusal:
        return _form(request, given, refusal=refusal, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except TriedTooOften as refusal:
        return _form(request, given, refusal=refusal, status=HTTPStatus.TOO_MANY_REQUESTS)
    login(request, account)
    request.session.clear_expired()
    return HttpResponseRedirect(next_address(request, given.wanted))


def _form(
    request: HouseRequest,
    given: LogIn,
    *,
    refusal: Refusal | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    wanted = next_address(request, given.wanted)
    context = {
        "frame": Frame(gettext("Đăng nhập")),
        "login_name": given.login_name,
        "next": wanted,
        "stay": f"{reverse('people:log_in')}?{urlencode({'next': wanted})}",
        "refused": "" if refusal is None else words_of(refusal, request.lang),
        "demo_logins": demo_logins() if served_to_itself_alone() else (),
    }
    return render(request, "people/log_in.html", context, status=status)
