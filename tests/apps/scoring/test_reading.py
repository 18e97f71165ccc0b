"""What pages read of a year: the figures that count, and the points and ranks they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.world import (
    ADMINISTRATOR,
    FIGURES,
    RUBRIC,
    a_reported_sheet,
    a_unit,
    a_verified_sheet,
    a_year,
    an_adopted_rubric,
    at,
    during,
    handed_in,
    seen,
)
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import (
    Kind,
    NoRubricAdopted,
    SheetFacts,
    figures_of,
    ranking_of,
    scores_of,
    sheet_version,
)
from thidua.apps.units.actions import NewMember, admit_member
from thidua.apps.units.models import Membership
from thidua.apps.years.models import EmulationYear
from thidua.core.rubric.figures import sheet
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
OVER_CLAIMS = """\
tru:
  muc:
  - ma: T
    ten: Tự chấm cao hơn điểm thẩm định
    quy_tac: {loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 1}
"""


@pytest.fixture
def year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def points(year: EmulationYear, kind: Kind = Kind.VERIFIED) -> dict[str, Fraction | None]:
    return {one.unit: one.total for one in scores_of(seen(year), kind).units}


def order(year: EmulationYear, kind: Kind) -> list[str]:
    return [place.unit for place in ranking_of(seen(year), kind).places]


def test_units_stand_in_the_order_of_the_blocks_list(year: EmulationYear) -> None:
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 1}))
    a_verified_sheet(year, handed_in("CA"))

    found = figures_of(seen(year), Kind.VERIFIED)

    assert found.figures.sheets == (sheet("CA", FIGURES), sheet("SNV", {"lam_duoc": 1}))
    assert [one.unit for one in found.sheets] == ["CA", "SNV"]


def test_who_handed_in_nothing_has_an_empty_sheet(year: EmulationYear) -> None:
    found = figures_of(seen(year), Kind.SELF_REPORTED)

    assert found.figures.sheets == (sheet("CA", {}), sheet("SNV", {}))
    assert found.sheets == ()
    assert sheet_version(seen(year), "CA", Kind.SELF_REPORTED) == 0


def test_of_each_sheet_it_is_known_when_and_in_which_version_it_came(year: EmulationYear) -> None:
    a_reported_sheet(year)
    second = a_reported_sheet(year, handed_in(values={"lam_duoc": 47}, based_on=1))

    (found,) = figures_of(seen(year), Kind.SELF_REPORTED).sheets

    assert found == SheetFacts(second.pk, "CA", "", 2, second.digest, during(StageKind.SELF_SCORE))


def test_a_unit_that_left_the_block_is_shown_no_more(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in("SNV"))
    Membership.objects.filter(unit__code="SNV").update(valid_to=date(2024, 12, 1))

    found = figures_of(seen(year), Kind.SELF_REPORTED)

    assert found.figures.units() == ("CA",)


def test_the_sheets_of_other_years_stay_there(year: EmulationYear) -> None:
    other = a_year(units=("SCT", "STC"))
    an_adopted_rubric(other)
    a_reported_sheet(other, handed_in("SCT"))

    assert figures_of(seen(year), Kind.SELF_REPORTED).sheets == ()
    assert points(year, Kind.SELF_REPORTED) == {"CA": 0, "SNV": 0}


def test_points_are_made_from_the_figures_of_one_kind(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in(values={"lam_duoc": 50, "duoc_giao": 50}))
    a_verified_sheet(year, handed_in(values={"lam_duoc": 25, "duoc_giao": 50}))

    assert points(year, Kind.SELF_REPORTED) == {"CA": 10, "SNV": 0}
    assert points(year, Kind.VERIFIED) == {"CA": 5, "SNV": 0}


def test_a_new_figure_counts_at_once(year: EmulationYear) -> None:
    a_verified_sheet(year)
    assert points(year)["CA"] == Fraction("9.2")

    a_verified_sheet(year, handed_in(values={"lam_duoc": 50, "duoc_giao": 50}, based_on=1))

    assert points(year)["CA"] == 10


def test_a_new_claim_counts_for_verified_points_at_once() -> None:
    year = a_year()
    an_adopted_rubric(year, source=RUBRIC + OVER_CLAIMS)
    a_verified_sheet(year, handed_in(values={"lam_duoc": 25, "duoc_giao": 50}))
    a_reported_sheet(year, handed_in(values={"lam_duoc": 25, "duoc_giao": 50}))
    assert points(year)["CA"] == 5

    a_reported_sheet(year, handed_in(values={"lam_duoc": 50, "duoc_giao": 50}, based_on=1))

    assert points(year)["CA"] == Fraction("4.75")


def test_a_new_member_counts_at_once(year: EmulationYear) -> None:
    assert points(year) == {"CA": 0, "SNV": 0}
    a_unit("SCT")
    joins = NewMember("SCT", Membership.Role.MEMBER, 3, date(2024, 6, 1))

    admit_member(year.block_id, member=joins, actor=ADMINISTRATOR, at=at(6))

    assert points(year) == {"CA": 0, "SNV": 0, "SCT": 0}


def test_another_rubric_counts_at_once(year: EmulationYear) -> None:
    a_verified_sheet(year)
    assert points(year)["CA"] == Fraction("9.2")
    other = a_year(units=("SCT", "STC"))
    an_adopted_rubric(other, source=RUBRIC.replace("so_le: 2", "so_le: 0"))
    a_verified_sheet(other, handed_in("SCT"))

    assert points(other)["SCT"] == 9
    assert points(year)["CA"] == Fraction("9.2")


def test_the_digest_stands_for_all_that_is_scored(year: EmulationYear) -> None:
    a_verified_sheet(year)
    found = seen(year)
    first = figures_of(found, Kind.VERIFIED).digest
    one, other = found.members

    assert figures_of(found, Kind.VERIFIED).digest == first
    assert figures_of(replace(found, members=(other, one)), Kind.VERIFIED).digest != first
    assert figures_of(replace(found, members=(one,)), Kind.VERIFIED).digest != first


def test_members_cannot_be_mistaken_for_one_another(year: EmulationYear) -> None:
    found = seen(year)
    one, other = found.members
    joined = replace(one, code=f"{one.code} {other.code}")

    both = figures_of(found, Kind.VERIFIED).digest
    joined_digest = figures_of(replace(found, members=(joined,)), Kind.VERIFIED).digest

    assert joined_digest != both


def test_units_are_ranked_by_their_points(year: EmulationYear) -> None:
    a_verified_sheet(year, handed_in("SNV"))
    a_reported_sheet(year, handed_in("CA"))

    assert order(year, Kind.VERIFIED) == ["SNV", "CA"]
    assert order(year, Kind.SELF_REPORTED) == ["CA", "SNV"]


def test_without_a_rubric_there_are_neither_points_nor_ranks() -> None:
    year = seen(a_year())

    with pytest.raises(NoRubricAdopted):
        scores_of(year, Kind.VERIFIED)
    with pytest.raises(NoRubricAdopted):
        ranking_of(year, Kind.VERIFIED)


def test_more_units_and_sheets_ask_no_more_questions() -> None:
    def asked(units: tuple[str, ...]) -> int:
        year = a_year(units=units)
        an_adopted_rubric(year)
        for unit in units:
            a_verified_sheet(year, handed_in(unit))
        found = seen(year)
        with CaptureQueriesContext(connection) as queries:
            scores_of(found, Kind.VERIFIED)
        return len(queries)

    assert asked(("A",)) == asked(("B", "C", "D"))
    assert FigureSheet.objects.count() == 4
