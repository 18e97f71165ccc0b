"""A block's year for programs: what it rests on, how it stands, and a unit's figures handed in.

Numbers are texts ("97.25", or "1/3" where decimals do not end), never floats.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints

from thidua.apps.scoring.actions import HandedIn, submit_figures
from thidua.apps.scoring.json_values import decimal_text
from thidua.apps.scoring.queries import (
    Kind,
    scores_from,
    sheet_version,
)
from thidua.apps.scoring.seals import open_grounds_of, open_rubric_in_force
from thidua.apps.years.addresses import the_unit, the_year
from thidua.apps.years.queries import opened_years
from thidua.core.access.decide import decide, require
from thidua.core.access.grants import Permission
from thidua.core.ranking.order import rank
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.score import RowScore, UnitScore
from thidua.core.rubric.scoring.alone import score_alone
from thidua.core.years.stages import StageKind
from thidua.ui.api import REFUSED, names
from thidua.ui.request import HouseRequest

router = Router(tags=["Năm thi đua"])
Year = Annotated[int, Path(ge=1945, le=9999)]
Text = Annotated[str, StringConstraints(max_length=2_000)]
Scalar = int | Text | None
MOST_FIGURES = 2_000


class YearOut(Schema):
    block: str
    block_name: str
    year: int
    theme: str
    published: bool
    illustrative: bool


class YearPage(Schema):
    """A part of a list; `next` is the offset of the part that follows, null after the last."""

    items: list[YearOut]
    total: int
    next: int | None


class StageOut(Schema):
    kind: str
    opens: datetime
    closes: datetime


class MemberOut(Schema):
    code: str
    name: str


class YearDetail(YearOut):
    members: list[MemberOut]
    stages: list[StageOut]


class RubricOut(Schema):
    """The adopted rubric: its YAML text, and the SHA-256 that later stages cite."""

    number: int
    sha256: str
    adopted_at: datetime
    text: str


class PlaceOut(Schema):
    unit: str
    total: str | None
    place: int | None


class RankingOut(Schema):
    """`by` tells by which figures the units stand: "verified" or "self_reported"."""

    by: str
    rubric_sha256: str
    places: list[PlaceOut]


class RowOut(Schema):
    period: str
    row: str
    points: str
    standing: str


class SheetOut(Schema):
    """A unit's points by row; `version` is that of its latest figures of this kind, 0 for none.

    `waiting` are the rows whose points wait until the other units' figures may be known.
    """

    unit: str
    by: str
    version: int
    total: str | None
    rows: list[RowOut]
    waiting: list[str]


class FiguresIn(Schema):
    """A unit's whole sheet for a period; `key` is drawn by chance, so that sent twice is done once."""

    based_on: Annotated[int, Field(ge=0, le=1_000_000)]
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{32,64}$")]
    period: Annotated[str, StringConstraints(max_length=20)] = ""
    values: Annotated[
        dict[str, Scalar | list[Scalar] | list[list[Scalar]]], Field(max_length=MOST_FIGURES)
    ]


class FiguresOut(Schema):
    unit: str
    period: str
    version: int


