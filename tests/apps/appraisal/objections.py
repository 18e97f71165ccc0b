"""An appraised year in its stage of objections: who raises them, who answers, and the forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from tests.apps.appraisal.proposals import OBJECTION, the_draft
from tests.world import a_key, an_actor
from thidua.apps.appraisal.actions import Answered, Raised, answer_objection, raise_objection
from thidua.apps.appraisal.contested import Contested, objections_of
from thidua.apps.appraisal.models import Objection, ObjectionAnswer
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Actor, Role
from thidua.core.rubric.figures import FigureValue

ARGUMENT = "Sở Nội vụ đã xác nhận thêm hai nhiệm vụ hoàn thành"
BASIS = "Mục 1.1 bảng tiêu chí"
WANTED: Mapping[str, FigureValue] = {"lam_duoc": 50, "duoc_giao": 50}
SNV_LEADER = an_actor(Role.UNIT_LEADER, unit="SNV")
THE_HEAD = an_actor(Role.BLOCK_HEAD, block="khoi-mot", key="account 903")


def an_objection(
    *,
    row: str = "1.1",
    wanted: Mapping[str, FigureValue] = WANTED,
    argument: str = ARGUMENT,
    key: str = "",
    period: str = "",
    unit: str = "SNV",
) -> Raised:
    return Raised(unit, row, argument, wanted, key or a_key(), period)


def raise_it(
    year: EmulationYear,
    raised: Raised | None = None,
    *,
    by: Actor = SNV_LEADER,
    at: datetime = OBJECTION,
) -> Objection:
    return raise_objection(year.pk, raised=raised or an_objection(), actor=by, at=at)


def an_answer(
    year: EmulationYear,
    objection: Objection,
    *,
    accepted: bool = True,
    values: Mapping[str, FigureValue] = WANTED,
    basis: str = BASIS,
    words: str = "",
    key: str = "",
) -> Answered:
    based_on = the_draft(year, objection.unit.code).based_on
    return Answered(objection.pk, accepted, basis, words, key or a_key(), values, based_on)


def answer_it(
    year: EmulationYear, answered: Answered, *, by: Actor = THE_HEAD, at: datetime = OBJECTION
) -> ObjectionAnswer:
    return answer_objection(year.pk, answered=answered, actor=by, at=at)


def the_objection(year: EmulationYear) -> Contested:
    (found,) = objections_of(year.pk)
    return found
