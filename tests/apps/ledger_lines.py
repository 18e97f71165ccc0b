"""What the ledger says, as short lines that a test can compare."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.ledger.models import Disclosure, Entry


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    actor: str
    deed: str
    subject: str
    facts: dict[str, object]


def lines() -> list[Line]:
    """Give the entries on record, the first one first."""
    return [
        Line(
            datetime.fromisoformat(said["at"]),
            said["actor"],
            said["deed"],
            said["subject"],
            said["facts"],
        )
        for said in map(json.loads, _leaves())
    ]


def _leaves() -> list[bytes]:
    leaves = Entry.objects.order_by("index").values_list("leaf", flat=True)
    return [bytes(leaf) for leaf in leaves]


def deeds() -> list[str]:
    """Give the deeds on record, the first one first."""
    return [line.deed for line in lines()]


def last_facts() -> dict[str, object]:
    """Give the facts of the newest entry."""
    return lines()[-1].facts


def last_line() -> tuple[str, str, str]:
    """Give actor, deed and subject of the newest entry."""
    line = lines()[-1]
    return (line.actor, line.deed, line.subject)


def disclosed(made: object) -> str:
    """Give the value that is kept beside the ledger for a commitment."""
    return Disclosure.objects.get(commitment=made).value
