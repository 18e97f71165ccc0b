"""One unit's figures in one period, as the steps of a formula read them, noting what they read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from fractions import Fraction

from thidua.core.rubric.figures import FigureValue, NamedValue, Scalar, Value
from thidua.core.rubric.formula.outcomes import (
    FigureMissing,
    FigureOfOtherKind,
    FiguresInCircle,
)

Exact = int | Fraction
Step = Callable[["Case"], Exact]
PeerValues = tuple[tuple["Case", Exact], ...]


class Case:
    """What a formula may look at. Mutable: it gathers the account of the row at hand.

    `peers` are the units to which the row applies, this one among them; `shared` keeps what was
    computed for all of them once; `points` are rows already scored, `periods` totals of periods,
    `claimed` counts rows claimed above what was verified by more than a share of their maximum.
    """

    __slots__ = (
        "claimed", "derived", "figures", "holidays", "item", "named", "peers", "periods",
        "points", "shared", "unit", "used", "waiting",
    )  # fmt: skip

    def __init__(
        self,
        unit: str,
        figures: Mapping[str, FigureValue],
        derived: Mapping[str, Step],
        holidays: Collection[date] = (),
    ) -> None:
        self.unit = unit
        self.figures = dict(figures)
        self.derived = derived
        self.holidays = holidays
        self.named: list[NamedValue] = []
        self.used: dict[str, Value] = {}
        self.item: tuple[Scalar, ...] = ()
        self.peers: tuple[Case, ...] = (self,)
        self.shared: dict[int, PeerValues] = {}
        self.points: dict[str, Fraction] = {}
        self.periods: Mapping[str, Fraction] = {}
        self.claimed: Callable[[Fraction], int] = _nothing_claimed
        self.waiting: set[str] = set()

    def begin(self, peers: tuple[Case, ...], shared: dict[int, PeerValues]) -> None:
        """Turn to a new row: forget the account of the last."""
        self.named = []
        self.used = {}
        self.peers = peers
        self.shared = shared

    def given(self, name: str) -> FigureValue:
        """Give a figure as it stands, derived ones computed; refuses nothing, raises FigureMissing."""
        value = self.figures.get(name)
        if value is None:
            value = self._derive(name)
        self.used[name] = value
        return value

    def _derive(self, name: str) -> Exact:
        step = self.derived.get(name)
        if step is None or name in self.figures:
            raise FigureMissing(name)
        if name in self.waiting:
            raise FiguresInCircle(figure=name)
        self.waiting.add(name)
        try:
            value = step(self)
        finally:
            self.waiting.discard(name)
        self.figures[name] = value
        return value

    def number(self, name: str) -> Exact:
        value = self.given(name)
        if not isinstance(value, int | Fraction):
            raise FigureOfOtherKind(figure=name, value=value)
        return value

    def day(self, name: str) -> date:
        value = self.given(name)
        if not isinstance(value, date):
            raise FigureOfOtherKind(figure=name, value=value)
        return value

    def items(self, name: str) -> tuple[tuple[Scalar, ...], ...]:
        """Give a list as rows; a list of single values has one column."""
        value = self.given(name)
        if not isinstance(value, tuple):
            raise FigureOfOtherKind(figure=name, value=value)
        return tuple(item if isinstance(item, tuple) else (item,) for item in value)


def _nothing_claimed(_share: Fraction) -> int:
    return 0
