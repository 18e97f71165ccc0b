"""A block for the journey of a rubric: this year's agreement is being signed, and nothing is drafted yet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.journeys.targets_years import TWO_DAYS, give
from tests.pages.reader import RUBRIC
from tests.world import FIRST_DAY, a_block, an_actor
from thidua.apps.people.actions import GivenRole
from thidua.apps.years.actions import YearOpening, open_year
from thidua.core.access.roles import Role
from thidua.core.years.stages import Stage, StageKind

BLOCK = "khoi-soan"
SECRETARY, HEAD = "thuky-soan", "truong-soan"


def rubric_of(year: int) -> str:
    return RUBRIC.replace("don_vi: [QS], ", "khi: bai > 99, ").replace("nam: 2024", f"nam: {year}")


def load() -> None:
    """Load it into the database that the environment names; the accounts have the usual password."""
    moment = datetime.now(UTC)  # noqa: TID251 - the product in the browser asks its own clock
    block = a_block(BLOCK, units=("SOAN-A", "SOAN-B"))
    signing = Stage(StageKind.SIGNING, moment - timedelta(days=1), moment + TWO_DAYS)
    first, last = date(moment.year, 1, 1), date(moment.year, 12, 31)
    opening = YearOpening(moment.year, "Đoàn kết, sáng tạo", first, last, (signing,))
    secretary = an_actor(Role.SECRETARY, block=BLOCK)
    open_year(BLOCK, opening=opening, actor=secretary, at=moment)
    give(SECRETARY, GivenRole(Role.SECRETARY, FIRST_DAY, block_id=block.pk))
    give(HEAD, GivenRole(Role.BLOCK_HEAD, FIRST_DAY, block_id=block.pk))
