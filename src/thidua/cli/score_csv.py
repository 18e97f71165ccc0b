"""The ranked table of a block as CSV: exact numbers with a decimal point, a column a criterion."""

from __future__ import annotations

import csv
from io import StringIO

from thidua.cli import words
from thidua.cli.score_lines import lines_of, note_of
from thidua.cli.score_table import COLUMNS
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import RowScore, Standing, UnitScore
from thidua.core.rubric.shapes.number_text import write_number
from thidua.outside.workbook import ScoredBlock
from thidua.ui.words.numbers import Lang


def as_csv(block: ScoredBlock, lang: Lang) -> str:
    """Write the table; the criteria of every period follow as columns."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    heads = [words.HEADS[column].say({}, lang) for column in COLUMNS]
    criteria = [name for unit in block.score.units[:1] for name, _ in _criteria(unit)]
    writer.writerow([*heads, *criteria])
    for line in lines_of(block):
        total = "" if line.unit.total is None else write_number(line.unit.total)
        points = [_points(row) for _, row in _criteria(line.unit)]
        names = [line.place_text, line.unit.unit, line.title]
        writer.writerow([*names, total, line.class_title, note_of(line, lang), *points])
    return target.getvalue().rstrip("\n")


def _criteria(unit: UnitScore) -> list[tuple[str, RowScore]]:
    return [
        (f"{period.period} {row.row}".strip(), row)
        for period in unit.periods
        for row in rows_of(period)
        if not row.children
    ]


def _points(row: RowScore) -> str:
    left = row.standing is not Standing.COUNTED and not row.points
    return "" if left else write_number(row.points)
