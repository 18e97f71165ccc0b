"""Writes a scored block as a workbook (.xlsx) that computes: the officer changes a figure and sees.

Every point is a live formula over the figures, and carries the value that the core computed, so that
a viewer that does not recalculate shows the right number too.
"""

from __future__ import annotations

from thidua.outside.workbook.writing import ScoredBlock, write_workbook

__all__ = ["ScoredBlock", "write_workbook"]
