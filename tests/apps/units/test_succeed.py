"""Recording what becomes of units: the rename of 2003, the reorganisation of 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.ledger_lines import deeds, last_facts
from tests.world import ADMINISTRATOR, FIRST_DAY, NOT_IN_UTC, a_block, a_unit, an_actor, at
from thidua.apps.units.actions import Cited, UnitNotRegistered
from thidua.apps.units.models import Membership, Succession, Unit, UnitName
from thidua.apps.units.queries import members_of, names_of, successions
from thidua.apps.units.succeed import (
    NamedLaterAlready,
    NewSuccession,
    PlacedLaterAlready,
    SameNameAsBefore,
    record_succession,
)
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Role
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.units import succession as core
from thidua.core.units.names import NamePeriod
from thidua.core.units.succession import SuccessionKind, UnitHasEnded, WrongNumberOfUnits

pytestmark = pytest.mark.django_db
DAY, EVE = date(2025, 7, 1), date(2025, 6, 30)
DOCUMENT = Cited("202/2025/QH15", date(2025, 6, 12), "Quốc hội")
RENAME = NewSuccession(
    SuccessionKind.RENAME, DAY, ("QLTT",), ("QLTT",), DOCUMENT, "Chi cục Quản lý thị trường"
)
ABSORB = NewSuccession(SuccessionKind.ABSORB, DAY, ("QLTT",), ("SCT",), DOCUMENT)


def test_a_renamed_unit_stays_itself_under_another_name() -> None:
    block = a_block(units=("QLTT",))

    record_succession(RENAME, actor=ADMINISTRATOR, at=at(7))

    (unit,) = Unit.objects.all()
    assert unit.ended_on is None
    assert names_of(unit.pk) == (
        NamePeriod("Đơn vị QLTT", FIRST_DAY, DAY),
        NamePeriod("Chi cục Quản lý thị trường", DAY),
    )
    assert [one.name for one in members_of(block.pk, EVE)] == ["Đơn vị QLTT"]
    assert [one.name for one in members_of(block.pk, DAY)] == ["Chi cục Quản lý thị trường"]
    assert last_facts() == {
        "kind": "rename",
        "on": "2025-07-01",
        "predecessors": "QLTT",
        "successors": "QLTT",
        "document": "202/2025/QH15",
    }


def test_an_absorbed_unit_ends_with_its_name_and_its_place() -> None:
    block = a_block(units=("QLTT", "SNV"))
    a_unit("SCT")

    record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    ended = Unit.objects.get(code="QLTT")
    assert ended.ended_on == DAY
    assert names_of(ended.pk) == (NamePeriod("Đơn vị QLTT", FIRST_DAY, DAY),)
    assert [one.code for one in members_of(block.pk, EVE)] == ["QLTT", "SNV"]
    assert [one.code for one in members_of(block.pk, DAY)] == ["SNV"]
    assert Unit.objects.get(code="SCT").ended_on is None
    assert successions() == (core.Succession(SuccessionKind.ABSORB, DAY, ("QLTT",), ("SCT",)),)


def test_a_place_that_would_have_lasted_longer_ends_with_the_unit() -> None:
    a_block(units=("QLTT",))
    Membership.objects.update(valid_to=date(2026, 1, 1))
    UnitName.objects.update(valid_to=date(2026, 1, 1))

    record_succession(
        replace(ABSORB, kind=SuccessionKind.DISSOLVE, successors=()),
        actor=ADMINISTRATOR,
        at=at(7),
    )

    assert Membership.objects.get().valid_to == DAY
    assert UnitName.objects.get().valid_to == DAY
    assert successions() == (core.Succession(SuccessionKind.DISSOLVE, DAY, ("QLTT",), ()),)


def test_a_rename_is_recorded_even_after_the_end_that_followed_it() -> None:
    a_unit("QLTT")
    a_unit("SCT")
    record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    record_succession(replace(RENAME, on=EVE), actor=ADMINISTRATOR, at=at(8))

    assert names_of(Unit.objects.get(code="QLTT").pk) == (
        NamePeriod("Sở Nội vụ", FIRST_DAY, EVE),
        NamePeriod("Chi cục Quản lý thị trường", EVE, DAY),
    )


def test_two_units_merge_into_a_new_one_and_one_splits() -> None:
    for code in ("A", "B", "C", "D", "E"):
        a_unit(code)
    merge = NewSuccession(SuccessionKind.MERGE, EVE, ("A", "B"), ("C",), DOCUMENT)
    split = NewSuccession(SuccessionKind.SPLIT, DAY, ("C",), ("D", "E"), DOCUMENT)

    record_succession(merge, actor=ADMINISTRATOR, at=at(7))
    record_succession(split, actor=ADMINISTRATOR, at=at(7))

    assert core.successors_on("A", DAY, successions()) == ("D", "E")
    assert {unit.code for unit in Unit.objects.exclude(ended_on=None)} == {"A", "B", "C"}


def test_the_same_again_is_refused_and_recorded_once() -> None:
    a_unit("QLTT")
    a_unit("SCT")
    record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    with pytest.raises(UnitHasEnded):
        record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    assert deeds().count("units succeeded") == 1


def test_a_rename_to_the_same_name_is_refused() -> None:
    a_unit("QLTT", name="Cục Quản lý thị trường")

    with pytest.raises(SameNameAsBefore) as refused:
        record_succession(
            replace(RENAME, new_name="Cục Quản lý thị trường"), actor=ADMINISTRATOR, at=at(7)
        )

    assert refused.value.grounds == {"name": "Cục Quản lý thị trường"}


@pytest.mark.parametrize("kind", [SuccessionKind.RENAME, SuccessionKind.ABSORB])
@pytest.mark.parametrize("on", [FIRST_DAY, date(2023, 1, 1)])
def test_a_change_before_a_name_on_record_is_refused(kind: SuccessionKind, on: date) -> None:
    a_unit("QLTT")
    a_unit("SCT")
    new = replace(RENAME if kind is SuccessionKind.RENAME else ABSORB, on=on)

    with pytest.raises(NamedLaterAlready) as refused:
        record_succession(new, actor=ADMINISTRATOR, at=at(7))

    assert refused.value.grounds == {"code": "QLTT", "on": on}


def test_an_end_before_a_place_on_record_is_refused() -> None:
    a_block(units=("QLTT",))
    a_unit("SCT")
    Membership.objects.update(valid_from=DAY)

    with pytest.raises(PlacedLaterAlready) as refused:
        record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    assert refused.value.grounds == {"code": "QLTT", "on": DAY}


def test_what_the_core_refuses_is_not_stored() -> None:
    a_unit("QLTT")

    with pytest.raises(WrongNumberOfUnits):
        record_succession(replace(ABSORB, successors=()), actor=ADMINISTRATOR, at=at(7))

    assert not Succession.objects.exists()


def test_units_must_be_registered() -> None:
    a_unit("QLTT")

    with pytest.raises(UnitNotRegistered) as refused:
        record_succession(ABSORB, actor=ADMINISTRATOR, at=at(7))

    assert refused.value.grounds == {"code": "SCT"}


def test_only_the_province_of_all_units_records_successions() -> None:
    a_unit("QLTT")
    a_unit("SCT", province="thai-nguyen")

    for actor in (
        PUBLIC,
        ADMINISTRATOR,
        an_actor(Role.UNIT_LEADER, unit="QLTT"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="thai-nguyen"),
    ):
        with pytest.raises(NotGranted):
            record_succession(ABSORB, actor=actor, at=at(7))

    assert not Succession.objects.exists()


def test_a_succession_that_fails_at_its_end_leaves_nothing() -> None:
    a_unit("QLTT")
    a_unit("SCT")

    with pytest.raises(TimeWithoutZone):
        record_succession(ABSORB, actor=ADMINISTRATOR, at=NOT_IN_UTC)

    assert not Succession.objects.exists()
    assert Unit.objects.get(code="QLTT").ended_on is None
