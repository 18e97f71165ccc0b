"""Objections as pages show them: what is contested, the answer, and whom it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.appraisal.contested import Answer, Contested
from thidua.apps.appraisal.pages.panel import words_for
from thidua.apps.years.queries import BlockYear
from thidua.core.appraisal.asked import asked_of, criterion_in
from thidua.core.appraisal.values import differing
from thidua.core.rubric.table import FigureDeclaration, Rubric
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown

NO_PLACE = "–"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the contested criterion: as found, as wanted, and after the answer ("" before)."""

    title: str
    found: str
    wanted: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    unit: str
    points_before: str
    points_after: str
    place_before: str
    place_after: str


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection; `inside` says whether argument and words of the answer are for this reader."""

    number: int
    unit: str
    row: str
    title: str
    late: bool
    given: str
    tone: str
    state: str
    argument: str
    basis: str
    words: str
    answered: str
    figures: tuple[FigureLine, ...]
    moved: tuple[MovedLine, ...]
    address: str


def objection_line(
    one: Contested, year: BlockYear, rubric: Rubric, lang: Lang, *, inside: bool
) -> ObjectionLine:
    """Show an objection; outside the block nothing that somebody wrote freely but the basis."""
    row, answer = criterion_in(rubric, one.row), one.answer
    tone, state = _state(answer)
    address = reverse("appraisal:objection", args=[year.block, year.year, one.number])
    return ObjectionLine(
        number=one.number,
        unit=name_of(year, one.unit),
        row=row.id,
        title=row.title,
        late=one.late,
        given=day_of(one.given_at),
        tone=tone,
        state=state,
        argument=one.argument if inside else "",
        basis="" if answer is None else answer.basis,
        words=answer.words if inside and answer is not None else "",
        answered="" if answer is None else day_of(answer.given_at),
        figures=tuple(_figures(one, asked_of(row, rubric), lang)),
        moved=() if answer is None else tuple(_moved(answer, year, lang)),
        address=address if inside else "",
    )


def name_of(year: BlockYear, unit: str) -> str:
    """Give the name of a member, or the code of a unit that has left the block."""
    return next((one.name for one in year.members if one.code == unit), unit)


def _state(answer: Answer | None) -> tuple[str, str]:
    if answer is None:
        return "warn", gettext("Chờ trả lời")
    return ("ok", gettext("Chấp nhận")) if answer.accepted else ("bad", gettext("Không chấp nhận"))


def _figures(
    one: Contested, asked: tuple[FigureDeclaration, ...], lang: Lang
) -> Iterator[FigureLine]:
    """Give the figures that the unit or the answer would have otherwise."""
    after = one.found if one.answer is None else one.answer.values
    names = [figure.name for figure in asked]
    changed = {*differing(names, one.found, one.wanted), *differing(names, one.found, after)}
    for figure in asked:
        if figure.name in changed:
            yield FigureLine(
                figure.title,
                words_for(figure, one.found, lang),
                words_for(figure, one.wanted, lang),
                "" if one.answer is None else words_for(figure, after, lang),
            )


def _moved(answer: Answer, year: BlockYear, lang: Lang) -> Iterator[MovedLine]:
    for one in answer.moved:
        yield MovedLine(
            name_of(year, one.unit),
            shown(one.points_before, lang),
            shown(one.points_after, lang),
            NO_PLACE if one.place_before is None else str(one.place_before),
            NO_PLACE if one.place_after is None else str(one.place_after),
        )
