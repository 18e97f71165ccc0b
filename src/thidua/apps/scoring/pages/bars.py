"""A unit's points as one bar: groups, bonus, and the penalty laid over its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from thidua.apps.scoring.pages.shared import shared_points
from thidua.core.ranking.reading import row_points
from thidua.core.rubric.score import UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown

PARTS = 3
SHARED = ""  # no row: the points that groups left to each other


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the bar: the rows in it, its words and its colour."""

    rows: tuple[str, ...]
    words: str
    fill: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a part lies, in per cent of the bar's whole length, written for an attribute."""

    start: str
    width: str
    fill: str


@dataclass(frozen=True, slots=True)
class Bar:
    stretches: tuple[Stretch, ...]
    words: str


def parts_of(rubric: Rubric) -> tuple[Part, ...]:
    """Divide a rubric for its bars: the first group, then the others in two, bonus, penalty.

    Thirteen groups make 1, 2–5 and 6–13. What groups that do not apply left to the others is a
    part of its own, so that a bar is as long as its total.
    """
    first, rest = rubric.base.children[:1], rubric.base.children[1:]
    third = -(-len(rest) // PARTS)
    stretches = [group for group in (first, rest[:third], rest[third:]) if group]
    parts = [_part(rows, f"fill-{place}") for place, rows in enumerate(stretches, start=1)]
    parts.append(Part((SHARED,), gettext("Chia lại"), "fill-shared"))
    if rubric.bonus is not None:
        parts.append(Part((rubric.bonus.id,), gettext("Thưởng"), "fill-bonus"))
    if rubric.penalty is not None:
        parts.append(Part((rubric.penalty.id,), gettext("Trừ"), "fill-penalty"))
    return tuple(parts)


def legend_of(parts: Sequence[Part], bars: Iterable[Bar]) -> tuple[Part, ...]:
    """Give the parts that some bar shows."""
    used = {stretch.fill for bar in bars for stretch in bar.stretches}
    return tuple(part for part in parts if part.fill in used)


def _part(rows: Sequence[Row], fill: str) -> Part:
    ids = tuple(row.id for row in rows)
    if len(ids) == 1:
        return Part(ids, gettext("Nhóm %(group)s") % {"group": ids[0]}, fill)
    return Part(ids, gettext("Nhóm %(span)s") % {"span": f"{ids[0]}–{ids[-1]}"}, fill)


def bars_of(
    rubric: Rubric, units: Sequence[UnitScore], parts: Sequence[Part], lang: Lang
) -> dict[str, Bar]:
    """Draw a bar for each unit, all to the scale of the longest, or of the table where that is more."""
    points = {unit.unit: [_points(rubric, unit, part) for part in parts] for unit in units}
    longest = max([rubric.scale or Fraction(1), *(_upward(parts, own) for own in points.values())])
    return {code: _bar(parts, own, longest, lang) for code, own in points.items()}


def _points(rubric: Rubric, unit: UnitScore, part: Part) -> Fraction:
    if part.rows == (SHARED,):
        return shared_points(rubric, unit)
    return sum((row_points(rubric, unit, row) for row in part.rows), Fraction(0))


def _upward(parts: Sequence[Part], points: Sequence[Fraction]) -> Fraction:
    pairs = zip(parts, points, strict=True)
    return sum((own for part, own in pairs if part.fill != "fill-penalty"), Fraction(0))


def _bar(parts: Sequence[Part], points: Sequence[Fraction], longest: Fraction, lang: Lang) -> Bar:
    stretches: list[Stretch] = []
    reached = Fraction(0)
    for part, own in zip(parts, points, strict=True):
        start = reached - own if part.fill == "fill-penalty" else reached
        reached = max(start, Fraction(0)) if part.fill == "fill-penalty" else reached + own
        if own > 0:
            stretches.append(
                Stretch(_share(max(start, Fraction(0)), longest), _share(own, longest), part.fill)
            )
    pairs = zip(parts, points, strict=True)
    said = (f"{part.words} {shown(own, lang)}" for part, own in pairs if own)
    return Bar(tuple(stretches), ", ".join(said))


def _share(value: Fraction, whole: Fraction) -> str:
    """Write a share of the whole as an SVG length: "43.21%"."""
    hundredths = round(value * 10_000 / whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"
