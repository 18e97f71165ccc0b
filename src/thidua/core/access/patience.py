"""How long a login name must wait after wrong passwords: guessing is slow, nobody is shut out for long.

The first five wrong passwords in a row cost nothing. From then on each one costs a wait, twice as
long as the one before, and never more than fifteen minutes. A day without a try forgets them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from thidua.core.refusal import Refusal

FREE_TRIES = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class TriedTooOften(Refusal):
    """The name must wait before its next try. Grounds: minutes (begun ones count)."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong passwords in a row, and when the last of them came."""

    wrong: int
    last: datetime


def wait_after(wrong: int) -> timedelta:
    """Give the wait that so many wrong passwords in a row cost."""
    if wrong < FREE_TRIES:
        return timedelta(0)
    doublings = min(wrong - FREE_TRIES, LONGEST_WAIT // FIRST_WAIT)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def with_another(tries: Tries | None, at: datetime) -> Tries:
    """Count one more try, which is taken for wrong until it proves right. Refuses TriedTooOften."""
    if tries is None or at - tries.last >= FORGOTTEN_AFTER:
        return Tries(1, at)
    left = tries.last + wait_after(tries.wrong) - at
    if left > timedelta(0):
        raise TriedTooOften(minutes=-(-left // MINUTE))
    return Tries(tries.wrong + 1, at)
