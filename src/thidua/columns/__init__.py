"""A rubric compiled to whole columns: the same points as `core.rubric`, many units at once."""

from __future__ import annotations

from thidua.columns.build import MixedFigure, figure_columns
from thidua.columns.rubric import ColumnRubric, compile_rubric
from thidua.columns.scenarios import Change, ChangeOutsideBlock, ScenarioScores, scenarios
from thidua.columns.scores import ColumnScores, Fallback, Why
from thidua.columns.table import FigureColumns

__all__ = [
    "Change",
    "ChangeOutsideBlock",
    "ColumnRubric",
    "ColumnScores",
    "Fallback",
    "FigureColumns",
    "MixedFigure",
    "ScenarioScores",
    "Why",
    "compile_rubric",
    "figure_columns",
    "scenarios",
]
