"""A figure as an officer types it: 97,8; 20/06/2024; 98/100; 40/40; and what may be chosen instead."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.utils.translation import gettext

from thidua.core.rubric.figure_text import figure_text
from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.core.rubric.table import FigureDeclaration, FigureKind
from thidua.ui.words.numbers import day


def typed_text(value: FigureValue) -> str:
    """Write a value so that it is read back as itself; nothing is ""."""
    if not isinstance(value, tuple):
        return _scalar(value)
    rows = (item if isinstance(item, tuple) else (item,) for item in value)
    return "; ".join("/".join(_scalar(part) for part in row) for row in rows)


def choices_of(one: FigureDeclaration) -> tuple[tuple[str, str], ...]:
    """Give what may be chosen for a figure, code and words; none where it is typed freely."""
    if one.kind is FigureKind.YES_NO:
        return (("1", gettext("Có")), ("0", gettext("Không")))
    if one.kind is not FigureKind.LEVEL:
        return ()
    return tuple(zip(one.levels, one.level_titles or one.levels, strict=True))


def _scalar(value: Scalar) -> str:
    match value:
        case date():
            return day(value)
        case Fraction():
            return figure_text(value).replace(".", ",")
        case _:
            return figure_text(value)
