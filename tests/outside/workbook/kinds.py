"""Blocks that hold every kind of step, of gathering and of policy, for workbooks to compute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.rubrics import (
    NO_LIMITS,
    TWO,
    a_criterion,
    a_figure,
    a_group,
    a_rubric,
    scored,
    sheets,
)
from thidua.core.rubric.figures import Figures, FigureValue, figures, sheet
from thidua.core.rubric.formula import nodes as f
from thidua.core.rubric.formula.nodes import Comparison, Formula, Gather, Rounding
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    FigureKind,
    Gathering,
    NotApplicable,
    Policy,
    RoundingRule,
    Row,
    Rubric,
    Trigger,
)
from thidua.outside.workbook import ScoredBlock

A, B, N = f.Figure("a"), f.Figure("b"), f.Figure("n")
DERIVED = f.Figure("ty_le")
DECLARED = (
    a_figure("a"),
    a_figure("b"),
    a_figure("n", FigureKind.COUNT, default=Fraction(3)),
    a_figure("muc", FigureKind.LEVEL, levels=("TỐT", "KHÁ", 'LẠ"')),
    a_figure("ngay", FigureKind.DATE),
    a_figure("ds", FigureKind.LIST),
    a_figure("cap", FigureKind.LIST, columns=2),
    a_figure("rong", FigureKind.LIST),
    a_figure("hang", FigureKind.LIST, levels=("TỐT", "KHÁ")),
    a_figure("ty_le", formula=f.Quotient(A, B)),
)
UNITS: dict[str, dict[str, FigureValue]] = {
    "A": {
        "a": Fraction("97.8"), "b": 3, "muc": "TỐT", "ngay": date(2024, 11, 20), "rong": (),
        "ds": (8, Fraction("7.5"), 9, 6, 9), "cap": ((98, 100), (1, 3), (30, 36)), "hang": ("TỐT", "KHÁ"),
    },
    "B": {
        "a": Fraction("2.5"), "b": 0, "n": 0, "muc": "KHÁ", "ngay": date(2024, 11, 25), "rong": (),
        "ds": (8, None), "cap": ((None, 100), (5, 0)), "hang": ("KHÁ",),
    },
    "C": {"a": None, "b": 4, "muc": 'LẠ"', "ngay": date(2024, 12, 3), "rong": (), "ds": (), "hang": ()},
    "D": {"a": Fraction("33.335"), "b": Fraction("-2.5"), "n": 7, "ds": (1, 2, 3), "cap": ((2, 4),)},
    "E": {"a": Fraction("97.8"), "b": 3, "n": 1, "muc": "TỐT", "ngay": date(2024, 11, 15)},
}  # fmt: skip


def number(text: str) -> f.Number:
    return f.Number(Fraction(text))


def band(low: str | None, high: str | None, worth: Formula, *, ends: str = "[)") -> f.Band:
    return f.Band(
        None if low is None else Fraction(low),
        ends[0] == "[",
        None if high is None else Fraction(high),
        ends[1] == "]",
        worth,
    )


def over(how: Gather, *, drop: int = 0, missing: Formula | None = None) -> f.OverItems:
    return f.OverItems("ds", f.Item(0), how, drop, missing)


SHARE = f.Quotient(f.Item(0), f.Item(1))
IS_MORE = f.Compare(A, Comparison.MORE, number("50"))
IS_GOOD = f.IsLevel("muc", ("TỐT", "KHÁ"))
LEVELS = (f.Level("TỐT", number("4")), f.Level("KHÁ", B))
STEPS: dict[str, Formula] = {
    "number": number("1/3"),
    "decimal": number("-0.125"),
    "figure": A,
    "default": N,
    "derived": DERIVED,
    "named": f.Named("x", A),
    "sum": f.Sum((A, B, N)),
    "sum of nothing": f.Sum(()),
    "difference": f.Difference(A, B),
    "product": f.Product((A, B)),
    "product of nothing": f.Product(()),
    "quotient": f.Quotient(A, B),
    "least": f.Least((A, B, N)),
    "greatest": f.Greatest((A, B)),
    **{
        f"rounded {mode.name} {places}": f.Rounded(f.Quotient(f.Product((A, B)), N), places, mode)
        for mode in Rounding
        for places in (0, 2)
    },
    "rounded at the half": f.Rounded(A, 2, Rounding.HALF_UP),
    "rounded to even": f.Rounded(B, 0, Rounding.HALF_EVEN),
    "power": f.Power(f.Quotient(A, number("100")), number("0.5"), 30),
    "whole power": f.Power(B, number("2"), 30),
    "logarithm": f.NaturalLog(A, 30),
    "choice": f.Choice(IS_MORE, B, number("1")),
    "bands": f.Bands(
        "x", A, (band("90", None, number("7")), band(None, "10", N), band("30", "90", B))
    ),
    "bands with a hole": f.Bands("x", B, (band("0", "3", number("1"), ends="(]"),)),
    "bands of a computed value": f.Bands("x", f.Sum((A, number("2.2"))), (band("100", None, A),)),
    "bands of anything": f.Bands("x", A, (band(None, None, number("5")),)),
    "levels": f.Levels("x", "muc", 0, LEVELS, None),
    "levels and others": f.Levels("x", "muc", 0, LEVELS, number("1")),
    "levels of a list": f.OverItems(
        "hang", f.Levels("x", None, 0, LEVELS, None), Gather.SUM, 0, None
    ),
    "levels of a list with a hole": f.OverItems(
        "hang", f.Levels("x", None, 0, LEVELS[:1], None), Gather.SUM, 0, None
    ),
    **{
        f"items {how.name} {drop}": over(how, drop=drop)
        for how in (Gather.SUM, Gather.MEAN, Gather.LEAST, Gather.GREATEST, Gather.COUNT)
        for drop in (0, 1)
    },
    "items missing count": over(Gather.SUM, missing=number("2")),
    "items missing dropped": over(Gather.MEAN, drop=1, missing=number("2")),
    "shares": f.OverItems("cap", SHARE, Gather.MEAN, 0, None),
    "empty list": f.OverItems("rong", f.Item(0), Gather.SUM, 0, None),
    "mean of an empty list": f.OverItems("rong", f.Item(0), Gather.MEAN, 0, None),
    **{f"peers {how.name}": f.OverPeers(f.Quotient(A, number("3")), how) for how in Gather},
    "share of the leader": f.Quotient(A, f.OverPeers(A, Gather.GREATEST)),
    "peers of lists": f.OverPeers(over(Gather.SUM), Gather.RANK_FROM_MOST),
    "points": f.Sum((f.Points("figure"), f.Points("bands with a hole"))),
    "days late": f.DaysLate("2024-11-15", "ngay", working=False),
    "working days late": f.DaysLate("2024-11-16", "ngay", working=True),
}
CONDITIONS: dict[str, f.Condition] = {
    **{how.name: f.Compare(A, how, number("97.8")) for how in Comparison},
    "computed": f.Compare(f.Product((A, number("0.1"))), Comparison.EQUAL, number("9.78")),
    "level": IS_GOOD,
    "present": f.IsPresent("a"),
    "derived present": f.IsPresent("ty_le"),
    "every": f.Every((IS_GOOD, IS_MORE)),
    "every of nothing": f.Every(()),
    "some": f.Some((IS_GOOD, IS_MORE)),
    "some of nothing": f.Some(()),
    "not": f.Not(IS_GOOD),
}


def steps() -> ScoredBlock:
    """A row for each kind of step and condition, unlimited and not rounded."""
    rows = [a_criterion(name, step, points=None) for name, step in STEPS.items()]
    rows += [
        a_criterion(f"if {name}", f.Choice(test, number("1"), number("0")), points=None)
        for name, test in CONDITIONS.items()
    ]
    rubric = a_rubric(a_group("1", *rows, points=None), declared=DECLARED, scale=None)
    holidays = (date(2024, 11, 20), date(2024, 11, 21))
    return block(replace(rubric, holidays=holidays), sheets(**UNITS))


def block(rubric: Rubric, given: Figures) -> ScoredBlock:
    return ScoredBlock(rubric, given, score_block(rubric, given))


# --- rows and groups -----------------------------------------------------------------------------

UP = RoundingRule(1, Rounding.UP)


def away(policy: Policy | None, *units: str, when: f.Condition | None = None) -> NotApplicable:
    return NotApplicable(units, when, policy, "Không thuộc chức năng")


def limits() -> ScoredBlock:
    """Rows with caps, floors, cliffs, roundings, losses; a table with a bonus and a penalty."""
    lost = Trigger(IS_MORE, Effect(EffectKind.ROW_LOST, "mất"), "Vi phạm", "")
    group_lost = Trigger(
        f.Compare(B, Comparison.LESS, number("0")), Effect(EffectKind.ROW_LOST, "2"), "Vi phạm", ""
    )
    rows = (
        a_criterion("trần", A, cap="50"),
        a_criterion("sàn", B, floor="0"),
        a_criterion("dưới thì 0", A, cliff="33.335"),
        a_criterion("tròn", f.Quotient(A, number("3")), rounding=TWO),
        a_criterion("mất", A, triggers=(lost, group_lost)),
    )
    rubric = a_rubric(
        a_group("1", *rows, points=None, cap="150", rounding=UP),
        a_group("2", a_criterion("2.1", N), points=None),
        declared=DECLARED,
        bonus=a_group(
            "thuong", a_criterion("T1", N, not_arisen=Policy.EXCLUDE), points=None, cap="2"
        ),
        penalty=a_group("tru", a_criterion("P1", B, floor="0"), points=None),
        total=replace(NO_LIMITS, floor=Fraction(0), cap=Fraction(152), rounding=TWO),
        scale=None,
    )
    return block(rubric, sheets(**UNITS))


def policies(group: Policy, row: Policy) -> ScoredBlock:
    """Groups whose rows leave, by unit, by condition and since nothing arose, in each way of gathering."""
    groups = [_leaving(how, n, row, rescale_raw=n == 1) for n, how in enumerate(Gathering, start=1)]
    gone = a_group("9", a_criterion("9.1", N), points="10", away=away(None, "A"))
    within = a_group("8", a_criterion("8.1", N, away=away(None, "B", when=IS_GOOD)), points="10")
    rubric = a_rubric(
        *groups,
        a_group("7", within, gone, points="20"),
        declared=DECLARED,
        group_policy=group,
        row_policy=row,
        scale=None,
    )
    return block(rubric, sheets(**UNITS))


def _leaving(how: Gathering, n: int, policy: Policy, *, rescale_raw: bool) -> Row:
    rows = (
        a_criterion(f"{n}.1", f.Quotient(N, number("3")), points="5", weight="2", rounding=TWO),
        a_criterion(f"{n}.2", N, points="3", away=away(None, "A", "C"), weight="1"),
        a_criterion(f"{n}.3", N, points="2", away=away(None, when=IS_MORE), rounding=TWO),
        a_criterion(
            f"{n}.4", f.Quotient(A, B), points="4", not_arisen=policy, cap="4", rounding=TWO
        ),
    )
    return a_group(f"{n}", *rows, points="14", gathering=how, rounding=TWO, rescale_raw=rescale_raw)


def ambiguous() -> ScoredBlock:
    """A row that leaves in two ways: an empty cell does not tell which."""
    row = a_criterion(
        "1.1", A, points="5", not_arisen=Policy.EXCLUDE, away=away(Policy.REDISTRIBUTE, "D")
    )
    whole = a_group("1", row, a_criterion("1.2", N, points="5"), points="10")
    return block(a_rubric(whole, declared=DECLARED, scale="10"), sheets(**UNITS))


def periods(*, combined: bool) -> ScoredBlock:
    """Two rounds, with or without a formula of their totals."""
    first, second = f.PeriodTotal("HK1"), f.PeriodTotal("HK2/2")
    formula = f.Quotient(f.Sum((first, second, second)), number("3")) if combined else None
    rubric = a_rubric(
        a_group("1", a_criterion("1.1", f.Quotient(N, number("7")), rounding=TWO)),
        declared=DECLARED,
        periods=("HK1", "HK2/2"),
        total=replace(NO_LIMITS, rounding=TWO, over_periods=formula),
        scale=None,
    )
    given = figures(
        sheet(unit, {"n": n}, period=period)
        for unit, per in (("A", (3, 5)), ("B", (1, 2)))
        for n, period in zip(per, ("HK1", "HK2/2"), strict=True)
    )
    return block(rubric, given)


def claims(*, made: bool) -> ScoredBlock:
    """A penalty for rows that a unit marked far above what was verified."""
    excess = f.OverClaims(Fraction(1, 5))
    rubric = a_rubric(
        a_group(
            "1", a_criterion("1.1", A), a_criterion("1.2", B, points=None), a_criterion("1.3", N)
        ),
        declared=DECLARED,
        penalty=a_group("tru", a_criterion("P1", excess, points=None), points=None),
        scale=None,
    )
    said = scored(
        rubric, None, **{unit: {**values, "a": 99, "n": 9} for unit, values in UNITS.items()}
    )
    given = sheets(**UNITS)
    kept = said if made else None
    return ScoredBlock(rubric, given, score_block(rubric, given, claims=kept), kept)


KINDS = {
    "steps": steps(),
    "limits": limits(),
    **{
        f"{group.name} {row.name}": policies(group, row)
        for group, row in (
            (Policy.REDISTRIBUTE, Policy.REDISTRIBUTE),
            (Policy.REDISTRIBUTE, Policy.EXCLUDE),
            (Policy.EXCLUDE, Policy.EXCLUDE),
            (Policy.FULL, Policy.FULL),
            (Policy.ZERO, Policy.ZERO),
            (Policy.ZERO, Policy.PEERS_MEAN),
            (Policy.PEERS_MEAN, Policy.PEERS_MEAN),
        )
    },
    "ambiguous": ambiguous(),
    "periods": periods(combined=False),
    "combined periods": periods(combined=True),
    "claims": claims(made=True),
    "no claims": claims(made=False),
}
