"""How the marks of several reviewers become one value: by mean, trimmed mean or median.

A mark that is missing is not 0: it is left out, and where too few marks are left there is no value.
Nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

NOTHING, WHOLE = Fraction(0), Fraction(1)


class Kind(StrEnum):
    MEAN = "mean"
    TRIMMED = "trimmed"  # the mean without so many of the lowest and of the highest
    MEDIAN = "median"


class Lack(StrEnum):
    MARKS = "marks"  # fewer marks than the rule asks for
    SELF_SCORE = "self_score"  # the rule counts the self-score, and there is none


@dataclass(frozen=True, slots=True)
class Combining:
    """The rule of a round; `own` is the share (0 to 1) that the self-score has in the value.

    `trim` marks are set aside at each end by a trimmed mean, which then needs more than twice as
    many; `least` marks are needed for any value.
    """

    kind: Kind = Kind.MEAN
    least: int = 1
    trim: int = 0
    own: Fraction = NOTHING


@dataclass(frozen=True, slots=True)
class Combined:
    """The value, None where something lacks, with the marks it rests on."""

    value: Fraction | None
    kept: tuple[Fraction, ...]
    set_aside: tuple[Fraction, ...] = ()
    lack: Lack | None = None


def combine(rule: Combining, marks: Collection[Fraction], *, own: Fraction | None) -> Combined:
    """Combine the marks for one criterion of a unit with its self-score `own`."""
    ordered = tuple(sorted(marks))
    trim = rule.trim if rule.kind is Kind.TRIMMED else 0
    if len(ordered) < max(rule.least, 2 * trim + 1):
        return Combined(None, ordered, lack=Lack.MARKS)
    kept = ordered[trim : len(ordered) - trim]
    aside = ordered[:trim] + ordered[len(ordered) - trim :]
    crossed = middle(kept) if rule.kind is Kind.MEDIAN else mean(kept)
    if not rule.own:
        return Combined(crossed, kept, aside)
    if own is None:
        return Combined(None, kept, aside, Lack.SELF_SCORE)
    return Combined(rule.own * own + (WHOLE - rule.own) * crossed, kept, aside)


def mean(marks: Collection[Fraction]) -> Fraction:
    """Give the mean of at least one mark."""
    return sum(marks, NOTHING) / len(marks)


def middle(ordered: tuple[Fraction, ...]) -> Fraction:
    """Give the median of at least one mark, in order: half way between the middle two."""
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def spread(marks: Collection[Fraction]) -> Fraction | None:
    """Give how far the lowest and the highest mark lie apart, None without marks."""
    return max(marks) - min(marks) if marks else None
