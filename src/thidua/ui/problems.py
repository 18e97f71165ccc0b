"""What is shown instead of a page: the reason in words, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from thidua.ui.request import wants_json


@dataclass(frozen=True, slots=True)
class Problem:
    """A status of HTTP, a name that programs may rely on, and the sentence for the reader."""

    status: int
    name: str
    words: str
    code: str = ""  # of a fault, as it stands in the server's log


def title_of(status: int) -> str:
    """Give the few words over a problem's page."""
    titles = {
        403: gettext("Chưa được xem mục này"),
        404: gettext("Không có trang này"),
        405: gettext("Trang này không nhận thao tác đó"),
        409: gettext("Dữ liệu đã thay đổi"),
        422: gettext("Chưa thực hiện được"),
        500: gettext("Hệ thống gặp lỗi"),
    }
    return titles[status]


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer with a page, or with problem JSON where a program asks (RFC 9457)."""
    title = title_of(problem.status)
    if wants_json(request):
        return JsonResponse(
            {
                "type": f"urn:thidua:{problem.name}",
                "title": title,
                "status": problem.status,
                "detail": problem.words,
                **({"code": problem.code} if problem.code else {}),
            },
            status=problem.status,
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )
    context = {
        "title": title,
        "problem": problem,
        "next": next_address(request, request.get_full_path() if request.method == "GET" else "/"),
        "way_in": problem.status == 403 and not request.user.is_authenticated,
    }
    return render(request, "problems/problem.html", context, status=problem.status)


def next_address(request: HttpRequest, wanted: str) -> str:
    """Give an address of this house to go on to; any other place is refused for the first page."""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own and wanted.startswith("/") else "/"
