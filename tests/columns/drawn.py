"""Random rubrics of every kind of step, and random figures for them, as Hypothesis strategies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from thidua.core.rubric.figures import Figures, FigureValue, Sheet, figures, sheet
from thidua.core.rubric.formula import nodes
from thidua.core.rubric.formula.nodes import Comparison, Condition, Formula, Gather, Rounding
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Period,
    Policy,
    RankingRule,
    RoundingRule,
    Row,
    Rubric,
    Rule,
    TotalRule,
    Trigger,
)

UNITS = ("A", "B", "C", "D", "E", "G", "H")
LEVELS = ("XS", "TOT", "KHT")
COUNTS, NUMBERS, LEVEL, DAY = ("dem", "dem2"), ("so", "ty_le"), "muc", "ngay"
PAIRS, MARKS, GRADES, DERIVED = "cap", "diem", "hang", "suy_ra"
VALUES = (*COUNTS, *NUMBERS, DERIVED)
PEER_GATHERS = list(Gather)
ITEM_GATHERS = [Gather.SUM, Gather.MEAN, Gather.LEAST, Gather.GREATEST, Gather.COUNT]

fractions = st.one_of(
    st.integers(-5, 20).map(Fraction),
    st.sampled_from([Fraction(1, 2), Fraction("0.3"), Fraction(1, 3), Fraction(100)]),
    st.fractions(-20, 120, max_denominator=40),
)
counts = st.integers(0, 12)
decimals = st.one_of(
    st.integers(-300, 12000).map(lambda value: Fraction(value, 100)),
    st.just(Fraction(0)),
    st.fractions(-5, 5, max_denominator=7),
)
days = st.dates(date(2024, 5, 25), date(2024, 7, 10))
Draw = st.DrawFn
Maker = Callable[[Draw, int, Sequence[str], int], Formula]


def numbers() -> st.SearchStrategy[Formula]:
    return st.builds(nodes.Number, fractions)


@st.composite
def formulas(draw: Draw, depth: int, rows: Sequence[str] = (), *, item: int = 0) -> Formula:
    """A formula; `rows` may be quoted, `item` columns of a list item are at hand."""
    makers: list[Maker] = [_leaf]
    if depth > 0:
        makers = [_leaf, _arithmetic, _branch, _gather, _digits]
    make: Maker = draw(st.sampled_from(makers))
    drawn: Formula = make(draw, depth - 1, rows, item)
    return drawn


def _leaf(draw: Draw, _depth: int, rows: Sequence[str], item: int) -> Formula:
    choices: list[st.SearchStrategy[Formula]] = [
        numbers(),
        st.sampled_from(VALUES).map(nodes.Figure),
        st.sampled_from(VALUES).map(nodes.Figure),
        st.builds(
            nodes.DaysLate,
            st.dates(date(2024, 6, 1), date(2024, 6, 30)).map(date.isoformat),
            st.just(DAY),
            st.booleans(),
        ),
        st.builds(nodes.OverClaims, st.sampled_from([Fraction(0), Fraction(1, 5)])),
    ]
    if rows:
        choices.append(st.sampled_from(rows).map(nodes.Points))
    if item:
        choices += [st.integers(0, item - 1).map(nodes.Item)] * 3
    return draw(_either(choices))


def _either(choices: list[st.SearchStrategy[Formula]]) -> st.SearchStrategy[Formula]:
    return st.one_of(choices)


def _arithmetic(draw: Draw, depth: int, rows: Sequence[str], item: int) -> Formula:
    one = formulas(depth, rows, item=item)
    many = st.lists(one, min_size=1, max_size=3).map(tuple)
    choices: list[st.SearchStrategy[Formula]] = [
        st.builds(nodes.Sum, many),
        st.builds(nodes.Difference, one, one),
        st.builds(nodes.Product, many),
        st.builds(nodes.Quotient, one, one),
        st.builds(nodes.Least, many),
        st.builds(nodes.Greatest, many),
        st.builds(nodes.Rounded, one, st.integers(0, 3), st.sampled_from(Rounding)),
        st.builds(nodes.Named, st.just("x"), one),
    ]
    return draw(_either(choices))


def _branch(draw: Draw, depth: int, rows: Sequence[str], item: int) -> Formula:
    one = formulas(depth, rows, item=item)
    worth = st.one_of(numbers(), numbers(), one)
    ends = st.one_of(st.none(), fractions)
    band = st.builds(nodes.Band, ends, st.booleans(), ends, st.booleans(), worth)
    level = st.builds(nodes.Level, st.sampled_from((*LEVELS, "1", "2", "1/2")), worth)
    named = st.lists(level, max_size=3, unique_by=lambda one: one.value).map(tuple)
    of = st.sampled_from([LEVEL, COUNTS[0], NUMBERS[0], DERIVED, DAY])
    column = st.integers(0, max(item - 1, 0))
    if item:
        of = st.one_of(of, st.none())
    return draw(
        st.one_of(
            st.builds(nodes.Choice, conditions(depth, rows, item=item), one, one),
            st.builds(nodes.Bands, st.just("b"), one, st.lists(band, max_size=4).map(tuple)),
            st.builds(nodes.Levels, st.just("m"), of, column, named, st.one_of(st.none(), worth)),
        )
    )


def _gather(draw: Draw, depth: int, rows: Sequence[str], item: int) -> Formula:
    list_name, width = draw(st.sampled_from([(PAIRS, 2), (MARKS, 1), (GRADES, 0)]))
    each = formulas(depth, rows, item=width)
    if list_name == GRADES:
        level = st.builds(nodes.Level, st.sampled_from(LEVELS), numbers())
        named = st.lists(level, max_size=3, unique_by=lambda one: one.value).map(tuple)
        each = st.builds(nodes.Levels, st.just("m"), st.none(), st.just(0), named, numbers())
    items = st.builds(
        nodes.OverItems,
        st.just(list_name),
        each,
        st.sampled_from(ITEM_GATHERS),
        st.integers(0, 1),
        st.one_of(st.none(), numbers()),
    )
    if item:
        return draw(items)
    peers = st.builds(nodes.OverPeers, own_formulas(depth), st.sampled_from(PEER_GATHERS))
    return draw(st.one_of(items, peers))


def own_formulas(depth: int) -> st.SearchStrategy[Formula]:
    """Formulas of the unit's own figures, without peers."""
    return formulas(depth).filter(_without_peers)


