"""Until cross-scoring closes no address of the product tells anybody that another unit has marked.

Every route that reads is asked by every role, once before other units mark and once after; what is
answered must be the same to the letter. Only what is made by chance for each page (keys of forms),
and the size and root of the ledger, which grow with every deed of anybody, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import translation

from tests.apps.review.rounds import (
    APPRAISAL,
    CROSS_SCORE,
    UNITS,
    a_mark,
    a_marking,
    a_round,
    gives,
    hands_in,
    save,
)
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    LEADER,
    OFFICER,
    SECRETARY,
    asked,
    holding,
)
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.refusal import Refusal
from thidua.ui.words.refusals import words_of
from thidua.web.middleware.refusals import status_of

pytestmark = pytest.mark.django_db
READERS: dict[str, Actor] = {
    "secretary": SECRETARY,
    "head": HEAD,
    "administrator": ADMINISTRATOR,
    "appraiser": holding(Role.APPRAISER, block="khoi-mot"),
    "officer of the marked unit": OFFICER,
    "leader of the marked unit": LEADER,
    "public": PUBLIC,
}
PARTS = {"block": ("khoi-mot",), "year": ("2024",), "unit": UNITS, "row": ("1.1",)}
OTHER_PART = ("1",)
# Answered by the framework itself, or asked with a token and a session: they read no marks.
NOT_OURS = ("api/v1/", "ngon-ngu/")
LEDGER = re.compile(r"Sổ ghi: [\d.]+ mục|[0-9a-f]{16,64}|[0-9A-Za-z]{64}")
"""Sizes, roots and keys: chance, or the ledger's."""


def addresses() -> list[str]:
    """Give every address of the product, each unit and this one year put in."""
    return sorted(set(_addresses(get_resolver().url_patterns, "")))


def _addresses(routes: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for route in routes:
        whole = before + str(route.pattern)
        if isinstance(route, URLResolver):
            yield from _addresses(route.url_patterns, whole)
        elif not whole.startswith(NOT_OURS):
            yield from _filled(whole)


def _filled(whole: str) -> Iterator[str]:
    names = re.findall(r"<(?:\w+:)?(\w+)>", whole)
    for given in product(*(PARTS.get(name, OTHER_PART) for name in names)):
        parts = iter(given)
        yield "/" + re.sub(r"<[^>]+>", lambda _: next(parts), whole)  # noqa: B023 - used at once


def answer(path: str, reader: Actor) -> tuple[int, str, str]:
    """Give status, headers and text of an answer; of a refusal its sentence."""
    match = resolve(path)
    request = asked(path, by=reader, at=CROSS_SCORE)
    try:
        with translation.override("vi"):
            response = match.func(request, *match.args, **match.kwargs)
    except Refusal as refusal:
        return status_of(refusal, reads=True), "", words_of(refusal, "vi")
    except Http404:
        return 404, "", ""
    text = b"".join(response).decode(errors="replace")
    return response.status_code, repr(sorted(response.headers.items())), LEDGER.sub("…", text)


def answers() -> dict[tuple[str, str], tuple[int, str, str]]:
    return {
        (path, who): answer(path, reader) for path in addresses() for who, reader in READERS.items()
    }


def test_no_address_tells_anybody_that_another_unit_has_marked() -> None:
    year = a_round()
    gives(year, "SNV", "CA", "9")
    before = answers()

    gives(year, "CA", "SNV", "3")
    save(year, a_marking("QS", "SNV", {"1.1": a_mark("4"), "2.1": a_mark("5")}))
    gives(year, "CA", "QS", "2")
    hands_in(year, "CA")
    after = answers()

    assert {key: after[key] for key in after if after[key] != before[key]} == {}
    assert ("/khoi/khoi-mot/nam/2024/cham-cheo/", "secretary") in before
    assert before["/khoi/khoi-mot/nam/2024/cham-cheo/", "secretary"][0] == 200
    assert before["/khoi/khoi-mot/nam/2024/cham-cheo/CA/", "officer of the marked unit"][0] == 200


def test_the_same_look_sees_the_marks_of_the_own_unit() -> None:
    """The comparison can fail: a unit's own mark changes the unit's own pages."""
    year = a_round()
    path = "/khoi/khoi-mot/nam/2024/cham-cheo/"
    before = answer(path, OFFICER)

    gives(year, "SNV", "CA", "9")

    assert answer(path, OFFICER) != before
    assert CROSS_SCORE < APPRAISAL


def test_an_error_says_the_same_whether_others_have_marked_or_not() -> None:
    year = a_round()
    path = "/khoi/khoi-mot/nam/2024/cham-cheo/ket-qua/"
    before = [answer(path, reader) for reader in READERS.values()]

    gives(year, "CA", "SNV", "3")

    assert [answer(path, reader) for reader in READERS.values()] == before
