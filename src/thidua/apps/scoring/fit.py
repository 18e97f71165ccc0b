"""Whether figures fit the declarations of a rubric, by the same reading as files and forms use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from thidua.apps.scoring.json_values import decimal_text
from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_values import Problem, read_item, read_scalar
from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric

DOUBTFUL = 3  # digits after a sign that could part thousands


class FigureNotDeclared(Refusal):
    """The rubric knows no figure of this name. Grounds: name."""


class FigureIsDerived(Refusal):
    """The rubric computes this figure itself. Grounds: name."""


class FigureDoesNotFit(Refusal):
    """The value is not what the rubric asks for. Grounds: name, title, kind, given, expected."""


class PeriodNotInRubric(Refusal):
    """The rubric has no such period. Grounds: period."""


def check_figures(rubric: Rubric, values: Mapping[str, FigureValue]) -> None:
    """Refuse a figure that the rubric does not declare, computes itself, or declares otherwise."""
    declared = {figure.name: figure for figure in rubric.figures}
    for name, value in values.items():
        if name not in declared:
            raise FigureNotDeclared(name=name)
        if declared[name].formula is not None:
            raise FigureIsDerived(name=name)
        problem = _misfit(value, declared[name])
        if problem is not None:
            raise FigureDoesNotFit(
                name=name,
                title=declared[name].title,
                kind=problem.kind,
                given=problem.given,
                expected=problem.expected,
            )


def check_period(rubric: Rubric, period: str) -> None:
    if period not in {one.id for one in rubric.periods}:
        raise PeriodNotInRubric(period=period)


def _misfit(value: FigureValue, declaration: FigureDeclaration) -> Problem | None:
    if value is None:
        return None
    if declaration.kind is not FigureKind.LIST:
        if isinstance(value, tuple):
            return Problem("not_a_single_value", "")
        return _problem(read_scalar(_written(value), declaration))
    if not isinstance(value, tuple):
        return Problem("not_a_list", _written(value))
    for item in value:
        row = item if isinstance(item, tuple) else (item,)
        problem = _problem(read_item([_written(part) for part in row], declaration))
        if problem is not None:
            return problem
    return None


def _problem(read: object) -> Problem | None:
    return read if isinstance(read, Problem) else None


def _written(value: Scalar) -> str:
    """Write a value so that it reads back as itself: 1,005 could be a thousand, 1.0050 is not."""
    match value:
        case None:
            return ""
        case Fraction():
            text = decimal_text(value)
            return f"{text}0" if len(text.partition(".")[2]) == DOUBTFUL else text
        case date():
            return value.isoformat()
        case _:
            return str(value)
