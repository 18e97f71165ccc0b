"""The rows of a rubric as its page shows them: each with its rule as a sentence and what is around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.apps.years.queries import BlockYear
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.rule import Stated, rule_words
from thidua.ui.words.rule.around import Around, notes, scorer_words, source_words


@dataclass(frozen=True, slots=True)
class RubricLine:
    """A row of the rubric; `row` is its number, "" for bonus and penalty; `level` counts from 1."""

    anchor: str
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


def lines_of(rubric: Rubric, year: BlockYear, lang: Lang) -> tuple[RubricLine, ...]:
    """Give every row, parents before children: the groups, then the bonus, then the penalty."""
    rows, groups = _around(rubric, year, lang)
    sections = tuple(one for one in (rubric.bonus, rubric.penalty) if one is not None)
    return tuple(
        _line(row, rubric, groups if row.children else rows, level=level)
        for top in (*rubric.base.children, *sections)
        for row, level in _under(top)
    )


def _around(rubric: Rubric, year: BlockYear, lang: Lang) -> tuple[Around, Around]:
    """Give what a reader of criteria must know, and of groups: they differ in their policy."""
    names = {unit.code: unit.title for unit in rubric.units}
    names |= {member.code: member.name for member in year.members}
    bases = {basis.id: basis.title for basis in rubric.bases}
    criteria = Around(lang, names, bases, rubric.row_policy)
    return criteria, Around(lang, names, bases, rubric.group_policy)


def _under(top: Row) -> Iterator[tuple[Row, int]]:
    waiting = [(top, 1)]
    while waiting:
        row, level = waiting.pop()
        yield row, level
        waiting.extend((child, level + 1) for child in reversed(row.children))


def _line(row: Row, rubric: Rubric, around: Around, *, level: int) -> RubricLine:
    lang = around.lang
    section = row is rubric.bonus or row is rubric.penalty
    return RubricLine(
        anchor=anchor_of(row.id),
        row="" if section else row.id,
        title=row.title,
        level=level,
        group=bool(row.children),
        most="" if row.max_points is None else number(row.max_points, lang),
        rule=rule_words(row, rubric=rubric, lang=lang),
        notes=notes(row, around),
        evidence=row.evidence,
        scorers=scorer_words(row, lang),
        source=source_words(row.source),
    )


def anchor_of(row: str) -> str:
    """Give the name under which a row is linked to, on the rubric's page and on the sheets'."""
    return "-".join(("muc", *row.split()))
