"""Two blocks for the journey of targets: one signs its agreement today, one is in its mid-year review."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.apps.targets.registrations import RETURNED, TASKS
from tests.pages.reader import RUBRIC
from tests.world import FIRST_DAY, a_block, a_key, an_account, an_actor, at
from thidua.apps.people.actions import GivenRole, give_role
from thidua.apps.scoring.actions import ProposedText, adopt_rubric, propose_rubric
from thidua.apps.targets.actions import Registered, register_target
from thidua.apps.units.models import Unit
from thidua.apps.years.actions import YearOpening, open_year
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import OPERATOR, Role
from thidua.core.years.stages import Stage, StageKind

SIGNS, REVIEWS = "khoi-ky", "khoi-so-ket"
TWO_DAYS = timedelta(days=2)


def load() -> None:
    """Load both into the database that the environment names; the accounts have the usual password."""
    moment = datetime.now(UTC)  # noqa: TID251 - the product in the browser asks its own clock
    a_year_at(SIGNS, moment, StageKind.SIGNING, unit="KY-A")
    year = a_year_at(REVIEWS, moment, StageKind.MID_YEAR, unit="SK-A")
    officer = an_actor(Role.UNIT_OFFICER, unit="SK-A")
    for target in (TASKS, RETURNED):
        form = Registered("SK-A", target, a_key())
        register_target(year.pk, registered=form, actor=officer, at=moment - TWO_DAYS)


def a_year_at(code: str, moment: datetime, stage: StageKind, *, unit: str) -> EmulationYear:
    """Open this year for a new block, a stage of it now, the signing before it at the latest."""
    block = a_block(code, units=(unit, f"{unit}2"))
    stages = [Stage(stage, moment - timedelta(days=1), moment + TWO_DAYS)]
    if stage is not StageKind.SIGNING:
        stages.append(Stage(StageKind.SIGNING, moment - 2 * TWO_DAYS, moment - timedelta(days=1)))
    first, last = date(moment.year, 1, 1), date(moment.year, 12, 31)
    opening = YearOpening(moment.year, "Đoàn kết, sáng tạo", first, last, tuple(stages))
    secretary = an_actor(Role.SECRETARY, block=code)
    year = open_year(code, opening=opening, actor=secretary, at=moment)
    source = RUBRIC.replace("don_vi: [QS], ", "khi: bai > 99, ")
    text = ProposedText(source.replace("nam: 2024", f"nam: {moment.year}"), based_on=0)
    signing = moment if stage is StageKind.SIGNING else moment - TWO_DAYS
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)
    head = an_actor(Role.BLOCK_HEAD, block=code)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)
    own = Unit.objects.get(code=unit).pk
    for name, role in (("canbo", Role.UNIT_OFFICER), ("lanhdao", Role.UNIT_LEADER)):
        give(f"{name}-{code}", GivenRole(role, FIRST_DAY, unit_id=own))
    give(f"truong-{code}", GivenRole(Role.BLOCK_HEAD, FIRST_DAY, block_id=block.pk))
    return year


def give(login_name: str, given: GivenRole) -> None:
    account = an_account(login_name)
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
