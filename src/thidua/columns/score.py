"""A table of figures scored by a compiled rubric, some hundred thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from thidua.columns.compiling import AsideRule, CompiledRow, CompiledRubric
from thidua.columns.defaults import with_defaults
from thidua.columns.exact import (
    Column,
    Mask,
    States,
    Whole,
    constant,
    difference,
    first_state,
    is_wide,
    total,
    whole_column,
)
from thidua.columns.frame import Frame
from thidua.columns.gather import Segments, taken
from thidua.columns.groups import Child, GroupAside, group
from thidua.columns.order import compared
from thidua.columns.rows import (
    STAYS,
    UNDEFINED,
    ZERO,
    RowColumn,
    by_rule,
    criterion,
    is_true,
    limited,
)
from thidua.columns.scores import (
    ColumnScores,
    Fallback,
    PeriodPoints,
    RowPoints,
    Why,
    stacked,
)
from thidua.columns.table import FigureColumns, PeriodTable, rows_of
from thidua.core.rubric.formula.nodes import Comparison
from thidua.core.rubric.table import Row

YEAR = ""
AT_ONCE = 131_072  # rows computed together: enough to hide the cost of a step, 1 MiB a column


@dataclass(frozen=True, slots=True)
class Request:
    """Whether every row's points are kept, and how many rows are computed together."""

    rows: bool = True
    at_once: int = AT_ONCE


@dataclass(slots=True)
class _Part:
    """One part of the rows in one period while it is scored."""

    table: FigureColumns
    frame: Frame
    claims: Mapping[str, Column]
    results: dict[str, RowColumn] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _PartPeriod:
    total: Column
    rows: Mapping[str, RowColumn]


def score_table(
    rubric: CompiledRubric, table: FigureColumns, claims: ColumnScores | None, request: Request
) -> ColumnScores:
    """Score all rows of the table; see ColumnRubric.score."""
    order = _block_order(table.block)
    if order is not None:
        table = rows_of(table, order)
    filled = tuple(with_defaults(part, rubric.rubric, table.size) for part in table.periods)
    table = replace(table, periods=filled)
    claimed = _claimed(claims, order)
    slices = list(_parts(table.block, request.at_once, peers=rubric.peers))
    parts = [_score_part(rubric, table, claimed, part) for part in slices]
    sizes = [part.stop - part.start for part in slices]
    back = None if order is None else np.argsort(order, kind="stable")
    return _scores(rubric, parts, sizes, back, rows=request.rows)


def _block_order(block: Whole) -> Whole | None:
    """Give the rows by block, or None where they stand so already."""
    if not (block[1:] < block[:-1]).any():
        return None
    return np.argsort(block, kind="stable")


def _parts(block: Whole, at_once: int, *, peers: bool) -> Iterator[slice]:
    """Slices of about so many rows; where peers are asked about, none cuts a block in two."""
    starts = np.flatnonzero(block[1:] != block[:-1]) + 1
    begin = 0
    while begin < block.size or not begin:
        end = min(begin + at_once, block.size)
        if peers and end < block.size:
            after = int(np.searchsorted(starts, end))
            end = int(starts[after]) if after < starts.size else block.size
        yield slice(begin, end)
        begin = max(end, 1)


def _claimed(
    claims: ColumnScores | None, order: Whole | None
) -> Mapping[str, Mapping[str, Column]]:
    if claims is None:
        return {}
    return {
        period.period: {
            row.row: row.points if order is None else taken(row.points, order)
            for row in period.rows
        }
        for period in claims.periods
    }


def _score_part(
    rubric: CompiledRubric,
    table: FigureColumns,
    claims: Mapping[str, Mapping[str, Column]],
    where: slice,
) -> list[_PartPeriod]:
    part = rows_of(table, where)
    fresh = np.diff(part.block, prepend=part.block[:1]) != 0
    owner = np.cumsum(fresh)
    peers = Segments(owner, int(fresh.sum()) + 1)
    places = np.arange(where.start, where.stop)
    found = []
    tables = {one.period: one for one in part.periods}
    for period in rubric.rubric.periods:
        claimed = {row: taken(one, places) for row, one in claims.get(period.id, {}).items()}
        figures = tables.get(period.id, PeriodTable(period.id, ()))
        frame = Frame(
            part.size,
            {one.figure: one.column for one in figures.columns},
            rubric.derived,
            peers,
            rubric.holidays,
        )
        found.append(_score_period(rubric, _Part(part, frame, claimed)))
    return found


def _score_period(rubric: CompiledRubric, part: _Part) -> _PartPeriod:
    leaves = rubric.leaves
    part.frame.over_claims = lambda share: _over_claims(part, leaves, share)
    for row in rubric.rows:
        result = _score_row(row, part)
        part.results[row.rules.row.id] = result
        part.frame.points[row.rules.row.id] = result.points
    return _PartPeriod(_period_total(rubric, part), part.results)


