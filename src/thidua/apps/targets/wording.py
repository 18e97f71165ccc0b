"""A target as exact JSON text, for the database and for the digest that a leader confirms."""

from __future__ import annotations

import json
from fractions import Fraction

from thidua.apps.scoring.json_values import decimal_text
from thidua.core.targets.target import Better, Target


def to_text(target: Target) -> str:
    return json.dumps(
        {
            "title": target.title,
            "amount": decimal_text(target.amount),
            "measure": target.measure,
            "baseline": None if target.baseline is None else decimal_text(target.baseline),
            "better": target.better.value,
            "summed": target.summed,
            "source": target.source,
            "row": target.row,
            "figure": target.figure,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_text(text: str) -> Target:
    """Read what `to_text` wrote."""
    said = json.loads(text)
    return Target(
        title=said["title"],
        amount=Fraction(said["amount"]),
        measure=said["measure"],
        baseline=None if said["baseline"] is None else Fraction(said["baseline"]),
        better=Better(said["better"]),
        summed=said["summed"],
        source=said["source"],
        row=said["row"],
        figure=said["figure"],
    )
