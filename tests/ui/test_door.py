"""The door of a page: found, asked, opened; and each in that order."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse

from thidua.core.access.decide import NotPublishedYet, Thing
from thidua.core.access.grants import Permission
from thidua.core.access.roles import PUBLIC
from thidua.ui.door import Found, SuchPageNotKnown, asks, needs
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest, is_partial, wants_json

SHELF = {"mo": Thing(published=True), "kin": Thing(published=False)}


def on_the_shelf(_request: HouseRequest, name: str) -> Found[str]:
    if name not in SHELF:
        raise SuchPageNotKnown(asked=name)
    return Found(name, SHELF[name])


@needs(Permission.RANKING_SEE, of=on_the_shelf)
def a_page(_request: HouseRequest, name: str) -> HttpResponse:
    """Show a thing."""
    return HttpResponse(name)


@asks(Permission.BLOCK_SEE, methods=("POST",))
def a_button(_request: HouseRequest) -> HttpResponse:
    return HttpResponse("done")


def a_request(method: str = "GET", **meta: str) -> HouseRequest:
    request = HouseRequest()
    request.method, request.actor = method, PUBLIC
    request.META |= {"SERVER_NAME": "localhost", "SERVER_PORT": "80", **meta}
    return request


def test_what_is_found_and_granted_is_shown() -> None:
    assert a_page(a_request(), "mo").content == b"mo"
    assert a_page(a_request("HEAD"), "mo").content == b"mo"


def test_what_is_found_and_not_granted_is_refused() -> None:
    with pytest.raises(NotPublishedYet):
        a_page(a_request(), "kin")


def test_what_is_not_there_is_refused_before_anybody_is_asked() -> None:
    with pytest.raises(SuchPageNotKnown) as refused:
        a_page(a_request(), "khong-co")

    assert refused.value.grounds == {"asked": "khong-co"}


def test_a_page_that_is_read_is_not_written_to() -> None:
    response = a_page(a_request("POST", HTTP_ACCEPT="application/json"), "kin")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_button_is_pressed_not_read() -> None:
    response = a_button(a_request("GET", HTTP_ACCEPT="application/json"))

    assert a_button(a_request("POST")).content == b"done"
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


def test_a_page_names_its_permission_and_keeps_its_words() -> None:
    assert (a_page.permission, a_button.permission) == (
        Permission.RANKING_SEE,
        Permission.BLOCK_SEE,
    )
    assert a_page.__doc__ == "Show a thing."


def test_a_part_of_a_page_is_asked_for_by_its_header() -> None:
    assert is_partial(a_request(HTTP_HX_REQUEST="true"))
    assert not is_partial(a_request())


@pytest.mark.parametrize(
    ("accepted", "json"),
    [
        pytest.param("application/json", True, id="a program"),
        pytest.param("application/problem+json, */*", True, id="a program that knows problems"),
        pytest.param("text/html,application/xhtml+xml,*/*;q=0.8", False, id="a browser"),
        pytest.param("*/*", False, id="whoever takes all"),
    ],
)
def test_a_program_is_known_by_what_it_accepts(accepted: str, *, json: bool) -> None:
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accepted

    assert wants_json(request) is json


def test_a_frame_without_a_block_has_no_menu() -> None:
    assert Frame("Đăng nhập").menu == ()
