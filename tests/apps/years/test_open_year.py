"""Opening a block's year: once, with stages that follow each other and data periods of its members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    LAST_DAY,
    NOT_IN_UTC,
    a_block,
    a_unit,
    a_year,
    an_actor,
    an_opening,
    at,
    during,
    seen,
    stages,
)
from thidua.apps.units.actions import BlockNotKnown, NewMember, admit_member
from thidua.apps.units.models import Block, Membership
from thidua.apps.years.actions import (
    DataPeriodHasNoDays,
    NotAMember,
    YearEndsBeforeItBegins,
    YearOpenedAlready,
    lock_year,
    open_year,
)
from thidua.apps.years.models import DataPeriod, EmulationYear, YearStage
from thidua.apps.years.queries import (
    DataPeriodOf,
    YearNotKnown,
    block_year,
    opened_years,
    stages_of,
    today_at,
    years_of,
)
from thidua.core.access.decide import NotGranted, Thing
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.years.stages import Stage, StageKind, StagesOutOfOrder

pytestmark = pytest.mark.django_db
SECRETARY = an_actor(Role.SECRETARY, block="noi-chinh")
COURT = DataPeriodOf("TA", date(2023, 10, 1), date(2024, 9, 30))


@pytest.fixture
def block() -> Block:
    return a_block("noi-chinh", units=("CA", "TA"))


def test_a_year_is_opened_with_its_stages_and_data_periods(block: Block) -> None:
    opening = replace(an_opening(data_periods=(COURT,)), illustrative=True)

    open_year("noi-chinh", opening=opening, actor=SECRETARY, at=at(1))

    year = block_year("noi-chinh", 2024, on=LAST_DAY)
    assert (year.block, year.block_name, year.kind) == (block.code, block.name, "block")
    assert (year.year, year.theme, year.illustrative) == (2024, "Đoàn kết, sáng tạo", True)
    assert (year.starts_on, year.ends_on) == (FIRST_DAY, LAST_DAY)
    assert year.published_at is None
    assert year.stages == stages()
    assert [member.code for member in year.members] == ["CA", "TA"]
    assert year.data_periods == (DataPeriodOf("CA", FIRST_DAY, LAST_DAY), COURT)


def test_the_ledger_says_when_each_stage_opens_and_closes(block: Block) -> None:
    one = (Stage(StageKind.DRAFT, at(3, 20), at(3, 26, 17)),)

    open_year("noi-chinh", opening=an_opening(stages_of_year=one), actor=SECRETARY, at=at(1))

    assert last_line() == ("account 901", "year opened", f"year {block.code} 2024")
    assert last_facts() == {
        "theme": "Đoàn kết, sáng tạo",
        "illustrative": False,
        "stages": "draft 2024-03-20T00:00Z/2024-03-26T17:00Z",
    }


def test_stages_are_read_on_the_clock_of_the_offices(block: Block) -> None:
    year = a_year(block)

    first = stages_of(year.pk)[0]

    assert first.opens.tzinfo == ZoneInfo("Asia/Ho_Chi_Minh")
    assert first.opens.hour == 7
    assert today_at(datetime(2024, 11, 24, 17, tzinfo=at(1).tzinfo)) == date(2024, 11, 25)


def test_a_year_is_opened_once(block: Block) -> None:
    a_year(block)

    with pytest.raises(YearOpenedAlready) as refused:
        open_year("noi-chinh", opening=an_opening(), actor=SECRETARY, at=at(1))

    assert refused.value.grounds == {"year": 2024}
    assert deeds().count("year opened") == 1


def test_the_latest_year_comes_first(block: Block) -> None:
    for year in (2023, 2024, 2022):
        opening = an_opening(year, stages_of_year=())
        if year < 2024:
            Membership.objects.update(valid_from=date(2020, 1, 1))
        open_year("noi-chinh", opening=opening, actor=SECRETARY, at=at(1))

    assert [one.year for one in years_of(block.code)] == [2024, 2023, 2022]


def test_the_list_of_years_says_of_each_whose_it_is_and_who_may_see_it(block: Block) -> None:
    other = a_block("kinh-te", units=("SCT",))
    Block.objects.filter(pk=other.pk).update(name="Cụm Kinh tế")
    Membership.objects.update(valid_from=date(2020, 1, 1))
    Membership.objects.filter(unit__code="TA").update(valid_to=LAST_DAY)
    for code, year in [(block.code, 2023), (block.code, 2024), (other.code, 2024)]:
        opening = an_opening(year, stages_of_year=())
        open_year(code, opening=opening, actor=an_actor(Role.SECRETARY, block=code), at=at(1))
    EmulationYear.objects.filter(year=2023).update(published_at=at(1))

    listed = opened_years()

    assert [(one.block, one.year) for one in listed] == [
        ("kinh-te", 2024),
        ("noi-chinh", 2024),
        ("noi-chinh", 2023),
    ]
    assert listed[1].thing() == Thing("bac-kan", "noi-chinh", members=frozenset({"CA"}))
    assert listed[2].thing() == Thing(
        "bac-kan", "noi-chinh", members=frozenset({"CA", "TA"}), published=True
    )
    assert opened_years(published_only=True) == listed[2:]
    assert years_of(other.code) == listed[:1]


def test_the_members_are_those_of_the_day_within_the_year(block: Block) -> None:
    year = a_year(block)
    Membership.objects.filter(unit__code="TA").update(valid_to=date(2024, 7, 1))
    a_unit("SNV")
    joins = NewMember("SNV", Membership.Role.MEMBER, 3, LAST_DAY)
    admit_member(block.pk, member=joins, actor=ADMINISTRATOR, at=at(1))

    def codes(on: date) -> list[str]:
        return [member.code for member in seen(year, on=on).members]

    assert codes(date(2020, 1, 1)) == ["CA", "TA"]
    assert codes(date(2024, 6, 30)) == ["CA", "TA"]
    assert codes(date(2024, 7, 1)) == ["CA"]
    assert codes(date(2030, 1, 1)) == ["CA", "SNV"]
    assert seen(year).member("SNV") is not None
    assert seen(year).member("TA") is None


def test_the_table_of_grants_is_told_whose_the_year_is_and_what_is_open(block: Block) -> None:
    year = seen(a_year(block))

    mine = Thing("bac-kan", "noi-chinh", "TA", frozenset({"CA", "TA"}))
    assert year.thing(at(1), unit="TA") == mine
    assert year.thing(during(StageKind.DRAFT)) == replace(mine, unit="", stage=StageKind.DRAFT)
    assert replace(year, published_at=at(12)).thing(at(1), unit="TA") == replace(
        mine, published=True
    )


def test_a_year_that_was_not_opened_is_not_known(block: Block) -> None:
    with pytest.raises(YearNotKnown) as read:
        block_year(block.code, 2024, on=FIRST_DAY)
    with pytest.raises(YearNotKnown) as locked, transaction.atomic():
        lock_year(0)

    assert read.value.grounds == {"year": "noi-chinh 2024"}
    assert locked.value.grounds == {"year": 0}


def test_a_year_needs_a_block() -> None:
    with pytest.raises(BlockNotKnown) as refused:
        open_year("noi-chinh", opening=an_opening(), actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"block": "noi-chinh"}


def test_a_year_of_no_day_is_refused(block: Block) -> None:
    before = FIRST_DAY - timedelta(days=1)
    opening = replace(an_opening(), ends_on=before)

    with pytest.raises(YearEndsBeforeItBegins) as refused:
        open_year(block.code, opening=opening, actor=SECRETARY, at=at(1))

    assert refused.value.grounds == {"starts": FIRST_DAY, "ends": before}


@pytest.mark.parametrize(
    ("period", "refusal", "grounds"),
    [
        (DataPeriodOf("XYZ", FIRST_DAY, LAST_DAY), NotAMember, {"code": "XYZ"}),
        (
            DataPeriodOf("TA", LAST_DAY, FIRST_DAY),
            DataPeriodHasNoDays,
            {"code": "TA", "first": LAST_DAY, "last": FIRST_DAY},
        ),
    ],
)
def test_data_periods_are_of_members_and_have_days(
    block: Block,
    period: DataPeriodOf,
    refusal: type[NotAMember | DataPeriodHasNoDays],
    grounds: dict[str, object],
) -> None:
    opening = an_opening(data_periods=(period,))

    with pytest.raises(refusal) as refused:
        open_year(block.code, opening=opening, actor=SECRETARY, at=at(1))

    assert refused.value.grounds == grounds
    assert not EmulationYear.objects.exists()


def test_a_year_with_stages_out_of_order_leaves_nothing(block: Block) -> None:
    overlapping = (
        Stage(StageKind.DRAFT, at(3), at(5)),
        Stage(StageKind.SIGNING, at(4), at(6)),
    )
    opening = an_opening(stages_of_year=overlapping)

    with pytest.raises(StagesOutOfOrder):
        open_year(block.code, opening=opening, actor=SECRETARY, at=at(1))

    assert not EmulationYear.objects.exists()


@pytest.mark.parametrize(
    "actor",
    [
        PUBLIC,
        OPERATOR,
        an_actor(Role.BLOCK_HEAD, block="noi-chinh"),
        an_actor(Role.SECRETARY, block="kinh-te"),
        an_actor(Role.UNIT_LEADER, unit="CA"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="ha-giang"),
    ],
)
def test_others_do_not_open_the_year(block: Block, actor: Actor) -> None:
    with pytest.raises(NotGranted):
        open_year(block.code, opening=an_opening(), actor=actor, at=at(1))

    assert not EmulationYear.objects.exists()


def test_a_year_that_fails_at_its_end_leaves_nothing(block: Block) -> None:
    with pytest.raises(TimeWithoutZone):
        open_year(block.code, opening=an_opening(), actor=SECRETARY, at=NOT_IN_UTC)

    assert not EmulationYear.objects.exists()


def test_the_database_opens_one_stage_at_a_time(block: Block) -> None:
    year = a_year(block)
    YearStage.objects.filter(kind="hand_over").delete()
    first = YearStage.objects.get(kind="draft")

    for opens, closes in [(at(2, 10), at(2, 12)), (at(1), at(2, 2)), (at(2, 19), at(12, 30))]:
        with pytest.raises(IntegrityError), transaction.atomic():
            YearStage.objects.create(year=year, kind="hand_over", opens_at=opens, closes_at=closes)
    YearStage.objects.create(
        year=year, kind="hand_over", opens_at=first.closes_at, closes_at=at(2, 21)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        YearStage.objects.filter(pk=first.pk).update(closes_at=at(2, 20, 1))


def test_the_database_holds_years_to_their_form(block: Block) -> None:
    year = a_year(block)
    wrong = [
        EmulationYear(block=block, year=2024, starts_on=FIRST_DAY, ends_on=LAST_DAY),
        EmulationYear(block=block, year=2025, starts_on=LAST_DAY, ends_on=FIRST_DAY),
        YearStage(year=year, kind="draft", opens_at=at(1), closes_at=at(1, 2)),
        YearStage(year=year, kind="party", opens_at=at(1), closes_at=at(1, 2)),
        DataPeriod(
            year=year,
            unit=block.memberships.all()[0].unit,
            first_day=FIRST_DAY,
            last_day=LAST_DAY,
        ),
        DataPeriod(year=year, unit=a_unit(), first_day=LAST_DAY, last_day=FIRST_DAY),
    ]

    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
