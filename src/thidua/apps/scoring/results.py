"""The results of a year as one text, so that what was published can be proved by its hash."""

from __future__ import annotations

from thidua.apps.scoring.json_values import decimal_text
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import Place, Ranking
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
    total = None if place.total is None else decimal_text(place.total)
    return {"unit": place.unit, "total": total, "place": place.place}
