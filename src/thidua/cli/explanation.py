"""A unit's whole account as lines of text: place, total, then every row with its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.cli import words
from thidua.cli.score_table import total_text
from thidua.core.ranking.order import Place
from thidua.core.rubric.score import PeriodScore, RowScore, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account import sentence, total_sentence
from thidua.ui.words.numbers import Lang

INDENT = "  "


def explain(rubric: Rubric, unit: UnitScore, place: Place, lang: Lang) -> Iterator[str]:
    """Give the account of one unit, row by row, each under the one it belongs to."""
    titles = {entry.code: entry.title for entry in rubric.units}
    rank = "–" if place.place is None else str(place.place)
    total = total_text(unit.total, rubric, lang)
    heads = words.HEADS
    yield f"{titles.get(unit.unit, unit.unit)} ({unit.unit})"
    yield f"{heads['place'].say({}, lang)}: {rank}; {heads['total'].say({}, lang)}: {total}"
    for period in unit.periods:
        if period.period:
            yield ""
            yield period.period
        yield from _period(rubric, period, lang)
    if len(unit.periods) > 1:
        yield ""
        yield total_sentence(unit, rubric=rubric, lang=lang)


def _period(rubric: Rubric, period: PeriodScore, lang: Lang) -> Iterator[str]:
    sections = ((rubric.base, period.base), (rubric.bonus, period.bonus))
    for row, score in (*sections, (rubric.penalty, period.penalty)):
        if row is not None and score is not None:
            yield ""
            yield f"{row.title}:"
            for child, inner in zip(row.children, score.children, strict=True):
                yield from _row(rubric, child, (inner, score), lang, depth=1)
            yield INDENT + sentence(row, score, rubric=rubric, lang=lang)
    yield ""
    yield total_sentence(period, rubric=rubric, lang=lang)


def _row(
    rubric: Rubric, row: Row, scores: tuple[RowScore, RowScore], lang: Lang, *, depth: int
) -> Iterator[str]:
    score, parent = scores
    indent = INDENT * depth
    yield f"{indent}{row.id} {row.title}"
    yield f"{indent}{INDENT}{sentence(row, score, rubric=rubric, lang=lang, parent=parent)}"
    for child, inner in zip(row.children, score.children, strict=True):
        yield from _row(rubric, child, (inner, score), lang, depth=depth + 1)
