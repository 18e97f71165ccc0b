"""What the head sends to publish or correct: what was read, that it is meant, and why."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from django.http import QueryDict

from thidua.apps.scoring.queries import ResultsBasis


@dataclass(frozen=True, slots=True)
class Decided:
    """`read` is what the page rested on that was read; `meant` is the second confirmation."""

    read: ResultsBasis
    meant: bool
    reason: str


def read_decided(posted: QueryDict) -> Decided:
    hashes = (posted.get(name, "") for name in ("rubric", "verified", "reported"))
    reason = posted.get("reason", "").replace("\0", "").replace("\r\n", "\n")
    return Decided(
        ResultsBasis(*hashes), posted.get("meant", "") == "co", normalize("NFC", reason).strip()
    )
