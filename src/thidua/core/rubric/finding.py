"""What is wrong, or odd, in a rubric or a figures file: a place, a kind and the facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "loi"  # cannot be used as it stands
    WARNING = "canh_bao"  # can be used; a person should decide


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` names the fact (snake case), `path` the place by keys, `line` from 1 (0: unknown).

    `details` are the facts a sentence needs, as pairs of name and text, numbers written exactly.
    """

    kind: str
    severity: Severity
    path: str
    line: int
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        return dict(self.details).get(name, "")