@router.get("/years", response={200: YearPage, **REFUSED}, summary="Các năm được xem")
@names(Permission.BLOCK_SEE)
def list_years(
    request: HouseRequest,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> YearPage:
    """List the years that the caller may see, the latest first."""
    seen = [
        YearOut(
            block=one.block,
            block_name=one.block_name,
            year=one.year,
            theme=one.theme,
            published=one.published_at is not None,
            illustrative=one.illustrative,
        )
        for one in opened_years()
        if decide(Permission.BLOCK_SEE, request.actor, one.thing()).allowed
    ]
    end = offset + limit
    return YearPage(items=seen[offset:end], total=len(seen), next=end if end < len(seen) else None)


@router.get(
    "/years/{slug:block}/{year}", response={200: YearDetail, **REFUSED}, summary="Một năm thi đua"
)
@names(Permission.BLOCK_SEE)
def show_year(request: HouseRequest, block: str, year: Year) -> YearDetail:
    """Tell a year's members and stages."""
    found = the_year(request, block, year)
    require(Permission.BLOCK_SEE, request.actor, found.thing)
    one = found.value
    return YearDetail(
        block=one.block,
        block_name=one.block_name,
        year=one.year,
        theme=one.theme,
        published=one.published_at is not None,
        illustrative=one.illustrative,
        members=[MemberOut(code=member.code, name=member.name) for member in one.members],
        stages=[
            StageOut(kind=stage.kind, opens=stage.opens, closes=stage.closes)
            for stage in one.stages
        ],
    )


@router.get(
    "/years/{slug:block}/{year}/rubric",
    response={200: RubricOut, **REFUSED},
    summary="Bảng tiêu chí đã thông qua",
)
@names(Permission.RUBRIC_SEE)
def show_rubric(request: HouseRequest, block: str, year: Year) -> RubricOut:
    """Give the rubric in force."""
    found = the_year(request, block, year)
    require(Permission.RUBRIC_SEE, request.actor, found.thing)
    adopted = open_rubric_in_force(found.value)
    return RubricOut(
        number=adopted.number,
        sha256=adopted.source_hash,
        adopted_at=adopted.adopted_at,
        text=adopted.source,
    )


@router.get(
    "/years/{slug:block}/{year}/ranking", response={200: RankingOut, **REFUSED}, summary="Xếp hạng"
)
@names(Permission.RANKING_SEE)
def show_ranking(request: HouseRequest, block: str, year: Year) -> RankingOut:
    """Give the order by verified figures once there are any, else by reported ones."""
    found = the_year(request, block, year)
    require(Permission.RANKING_SEE, request.actor, found.thing)
    grounds = open_grounds_of(found.value)
    adopted = grounds.in_force()
    kind = Kind.VERIFIED if grounds.verified.sheets else Kind.SELF_REPORTED
    ranking = rank(adopted.rubric, scores_from(grounds, kind))
    return RankingOut(
        by=kind,
        rubric_sha256=adopted.source_hash,
        places=[
            PlaceOut(
                unit=place.unit,
                total=None if place.total is None else decimal_text(place.total),
                place=place.place,
            )
            for place in ranking.places
        ],
    )


@router.get(
    "/years/{slug:block}/{year}/units/{unit}/sheet",
    response={200: SheetOut, **REFUSED},
    summary="Phiếu điểm của một đơn vị",
)
@names(Permission.SHEET_SEE)
def show_sheet(request: HouseRequest, block: str, year: Year, unit: str) -> SheetOut:
    """Give a unit's points by row; by its own figures alone while self-scoring goes on."""
    found = the_unit(request, block, year, unit)
    require(Permission.SHEET_SEE, request.actor, found.thing)
    grounds = open_grounds_of(found.value.year)
    given = {one.unit for one in grounds.verified.sheets}
    kind = Kind.VERIFIED if unit in given else Kind.SELF_REPORTED
    waiting: frozenset[str] = frozenset()
    if found.value.year.has_closed(StageKind.SELF_SCORE, request.at):
        scores = scores_from(grounds, kind).units
        score = next(one for one in scores if one.unit == unit)
    else:
        alone = score_alone(grounds.in_force().rubric, grounds.of(kind).figures, unit)
        score, waiting = alone.score, alone.waiting
    return SheetOut(
        unit=unit,
        by=kind,
        version=sheet_version(found.value.year, unit, kind),
        total=None if score.total is None else decimal_text(score.total),
        rows=list(_rows(score)),
        waiting=sorted(waiting),
    )


@router.put(
    "/years/{slug:block}/{year}/units/{unit}/figures",
    response={200: FiguresOut, **REFUSED},
    summary="Nộp số liệu tự chấm",
)
@names(Permission.FIGURES_SUBMIT)
def hand_in_figures(
    request: HouseRequest, block: str, year: Year, unit: str, sent: FiguresIn
) -> FiguresOut:
    """Take in a unit's figures, as the page does; a number that is not whole is sent as a text."""
    found = the_unit(request, block, year, unit)
    require(Permission.FIGURES_SUBMIT, request.actor, found.thing)
    values = {name: _value(value) for name, value in sent.values.items()}
    handed_in = HandedIn(unit, values, sent.based_on, sent.key, sent.period)
    sheet = submit_figures(
        found.value.year.id, handed_in=handed_in, actor=request.actor, at=request.at
    )
    return FiguresOut(unit=unit, period=sheet.period, version=sheet.version)


def _rows(score: UnitScore) -> Iterator[RowOut]:
    for period in score.periods:
        for row in rows_of(period):
            yield _row(period.period, row)


def _row(period: str, row: RowScore) -> RowOut:
    points = decimal_text(row.points)
    return RowOut(period=period, row=row.row, points=points, standing=row.standing.name.lower())


def _value(sent: Scalar | list[Scalar] | list[list[Scalar]]) -> FigureValue:
    if not isinstance(sent, list):
        return sent
    return tuple(tuple(one) if isinstance(one, list) else one for one in sent)  # type: ignore[return-value]  # rows are all alike, or refused when fitted
