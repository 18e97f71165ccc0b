"""Writes a scored block as a workbook (.xlsx) that computes: the officer changes a figure and sees.

Every point is a live formula over the figures, and carries the value that the core computed, so that
a viewer that does not recalculate shows the right number too. Where no formula says what a rubric
says, the cell holds the value and a note that tells so.
"""

from __future__ import annotations

from thidua.outside.workbook.computed import ScoredBlock
from thidua.outside.workbook.writing import write_workbook

__all__ = ["ScoredBlock", "write_workbook"]
