"""Scores a block: every row of every unit, gathered upwards, with the account of each point."""

from __future__ import annotations

from thidua.core.rubric.scoring.block import score_block
from thidua.core.rubric.scoring.order import RowsInCircle
from thidua.core.rubric.scoring.plan import Plan, compile_rubric
from thidua.core.rubric.scoring.totals import total_over_periods

__all__ = ["Plan", "RowsInCircle", "compile_rubric", "score_block", "total_over_periods"]
