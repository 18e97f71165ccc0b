"""What the database itself forbids of units and blocks, whoever writes to it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, models, transaction

from tests.world import FIRST_DAY, a_block, a_unit
from thidua.apps.people.overlap import Overlap, statements
from thidua.apps.units.models import (
    Block,
    LegalDocument,
    Membership,
    Succession,
    SuccessionSide,
    Unit,
    UnitName,
)

pytestmark = pytest.mark.django_db
BEFORE, DAY = date(2023, 12, 31), date(2024, 6, 1)


def refuses(row: models.Model) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param(DAY, None, id="within"),
        pytest.param(FIRST_DAY, DAY, id="the same first day"),
        pytest.param(date(2020, 1, 1), None, id="around"),
        pytest.param(date(2020, 1, 1), date(2024, 1, 2), id="one day into it"),
    ],
)
def test_two_names_of_a_unit_on_one_day(since: date, until: date | None) -> None:
    unit = a_unit()

    refuses(UnitName(unit=unit, name="Tên khác", valid_from=since, valid_to=until))


def test_names_that_meet_and_names_of_others_are_no_overlap() -> None:
    unit = a_unit()

    UnitName.objects.create(unit=unit, name="A", valid_from=BEFORE, valid_to=FIRST_DAY)
    UnitName.objects.create(unit=a_unit(), name="B", valid_from=BEFORE, valid_to=FIRST_DAY)

    assert unit.names.count() == 2


def test_a_name_cannot_be_moved_over_another() -> None:
    unit = a_unit()
    earlier = UnitName.objects.create(unit=unit, name="A", valid_from=BEFORE, valid_to=FIRST_DAY)

    earlier.name = "Tên sửa"
    earlier.save()
    earlier.valid_to = DAY

    refuses(earlier)


def test_a_name_holds_at_least_a_day_and_says_something() -> None:
    unit = a_unit()

    refuses(UnitName(unit=unit, name="A", valid_from=BEFORE, valid_to=BEFORE))
    refuses(UnitName(unit=unit, name="", valid_from=BEFORE, valid_to=FIRST_DAY))


def a_membership(block: Block, unit: Unit, role: str = "member") -> Membership:
    return Membership(block=block, unit=unit, role=role, place=9, valid_from=DAY)


def test_a_unit_has_one_place_in_a_block_but_may_be_in_two_blocks() -> None:
    block, other = a_block(units=("CA",)), a_block()
    unit = Unit.objects.get(code="CA")

    refuses(a_membership(block, unit))
    a_membership(other, unit).save()

    assert unit.memberships.count() == 2


def test_a_block_has_one_head_but_many_members() -> None:
    block = a_block(units=("CA", "SNV"))
    third, fourth = a_unit("STP"), a_unit("TTR")
    a_membership(block, third).save()
    a_membership(block, fourth, "deputy").save()

    refuses(a_membership(block, a_unit("QS"), "head"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(unit=third).update(role="head")


def test_the_next_head_follows_on_the_day_the_last_one_leaves() -> None:
    block = a_block(units=("CA",))
    Membership.objects.update(valid_to=DAY)

    a_membership(block, a_unit("SNV"), "head").save()

    assert block.memberships.filter(role="head").count() == 2


def test_memberships_have_a_known_role_and_a_day() -> None:
    block, unit = a_block(), a_unit()
    no_day = a_membership(block, unit)
    no_day.valid_to = DAY

    refuses(a_membership(block, unit, "chairman"))
    refuses(no_day)


def test_units_and_blocks_have_codes_of_their_own() -> None:
    unit, block = a_unit(), a_block()

    refuses(Unit(code="", province="bac-kan"))
    refuses(Unit(code=unit.code, province="bac-kan"))
    refuses(Block(code="", name="A", kind="block", province="bac-kan"))
    refuses(Block(code=block.code, name="A", kind="block", province="bac-kan"))
    refuses(Block(code="x", name="A", kind="club", province="bac-kan"))


@pytest.mark.parametrize("code", ["H06/1", ".H06", "H 06", "Sở", "H06\n", "H" * 36])
def test_a_unit_has_a_code_that_an_address_can_hold(code: str) -> None:
    # PostgreSQL speaks of what is too long before the constraint can
    with pytest.raises(DatabaseError), transaction.atomic():
        Unit.objects.create(code=code, province="bac-kan")


@pytest.mark.parametrize("code", ["khoi.1", "khoi/1", "khối", "khoi 1", "khoi\n", "k" * 61])
def test_a_block_has_a_code_that_an_address_can_hold(code: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Block.objects.create(code=code, name="A", kind="block", province="bac-kan")


def test_a_document_is_on_record_once() -> None:
    LegalDocument.objects.create(symbol="1/QĐ", issued_on=DAY, issuer="UBND tỉnh")

    refuses(LegalDocument(symbol="1/QĐ", issued_on=DAY, issuer="UBND tỉnh"))


def test_successions_are_of_a_known_kind_and_name_a_unit_once_a_side() -> None:
    document = LegalDocument.objects.create(symbol="1/QĐ", issued_on=DAY, issuer="UBND tỉnh")
    succession = Succession.objects.create(kind="rename", on=DAY, document=document)
    unit = a_unit()
    SuccessionSide.objects.create(succession=succession, unit=unit, side="predecessor")

    refuses(Succession(kind="vanish", on=DAY, document=document))
    refuses(SuccessionSide(succession=succession, unit=unit, side="predecessor"))
    refuses(SuccessionSide(succession=succession, unit=unit, side="beside"))


def test_the_rule_is_written_for_both_databases() -> None:
    rule = Overlap("one_head", "places", ("block_id",), "since", "until", only=("role", "head"))

    insert, update = statements(rule, "sqlite")
    (constraint,) = statements(rule, "postgresql")

    assert insert.startswith("CREATE TRIGGER one_head_INSERT AFTER INSERT ON places ")
    assert "WHEN NEW.role = 'head'" in insert
    assert update.startswith("CREATE TRIGGER one_head_UPDATE AFTER UPDATE ON places ")
    assert constraint == (
        "ALTER TABLE places ADD CONSTRAINT one_head EXCLUDE USING gist "
        "(int8range(block_id, block_id, '[]') WITH &&, daterange(since, until, '[)') WITH &&) "
        "WHERE (role = 'head')"
    )


def test_a_rule_may_ask_for_the_same_text() -> None:
    rule = Overlap("one_role", "roles", ("who",), "since", "until", same_text=("province",))

    insert, _ = statements(rule, "sqlite")
    kind, constraint = statements(rule, "postgresql")

    assert "other.who = NEW.who AND other.province = NEW.province AND" in insert
    assert kind == "CREATE TYPE one_role_text AS RANGE (subtype = text)"
    assert "one_role_text(province, province, '[]') WITH &&, daterange(since" in constraint
