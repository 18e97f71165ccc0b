"""The account of a unit's total: each part with its points and the steps that made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from thidua.apps.scoring.pages.shared import has_left
from thidua.core.rubric.score import Gathered, PeriodScore, RowScore, Standing, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account import steps, total_sentence
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class PartLine:
    """A group, the sum of the groups, the bonus or the penalty, and what else befell its points."""

    row: str
    title: str
    most: str
    points: str
    said: tuple[str, ...]
    sum: bool


@dataclass(frozen=True, slots=True)
class PeriodAccount:
    """One period's parts; `title` is "" where the table has no rounds."""

    title: str
    parts: tuple[PartLine, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Account:
    periods: tuple[PeriodAccount, ...]
    total: str


def account_of(rubric: Rubric, unit: UnitScore, lang: Lang) -> Account:
    """Tell how a unit's total came about, part by part."""
    titles = {period.id: period.title for period in rubric.periods}
    periods = tuple(
        PeriodAccount(
            title=titles[score.period] if len(unit.periods) > 1 else "",
            parts=tuple(_parts(rubric, score, lang)),
            total=total_sentence(score, rubric=rubric, lang=lang),
        )
        for score in unit.periods
    )
    several = total_sentence(unit, rubric=rubric, lang=lang) if len(unit.periods) > 1 else ""
    return Account(periods, several)


def _parts(rubric: Rubric, score: PeriodScore, lang: Lang) -> Iterator[PartLine]:
    for row, part in zip(rubric.base.children, score.base.children, strict=True):
        yield _line(rubric, row, part, lang, parent=score.base)
    yield _sum_of_groups(rubric, score.base, lang)
    for section, found in ((rubric.bonus, score.bonus), (rubric.penalty, score.penalty)):
        if section is not None and found is not None:
            yield replace(_line(rubric, section, found, lang), row="")


def _line(
    rubric: Rubric, row: Row, score: RowScore, lang: Lang, *, parent: RowScore | None = None
) -> PartLine:
    lacking = _lacking(score)
    said = _said(rubric, row, score, lang, parent=parent)
    return PartLine(
        row=row.id,
        title=row.title,
        most="" if score.max_points is None else number(score.max_points, lang),
        points=_points(score, lang),
        said=(*said, _lacking_words(lacking)) if lacking else said,
        sum=False,
    )


def _sum_of_groups(rubric: Rubric, base: RowScore, lang: Lang) -> PartLine:
    return PartLine(
        row="",
        title=gettext("Cộng các nhóm"),
        most="" if base.max_points is None else number(base.max_points, lang),
        points=_points(base, lang),
        said=_said(rubric, rubric.base, base, lang),
        sum=True,
    )


def _points(score: RowScore, lang: Lang) -> str:
    """Write points; a dash where the rubric has a hole, or where other rows took them."""
    none = score.standing is Standing.UNDEFINED or has_left(score)
    return "–" if none else shown(score.points, lang)


def _said(
    rubric: Rubric, row: Row, score: RowScore, lang: Lang, *, parent: RowScore | None = None
) -> tuple[str, ...]:
    """Say every step but the plain adding up of children, which the sheet shows row by row."""
    told = steps(row, score, rubric=rubric, lang=lang, parent=parent)
    return tuple(
        words
        for words, step in zip(told, score.account, strict=True)
        if not isinstance(step, Gathered)
    )


def _lacking(score: RowScore) -> tuple[str, ...]:
    """Give the ids of the rows below that lack their figures."""
    if not score.children:
        return (score.row,) if score.standing is Standing.MISSING else ()
    return tuple(row for child in score.children for row in _lacking(child))


def _lacking_words(rows: tuple[str, ...]) -> str:
    return gettext("Thiếu số liệu: %(rows)s.") % {"rows": ", ".join(rows)}
