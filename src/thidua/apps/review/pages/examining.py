"""How fair the marks were, for the secretary and the head alone, after the reveal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.http import HttpResponse

from thidua.apps.review.actions import RoundNotOpened
from thidua.apps.review.pages.shared import Shown, name_of, show
from thidua.apps.review.queries import (
    NotRevealedYet,
    Round,
    RowMarks,
    handed_in_after_reveal,
    is_revealed,
    marks_by_unit,
    round_of,
)
from thidua.apps.scoring.queries import Grounds, grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.review.assignment import NotComparable
from thidua.core.review.combining import mean
from thidua.core.review.conflicts import Pair
from thidua.core.review.fairness import (
    compression,
    outliers,
    received_by,
    reciprocity,
    without_each,
)
from thidua.core.review.fit import Fit, Marks, fit, is_full
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import MINUS, Lang, percent
from thidua.ui.words.ranking import shown

NOTHING = "–"
MOST_RETURNED = 10  # pairs shown: the strongest are enough to look at


@dataclass(frozen=True, slots=True)
class ReviewerLine:
    name: str
    leniency: str
    error: str
    width: str
    handed_in: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`raw` is the plain mean of the points received; `low` and `high` leave one reviewer out."""

    name: str
    raw: str
    fitted: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class PairLine:
    first: str
    second: str
    given: str
    back: str


@dataclass(frozen=True, slots=True)
class ExaminePage:
    """`parts` counts the parts that nobody joins where marks cannot be compared, else 0."""

    parts: int
    any: bool
    full: bool
    reviewers: tuple[ReviewerLine, ...]
    units: tuple[UnitLine, ...]
    outliers: tuple[PairLine, ...]
    returned: tuple[PairLine, ...]


@needs(Permission.CROSS_SCORE_EXAMINE, of=the_year)
def examine(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the diagnostics. Refuses NotRevealedYet and RoundNotOpened."""
    if not is_revealed(year, request.at):
        raise NotRevealedYet
    found = round_of(year)
    if found is None:
        raise RoundNotOpened(year=year.year)
    marks = totals_of(grounds_of(year), request.at)
    page = _page(request, year, found, marks)
    return show(request, year, Shown("examine", page))


def totals_of(grounds: Grounds, at: datetime) -> dict[Pair, Fraction]:
    """Give what each reviewer gave a unit over all criteria, where it marked every one."""
    totals: dict[Pair, Fraction] = {}
    for unit, rows in marks_by_unit(grounds, at).items():
        for reviewer in sorted({one.reviewer for row in rows for one in row.marks}):
            given = [_given(row, reviewer) for row in rows]
            known = [one for one in given if one is not None]
            if len(known) == len(given):
                totals[Pair(reviewer, unit)] = sum(known, Fraction(0))
    return totals


def _given(row: RowMarks, reviewer: str) -> Fraction | None:
    return next((one.points for one in row.marks if one.reviewer == reviewer), None)


def _page(request: HouseRequest, year: BlockYear, found: Round, marks: Marks) -> ExaminePage:
    try:
        fitted, parts = (fit(marks) if marks else None), 0
    except NotComparable as refused:
        fitted, parts = None, int(str(refused.grounds["parts"]))
    handed_in = handed_in_after_reveal(found, year, request.at)
    lang = request.lang
    return ExaminePage(
        parts=parts,
        any=bool(marks),
        full=is_full(marks),
        reviewers=tuple(_reviewers(year, marks, fitted, handed_in=handed_in, lang=lang)),
        units=tuple(_units(year, found, marks, fitted=fitted, lang=lang)),
        outliers=() if fitted is None else tuple(_outliers(year, fitted, lang)),
        returned=() if fitted is None else tuple(_returned(year, fitted, lang)),
    )


def _reviewers(
    year: BlockYear,
    marks: Marks,
    fitted: Fit | None,
    *,
    handed_in: frozenset[str],
    lang: Lang,
) -> Iterator[ReviewerLine]:
    widths = compression(marks)
    for code, width in widths.items():
        errors = None if fitted is None else fitted.errors
        yield ReviewerLine(
            name=name_of(year, code),
            leniency=NOTHING if fitted is None else signed(fitted.leniency[code], lang),
            error=NOTHING if errors is None else shown(Fraction(errors[code]), lang),
            width=NOTHING if width is None else percent(width, lang),
            handed_in=code in handed_in,
        )


def _units(
    year: BlockYear, found: Round, marks: Marks, *, fitted: Fit | None, lang: Lang
) -> Iterator[UnitLine]:
    left_out = without_each(marks, found.combining)
    for code in sorted({pair.unit for pair in marks}):
        ends = _ends(code, left_out)
        yield UnitLine(
            name=name_of(year, code),
            raw=shown(mean(tuple(received_by(code, marks).values())), lang),
            fitted=NOTHING if fitted is None else shown(fitted.quality[code], lang),
            low=shown(min(ends, default=None), lang),
            high=shown(max(ends, default=None), lang),
        )


def _ends(unit: str, left_out: Mapping[str, Mapping[str, Fraction | None]]) -> tuple[Fraction, ...]:
    values = (by_unit[unit] for by_unit in left_out.values())
    return tuple(value for value in values if value is not None)


def _outliers(year: BlockYear, fitted: Fit, lang: Lang) -> Iterator[PairLine]:
    for pair in outliers(fitted):
        yield PairLine(
            name_of(year, pair.reviewer),
            name_of(year, pair.unit),
            signed(fitted.residuals[pair], lang),
            "",
        )


def _returned(year: BlockYear, fitted: Fit, lang: Lang) -> Iterator[PairLine]:
    alike = [one for one in reciprocity(fitted) if one.alike]
    for one in alike[:MOST_RETURNED]:
        yield PairLine(
            name_of(year, one.first),
            name_of(year, one.second),
            signed(one.given, lang),
            signed(one.back, lang),
        )


def signed(points: Fraction, lang: Lang) -> str:
    """Write points with their sign: +1,50; −0,25; 0,00."""
    text = shown(abs(points), lang)
    if text == shown(Fraction(0), lang):
        return text
    return f"{'+' if points > 0 else MINUS}{text}"
