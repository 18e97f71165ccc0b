"""What is typed to make a token, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from django.http import QueryDict

from thidua.core.access.scopes import Scope

USUAL = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class TokenForm:
    """`last_day` is None where what was typed is no day; `typed` is kept to be shown again."""

    name: str
    scopes: tuple[Scope, ...]
    last_day: date | None
    typed: str


def empty_form(today: date) -> TokenForm:
    last = today + USUAL
    return TokenForm("", (Scope.READ,), last, f"{last:%Y-%m-%d}")


def read_token_form(posted: QueryDict) -> TokenForm:
    """Read the form; a scope that is not known is none."""
    typed = posted.get("last_day", "").strip()
    known = {scope.value: scope for scope in Scope}
    scopes = tuple(known[word] for word in posted.getlist("scopes") if word in known)
    name = normalize("NFC", posted.get("name", "").replace("\0", "")).strip()
    return TokenForm(name, tuple(dict.fromkeys(scopes)), _day(typed), typed)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
