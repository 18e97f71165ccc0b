"""The ranked table of a block, and who would move, as a table for a screen and for a pipe alike."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.cli import words
from thidua.cli.columns import aligned
from thidua.cli.score_lines import Line, lines_of, note_of, titles_of, total_text
from thidua.core.ranking.what_if import Move
from thidua.core.rubric.table import Rubric
from thidua.outside.workbook import ScoredBlock
from thidua.ui.words.numbers import Lang, number

COLUMNS = ("place", "code", "unit", "total", "class", "note")
MOVED = ("place", "before", "code", "unit", "total", "before", "rows")
RIGHT = frozenset({"place", "total", "before"})
NONE = "–"


def as_table(block: ScoredBlock, lang: Lang, *, width: int | None) -> str:
    """Write the ranked table, no wider than `width` characters."""
    rows = [_head(COLUMNS, lang)]
    rows += [_row(line, block.rubric, lang) for line in lines_of(block)]
    return aligned(rows, _right(COLUMNS), width=width)


def _row(line: Line, rubric: Rubric, lang: Lang) -> list[str]:
    total = total_text(line.unit.total, rubric, lang)
    place = line.place_text or NONE
    return [place, line.unit.unit, line.title, total, line.class_title, note_of(line, lang)]


def moves_as_table(found: Sequence[Move], rubric: Rubric, lang: Lang, *, width: int | None) -> str:
    """Write who moves, from which place and total, and the rows whose points changed."""
    if not found:
        return words.NOBODY_MOVES.say({}, lang)
    rows = [_head(MOVED, lang), *(_moved(move, rubric, lang) for move in found)]
    return aligned(rows, _right(MOVED), width=width)


def _moved(move: Move, rubric: Rubric, lang: Lang) -> list[str]:
    changes = [
        f"{change.period} {change.row}: {number(change.before, lang)} → {number(change.after, lang)}"
        for change in move.rows
    ]
    return [
        _place(move.place_after),
        _place(move.place_before),
        move.unit,
        titles_of(rubric).get(move.unit, move.unit),
        total_text(move.total_after, rubric, lang),
        total_text(move.total_before, rubric, lang),
        "; ".join(change.strip() for change in changes),
    ]


def _place(place: int | None) -> str:
    return NONE if place is None else str(place)


def _head(columns: Sequence[str], lang: Lang) -> list[str]:
    return [words.HEADS[column].say({}, lang) for column in columns]


def _right(columns: Sequence[str]) -> list[int]:
    return [place for place, name in enumerate(columns) if name in RIGHT]
