"""What one entry of the ledger says: who did which deed to what, when, with which plain facts.

No personal data stands in an entry: an actor is a pseudonym ("account 12"), and whatever must be
provable but not public enters as a commitment.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from thidua.core.refusal import Refusal

Fact = str | int | bool | None
SALT_BYTES = 32


class TimeWithoutZone(Refusal):
    """An entry's time must be aware and in UTC. Grounds: at."""


class FactNotPlain(Refusal):
    """A fact is neither text, whole number, yes or no, nor nothing. Grounds: name, kind."""


class SaltTooShort(Refusal):
    """A commitment needs a salt of at least 32 bytes. Grounds: length, least."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed. `index` counts from 0 within a book; texts are NFC; times are UTC."""

    book: str
    index: int
    at: datetime
    actor: str
    deed: str
    subject: str
    facts: tuple[tuple[str, Fact], ...]

    def as_json(self) -> dict[str, object]:
        """Give the entry as the JSON object that is put in canonical form (RFC 8785) and hashed."""
        return {
            "actor": self.actor,
            "at": self.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "book": self.book,
            "deed": self.deed,
            "facts": dict(self.facts),
            "index": self.index,
            "subject": self.subject,
        }


def _text(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def _fact(name: str, value: object) -> Fact:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | int):
        return value
    raise FactNotPlain(name=name, kind=type(value).__name__)


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened, before it has a place in a book; `facts` are flat and plain, points as text."""

    at: datetime
    actor: str
    deed: str
    subject: str
    facts: Mapping[str, Fact]


def entry_of(deed: Deed, *, book: str, index: int) -> Entry:
    """Give a deed its place. Refuses TimeWithoutZone, FactNotPlain."""
    if deed.at.utcoffset() != timedelta(0):
        raise TimeWithoutZone(at=deed.at.isoformat())
    facts = tuple(sorted((_text(name), _fact(name, value)) for name, value in deed.facts.items()))
    return Entry(
        book=_text(book),
        index=index,
        at=deed.at,
        actor=_text(deed.actor),
        deed=_text(deed.deed),
        subject=_text(deed.subject),
        facts=facts,
    )


def commitment(salt: bytes, value: str) -> str:
    """Commit to a value without telling it: SHA-256 of a salt (32 bytes or more) and the NFC text.

    With the salt anyone can check the value; once the salt is erased nobody can. Refuses
    SaltTooShort.
    """
    if len(salt) < SALT_BYTES:
        raise SaltTooShort(length=len(salt), least=SALT_BYTES)
    return sha256(salt + _text(value).encode()).hexdigest()
