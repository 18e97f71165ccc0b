"""A block for the journey of the appraisal: all have reported and marked each other; objections are open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from secrets import token_hex

from tests.apps.review.rounds import CROSSED, a_mark, a_marking, an_opening
from tests.pages.reader import GOOD
from tests.world import FIRST_DAY, a_block, an_account, an_actor, at, handed_in
from thidua.apps.people.actions import GivenRole, give_role
from thidua.apps.review.actions import open_round, save_marks
from thidua.apps.scoring.actions import (
    ProposedText,
    adopt_rubric,
    propose_rubric,
    submit_figures,
)
from thidua.apps.units.models import Unit
from thidua.apps.years.actions import YearOpening, open_year
from thidua.core.access.roles import OPERATOR, Role
from thidua.core.years.stages import Stage, StageKind

BLOCK = "khoi-tham-dinh"
UNITS = ("TD-A", "TD-B", "TD-C")
SECRETARY, LEADER = "thuky-tham-dinh", "lanhdao-tham-dinh"
DAYS = {
    StageKind.SIGNING: (50, 40),
    StageKind.SELF_SCORE: (40, 30),
    StageKind.CROSS_SCORE: (30, 20),
    StageKind.APPRAISAL: (20, 10),
    StageKind.OBJECTION: (10, -10),
}


def load() -> None:
    """Load it into the database that the environment names; the accounts have the usual password."""
    now = datetime.now(UTC)  # noqa: TID251 - the product in the browser asks its own clock
    stages = tuple(
        Stage(kind, now - timedelta(days=first), now - timedelta(days=last))
        for kind, (first, last) in DAYS.items()
    )
    within = {stage.kind: stage.opens + timedelta(days=1) for stage in stages}
    block = a_block(BLOCK, units=UNITS)
    first, last = date(now.year, 1, 1), date(now.year, 12, 31)
    opening = YearOpening(now.year, "Đoàn kết, sáng tạo", first, last, stages)
    secretary, head = (an_actor(role, block=BLOCK) for role in (Role.SECRETARY, Role.BLOCK_HEAD))
    year = open_year(BLOCK, opening=opening, actor=secretary, at=now)
    source = CROSSED.replace("don_vi: [QS], ", "khi: bai > 99, ")
    text = ProposedText(source.replace("nam: 2024", f"nam: {now.year}"), based_on=0)
    signing = within[StageKind.SIGNING]
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)
    for unit in UNITS:
        leader = an_actor(Role.UNIT_LEADER, unit=unit)
        sheet = handed_in(
            unit, values=GOOD, key=token_hex(16)
        )  # another process counts keys as well
        submit_figures(year.pk, handed_in=sheet, actor=leader, at=within[StageKind.SELF_SCORE])
    crossing = within[StageKind.CROSS_SCORE]
    open_round(year.pk, opening=an_opening(), actor=secretary, at=crossing)
    for reviewer, points in (("TD-B", "9"), ("TD-C", "6")):
        marking = a_marking(reviewer, "TD-A", {"1.1": a_mark(points)})
        officer = an_actor(Role.UNIT_OFFICER, unit=reviewer)
        save_marks(year.pk, marking=marking, actor=officer, at=crossing)
    give(SECRETARY, GivenRole(Role.SECRETARY, FIRST_DAY, block_id=block.pk))
    own = Unit.objects.get(code="TD-A").pk
    give(LEADER, GivenRole(Role.UNIT_LEADER, FIRST_DAY, unit_id=own))


def give(login_name: str, given: GivenRole) -> None:
    account = an_account(login_name)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
