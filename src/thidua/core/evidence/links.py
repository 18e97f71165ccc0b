"""An address that stands as evidence: of the web, whole, and without a password in it."""

from __future__ import annotations

from unicodedata import category
from urllib.parse import SplitResult, urlsplit

from thidua.core.refusal import Refusal

SCHEMES = ("http", "https")
LONGEST = 1_000


class LinkNotTaken(Refusal):
    """Not a whole address that begins with http or https. Grounds: address."""


def checked_link(given: str) -> str:
    """Give the address without the white space around it. Refuses LinkNotTaken."""
    address = given.strip()
    parts = _parts(address)
    broken = any(sign.isspace() or category(sign).startswith("C") for sign in address)
    if parts is None or broken or len(address) > LONGEST:
        raise LinkNotTaken(address=address[:LONGEST])
    if parts.scheme not in SCHEMES or not parts.hostname or "@" in parts.netloc:
        raise LinkNotTaken(address=address)
    return address


def _parts(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # brackets that close nothing
        return None
