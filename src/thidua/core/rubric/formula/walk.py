"""Every step inside a formula or condition, and the figures it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from thidua.core.rubric.formula.nodes import (
    Band,
    Condition,
    DaysLate,
    Figure,
    Formula,
    IsLevel,
    IsPresent,
    Level,
    Levels,
    OverItems,
)
from thidua.core.rubric.table import FigureKind

NUMERIC = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.YES_NO)

Step = Formula | Condition | Band | Level


@dataclass(frozen=True, slots=True)
class FigureUse:
    """A figure that a formula reads, the kinds it may have (none: any), the levels it is held to."""

    name: str
    kinds: tuple[FigureKind, ...]
    levels: tuple[str, ...] = ()


def walk(step: Step) -> Iterator[Step]:
    """Visit the step itself and all that it is made of, outer before inner, in the order written."""
    waiting: list[Step] = [step]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(list(_parts(current))))


def _parts(step: Step) -> Iterator[Step]:
    for field in fields(step):
        value = getattr(step, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield part  # type: ignore[misc]  # the only dataclasses held by steps are steps


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
