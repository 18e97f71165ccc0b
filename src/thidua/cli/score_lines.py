"""The lines of a ranked table, best first, with what is to be noted of each unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.cli import words
from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import Place, rank
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import Standing, UnitScore
from thidua.core.rubric.table import Rubric
from thidua.outside.workbook import ScoredBlock
from thidua.ui.words.numbers import Lang, fixed, number


@dataclass(frozen=True, slots=True)
class Line:
    """A unit's score, place, name and class."""

    unit: UnitScore
    place: Place
    title: str
    class_title: str

    @property
    def place_text(self) -> str:
        return "" if self.place.place is None else str(self.place.place)


def lines_of(block: ScoredBlock) -> list[Line]:
    units = {unit.unit: unit for unit in block.score.units}
    titles = titles_of(block.rubric)
    return [
        Line(
            units[place.unit],
            place,
            titles.get(place.unit, place.unit),
            classify(block.rubric, units[place.unit]).title,
        )
        for place in rank(block.rubric, block.score).places
    ]


def titles_of(rubric: Rubric) -> dict[str, str]:
    return {entry.code: entry.title for entry in rubric.units}


def rows_standing(unit: UnitScore, standing: Standing) -> tuple[str, ...]:
    """Name the criteria of a unit that stand so: those that lack figures, or lie in a gap."""
    rows = (row for period in unit.periods for row in rows_of(period) if not row.children)
    return tuple(dict.fromkeys(row.row for row in rows if row.standing is standing))


def note_of(line: Line, lang: Lang) -> str:
    """Say what is to be noted: a shared place, effects with their reasons, rows without points."""
    parts = []
    if line.place.shared:
        parts.append(words.SHARED.say({}, lang))
    if line.place.place is None and line.unit.total is not None:
        parts.append(words.UNRANKED.say({}, lang))
    parts += dict.fromkeys(effect.reason for effect in line.unit.effects if effect.reason)
    for standing, phrase in ((Standing.UNDEFINED, words.GAPS), (Standing.MISSING, words.MISSING)):
        rows = rows_standing(line.unit, standing)
        if rows:
            parts.append(phrase.say({"rows": rows}, lang))
    return "; ".join(parts)


def total_text(total: Fraction | None, rubric: Rubric, lang: Lang) -> str:
    """Write a total with the decimals to which the rubric rounds it."""
    if total is None:
        return words.UNDEFINED.say({}, lang)
    rounding = rubric.total.rounding
    return number(total, lang) if rounding is None else fixed(total, rounding.places, lang)
