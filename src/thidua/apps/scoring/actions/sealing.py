"""Seals the results of a year: their text, its hash, the sheets under them, and the ledger's proof.

A part of the deeds that publish and correct, which hold the lock of the year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from thidua.apps.ledger.actions import record
from thidua.apps.ledger.queries import latest_checkpoint
from thidua.apps.scoring.actions.locking import subject_of
from thidua.apps.scoring.models import RubricVersion, SealedResults, SealedSheet
from thidua.apps.scoring.queries import Grounds
from thidua.apps.scoring.results import results_text
from thidua.apps.scoring.seals import outcome_on
from thidua.core.access.roles import Actor
from thidua.core.ledger.entry import Fact


@dataclass(frozen=True, slots=True)
class Correction:
    """The seal that takes the place of the one before (its digest), why, and what changed (JSON)."""

    number: int
    before: str
    reason: str
    changes: str

    def facts(self) -> dict[str, Fact]:
        """Give what the ledger keeps; of the reason, which may name people, only the hash."""
        return {
            "number": self.number,
            "instead_of": self.before,
            "reason": _hash(self.reason),
            "changes": _hash(self.changes),
        }


def seal(
    grounds: Grounds, correction: Correction | None = None, *, actor: Actor, at: datetime
) -> None:
    """Record the deed and keep the results as they stand on these grounds."""
    text = results_text(grounds.year, outcome_on(grounds).ranking).decode()
    basis = grounds.basis()
    entry = record(
        at=at,
        actor=actor.key,
        deed="results corrected" if correction else "results published",
        subject=subject_of(grounds.year),
        facts={
            "rubric": basis.rubric,
            "verified": basis.verified,
            "reported": basis.reported,
            "results": _hash(text),
            **(correction.facts() if correction else {}),
        },
    )
    adopted = RubricVersion.objects.get(year_id=grounds.year.id, number=grounds.in_force().number)
    sealed = SealedResults.objects.create(
        year_id=grounds.year.id,
        number=correction.number if correction else 1,
        rubric=adopted,
        verified=basis.verified,
        reported=basis.reported,
        results=text,
        digest=_hash(text),
        index=entry.index,
        root=latest_checkpoint().root.hex(),
        sealed_at=at,
        sealed_by=actor.key,
        reason=correction.reason if correction else "",
        changes=correction.changes if correction else "",
    )
    SealedSheet.objects.bulk_create(
        SealedSheet(sealed=sealed, sheet_id=one.id)
        for one in (*grounds.reported.sheets, *grounds.verified.sheets)
    )


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
