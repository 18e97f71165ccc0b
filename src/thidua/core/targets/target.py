"""A target of a unit: a number to reach by the year's end, from where, by which source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from thidua.core.appraisal.asked import criteria_of
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

LONGEST_TITLE = 300
LONGEST_MEASURE = 60
LONGEST_SOURCE = 300
LONGEST_REASON = 2000
COUNTABLE = frozenset({FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT})


class Better(StrEnum):
    """Which way a number should go."""

    MORE = "more"
    LESS = "less"


class TargetNotNamed(Refusal):
    """A target needs words that say what is to be reached. Grounds: none."""


class TargetNotMeasured(Refusal):
    """The number has no unit of measure. Grounds: none."""


class TargetWordsTooLong(Refusal):
    """A text is longer than the list can show. Grounds: length, limit."""


class LinkNotInRubric(Refusal):
    """The adopted rubric has no such criterion, figure or title. Grounds: link."""


class FigureLinkedAlready(Refusal):
    """Another target of the unit stands for this figure. Grounds: title (of the figure)."""


class ChangeNotReasoned(Refusal):
    """A change of a target, or the refusal of one, needs a reason. Grounds: none."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached; `baseline` is where the unit starts, None where that is not known.

    `row` and `figure` name a criterion and a figure of the adopted rubric, or are "". A `summed`
    number gathers over the year, any other is a state.
    """

    title: str
    amount: Fraction
    measure: str
    baseline: Fraction | None
    better: Better
    summed: bool
    source: str
    row: str = ""
    figure: str = ""


def check_target(target: Target, rubric: Rubric | None, *, taken: Collection[str]) -> Target:
    """Give a target with its texts trimmed; `taken` are the figures of the unit's other targets.

    Refuses TargetNotNamed, TargetNotMeasured, LinkNotInRubric, FigureLinkedAlready, and what
    `trimmed` refuses.
    """
    checked = trimmed(target)
    if not checked.title:
        raise TargetNotNamed
    if not checked.measure:
        raise TargetNotMeasured
    if target.row and target.row not in _rows(rubric):
        raise LinkNotInRubric(link=target.row)
    if target.figure:
        _check_figure(target.figure, rubric, taken)
    return checked


def trimmed(target: Target) -> Target:
    """Give a target without spaces around its texts. Refuses TargetWordsTooLong."""
    return replace(
        target,
        title=_fitting(target.title, LONGEST_TITLE),
        measure=_fitting(target.measure, LONGEST_MEASURE),
        source=_fitting(target.source, LONGEST_SOURCE),
    )


def check_aims(awards: Collection[str], rubric: Rubric | None) -> tuple[str, ...]:
    """Give the titles aimed at in the order of the rubric. Refuses LinkNotInRubric."""
    known = () if rubric is None else tuple(award.id for award in rubric.awards)
    for award in awards:
        if award not in known:
            raise LinkNotInRubric(link=award)
    return tuple(award for award in known if award in awards)


def check_reason(reason: str, *, needed: bool = True) -> str:
    """Give a reason without spaces around it. Refuses ChangeNotReasoned, TargetWordsTooLong."""
    said = _fitting(reason, LONGEST_REASON)
    if needed and not said:
        raise ChangeNotReasoned
    return said


def linkable(rubric: Rubric) -> tuple[FigureDeclaration, ...]:
    """Give the figures that a target may stand for: plain numbers that are reported, not derived."""
    return tuple(one for one in rubric.figures if one.formula is None and one.kind in COUNTABLE)


@dataclass(frozen=True, slots=True)
class Reached:
    """How a number stands to its target; `share` (of 1) only where more is better, from nothing up."""

    met: bool
    share: Fraction | None


def reached(target: Target, value: Fraction) -> Reached:
    """Hold a number against its target."""
    if target.better is Better.LESS:
        return Reached(value <= target.amount, None)
    share = value / target.amount if target.amount > 0 else None
    return Reached(value >= target.amount, share)


def _fitting(text: str, limit: int) -> str:
    said = text.strip()
    if len(said) > limit:
        raise TargetWordsTooLong(length=len(said), limit=limit)
    return said


def _rows(rubric: Rubric | None) -> frozenset[str]:
    return frozenset() if rubric is None else frozenset(row.id for row in criteria_of(rubric))


def _check_figure(name: str, rubric: Rubric | None, taken: Collection[str]) -> None:
    known = {} if rubric is None else {one.name: one for one in linkable(rubric)}
    if name not in known:
        raise LinkNotInRubric(link=name)
    if name in taken:
        raise FigureLinkedAlready(title=known[name].title)
