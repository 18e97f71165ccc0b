"""Units have the same formulas, each over its own line of figures."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.rubrics import a_criterion, a_figure, a_group, a_rubric, sheets
from thidua.core.rubric.formula.nodes import Figure, Formula, Number, Sum
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import NotApplicable, Policy
from thidua.outside.workbook import ScoredBlock, write_workbook
from thidua.outside.workbook.layout import FIRST_ROW
from thidua.outside.workbook.lines import NO_LINE

ONE_UNIT_OUT = NotApplicable(("V",), None, Policy.ZERO, "")


def formulas(formula: Formula, *, away: NotApplicable | None = None) -> list[str]:
    """Give the formulas of the points of units U, V and W in one row."""
    row = a_criterion(formula=formula) if away is None else a_criterion(formula=formula, away=away)
    rubric = a_rubric(a_group("1", row), declared=(a_figure("a"),))
    figures = sheets(U={"a": 1}, V={"a": 2}, W={"a": 3})
    written = write_workbook(ScoredBlock(rubric, figures, score_block(rubric, figures)))
    sheet = load_workbook(BytesIO(written))["Điểm"]
    return [str(sheet.cell(FIRST_ROW + place, 3).value) for place in range(3)]


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param(Figure("a"), id="a figure"),
        pytest.param(
            Sum((Figure("a"), Number(Fraction(NO_LINE)))), id="the number that marks a line"
        ),
    ],
)
def test_each_unit_computes_from_its_own_line(formula: Formula) -> None:
    first, second, third = formulas(formula)

    assert "$C4)" in first
    assert second == first.replace("$C4", "$C5")
    assert third == first.replace("$C4", "$C6")


def test_a_unit_left_out_by_name_has_a_formula_of_its_own() -> None:
    first, second, third = formulas(Figure("a"), away=ONE_UNIT_OUT)

    assert second == "=0"
    assert third == first.replace("$C4", "$C6")
