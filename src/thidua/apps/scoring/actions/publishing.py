"""Publishes the results of a year, once every unit's figures are verified under an adopted rubric."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localtime

from thidua.apps.ledger.actions import record
from thidua.apps.scoring.actions.locking import locked_year, subject_of
from thidua.apps.scoring.queries import (
    AdoptedRubric,
    Kind,
    ResultsBasis,
    adopted_rubric_of,
    basis_of_results,
    latest_sheets,
    ranking_of,
)
from thidua.apps.scoring.results import results_text
from thidua.apps.years.actions import mark_published
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor
from thidua.core.refusal import Refusal


class PublishedAlready(Refusal):
    """The results were published before. Grounds: published (the moment)."""


class NobodyToRank(Refusal):
    """The block has no member in the year. Grounds: year."""


class FiguresNotVerified(Refusal):
    """Sheets were not verified yet. Grounds: units (names, with the period where there are any)."""


class ResultsChangedMeanwhile(Refusal):
    """The rubric or the figures are not those that were read. Grounds: expected, found."""


@transaction.atomic
def publish_results(year_id: int, *, read: ResultsBasis, actor: Actor, at: datetime) -> None:
    """Publish the results of a year to everybody; from then on the sheets are open to all.

    `read` is what the page rested on when it was read. The ledger keeps it, and the SHA-256 of
    `results_text`. Refuses YearNotKnown, PublishedAlready, NoRubricAdopted, NobodyToRank,
    FiguresNotVerified, ResultsChangedMeanwhile.
    """
    year = locked_year(year_id, Permission.RESULTS_PUBLISH, actor, at)
    if year.published_at is not None:
        raise PublishedAlready(published=localtime(year.published_at))
    _refuse_unverified(year, adopted_rubric_of(year))
    found = basis_of_results(year)
    if found != read:
        raise ResultsChangedMeanwhile(expected=read, found=found)
    mark_published(year.id, at=at)
    record(
        at=at,
        actor=actor.key,
        deed="results published",
        subject=subject_of(year),
        facts={
            "rubric": found.rubric,
            "verified": found.verified,
            "reported": found.reported,
            "results": sha256(results_text(year, ranking_of(year, Kind.VERIFIED))).hexdigest(),
        },
    )


def _refuse_unverified(year: BlockYear, adopted: AdoptedRubric) -> None:
    if not year.members:
        raise NobodyToRank(year=year.year)
    lacking = tuple(_unverified(year, adopted))
    if lacking:
        raise FiguresNotVerified(units=lacking)


def _unverified(year: BlockYear, adopted: AdoptedRubric) -> Iterator[str]:
    """Name every sheet that the rubric asks for and that was not verified."""
    held = {(one.unit_id, one.period) for one in latest_sheets(year.id, Kind.VERIFIED)}
    for member in year.members:
        for period in adopted.rubric.periods:
            if (member.unit_id, period.id) not in held:
                yield f"{member.name} ({period.id})" if period.id else member.name
