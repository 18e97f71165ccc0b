"""Publishing the results: once, by the head, at the year's end, all verified, and as they were read."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from django.utils.timezone import localtime

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    RUBRIC,
    a_block,
    a_reported_sheet,
    a_unit,
    a_verified_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    at,
    during,
    handed_in,
    not_in_utc,
    publish,
    seen,
)
from thidua.apps.scoring.actions import (
    FiguresNotVerified,
    NobodyToRank,
    PublishedAlready,
    ResultsChangedMeanwhile,
    publish_results,
)
from thidua.apps.scoring.queries import (
    Kind,
    NoRubricAdopted,
    ResultsBasis,
    basis_of_results,
    figures_of,
    ranking_of,
)
from thidua.apps.scoring.results import results_text
from thidua.apps.scoring.source import source_hash
from thidua.apps.units.actions import NewMember, admit_member
from thidua.apps.units.models import Membership
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
YEAR_END = during(StageKind.YEAR_END)
NOTHING_READ = ResultsBasis("", "", "")
TWO_ROUNDS = RUBRIC.replace(
    "lam_tron:", "ky: [{ma: HK1, ten: Học kỳ 1}, {ma: HK2, ten: Học kỳ 2}]\nlam_tron:"
)


@pytest.fixture
def year() -> EmulationYear:
    """Give a year whose two units are verified: CA with 46 of 50, SNV with one of three."""
    year = a_year()
    an_adopted_rubric(year)
    a_verified_sheet(year, handed_in("CA"))
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 1, "duoc_giao": 3}))
    return year


def the_head(year: EmulationYear) -> Actor:
    return an_actor(Role.BLOCK_HEAD, block=year.block.code)


def is_open(year: EmulationYear) -> bool:
    return seen(year).thing(at(1)).published


def test_published_results_are_open_to_all(year: EmulationYear) -> None:
    publish(year)

    assert seen(year).published_at == YEAR_END
    assert is_open(year)
    assert last_line() == ("account 901", "results published", f"year {year.block.code} 2024")


def test_the_ledger_keeps_the_hashes_that_prove_what_was_published(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in("CA"))
    block = year.block.code

    publish(year)

    text = (
        f'{{"block":"{block}","results":[{{"place":1,"total":"9.2","unit":"CA"}},'
        '{"place":2,"total":"3.33","unit":"SNV"}],"year":2024}'
    )
    assert last_facts() == {
        "rubric": source_hash(RUBRIC),
        "verified": figures_of(seen(year), Kind.VERIFIED).digest,
        "reported": figures_of(seen(year), Kind.SELF_REPORTED).digest,
        "results": sha256(text.encode()).hexdigest(),
    }


def test_a_unit_without_a_total_or_a_place_has_null_in_the_results(year: EmulationYear) -> None:
    ranking = ranking_of(seen(year), Kind.VERIFIED)
    places = tuple(replace(place, place=None, total=None) for place in ranking.places)

    text = results_text(seen(year), replace(ranking, places=places))

    assert b'{"place":null,"total":null,"unit":"SNV"}' in text


def test_results_are_published_once(year: EmulationYear) -> None:
    publish(year)

    with pytest.raises(PublishedAlready) as refused:
        publish(year)

    assert refused.value.grounds == {"published": localtime(YEAR_END)}
    assert deeds().count("results published") == 1


def test_without_a_rubric_nothing_is_published() -> None:
    year = a_year()

    with pytest.raises(NoRubricAdopted):
        publish_results(year.pk, read=NOTHING_READ, actor=the_head(year), at=YEAR_END)

    assert not is_open(year)


def test_reported_figures_alone_are_not_published() -> None:
    year = a_year()
    an_adopted_rubric(year)
    a_reported_sheet(year, handed_in("CA"))
    a_reported_sheet(year, handed_in("SNV"))

    with pytest.raises(FiguresNotVerified) as refused:
        publish(year)

    assert refused.value.grounds == {"units": ("Đơn vị CA", "Đơn vị SNV")}
    assert not is_open(year)


def test_one_unit_that_is_not_verified_holds_the_publication_back() -> None:
    year = a_year()
    an_adopted_rubric(year)
    a_verified_sheet(year, handed_in("SNV"))

    with pytest.raises(FiguresNotVerified) as refused:
        publish(year)

    assert refused.value.grounds == {"units": ("Đơn vị CA",)}


def test_every_round_must_be_verified() -> None:
    year = a_year()
    an_adopted_rubric(year, source=TWO_ROUNDS)
    for unit, period in (("CA", "HK1"), ("CA", "HK2"), ("SNV", "HK2")):
        a_verified_sheet(year, handed_in(unit, period=period))
    with pytest.raises(FiguresNotVerified) as refused:
        publish(year)
    assert refused.value.grounds == {"units": ("Đơn vị SNV (HK1)",)}

    a_verified_sheet(year, handed_in("SNV", period="HK1"))
    publish(year)

    assert is_open(year)


def test_a_block_without_members_has_no_results() -> None:
    year = a_year(a_block())
    an_adopted_rubric(year)

    with pytest.raises(NobodyToRank) as refused:
        publish(year)

    assert refused.value.grounds == {"year": 2024}


def test_figures_verified_after_the_page_was_read_are_noticed(year: EmulationYear) -> None:
    read = basis_of_results(seen(year))
    a_verified_sheet(year, handed_in("CA", values={"lam_duoc": 50, "duoc_giao": 50}, based_on=1))

    with pytest.raises(ResultsChangedMeanwhile) as refused:
        publish_results(year.pk, read=read, actor=the_head(year), at=YEAR_END)

    assert refused.value.grounds == {"expected": read, "found": basis_of_results(seen(year))}
    assert not is_open(year)


def test_figures_reported_after_the_page_was_read_are_noticed(year: EmulationYear) -> None:
    read = basis_of_results(seen(year))
    a_reported_sheet(year, handed_in("SNV"))

    with pytest.raises(ResultsChangedMeanwhile):
        publish_results(year.pk, read=read, actor=the_head(year), at=YEAR_END)


def test_a_rubric_adopted_after_the_page_was_read_is_noticed(year: EmulationYear) -> None:
    read = replace(basis_of_results(seen(year)), rubric=source_hash("bản trước"))

    with pytest.raises(ResultsChangedMeanwhile):
        publish_results(year.pk, read=read, actor=the_head(year), at=YEAR_END)


def test_a_member_that_joined_after_the_page_was_read_is_noticed(year: EmulationYear) -> None:
    read = basis_of_results(seen(year))
    a_unit("SCT")
    joins = NewMember("SCT", Membership.Role.MEMBER, 3, at(6).date())
    admit_member(year.block_id, member=joins, actor=ADMINISTRATOR, at=at(6))
    a_verified_sheet(year, handed_in("SCT"))

    with pytest.raises(ResultsChangedMeanwhile):
        publish_results(year.pk, read=read, actor=the_head(year), at=YEAR_END)


def test_nobody_else_publishes(year: EmulationYear) -> None:
    block = year.block.code
    read = basis_of_results(seen(year))
    others = [
        PUBLIC,
        an_actor(Role.SECRETARY, block=block),
        an_actor(Role.BLOCK_HEAD, block="kinh-te"),
        an_actor(Role.UNIT_LEADER, unit="CA"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"),
    ]

    for actor in others:
        with pytest.raises(NotGranted):
            publish_results(year.pk, read=read, actor=actor, at=YEAR_END)

    assert not is_open(year)


@pytest.mark.parametrize("stage", [StageKind.APPRAISAL, StageKind.OBJECTION])
def test_nothing_is_published_before_the_years_end(year: EmulationYear, stage: StageKind) -> None:
    read = basis_of_results(seen(year))

    with pytest.raises(NotInThisStage):
        publish_results(year.pk, read=read, actor=the_head(year), at=during(stage))


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown):
        publish_results(0, read=NOTHING_READ, actor=PUBLIC, at=YEAR_END)


def test_publishing_that_fails_at_its_end_leaves_the_year_as_it_was(year: EmulationYear) -> None:
    read = basis_of_results(seen(year))

    with pytest.raises(TimeWithoutZone):
        publish_results(year.pk, read=read, actor=the_head(year), at=not_in_utc(YEAR_END))

    assert seen(year).published_at is None
