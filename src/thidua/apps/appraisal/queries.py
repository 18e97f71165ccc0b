"""The working draft of the appraisal: what was reported, what is proposed, by which changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.appraisal.models import ProposedFigure
from thidua.apps.scoring.json_values import digest_of, from_json, to_json
from thidua.apps.scoring.queries import FiguresOf, Grounds, SheetFacts
from thidua.core.appraisal.asked import asked_of, criteria_of
from thidua.core.appraisal.values import NO_VALUES, Values
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Row, Rubric

LEFT_OUT = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that was proposed for a figure: by whom, when, why; `value` is JSON text or ""."""

    name: str
    version: int
    value: str
    reported: str
    reason: str
    given_at: datetime
    given_by: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The appraisal of a unit for one period as it stands, not yet or once more handed in.

    `values` is the whole sheet that would be verified; `settled` are the figures looked at.
    """

    unit: str
    period: str
    reported: Values
    verified: Values | None
    values: Values
    settled: frozenset[str]
    history: Mapping[str, tuple[Noted, ...]]
    based_on: int

    @property
    def digest(self) -> str:
        """Give what stands for all that a reader saw of the draft."""
        return digest_of(self.values)

    def version_of(self, name: str) -> int:
        """Give the version of the latest proposal for a figure, 0 before any."""
        return len(self.history.get(name, ()))

    def reason_of(self, name: str) -> str:
        noted = self.history.get(name, ())
        return noted[-1].reason if noted else ""


def drafts_of(grounds: Grounds, *, unit: str = "") -> tuple[Draft, ...]:
    """Give the draft of every unit and period of a year, or of one unit, units in their order.

    Refuses NoRubricAdopted.
    """
    rubric, noted = grounds.in_force().rubric, _noted(grounds, unit)
    return tuple(
        _draft(grounds, (member.code, period.id), noted)
        for member in grounds.year.members
        if unit in {"", member.code}
        for period in rubric.periods
    )


Key = tuple[str, str]


def _noted(grounds: Grounds, unit: str) -> dict[Key, dict[str, list[Noted]]]:
    rows = ProposedFigure.objects.filter(year_id=grounds.year.id).order_by("version")
    if unit:
        rows = rows.filter(unit__code=unit)
    found: dict[Key, dict[str, list[Noted]]] = {}
    for row in rows.select_related("unit"):
        noted = Noted(
            row.name,
            row.version,
            row.value,
            row.reported,
            row.reason,
            row.given_at,
            row.given_by,
        )
        found.setdefault((row.unit.code, row.period), {}).setdefault(row.name, []).append(noted)
    return found


def _draft(grounds: Grounds, key: Key, noted: Mapping[Key, Mapping[str, list[Noted]]]) -> Draft:
    reported = _values(grounds.reported, key)
    facts = _facts(grounds.verified, key)
    verified = None if facts is None else _values(grounds.verified, key)
    history = {name: tuple(rows) for name, rows in noted.get(key, {}).items()}
    values, settled = dict(reported), set[str]()
    for name in _figures(grounds.in_force().rubric):
        found = _found(name, history.get(name, ()), reported=reported, facts=facts, held=verified)
        if found is None:
            continue
        settled.add(name)
        put(values, name, found)
    return Draft(
        unit=key[0],
        period=key[1],
        reported=reported,
        verified=verified,
        values=values,
        settled=frozenset(settled),
        history=history,
        based_on=0 if facts is None else facts.version,
    )


def _found(
    name: str,
    history: tuple[Noted, ...],
    *,
    reported: Values,
    facts: SheetFacts | None,
    held: Values | None,
) -> str | None:
    """Give what the appraisal has for a figure, as text: proposed or verified, whichever is later.

    A proposal made beside another report than the present one has lost its ground.
    """
    last = history[-1] if history else None
    if last is not None and last.reported != as_text(reported, name):
        last = None
    if held is not None and facts is not None and (last is None or facts.given_at > last.given_at):
        return as_text(held, name)
    return None if last is None else last.value


def as_text(values: Values, name: str) -> str:
    """Give a figure as stored: exact JSON text, "" where it was left out."""
    return to_json(values[name]) if name in values else LEFT_OUT


def put(values: dict[str, FigureValue], name: str, text: str) -> None:
    """Set a figure to a stored text, or leave it out."""
    if text == LEFT_OUT:
        values.pop(name, None)
    else:
        values[name] = from_json(text)


def _figures(rubric: Rubric) -> Iterator[str]:
    return (one.name for one in rubric.figures if one.formula is None)


def _values(found: FiguresOf, key: Key) -> Values:
    own = (one.values for one in found.figures.sheets if (one.unit, one.period) == key)
    return next(own, NO_VALUES)


def _facts(found: FiguresOf, key: Key) -> SheetFacts | None:
    return next((one for one in found.sheets if (one.unit, one.period) == key), None)


def first_period(grounds: Grounds) -> str:
    """Give the id of the year's first period, "" where the table has no rounds."""
    return grounds.in_force().rubric.periods[0].id


def names_of(row: Row, rubric: Rubric) -> tuple[str, ...]:
    """Name the figures that a criterion asks of the unit."""
    return tuple(one.name for one in asked_of(row, rubric))


def rows_using(rubric: Rubric, names: frozenset[str]) -> tuple[str, ...]:
    """Name the criteria that ask any of these figures, in the order of the table."""
    rows = criteria_of(rubric)
    return tuple(row.id for row in rows if names.intersection(names_of(row, rubric)))
