"""Fits figures to the declarations of a rubric, by the same reading as files and forms use."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_text import figure_text
from thidua.core.rubric.figure_values import Problem, read_item, read_scalar
from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Rubric


class FigureNotDeclared(Refusal):
    """The rubric knows no figure of this name. Grounds: name."""


class FigureIsDerived(Refusal):
    """The rubric computes this figure itself. Grounds: name."""


class FigureDoesNotFit(Refusal):
    """The value is not what the rubric asks for. Grounds: name, title, kind, given, expected."""


class PeriodNotInRubric(Refusal):
    """The rubric has no such period. Grounds: period."""


def fitted(rubric: Rubric, values: Mapping[str, FigureValue]) -> Mapping[str, FigureValue]:
    """Give the figures as the rubric's declarations read them: a level's title becomes its code.

    Equal figures come out the same, however they were written. Refuses FigureNotDeclared,
    FigureIsDerived and FigureDoesNotFit.
    """
    declared = {figure.name: figure for figure in rubric.figures}
    found: dict[str, FigureValue] = {}
    for name, value in values.items():
        if name not in declared:
            raise FigureNotDeclared(name=name)
        if declared[name].formula is not None:
            raise FigureIsDerived(name=name)
        read = _read(value, declared[name])
        if isinstance(read, Problem):
            raise FigureDoesNotFit(
                name=name,
                title=declared[name].title,
                kind=read.kind,
                given=read.given,
                expected=read.expected,
            )
        found[name] = read
    return found


def check_period(rubric: Rubric, period: str) -> None:
    if period not in {one.id for one in rubric.periods}:
        raise PeriodNotInRubric(period=period)


def _read(value: FigureValue, declaration: FigureDeclaration) -> FigureValue | Problem:
    if value is None:
        return None
    if declaration.kind is not FigureKind.LIST:
        if isinstance(value, tuple):
            return Problem("not_a_single_value", "")
        return read_scalar(_written(value), declaration)
    if not isinstance(value, tuple):
        return Problem("not_a_list", _written(value))
    rows: list[tuple[Scalar, ...]] = []
    for item in value:
        row = item if isinstance(item, tuple) else (item,)
        read = read_item([_written(part) for part in row], declaration)
        if isinstance(read, Problem):
            return read
        rows.append(read)
    return tuple(rows) if declaration.columns > 1 else tuple(row[0] for row in rows)


def _written(value: Scalar) -> str:
    return unicodedata.normalize("NFC", figure_text(value))
