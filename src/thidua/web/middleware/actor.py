"""Says who acts and what time it is, once for each request."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from thidua.apps.people.models import Account
from thidua.apps.people.queries import actor_of
from thidua.apps.years.queries import today_at
from thidua.core.access.roles import PUBLIC
from thidua.outside.clock import now
from thidua.ui.request import HouseRequest


class KnownActor:
    """Sets `request.at`, `request.today` and `request.actor`; whoever has not logged in is the public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = cast(HouseRequest, request)
        known.at = now()
        known.today = today_at(known.at)
        user = request.user
        known.actor = actor_of(user, known.today) if isinstance(user, Account) else PUBLIC
        return self.get_response(request)
