"""Reads a document into a rubric; every problem becomes a finding with its line, all at once."""

from __future__ import annotations

from thidua.core.rubric.reading.table import Reading, read_rubric

__all__ = ["Reading", "read_rubric"]
