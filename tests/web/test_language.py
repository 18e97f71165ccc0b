"""Vietnamese, until the reader chooses English; the browser's own wish is not asked."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def language_of_page(client: Client) -> str:
    response = client.get("/", headers={"Accept-Language": "en-US,en;q=0.9"})
    for language in ("vi", "en"):
        if f'<html lang="{language}">' in response.text:
            assert response.headers["Content-Language"] == language
            return language
    return ""


def choose(client: Client, language: str, *, stay: str = "/") -> str:
    """Choose a language on a page; give where one is sent on to."""
    return client.post("/ngon-ngu/", {"language": language, "next": stay}).headers["Location"]


def test_an_english_browser_reads_vietnamese(client: Client) -> None:
    assert language_of_page(client) == "vi"


def test_english_is_chosen_and_kept_and_vietnamese_comes_back(client: Client) -> None:
    assert choose(client, "en", stay="/dang-nhap/?next=/x/") == "/dang-nhap/?next=/x/"
    assert language_of_page(client) == "en"

    choose(client, "vi")

    assert language_of_page(client) == "vi"


def test_the_choice_is_kept_for_a_year_out_of_reach_of_scripts(client: Client) -> None:
    choose(client, "en")

    cookie = client.cookies["django_language"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (31536000, True, "Lax")


@pytest.mark.parametrize("unknown", ["fr", "", "en-GB", "../../etc", "VI"])
def test_an_unknown_language_is_none(client: Client, unknown: str) -> None:
    client.cookies["django_language"] = unknown

    assert language_of_page(client) == "vi"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_choosing_a_language_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    assert choose(client, "en", stay=elsewhere) == "/"
