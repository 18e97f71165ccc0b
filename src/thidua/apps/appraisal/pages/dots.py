"""The cross-scores of a criterion as dots on a line, without names, beside the self-score."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from thidua.core.appraisal.dispute import Look, middle_of
from thidua.ui.words.numbers import Lang, fixed
from thidua.ui.words.ranking import shown

LEFT, WIDTH = Fraction(3), Fraction(94)
"""Of a hundred: where the line begins, and how long it is."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Where the marks, the least, the greatest, the middle and the self-score lie, in percent."""

    words: str
    marks: tuple[str, ...]
    least: str
    greatest: str
    middle: str
    own: str


def dots_of(look: Look, lang: Lang) -> Dots | None:
    """Draw the marks of a criterion, or nothing where none may be known."""
    if not look.marks:
        return None
    own = () if look.points is None else (look.points,)
    scale = max((*look.marks, *own, Fraction(0))) if look.most is None else look.most
    words = gettext(
        "%(count)d đơn vị chấm: thấp nhất %(least)s, trung vị %(middle)s, cao nhất %(most)s"
    )
    middle = middle_of(look.marks)
    return Dots(
        words=words
        % {
            "count": len(look.marks),
            "least": shown(min(look.marks), lang),
            "middle": shown(middle, lang),
            "most": shown(max(look.marks), lang),
        },
        marks=tuple(_at(mark, scale) for mark in look.marks),
        least=_at(min(look.marks), scale),
        greatest=_at(max(look.marks), scale),
        middle=_at(middle, scale),
        own="" if look.points is None else _at(look.points, scale),
    )


def _at(points: Fraction, scale: Fraction) -> str:
    """Give the place of a number of points on the line; beyond its ends, the end."""
    share = points / scale if scale else Fraction(0)
    return f"{fixed(LEFT + WIDTH * min(max(share, Fraction(0)), Fraction(1)), 2, 'en')}%"
