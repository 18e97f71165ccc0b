"""The adopted rubric, readable by an officer: every row with its rule as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.pages.addresses import the_year
from thidua.apps.scoring.pages.framing import frame_of
from thidua.apps.scoring.queries import AdoptedRubric, rubric_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.rule import Stated, rule_words
from thidua.ui.words.rule.around import Around, notes, scorer_words, source_words


@dataclass(frozen=True, slots=True)
class RubricLine:
    """A row of the rubric; `level` counts from 1, sections carry no number of their own."""

    id: str
    row: str
    title: str
    level: int
    group: bool
    most: str
    rule: Stated
    notes: tuple[str, ...]
    evidence: tuple[str, ...]
    scorers: str
    source: str


@needs(Permission.RUBRIC_SEE, of=the_year)
def show_rubric(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the adopted rubric, or say that none was adopted yet."""
    adopted = rubric_of(year)
    context = {
        "frame": frame_of(request, year, title=gettext("Bảng tiêu chí"), page="rubric"),
        "year": year.year,
    }
    if adopted is None:
        context["words"] = gettext("Khối chưa thông qua bảng tiêu chí của năm này.")
        return render(request, "scoring/not_yet.html", context)
    context["rubric"] = adopted.rubric
    context["lines"] = lines_of(year, adopted, request.lang)
    return render(request, "scoring/rubric.html", context)


def lines_of(year: BlockYear, adopted: AdoptedRubric, lang: Lang) -> tuple[RubricLine, ...]:
    return tuple(_all_lines(year, adopted.rubric, lang))


def _all_lines(year: BlockYear, rubric: Rubric, lang: Lang) -> Iterator[RubricLine]:
    names = {unit.code: unit.title for unit in rubric.units}
    names |= {member.code: member.name for member in year.members}
    bases = {basis.id: basis.title for basis in rubric.bases}
    groups = Around(lang, names, bases, rubric.group_policy)
    rows = Around(lang, names, bases, rubric.row_policy)
    waiting = [(row, 1, False) for row in reversed(rubric.base.children)]
    waiting = [
        *(
            (section, 1, section is rubric.penalty)
            for section in (rubric.penalty, rubric.bonus)
            if section
        ),
        *waiting,
    ]
    while waiting:
        row, level, deducts = waiting.pop()
        around = groups if row.children else rows
        yield _line(row, rubric, around, level=level, deducts=deducts)
        waiting.extend((child, level + 1, deducts) for child in reversed(row.children))


def _line(row: Row, rubric: Rubric, around: Around, *, level: int, deducts: bool) -> RubricLine:
    section = row in (rubric.bonus, rubric.penalty)
    return RubricLine(
        id=row.id,
        row="" if section else row.id,
        title=row.title,
        level=level,
        group=bool(row.children),
        most="" if row.max_points is None else number(row.max_points, around.lang),
        rule=rule_words(row, rubric=rubric, lang=around.lang, deducts=deducts),
        notes=notes(row, around),
        evidence=row.evidence,
        scorers=scorer_words(row, around.lang),
        source=source_words(row.source),
    )
