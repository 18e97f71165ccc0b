"""What was sealed of a year's results: every seal with its proof, and the grounds it rests on.

From publication on, readers are shown what was sealed last, whatever was verified after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.scoring.models import FigureSheet, SealedResults, SealedSheet
from thidua.apps.scoring.queries import (
    AdoptedRubric,
    Grounds,
    Kind,
    NoRubricAdopted,
    ResultsBasis,
    adopted_as,
    grounds_of,
    grounds_on,
    rubric_of,
    scores_from,
)
from thidua.apps.scoring.results import changes_from
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import rank
from thidua.core.ranking.what_if import Move, Outcome, moves


@dataclass(frozen=True, slots=True)
class Seal:
    """Sealed results: `results` is their text, `digest` its SHA-256.

    `rubric` is the rubric's number; `index` and `root` are the ledger's entry and the root of the
    tree that it ends. `reason` and `changes` tell what a correction corrected; the first seal has none.
    """

    number: int
    results: str
    digest: str
    rubric: int
    basis: ResultsBasis
    index: int
    root: str
    sealed_at: datetime
    reason: str
    changes: tuple[Move, ...]


def seals_of(year: BlockYear) -> tuple[Seal, ...]:
    """Give every seal of a year, the latest first."""
    found = SealedResults.objects.filter(year_id=year.id).select_related("rubric")
    return tuple(_seal(one) for one in found.order_by("-number"))


def latest_seal(year: BlockYear) -> Seal | None:
    found = _latest(year)
    return None if found is None else _seal(found)


def open_grounds_of(year: BlockYear) -> Grounds:
    """Give the grounds that readers are shown: once results are sealed, what was sealed last."""
    found = _latest(year)
    return grounds_of(year) if found is None else _sealed(year, found)


def open_rubric_of(year: BlockYear) -> AdoptedRubric | None:
    """Give the rubric that readers are shown: once results are sealed, that of the last seal."""
    found = _latest(year)
    return rubric_of(year) if found is None else adopted_as(found.rubric)


def open_rubric_in_force(year: BlockYear) -> AdoptedRubric:
    """Give the rubric that readers are shown. Refuses NoRubricAdopted."""
    adopted = open_rubric_of(year)
    if adopted is None:
        raise NoRubricAdopted(year=year.year)
    return adopted


def outcome_on(grounds: Grounds, kind: Kind = Kind.VERIFIED) -> Outcome:
    """Give points and order, by the verified figures unless told. Refuses NoRubricAdopted."""
    score = scores_from(grounds, kind)
    return Outcome(score, rank(grounds.in_force().rubric, score))


def changed_since_sealed(grounds: Grounds) -> tuple[Move, ...]:
    """List the units that stand otherwise by these grounds than by the last seal of their year."""
    return moves(outcome_on(open_grounds_of(grounds.year)), outcome_on(grounds))


def unverified_in(grounds: Grounds) -> Iterator[str]:
    """Name every sheet that the rubric asks for and that was not verified."""
    held = {(one.unit, one.period) for one in grounds.verified.sheets}
    for member in grounds.year.members:
        for period in grounds.in_force().rubric.periods:
            if (member.code, period.id) not in held:
                yield f"{member.name} ({period.id})" if period.id else member.name


def _latest(year: BlockYear) -> SealedResults | None:
    if year.published_at is None:
        return None
    found = SealedResults.objects.filter(year_id=year.id).select_related("rubric")
    return found.order_by("-number").first()


def _sealed(year: BlockYear, found: SealedResults) -> Grounds:
    chosen = SealedSheet.objects.filter(sealed=found).values("sheet_id")
    sheets = FigureSheet.objects.filter(pk__in=chosen)
    return grounds_on(year, adopted_as(found.rubric), sheets)


def _seal(found: SealedResults) -> Seal:
    return Seal(
        number=found.number,
        results=found.results,
        digest=found.digest,
        rubric=found.rubric.number,
        basis=ResultsBasis(found.rubric.source_hash, found.verified, found.reported),
        index=found.index,
        root=found.root,
        sealed_at=found.sealed_at,
        reason=found.reason,
        changes=changes_from(found.changes),
    )
