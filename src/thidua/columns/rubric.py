"""The door of the columns: compile a rubric once, score any number of units."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.columns.compiling import CompiledRubric, compiled_rubric
from thidua.columns.score import AT_ONCE, Request, score_table
from thidua.columns.scores import ColumnScores
from thidua.columns.table import FigureColumns
from thidua.core.rubric.table import Rubric


@dataclass(frozen=True, slots=True)
class ColumnRubric:
    """A rubric compiled to whole columns; good for any number of tables."""

    compiled: CompiledRubric

    @property
    def rubric(self) -> Rubric:
        return self.compiled.rubric

    def score(
        self,
        table: FigureColumns,
        *,
        claims: ColumnScores | None = None,
        rows: bool = True,
        at_once: int = AT_ONCE,
    ) -> ColumnScores:
        """Score every row of the table with exactly the points that core gives.

        `claims` is the score of the self-reported figures of the same rows in the same order.
        `rows=False` keeps only the totals; `at_once` rows (and whole blocks, where units are
        compared) are computed together. Refuses what core refuses (FigureOfOtherKind,
        FiguresInCircle, NumberTooLarge) and MixedFigure.
        """
        return score_table(self.compiled, table, claims, Request(rows, at_once))


def compile_rubric(rubric: Rubric) -> ColumnRubric:
    """Compile a rubric to whole columns. Refuses RowsInCircle."""
    return ColumnRubric(compiled_rubric(rubric))
