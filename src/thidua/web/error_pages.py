"""The pages for what no rule refused: an unknown address, a form gone stale, a fault of ours."""

from __future__ import annotations

import logging
import secrets
import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from thidua.ui.problems import Problem, answer, answer_alone

LOG = logging.getLogger("thidua.faults")
CODE_BYTES = 3


def not_readable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that nothing could be made of the request: an unknown host, too much, a session gone."""
    words = gettext(
        "Máy chủ chưa làm gì với yêu cầu vừa gửi: yêu cầu không đúng dạng, quá lớn, hoặc gửi đến một "
        "tên máy không được phục vụ. Xin quay lại trang đầu rồi thử lần nữa."
    )
    return answer_alone(request, Problem(HTTPStatus.BAD_REQUEST, "RequestNotReadable", words))


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that Django itself forbids the page; the house's own rules refuse with words."""
    words = gettext("Tài khoản không có quyền mở trang này.")
    return answer(request, Problem(HTTPStatus.FORBIDDEN, "NotAllowed", words))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that the address leads nowhere."""
    words = gettext("Địa chỉ gõ sai hoặc trang đã chuyển đi. Có thể bắt đầu lại từ trang đầu.")
    return answer(request, Problem(HTTPStatus.NOT_FOUND, "AddressNotKnown", words))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Say that a form was open for too long, or came from another site (CSRF)."""
    words = gettext(
        "Trang đã mở quá lâu hoặc đã đăng xuất ở cửa sổ khác, nên chưa nhận nội dung vừa gửi. "
        "Xin quay lại, tải lại trang rồi gửi lần nữa; trình duyệt cần cho phép lưu cookie."
    )
    title = gettext("Trang đã cũ")
    return answer(request, Problem(HTTPStatus.FORBIDDEN, "FormTooOld", words, title))


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with the code under which the log holds it."""
    code = secrets.token_hex(CODE_BYTES).upper()
    LOG.error("fault %s at %s %r", code, request.method, request.path, exc_info=sys.exception())
    words = gettext(
        "Nội dung đã lưu trước đó không mất. Xin thử lại; nếu lặp lại, gửi mã này cho quản trị."
    )
    problem = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Fault", words, code=code)
    return answer_alone(request, problem)
