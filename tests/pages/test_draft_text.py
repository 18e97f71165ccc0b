"""Writing a rubric's draft: from the box, from a file, from another table; what was typed is kept."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pytest_django import Settings

from tests.pages.drafts import BROKEN, DRAFT, DRAFTING, OTHER, TEXT, a_draft, a_file, a_secretary_in
from tests.pages.reader import (
    INSIDE,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    an_adopted_year,
    read,
)
from tests.pages.sending import Sent, send
from tests.world import RUBRIC as LAST
from tests.world import an_actor, an_adopted_rubric, an_opening, at, during
from thidua.apps.scoring.models import RubricDraft
from thidua.apps.scoring.rubric_drafts import BUNDLED
from thidua.apps.years.actions import open_year
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, RoleNotHeld
from thidua.core.access.roles import Actor, Role
from thidua.core.evidence.limits import Limits
from thidua.core.years.stages import Stage, StageKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_stay_in_memory(settings: Settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 50_000_000


def save(text: str, *, based_on: str = "0", by: Actor = SECRETARY) -> Sent:
    return send(TEXT, {"van_ban": text, "dua_tren": based_on}, by=by, at=DRAFTING)


def save_file(content: bytes, *, name: str = "bang.yaml", typed: str = "") -> Sent:
    fields: Mapping[str, object] = {"van_ban": typed, "dua_tren": "0", "tep": a_file(content, name)}
    return send(TEXT, fields, by=SECRETARY, at=DRAFTING)  # type: ignore[arg-type]  # a file is sent as it is


def the_draft() -> RubricDraft:
    return RubricDraft.objects.get()


def test_a_text_from_the_box_becomes_the_draft() -> None:
    a_block_year()

    sent = save(RUBRIC.replace("\n", "\r\n"))

    assert (sent.status, sent.to) == (302, DRAFT)
    assert (the_draft().source, the_draft().version) == (RUBRIC, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_in_any_unicode_takes_the_place_of_the_box(encoding: str) -> None:
    a_block_year()

    sent = save_file(RUBRIC.encode(encoding), typed="chữ trong ô")

    assert sent.status == 302
    assert the_draft().source == RUBRIC


def test_a_text_with_errors_is_saved_and_they_are_shown_beside_it() -> None:
    a_block_year()

    saved = save(BROKEN)
    page = read(TEXT, at=DRAFTING)

    assert saved.status == 302
    assert "Kiểm tra: 1 lỗi" in page
    assert "quy_ce" in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("  \n", "Chưa có văn bản nào", id="nothing"),
        pytest.param("ten: [", "dòng 1", id="no YAML"),
        pytest.param("a: &b c\n", "dòng 1: không dùng neo và bí danh", id="an alias"),
        pytest.param("ten: a\x00b", "dòng 1, cột 7: có ký tự điều khiển", id="a control sign"),
        pytest.param("ten: a" + "\u0301" * 40, "một chữ cái mang hơn", id="too many marks"),
        pytest.param("ten: B¶ng ®iÓm ®ång chÝ thi ®ua", "bảng mã cũ TCVN3", id="an old encoding"),
    ],
)
def test_a_text_that_is_no_yaml_is_not_saved_and_not_lost(text: str, words: str) -> None:
    a_draft(a_block_year())

    sent = save(text, based_on="1")

    assert sent.status == 422
    assert words in sent.page
    assert text.strip("\n ") in sent.page or "\u0301" in text
    assert 'name="dua_tren" value="1"' in sent.page
    assert the_draft().source == RUBRIC


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "tệp trống", id="empty"),
        pytest.param(b"a: " + b"b" * 4_000_000, "lớn hơn 4 MB", id="too large"),
        pytest.param(b"PK\x03\x04...", "không phải tệp văn bản", id="a workbook"),
        pytest.param("ten: Bảng điểm".encode("cp1258", "replace"), "Windows-1258", id="cp1258"),
        pytest.param("ten: B¶ng ®iÓm ®ång".encode("latin-1"), "TCVN3", id="an old encoding"),
        pytest.param(b"ten: \xff\xd2\x90\x9d", "bảng mã", id="no encoding"),
        pytest.param(b"a: &b [1]\nc: *b\n", "neo và bí danh", id="a bomb of aliases"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_the_box_is_kept(
    content: bytes, words: str
) -> None:
    a_block_year()

    sent = save_file(content, typed="chữ trong ô")

    assert sent.status == 422
    assert words in sent.page
    assert not RubricDraft.objects.exists()
    assert "chữ trong ô" in sent.page or "&b" in sent.page


def test_a_file_too_large_to_be_read_on_is_not_mistaken_for_none(settings: Settings) -> None:
    settings.EVIDENCE_LIMITS = Limits(file=1_000_000)
    a_block_year()

    sent = save_file(b"a: " + b"b" * 4_000_000, typed=RUBRIC)

    assert sent.status == 422
    assert "lớn hơn 4 MB" in sent.page
    assert not RubricDraft.objects.exists()


def test_more_than_any_form_may_hold_is_not_read() -> None:
    client = a_secretary_in(a_block_year())

    answer = client.post(TEXT, {"van_ban": "a" * 3_000_000, "dua_tren": "0"})

    assert answer.status_code == 400
    assert not RubricDraft.objects.exists()


def test_a_text_written_on_an_older_draft_is_kept_beside_the_newer_one() -> None:
    a_draft(a_block_year(), OTHER)

    sent = save(RUBRIC)

    assert sent.status == 409
    assert "Dự thảo đã được người khác sửa" in sent.page
    assert sent.page.count("ten: Tiêu chí và thang điểm thi đua của Khối") == 2
    assert "mục 2.1" in sent.page
    assert "Điểm tối đa" in sent.page
    assert the_draft().source == OTHER


def test_sent_again_it_takes_the_place_of_the_draft_that_was_shown() -> None:
    a_draft(a_block_year(), OTHER)
    shown = save(RUBRIC)

    again = save(RUBRIC, based_on="1")

    assert 'name="dua_tren" value="1"' in shown.page
    assert again.status == 302
    assert (the_draft().source, the_draft().version) == (RUBRIC, 2)


def test_beside_a_draft_that_is_no_table_only_the_texts_are_shown() -> None:
    a_draft(a_block_year(), "ten: [")

    sent = save(RUBRIC)

    assert sent.status == 409
    assert "Chưa so sánh được từng mục" in sent.page
    assert "ten: [" in sent.page


def test_a_text_on_a_draft_that_never_was_is_refused_and_kept() -> None:
    a_block_year()

    sent = save(RUBRIC, based_on="7")

    assert sent.status == 409
    assert "Bản người khác vừa lưu" not in sent.page
    assert 'name="dua_tren" value="0"' in sent.page
    assert "Hoàn thành nhiệm vụ" in sent.page


@pytest.mark.parametrize("based_on", ["", "x", "²", "9999999"])
def test_a_version_that_no_page_wrote_is_none(based_on: str) -> None:
    a_block_year()

    assert save(RUBRIC, based_on=based_on).status == 302


def test_the_same_text_twice_is_saved_once() -> None:
    a_block_year()
    save(RUBRIC)

    again = save(RUBRIC)

    assert again.status == 302
    assert the_draft().version == 1


def test_when_the_stage_closed_what_was_typed_is_shown_back() -> None:
    a_block_year()

    fields = {"van_ban": RUBRIC, "dua_tren": "0"}
    sent = send(TEXT, fields, by=SECRETARY, at=during(StageKind.SELF_SCORE))

    assert sent.status == 409
    assert "Hoàn thành nhiệm vụ" in sent.page
    assert not RubricDraft.objects.exists()


def test_before_anything_the_box_is_empty_and_offers_tables_to_start_from() -> None:
    a_block_year()

    page = read(TEXT, at=DRAFTING)

    assert "Ví dụ: khối thi đua các cơ quan nội chính" in page
    assert "?tu=nam-truoc" not in page
    assert "Kiểm tra:" not in page


@pytest.mark.parametrize("name", BUNDLED)
def test_each_example_is_put_in_the_box_with_this_year(name: str) -> None:
    a_draft(a_block_year())

    page = read(f"{TEXT}?tu={name}", at=DRAFTING)

    assert "Văn bản dưới đây chưa được lưu." in page
    assert " nam: 2024 " in page
    assert 'name="dua_tren" value="1"' in page
    assert the_draft().source == RUBRIC


def test_last_years_rubric_is_put_in_the_box_with_this_year() -> None:
    before = a_year_after_another()

    page = read(TEXT.replace("2024", "2025") + "?tu=nam-truoc", at=at(2, 10, year=2025))

    assert before.year == 2024
    assert "Bảng tiêu chí đã thông qua của năm 2024" in page
    assert "ten: Bảng tiêu chí thử nam: 2025" in page


def a_year_after_another() -> EmulationYear:
    before = a_block_year()
    an_adopted_rubric(before, source=LAST)
    secretary = an_actor(Role.SECRETARY, block="khoi-mot")
    drafting = (Stage(StageKind.DRAFT, at(2, year=2025), at(3, year=2025)),)
    opening = an_opening(2025, stages_of_year=drafting)
    open_year("khoi-mot", opening=opening, actor=secretary, at=at(1, year=2025))
    return before


@pytest.mark.parametrize("start", ["nam-truoc", "../../etc/passwd", "la"])
def test_what_is_not_offered_starts_nothing(start: str) -> None:
    a_draft(a_block_year())

    page = read(f"{TEXT}?tu={start}", at=DRAFTING)

    assert "Văn bản dưới đây chưa được lưu." not in page
    assert "Hoàn thành nhiệm vụ" in page


WRITERS = {name: who for name, who in {**INSIDE, **STRANGERS}.items() if name != "secretary"}


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in WRITERS.items()])
def test_nobody_but_the_secretary_opens_or_sends_the_form(who: Actor) -> None:
    a_draft(a_block_year())

    with pytest.raises(NotGranted):
        read(TEXT, by=who, at=DRAFTING)
    with pytest.raises(NotGranted):
        save(OTHER, based_on="1", by=who)
    assert the_draft().source == RUBRIC


def test_the_form_opens_only_while_drafts_are_discussed() -> None:
    an_adopted_year()

    with pytest.raises(NotGranted):
        read(TEXT, at=during(StageKind.SELF_SCORE))
    with pytest.raises(RoleNotHeld):
        read(TEXT, by=INSIDE["head"], at=DRAFTING)
