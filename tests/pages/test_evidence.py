"""A unit's evidence in the browser: gaps, attachments and versions, refusals that lose nothing, files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest
from django.conf import settings as of_product
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from pytest_django import Settings

from tests.apps.evidence.attaching import (
    ADDRESS,
    OPEN,
    PROGRAMME,
    a_sender,
    about,
    attach,
    link,
    take_back,
)
from tests.evidence_files import PDF, PNG, zipped
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    asked,
    holding,
    is_published,
    logged_in,
    read,
)
from tests.pages.sending import Fields, Sent, send
from tests.world import during
from thidua.apps.evidence.actions import EvidenceNotKnown
from thidua.apps.evidence.queries import AttachmentFacts, attachments_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Actor, Role
from thidua.core.evidence.limits import Limits
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.years.stages import StageKind
from thidua.outside.stored_files import KeptFileMissing, place_of
from thidua.ui.door import SuchPageNotKnown
from thidua.ui.request import HouseRequest

pytestmark = pytest.mark.django_db
PAGE, SHEET = address("don-vi/SNV/minh-chung/"), address("don-vi/SNV/")
OTHER_OFFICER = holding(Role.UNIT_OFFICER, unit="CA")
OUTSIDERS = {
    **STRANGERS,
    "officer of another unit": OTHER_OFFICER,
    "leader of another unit": holding(Role.UNIT_LEADER, unit="CA"),
}
ALLOWED = {
    "administrator": ADMINISTRATOR,
    "head": HEAD,
    "secretary": SECRETARY,
    "leader": LEADER,
    "officer": OFFICER,
}


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "minh-chung"


def a_file(data: bytes = PDF, name: str = "bao-cao.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def post(
    fields: Mapping[str, object], *, by: Actor = OFFICER, at: datetime = OPEN, to: str = PAGE
) -> Sent:
    return send(to, cast(Fields, fields), by=by, at=at)


def file_form(data: bytes = PDF, name: str = "bao-cao.pdf", **more: object) -> dict[str, object]:
    return {"viec": "tep", "muc": "1.1", "tep": a_file(data, name), **more}


def file_of(one: AttachmentFacts, *, unit: str = "SNV") -> str:
    return address(f"don-vi/{unit}/minh-chung/{one.id}/tep/")


def part(page: str, row: str) -> str:
    """Give the part of a page about one criterion."""
    begun = page[page.index(f">{row} · ") :]
    return begun[: begun.index("</section>")]


def given(year: EmulationYear) -> tuple[AttachmentFacts, ...]:
    return attachments_of(year.pk, "SNV")


def test_what_the_rubric_asks_for_is_listed_as_missing_until_it_is_there() -> None:
    year = an_adopted_year()
    page = read(PAGE, by=OFFICER, at=OPEN)
    assert f"Thiếu: {PROGRAMME}" in part(page, "1.1")
    assert "còn thiếu 1 loại bắt buộc" in page
    assert "Không đưa tài liệu bí mật nhà nước lên đây." in page

    attach(year, about(title="Bản khác"))
    assert f"Thiếu: {PROGRAMME}" in part(read(PAGE, by=OFFICER, at=OPEN), "1.1")
    attach(year, about(answers=PROGRAMME), data=PNG, name="anh.png")

    page = read(PAGE, by=OFFICER, at=OPEN)
    assert "Đủ minh chứng bắt buộc" in part(page, "1.1")
    assert "còn thiếu" not in page


def test_rows_that_are_not_asked_of_a_unit_are_not_there() -> None:
    an_adopted_year()

    assert "2.1 · " in read(PAGE, by=SECRETARY)
    assert "2.1 · " not in read(address("don-vi/QS/minh-chung/"), by=SECRETARY)


def test_an_attachment_says_what_it_is_by_whom_and_when_with_its_sha256() -> None:
    year = an_adopted_year()
    found = attach(year, about(title="Báo cáo năm", answers=PROGRAMME), name="bc 2024.pdf")
    link(year)

    page = part(read(PAGE, by=SECRETARY), "1.1")

    assert f"{found.sha256[:12]}…" in page
    assert found.sha256 in page
    assert "Bản 1 · tệp PDF, 1 KB · cán bộ đơn vị, 16:00 10/06/2024 · bc 2024.pdf" in page
    assert f'href="{file_of(found)}" download' in page
    assert f'href="{ADDRESS}" rel="noopener noreferrer nofollow"' in page
    assert "Bản 1 · đường dẫn · cán bộ đơn vị" in page


@pytest.mark.parametrize(
    ("size", "said"), [(1_000_000, "1,0 MB"), (2_410_000, "2,5 MB"), (310_000, "310 KB")]
)
def test_a_size_is_said_as_people_say_it(size: int, said: str) -> None:
    attach(an_adopted_year(), data=PDF + bytes(size - len(PDF)))

    assert f"tệp PDF, {said}" in read(PAGE, by=SECRETARY)


def test_older_versions_and_what_was_withdrawn_stay_to_be_read() -> None:
    year = an_adopted_year()
    first = attach(year, about(title="Bản thảo", answers=PROGRAMME))
    attach(
        year, about(title="Bản ký", answers=PROGRAMME, replaces=first.id), data=PNG, name="a.png"
    )
    take_back(year, link(year), sender=a_sender(LEADER))

    page = part(read(PAGE, by=OFFICER, at=OPEN), "1.1")

    assert "1 bản trước" in page
    assert page.index("Bản ký") < page.index("Bản thảo")
    assert "1 minh chứng đã rút" in page
    assert "Đã rút 16:00 10/06/2024, lãnh đạo đơn vị" in page
    assert page.count('name="viec" value="rut"') == 1


def test_the_same_file_elsewhere_is_told_to_whom_may_see_both() -> None:
    year = an_adopted_year()
    attach(year)
    attach(year, about("1.2"))
    attach(year, about("2.1", unit="CA"))
    attach(year, about("1.2"), data=PNG, name="a.png")

    secretary, officer = read(PAGE, by=SECRETARY), read(PAGE, by=OFFICER)

    assert "Cùng tệp này còn ở: mục 2.1 của Đơn vị CA; mục 1.2." in part(secretary, "1.1")
    assert "Cùng tệp này còn ở: mục 1.2." in part(officer, "1.1")
    assert "Đơn vị CA" not in officer


def test_the_page_asks_the_database_as_often_for_any_number_of_attachments() -> None:
    year = an_adopted_year()

    def asked_for() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(PAGE, by=OFFICER, at=OPEN)
        return len(queries)

    attach(year)
    one = asked_for()
    attach(year, about("1.2"))
    attach(year, about(unit="CA"))
    take_back(year, link(year))

    assert asked_for() == one


def test_before_a_rubric_there_is_no_row_to_attach_to() -> None:
    a_block_year()

    assert "chưa có mục nào để gắn minh chứng" in read(PAGE, by=OFFICER, at=OPEN)


def test_forms_are_there_for_the_row_that_is_open_while_that_is_allowed() -> None:
    an_adopted_year()

    opened = read(f"{PAGE}?muc=1.1", by=OFFICER, at=OPEN)
    assert 'enctype="multipart/form-data"' in part(opened, "1.1")
    assert "multipart" not in part(opened, "1.2")
    assert f'href="{PAGE}?muc=1.2#muc-1.2"' in part(opened, "1.2")
    for page in (
        read(f"{PAGE}?muc=1.1", by=SECRETARY, at=OPEN),
        read(f"{PAGE}?muc=1.1", by=OFFICER, at=during(StageKind.APPRAISAL)),
    ):
        assert "<form class" not in page.split("<main", 1)[1]
        assert "Thêm minh chứng" not in page


def test_a_file_is_attached_and_one_is_led_back_to_its_row() -> None:
    year = an_adopted_year()

    sent = post(file_form(loai=PROGRAMME, ten=""))

    (found,) = given(year)
    assert (sent.status, sent.to) == (302, f"{PAGE}?muc=1.1#muc-1.1")
    assert (found.title, found.answers, found.name) == (PROGRAMME, PROGRAMME, "bao-cao.pdf")


def test_a_kind_that_the_row_does_not_ask_for_is_none() -> None:
    year = an_adopted_year()

    post(file_form(loai="Khác hẳn", ten="Tên riêng"))

    assert [(one.title, one.answers) for one in given(year)] == [("Tên riêng", "")]


def test_a_file_sent_twice_is_one() -> None:
    year = an_adopted_year()

    assert [post(file_form()).status, post(file_form()).status] == [302, 302]
    assert len(given(year)) == 1


def test_a_link_is_attached_and_withdrawn() -> None:
    year = an_adopted_year()
    form = {"viec": "duong-dan", "muc": "1.1", "ten": "Quyết định", "dia_chi": ADDRESS}
    assert post(form).status == 302
    (found,) = given(year)
    assert (found.title, found.address) == ("Quyết định", ADDRESS)

    assert post({"viec": "rut", "muc": "1.1", "ban": str(found.id)}).status == 302

    assert [one.shown for one in given(year)] == [False]


def test_a_newer_version_is_given_in_a_form_filled_with_the_older() -> None:
    year = an_adopted_year()
    found = attach(year, about(title="Bản thảo", answers=PROGRAMME))

    page = part(read(f"{PAGE}?muc=1.1&ban={found.id}", by=OFFICER, at=OPEN), "1.1")
    assert "Tệp mới thay “Bản thảo”" in page
    assert 'value="Bản thảo"' in page
    assert post(file_form(PNG, "a.png", ban=str(found.id), ten="Bản ký")).status == 302

    assert [(one.version, one.title) for one in given(year)] == [(1, "Bản thảo"), (2, "Bản ký")]


def test_the_first_kind_that_is_missing_is_chosen_already() -> None:
    year = an_adopted_year()
    chosen, other = f'value="{PROGRAMME}" selected', 'value="" selected'
    page = read(f"{PAGE}?muc=1.1", by=OFFICER, at=OPEN)
    assert (chosen in page, other in page) == (True, False)

    attach(year, about(answers=PROGRAMME))

    page = read(f"{PAGE}?muc=1.1", by=OFFICER, at=OPEN)
    assert (chosen in page, other in page) == (False, True)


def test_evidence_of_a_bonus_is_needed_only_when_it_is_claimed() -> None:
    rubric = RUBRIC.replace(
        "    ten: Tuyên truyền\n", "    ten: Tuyên truyền\n    minh_chung: [Bài báo]\n"
    )
    an_adopted_year(rubric=rubric)

    page = read(PAGE, by=OFFICER, at=OPEN)

    assert "Cần khi có khai: Bài báo" in part(page, "T1")
    assert "còn thiếu 1 loại bắt buộc" in page


@pytest.mark.parametrize("version", ["0", "x", "²", "9" * 30, "999999"])
def test_a_version_that_is_not_there_is_replaced_by_nothing(version: str) -> None:
    an_adopted_year()

    page = read(f"{PAGE}?muc=1.1&ban={version}", by=OFFICER, at=OPEN)

    assert 'name="ban" value="0"' in page


def test_a_file_that_lies_is_refused_beside_what_was_typed() -> None:
    year = an_adopted_year()

    sent = post(file_form(zipped({"a": b"b"}), ten="Báo cáo tháng"))

    assert sent.status == 422
    page = part(sent.page, "1.1")
    assert "Tệp “bao-cao.pdf” thực chất là tệp nén, không phải PDF. Chưa có gì được lưu" in page
    assert 'value="Báo cáo tháng"' in page
    assert given(year) == ()


def test_a_refused_newer_version_stays_a_newer_version() -> None:
    found = attach(an_adopted_year(), about(title="Bản thảo"))

    sent = post(file_form(zipped({"a": b"b"}), ban=str(found.id), ten="Bản ký"))

    page = part(sent.page, "1.1")
    assert "Tệp mới thay “Bản thảo”" in page
    assert f'name="ban" value="{found.id}"' in page
    assert 'value="Bản ký"' in page


def test_a_link_that_is_none_is_refused_and_kept() -> None:
    an_adopted_year()

    sent = post({"viec": "duong-dan", "muc": "1.1", "ten": "a", "dia_chi": "javascript:x"})

    assert sent.status == 422
    assert 'value="javascript:x"' in sent.page
    assert "xin dán cả địa chỉ" in sent.page


def test_a_form_without_a_file_asks_for_one() -> None:
    an_adopted_year()

    sent = post({"viec": "tep", "muc": "1.1", "ten": "giữ lại"})

    assert sent.status == 422
    assert "Chưa chọn tệp nào" in sent.page
    assert 'value="giữ lại"' in sent.page


def test_too_large_a_file_is_not_read_on_and_its_size_is_told(settings: Settings) -> None:
    year = an_adopted_year()
    settings.EVIDENCE_LIMITS = Limits(file=1_000_000)

    sent = post(file_form(PDF + bytes(2_000_000)))

    assert sent.status == 422
    assert "Tệp 3 MB vượt mức 1 MB." in sent.page
    assert (given(year), list(of_product.EVIDENCE_FOLDER.rglob("*"))) == ((), [])


def test_when_the_stage_closes_what_was_typed_is_shown_back() -> None:
    year = an_adopted_year()
    found = attach(year)
    late = during(StageKind.APPRAISAL)

    sent = post(file_form(PNG, "a.png", ten="gõ dở"), at=late)

    assert sent.status == 409
    assert 'value="gõ dở"' in sent.page
    assert post({"viec": "rut", "muc": "1.1", "ban": str(found.id)}, at=late).status == 409
    assert given(year) == (found,)


def test_what_was_replaced_meanwhile_is_not_replaced_over_it() -> None:
    year = an_adopted_year()
    first = attach(year)
    attach(year, about(replaces=first.id), data=PNG, name="a.png")

    sent = post(
        {"viec": "duong-dan", "muc": "1.1", "ban": str(first.id), "ten": "x", "dia_chi": ADDRESS}
    )

    assert sent.status == 409
    assert "vừa được người khác thay hoặc rút" in sent.page


@pytest.mark.parametrize("row", ["9.9", "1", ""])
def test_what_is_no_criterion_takes_no_evidence(row: str) -> None:
    an_adopted_year()

    with pytest.raises(NoSuchRow):
        post(file_form(muc=row))


@pytest.mark.parametrize("who", ALLOWED.values(), ids=ALLOWED)
def test_who_may_see_reads_the_page_and_takes_the_file(who: Actor) -> None:
    found = attach(an_adopted_year())

    assert "bao-cao.pdf" in read(PAGE, by=who)
    assert give(file_of(found), by=who) == PDF


@pytest.mark.parametrize("published", [False, True], ids=["hidden", "published"])
@pytest.mark.parametrize("who", OUTSIDERS.values(), ids=OUTSIDERS)
def test_nobody_else_sees_the_page_the_file_or_its_number(who: Actor, published: bool) -> None:  # noqa: FBT001 - a column of the table
    year = a_marked_year()
    found, counted = attach(year), f'href="{PAGE}'
    if published:
        is_published(year)

    for path in (PAGE, f"{PAGE}?muc=1.1&ban={found.id}", file_of(found)):
        with pytest.raises(NotGranted):
            give(path, by=who)
    with pytest.raises(NotGranted):
        post(file_form(PNG, "a.png"), by=who)
    with pytest.raises(NotGranted):
        give(address("don-vi/SNV/minh-chung/999999/tep/"), by=who)
    if published:
        assert counted not in read(SHEET, by=who)


def test_a_unit_does_not_reach_another_units_file_through_its_own_address() -> None:
    other = attach(an_adopted_year(), about(unit="CA"))

    with pytest.raises(EvidenceNotKnown):
        give(file_of(other), by=OFFICER)
    with pytest.raises(NotGranted):
        give(file_of(other, unit="CA"), by=OFFICER)
    with pytest.raises(SuchPageNotKnown):
        give(file_of(other, unit="XA"), by=OFFICER)


def test_a_link_has_no_file() -> None:
    found = link(an_adopted_year())

    with pytest.raises(EvidenceNotKnown):
        give(file_of(found), by=OFFICER)


def test_a_file_that_is_gone_from_its_folder_is_told() -> None:
    found = attach(an_adopted_year())
    place_of(found.sha256, of_product.EVIDENCE_FOLDER).unlink()

    with pytest.raises(KeptFileMissing):
        give(file_of(found), by=OFFICER)


def give(path: str, *, by: Actor) -> bytes:
    """Give what an address answers, be it a page or a file."""
    match = resolve(path.split("?", maxsplit=1)[0])
    request: HouseRequest = asked(path, by=by)
    response = match.func(request, *match.args, **match.kwargs)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return bytes(body)


def test_a_file_comes_to_be_saved_under_its_name_and_never_runs() -> None:
    year = an_adopted_year()
    found = attach(year, name="báo cáo\r\n“2024”.pdf")
    client = logged_in(Role.SECRETARY, block=year.block)

    response = client.get(file_of(found))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]  # of a file's answer
    headers = response.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''b%C3%A1o%20c%C3%A1o%E2%80%9C2024%E2%80%9D.pdf"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cache-Control"] == "no-store"
    assert sha256(PDF).hexdigest() == found.sha256


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
def test_a_number_that_is_nobodys_is_not_found(number: str) -> None:
    year = an_adopted_year()
    client = logged_in(Role.SECRETARY, block=year.block)

    response = client.get(address(f"don-vi/SNV/minh-chung/{number}/tep/"))

    assert response.status_code == 404


def test_the_whole_shell_keeps_a_file_from_the_public() -> None:
    year = a_marked_year()
    found = attach(year)
    is_published(year)
    client = logged_in(Role.UNIT_OFFICER, unit="CA")
    refused = client.get(file_of(found))
    client.logout()

    assert refused.status_code == 403
    assert client.get(file_of(found)).status_code in {302, 401, 403}
    assert client.get(PAGE).status_code in {302, 401, 403}


def test_the_sheet_leads_to_the_evidence_and_counts_it() -> None:
    year = a_marked_year()
    attach(year)
    take_back(year, link(year))

    page = read(SHEET, by=OFFICER)

    assert f'href="{PAGE}" >Minh chứng</a>' in page
    assert re.search(rf'href="{re.escape(PAGE)}#muc-1.1"> 1 minh chứng</a>', page)