def _without_peers(step: Formula | Condition) -> bool:
    return "OverPeers" not in repr(step)


def _digits(draw: Draw, depth: int, rows: Sequence[str], item: int) -> Formula:
    one = formulas(min(depth, 0), rows, item=item)
    whole = st.integers(-3, 4).map(Fraction)
    broken = st.sampled_from([Fraction(1, 2), Fraction(-1, 3), Fraction(3, 2)])
    exponent = st.builds(nodes.Number, st.one_of(whole, whole, broken))
    return draw(
        st.one_of(
            st.builds(nodes.Power, one, st.one_of(exponent), st.just(12)),
            st.builds(nodes.NaturalLog, one, st.just(12)),
        )
    )


@st.composite
def conditions(draw: Draw, depth: int, rows: Sequence[str] = (), *, item: int = 0) -> Condition:
    one = formulas(max(depth - 1, 0), rows, item=item)
    compare = st.builds(nodes.Compare, one, st.sampled_from(Comparison), one)
    words = st.lists(st.sampled_from((*LEVELS, "1")), min_size=1, max_size=2).map(tuple)
    simple: list[st.SearchStrategy[Condition]] = [
        compare,
        st.builds(nodes.IsLevel, st.sampled_from([LEVEL, COUNTS[0], PAIRS]), words),
        st.sampled_from([*VALUES, LEVEL, DAY, PAIRS]).map(nodes.IsPresent),
    ]
    if depth > 0:
        inner = conditions(depth - 1, rows, item=item)
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        simple += [
            st.builds(nodes.Every, several),
            st.builds(nodes.Some, several),
            st.builds(nodes.Not, inner),
        ]
    return draw(st.one_of(simple))


roundings = st.one_of(
    st.none(),
    st.builds(RoundingRule, st.integers(0, 2), st.sampled_from(Rounding)),
    st.just(RoundingRule(2, Rounding.HALF_UP)),
)
policies = st.sampled_from(Policy)
limits = st.one_of(st.none(), st.none(), fractions)


@st.composite
def rows_drawn(draw: Draw, name: str, depth: int, seen: list[str]) -> Row:
    """A row and all under it; each row may quote those drawn before it."""
    before = tuple(
        seen
    )  # a condition of a group stands before its children in the order of scoring
    children: list[Row] = []
    if depth > 0:
        for place in range(draw(st.integers(1, 3))):
            deeper = draw(st.integers(0, depth - 1))
            children.append(draw(rows_drawn(f"{name}.{place + 1}", deeper, seen)))
    rule = None if children else Rule("s", draw(formulas(3, tuple(seen))), ())
    aside = st.one_of(st.none(), st.none(), conditions(1, before).filter(_without_peers))
    row = Row(
        id=name,
        title=name,
        max_points=draw(st.one_of(st.none(), *[st.integers(1, 30).map(Fraction)] * 3)),
        weight=draw(st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3), Fraction(0)])),
        children=tuple(children),
        gathering=draw(st.sampled_from(Gathering)) if children else Gathering.SUM,
        rule=rule,
        cap=draw(limits),
        floor=draw(limits),
        cliff=draw(limits),
        rounding=draw(roundings),
        rescale_raw=draw(st.booleans()),
        not_applicable=NotApplicable(
            tuple(draw(st.lists(st.sampled_from(UNITS), max_size=2))) if depth < 2 else (),
            draw(aside),
            draw(st.one_of(st.none(), policies)),
            "",
        ),
        not_arisen=draw(st.one_of(st.none(), policies)),
        evidence=(), source="don_vi", scorers=(), basis=(), data_period="", note="", line=0,
    )  # fmt: skip
    seen.append(name)
    return row


