"""Vietnamese, unless the reader chose another language on a page.

The browser's own wish is not asked: many offices run an English Windows and read Vietnamese.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang


class ChosenLanguage:
    """Reads the language from the cookie that Django's `set_language` sets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lang = language_of(request)
        cast(HouseRequest, request).lang = lang
        with translation.override(lang):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", lang)
        return response


def language_of(request: HttpRequest) -> Lang:
    """Give the language chosen; an unknown one counts as none."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return "en" if chosen == "en" else "vi"
