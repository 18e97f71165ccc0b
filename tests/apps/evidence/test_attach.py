"""A file or a link is attached to a row once, by its unit, while that is open, and is on record."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings as of_product
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django import Settings

from tests.apps.evidence.attaching import (
    ADDRESS,
    OPEN,
    PROGRAMME,
    SALT,
    a_sender,
    about,
    attach,
    link,
    take_back,
)
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.evidence_files import OLD_OFFICE, PDF, PNG, PROGRAM, a_bomb, locked, office, zipped
from tests.world import NOT_IN_UTC, a_year, an_actor, during
from thidua.apps.evidence.actions import (
    EvidenceChangedMeanwhile,
    EvidenceFileEmpty,
    EvidenceNotKnown,
    EvidenceNotNamed,
    EvidenceTitleTooLong,
)
from thidua.apps.evidence.models import Attachment
from thidua.apps.evidence.queries import attachments_of, same_files, shown_by_row
from thidua.apps.years.actions import NotAMember
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.evidence.limits import EvidenceFileTooLarge, Limits, RowIsFull, UnitIsFull
from thidua.core.evidence.links import LinkNotTaken
from thidua.core.evidence.names import FileNotOfItsKind, FileRunsSomething, KindNotTaken
from thidua.core.ledger.entry import SaltTooShort, TimeWithoutZone, commitment
from thidua.core.refusal import Refusal
from thidua.core.years.stages import StageKind
from thidua.outside.file_kinds import ArchiveDamaged, ArchiveLocked, ArchiveTooLarge
from thidua.outside.stored_files import FileNotKept

pytestmark = pytest.mark.django_db
DIGEST = sha256(PDF).hexdigest()


def kept() -> list[str]:
    folder: Path = of_product.EVIDENCE_FOLDER
    return sorted(one.name for one in folder.rglob("*") if one.is_file())


def test_a_file_is_attached_with_what_was_found_in_it() -> None:
    year = a_year()

    found = attach(year, about(title="  Báo   cáo năm ", answers=PROGRAMME))

    assert attachments_of(year.pk, "SNV") == (found,)
    assert (found.row, found.place, found.version, found.kind) == ("1.1", 1, 1, "file")
    assert (found.title, found.answers, found.name) == ("Báo cáo năm", PROGRAMME, "bao-cao.pdf")
    assert (found.content, found.size, found.sha256) == ("pdf", len(PDF), DIGEST)
    assert (found.given_at, found.given_as, found.shown) == (OPEN, "unit_officer", True)
    assert kept() == [DIGEST]


def test_the_ledger_commits_to_the_file_and_names_nobody() -> None:
    year = a_year()

    found = attach(year)

    subject = f"year {year.block.code} 2024 unit SNV"
    assert last_line() == ("account 901", "evidence attached", subject)
    assert last_facts() == {
        "attachment": found.id,
        "row": "1.1",
        "version": 1,
        "content": commitment(SALT, DIGEST),
    }
    assert Attachment.objects.get().salt == SALT.hex()


def test_a_link_is_attached_with_its_name() -> None:
    year = a_year()

    found = link(year)

    assert (found.kind, found.title, found.address) == ("link", "Quyết định 243", ADDRESS)
    assert (found.sha256, found.size, found.name) == ("", 0, "")
    assert last_facts()["content"] == commitment(SALT, ADDRESS)


def test_a_file_without_a_title_or_an_ending_is_named_by_what_it_is() -> None:
    found = attach(a_year(), name="../../bien-ban")

    assert (found.title, found.name) == ("bien-ban", "bien-ban.pdf")
    assert attach(a_year(units=("TA", "TP")), about(unit="TA"), name="").title == "minh-chung.pdf"


def test_the_same_file_in_the_same_row_is_one_attachment() -> None:
    year = a_year()
    first = attach(year)

    again = attach(year, name="ten-khac.pdf")

    assert again == first
    assert deeds().count("evidence attached") == 1


def test_the_same_link_in_the_same_row_is_one_attachment() -> None:
    year = a_year()

    assert link(year) == link(year, about(title="Tên khác"))


def test_in_another_row_it_is_another_attachment_of_the_same_file() -> None:
    year = a_year()

    one, other = attach(year), attach(year, about("1.2"))

    assert one.id != other.id
    assert kept() == [DIGEST]
    assert shown_by_row(year.pk, "SNV") == {"1.1": 1, "1.2": 1}


def test_the_same_file_is_found_in_every_row_and_unit_that_shows_it() -> None:
    year = a_year()
    attach(year, data=PNG, name="anh.png")
    one, other = attach(year), attach(year, about(unit="CA", row="2.1"))
    take_back(year, attach(year, about("1.2")))
    attach(a_year(units=("TA", "TP")), about(unit="TA"))

    assert same_files(year.pk, {DIGEST}) == (other, one)
    assert same_files(year.pk, set()) == ()


def test_a_newer_version_replaces_what_is_shown_and_the_older_stays() -> None:
    year = a_year()
    first = attach(year)

    second = attach(year, about(replaces=first.id), data=PNG, name="anh.png")

    assert (second.place, second.version, second.shown) == (1, 2, True)
    older, newer = attachments_of(year.pk, "SNV")
    assert (older.id, older.shown, newer) == (first.id, False, second)
    assert len(kept()) == 2


def test_a_link_may_replace_a_file() -> None:
    year = a_year()

    found = link(year, about(title="Quyết định", replaces=attach(year).id))

    assert (found.kind, found.version) == ("link", 2)


def test_a_replacement_sent_twice_is_one_version() -> None:
    year = a_year()
    sent = about(replaces=attach(year).id)

    assert attach(year, sent, PNG, name="a.png") == attach(year, sent, PNG, name="a.png")


def test_what_was_replaced_or_withdrawn_meanwhile_is_not_replaced_over_it() -> None:
    year = a_year()
    first = attach(year)
    second = attach(year, about(replaces=first.id), data=PNG, name="a.png")

    with pytest.raises(EvidenceChangedMeanwhile) as refused:
        link(year, about(title="x", replaces=first.id))
    assert refused.value.grounds == {"title": "bao-cao.pdf"}

    take_back(year, second)
    with pytest.raises(EvidenceChangedMeanwhile):
        link(year, about(title="x", replaces=second.id))


def test_a_version_of_another_row_or_unit_is_not_replaced() -> None:
    year = a_year()
    mine, other = attach(year, about("1.2")), attach(year, about(unit="CA"))

    with pytest.raises(EvidenceChangedMeanwhile):
        link(year, about("1.1", title="x", replaces=mine.id))
    with pytest.raises(EvidenceNotKnown) as refused:
        link(year, about(title="x", replaces=other.id))
    assert refused.value.grounds == {"asked": other.id}


def test_what_was_withdrawn_may_be_attached_anew() -> None:
    year = a_year()
    take_back(year, attach(year))

    again = attach(year)

    assert (again.place, again.version, again.shown) == (2, 1, True)


@pytest.mark.parametrize(
    ("data", "name", "refusal"),
    [
        pytest.param(b"", "a.pdf", EvidenceFileEmpty, id="empty"),
        pytest.param(zipped({"a": b"b"}), "bao-cao.pdf", FileNotOfItsKind, id="lies"),
        pytest.param(PROGRAM, "chay.exe", KindNotTaken, id="a program"),
        pytest.param(PROGRAM, "bao-cao.pdf", FileNotOfItsKind, id="a program called a PDF"),
        pytest.param(OLD_OFFICE, "cu.doc", KindNotTaken, id="an old Office file"),
        pytest.param(b"<html>", "a.html", KindNotTaken, id="a web page"),
        pytest.param(
            office(also={"vbaProject.bin": b"x"}), "a.docx", FileRunsSomething, id="macro"
        ),
        pytest.param(a_bomb(), "a.docx", ArchiveTooLarge, id="a bomb"),
        pytest.param(locked(office()), "a.docx", ArchiveLocked, id="locked"),
        pytest.param(office()[:90], "a.docx", ArchiveDamaged, id="damaged"),
    ],
)
def test_of_a_refused_file_nothing_is_kept(data: bytes, name: str, refusal: type[Refusal]) -> None:
    year = a_year()

    with pytest.raises(refusal) as refused:
        attach(year, data=data, name=name)

    assert type(refused.value) is refusal
    assert refused.value.grounds["name"] == name
    assert (kept(), attachments_of(year.pk, "SNV")) == ([], ())
    assert "evidence attached" not in deeds()


def test_a_file_a_row_and_a_unit_have_their_limits(settings: Settings) -> None:
    year, size = a_year(), len(PDF)
    settings.EVIDENCE_LIMITS = Limits(file=size, in_row=2, of_unit=2 * size + len(PNG))

    with pytest.raises(EvidenceFileTooLarge):
        attach(year, data=PDF + b"\n")
    first = attach(year)
    link(year)
    with pytest.raises(RowIsFull):
        link(year, address=f"{ADDRESS}/2")
    attach(year, about(replaces=first.id), data=PNG, name="a.png")
    attach(year, about("1.2"))
    with pytest.raises(UnitIsFull):
        attach(year, about("1.3"))
    attach(year, about(unit="CA"))

    assert len(attachments_of(year.pk, "SNV")) == 4


def test_a_link_must_be_whole_and_named() -> None:
    year = a_year()

    with pytest.raises(LinkNotTaken):
        link(year, address="javascript:alert(1)")
    with pytest.raises(EvidenceNotNamed):
        link(year, about(title="  "))
    with pytest.raises(EvidenceTitleTooLong) as refused:
        link(year, about(title="x" * 301))
    assert refused.value.grounds == {"length": 301, "limit": 300}


@pytest.mark.parametrize("stage", [*StageKind])
def test_evidence_is_taken_from_mid_year_to_self_scoring_and_with_objections(
    stage: StageKind,
) -> None:
    year, sender = a_year(), a_sender(at=during(stage))
    open_in = {
        StageKind.MID_YEAR, StageKind.CROSS_INSPECTION, StageKind.SELF_SCORE, StageKind.OBJECTION,
    }  # fmt: skip

    if stage in open_in:
        assert attach(year, sender=sender).shown
        return
    for deed in (attach, link):
        with pytest.raises(NotInThisStage):
            deed(year, sender=sender)
    assert kept() == []


@pytest.mark.parametrize(
    "actor",
    [
        an_actor(Role.UNIT_OFFICER, unit="CA"),
        an_actor(Role.UNIT_LEADER, unit="CA"),
        an_actor(Role.SECRETARY, block="khoi-mot"),
        an_actor(Role.BLOCK_HEAD, block="khoi-mot"),
        an_actor(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"),
        PUBLIC,
    ],
    ids=["other unit", "leader of other unit", "secretary", "head", "administrator", "public"],
)
def test_nobody_but_the_unit_attaches_replaces_or_withdraws(actor: Actor) -> None:
    year = a_year()
    found, sender = attach(year), a_sender(actor)

    with pytest.raises(NotGranted):
        attach(year, data=PNG, name="a.png", sender=sender)
    with pytest.raises(NotGranted):
        link(year, sender=sender)
    with pytest.raises(NotGranted):
        take_back(year, found, sender=sender)
    assert attachments_of(year.pk, "SNV") == (found,)


def test_a_unit_that_is_no_member_has_no_evidence() -> None:
    year = a_year()

    with pytest.raises(NotAMember):
        link(year, about(unit="XA", title="x"))
    with pytest.raises(OfOtherUnit):
        link(year, about(unit="CA", title="x"), sender=a_sender())


def test_a_leader_attaches_as_leader() -> None:
    sender = a_sender(an_actor(Role.UNIT_LEADER, unit="SNV"))

    assert attach(a_year(), sender=sender).given_as == "unit_leader"


def test_a_crash_between_file_and_row_leaves_a_file_that_nobody_sees_and_sending_again_mends_it() -> (
    None
):
    year = a_year()
    with pytest.raises(TimeWithoutZone):
        attach(year, sender=replace(a_sender(), at=OPEN.astimezone(NOT_IN_UTC.tzinfo)))
    assert (kept(), attachments_of(year.pk, "SNV")) == ([DIGEST], ())
    assert same_files(year.pk, {DIGEST}) == ()

    attach(year)

    assert (kept(), len(attachments_of(year.pk, "SNV"))) == ([DIGEST], 1)


def test_where_the_file_cannot_be_kept_there_is_no_row(settings: Settings, tmp_path: Path) -> None:
    year = a_year()
    settings.EVIDENCE_FOLDER = tmp_path / "tep"
    settings.EVIDENCE_FOLDER.write_bytes(b"")

    with pytest.raises(FileNotKept):
        attach(year)

    assert attachments_of(year.pk, "SNV") == ()


def test_a_short_salt_attaches_nothing() -> None:
    year = a_year()

    with pytest.raises(SaltTooShort):
        attach(year, sender=replace(a_sender(), salt=b"x"))

    assert attachments_of(year.pk, "SNV") == ()


def test_what_was_attached_is_never_changed() -> None:
    year = a_year()
    attach(year)

    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.update(title="khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        Attachment.objects.all().delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 0},
        {"place": 0},
        {"kind": "link"},
        {"sha256": ""},
        {"content": ""},
        {"name": ""},
        {"size": 0},
        {"address": ADDRESS},
    ],
    ids=str,
)
def test_the_database_holds_whole_attachments_alone(wrong: dict[str, object]) -> None:
    year = a_year()
    attach(year)
    row = Attachment.objects.values().get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(**{**row, "id": None, "version": 2, **wrong})
