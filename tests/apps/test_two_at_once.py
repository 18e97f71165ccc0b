"""Two people at once: one deed after the other, the second on what the first one left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction

from tests.apps.at_once import at_once
from tests.apps.ledger_lines import deeds
from tests.world import (
    ADMINISTRATOR,
    FIRST_DAY,
    PASSWORD,
    PROVINCE,
    RUBRIC,
    SALT,
    a_block,
    a_reported_sheet,
    a_unit,
    a_verified_sheet,
    a_year,
    an_account,
    an_actor,
    an_adopted_rubric,
    an_opening,
    at,
    during,
    handed_in,
    publish,
)
from thidua.apps.ledger.actions import record
from thidua.apps.ledger.models import Book, Entry
from thidua.apps.ledger.queries import audit_book
from thidua.apps.people.actions import (
    GivenRole,
    LoginNameTaken,
    NewAccount,
    RoleGivenAlready,
    give_role,
    open_account,
)
from thidua.apps.people.models import Account, Assignment
from thidua.apps.scoring.actions import (
    DraftChangedMeanwhile,
    FiguresChangedMeanwhile,
    ProposedText,
    PublishedAlready,
    adopt_rubric,
    propose_rubric,
)
from thidua.apps.scoring.models import FigureSheet, RubricDraft, RubricVersion
from thidua.apps.units.actions import (
    BlockCodeTaken,
    BlockHasHead,
    Cited,
    MembershipOutlastsUnit,
    NewBlock,
    NewMember,
    NewUnit,
    UnitCodeTaken,
    admit_member,
    found_block,
    register_unit,
)
from thidua.apps.units.models import Block, LegalDocument, Membership, Unit
from thidua.apps.units.succeed import NewSuccession, record_succession
from thidua.apps.years.actions import (
    YearOpenedAlready,
    open_year,
)
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import OPERATOR, Role
from thidua.core.refusal import Refusal
from thidua.core.units.succession import SuccessionKind, UnitHasEnded
from thidua.core.years.stages import StageKind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]
DECISION = Cited("243/QĐ-UBND", date(2024, 2, 16), "Ủy ban nhân dân tỉnh Bắc Kạn")


def a_scored_year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def refusals(outcomes: list[object]) -> list[type[Refusal]]:
    return [type(one) for one in outcomes if isinstance(one, Refusal)]


def test_two_sheets_written_on_the_same_one_are_never_both_taken() -> None:
    year = a_scored_year()
    first, second = handed_in(values={"lam_duoc": 1}), handed_in(values={"lam_duoc": 2})

    outcomes = at_once(
        lambda: a_reported_sheet(year, first), lambda: a_reported_sheet(year, second)
    )

    assert refusals(outcomes) == [FiguresChangedMeanwhile]
    assert FigureSheet.objects.get() in outcomes
    assert deeds().count("figures submitted") == 1
    assert audit_book().broken is None


@pytest.mark.parametrize("hand_in", [a_reported_sheet, a_verified_sheet])
def test_a_form_sent_twice_at_once_is_one_sheet(
    hand_in: Callable[[EmulationYear, object], FigureSheet],
) -> None:
    year, form = a_scored_year(), handed_in()

    outcomes = at_once(*[lambda: hand_in(year, form)] * 4)

    assert outcomes == [FigureSheet.objects.get()] * 4
    assert len([deed for deed in deeds() if deed.startswith("figures")]) == 1


def test_two_units_hand_in_at_once_and_the_ledger_has_no_gap() -> None:
    year = a_scored_year()

    outcomes = at_once(
        lambda: a_reported_sheet(year, handed_in("CA")),
        lambda: a_reported_sheet(year, handed_in("SNV")),
    )

    assert refusals(outcomes) == []
    assert FigureSheet.objects.count() == 2
    entries = Entry.objects.order_by("index").values_list("index", flat=True)
    assert list(entries) == list(range(len(entries)))
    assert audit_book().broken is None


def test_two_drafts_written_on_the_same_one_are_never_both_taken() -> None:
    year = a_year()
    secretary = an_actor(Role.SECRETARY, block=year.block.code)

    def propose(source: str) -> RubricDraft:
        text = ProposedText(source, based_on=0)
        moment = during(StageKind.DRAFT)
        return propose_rubric(year.pk, proposed=text, actor=secretary, at=moment)

    outcomes = at_once(lambda: propose(RUBRIC), lambda: propose(f"{RUBRIC}# sửa\n"))

    assert refusals(outcomes) == [DraftChangedMeanwhile]
    assert RubricDraft.objects.get().version == 1


def test_a_rubric_adopted_twice_at_once_is_adopted_once() -> None:
    year = a_year()
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    head = an_actor(Role.BLOCK_HEAD, block=year.block.code)
    signing = during(StageKind.SIGNING)
    text = ProposedText(RUBRIC, based_on=0)
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)

    outcomes = at_once(
        *[lambda: adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)]
        * 4
    )

    assert outcomes == [RubricVersion.objects.get()] * 4
    assert deeds().count("rubric adopted") == 1


def test_a_draft_changed_during_the_adoption_does_not_slip_in() -> None:
    year = a_year()
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    head = an_actor(Role.BLOCK_HEAD, block=year.block.code)
    signing = during(StageKind.SIGNING)
    draft = propose_rubric(
        year.pk, proposed=ProposedText(RUBRIC, based_on=0), actor=secretary, at=signing
    )
    other = ProposedText(f"{RUBRIC}# sửa\n", based_on=1)

    at_once(
        lambda: adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing),
        lambda: propose_rubric(year.pk, proposed=other, actor=secretary, at=signing),
    )

    assert RubricDraft.objects.get().version == 2
    assert [one.source for one in RubricVersion.objects.all()] in ([], [RUBRIC])


def test_results_are_published_once() -> None:
    year = a_scored_year()
    for unit in ("CA", "SNV"):
        a_verified_sheet(year, handed_in(unit))

    outcomes = at_once(*[lambda: publish(year)] * 3)

    assert refusals(outcomes) == [PublishedAlready] * 2
    assert deeds().count("results published") == 1


def test_what_has_a_name_of_its_own_is_registered_once() -> None:
    block = a_block("noi-chinh", units=("CA",))
    secretary = an_actor(Role.SECRETARY, block="noi-chinh")
    unit = NewUnit("SNV", PROVINCE, "Sở Nội vụ", FIRST_DAY, DECISION)
    founding = NewBlock("kinh-te", "Khối Kinh tế", Block.Kind.BLOCK, PROVINCE, DECISION)
    person = NewAccount("hoa", "Nguyễn Thị Hoa", PASSWORD, PROVINCE, SALT)

    units = at_once(*[lambda: register_unit(unit, actor=ADMINISTRATOR, at=at(1))] * 3)
    blocks = at_once(*[lambda: found_block(founding, actor=ADMINISTRATOR, at=at(1))] * 3)
    people = at_once(*[lambda: open_account(person, actor=OPERATOR, at=at(1))] * 3)
    years = at_once(
        *[lambda: open_year(block.code, opening=an_opening(), actor=secretary, at=at(1))] * 3
    )

    assert refusals(units) == [UnitCodeTaken] * 2
    assert refusals(blocks) == [BlockCodeTaken] * 2
    assert refusals(people) == [LoginNameTaken] * 2
    assert refusals(years) == [YearOpenedAlready] * 2
    assert Unit.objects.filter(code="SNV").count() == 1
    assert Account.objects.count() == EmulationYear.objects.count() == 1
    assert LegalDocument.objects.count() == 1
    assert audit_book().broken is None


def test_a_role_is_given_once() -> None:
    account, unit = an_account(), a_unit()
    given = GivenRole(Role.UNIT_OFFICER, FIRST_DAY, unit_id=unit.pk)

    outcomes = at_once(
        *[lambda: give_role(account.pk, given=given, actor=ADMINISTRATOR, at=at(1))] * 3
    )

    assert refusals(outcomes) == [RoleGivenAlready] * 2
    assert Assignment.objects.count() == 1


def test_a_block_gets_one_head() -> None:
    block = a_block()
    heads = [NewMember(a_unit().code, Membership.Role.HEAD, 1, FIRST_DAY) for _ in range(2)]

    outcomes = at_once(
        *[
            lambda head=head: admit_member(block.pk, member=head, actor=ADMINISTRATOR, at=at(1))
            for head in heads
        ]
    )

    assert refusals(outcomes) == [BlockHasHead]
    assert Membership.objects.count() == 1


def test_a_unit_ends_once() -> None:
    a_unit("QLTT")
    a_unit("SCT")
    absorb = NewSuccession(SuccessionKind.ABSORB, date(2025, 7, 1), ("QLTT",), ("SCT",), DECISION)

    outcomes = at_once(
        lambda: record_succession(absorb, actor=ADMINISTRATOR, at=at(7)),
        lambda: record_succession(
            replace(absorb, kind=SuccessionKind.DISSOLVE, successors=()),
            actor=ADMINISTRATOR,
            at=at(7),
        ),
    )

    assert refusals(outcomes) == [UnitHasEnded]


def test_a_unit_that_ends_while_it_is_admitted_has_no_place_afterwards() -> None:
    block, unit = a_block(), a_unit("QLTT")
    ends = date(2025, 7, 1)
    dissolve = NewSuccession(SuccessionKind.DISSOLVE, ends, ("QLTT",), (), DECISION)
    member = NewMember("QLTT", Membership.Role.MEMBER, 1, FIRST_DAY)

    outcomes = at_once(
        lambda: record_succession(dissolve, actor=ADMINISTRATOR, at=at(7)),
        lambda: admit_member(block.pk, member=member, actor=ADMINISTRATOR, at=at(7)),
    )

    assert refusals(outcomes) in ([], [MembershipOutlastsUnit])
    assert not Membership.objects.filter(unit=unit, valid_to=None).exists()


def test_the_first_deeds_of_all_open_one_book() -> None:
    def a_deed() -> Entry:
        with transaction.atomic():
            return record(at=at(1), actor="operator", deed="started", subject="-", facts={})

    outcomes = at_once(*[a_deed] * 4)

    assert sorted(entry.index for entry in outcomes if isinstance(entry, Entry)) == [0, 1, 2, 3]
    assert Book.objects.get().size == 4
    assert audit_book().broken is None


def test_a_book_is_audited_while_deeds_are_done() -> None:
    def a_deed() -> None:
        with transaction.atomic():
            record(at=at(1), actor="operator", deed="worked", subject="-", facts={})

    def many() -> None:
        for _ in range(20):
            a_deed()

    a_deed()
    audits: list[object] = at_once(many, many, *[lambda: audit_book().broken] * 3)

    assert audits[2:] == [None, None, None]
    assert Book.objects.get().size == 41


def test_these_tests_do_use_the_database_that_is_meant() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert cursor.execute("PRAGMA database_list").fetchone()[2].endswith(".sqlite3")
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    else:
        assert connection.vendor == "postgresql"
