"""A block for the journey of cross-scoring: all have reported, and cross-scoring is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from secrets import token_hex

from tests.apps.review.rounds import CROSSED
from tests.journeys.appraisal_years import give
from tests.pages.reader import GOOD
from tests.world import FIRST_DAY, a_block, an_actor, handed_in
from thidua.apps.people.actions import GivenRole
from thidua.apps.scoring.actions import (
    ProposedText,
    adopt_rubric,
    propose_rubric,
    submit_figures,
)
from thidua.apps.units.models import Unit
from thidua.apps.years.actions import YearOpening, open_year
from thidua.core.access.roles import Role
from thidua.core.years.stages import Stage, StageKind

BLOCK = "khoi-cham-cheo"
UNITS = ("CC-A", "CC-B", "CC-C")
SECRETARY, LEADER, OTHER = "thuky-cham-cheo", "lanhdao-cham-cheo", "lanhdao-don-vi-khac"
DAYS = {
    StageKind.SIGNING: (50, 40),
    StageKind.SELF_SCORE: (40, 10),
    StageKind.CROSS_SCORE: (10, -10),
}


def load() -> None:
    """Load it into the database that the environment names; the accounts have the usual password."""
    now = datetime.now(UTC)  # noqa: TID251 - the product in the browser asks its own clock
    stages = tuple(
        Stage(kind, now - timedelta(days=first), now - timedelta(days=last))
        for kind, (first, last) in DAYS.items()
    )
    signing, reporting = (stage.opens + timedelta(days=1) for stage in stages[:2])
    block = a_block(BLOCK, units=UNITS)
    first, last = date(now.year, 1, 1), date(now.year, 12, 31)
    opening = YearOpening(now.year, "Đoàn kết, sáng tạo", first, last, stages)
    secretary, head = (an_actor(role, block=BLOCK) for role in (Role.SECRETARY, Role.BLOCK_HEAD))
    year = open_year(BLOCK, opening=opening, actor=secretary, at=now)
    source = CROSSED.replace("don_vi: [QS], ", "khi: bai > 99, ")
    text = ProposedText(source.replace("nam: 2024", f"nam: {now.year}"), based_on=0)
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)
    for unit in UNITS:
        leader = an_actor(Role.UNIT_LEADER, unit=unit)
        # another process counts keys as well
        sheet = handed_in(unit, values=GOOD, key=token_hex(16))
        submit_figures(year.pk, handed_in=sheet, actor=leader, at=reporting)
    give(SECRETARY, GivenRole(Role.SECRETARY, FIRST_DAY, block_id=block.pk))
    for login_name, unit in ((LEADER, "CC-A"), (OTHER, "CC-C")):
        own = Unit.objects.get(code=unit).pk
        give(login_name, GivenRole(Role.UNIT_LEADER, FIRST_DAY, unit_id=own))
