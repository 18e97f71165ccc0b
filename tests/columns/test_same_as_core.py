"""The columns and the core give the same points: every row, every total, for every kind of step."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.columns.drawn import UNITS, rubrics, sheets
from tests.columns.sameness import assert_same
from thidua.columns import compile_rubric, figure_columns
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures, figures
from thidua.core.rubric.score import BlockScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Rubric


def _by_block(
    rubric: Rubric, drawn: Figures, blocks: list[int], claims: dict[int, BlockScore] | None
) -> dict[int, BlockScore]:
    """Core scores one block after another."""
    found = {}
    for number in set(blocks):
        units = {unit for unit, block in zip(UNITS, blocks, strict=False) if block == number}
        sheets_of = figures(one for one in drawn.sheets if one.unit in units)
        said = None if claims is None else claims[number]
        found[number] = score_block(rubric, sheets_of, claims=said)
    return found


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    rubric=rubrics(),
    blocks=st.lists(st.integers(0, 2), min_size=1, max_size=len(UNITS)),
    at_once=st.sampled_from([1, 3, 1000]),
)
def test_every_row_and_total_is_the_same_in_columns_and_in_core(
    data: st.DataObject, rubric: Rubric, blocks: list[int], at_once: int
) -> None:
    units = UNITS[: len(blocks)]
    periods = [one.id for one in rubric.periods]
    drawn = data.draw(sheets(units, periods))
    claimed = data.draw(st.one_of(st.none(), sheets(units, periods)))
    compiled = compile_rubric(rubric)
    try:
        claims = None if claimed is None else _by_block(rubric, claimed, blocks, None)
        scored = _by_block(rubric, drawn, blocks, claims)
    except Refusal:
        assume(False)

    said = None
    if claimed is not None:
        said = compiled.score(figure_columns(rubric, claimed, blocks=blocks))
    table = figure_columns(rubric, drawn, blocks=blocks)
    found = compiled.score(table, claims=said, at_once=at_once)

    by_unit = {one.unit: one for block in scored.values() for one in block.units}
    assert_same([by_unit[unit] for unit in units], found)
