"""A walk through a formula meets every step."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.formula.nodes import ONE, ZERO, Bands, Figure, Sum
from thidua.core.rubric.formula.walk import walk
from thidua.core.rubric.shapes.steps import only


def test_a_walk_visits_outer_before_inner_in_order() -> None:
    band = only(Fraction(1), ONE)
    bands = Bands("x", Figure("a"), (band,))
    formula = Sum((bands, ZERO))

    assert list(walk(formula)) == [formula, bands, Figure("a"), band, ONE, ZERO]
