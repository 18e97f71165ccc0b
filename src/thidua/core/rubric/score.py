"""What scoring gives: points with the account they rest on, for every row of every unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.core.rubric.figures import NamedValue, Value
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.table import Effect, Policy


class Standing(StrEnum):
    COUNTED = "counted"
    NOT_APPLICABLE = "not_applicable"  # a policy decided; see the account
    MISSING = "missing"  # a figure lacks: 0 for now, and a gap to fill
    UNDEFINED = "undefined"  # the rubric itself has a hole here: the total has no value


@dataclass(frozen=True, slots=True)
class Computed:
    """The rule's own result, with what it named on the way and the figures it read."""

    shape: str
    named: tuple[NamedValue, ...]
    figures: tuple[NamedValue, ...]
    result: Fraction


@dataclass(frozen=True, slots=True)
class Gathered:
    """The children's points put together ("cong", "cao_nhat" …); `counted` are their ids."""

    how: str
    counted: tuple[str, ...]
    result: Fraction


@dataclass(frozen=True, slots=True)
class Capped:
    before: Fraction
    cap: Fraction


@dataclass(frozen=True, slots=True)
class Floored:
    before: Fraction
    floor: Fraction


@dataclass(frozen=True, slots=True)
class FellShort:
    """Below the cliff nothing is recorded."""

    before: Fraction
    cliff: Fraction


@dataclass(frozen=True, slots=True)
class RoundedOff:
    before: Fraction
    after: Fraction
    places: int
    mode: Rounding


@dataclass(frozen=True, slots=True)
class Rescaled:
    """Children that do not apply gave their points to those that do."""

    before: Fraction
    after: Fraction
    applicable_max: Fraction
    full_max: Fraction
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """The row does not apply or nothing arose; `why` is "units", "condition" or "not_arisen"."""

    policy: Policy
    why: str
    reason: str
    given: Fraction | None  # points given by the policy; None when redistributed or excluded
    peers: tuple[str, ...]  # of PEERS_MEAN


@dataclass(frozen=True, slots=True)
class Lacking:
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InGap:
    """No band or level holds the value."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Lost:
    """An effect took the row's points."""

    before: Fraction
    reason: str


@dataclass(frozen=True, slots=True)
class Totalled:
    """base + bonus − penalty."""

    base: Fraction
    bonus: Fraction
    penalty: Fraction
    result: Fraction


@dataclass(frozen=True, slots=True)
class PeriodsCombined:
    periods: tuple[NamedValue, ...]
    result: Fraction


AccountStep = (
    Computed | Gathered | Capped | Floored | FellShort | RoundedOff | Rescaled | SetAside
    | Lacking | InGap | Lost | Totalled | PeriodsCombined
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TriggeredEffect:
    """An effect with the row (or "" for the table) and the reason it rests on."""

    effect: Effect
    row: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class RowScore:
    """A row's points for one unit and period, with the whole account, and its children's."""

    row: str
    standing: Standing
    points: Fraction  # as it counts in its parent; 0 when it has none
    raw: Fraction  # before this row's own rounding
    max_points: Fraction | None  # that applies to this unit
    account: tuple[AccountStep, ...]
    children: tuple[RowScore, ...]


@dataclass(frozen=True, slots=True)
class PeriodScore:
    period: str
    base: RowScore
    bonus: RowScore | None
    penalty: RowScore | None
    total: Fraction | None  # None when a row is undefined
    account: tuple[AccountStep, ...]
    effects: tuple[TriggeredEffect, ...]


@dataclass(frozen=True, slots=True)
class UnitScore:
    unit: str
    periods: tuple[PeriodScore, ...]
    total: Fraction | None
    account: tuple[AccountStep, ...]
    effects: tuple[TriggeredEffect, ...]  # of all periods, each once

    @property
    def last(self) -> PeriodScore:
        return self.periods[-1]


@dataclass(frozen=True, slots=True)
class BlockScore:
    units: tuple[UnitScore, ...]  # in the order of the figures given
