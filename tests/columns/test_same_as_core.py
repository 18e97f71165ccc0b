"""The columns and the core give the same points: every row, every total, for every shape of rule."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.columns.drawn import UNITS, rubrics, sheets
from thidua.columns import compile_rubric, figure_columns
from thidua.columns.scores import ColumnScores, PeriodPoints
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures, figures
from thidua.core.rubric.score import BlockScore, RowScore, Standing, UnitScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Rubric

Cell = tuple[str, str, Fraction, Standing]


def in_core(score: UnitScore) -> list[Cell]:
    """Every row of a unit in every period."""
    return sorted(
        (part.period, row.row, row.points, row.standing)
        for part in score.periods
        for root in (part.base, part.bonus, part.penalty)
        if root is not None
        for row in _rows(root)
    )


def _rows(row: RowScore) -> Iterator[RowScore]:
    yield row
    for child in row.children:
        yield from _rows(child)


def in_columns(scores: ColumnScores, place: int) -> list[Cell]:
    return sorted(
        (part.period, row.row, row.points_at(place), row.standing_at(place))
        for part in scores.periods
        for row in part.rows
    )


def period_total(period: PeriodPoints, place: int) -> Fraction | None:
    alone = ColumnScores(period.total, (), ())
    return alone.total_at(place)


def assert_same(blocks: list[BlockScore], scores: ColumnScores) -> None:
    units = [unit for block in blocks for unit in block.units]
    for place, unit in enumerate(units):
        assert in_columns(scores, place) == in_core(unit), unit.unit
        assert scores.total_at(place) == unit.total
        found = [period_total(part, place) for part in scores.periods]
        assert found == [part.total for part in unit.periods]


def _block(drawn: Figures, units: list[str]) -> Figures:
    return figures(one for one in drawn.sheets if one.unit in units)


def _core(
    rubric: Rubric, blocks: list[Figures], claims: list[BlockScore] | None
) -> list[BlockScore]:
    if claims is None:
        return [score_block(rubric, block) for block in blocks]
    return [score_block(rubric, one, claims=said) for one, said in zip(blocks, claims, strict=True)]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    rubric=rubrics(),
    cut=st.integers(0, len(UNITS)),
    size=st.integers(1, len(UNITS)),
)
def test_every_row_and_total_is_the_same_in_columns_and_in_core(
    data: st.DataObject, rubric: Rubric, cut: int, size: int
) -> None:
    units = UNITS[:size]
    periods = [one.id for one in rubric.periods]
    drawn = data.draw(sheets(units, periods))
    claimed = data.draw(st.one_of(st.none(), sheets(units, periods)))
    members = [list(part) for part in (units[:cut], units[cut:]) if part]
    numbers = [number for number, part in enumerate(members) for _ in part]
    column_rubric = compile_rubric(rubric)

    try:
        claims = None
        if claimed is not None:
            claims = _core(rubric, [_block(claimed, part) for part in members], None)
        expected = _core(rubric, [_block(drawn, part) for part in members], claims)
    except Refusal as refusal:
        event(f"refused: {type(refusal).__name__}")
        return
    said = None
    if claimed is not None:
        said = column_rubric.score(figure_columns(rubric, claimed, blocks=numbers))
    found = column_rubric.score(figure_columns(rubric, drawn, blocks=numbers), claims=said)

    assert_same(expected, found)
