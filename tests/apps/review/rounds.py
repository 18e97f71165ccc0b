"""A year in cross-scoring: units that have reported, a round, and marks given by each deed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from tests.pages.reader import GOOD, RUBRIC
from tests.world import (
    a_block,
    a_key,
    a_reported_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    during,
    handed_in,
    seen,
)
from thidua.apps.review.actions import (
    Marking,
    NamedPair,
    RoundOpening,
    TypedMark,
    add_conflict,
    hand_in_marks,
    open_round,
    recuse,
    save_marks,
)
from thidua.apps.review.queries import Round, digest_of_marks, own_marks, round_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Actor, Role
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.combining import Combining
from thidua.core.review.conflicts import Pair
from thidua.core.years.stages import StageKind

CROSS_SCORE = during(StageKind.CROSS_SCORE)
APPRAISAL = during(StageKind.APPRAISAL)
REASON = "Theo kết quả kiểm tra chéo"
UNITS = ("CA", "SNV", "QS")
CROSSED = RUBRIC.replace("[tu_cham, tham_dinh]", "[tu_cham, cham_cheo, tham_dinh]").replace(
    "    nguon_so_lieu: Sở Nội vụ\n", "    nguon_so_lieu: Sở Nội vụ\n    nguoi_cham: [cham_cheo]\n"
)
"""1.1 is worth 10 and self-scored 9,6; 2.1 is worth 10, self-scored 10, not for QS."""


def a_reported_year(
    block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS, rubric: str = CROSSED
) -> EmulationYear:
    year = a_year(a_block(block, units=units))
    known = rubric if "QS" in units else rubric.replace("don_vi: [QS], ", "khi: bai > 99, ")
    an_adopted_rubric(year, source=known)
    for unit in units:
        a_reported_sheet(year, handed_in(unit, values=GOOD))
    return year


def the_secretary(year: EmulationYear) -> Actor:
    return an_actor(Role.SECRETARY, block=year.block.code)


def an_opening(
    plan: Plan = Plan(Scheme.FULL),  # noqa: B008 - a frozen value
    *,
    combining: Combining = Combining(),  # noqa: B008 - a frozen value
    distance: Fraction = Fraction(1, 10),
    key: str = "",
) -> RoundOpening:
    return RoundOpening(plan, combining, distance, key or a_key())


def opened(year: EmulationYear, opening: RoundOpening | None = None) -> EmulationYear:
    open_round(year.pk, opening=opening or an_opening(), actor=the_secretary(year), at=CROSS_SCORE)
    return year


def a_round(block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS) -> EmulationYear:
    """Open a year in which all have reported, and its round: everyone marks everyone."""
    return opened(a_reported_year(block, units=units))


def the_round(year: EmulationYear) -> Round:
    found = round_of(seen(year))
    assert found is not None
    return found


def a_mark(points: str | None, *, reason: str = REASON, based_on: int = 0) -> TypedMark:
    return TypedMark(None if points is None else Fraction(points), reason, based_on)


def a_marking(
    reviewer: str = "CA",
    unit: str = "SNV",
    marks: Mapping[str, TypedMark] | None = None,
    *,
    key: str = "",
) -> Marking:
    marks = {"1.1": a_mark("9")} if marks is None else marks
    return Marking(
        Pair(reviewer, unit), {("", row): one for row, one in marks.items()}, key or a_key()
    )


def save(year: EmulationYear, marking: Marking, *, at: datetime = CROSS_SCORE) -> None:
    officer = an_actor(Role.UNIT_OFFICER, unit=marking.pair.reviewer)
    save_marks(year.pk, marking=marking, actor=officer, at=at)


def gives(year: EmulationYear, reviewer: str, unit: str, points: str, *, row: str = "1.1") -> None:
    save(year, a_marking(reviewer, unit, {row: a_mark(points)}))


def named(reviewer: str = "CA", unit: str = "SNV", *, reason: str = REASON) -> NamedPair:
    return NamedPair(Pair(reviewer, unit), reason, a_key())


def bars(year: EmulationYear, pair: NamedPair) -> None:
    add_conflict(year.pk, named=pair, actor=the_secretary(year), at=CROSS_SCORE)


def steps_back(year: EmulationYear, pair: NamedPair) -> None:
    leader = an_actor(Role.UNIT_LEADER, unit=pair.pair.reviewer)
    recuse(year.pk, named=pair, actor=leader, at=CROSS_SCORE)


def hands_in(year: EmulationYear, reviewer: str = "CA", *, seen_as: str = "") -> None:
    seen_as = seen_as or digest_of_marks(own_marks(the_round(year), reviewer))
    leader = an_actor(Role.UNIT_LEADER, unit=reviewer)
    hand_in_marks(year.pk, reviewer=reviewer, seen=seen_as, actor=leader, at=CROSS_SCORE)
