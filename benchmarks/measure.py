"""Times work by the median of some runs, and says whether a promise was met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

NAME_WIDTH, VALUE_WIDTH, UNIT_WIDTH, PROMISE_WIDTH = 62, 12, 4, 10


class WrongAnswer(Exception):
    """Two ways gave different answers: what was measured means nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured. `most` or `least` is the promise it is held to; neither: told only."""

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None

    def promise(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:,g}"
        return "" if self.least is None else f"≥ {self.least:,g}"

    def verdict(self) -> str:
        """Say "đạt" (met), or by how much the promise was missed."""
        if self.most is not None and self.value > self.most:
            return f"CHƯA ĐẠT, hơn {self.value / self.most:.2f} lần / MISSED by {self.value / self.most:.2f}×"
        if self.least is not None and self.value < self.least:
            short = self.least / max(self.value, 1e-9)
            return f"CHƯA ĐẠT, kém {short:.2f} lần / MISSED by {short:.2f}×"
        return "đạt / met" if self.promise() else ""

    def __str__(self) -> str:
        value = f"{self.value:,.3f}".rjust(VALUE_WIDTH)
        named = f"{self.name:{NAME_WIDTH}} {value} {self.unit:{UNIT_WIDTH}}"
        return f"{named} {self.promise():{PROMISE_WIDTH}} {self.verdict()}".rstrip()


def seconds(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    begun = clock()
    work()
    return clock() - begun


def median_seconds(work: Callable[[], object], times: int) -> float:
    """Time some runs by the clock, after one that is not counted; give their median."""
    work()
    return median(seconds(work) for _ in range(times))


def median_processor_seconds(work: Callable[[], object], times: int) -> float:
    """Time work that only computes, by the processor's time, which a busy machine hardly changes."""
    work()
    return median(seconds(work, process_time) for _ in range(times))


def hold(*, that: bool, name: str) -> None:
    """Refuse WrongAnswer unless two answers are the same."""
    if not that:
        raise WrongAnswer(name)
