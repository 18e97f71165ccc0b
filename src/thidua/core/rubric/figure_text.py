"""One figure as text, so written that `figure_values` reads it back as itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from thidua.core.rubric.figures import Scalar
from thidua.core.rubric.shapes.number_text import write_number

DOUBTFUL = 3  # digits after a sign that could part thousands


def figure_text(value: Scalar) -> str:
    """Write a value; nothing is "", and 1,005, which could be a thousand, is 1.0050."""
    match value:
        case None:
            return ""
        case Fraction():
            text = write_number(value)
            return f"{text}0" if len(text.partition(".")[2]) == DOUBTFUL else text
        case date():
            return value.isoformat()
        case _:
            return str(value)
