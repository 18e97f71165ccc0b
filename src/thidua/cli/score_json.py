"""Scores and moves as JSON: numbers are exact texts, never binary floats."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

from thidua.cli.score_lines import Line, lines_of
from thidua.core.ranking.reading import rows_of
from thidua.core.ranking.what_if import Move
from thidua.core.rubric.score import PeriodScore
from thidua.core.rubric.shapes.number_text import write_number
from thidua.outside.workbook import ScoredBlock


def as_json(block: ScoredBlock) -> str:
    """Write everything that was scored, best unit first."""
    units = [_unit(line) for line in lines_of(block)]
    return _written({"rubric": block.rubric.id, "year": block.rubric.year, "units": units})


def _unit(line: Line) -> dict[str, object]:
    return {
        "unit": line.unit.unit,
        "title": line.title,
        "place": line.place.place,
        "shared": line.place.shared,
        "total": _number(line.unit.total),
        "class": line.class_title,
        "effects": [
            {"kind": effect.effect.kind.value, "row": effect.row, "reason": effect.reason}
            for effect in line.unit.effects
        ],
        "periods": [_period(period) for period in line.unit.periods],
    }


def _period(period: PeriodScore) -> dict[str, object]:
    rows = [
        {
            "row": row.row,
            "standing": row.standing.value,
            "points": write_number(row.points),
            "max": _number(row.max_points),
        }
        for row in rows_of(period)
    ]
    return {"period": period.period, "total": _number(period.total), "rows": rows}


def moves_as_json(found: Sequence[Move]) -> str:
    """Write who moves, and the rows whose points changed."""
    return _written({"moves": [_move(move) for move in found]})


def _move(move: Move) -> dict[str, object]:
    return {
        "unit": move.unit,
        "place": {"before": move.place_before, "after": move.place_after},
        "total": {"before": _number(move.total_before), "after": _number(move.total_after)},
        "rows": [
            {
                "period": change.period,
                "row": change.row,
                "before": write_number(change.before),
                "after": write_number(change.after),
            }
            for change in move.rows
        ],
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else write_number(value)


def _written(found: dict[str, object]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
