"""A rule as the rubric states it, before any figure: one sentence, and the lines under it."""

from __future__ import annotations

from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import Lang
from thidua.ui.words.rule.combined import state
from thidua.ui.words.rule.stated import Stated


def rule_words(row: Row, *, rubric: Rubric, lang: Lang) -> Stated:
    """Say how a row's points will be found; a group, which has no rule, says nothing.

    In the penalty points are told as taken from the total.
    """
    if row.rule is None:
        return Stated("")
    told = Told(
        lang,
        dict(row.rule.settings),
        {},
        {},
        {declaration.name: declaration for declaration in rubric.figures},
        row.max_points,
        0,
        deducts=rubric.penalty is not None and _holds(rubric.penalty, row),
    )
    return state(told)


def _holds(group: Row, row: Row) -> bool:
    return group is row or any(_holds(child, row) for child in group.children)


__all__ = ["Stated", "rule_words", "state"]
