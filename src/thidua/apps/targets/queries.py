"""What units have registered for a year, confirmed, asked to change and reported, as frozen values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from hashlib import sha256

from django.db.models import Q

from thidua.apps.targets.models import (
    AimedTitles,
    ChangeDecision,
    ChangeRequest,
    ProgressReport,
    TargetConfirmation,
    TargetVersion,
)
from thidua.apps.targets.wording import from_text, to_text
from thidua.apps.years.queries import BlockYear
from thidua.core.targets.target import Target
from thidua.outside.canonical_json import canonical


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """A target as it counts now."""

    number: int
    version: int
    target: Target
    given_at: datetime


@dataclass(frozen=True, slots=True)
class UnitTargets:
    """All that a unit has registered; `digest` stands for what a leader reads and confirms.

    `versions` are by number and count the dropped targets as well.
    """

    unit: str
    targets: tuple[TargetFacts, ...]
    versions: Mapping[int, int]
    aims: tuple[str, ...]
    aims_version: int
    confirmed: str
    confirmed_at: datetime | None

    @property
    def digest(self) -> str:
        said = {
            "targets": [[one.number, to_text(one.target)] for one in self.targets],
            "aims": list(self.aims),
        }
        return sha256(canonical(said)).hexdigest()

    @property
    def holds(self) -> bool:
        """Say whether the leader's word is for what stands here now."""
        return self.confirmed == self.digest

    @property
    def empty(self) -> bool:
        return not self.targets and not self.aims

    def target(self, number: int) -> TargetFacts | None:
        return next((one for one in self.targets if one.number == number), None)

    def figures_but(self, number: int) -> frozenset[str]:
        """Name the rubric's figures that the other targets stand for."""
        others = (one.target.figure for one in self.targets if one.number != number)
        return frozenset(figure for figure in others if figure)


def registered_in(year: BlockYear, *, unit: str = "") -> tuple[UnitTargets, ...]:
    """Give what every member has registered, or one, in the order of the block."""
    of = _of(year, unit)
    versions = list(TargetVersion.objects.filter(of).order_by("number", "version"))
    aims = {one.unit_id: one for one in AimedTitles.objects.filter(of).order_by("version")}
    said = {one.unit_id: one for one in TargetConfirmation.objects.filter(of).order_by("pk")}
    members = (member for member in year.members if unit in {"", member.code})
    return tuple(
        _unit_targets(
            member.code,
            [one for one in versions if one.unit_id == member.unit_id],
            aims.get(member.unit_id),
            said.get(member.unit_id),
        )
        for member in members
    )


def _of(year: BlockYear, unit: str) -> Q:
    return Q(year_id=year.id, unit__code=unit) if unit else Q(year_id=year.id)


def _unit_targets(
    unit: str,
    versions: list[TargetVersion],
    aims: AimedTitles | None,
    said: TargetConfirmation | None,
) -> UnitTargets:
    latest = {one.number: one for one in versions}
    return UnitTargets(
        unit=unit,
        targets=tuple(
            TargetFacts(one.number, one.version, from_text(one.wording), one.given_at)
            for one in latest.values()
            if not one.dropped
        ),
        versions={number: one.version for number, one in latest.items()},
        aims=() if aims is None else tuple(json.loads(aims.awards)),
        aims_version=0 if aims is None else aims.version,
        confirmed="" if said is None else said.digest,
        confirmed_at=None if said is None else said.given_at,
    )


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    approved: bool
    reason: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A request; number 0 asks for one more target. `decision` is None while it waits."""

    id: int
    unit: str
    number: int
    based_on: int
    target: Target
    dropped: bool
    reason: str
    given_at: datetime
    decision: DecisionFacts | None


def changes_in(year: BlockYear, *, unit: str = "") -> tuple[ChangeFacts, ...]:
    """Give the requests of a year, or of one unit in it, the latest first."""
    found = ChangeRequest.objects.filter(_of(year, unit)).select_related("unit").order_by("-pk")
    decided = ChangeDecision.objects.filter(request__in=found).order_by("pk")
    decisions = {one.request_id: one for one in decided}
    return tuple(_change(one, decisions.get(one.pk)) for one in found)


def _change(one: ChangeRequest, decision: ChangeDecision | None) -> ChangeFacts:
    return ChangeFacts(
        id=one.pk,
        unit=one.unit.code,
        number=one.number,
        based_on=one.based_on,
        target=from_text(one.wording),
        dropped=one.dropped,
        reason=one.reason,
        given_at=one.given_at,
        decision=None
        if decision is None
        else DecisionFacts(decision.approved, decision.reason, decision.given_at),
    )


@dataclass(frozen=True, slots=True)
class ProgressFacts:
    """A unit's latest report for a quarter; `values` are by the number of the target."""

    quarter: int
    version: int
    values: Mapping[int, Fraction]
    given_at: datetime


def progress_of(year: BlockYear, unit: str) -> tuple[ProgressFacts, ...]:
    """Give a unit's latest report of each quarter that has one, in their order."""
    reports = ProgressReport.objects.filter(_of(year, unit)).order_by("quarter", "version")
    latest = {one.quarter: one for one in reports.prefetch_related("figures")}
    return tuple(
        ProgressFacts(
            one.quarter,
            one.version,
            {figure.number: Fraction(figure.value) for figure in one.figures.all()},
            one.given_at,
        )
        for one in latest.values()
    )
