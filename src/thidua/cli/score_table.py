"""The ranked table of a block as a table for the screen, as JSON, and as CSV."""

from __future__ import annotations

import csv
import json
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO

from thidua.cli import words
from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import Place, rank
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import RowScore, Standing, UnitScore
from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.table import Rubric
from thidua.outside.workbook import ScoredBlock
from thidua.ui.words.numbers import Lang, fixed, number

COLUMNS = ("place", "code", "unit", "total", "class", "note")
RIGHT = frozenset({"place", "total"})


@dataclass(frozen=True, slots=True)
class _Line:
    unit: UnitScore
    place: Place
    title: str
    class_title: str


def _lines(block: ScoredBlock) -> list[_Line]:
    units = {unit.unit: unit for unit in block.score.units}
    titles = {entry.code: entry.title for entry in block.rubric.units}
    return [
        _Line(
            units[place.unit],
            place,
            titles.get(place.unit, place.unit),
            classify(block.rubric, units[place.unit]).title,
        )
        for place in rank(block.rubric, block.score).places
    ]


def missing_rows(unit: UnitScore) -> tuple[str, ...]:
    """Name the criteria for which a unit lacks figures."""
    rows = (row for period in unit.periods for row in rows_of(period) if not row.children)
    return tuple(dict.fromkeys(row.row for row in rows if row.standing is Standing.MISSING))


def _note(line: _Line, lang: Lang) -> str:
    parts = []
    if line.place.shared:
        parts.append(words.SHARED.say({}, lang))
    if line.place.place is None and line.unit.total is not None:
        parts.append(words.UNRANKED.say({}, lang))
    parts += [effect.reason for effect in line.unit.effects if effect.reason]
    missing = missing_rows(line.unit)
    if missing:
        parts.append(words.MISSING.say({"rows": missing}, lang))
    return "; ".join(parts)


def total_text(total: Fraction | None, rubric: Rubric, lang: Lang) -> str:
    """Write a total with the decimals to which the rubric rounds it."""
    if total is None:
        return words.UNDEFINED.say({}, lang)
    rounding = rubric.total.rounding
    return number(total, lang) if rounding is None else fixed(total, rounding.places, lang)


def as_table(block: ScoredBlock, lang: Lang) -> str:
    """Write a table with aligned columns, for a screen and for a pipe alike."""
    rows = [[words.HEADS[column].say({}, lang) for column in COLUMNS]]
    for line in _lines(block):
        place = "–" if line.place.place is None else str(line.place.place)
        total = total_text(line.unit.total, block.rubric, lang)
        rows.append([place, line.unit.unit, line.title, total, line.class_title, _note(line, lang)])
    widths = [max(_width(row[n]) for row in rows) for n in range(len(COLUMNS))]
    return "\n".join(_aligned(row, widths) for row in rows)


def _width(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


def _aligned(row: list[str], widths: list[int]) -> str:
    cells = []
    for name, text, width in zip(COLUMNS, row, widths, strict=True):
        gap = " " * (width - _width(text))
        cells.append(gap + text if name in RIGHT else text + gap)
    return "  ".join(cells).rstrip()


def as_csv(block: ScoredBlock, lang: Lang) -> str:
    """Write the table as CSV with exact totals and a decimal point; criteria follow as columns."""
    criteria = [row.row for row in _criteria(block.score.units[0])] if block.score.units else []
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([*(words.HEADS[column].say({}, lang) for column in COLUMNS), *criteria])
    for line in _lines(block):
        place = "" if line.place.place is None else str(line.place.place)
        total = "" if line.unit.total is None else write_number(line.unit.total)
        points = [_points(row) for row in _criteria(line.unit)]
        head = [place, line.unit.unit, line.title, total, line.class_title, _note(line, lang)]
        writer.writerow([*head, *points])
    return target.getvalue().rstrip("\n")


def _criteria(unit: UnitScore) -> list[RowScore]:
    return [row for row in rows_of(unit.last) if not row.children]


def _points(row: RowScore) -> str:
    left = row.standing is not Standing.COUNTED and not row.points
    return "" if left else write_number(row.points)


def as_json(block: ScoredBlock, _lang: Lang) -> str:
    """Write everything as JSON: numbers are exact texts, never binary floats."""
    units = [
        {
            "unit": line.unit.unit,
            "title": line.title,
            "place": line.place.place,
            "shared": line.place.shared,
            "total": None if line.unit.total is None else write_number(line.unit.total),
            "class": line.class_title,
            "effects": [
                {"kind": effect.effect.kind.value, "row": effect.row, "reason": effect.reason}
                for effect in line.unit.effects
            ],
            "periods": [
                {
                    "period": period.period,
                    "total": None if period.total is None else write_number(period.total),
                    "rows": [
                        {
                            "row": row.row,
                            "standing": row.standing.value,
                            "points": write_number(row.points),
                        }
                        for row in rows_of(period)
                    ],
                }
                for period in line.unit.periods
            ],
        }
        for line in _lines(block)
    ]
    found = {"rubric": block.rubric.id, "year": block.rubric.year, "units": units}
    return json.dumps(found, ensure_ascii=False, indent=2)
