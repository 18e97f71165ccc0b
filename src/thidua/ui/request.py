"""The request as pages see it: who acts, what time it is, which language is read."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest

from thidua.core.access.roles import Actor
from thidua.ui.words.numbers import Lang

API = "/api/"


class HouseRequest(HttpRequest):
    """A request after the middleware of the house.

    `at` is the moment it came, aware and in UTC; `today` the day that is on the offices' clock.
    """

    actor: Actor
    at: datetime
    today: date
    lang: Lang


def is_partial(request: HttpRequest) -> bool:
    """Say whether only the part of the page that changed is wanted."""
    return request.headers.get("HX-Request") == "true"


def wants_json(request: HttpRequest) -> bool:
    """Say whether a program asks, so that a refusal is answered as problem JSON."""
    if request.path.startswith(API):
        return True
    accepted = request.headers.get("Accept", "")
    return "application/json" in accepted or "application/problem+json" in accepted
