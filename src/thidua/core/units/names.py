"""The name of a unit on a day: the unit stays, its names come and go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from thidua.core.refusal import Refusal


class NoNameOnDay(Refusal):
    """No name of the unit held on that day. Grounds: day."""


class NamesOverlap(Refusal):
    """Two names of one unit hold on the same day. Grounds: first, second, day."""


class NameEndsBeforeItBegins(Refusal):
    """A name holds on no day at all. Grounds: name, since, until."""


@dataclass(frozen=True, slots=True)
class NamePeriod:
    """A name with the days on which it holds: from `since`, up to but without `until`.

    `until` None: it still holds.
    """

    name: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def name_on(names: Collection[NamePeriod], day: date) -> str:
    """Give the name that holds on a day, or refuse with `NoNameOnDay`."""
    for period in names:
        if period.holds_on(day):
            return period.name
    raise NoNameOnDay(day=day)


def check_names(names: Collection[NamePeriod]) -> None:
    """Refuse names of one unit that overlap, or that end before they begin.

    Gaps are allowed: a unit may be known only from some document's date on.
    """
    ordered = sorted(names, key=lambda period: period.since)
    for period in ordered:
        if period.until is not None and period.until <= period.since:
            raise NameEndsBeforeItBegins(name=period.name, since=period.since, until=period.until)
    for first, second in pairwise(ordered):
        if first.holds_on(second.since):
            raise NamesOverlap(first=first.name, second=second.name, day=second.since)
