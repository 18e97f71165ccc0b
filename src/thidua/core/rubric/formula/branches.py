"""Steps that look a value up: the band that holds it, the level that names it."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core.rubric.figures import NamedValue
from thidua.core.rubric.formula.case import Case, Exact, Step
from thidua.core.rubric.formula.nodes import Band, Bands, Formula, Levels
from thidua.core.rubric.formula.outcomes import FigureMissing, InNoBand

Compile = Callable[[Formula], Step]
BAND = "_bac"


def holds(band: Band, value: Exact) -> bool:
    """Tell whether a value lies in a band, each end as the band says."""
    if band.low is not None and (value < band.low or (value == band.low and not band.low_included)):
        return False
    return band.high is None or value < band.high or (value == band.high and band.high_included)


def bands_step(node: Bands, compile_formula: Compile) -> Step:
    """Build the step that gives the worth of the first band that holds the value."""
    inner, name = compile_formula(node.of), node.name
    bands = tuple(
        (place, band, compile_formula(band.worth)) for place, band in enumerate(node.bands)
    )

    def step(case: Case) -> Exact:
        value = inner(case)
        case.named.append(NamedValue(name, value))
        for place, band, worth in bands:
            if holds(band, value):
                case.named.append(NamedValue(name + BAND, place))
                return worth(case)
        raise InNoBand(name, value)

    return step


def levels_step(node: Levels, compile_formula: Compile) -> Step:
    """Build the step that gives the worth of the level named by a figure or a list item."""
    name, figure, column = node.name, node.of, node.column
    worths = {level.value: compile_formula(level.worth) for level in node.levels}
    otherwise = None if node.otherwise is None else compile_formula(node.otherwise)

    def step(case: Case) -> Exact:
        value = case.item[column] if figure is None else case.given(figure)
        if value is None:
            raise FigureMissing
        case.named.append(NamedValue(name, value))
        worth = worths.get(str(value), otherwise)
        if worth is None:
            raise InNoBand(name, value)
        return worth(case)

    return step
