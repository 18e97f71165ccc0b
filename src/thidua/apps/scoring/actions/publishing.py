"""Publishes the results of a year, once every unit's figures are verified under an adopted rubric."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from thidua.apps.scoring.actions.locking import locked_year
from thidua.apps.scoring.actions.sealing import Correction, seal
from thidua.apps.scoring.queries import Grounds, ResultsBasis, grounds_of
from thidua.apps.scoring.results import changes_text
from thidua.apps.scoring.seals import changed_since_sealed, latest_seal, unverified_in
from thidua.apps.years.actions import mark_published
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal

LONGEST_REASON = 2_000


class PublishedAlready(Refusal):
    """The results were published before. Grounds: published (the moment)."""


class NobodyToRank(Refusal):
    """The block has no member in the year. Grounds: year."""


class FiguresNotVerified(Refusal):
    """Sheets were not verified yet. Grounds: units (names, with the period where there are any)."""


class ResultsChangedMeanwhile(Refusal):
    """The rubric or the figures are not those that were read. Grounds: expected, found."""


class NothingSealed(Refusal):
    """The year has no sealed results. Grounds: year."""


class NothingToCorrect(Refusal):
    """Rubric and figures are those that were sealed last. Grounds: number (of the seal)."""


class CorrectionUnexplained(Refusal):
    """A correction says why."""


class CorrectionReasonTooLong(Refusal):
    """The reason has too many characters. Grounds: length, limit."""


@transaction.atomic
def publish_results(year_id: int, *, read: ResultsBasis, actor: Actor, at: datetime) -> None:
    """Publish the results of a year to everybody and seal them; from then on sheets are open to all.

    `read` is what the page rested on when it was read. The ledger keeps it, and the SHA-256 of
    `results_text`. Refuses YearNotKnown, PublishedAlready, NoRubricAdopted, NobodyToRank,
    FiguresNotVerified, ResultsChangedMeanwhile.
    """
    year = locked_year(year_id, Permission.RESULTS_PUBLISH, actor, at)
    if year.published_at is not None:
        raise PublishedAlready(published=localtime(year.published_at))
    grounds = grounds_of(year)
    _refuse_unverified(grounds)
    _refuse_changed(grounds, read)
    mark_published(year.id, at=at)
    seal(grounds, actor=actor, at=at)


@transaction.atomic
def correct_results(
    year_id: int, *, read: ResultsBasis, reason: str, actor: Actor, at: datetime
) -> None:
    """Seal the results anew because figures or rubric changed since; names what changed and why.

    Refuses YearNotKnown, NothingSealed, CorrectionUnexplained, CorrectionReasonTooLong,
    FiguresNotVerified, ResultsChangedMeanwhile, NothingToCorrect.
    """
    year = locked_year(year_id, Permission.RESULTS_CORRECT, actor, at)
    before = latest_seal(year)
    if before is None:
        raise NothingSealed(year=year.year)
    _check_reason(reason)
    grounds = grounds_of(year)
    if grounds.basis() == before.basis:
        raise NothingToCorrect(number=before.number)
    _refuse_unverified(grounds)
    _refuse_changed(grounds, read)
    changes = changes_text(changed_since_sealed(grounds))
    correction = Correction(before.number + 1, before.digest, reason, changes)
    seal(grounds, correction, actor=actor, at=at)


def _refuse_unverified(grounds: Grounds) -> None:
    grounds.in_force()
    if not grounds.year.members:
        raise NobodyToRank(year=grounds.year.year)
    lacking = tuple(unverified_in(grounds))
    if lacking:
        raise FiguresNotVerified(units=lacking)


def _refuse_changed(grounds: Grounds, read: ResultsBasis) -> None:
    found = grounds.basis()
    if found != read:
        raise ResultsChangedMeanwhile(expected=read, found=found)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise CorrectionUnexplained
    if len(reason) > LONGEST_REASON:
        raise CorrectionReasonTooLong(length=len(reason), limit=LONGEST_REASON)
