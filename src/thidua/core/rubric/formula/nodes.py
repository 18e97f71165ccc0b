"""What a rule computes, as a tree of a few kinds of exact steps.

Every shape of rule (a ratio, bands, deductions by the occurrence …) is *lowered* to such a tree.
Three readers understand it: the exact evaluation, the compiler to whole columns, and the writer of
live spreadsheet formulas; so a shape is defined once and means the same everywhere.

Numbers are exact (int or Fraction). A step may end without a number in three ways, each an outcome
of the row and never an exception for the reader of a result: a figure is missing, nothing arose
(division by zero), or no band holds the value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """How a half, or any remainder, is settled; the words stand in the rubric."""

    HALF_UP = "nua_len"  # away from zero at the half
    HALF_EVEN = "nua_chan"
    DOWN = "xuong"  # toward minus infinity
    UP = "len"  # toward plus infinity


class Comparison(StrEnum):
    LESS = "<"
    AT_MOST = "<="
    EQUAL = "="
    NOT_EQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


class Gather(StrEnum):
    """How the items of a list, or the units of a block, become one number."""

    SUM = "tong"
    MEAN = "trung_binh"
    LEAST = "nho_nhat"
    GREATEST = "lon_nhat"
    COUNT = "dem"
    RANK_FROM_MOST = "hang_tu_cao"  # peers only: 1 for the greatest; ties share the better place
    RANK_FROM_LEAST = "hang_tu_thap"
    TIED = "dong_hang"  # peers only: how many units share this unit's value, itself included


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the unit scored; missing makes the row missing. Yes/no figures are 1 and 0."""

    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One column (from 0) of the list item at hand; only inside OverItems."""

    column: int


@dataclass(frozen=True, slots=True)
class Points:
    """The points of another row or group, after its own rounding; only where rows are combined."""

    row: str


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """The rounded total (or the rounded points of the row at hand) of one period."""

    period: str


@dataclass(frozen=True, slots=True)
class OverClaims:
    """How many rows the unit itself marked above the verified points by more than a share of max.

    `share` is a fraction of the row's maximum (1/5 for 20 %); no claims at hand gives 0.
    """

    share: Fraction


@dataclass(frozen=True, slots=True)
class Named:
    """The same number, kept in the account under a name so that a sentence can quote it."""

    name: str
    of: Formula


@dataclass(frozen=True, slots=True)
class Sum:
    terms: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    minuend: Formula
    subtrahend: Formula


@dataclass(frozen=True, slots=True)
class Product:
    factors: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """Division; a zero divisor means that nothing arose."""

    dividend: Formula
    divisor: Formula


@dataclass(frozen=True, slots=True)
class Least:
    of: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    of: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Rounded:
    """Rounded to `places` decimals (0 to 12) by the rule named."""

    of: Formula
    places: int
    mode: Rounding


@dataclass(frozen=True, slots=True)
class Power:
    """base ** exponent, correct to `digits` significant decimal digits (1 to 60), half even.

    A whole exponent from -64 to 64 of an exact base is exact and ignores `digits`.
    """

    base: Formula
    exponent: Formula
    digits: int


@dataclass(frozen=True, slots=True)
class NaturalLog:
    """ln, correct to `digits` significant decimal digits (1 to 60); at most zero: nothing arose."""

    of: Formula
    digits: int


@dataclass(frozen=True, slots=True)
class Choice:
    condition: Condition
    then: Formula
    otherwise: Formula


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high`, each end included or not; None is open without end."""

    low: Fraction | None
    low_included: bool
    high: Fraction | None
    high_included: bool
    worth: Formula


@dataclass(frozen=True, slots=True)
class Bands:
    """The worth of the first band that holds the value; no band: the row is undefined (a gap).

    The account keeps the value under `name` and the band's place (from 0) under `name + "_bac"`.
    """

    name: str
    of: Formula
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Level:
    value: str
    worth: Formula


@dataclass(frozen=True, slots=True)
class Levels:
    """The worth of the level that a textual figure (or list item, column as digit) names.

    `of` names a figure, or is None for column `column` of the list item at hand. A value that is
    not listed has the worth `otherwise`; None there makes the row undefined.
    """

    name: str
    of: str | None
    column: int
    levels: tuple[Level, ...]
    otherwise: Formula | None


@dataclass(frozen=True, slots=True)
class OverItems:
    """`each` computed for every item of a list figure, gathered, after dropping extremes.

    `drop` sets aside that many greatest and that many least values, by value, once each. An item
    whose first column is missing uses `missing` where given, and is left out where it is None. No
    item left: nothing arose (COUNT and SUM give 0).
    """

    figure: str
    each: Formula
    gather: Gather
    drop: int
    missing: Formula | None


@dataclass(frozen=True, slots=True)
class OverPeers:
    """`each` computed for every unit of the block that has it, gathered; ranks concern this unit.

    Units for which `each` is missing or did not arise, or where the row does not apply, are left
    out. No unit left: nothing arose.
    """

    each: Formula
    gather: Gather


@dataclass(frozen=True, slots=True)
class DaysLate:
    """Days, working or calendar, from the due date to the date in a figure; see `days_late`."""

    due: str  # ISO date
    sent: str  # name of a date figure
    working: bool


@dataclass(frozen=True, slots=True)
class Compare:
    left: Formula
    how: Comparison
    right: Formula


@dataclass(frozen=True, slots=True)
class IsLevel:
    """A textual figure equals one of the values."""

    figure: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsPresent:
    """The figure was given (a null was not)."""

    figure: str


@dataclass(frozen=True, slots=True)
class Every:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: Condition


Formula = (
    Number | Figure | Item | Points | PeriodTotal | OverClaims | Named
    | Sum | Difference | Product | Quotient | Least | Greatest | Rounded | Power | NaturalLog
    | Choice | Bands | Levels | OverItems | OverPeers | DaysLate
)  # fmt: skip
Condition = Compare | IsLevel | IsPresent | Every | Some | Not

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
