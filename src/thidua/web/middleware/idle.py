"""Ends a session that nobody used for half an hour, and says so to whoever comes back."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from thidua.outside.clock import now

SEEN = "seen"
LEAST_BETWEEN_WRITES = 60  # seconds: a page more in the same minute writes nothing


class IdleEnds:
    """Puts the end of a session off while it is used; the database itself ends it.

    The cookie outlives the session, so that a late comer can be told from one who never came.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen: int = request.session.get(SEEN, 0)
        if not request.session.is_empty():
            at = int(now().timestamp())
            if at - seen >= LEAST_BETWEEN_WRITES:
                request.session[SEEN] = at
        elif request.COOKIES.get(settings.SESSION_COOKIE_NAME):
            minutes = settings.SESSION_COOKIE_AGE // 60
            said = gettext("Đã đăng xuất vì %(minutes)d phút không thao tác.")
            messages.info(request, said % {"minutes": minutes})
        return self.get_response(request)
