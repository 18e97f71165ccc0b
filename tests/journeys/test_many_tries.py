"""Guessing a password against the whole server, all its processes at once, gains nothing."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.journeys.served import Served

AT_ONCE = 12


def a_guess(address: str, password: str) -> int:
    """Open the form like a browser and send it; give the status of the answer."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    form = browser.open(address, timeout=60).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token is not None
    sent = {"csrfmiddlewaretoken": token[1], "login_name": "canbo-qs", "password": password}
    try:
        return int(browser.open(address, urlencode(sent).encode(), timeout=60).status)
    except HTTPError as refused:
        return refused.code


def test_of_many_guesses_at_once_five_are_looked_at(house: Served) -> None:
    address = f"{house.address}/dang-nhap/"

    with ThreadPoolExecutor(AT_ONCE) as guessers:
        answers = Counter(guessers.map(lambda _: a_guess(address, "sai"), range(AT_ONCE)))

    assert answers == {422: 5, 429: AT_ONCE - 5}
    assert a_guess(address, "doanket") == 429
