"""The appraisal in the browser: the units, one unit row by row, and the pages that ask before they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.apps.appraisal.proposals import (
    APPRAISAL,
    REASON,
    YEAR_END,
    a_form,
    a_reported_year,
    an_appraised_year,
    propose,
    take_all_over,
    the_draft,
    undisputed,
)
from tests.apps.evidence.attaching import PROGRAMME, about, attach, link
from tests.apps.review.rounds import CROSS_SCORE, a_round, gives
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    address,
    an_adopted_year,
    holding,
    read,
    reports,
)
from tests.pages.sending import Sent, send
from tests.pages.test_sheet import TWO_PERIODS
from tests.world import a_key, a_reported_sheet, an_adopted_rubric, during, handed_in
from thidua.apps.appraisal.models import ProposedFigure
from thidua.apps.scoring.fit import PeriodNotInRubric
from thidua.apps.scoring.models import FigureSheet
from thidua.apps.scoring.queries import Kind, NoRubricAdopted
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Actor, Role
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.years.stages import StageKind
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db


@pytest.fixture
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "minh-chung"


ALL, UNIT = address("tham-dinh/"), address("tham-dinh/SNV/")
UNDISPUTED, FINISH = f"{UNIT}khong-vuong/", f"{UNIT}ket-thuc/"
OUTSIDERS = {**STRANGERS, "the unit's leader": LEADER, "the unit's officer": OFFICER}
WITH_A_GAP = {"duoc_giao": 50, "quy_che": 1}


def cells(page: str, unit: str) -> list[str]:
    """Give the numbers beside a unit in the list."""
    row = page[page.index(f">Đơn vị {unit}<") :]
    return re.findall(r"<td[^>]*>\s*(\d+)\s*</td>", row[: row.index("</tr>")])


def form_of(row: str = "1.1", **fields: str) -> dict[str, str]:
    return {"muc": row, "ky": "", "khoa": a_key(), "ly_do": "", **fields}


def save(fields: dict[str, str], *, by: Actor = SECRETARY) -> Sent:
    return send(UNIT, fields, by=by, at=APPRAISAL)


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def test_the_list_says_of_each_unit_what_is_in_dispute_confirmed_and_left() -> None:
    year = a_reported_year(WITH_A_GAP)
    take_all_over(year)

    page = read(ALL, at=APPRAISAL)

    assert cells(page, "SNV") == ["1", "4", "1"]
    assert cells(page, "CA") == ["1", "0", "5"]
    assert cells(page, "QS") == ["1", "0", "4"]


def test_the_first_unit_has_none_before_it_and_the_last_none_after_it() -> None:
    a_reported_year()

    first, last = (read(address(f"tham-dinh/{unit}/"), at=APPRAISAL) for unit in ("CA", "QS"))

    assert "Đơn vị trước" not in first
    assert "Đơn vị sau" in first
    assert "Đơn vị sau" not in last


def test_before_a_rubric_there_is_nothing_to_appraise() -> None:
    a_block_year()

    assert "nên chưa có gì để thẩm định" in read(ALL, at=APPRAISAL)
    with pytest.raises(NoRubricAdopted):
        read(UNIT, at=APPRAISAL)


def test_the_list_asks_the_database_as_often_for_any_number_of_units() -> None:
    def asked(block: str, units: tuple[str, ...]) -> int:
        year = an_adopted_year(block, units=units)
        for unit in units:
            reports(year, unit)
            take_all_over(year, unit)
        secretary = holding(Role.SECRETARY, block=block)
        with CaptureQueriesContext(connection) as queries:
            read(address("tham-dinh/", block=block), by=secretary, at=APPRAISAL)
        return len(queries)

    assert asked("khoi-mot", ("CA",)) == asked("khoi-hai", ("SNV", "QS", "TA"))


def test_a_unit_opens_on_the_first_row_that_waits() -> None:
    a_reported_year(WITH_A_GAP)

    page = read(UNIT, at=APPRAISAL)

    assert "2 trên 3 đơn vị" in page
    assert "Mục 1.1 · Hoàn thành nhiệm vụ" in page
    assert '<span class="tag warn">thiếu số liệu</span>' in page
    assert "Tự chấm: –." in page
    assert "Chấm chéo (ẩn tên)" not in page
    assert "0 đã xác nhận · 1 cần xem · 4 chưa xác nhận" in page
    assert address("tham-dinh/CA/") in page
    assert address("tham-dinh/QS/") in page


def test_a_row_shows_its_sentence_and_who_gives_the_figures() -> None:
    a_reported_year()

    page = read(f"{UNIT}?muc=2.1", at=APPRAISAL)

    assert "Mục 2.1 · Thực hiện quy chế dân chủ" in page
    assert "Số liệu do Sở Nội vụ cung cấp." in page
    assert re.search(r'<option value="1" selected ?> Có </option>', page)


@pytest.mark.usefixtures("_own_folder")
def test_evidence_that_lacks_keeps_a_row_from_being_taken_over() -> None:
    year = a_reported_year(rubric=RUBRIC)
    attach(year, about("1.1"))
    lacking = read(UNIT, at=APPRAISAL)
    assert cells(read(ALL, at=APPRAISAL), "SNV") == ["1", "0", "5"]
    assert "lam_duoc" not in undisputed(year)

    link(year, about("1.1", title="Chương trình 2024", answers=PROGRAMME))

    given = read(UNIT, at=APPRAISAL)
    assert f"Còn thiếu: {PROGRAMME}." in lacking
    assert '<span class="tag warn">thiếu minh chứng</span>' in lacking
    assert f'href="{address("don-vi/SNV/minh-chung/")}"' in lacking
    assert "Còn thiếu" not in given
    assert "bao-cao.pdf; Chương trình 2024." in given
    assert "lam_duoc" in undisputed(year)


def test_marks_that_lie_apart_are_shown_without_names_and_only_after_the_reveal() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "9.5")
    gives(year, "QS", "SNV", "2")

    before = read(UNIT, at=CROSS_SCORE)
    after = read(UNIT, at=APPRAISAL)

    words = "2 đơn vị chấm: thấp nhất 2,00, trung vị 5,75, cao nhất 9,50"
    assert words not in before
    assert "Chấm chéo (ẩn tên)" not in before
    assert after.count(f'aria-label="{words}"') == 2
    assert f"<p> {words}." in after
    assert 'cx="21.80%"' in after
    assert "chấm chéo lệch tự chấm · điểm chấm chéo cách xa nhau" in after
    assert "Đơn vị CA" not in after
    assert "Theo kết quả kiểm tra chéo" not in after


def test_without_doubts_the_first_row_is_open() -> None:
    a_reported_year()

    assert "Mục 1.1 ·" in read(f"{UNIT}?muc=9.9", at=APPRAISAL)


def test_a_value_is_saved_with_its_reason_and_leads_to_the_next_row_that_waits() -> None:
    year = a_reported_year(WITH_A_GAP)

    sent = save(form_of(**{"so-lam_duoc": "40", "so-duoc_giao": "50", "ly_do": REASON}))

    assert (sent.status, sent.to) == (302, f"{UNIT}?muc=1.1#muc")
    assert the_draft(year).values["lam_duoc"] == 40
    page = read(f"{UNIT}?muc=1.1", at=APPRAISAL)
    assert "Theo thẩm định: 8,00 (+8,00)." in page
    assert "10/08/2024 16:00</b> Số nhiệm vụ hoàn thành: 40 nhiệm vụ" in page
    assert f'<span class="why">{REASON}</span>' in page
    assert '<span class="why">như tự báo cáo</span>' in page
    assert '<span class="tag note">Đã điều chỉnh</span>' in page


def test_after_one_row_comes_the_next_one_in_dispute() -> None:
    year = a_reported_year({"lam_duoc": 48, "quy_che": 1})
    propose(year, a_form({"tra_lai": 0}, reason=REASON))

    sent = save(form_of("1.2", **{"so-tra_lai": "0", "ban-tra_lai": "1", "ly_do": REASON}))

    assert sent.to == f"{UNIT}?muc=1.1#muc"


def test_a_row_that_does_not_apply_leads_to_the_first_one() -> None:
    a_reported_year()
    fields = form_of("2.1", **{"so-quy_che": "0", "ly_do": REASON})

    sent = send(address("tham-dinh/QS/"), fields, by=SECRETARY, at=APPRAISAL)

    assert sent.to == f"{address('tham-dinh/QS/')}?muc=2.1#muc"


def test_a_value_that_differs_comes_back_without_a_reason_with_all_that_was_typed() -> None:
    a_reported_year()

    sent = save(form_of(**{"so-lam_duoc": "40", "so-duoc_giao": "50"}))

    assert sent.status == 422
    assert "phải ghi lý do: Số nhiệm vụ hoàn thành." in sent.page
    assert 'value="40"' in sent.page
    assert "Tự báo cáo: 48 nhiệm vụ" in sent.page
    assert not ProposedFigure.objects.exists()


def test_what_cannot_be_read_comes_back_beside_the_sentence() -> None:
    a_reported_year()

    sent = save(form_of(**{"so-lam_duoc": "bốn mươi", "so-duoc_giao": "50", "ly_do": REASON}))

    assert sent.status == 422
    assert 'value="bốn mươi" autocomplete="off" aria-invalid="true"' in sent.page
    assert REASON in sent.page
    assert sent.page.count('aria-invalid="true"') == 1


def test_a_form_written_on_an_older_value_comes_back_with_both_values() -> None:
    year = a_reported_year()
    propose(year, a_form({"lam_duoc": 41}, reason="Đã kiểm tra tại chỗ"))
    old = form_of(**{"so-lam_duoc": "40", "so-duoc_giao": "50", "ban-lam_duoc": "0"})

    sent = save({**old, "ly_do": REASON})

    assert sent.status == 409
    assert "Người khác vừa ghi giá trị khác cho Số nhiệm vụ hoàn thành" in sent.page
    assert 'value="40"' in sent.page
    assert "đang ghi: 41 nhiệm vụ" in sent.page
    assert hidden(sent.page, "ban-lam_duoc") == "1"
    assert the_draft(year).values["lam_duoc"] == 41


def test_a_stage_that_closes_while_one_types_gives_back_what_was_typed() -> None:
    a_reported_year()
    fields = form_of(**{"so-lam_duoc": "40", "so-duoc_giao": "50", "ly_do": REASON})

    sent = send(UNIT, fields, by=SECRETARY, at=YEAR_END)

    assert sent.status == 409
    assert 'value="40"' in sent.page
    assert REASON in sent.page
    assert not ProposedFigure.objects.exists()


def test_a_value_can_be_tried_out_without_saving_it() -> None:
    a_reported_year()

    sent = save(form_of(**{"so-lam_duoc": "25", "so-duoc_giao": "50", "thu": "1"}))
    unread = save(form_of(**{"so-lam_duoc": "?", "so-duoc_giao": "50", "thu": "1"}))

    assert sent.status == 200
    assert "Theo thẩm định: 5,00 (−4,60)." in sent.page
    assert "Theo thẩm định: 9,60." in unread.page
    assert not ProposedFigure.objects.exists()


def test_an_empty_field_leaves_out_what_was_never_given_and_empties_what_was() -> None:
    year = a_reported_year()

    save(form_of("1.2", **{"so-tra_lai": ""}))
    save(form_of(**{"so-lam_duoc": " ", "so-duoc_giao": "50", "ly_do": REASON}))

    assert "tra_lai" not in the_draft(year).values
    assert the_draft(year).values["lam_duoc"] is None
    assert "Số nhiệm vụ hoàn thành: –" in read(f"{UNIT}?muc=1.1", at=APPRAISAL)


def test_a_version_that_no_page_wrote_is_stale() -> None:
    year = a_reported_year()
    propose(year, a_form({"tra_lai": 0}, reason=REASON))

    sent = save(form_of("1.2", **{"so-tra_lai": "0", "ban-tra_lai": "x", "ly_do": REASON}))

    assert sent.status == 409


def test_rows_and_periods_that_are_not_there_are_refused() -> None:
    a_reported_year()

    with pytest.raises(NoSuchRow):
        save(form_of("9.9"))
    with pytest.raises(PeriodNotInRubric):
        read(f"{UNIT}?ky=HK1", at=APPRAISAL)
    with pytest.raises(PeriodNotInRubric):
        save({**form_of(**{"so-lam_duoc": "1", "so-duoc_giao": "1"}), "ky": "HK1"})
    with pytest.raises(SuchPageNotKnown):
        read(address("tham-dinh/XA/"), at=APPRAISAL)


def test_each_period_of_a_year_is_appraised_on_its_own() -> None:
    year = a_block_year()
    an_adopted_rubric(year, source=TWO_PERIODS)
    a_reported_sheet(year, handed_in("SNV", values={"diem": 6}, period="HK1"))
    a_reported_sheet(year, handed_in("SNV", values={"diem": 9}, period="HK2"))

    page = read(f"{UNIT}?ky=HK2", at=APPRAISAL)

    assert 'value="9"' in page
    assert f'href="{UNIT}?ky=HK1" >Học kỳ I</a>' in page
    assert f'href="{UNIT}?ky=HK2" aria-current="page" >Học kỳ II</a>' in page
    assert cells(read(ALL, at=APPRAISAL), "SNV") == ["0", "0", "2"]


def test_what_nobody_doubts_is_listed_and_taken_over_when_confirmed() -> None:
    year = a_reported_year(WITH_A_GAP)
    page = read(UNDISPUTED, at=APPRAISAL)
    assert "4 số liệu lấy như tự báo cáo" in page
    listed = re.findall(r'name="so" value="([^"]*)"', page)

    fields = {"so": listed, "khoa": hidden(page, "khoa"), "ky": ""}
    sent = send(UNDISPUTED, fields, by=SECRETARY, at=APPRAISAL)

    assert (sent.status, sent.to) == (302, UNIT)
    assert the_draft(year).settled == {"tra_lai", "quy_che", "bai", "ky_luat"}
    assert "Không còn mục nào như vậy." in read(UNDISPUTED, at=APPRAISAL)
    assert "Xác nhận các mục không vướng" not in read(UNIT, at=APPRAISAL)


def test_a_list_that_changed_is_shown_anew() -> None:
    year = a_reported_year()
    fields = {"so": ["tra_lai"], "khoa": a_key(), "ky": ""}

    sent = send(UNDISPUTED, fields, by=SECRETARY, at=APPRAISAL)

    assert sent.status == 409
    assert "lúc mở trang có 1 số liệu không vướng, nay có 6" in sent.page
    assert the_draft(year).settled == frozenset()


def test_changes_with_reasons_and_totals_are_read_before_finishing() -> None:
    year = a_reported_year()
    propose(year, a_form({"lam_duoc": 40, "duoc_giao": 50}, reason=REASON))
    assert "Còn mục chưa xem: 1.2, 2.1, T1, P1." in read(FINISH, at=APPRAISAL)
    take_all_over(year)

    page = read(FINISH, at=APPRAISAL)

    assert "1 số liệu khác tự báo cáo" in page
    assert f">{REASON}</td>" in page
    assert "Tổng điểm 29,60 → <b>28,00</b>" in page
    fields = {name: hidden(page, name) for name in ("ky", "khoa", "ban", "dua_tren")}
    sent = send(FINISH, fields, by=SECRETARY, at=APPRAISAL)
    assert (sent.status, sent.to) == (302, UNIT)
    assert FigureSheet.objects.filter(kind=Kind.VERIFIED).count() == 1
    assert "Kết thúc lại thẩm định" in read(UNIT, at=APPRAISAL)


def test_nothing_is_finished_while_rows_wait_or_the_draft_has_changed() -> None:
    year = a_reported_year()
    early = {"ky": "", "khoa": a_key(), "ban": the_draft(year).digest, "dua_tren": "0"}

    waiting = send(FINISH, early, by=SECRETARY, at=APPRAISAL)
    take_all_over(year)
    changed = send(FINISH, {**early, "ban": "x"}, by=SECRETARY, at=APPRAISAL)

    assert (waiting.status, changed.status) == (409, 409)
    assert "còn mục chưa xem: 1.1, 1.2, 2.1, T1, P1" in waiting.page
    assert "vừa được người khác sửa" in changed.page
    assert not FigureSheet.objects.filter(kind=Kind.VERIFIED).exists()


@pytest.mark.parametrize("page", [ALL, UNIT])
@pytest.mark.parametrize("who", OUTSIDERS.values(), ids=OUTSIDERS)
def test_only_the_blocks_people_read_the_appraisal(page: str, who: Actor) -> None:
    a_reported_year()

    with pytest.raises(NotGranted):
        read(page, by=who, at=APPRAISAL)


@pytest.mark.parametrize("page", [ALL, UNIT])
@pytest.mark.parametrize("who", [HEAD, ADMINISTRATOR])
def test_head_and_province_read_but_have_no_form(page: str, who: Actor) -> None:
    a_reported_year()

    shown = read(page, by=who, at=APPRAISAL)

    assert "Đơn vị SNV" in shown
    assert "Lưu và sang mục sau" not in shown
    assert "Xác nhận các mục không vướng" not in shown


@pytest.mark.parametrize("page", [UNDISPUTED, FINISH])
@pytest.mark.parametrize(
    "who", [*OUTSIDERS.values(), HEAD, ADMINISTRATOR], ids=[*OUTSIDERS, "head", "province"]
)
def test_only_the_secretary_confirms(page: str, who: Actor) -> None:
    a_reported_year()

    with pytest.raises(NotGranted):
        read(page, by=who, at=APPRAISAL)
    with pytest.raises(NotGranted):
        send(page, {"ky": "", "khoa": a_key()}, by=who, at=APPRAISAL)


@pytest.mark.parametrize(
    "who", [*OUTSIDERS.values(), HEAD, ADMINISTRATOR], ids=[*OUTSIDERS, "head", "province"]
)
def test_only_the_secretary_saves_values(who: Actor) -> None:
    a_reported_year()

    with pytest.raises(NotGranted):
        save(form_of(**{"so-lam_duoc": "48", "so-duoc_giao": "50"}), by=who)

    assert not ProposedFigure.objects.exists()


def test_the_menu_has_the_appraisal_from_its_first_day_for_those_who_may_read_it() -> None:
    an_appraised_year()
    home = address()

    assert ALL in read(home, at=APPRAISAL)
    assert ALL not in read(home, by=OFFICER, at=APPRAISAL)
    assert ALL not in read(home, at=during(StageKind.CROSS_SCORE))
