"""The account of a unit's total: each part with its points and the steps that made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from thidua.core.rubric.score import Gathered, PeriodScore, RowScore, Standing, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account import steps, total_sentence
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class PartLine:
    """A group, the bonus or the penalty: its own maximum, points, and what else befell it."""

    row: str
    title: str
    most: str
    points: str
    said: tuple[str, ...]


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
        yield _line(rubric, row, part, score.base, lang)
    for section, found in ((rubric.bonus, score.bonus), (rubric.penalty, score.penalty)):
        if section is not None and found is not None:
            yield _line(rubric, section, found, None, lang, numbered=False)


def _line(  # noqa: PLR0913 - a row with its score, its parent, and how to write it
    rubric: Rubric,
    row: Row,
    score: RowScore,
    parent: RowScore | None,
    lang: Lang,
    *,
    numbered: bool = True,
) -> PartLine:
    return PartLine(
        row=row.id if numbered else "",
        title=row.title,
        most="" if score.max_points is None else number(score.max_points, lang),
        points=shown(score.points, lang) if _counts(score) else "–",
        said=_said(rubric, row, score, parent, lang),
    )


def _counts(score: RowScore) -> bool:
    return score.standing is not Standing.UNDEFINED


def _said(
    rubric: Rubric, row: Row, score: RowScore, parent: RowScore | None, lang: Lang
) -> tuple[str, ...]:
    """Say every step but the plain adding up of children, which the sheet shows row by row."""
    told = steps(row, score, rubric=rubric, lang=lang, parent=parent)
    own = tuple(
        words
        for words, step in zip(told, score.account, strict=True)
        if not isinstance(step, Gathered)
    )
    lacking = _lacking(score)
    return (*own, *((_lacking_words(lacking),) if lacking else ()))


def _lacking(score: RowScore) -> tuple[str, ...]:
    """Give the ids of the rows below that lack their figures."""
    if not score.children:
        return (score.row,) if score.standing is Standing.MISSING else ()
    return tuple(row for child in score.children for row in _lacking(child))


def _lacking_words(rows: tuple[str, ...]) -> str:
    return gettext("Thiếu số liệu: %(rows)s.") % {"rows": ", ".join(rows)}


def section_points(rubric: Rubric, score: PeriodScore) -> tuple[Fraction, Fraction, Fraction]:
    """Give base, bonus and penalty of a period; 0 for a section that the rubric has not."""
    bonus = (
        score.bonus.points if score.bonus is not None and rubric.bonus is not None else Fraction(0)
    )
    penalty = (
        score.penalty.points
        if score.penalty is not None and rubric.penalty is not None
        else Fraction(0)
    )
    return score.base.points, bonus, penalty
