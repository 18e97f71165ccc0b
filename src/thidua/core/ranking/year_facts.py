"""What a ranking needs beyond points: ballots counted, decisions recorded, withdrawals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes in favour of a unit, where a ballot was held to part equal units (0 or more)."""

    unit: str
    in_favour: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded decision on the order of equal units: 1 stands before 2."""

    unit: str
    order: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A unit asks not to be considered ("xin rút"); `award` "" means for every award."""

    unit: str
    award: str
    reason: str


@dataclass(frozen=True, slots=True)
class YearFacts:
    votes: tuple[Votes, ...] = ()
    decisions: tuple[Decision, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


NO_FACTS = YearFacts()
