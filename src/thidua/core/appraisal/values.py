"""Values that the appraisal puts beside reported ones: which differ, and that each says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import FigureValue

Values = Mapping[str, FigureValue]
"""A name that is absent was left out; None was given as nothing."""

NO_VALUES: Values = MappingProxyType({})

LONGEST = 2000  # characters of a reason, an argument or an answer


class ReasonMissing(Refusal):
    """A value that differs from the reported one needs a reason. Grounds: figures (titles)."""


class WordsTooLong(Refusal):
    """A text is longer than anybody reads. Grounds: length, limit."""


def differing(names: Iterable[str], before: Values, after: Values) -> tuple[str, ...]:
    """Give the names whose value is another, one left out being another than any value."""
    return tuple(name for name in names if _said(before, name) != _said(after, name))


def check_reason(reason: str, titles: tuple[str, ...]) -> str:
    """Give the reason without spaces around it; `titles` are of the figures that differ.

    Refuses ReasonMissing and WordsTooLong.
    """
    said = check_length(reason)
    if titles and not said:
        raise ReasonMissing(figures=titles)
    return said


def check_length(words: str) -> str:
    """Give a text without spaces around it. Refuses WordsTooLong."""
    said = words.strip()
    if len(said) > LONGEST:
        raise WordsTooLong(length=len(said), limit=LONGEST)
    return said


def _said(values: Values, name: str) -> tuple[FigureValue, ...]:
    return (values[name],) if name in values else ()
