"""A rubric compiled to whole columns: the same points as `core.rubric`, many units at once."""

from __future__ import annotations

from thidua.columns.build import MixedFigure, figure_columns
from thidua.columns.rubric import ColumnRubric, compile_rubric
from thidua.columns.scores import ColumnScores, Fallback, Why
from thidua.columns.table import FigureColumns

__all__ = [
    "ColumnRubric",
    "ColumnScores",
    "Fallback",
    "FigureColumns",
    "MixedFigure",
    "Why",
    "compile_rubric",
    "figure_columns",
]
