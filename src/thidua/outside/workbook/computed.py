"""The values that the core computes for cells beside the points, so that each formula carries its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from thidua.core.rubric.figures import Figures, Scalar
from thidua.core.rubric.formula.case import Case, PeerValues, Step
from thidua.core.rubric.formula.evaluate import compile_formula
from thidua.core.rubric.formula.nodes import Formula, OverItems
from thidua.core.rubric.formula.outcomes import InNoBand, NoNumber
from thidua.core.rubric.score import BlockScore, RowScore, Standing
from thidua.core.rubric.scoring import Plan, compile_rubric
from thidua.core.rubric.scoring.criterion import why_aside
from thidua.core.rubric.table import Rubric

NOTHING, UNDEFINED = "", "#N/A"
Exact = float | str


@dataclass(frozen=True, slots=True)
class ScoredBlock:
    """What goes into a workbook: the rubric, its figures and their score; claims where there are."""

    rubric: Rubric
    figures: Figures
    score: BlockScore
    claims: BlockScore | None = None


class Computed:
    """Answers for one period; `points` are the scores of its rows by unit and id."""

    def __init__(self, block: ScoredBlock, place: int) -> None:
        self.plan: Plan = compile_rubric(block.rubric)
        self.claimed = block.claims is not None
        self.points: Mapping[str, Mapping[str, RowScore]] = {
            unit.unit: rows_by_id(
                unit.periods[place].base, unit.periods[place].bonus, unit.periods[place].penalty
            )
            for unit in block.score.units
        }
        period = block.rubric.periods[place].id
        sheets = {one.unit: one.values for one in block.figures.sheets if one.period == period}
        self._claims = {
            unit.unit: rows_by_id(unit.periods[place].base)
            for unit in (block.claims.units if block.claims else ())
        }
        self._cases = {unit: self._case(unit, sheets.get(unit, {})) for unit in self.points}
        self._peers: dict[str, tuple[Case, ...]] = {}
        self._shared: dict[str, dict[int, PeerValues]] = {}
        self._planned = {planned.row.id: planned for planned in self.plan.rows}

    def _case(self, unit: str, values: Mapping[str, object]) -> Case:
        figures = {**self.plan.defaults, **values}
        case = Case(unit, figures, self.plan.derived, self.plan.holidays)  # type: ignore[arg-type]  # values of a sheet
        case.points = {row: score.points for row, score in self.points[unit].items()}
        case.claimed = partial(self._claimed, unit)
        return case

    def _claimed(self, unit: str, share: Fraction) -> int:
        """Count as the core does, now that every row is scored."""
        found = self.points[unit]
        return sum(
            claim.points - found[row].points > share * claim.max_points
            for row, claim in self._claims.get(unit, {}).items()
            if claim.max_points is not None and not claim.children and not has_left(found[row])
        )

    def of(self, formula: Formula, *, row: str) -> Callable[[str], Exact]:
        """Give what computes a formula as it stands in a row, for one unit after another."""
        step = compile_formula(formula)
        return lambda unit: self._value(step, row, unit)

    def of_item(self, formula: OverItems, place: int, *, row: str) -> Callable[[str], Exact]:
        """Give what computes a list's item: nothing where the list is shorter."""
        each = compile_formula(formula.each)
        missing = None if formula.missing is None else compile_formula(formula.missing)

        def computed(unit: str) -> Exact:
            try:
                item = self._cases[unit].items(formula.figure)[place]
            except (NoNumber, IndexError):
                return NOTHING
            step = missing if item[0] is None else each
            return NOTHING if step is None else self._value(step, row, unit, item)

        return computed

    def applies(self, row: str, unit: str) -> bool:
        """Tell whether a row applies to a unit."""
        return why_aside(self._planned[row], self._cases[unit]) is None

    def counted(self, row: str, unit: str) -> Exact:
        """Give the points of a row that applies and has its figures."""
        score = self.points[unit][row]
        return float(score.points) if score.standing is Standing.COUNTED else NOTHING

    def _value(self, step: Step, row: str, unit: str, item: tuple[Scalar, ...] = ()) -> Exact:
        if row not in self._peers:
            applies = (case for code, case in self._cases.items() if self.applies(row, code))
            self._peers[row] = tuple(applies)
        case = self._cases[unit]
        case.begin(self._peers[row], self._shared.setdefault(row, {}))
        case.item = item
        try:
            return float(step(case))
        except InNoBand:
            return UNDEFINED
        except NoNumber:
            return NOTHING


def rows_by_id(*sections: RowScore | None) -> dict[str, RowScore]:
    """Give every row of the sections by its id."""
    found: dict[str, RowScore] = {}
    for section in sections:
        if section is not None:
            found |= {section.row: section, **rows_by_id(*section.children)}
    return found


def shown(score: RowScore) -> Exact:
    """Give a row's points as its cell shows them: nothing where the row left its group."""
    return _shown(score, score.points)


def shown_raw(score: RowScore) -> Exact:
    """Give the same before the row's own rounding."""
    return _shown(score, score.raw)


def _shown(score: RowScore, points: Fraction) -> Exact:
    if score.standing is Standing.UNDEFINED:
        return UNDEFINED
    return NOTHING if has_left(score) else float(points)


def has_left(score: RowScore) -> bool:
    """Tell whether a row left its group: no policy gave it any points."""
    given = [getattr(step, "given", None) for step in score.account]
    return score.standing is Standing.NOT_APPLICABLE and given == [None] * len(given)
