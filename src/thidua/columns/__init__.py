"""A rubric compiled to whole columns: the same points as `core.rubric`, many units at once."""

from __future__ import annotations
