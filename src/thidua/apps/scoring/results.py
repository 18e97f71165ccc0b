"""The results of a year as one text, so that what was published can be proved by its hash."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction

from thidua.apps.scoring.json_values import decimal_text
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import Place, Ranking
from thidua.core.ranking.what_if import Move, RowChange
from thidua.outside.canonical_json import canonical


def results_text(year: BlockYear, ranking: Ranking) -> bytes:
    """Give units with totals and places in canonical JSON (RFC 8785), in the order of the ranking.

        {"block": "…", "results": [{"place": 1, "total": "97.25", "unit": "…"}, …], "year": 2024}

    A total is an exact text (a decimal, or a fraction where that does not end); without a total or
    a place there is null.
    """
    places = [_said(place) for place in ranking.places]
    return canonical({"block": year.block, "year": year.year, "results": places})


def _said(place: Place) -> dict[str, object]:
    return {"unit": place.unit, "total": _text(place.total), "place": place.place}


def changes_text(moves: Iterable[Move]) -> str:
    """Write in canonical JSON which units' places, totals and rows are others than before."""
    return canonical({"changes": [_move(one) for one in moves]}).decode()


def _move(move: Move) -> dict[str, object]:
    return {
        "unit": move.unit,
        "place": [move.place_before, move.place_after],
        "total": [_text(move.total_before), _text(move.total_after)],
        "rows": [
            {
                "period": one.period,
                "row": one.row,
                "points": [_text(one.before), _text(one.after)],
            }
            for one in move.rows
        ],
    }


def changes_from(text: str) -> tuple[Move, ...]:
    """Read what `changes_text` wrote; "" tells of none."""
    return tuple(
        Move(
            unit=one["unit"],
            place_before=one["place"][0],
            place_after=one["place"][1],
            total_before=_number(one["total"][0]),
            total_after=_number(one["total"][1]),
            rows=tuple(
                RowChange(row["period"], row["row"], *map(Fraction, row["points"]))
                for row in one["rows"]
            ),
        )
        for one in (json.loads(text)["changes"] if text else ())
    )


def _text(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
