"""Every step inside a formula or condition, outer before inner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from thidua.core.rubric.formula.nodes import Band, Condition, Formula, Level

Step = Formula | Condition | Band | Level


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
