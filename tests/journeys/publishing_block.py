"""A block whose year is at its end as the clock stands: all verified, nothing published yet."""

from __future__ import annotations

HEAD_OF_ENDING = "truong-cuoi"
ENDING = "/khoi/khoi-cuoi-nam/nam/2024/"
ENDING_BLOCK = f"""
import django
django.setup()
from tests.world import *
from thidua.outside.clock import now
at_end = now()
def stage(kind, opened, closed):
    days = timedelta(opened), timedelta(closed)
    return Stage(kind, at_end - days[0], at_end - days[1])
stages_now = (
    stage(StageKind.SIGNING, 60, 50),
    stage(StageKind.SELF_SCORE, 40, 30),
    stage(StageKind.APPRAISAL, 30, 20),
    stage(StageKind.YEAR_END, 1, -30),
)
within = {{one.kind: one.opens + timedelta(days=1) for one in stages_now}}
block = a_block("khoi-cuoi-nam", units=("CN-A", "CN-B", "CN-C"))
secretary = an_actor(Role.SECRETARY, block=block.code)
head = an_actor(Role.BLOCK_HEAD, block=block.code)
opening = an_opening(stages_of_year=stages_now)
year = open_year(block.code, opening=opening, actor=secretary, at=at_end)
signing, text = within[StageKind.SIGNING], ProposedText(RUBRIC, based_on=0)
draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)
adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)
for done, unit in enumerate(("CN-A", "CN-B", "CN-C"), start=45):
    officer = an_actor(Role.UNIT_LEADER, unit=unit)
    sheet = handed_in(unit, values={{"lam_duoc": 50, "duoc_giao": 50}})
    submit_figures(year.pk, handed_in=sheet, actor=officer, at=within[StageKind.SELF_SCORE])
    sheet = handed_in(unit, values={{"lam_duoc": done, "duoc_giao": 50}})
    verify_figures(year.pk, handed_in=sheet, actor=secretary, at=within[StageKind.APPRAISAL])
account = an_account("{HEAD_OF_ENDING}")
given = GivenRole(Role.BLOCK_HEAD, FIRST_DAY, block_id=block.pk)
give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
"""
