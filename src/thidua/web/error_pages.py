"""The pages for what no rule refused: an unknown address, a form gone stale, a fault of ours."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import gettext

from thidua.ui.problems import Problem, answer

LOG = logging.getLogger("thidua.faults")
CODE_BYTES = 3


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that the address leads nowhere."""
    words = gettext("Địa chỉ gõ sai hoặc trang đã chuyển đi. Có thể bắt đầu lại từ trang đầu.")
    return answer(request, Problem(404, "AddressNotKnown", words))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that a form was open for too long, or came from another site (CSRF)."""
    words = gettext(
        "Trang đã mở quá lâu hoặc đã đăng xuất ở cửa sổ khác, nên chưa nhận nội dung vừa gửi. "
        "Xin quay lại, tải lại trang rồi gửi lần nữa; trình duyệt cần cho phép lưu cookie."
    )
    return answer(request, Problem(403, "FormTooOld", words))


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with the code under which the log holds it.

    Needs neither the database nor a session: one of them may be what broke.
    """
    code = secrets.token_hex(CODE_BYTES).upper()
    LOG.error("fault %s at %s %s", code, request.method, request.path, exc_info=True)
    return HttpResponseServerError(render_to_string("problems/fault.html", {"code": code}))
