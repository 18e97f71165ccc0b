"""What is shown instead of a page: the reason in words, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import MAX_URL_LENGTH, url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from thidua.ui.request import is_partial, wants_json


@dataclass(frozen=True, slots=True)
class Problem:
    """A status of HTTP, a name that programs may rely on, and the sentence for the reader."""

    status: int
    name: str
    words: str
    title: str = ""  # "" is the usual one of the status
    code: str = ""  # of a fault, as it stands in the server's log


def title_of(problem: Problem) -> str:
    """Give the few words over a problem's page."""
    titles: dict[int, str] = {
        HTTPStatus.BAD_REQUEST: gettext("Chưa đọc được yêu cầu"),
        HTTPStatus.UNAUTHORIZED: gettext("Mã truy cập không dùng được"),
        HTTPStatus.FORBIDDEN: gettext("Chưa được xem mục này"),
        HTTPStatus.NOT_FOUND: gettext("Không có trang này"),
        HTTPStatus.METHOD_NOT_ALLOWED: gettext("Trang này không nhận thao tác đó"),
        HTTPStatus.CONFLICT: gettext("Dữ liệu đã thay đổi"),
        HTTPStatus.UNPROCESSABLE_ENTITY: gettext("Chưa thực hiện được"),
        HTTPStatus.INTERNAL_SERVER_ERROR: gettext("Hệ thống gặp lỗi"),
    }
    return problem.title or titles[problem.status]


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer with a page in the house's frame, or with problem JSON where a program asks."""
    if wants_json(request):
        return as_json(problem)
    here = request.get_full_path() if request.method == "GET" else "/"
    context = {
        "title": title_of(problem),
        "problem": problem,
        "next": next_address(request, here),
        "stay": here,
        "way_in": problem.status == HTTPStatus.FORBIDDEN and not request.user.is_authenticated,
    }
    page = render(request, "problems/problem.html", context, status=problem.status)
    return _shown_whole(request, page)


def answer_alone(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Answer without the frame: with no database, session or known host, any of which may be wrong."""
    if wants_json(request):
        return as_json(problem)
    context = {"title": title_of(problem), "problem": problem}
    page = HttpResponse(render_to_string("problems/alone.html", context), status=problem.status)
    return _shown_whole(request, page)


def answer_not_allowed(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """Say that the address is read, or written to, in another way."""
    words = gettext("Địa chỉ này chỉ dùng cho nút bấm trên trang, hoặc chỉ để xem.")
    response = answer(request, Problem(HTTPStatus.METHOD_NOT_ALLOWED, "MethodNotAllowed", words))
    response.headers["Allow"] = ", ".join(methods)
    return response


def next_address(request: HttpRequest, wanted: str) -> str:
    """Give an address of this house to go on to; any other place is refused for the first page."""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own and wanted.startswith("/") and len(wanted) <= MAX_URL_LENGTH else "/"


def as_json(problem: Problem) -> HttpResponse:
    """Write a problem as RFC 9457 wants it."""
    return JsonResponse(
        {
            "type": f"urn:thidua:{problem.name}",
            "title": title_of(problem),
            "status": problem.status,
            "detail": problem.words,
            **({"code": problem.code} if problem.code else {}),
        },
        status=problem.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _shown_whole(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """Let a browser that asked for a part of a page open the problem as a page, not ignore it."""
    if is_partial(request) and request.method == "GET":
        page.headers["HX-Redirect"] = request.get_full_path()
    return page
