"""Logging in and out."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from thidua.apps.people.forms import LogIn, read_log_in
from thidua.apps.people.models import Account
from thidua.apps.people.queries import demo_logins, may_log_in
from thidua.core.access.grants import Permission
from thidua.ui.door import asks
from thidua.ui.frame import Frame
from thidua.ui.problems import next_address
from thidua.ui.request import HouseRequest

REFUSED = 422


@asks(Permission.ACCOUNT_LOGIN, methods=("GET", "HEAD", "POST"))
def log_in(request: HouseRequest) -> HttpResponse:
    """Let an account in that holds, on the day, a role that may log in."""
    if request.method != "POST":
        wanted = next_address(request, request.GET.get("next", "/"))
        if request.user.is_authenticated:
            return redirect(wanted)
        return _form(request, LogIn("", "", wanted))
    given = read_log_in(request.POST)
    account = authenticate(request, username=given.login_name, password=given.password)
    if not isinstance(account, Account):
        words = gettext(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Mật khẩu phân biệt chữ hoa, chữ thường."
        )
        return _form(request, given, refused=words)
    if not may_log_in(account, request.today):
        words = gettext(
            "Tài khoản này hiện không giữ vai trò nào. Xin liên hệ thư ký khối hoặc quản trị cấp tỉnh."
        )
        return _form(request, given, refused=words)
    login(request, account)
    return redirect(next_address(request, given.wanted))


@asks(Permission.ACCOUNT_LOGIN, methods=("POST",))
def log_out(request: HouseRequest) -> HttpResponse:
    """End the session and say so on the first page."""
    logout(request)
    return redirect("/")


def _form(request: HouseRequest, given: LogIn, *, refused: str = "") -> HttpResponse:
    context = {
        "frame": Frame(gettext("Đăng nhập")),
        "login_name": given.login_name,
        "next": next_address(request, given.wanted),
        "refused": refused,
        "demo_logins": demo_logins(),
    }
    return render(request, "people/log_in.html", context, status=REFUSED if refused else 200)
