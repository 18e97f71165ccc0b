"""Registering units, founding blocks, admitting members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    NOT_IN_UTC,
    PROVINCE,
    a_block,
    a_unit,
    an_actor,
    at,
)
from thidua.apps.units.actions import (
    BlockCodeNotUsable,
    BlockCodeTaken,
    BlockHasHead,
    BlockNotKnown,
    Cited,
    MemberAlready,
    MembershipEndsBeforeItBegins,
    MembershipOutlastsUnit,
    NewBlock,
    NewMember,
    NewUnit,
    UnitCodeNotUsable,
    UnitCodeTaken,
    UnitNotRegistered,
    admit_member,
    found_block,
    register_unit,
)
from thidua.apps.units.models import Block, LegalDocument, Membership, Unit
from thidua.apps.units.queries import (
    Member,
    PlaceHeld,
    block_by_code,
    members_of,
    memberships_over_time,
    names_of,
    unit_ids,
)
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.units.names import NamePeriod

pytestmark = pytest.mark.django_db
DECISION = Cited("243/QĐ-UBND", date(2024, 2, 16), "Ủy ban nhân dân tỉnh Bắc Kạn")
UNIT = NewUnit("SNV", PROVINCE, "Sở Nội vụ", FIRST_DAY, DECISION)
BLOCK = NewBlock("noi-chinh", "Khối Nội chính", Block.Kind.BLOCK, PROVINCE, DECISION)
MEMBER = NewMember("SNV", Membership.Role.MEMBER, 2, FIRST_DAY, document=DECISION)
UNTIL = date(2025, 1, 1)
STRANGERS = [
    PUBLIC,
    OPERATOR,
    an_actor(Role.BLOCK_HEAD, block="noi-chinh"),
    an_actor(Role.UNIT_LEADER, unit="SNV"),
    an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="ha-giang"),
]


def test_a_unit_is_registered_under_its_name() -> None:
    unit = register_unit(UNIT, actor=ADMINISTRATOR, at=at(1))

    assert names_of(unit.pk) == (NamePeriod("Sở Nội vụ", FIRST_DAY),)
    assert unit_ids(["SNV", "XYZ"]) == {"SNV": unit.pk}
    assert last_line() == ("account 900", "unit registered", "unit SNV")
    assert last_facts() == {"name": "Sở Nội vụ", "from": "2024-01-01"}


@pytest.mark.parametrize("code", ["", "H06/1", ".H06", "..", "H 06", "Sở", "H06\n", "H" * 36])
def test_a_units_code_must_fit_an_address(code: str) -> None:
    with pytest.raises(UnitCodeNotUsable) as refused:
        register_unit(replace(UNIT, code=code), actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": code}
    assert deeds() == []


@pytest.mark.parametrize("code", ["", "khoi.1", "khoi/1", "khối", "khoi 1", "khoi\n", "k" * 61])
def test_a_blocks_code_must_fit_an_address(code: str) -> None:
    with pytest.raises(BlockCodeNotUsable) as refused:
        found_block(replace(BLOCK, code=code), actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": code}
    assert deeds() == []


@pytest.mark.parametrize("unit", ["SNV", "000.00.06.H06", "KV1-a_b", "H" * 35])
@pytest.mark.parametrize("block", ["noi-chinh", "Khoi_1", "-", "k" * 60])
def test_a_code_that_is_taken_has_an_address(unit: str, block: str) -> None:
    register_unit(replace(UNIT, code=unit), actor=ADMINISTRATOR, at=at(1))
    found_block(replace(BLOCK, code=block), actor=ADMINISTRATOR, at=at(1))

    assert reverse("scoring:sheet", args=[block, 2024, unit]).endswith(f"/{unit}/")


def test_a_code_is_registered_once() -> None:
    register_unit(UNIT, actor=ADMINISTRATOR, at=at(1))

    with pytest.raises(UnitCodeTaken) as refused:
        register_unit(UNIT, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": "SNV"}
    assert deeds() == ["unit registered"]


def test_a_block_is_founded_by_a_decision() -> None:
    block = found_block(BLOCK, actor=ADMINISTRATOR, at=at(1))

    assert block_by_code("noi-chinh") == block
    assert block_by_code("kinh-te") is None
    assert block.document == LegalDocument.objects.get()
    assert last_line() == ("account 900", "block founded", "block noi-chinh")
    assert last_facts() == {"name": "Khối Nội chính", "kind": "block"}


def test_a_block_is_founded_once() -> None:
    found_block(BLOCK, actor=ADMINISTRATOR, at=at(1))

    with pytest.raises(BlockCodeTaken) as refused:
        found_block(BLOCK, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": "noi-chinh"}
    assert deeds() == ["block founded"]


def test_a_decision_that_is_cited_twice_is_one_document() -> None:
    register_unit(UNIT, actor=ADMINISTRATOR, at=at(1))
    found_block(BLOCK, actor=ADMINISTRATOR, at=at(1))

    assert LegalDocument.objects.count() == 1


def test_all_places_held_are_given_with_their_days() -> None:
    block, other = a_block("noi-chinh", units=("CA",)), a_block("kinh-te")
    a_unit("SNV")
    admit_member(block.pk, member=replace(MEMBER, until=UNTIL), actor=ADMINISTRATOR, at=at(1))

    held = memberships_over_time({block.pk, other.pk})

    first, second = held[block.pk]
    assert held[other.pk] == []
    assert memberships_over_time({other.pk}) == {other.pk: []}
    assert second == PlaceHeld(block.pk, "SNV", FIRST_DAY, UNTIL)
    assert first.holds(FIRST_DAY)
    assert first.holds(date(2100, 1, 1))
    assert not first.holds(date(2023, 12, 31))
    assert second.holds(date(2024, 12, 31))
    assert not second.holds(UNTIL)


def test_members_are_admitted_with_their_place_and_name() -> None:
    block = a_block("noi-chinh", units=("CA",))
    unit = a_unit("SNV")

    admit_member(block.pk, member=MEMBER, actor=ADMINISTRATOR, at=at(1))

    first, second = members_of(block.pk, FIRST_DAY)
    assert (first.code, first.name, first.role, first.place) == ("CA", "Đơn vị CA", "head", 1)
    assert second == Member(unit.pk, "SNV", "Sở Nội vụ", "member", 2)
    assert last_line() == ("account 900", "member admitted", "block noi-chinh")
    assert last_facts() == {"unit": "SNV", "role": "member", "since": "2024-01-01"}


def test_a_membership_holds_up_to_its_end() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    member = replace(MEMBER, until=UNTIL)

    admit_member(block.pk, member=member, actor=ADMINISTRATOR, at=at(1))

    assert members_of(block.pk, date(2023, 12, 31)) == ()
    assert [one.code for one in members_of(block.pk, date(2024, 12, 31))] == ["SNV"]
    assert members_of(block.pk, UNTIL) == ()


def test_a_member_without_a_name_on_the_day_goes_by_its_code() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    early = replace(MEMBER, since=date(2020, 1, 1))
    admit_member(block.pk, member=early, actor=ADMINISTRATOR, at=at(1))

    assert members_of(block.pk, date(2021, 1, 1))[0].name == "SNV"


@pytest.mark.parametrize("since", [date(2023, 1, 1), FIRST_DAY, date(2024, 12, 31)])
@pytest.mark.parametrize("until", [None, date(2026, 1, 1)])
def test_a_unit_has_one_place_in_a_block(since: date, until: date | None) -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    admit_member(block.pk, member=replace(MEMBER, until=UNTIL), actor=ADMINISTRATOR, at=at(1))

    again = replace(MEMBER, since=since, until=until)
    with pytest.raises(MemberAlready) as refused:
        admit_member(block.pk, member=again, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": "SNV"}
    assert deeds().count("member admitted") == 1


def test_a_unit_may_come_back_and_may_have_been_there_before() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    for since, until in [
        (FIRST_DAY, UNTIL),
        (UNTIL, None),
        (date(2023, 1, 1), FIRST_DAY),
    ]:
        member = replace(MEMBER, since=since, until=until)
        admit_member(block.pk, member=member, actor=ADMINISTRATOR, at=at(1))

    assert deeds().count("member admitted") == 3


def test_a_block_has_one_head_at_a_time() -> None:
    block = a_block("noi-chinh", units=("CA",))
    a_unit("SNV")
    head = replace(MEMBER, role=Membership.Role.HEAD)

    with pytest.raises(BlockHasHead) as refused:
        admit_member(block.pk, member=head, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"code": "CA"}


def test_a_membership_of_no_day_is_refused() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    member = replace(MEMBER, until=FIRST_DAY)

    with pytest.raises(MembershipEndsBeforeItBegins) as refused:
        admit_member(block.pk, member=member, actor=ADMINISTRATOR, at=at(1))

    assert refused.value.grounds == {"since": FIRST_DAY, "until": FIRST_DAY}


def test_block_and_unit_must_be_known() -> None:
    block = a_block("noi-chinh")

    with pytest.raises(BlockNotKnown) as unknown_block:
        admit_member(0, member=MEMBER, actor=ADMINISTRATOR, at=at(1))
    with pytest.raises(UnitNotRegistered) as unknown_unit:
        admit_member(block.pk, member=MEMBER, actor=ADMINISTRATOR, at=at(1))

    assert unknown_block.value.grounds == {"block": 0}
    assert unknown_unit.value.grounds == {"code": "SNV"}


def test_a_unit_that_has_ended_is_admitted_only_up_to_its_end() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    Unit.objects.update(ended_on=UNTIL)

    for until in (None, UNTIL + timedelta(days=1)):
        with pytest.raises(MembershipOutlastsUnit) as refused:
            admit_member(
                block.pk, member=replace(MEMBER, until=until), actor=ADMINISTRATOR, at=at(1)
            )
        assert refused.value.grounds == {"code": "SNV", "ended": UNTIL}
    admit_member(block.pk, member=replace(MEMBER, until=UNTIL), actor=ADMINISTRATOR, at=at(1))

    assert Membership.objects.count() == 1


@pytest.mark.parametrize("actor", STRANGERS)
def test_nobody_but_the_province_registers_founds_and_admits(actor: Actor) -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    tried: list[Callable[[], object]] = [
        lambda: register_unit(replace(UNIT, code="STP"), actor=actor, at=at(1)),
        lambda: found_block(replace(BLOCK, code="kinh-te"), actor=actor, at=at(1)),
        lambda: admit_member(block.pk, member=MEMBER, actor=actor, at=at(1)),
    ]
    before = deeds()

    for deed in tried:
        with pytest.raises(NotGranted):
            deed()

    assert (Unit.objects.count(), Block.objects.count()) == (1, 1)
    assert not Membership.objects.exists()
    assert deeds() == before


def test_a_deed_that_fails_at_its_end_leaves_nothing() -> None:
    block = a_block("noi-chinh")
    a_unit("SNV")
    other = replace(DECISION, symbol="9/QĐ")
    tried: list[Callable[[], object]] = [
        lambda: register_unit(
            replace(UNIT, code="STP", document=other), actor=ADMINISTRATOR, at=NOT_IN_UTC
        ),
        lambda: found_block(replace(BLOCK, code="kinh-te"), actor=ADMINISTRATOR, at=NOT_IN_UTC),
        lambda: admit_member(block.pk, member=MEMBER, actor=ADMINISTRATOR, at=NOT_IN_UTC),
    ]

    for deed in tried:
        with pytest.raises(TimeWithoutZone):
            deed()

    assert (Unit.objects.count(), Block.objects.count()) == (1, 1)
    assert not Membership.objects.exists()
    assert not LegalDocument.objects.exists()
