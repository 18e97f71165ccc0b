"""The published JSON Schema of rubrics, frames and figures, made from what the reading declares."""

from __future__ import annotations

from thidua.core.rubric.schema.documents import figures_schema, frame_schema, rubric_schema

__all__ = ["figures_schema", "frame_schema", "rubric_schema"]
