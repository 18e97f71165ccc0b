"""The rubric, the figures and the points of a block's year, as the core's frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.db.models import Exists, OuterRef, QuerySet

from thidua.apps.scoring.json_values import digest_of, from_json
from thidua.apps.scoring.memo import Memo
from thidua.apps.scoring.models import Figure, FigureSheet, RubricVersion
from thidua.apps.scoring.source import usable_rubric
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import Ranking, rank
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures, FigureValue, Sheet, sheet
from thidua.core.rubric.score import BlockScore
from thidua.core.rubric.scoring import Plan, compile_rubric, score_block
from thidua.core.rubric.table import Rubric
from thidua.outside.canonical_json import canonical

Kind = FigureSheet.Kind
BOTH = (Kind.SELF_REPORTED, Kind.VERIFIED)

SCORES: Memo[tuple[str, str, str], BlockScore] = Memo(kept=64)
PLANS: Memo[str, Plan] = Memo(kept=32)


class NoRubricAdopted(Refusal):
    """The year has no adopted rubric yet. Grounds: year."""


@dataclass(frozen=True, slots=True)
class AdoptedRubric:
    """The rubric in force: its number, its text with the hash of it, and the table read from it."""

    number: int
    source: str
    source_hash: str
    adopted_at: datetime
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is known of the sheet of a unit for a period, besides its figures."""

    id: int
    unit: str
    period: str
    version: int
    digest: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class FiguresOf:
    """The figures of a block, units in the order of the block's list; `digest` stands for all."""

    figures: Figures
    sheets: tuple[SheetFacts, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class ResultsBasis:
    """What the points of a year rest on: the rubric's hash, and the digests of both figures."""

    rubric: str
    verified: str
    reported: str


def rubric_of(year: BlockYear) -> AdoptedRubric | None:
    """Give the rubric adopted last for a year, or None before any was."""
    found = RubricVersion.objects.filter(year_id=year.id).order_by("-number").first()
    if found is None:
        return None
    return adopted_as(found)


def adopted_as(found: RubricVersion) -> AdoptedRubric:
    """Give the frozen value of a stored rubric."""
    rubric = usable_rubric(found.source)
    return AdoptedRubric(found.number, found.source, found.source_hash, found.adopted_at, rubric)


def adopted_rubric_of(year: BlockYear) -> AdoptedRubric:
    """Give the rubric in force. Refuses NoRubricAdopted."""
    adopted = rubric_of(year)
    if adopted is None:
        raise NoRubricAdopted(year=year.year)
    return adopted


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a year's points rest on, read once: the rubric in force and both sets of figures.

    `adopted` is None before any rubric was adopted.
    """

    year: BlockYear
    adopted: AdoptedRubric | None
    reported: FiguresOf
    verified: FiguresOf

    def of(self, kind: Kind) -> FiguresOf:
        return self.verified if kind == Kind.VERIFIED else self.reported

    def in_force(self) -> AdoptedRubric:
        """Give the rubric. Refuses NoRubricAdopted."""
        if self.adopted is None:
            raise NoRubricAdopted(year=self.year.year)
        return self.adopted

    def basis(self) -> ResultsBasis:
        """Name by hashes what the results rest on. Refuses NoRubricAdopted."""
        return ResultsBasis(self.in_force().source_hash, self.verified.digest, self.reported.digest)


def grounds_of(year: BlockYear) -> Grounds:
    """Give the grounds as they are now, whatever was sealed; `open_grounds_of` is for readers."""
    return grounds_on(year, rubric_of(year), _latest(year.id, BOTH))


def grounds_on(
    year: BlockYear, adopted: AdoptedRubric | None, sheets: Iterable[FigureSheet]
) -> Grounds:
    """Give the grounds that a rubric and certain sheets make."""
    reported, verified = _figures_in(year, sheets, BOTH)
    return Grounds(year, adopted, reported, verified)


def figures_of(year: BlockYear, kind: Kind) -> FiguresOf:
    """Give the latest figures of every member of a year, of one kind.

    A member that has handed in nothing has an empty sheet.
    """
    (found,) = _figures_in(year, _latest(year.id, (kind,)), (kind,))
    return found


def _figures_in(
    year: BlockYear, sheets: Iterable[FigureSheet], kinds: tuple[Kind, ...]
) -> tuple[FiguresOf, ...]:
    latest = sorted(sheets, key=lambda one: (one.unit_id, one.period))
    values: dict[int, dict[str, FigureValue]] = {one.pk: {} for one in latest}
    rows = Figure.objects.filter(sheet_id__in=list(values)).order_by("pk")
    for sheet_id, name, value in rows.values_list("sheet_id", "name", "value"):
        values[sheet_id][name] = from_json(value)
    return tuple(
        _of_members(year, [one for one in latest if one.kind == kind], values) for kind in kinds
    )


def _of_members(
    year: BlockYear, latest: list[FigureSheet], values: dict[int, dict[str, FigureValue]]
) -> FiguresOf:
    sheets: list[Sheet] = []
    facts: list[SheetFacts] = []
    for member in year.members:
        own = [one for one in latest if one.unit_id == member.unit_id]
        sheets += [sheet(member.code, values[one.pk], period=one.period) for one in own]
        facts += [_facts(member.code, one) for one in own]
        if not own:
            sheets.append(sheet(member.code, {}))
    return FiguresOf(Figures(tuple(sheets)), tuple(facts), _digest(year, facts))


def _facts(unit: str, found: FigureSheet) -> SheetFacts:
    return SheetFacts(found.pk, unit, found.period, found.version, found.digest, found.given_at)


def _digest(year: BlockYear, facts: list[SheetFacts]) -> str:
    said = {
        "members": [member.code for member in year.members],
        "sheets": [[one.unit, one.period, one.digest] for one in facts],
    }
    return sha256(canonical(said)).hexdigest()


def _latest(year_id: int, kinds: tuple[Kind, ...]) -> QuerySet[FigureSheet]:
    """Give of each kind, unit and period the sheet that no later one has taken the place of."""
    later = FigureSheet.objects.filter(
        year_id=OuterRef("year_id"),
        kind=OuterRef("kind"),
        unit_id=OuterRef("unit_id"),
        period=OuterRef("period"),
        version__gt=OuterRef("version"),
    )
    return FigureSheet.objects.filter(~Exists(later), year_id=year_id, kind__in=kinds)


def sheet_version(year: BlockYear, unit: str, kind: Kind, period: str = "") -> int:
    """Give the version of a unit's latest sheet, 0 where it has handed in none."""
    found = (
        FigureSheet.objects.filter(year_id=year.id, unit__code=unit, kind=kind, period=period)
        .order_by("-version")
        .values_list("version", flat=True)
    )
    return found.first() or 0


def scores_of(year: BlockYear, kind: Kind) -> BlockScore:
    """Give the points of a year by its rubric, from the figures of one kind.

    Refuses NoRubricAdopted.
    """
    return scores_from(grounds_of(year), kind)


def scores_from(grounds: Grounds, kind: Kind) -> BlockScore:
    """Give the points by the figures of one kind.

    Verified figures are held against what the units claimed, where a rule asks for it. Computed
    once in a process for the same rubric and figures. Refuses NoRubricAdopted.
    """
    claimed = grounds.reported if kind == Kind.VERIFIED else None
    return _scored(grounds.in_force(), grounds.of(kind), claimed)


def _scored(adopted: AdoptedRubric, given: FiguresOf, claimed: FiguresOf | None) -> BlockScore:
    key = (adopted.source_hash, given.digest, "" if claimed is None else claimed.digest)

    def score() -> BlockScore:
        plan = PLANS.get(adopted.source_hash, lambda: compile_rubric(adopted.rubric))
        claims = None if claimed is None else _scored(adopted, claimed, None)
        return score_block(plan, given.figures, claims=claims)

    return SCORES.get(key, score)


def supposing(
    grounds: Grounds, unit: str, values: Mapping[str, Mapping[str, FigureValue]]
) -> Grounds:
    """Give the grounds as if the figures of a unit were verified so; `values` are by period.

    Every other sheet counts as verified, or where it is not yet, as reported.
    """
    known = {**_handed_in(grounds.reported), **_handed_in(grounds.verified)}
    known |= {(unit, period): sheet(unit, own, period=period) for period, own in values.items()}
    sheets: list[Sheet] = []
    for member in grounds.year.members:
        own = [one for one in known.values() if one.unit == member.code]
        sheets += own or [sheet(member.code, {})]
    said = [[one.unit, one.period, digest_of(one.values)] for one in sheets]
    digest = sha256(canonical({"sheets": said})).hexdigest()
    return replace(
        grounds, verified=FiguresOf(Figures(tuple(sheets)), grounds.verified.sheets, digest)
    )


def _handed_in(found: FiguresOf) -> dict[tuple[str, str], Sheet]:
    """Give the sheets that were handed in, without the empty ones that stand for none."""
    given = {(one.unit, one.period) for one in found.sheets}
    sheets = {(one.unit, one.period): one for one in found.figures.sheets}
    return {key: one for key, one in sheets.items() if key in given}


def ranking_of(year: BlockYear, kind: Kind) -> Ranking:
    """Give the order of the units by the year's rubric. Refuses NoRubricAdopted."""
    grounds = grounds_of(year)
    return rank(grounds.in_force().rubric, scores_from(grounds, kind))


def basis_of_results(year: BlockYear) -> ResultsBasis:
    """Give what the results rest on now, for whoever reads them to publish. Refuses NoRubricAdopted."""
    return grounds_of(year).basis()
