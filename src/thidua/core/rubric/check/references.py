"""Names that nothing answers to: figures, rows, units, periods, classes and legal bases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from thidua.core.rubric.check.walk import PlacedRow, figures_of, nodes_of, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import Condition, Formula, OverPeers, PeriodTotal, Points
from thidua.core.rubric.shapes.context import suggestion
from thidua.core.rubric.table import Effect, EffectKind, Rubric, Trigger

CLASS_BASE = "xep_loai:"


@dataclass(frozen=True, slots=True)
class _Names:
    """What a rubric declares, by kind."""

    known: Mapping[str, Collection[str]]
    told: list[str]

    def without(self, *kinds: str) -> _Names:
        """Give the names that are known where nothing of these kinds is."""
        return _Names({**self.known, **dict.fromkeys(kinds, ())}, self.told)

    def missing(self, kind: str, names: Iterable[str], path: str, line: int) -> Iterator[Finding]:
        known = self.known[kind]
        for name in names:
            if name not in known:
                facts = (("name", name), ("near", suggestion(name, known, self.told)))
                self.told.append(name)
                yield Finding(f"unknown_{kind}", Severity.ERROR, path, line, facts)


def _declared(rubric: Rubric) -> _Names:
    known = {
        "figure": [figure.name for figure in rubric.figures],
        "row": [placed.row.id for placed in placed_rows(rubric)],
        "unit": [unit.code for unit in rubric.units],
        "period": [period.id for period in rubric.periods],
        "class": [band.title for band in rubric.classes],
        "basis": [basis.id for basis in rubric.bases],
        "award": [award.id for award in rubric.awards],
    }
    return _Names({kind: dict.fromkeys(sorted(names)) for kind, names in known.items()}, [])


def reference_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Resolve every name that the table uses; what is not found suggests the nearest name.

    Totals of periods are known only when the year is put together, and then nothing else is;
    points of rows are not known yet where figures are derived.
    """
    names = _declared(rubric)
    of_rows, of_figures = names.without("period"), names.without("period", "row")
    found: list[Finding] = []
    for placed in placed_rows(rubric):
        found += _in_row(of_rows, rubric, placed)
    for figure in rubric.figures:
        if figure.formula is not None:
            path = f"so_lieu/{figure.name}"
            found += _in_formula(of_figures, figure.formula, path, 0)
            found += _among_peers(figure.name, figure.formula, path)
    if rubric.total.over_periods is not None:
        of_year = names.without("figure", "row")
        found += _in_formula(of_year, rubric.total.over_periods, "tong/theo_ky", 0)
    for trigger in rubric.triggers:
        found += _in_trigger(of_rows, trigger, "diem_liet", 0)
    found += _in_results(names, rubric)
    return tuple(found)


def _among_peers(name: str, formula: Formula, path: str) -> Iterator[Finding]:
    """Find a derived figure that asks about other units: which ones depends on the row that reads it."""
    if any(isinstance(node, OverPeers) for node in nodes_of(formula)):
        yield Finding("figure_among_peers", Severity.ERROR, path, 0, (("name", name),))


def _in_row(names: _Names, rubric: Rubric, placed: PlacedRow) -> Iterator[Finding]:
    row, path, line = placed.row, placed.path, placed.row.line
    yield from names.missing("basis", row.basis, path, line)
    if rubric.units:
        yield from names.missing("unit", row.not_applicable.units, path, line)
    if row.not_applicable.condition is not None:
        yield from _in_formula(names, row.not_applicable.condition, path, line)
    if row.rule is not None:
        yield from _in_formula(names, row.rule.formula, path, line)
        for trigger in row.rule.triggers:
            yield from _in_trigger(names, trigger, path, line)


def _in_formula(
    names: _Names, formula: Formula | Condition, path: str, line: int
) -> Iterator[Finding]:
    yield from names.missing("figure", figures_of(formula), path, line)
    for node in nodes_of(formula):
        if isinstance(node, Points):
            yield from names.missing("row", [node.row], path, line)
        elif isinstance(node, PeriodTotal):
            yield from names.missing("period", [node.period], path, line)


def _in_trigger(names: _Names, trigger: Trigger, path: str, line: int) -> Iterator[Finding]:
    yield from _in_formula(names, trigger.condition, path, line)
    yield from _in_effect(names, trigger.effect, path, line)
    if trigger.basis:
        yield from names.missing("basis", [trigger.basis], path, line)


def _in_effect(names: _Names, effect: Effect, path: str, line: int) -> Iterator[Finding]:
    if effect.kind is EffectKind.CLASS_CAPPED:
        yield from names.missing("class", [effect.detail], path, line)
    elif effect.kind is EffectKind.ROW_LOST:
        yield from names.missing("row", [effect.detail], path, line)
    elif effect.kind is EffectKind.NOT_AWARDED and effect.detail:
        yield from names.missing("award", [effect.detail], path, line)


def _in_results(names: _Names, rubric: Rubric) -> Iterator[Finding]:
    for band in rubric.classes:
        for condition in band.conditions:
            yield from names.missing("row", condition.rows, "xep_loai", 0)
    for key in rubric.ranking.keys:
        if key.kind == "muc":
            yield from names.missing("row", [key.detail], "xep_hang", 0)
        elif key.kind == "ky":
            yield from names.missing("period", [key.detail], "xep_hang", 0)
    for award in rubric.awards:
        path = f"khen_thuong/{award.id}"
        yield from names.missing("class", award.classes, path, 0)
        if award.quota.base.startswith(CLASS_BASE):
            yield from names.missing("class", [award.quota.base.removeprefix(CLASS_BASE)], path, 0)
