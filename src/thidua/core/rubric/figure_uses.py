"""The figures that a formula or condition reads, with the kinds that each reading takes for granted."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.rubric.formula.nodes import (
    DaysLate,
    Figure,
    IsLevel,
    IsPresent,
    Levels,
    OverItems,
)
from thidua.core.rubric.formula.walk import Step, walk
from thidua.core.rubric.table import FigureKind

NUMERIC = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.YES_NO)


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure that a formula reads, the kinds it may have (none: any), the levels it is held to."""

    name: str
    kinds: tuple[FigureKind, ...]
    levels: tuple[str, ...] = ()


def figure_uses(step: Step) -> tuple[FigureUse, ...]:
    """Each reading of a figure, in order, with what the reading takes for granted."""
    uses = (_use(part) for part in walk(step))
    return tuple(use for use in uses if use is not None)


def _use(step: Step) -> FigureUse | None:
    use: FigureUse | None = None
    match step:
        case Figure(name):
            use = FigureUse(name, NUMERIC)
        case Levels(of=str(name), levels=levels):
            use = FigureUse(name, (FigureKind.LEVEL,), tuple(level.value for level in levels))
        case IsLevel(name, values):
            use = FigureUse(name, (FigureKind.LEVEL,), values)
        case OverItems(figure=name):
            use = FigureUse(name, (FigureKind.LIST,))
        case DaysLate(sent=name):
            use = FigureUse(name, (FigureKind.DATE,))
        case IsPresent(name):
            use = FigureUse(name, ())
        case _:
            pass
    return use
