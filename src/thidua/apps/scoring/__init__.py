"""Scoring: rubric versions, figures, sheets and ranks of a block's year."""

from __future__ import annotations
