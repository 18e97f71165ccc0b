"""Forms of pages as they are sent, and the page or the way on that comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import cast
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from tests.pages.reader import YEAR_END, no_query_in_templates
from thidua.apps.people.models import Account
from thidua.apps.years.queries import today_at
from thidua.core.access.roles import PUBLIC, Actor
from thidua.ui.request import HouseRequest

Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sent:
    """What came back: the status, the page's text, and where one is led on to ("" nowhere)."""

    status: int
    page: str
    to: str


def send(path: str, fields: Fields, *, by: Actor, at: datetime = YEAR_END) -> Sent:
    """Send a form as the middleware of the house lets it through; refusals come out as they are."""
    request = cast(HouseRequest, RequestFactory().post(path, dict(fields)))
    request.user = AnonymousUser() if by is PUBLIC else Account(display_name="Nguyễn Thị Hoa")
    request.actor, request.at, request.today, request.lang = by, at, today_at(at), "vi"
    setattr(request, "_messages", CookieStorage(request))  # noqa: B010 - as the middleware does
    match = resolve(urlsplit(path).path)
    with translation.override("vi"), no_query_in_templates():
        response = match.func(request, *match.args, **match.kwargs)
    page = " ".join(unescape(response.text).split())
    return Sent(response.status_code, page, response.headers.get("Location", ""))
