"""A year in its appraisal: a unit that has reported, the secretary, and forms to propose values."""

from __future__ import annotations

from collections.abc import Mapping

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
from thidua.apps.appraisal.actions import (
    Finished,
    Proposed,
    finish_appraisal,
    propose_values,
    take_over,
)
from thidua.apps.appraisal.looks import beside_of, open_and_undisputed
from thidua.apps.appraisal.queries import Draft, drafts_of
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import grounds_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Actor, Role
from thidua.core.rubric.figures import FigureValue
from thidua.core.years.stages import StageKind

APPRAISAL = during(StageKind.APPRAISAL)
OBJECTION = during(StageKind.OBJECTION)
YEAR_END = during(StageKind.YEAR_END)
REASON = "Theo báo cáo kiểm tra của Khối"
UNITS = ("CA", "SNV", "QS")
PLAIN = RUBRIC.replace("    minh_chung: [Chương trình công tác năm]\n", "")
"""No criterion asks for evidence."""


def a_reported_year(
    values: Mapping[str, FigureValue] = GOOD, *, units: tuple[str, ...] = UNITS, rubric: str = PLAIN
) -> EmulationYear:
    """Open a year in which every unit has reported the same."""
    year = a_year(a_block("khoi-mot", units=units))
    an_adopted_rubric(year, source=rubric)
    for unit in units:
        a_reported_sheet(year, handed_in(unit, values=values))
    return year


def the_secretary(year: EmulationYear) -> Actor:
    return an_actor(Role.SECRETARY, block=year.block.code)


def the_draft(year: EmulationYear, unit: str = "SNV") -> Draft:
    (draft,) = drafts_of(grounds_of(seen(year)), unit=unit)
    return draft


def a_form(
    values: Mapping[str, FigureValue],
    *,
    unit: str = "SNV",
    reason: str = "",
    based_on: int = 0,
    key: str = "",
) -> Proposed:
    versions = dict.fromkeys(values, based_on)
    return Proposed(unit, tuple(values), values, key or a_key(), reason, versions)


def propose(year: EmulationYear, form: Proposed) -> None:
    propose_values(year.pk, proposed=form, actor=the_secretary(year), at=APPRAISAL)


def undisputed(year: EmulationYear, unit: str = "SNV") -> tuple[str, ...]:
    grounds = grounds_of(seen(year))
    return open_and_undisputed(grounds, the_draft(year, unit), beside_of(grounds, APPRAISAL))


def take_all_over(year: EmulationYear, unit: str = "SNV") -> None:
    taken = Proposed(unit, undisputed(year, unit), {}, a_key())
    take_over(year.pk, taken=taken, actor=the_secretary(year), at=APPRAISAL)


def a_finish(year: EmulationYear, unit: str = "SNV") -> Finished:
    draft = the_draft(year, unit)
    return Finished(unit, draft.digest, draft.based_on, a_key())


def finish(year: EmulationYear, unit: str = "SNV") -> FigureSheet:
    form = a_finish(year, unit)
    return finish_appraisal(year.pk, finished=form, actor=the_secretary(year), at=APPRAISAL)


def an_appraised_year() -> EmulationYear:
    """Open a year in which the figures of every unit were taken over and verified."""
    year = a_reported_year()
    for unit in UNITS:
        take_all_over(year, unit)
        finish(year, unit)
    return year
