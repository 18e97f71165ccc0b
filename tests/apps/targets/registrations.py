"""A year in which a unit registers targets: forms to register, confirm, change and report."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.pages.reader import RUBRIC
from tests.world import a_block, a_key, a_year, an_actor, an_adopted_rubric, during, seen
from thidua.apps.targets.actions import (
    AskedChange,
    Confirmed,
    Decided,
    Registered,
    Reported,
    ask_change,
    confirm_targets,
    decide_change,
    register_target,
    report_progress,
)
from thidua.apps.targets.queries import UnitTargets, registered_in
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Role
from thidua.core.targets.target import Better, Target
from thidua.core.years.stages import StageKind

SIGNING = during(StageKind.SIGNING)
MID_YEAR = during(StageKind.MID_YEAR)
SELF_SCORE = during(StageKind.SELF_SCORE)
OFFICER = an_actor(Role.UNIT_OFFICER, unit="SNV", key="account 11")
LEADER = an_actor(Role.UNIT_LEADER, unit="SNV", key="account 12")
HEAD = an_actor(Role.BLOCK_HEAD, block="khoi-mot", key="account 13")
TASKS = Target(
    title="Hoàn thành nhiệm vụ được giao",
    amount=Fraction(50),
    measure="nhiệm vụ",
    baseline=Fraction(46),
    better=Better.MORE,
    summed=True,
    source="Báo cáo tổng kết",
    row="1.1",
    figure="lam_duoc",
)
RETURNED = Target(
    title="Văn bản bị trả lại",
    amount=Fraction(2),
    measure="văn bản",
    baseline=None,
    better=Better.LESS,
    summed=True,
    source="",
)
MORE_TASKS = replace(TASKS, amount=Fraction(48))
REASON = "Tỉnh giao bớt hai nhiệm vụ"


def a_year_of_targets(
    *, adopted: bool = True, units: tuple[str, ...] = ("CA", "SNV", "QS")
) -> EmulationYear:
    year = a_year(a_block("khoi-mot", units=units))
    if adopted:
        an_adopted_rubric(year, source=RUBRIC)
    return year


def held(year: EmulationYear, unit: str = "SNV") -> UnitTargets:
    (found,) = registered_in(seen(year), unit=unit)
    return found


def register(
    year: EmulationYear,
    target: Target = TASKS,
    *,
    unit: str = "SNV",
    number: int = 0,
    based_on: int = 0,
) -> int:
    """Let an officer of the unit register a target; give its number."""
    officer = an_actor(Role.UNIT_OFFICER, unit=unit)
    registered = Registered(unit, target, a_key(), number, based_on)
    return register_target(year.pk, registered=registered, actor=officer, at=SIGNING).number


def confirm(year: EmulationYear) -> None:
    confirmed = Confirmed("SNV", held(year).digest, a_key())
    confirm_targets(year.pk, confirmed=confirmed, actor=LEADER, at=SIGNING)


def ask(
    year: EmulationYear, target: Target = MORE_TASKS, *, number: int = 1, dropped: bool = False
) -> int:
    """Let the leader ask for a change of a target as it stands; give the request's id."""
    version = held(year).versions.get(number, 0)
    asked = AskedChange("SNV", target, REASON, a_key(), number, version, dropped)
    return ask_change(year.pk, asked=asked, actor=LEADER, at=MID_YEAR).pk


def decide(year: EmulationYear, request: int, *, approved: bool = True, reason: str = "") -> None:
    decided = Decided(request, approved, reason, a_key())
    decide_change(year.pk, decided=decided, actor=HEAD, at=MID_YEAR)


def report(
    year: EmulationYear, values: dict[int, int], *, quarter: int = 1, based_on: int = 0
) -> None:
    given = {number: Fraction(value) for number, value in values.items()}
    reported = Reported("SNV", quarter, given, based_on, a_key())
    report_progress(year.pk, reported=reported, actor=OFFICER, at=MID_YEAR)
