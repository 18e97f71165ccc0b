"""Every figure that a formula reads is found, with what the reading takes for granted."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.figure_uses import NUMERIC, FigureUse, figure_uses
from thidua.core.rubric.formula.nodes import (
    ONE,
    ZERO,
    Choice,
    DaysLate,
    Figure,
    Gather,
    IsLevel,
    IsPresent,
    Level,
    Levels,
    Number,
    OverItems,
    Sum,
)
from thidua.core.rubric.table import FigureKind


def test_each_reading_of_a_figure_is_told() -> None:
    of_text = Levels("muc", "xl", 0, (Level("XS", ONE), Level("HT", ZERO)), None)
    of_item = Levels("muc", None, 0, (Level("TOT", ONE),), None)
    formula = Sum(
        (
            Figure("a"),
            of_text,
            OverItems("ds", of_item, Gather.MEAN, 0, None),
            DaysLate("2024-06-20", "nop", working=True),
            Choice(IsPresent("b"), Number(Fraction(2)), ZERO),
            Choice(IsLevel("kl", ("A", "B")), ONE, ZERO),
        )
    )

    assert figure_uses(formula) == (
        FigureUse("a", NUMERIC),
        FigureUse("xl", (FigureKind.LEVEL,), ("XS", "HT")),
        FigureUse("ds", (FigureKind.LIST,)),
        FigureUse("nop", (FigureKind.DATE,)),
        FigureUse("b", ()),
        FigureUse("kl", (FigureKind.LEVEL,), ("A", "B")),
    )