def _score_row(row: CompiledRow, part: _Part) -> RowColumn:
    frame = part.frame
    frame.applies = None
    aside = _aside(row.aside, part)
    frame.applies = None if aside is None else aside == 0
    if not row.children:
        return criterion(row.rules, frame, aside)
    children = [Child(child, part.results[child.id]) for child in row.rules.row.children]
    return group(row.rules, children, frame, GroupAside(aside, row.own_code, row.base))


def _aside(rules: tuple[AsideRule, ...], part: _Part) -> States | None:
    """Give the policy codes of units to which the row, or one above it, does not apply."""
    codes: States | None = None
    for rule in rules:
        mask = _aside_mask(rule, part)
        if mask.any():
            found = np.where(mask, rule.code, 0).astype(np.uint8)
            codes = found if codes is None else np.where(codes != 0, codes, found)
    return codes


def _aside_mask(rule: AsideRule, part: _Part) -> Mask:
    numbers = [place for place, code in enumerate(part.table.codes) if code in rule.units]
    mask = np.isin(part.table.unit, numbers) if numbers else np.zeros(part.table.size, bool)
    return mask if rule.test is None else mask | is_true(rule.test, part.frame)


def _over_claims(part: _Part, leaves: tuple[Row, ...], share: Fraction) -> Column:
    """How many rows scored so far were claimed above their points by more than the share."""
    count = np.zeros(part.frame.size, np.int64)
    for row in leaves:
        verified, claim = part.results.get(row.id), part.claims.get(row.id)
        if verified is None or claim is None or row.max_points is None:
            continue
        above = difference(claim, verified.points)
        exceeds = compared(above, Comparison.MORE, constant(share * row.max_points))
        count += exceeds if verified.left is None else exceeds & (verified.left == STAYS)
    return whole_column(count)


def _period_total(rubric: CompiledRubric, part: _Part) -> Column:
    base, bonus, penalty = (
        None if row is None else part.results[row.id]
        for row in (rubric.rubric.base, rubric.rubric.bonus, rubric.rubric.penalty)
    )
    sections = [one for one in (base, bonus, penalty) if one is not None]
    value = ZERO if base is None else base.points
    if bonus is not None:
        value = total(value, bonus.points)
    if penalty is not None:
        value = difference(value, penalty.points)
    rule = rubric.rubric.total
    points = by_rule(limited(value, rule), rule.rounding)
    undefined = [one.standing == UNDEFINED for one in sections if one.standing is not None]
    states = first_state(*(one.astype(np.uint8) for one in undefined if one.any()))
    return replace(points, states=states)


def _year_total(rubric: CompiledRubric, periods: Mapping[str, Column], size: int) -> Column:
    totals = list(periods.values())
    states = first_state(*(one.states for one in totals))
    if rubric.over_periods is None and len(totals) == 1:
        return totals[0]
    known = {period: replace(one, states=None) for period, one in periods.items()}
    if rubric.over_periods is None:
        value = ZERO
        for one in known.values():
            value = total(value, one)
    else:
        frame = Frame(size, {}, {}, Segments(np.arange(size), size), period_totals=known)
        value = rubric.over_periods(frame)
    points = by_rule(value, rubric.rubric.total.rounding)
    return replace(points, states=first_state(states, points.states))


def _scores(
    rubric: CompiledRubric,
    parts: list[list[_PartPeriod]],
    sizes: list[int],
    back: Whole | None,
    *,
    rows: bool,
) -> ColumnScores:
    ids = [row.rules.row.id for row in rubric.rows]
    periods = []
    for place, period in enumerate(rubric.rubric.periods):
        mine = [part[place] for part in parts]
        points = tuple(_row_points(key, mine, sizes, back) for key in ids) if rows else ()
        whole = _in_place(stacked([one.total for one in mine], sizes), back)
        periods.append(PeriodPoints(period.id, whole, points))
    totals = {one.period: one.total for one in periods}
    year = _year_total(rubric, totals, sum(sizes))
    return ColumnScores(stacked([year], [sum(sizes)]), tuple(periods), _fallbacks(rubric, parts))


def _row_points(
    row: str, parts: list[_PartPeriod], sizes: list[int], back: Whole | None
) -> RowPoints:
    found = [part.rows[row] for part in parts]
    points = _in_place(stacked([one.points for one in found], sizes), back)
    standing: States | None = None
    if any(one.standing is not None for one in found):
        filled = [
            np.zeros(size, np.uint8) if one.standing is None else one.standing
            for one, size in zip(found, sizes, strict=True)
        ]
        standing = np.concatenate(filled)
        standing = standing if back is None else standing[back]
    return RowPoints(row, points, standing)


def _in_place(column: Column, back: Whole | None) -> Column:
    return column if back is None else taken(column, back)


def _fallbacks(rubric: CompiledRubric, parts: list[list[_PartPeriod]]) -> tuple[Fallback, ...]:
    found = []
    for row in rubric.rows:
        key = row.rules.row.id
        found += [Fallback(key, why) for why in row.why]
        if any(is_wide(period.rows[key].raw.numerators) for part in parts for period in part):
            found.append(Fallback(key, Why.WIDE))
    return (*found, *(Fallback(YEAR, why) for why in rubric.why_over_periods))
