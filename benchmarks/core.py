"""One unit × 60 criteria in the core, with every point explained: how long, and where the time goes."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable
from types import FrameType

from benchmarks.measure import Line, hold, median_processor_seconds
from benchmarks.rubric import big_rubric, big_values, by_hand_exactly, core_figures
from thidua.core.rubric.scoring import compile_rubric, score_block

UNITS, RUNS = 50, 9
EVERY = 0.001
LOOKS = 3_000
ARITHMETIC = ("/fractions.py", "/core/rubric/formula/")
ROWS = "/core/rubric/scoring/"


def measure() -> list[Line]:
    plan, values = compile_rubric(big_rubric()), big_values(UNITS)
    figures, one = core_figures(values, UNITS), core_figures(values, 1)
    totals = [unit.total for unit in score_block(plan, figures).units]
    by_hand = [by_hand_exactly(values, place) for place in range(UNITS)]
    hold(that=totals == by_hand, name="core and fractions by hand")
    single = median_processor_seconds(lambda: score_block(plan, one), 200)
    whole = median_processor_seconds(lambda: score_block(plan, figures), RUNS)
    bare = median_processor_seconds(
        lambda: [by_hand_exactly(values, n) for n in range(UNITS)], RUNS
    )
    arithmetic = _share_of_arithmetic(lambda: score_block(plan, figures))
    return [
        Line("one unit alone, with its account", single * 1000, "ms", most=2),
        Line(f"a unit among {UNITS}, with its account", whole / UNITS * 1000, "ms", most=2),
        Line("core / the same in exact fractions by hand, no account", whole / bare, "×"),
        Line("share of the time in formulas and exact fractions", arithmetic, "%"),
        Line("share of the time outside: rows, groups, accounts", 100 - arithmetic, "%"),
    ]


def _share_of_arithmetic(work: Callable[[], object]) -> float:
    """Look a thousand times a second whether arithmetic is at work; give a percentage."""
    found: Counter[bool] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        found[_is_arithmetic(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        while found.total() < LOOKS:
            work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return 100 * found[True] / found.total()


def _is_arithmetic(frame: FrameType | None) -> bool:
    """Tell whether what runs was called by a formula or a fraction, and not by a row's account."""
    while frame is not None:
        file = frame.f_code.co_filename
        if any(one in file for one in ARITHMETIC):
            return True
        if ROWS in file:
            return False
        frame = frame.f_back
    return False
