"""Whether a rubric is meant for a year: it says the year's number and names the block's own units."""

from __future__ import annotations

from thidua.apps.years.queries import BlockYear
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Rubric


class RubricNamesStranger(Refusal):
    """The rubric names a unit that is no member of the block. Grounds: code."""


class RubricOfOtherYear(Refusal):
    """The rubric says that it is another year's. Grounds: written, year."""


def refuse_others(rubric: Rubric, year: BlockYear) -> None:
    """Refuse a rubric that was written for another year or for other units.

    Refuses RubricOfOtherYear, RubricNamesStranger.
    """
    if rubric.year != year.year:
        raise RubricOfOtherYear(written=rubric.year, year=year.year)
    for entry in rubric.units:
        if year.member(entry.code) is None:
            raise RubricNamesStranger(code=entry.code)
