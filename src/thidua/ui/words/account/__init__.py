"""The account of a row's points as the sentence an officer would write, step by step."""

from __future__ import annotations

from thidua.core.rubric.score import (
    AccountStep,
    Computed,
    PeriodScore,
    RowScore,
    UnitScore,
)
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account.afterwards import Place, afterwards
from thidua.ui.words.account.combined import rule
from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import Lang


def sentence(
    row: Row, score: RowScore, *, rubric: Rubric, lang: Lang, parent: RowScore | None = None
) -> str:
    """Say how a row came to its points, ending in the row's number.

    With the parent's score at hand, points that were given away name who took them.
    """
    said = "; ".join(steps(row, score, rubric=rubric, lang=lang, parent=parent))
    if row.id in _sections(rubric):
        return said
    return f"{said} ({'mục' if lang == 'vi' else 'row'} {row.id})"


def steps(
    row: Row, score: RowScore, *, rubric: Rubric, lang: Lang, parent: RowScore | None = None
) -> tuple[str, ...]:
    """Say each step of the account on its own, in order."""
    place = Place(row, score, rubric, lang, parent)
    return tuple(_step(place, step) for step in score.account)


def total_sentence(score: PeriodScore | UnitScore, *, rubric: Rubric, lang: Lang) -> str:
    """Say how base, bonus and penalty, or the periods, make the total."""
    if score.total is None:
        return (
            "Chưa có tổng điểm vì có mục chưa xác định được"
            if lang == "vi"
            else "No total yet: a row has no value"
        )
    base = score.base if isinstance(score, PeriodScore) else score.last.base
    place = Place(rubric.base, base, rubric, lang, None)
    return "; ".join(_step(place, step) for step in score.account)


def _sections(rubric: Rubric) -> tuple[str, ...]:
    rows = (rubric.base, rubric.bonus, rubric.penalty)
    return tuple(row.id for row in rows if row is not None)


def _step(place: Place, step: AccountStep) -> str:
    if isinstance(step, Computed):
        return rule(_told(place, step))
    return afterwards(place, step)


def _told(place: Place, step: Computed) -> Told:
    settings = place.row.rule.settings if place.row.rule else ()
    return Told(
        place.lang,
        dict(settings),
        {one.name: one.value for one in step.named},
        {one.name: one.value for one in step.figures},
        {declaration.name: declaration for declaration in place.rubric.figures},
        place.row.max_points,
        step.result,
        deducts=place.rubric.penalty is not None and _holds(place.rubric.penalty, place.row.id),
    )


def _holds(group: Row, row_id: str) -> bool:
    return group.id == row_id or any(_holds(child, row_id) for child in group.children)


__all__ = ["sentence", "steps", "total_sentence"]
