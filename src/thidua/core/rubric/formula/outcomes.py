"""The three ways in which a step ends without a number; the row that holds it decides what then."""

from __future__ import annotations

from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue


class NoNumber(Exception):
    """A step has no number. Never leaves the scoring: the row turns it into an outcome."""


class FigureMissing(NoNumber):
    """A figure was not given, or was given as nothing (null); "" for an item of a list."""

    def __init__(self, figure: str = "") -> None:
        self.figure = figure


class NothingArose(NoNumber):
    """A division by zero, or a gathering of nobody: there was nothing to judge."""


class InNoBand(NoNumber):
    """No band or level holds the value: the rubric has a hole."""

    def __init__(self, name: str, value: FigureValue) -> None:
        self.name = name
        self.value = value


class NumberTooLarge(Refusal):
    """A number would have more than 14,000 binary digits, or a power's logarithm pass 9,700. Grounds: limit."""


class FigureOfOtherKind(Refusal):
    """A figure holds a text, date or list where a number is read, or the other way round.

    Grounds: figure, value.
    """


class FiguresInCircle(Refusal):
    """Derived figures wait for each other. Grounds: figure."""
