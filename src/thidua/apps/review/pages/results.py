"""All marks of a unit after the reveal: by criterion, who gave what and why, spread, combined value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import urlencode

from thidua.apps.review.forms import typed
from thidua.apps.review.pages.shared import Shown, address, name_of, show
from thidua.apps.review.queries import (
    MarkedRow,
    NotRevealedYet,
    RowMarks,
    is_revealed,
    marks_by_unit,
    rows_to_mark,
)
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import own_unit
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import SuchPageNotKnown, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class GivenLine:
    reviewer: str
    points: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    row: str
    title: str
    period: str
    most: str
    own: str
    marks: tuple[GivenLine, ...]
    spread: str
    combined: str


@dataclass(frozen=True, slots=True)
class OtherUnit:
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class ResultsPage:
    unit: str
    units: tuple[OtherUnit, ...]
    lines: tuple[ResultLine, ...]


@needs(Permission.CROSS_SCORE_SEE, of=the_year)
def show_results(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show one unit's marks. Refuses NotRevealedYet until cross-scoring has closed."""
    if not is_revealed(year, request.at):
        raise NotRevealedYet
    codes = [member.code for member in year.members]
    asked = typed(request.GET, "don_vi") or own_unit(request, year) or codes[0]
    if asked not in codes:
        raise SuchPageNotKnown(asked=asked)
    here = address("results", year)
    others = (
        OtherUnit(one.name, f"{here}?{urlencode({'don_vi': one.code})}", one.code == asked)
        for one in year.members
    )
    grounds = grounds_of(year)
    marks = marks_by_unit(grounds, request.at).get(asked, ())
    lines = tuple(_lines(grounds, asked, marks, request.lang))
    page = ResultsPage(name_of(year, asked), tuple(others), lines)
    return show(request, year, Shown("results", page))


def _lines(
    grounds: Grounds, unit: str, marks: tuple[RowMarks, ...], lang: Lang
) -> Iterator[ResultLine]:
    periods = {one.id: one.title for one in grounds.in_force().rubric.periods}
    rows = rows_to_mark(grounds).get(unit, ())
    for row, found in zip(rows, marks, strict=False):  # without a round there are no marks
        yield _line(grounds.year, row, found, period=periods[row.period], lang=lang)


def _line(
    year: BlockYear, row: MarkedRow, found: RowMarks, *, period: str, lang: Lang
) -> ResultLine:
    return ResultLine(
        row=row.row.id,
        title=row.row.title,
        period=period,
        most="" if row.bounds.most is None else number(row.bounds.most, lang),
        own=shown(row.bounds.own, lang),
        marks=tuple(
            GivenLine(name_of(year, one.reviewer), shown(one.points, lang), one.reason)
            for one in found.marks
        ),
        spread=shown(found.spread, lang),
        combined=shown(found.combined, lang),
    )
