"""The objections of a year as frozen values, each with its answer and what the answer moved."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from thidua.apps.appraisal.models import MovedUnit, Objection
from thidua.apps.scoring.json_values import decimal_text, from_json, to_json
from thidua.core.appraisal.values import Values


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit that an answer moved: its points and place before and after; None is none."""

    unit: str
    points_before: Fraction | None
    points_after: Fraction | None
    place_before: int | None
    place_after: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """`values` are the criterion's figures after it; `basis` is the rule that it rests on."""

    accepted: bool
    basis: str
    words: str
    values: Values
    given_at: datetime
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """An objection: the criterion's figures as found, and as the unit wants them."""

    number: int
    unit: str
    period: str
    row: str
    argument: str
    found: Values
    wanted: Values
    late: bool
    given_at: datetime
    answer: Answer | None


def objections_of(year_id: int) -> tuple[Contested, ...]:
    """Give the objections of a year, the latest first."""
    rows = Objection.objects.filter(year_id=year_id).order_by("-pk")
    moved = MovedUnit.objects.filter(answer__objection__year_id=year_id).order_by("pk")
    units: dict[int, list[Moved]] = {}
    for one in moved.select_related("unit"):
        units.setdefault(one.answer_id, []).append(_moved(one))
    return tuple(_contested(one, units) for one in rows.select_related("unit", "answer"))


def values_text(values: Values, names: Iterable[str]) -> str:
    """Write some figures as JSON text; one that was left out is left out."""
    return json.dumps({name: to_json(values[name]) for name in names if name in values})


def points_text(points: Fraction | None) -> str:
    return "" if points is None else decimal_text(points)


def _contested(one: Objection, moved: dict[int, list[Moved]]) -> Contested:
    answer = getattr(one, "answer", None)
    return Contested(
        number=one.pk,
        unit=one.unit.code,
        period=one.period,
        row=one.row,
        argument=one.argument,
        found=_values(one.found),
        wanted=_values(one.wanted),
        late=one.late,
        given_at=one.given_at,
        answer=None
        if answer is None
        else Answer(
            answer.accepted,
            answer.basis,
            answer.words,
            _values(answer.values),
            answer.given_at,
            tuple(moved.get(answer.pk, ())),
        ),
    )


def _values(text: str) -> Values:
    return {name: from_json(value) for name, value in json.loads(text).items()}


def _moved(one: MovedUnit) -> Moved:
    before, after = (
        Fraction(points) if points else None for points in (one.points_before, one.points_after)
    )
    return Moved(one.unit.code, before, after, one.place_before, one.place_after)
