"""The headers that keep a page to itself, on pages and on files."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/dang-nhap/", "/khong-co/"])
def test_a_page_is_kept_by_nobody_and_framed_by_nobody(client: Client, address: str) -> None:
    headers = client.get(address).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_page_takes_nothing_from_elsewhere_and_runs_nothing_inline(client: Client) -> None:
    policy = dict(
        part.split(" ", 1)
        for part in client.get("/").headers["Content-Security-Policy"].split("; ")
    )

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("script", "style", "img", "font", "connect")} == {
        "'self'"
    }
    assert policy["form-action"] == "'self'"


def test_a_file_named_by_its_content_is_kept_for_ever(client: Client) -> None:
    response = client.get("/static/thidua.css")

    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_a_page_carries_no_style_and_no_script_of_its_own(client: Client) -> None:
    for address in ("/", "/dang-nhap/", "/khong-co/"):
        page = client.get(address).text
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script src="/static/')
        assert " onclick=" not in page