def _declared(
    name: str, kind: FigureKind, default: FigureValue, width: int = 1
) -> FigureDeclaration:
    return FigureDeclaration(
        name, name, kind, "", "don_vi", None, None, LEVELS, width, default, None  # type: ignore[arg-type]  # a list's default is a list
    )  # fmt: skip


def _maybe_default(draw: Draw, value: FigureValue) -> FigureValue:
    return value if draw(st.booleans()) else None


@st.composite
def declarations(draw: Draw) -> tuple[FigureDeclaration, ...]:
    derived = _declared(DERIVED, FigureKind.NUMBER, None)
    formula = draw(
        own_formulas(1).filter(
            lambda one: DERIVED not in repr(one) and "OverClaims" not in repr(one)
        )
    )
    return (
        _declared(COUNTS[0], FigureKind.COUNT, _maybe_default(draw, 0)),
        _declared(COUNTS[1], FigureKind.COUNT, None),
        _declared(NUMBERS[0], FigureKind.NUMBER, _maybe_default(draw, Fraction(7, 3))),
        _declared(NUMBERS[1], FigureKind.PERCENT, None),
        _declared(LEVEL, FigureKind.LEVEL, _maybe_default(draw, "TOT")),
        _declared(DAY, FigureKind.DATE, None),
        _declared(PAIRS, FigureKind.LIST, _maybe_default(draw, ()), 2),
        _declared(MARKS, FigureKind.LIST, _maybe_default(draw, (Fraction(1), Fraction(3)))),
        _declared(GRADES, FigureKind.LIST, None),
        FigureDeclaration(derived.name, "", derived.kind, "", "", None, None, (), 1, None, formula),
    )


@st.composite
def rubrics(draw: Draw) -> Rubric:
    seen: list[str] = []
    base = draw(rows_drawn("1", draw(st.integers(1, 2)), seen))
    bonus = draw(st.one_of(st.none(), rows_drawn("T", 1, seen)))
    penalty = draw(st.one_of(st.none(), rows_drawn("P", 1, seen)))
    rounds = draw(st.sampled_from([("",), ("",), ("HK1", "HK2")]))
    over = None
    if len(rounds) > 1 and draw(st.booleans()):
        first, second = (nodes.PeriodTotal(one) for one in rounds)
        doubled = nodes.Product((nodes.Number(Fraction(2)), second))
        over = nodes.Quotient(nodes.Sum((first, doubled)), nodes.Number(Fraction(3)))
    lost = st.builds(
        Trigger,
        conditions(1, ()),
        st.sampled_from(seen).map(lambda row: Effect(EffectKind.ROW_LOST, row)),
        st.just(""),
        st.just(""),
    )
    return Rubric(
        id="r", title="", year=2024, scale=None, source="", note="", bases=(), units=(),
        agencies=(), holidays=(date(2024, 6, 12),), figures=draw(declarations()),
        base=base, bonus=bonus, penalty=penalty,
        group_policy=draw(policies), row_policy=draw(policies),
        periods=tuple(Period(one, one) for one in rounds),
        total=TotalRule(draw(limits), draw(limits), draw(limits), draw(roundings), over),
        triggers=tuple(draw(st.lists(lost, max_size=2))),
        classes=(), ranking=RankingRule((), dense=False), awards=(),
    )  # fmt: skip


def _maybe(values: st.SearchStrategy[FigureValue]) -> st.SearchStrategy[tuple[FigureValue, ...]]:
    """Given (mostly), given as nothing, or left out (no value)."""
    given = values.map(lambda value: (value,))
    return st.one_of(given, given, given, given, st.just((None,)), st.just(()))


_pair = st.tuples(st.one_of(st.none(), counts, counts), st.one_of(st.none(), counts, counts))
_POSSIBLE: dict[str, st.SearchStrategy[FigureValue]] = {
    COUNTS[0]: counts,
    COUNTS[1]: counts,
    NUMBERS[0]: decimals,
    NUMBERS[1]: st.integers(0, 200).map(lambda value: Fraction(value, 2)),
    LEVEL: st.sampled_from((*LEVELS, "KHAC")),
    DAY: days,
    PAIRS: st.lists(_pair, max_size=4).map(tuple),
    MARKS: st.lists(st.one_of(st.none(), decimals, decimals), max_size=4).map(tuple),
    GRADES: st.lists(st.one_of(st.none(), st.sampled_from((*LEVELS, "KHAC"))), max_size=3).map(
        tuple
    ),
}


@st.composite
def sheets(draw: Draw, units: Sequence[str], periods: Sequence[str]) -> Figures:
    found: list[Sheet] = []
    for unit in units:
        for period in periods:
            values: dict[str, FigureValue] = {}
            for name, possible in _POSSIBLE.items():
                for value in draw(_maybe(possible)):
                    values[name] = value
            for value in draw(st.sampled_from([(), (), (), (Fraction(9),), (None,)])):
                values[DERIVED] = value
            found.append(sheet(unit, values, period=period))
    return figures(found)
