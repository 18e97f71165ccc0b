"""A unit's whole account as lines of text: place, total, then every row with its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.cli import words
from thidua.cli.score_lines import titles_of, total_text
from thidua.core.ranking.order import Place
from thidua.core.refusal import Refusal
from thidua.core.rubric.score import PeriodScore, RowScore, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.outside.workbook import ScoredBlock
from thidua.ui.words.account import sentence, total_sentence
from thidua.ui.words.numbers import Lang

INDENT = "  "


class UnitNotScored(Refusal):
    """The figures hold no such unit. Grounds: unit, units (those they hold)."""


def unit_named(name: str, block: ScoredBlock) -> UnitScore:
    """Find a unit by its code or its title, in whatever case. Refuses UnitNotScored."""
    titles = titles_of(block.rubric)
    by_name = {titles.get(unit.unit, unit.unit).casefold(): unit for unit in block.score.units}
    by_name |= {unit.unit.casefold(): unit for unit in block.score.units}
    found = by_name.get(name.strip().casefold())
    if found is None:
        raise UnitNotScored(unit=name, units=tuple(unit.unit for unit in block.score.units))
    return found


def explain(rubric: Rubric, unit: UnitScore, place: Place, lang: Lang) -> Iterator[str]:
    """Give the account of one unit, row by row, each under the one it belongs to."""
    rank = "–" if place.place is None else str(place.place)
    total = total_text(unit.total, rubric, lang)
    heads = words.HEADS
    yield f"{titles_of(rubric).get(unit.unit, unit.unit)} ({unit.unit})"
    yield f"{heads['place'].say({}, lang)}: {rank}; {heads['total'].say({}, lang)}: {total}"
    titles = {period.id: period.title for period in rubric.periods}
    for period in unit.periods:
        if period.period:
            yield ""
            yield titles[period.period]
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
