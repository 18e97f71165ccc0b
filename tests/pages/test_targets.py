"""Targets in the browser: a unit's page, the block's list, and forms that lose nothing that was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.targets.registrations import (
    MID_YEAR,
    REASON,
    RETURNED,
    SELF_SCORE,
    SIGNING,
    TASKS,
    a_year_of_targets,
    ask,
    confirm,
    decide,
    held,
    register,
    report,
)
from tests.pages.reader import (
    ADMINISTRATOR,
    FAIR,
    GOOD,
    HEAD,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    YEAR_END,
    address,
    holding,
    is_published,
    is_verified,
    read,
    reports,
)
from tests.pages.sending import Sent, send
from tests.world import a_key, an_adopted_rubric, seen
from thidua.apps.targets.actions import ChangeNotKnown, TargetNotKnown
from thidua.apps.targets.models import ChangeRequest, TargetVersion
from thidua.apps.targets.queries import changes_in, progress_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import Actor, Role
from thidua.core.ledger.entry import SaltTooShort
from thidua.core.targets.quarters import QuarterNotBegun, QuarterNotKnown

pytestmark = pytest.mark.django_db
ALL, UNIT = address("chi-tieu/"), address("don-vi/SNV/chi-tieu/")
OTHER_OFFICER = holding(Role.UNIT_OFFICER, unit="CA")
FORM = {
    "ten": "Hoàn thành nhiệm vụ được giao",
    "so": "50",
    "don_vi_tinh": "nhiệm vụ",
    "ban_dau": "46",
    "chieu": "tang",
    "cong_don": "1",
    "nguon": "Báo cáo tổng kết",
    "muc": "1.1",
    "so_lieu": "lam_duoc",
    "ban": "0",
}
QUARTER = f"{UNIT}quy/1/"


@pytest.fixture
def year() -> EmulationYear:
    return a_year_of_targets()


def form(**other: str) -> dict[str, str]:
    return {**FORM, "khoa": a_key(), **other}


def write(fields: Mapping[str, str], *, number: int = 0, by: Actor = OFFICER) -> Sent:
    return send(f"{UNIT}{number}/", fields, by=by, at=SIGNING)


def value_of(page: str, name: str) -> str:
    """Give what stands in a field of a page."""
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


# --- a unit's page


def test_a_unit_sees_what_it_has_registered(year: EmulationYear) -> None:
    register(year)
    register(year, RETURNED)

    page = read(UNIT, by=OFFICER, at=SIGNING)

    assert "Chỉ tiêu của Đơn vị SNV" in page
    assert "ít nhất 50 nhiệm vụ" in page
    assert "không vượt quá 2 văn bản" in page
    assert "Tiêu chí 1.1 Hoàn thành nhiệm vụ" in page
    assert "Nguồn: Báo cáo tổng kết" in page
    assert "lãnh đạo chưa xác nhận" in page
    assert f'href="{UNIT}1/"' in page
    assert f'href="{UNIT}0/"' in page


def test_before_anything_is_registered_a_page_says_so(year: EmulationYear) -> None:
    page = read(UNIT, by=LEADER, at=SIGNING)

    assert "Chưa đăng ký chỉ tiêu nào." in page
    assert "Chưa đăng ký danh hiệu nào." in page
    assert "Xác nhận chỉ tiêu và danh hiệu" not in page
    assert "chưa xác nhận" not in page
    assert f"{UNIT}danh-hieu/" in page
    assert year.block.code in UNIT


def test_before_a_rubric_is_adopted_there_is_neither_title_nor_forecast() -> None:
    year = a_year_of_targets(adopted=False)
    register(year, RETURNED)

    page = read(UNIT, by=OFFICER, at=SIGNING)

    assert "Văn bản bị trả lại" in page
    assert "Dự báo" not in page
    assert f"{UNIT}danh-hieu/" not in page
    assert "chưa nêu danh hiệu" in read(f"{UNIT}danh-hieu/", by=OFFICER, at=SIGNING)
    assert "so_lieu" not in read(f"{UNIT}0/", by=OFFICER, at=SIGNING)
    assert "Đơn vị SNV" in read(ALL, by=HEAD, at=SIGNING)


def test_only_the_leader_is_offered_to_confirm(year: EmulationYear) -> None:
    register(year)

    assert "Xác nhận chỉ tiêu và danh hiệu" in read(UNIT, by=LEADER, at=SIGNING)
    assert "Xác nhận chỉ tiêu và danh hiệu" not in read(UNIT, by=OFFICER, at=SIGNING)
    assert "Xác nhận chỉ tiêu và danh hiệu" not in read(UNIT, by=LEADER, at=MID_YEAR)


def test_a_leader_confirms_what_the_page_shows(year: EmulationYear) -> None:
    register(year)
    page = read(UNIT, by=LEADER, at=SIGNING)
    fields = {"ban": value_of(page, "ban"), "khoa": value_of(page, "khoa")}

    sent = send(f"{UNIT}xac-nhan/", fields, by=LEADER, at=SIGNING)

    assert (sent.status, sent.to) == (302, UNIT)
    assert "lãnh đạo xác nhận ngày 10/03/2024" in read(UNIT, by=LEADER, at=SIGNING)


def test_progress_is_held_against_the_target(year: EmulationYear) -> None:
    register(year)
    register(year, RETURNED)
    report(year, {1: 20, 2: 3})
    report(year, {1: 55}, quarter=2)

    page = read(UNIT, by=OFFICER, at=MID_YEAR)

    assert "Quý 2: 55" in page
    assert "đạt · 110 %" in page
    assert "Quý 1: 3" in page
    assert "chưa đạt" in page
    assert "đến 31/03/2024: đã báo cáo ngày 10/04/2024" in page
    assert f"{UNIT}quy/2/" in page
    assert f"{UNIT}quy/3/" not in page


def test_requests_stand_with_their_answers(year: EmulationYear) -> None:
    register(year)
    register(year, RETURNED)
    decide(year, ask(year))
    decide(year, ask(year, RETURNED, number=0), approved=False, reason="Đã đủ chỉ tiêu")
    waiting = ask(year, RETURNED, number=2, dropped=True)

    page = read(UNIT, by=HEAD, at=MID_YEAR)

    assert "Số 1 thành: Hoàn thành nhiệm vụ được giao: ít nhất 48 nhiệm vụ" in page
    assert "đã duyệt ngày 10/04/2024" in page
    assert "Thêm: Văn bản bị trả lại" in page
    assert "không duyệt, ngày 10/04/2024" in page
    assert "Đã đủ chỉ tiêu" in page
    assert "Bỏ chỉ tiêu số 2" in page
    assert "chờ Trưởng khối quyết định" in page
    assert page.count("Xem và quyết định") == 1
    assert f"{UNIT}yeu-cau/{waiting}/" in page
    assert "Xem và quyết định" not in read(UNIT, by=LEADER, at=MID_YEAR)


def test_a_leader_is_led_to_the_form_of_a_change_after_the_signing(year: EmulationYear) -> None:
    register(year)

    assert f"{UNIT}1/dieu-chinh/" in read(UNIT, by=LEADER, at=MID_YEAR)
    assert f"{UNIT}0/dieu-chinh/" in read(UNIT, by=LEADER, at=MID_YEAR)
    assert "dieu-chinh/" not in read(UNIT, by=OFFICER, at=MID_YEAR)
    assert "dieu-chinh/" not in read(UNIT, by=LEADER, at=SIGNING)


# --- the forecast


def test_the_forecast_rests_on_progress_of_linked_targets(year: EmulationYear) -> None:
    register(year)
    register(year, replace(TASKS, title="Nhiệm vụ được giao", summed=False, figure="duoc_giao"))
    report(year, {1: 20, 2: 50}, quarter=1)

    page = read(UNIT, by=OFFICER, at=MID_YEAR)

    # 20 in 91 of 366 days is 80.44 of 50 at this pace; as they stand 20 of 50
    assert "Dự báo điểm cuối năm" in page
    assert ">26,09<" in page
    assert ">14,00<" in page
    assert "Tính từ tiến độ quý mới nhất" in page
    assert "Còn 1 tiêu chí chưa có số liệu" in page


def test_what_was_handed_in_counts_in_the_forecast(year: EmulationYear) -> None:
    reports(year, "SNV", GOOD)

    page = read(UNIT, by=OFFICER, at=SELF_SCORE)

    assert "Tính từ số liệu đơn vị đã tự báo cáo" in page
    assert "chưa có số liệu, tạm tính" not in page


def test_without_anything_known_the_forecast_says_so(year: EmulationYear) -> None:
    register(year)

    assert "Chưa có số liệu hay tiến độ nào" in read(UNIT, by=OFFICER, at=MID_YEAR)
    assert year.pk


def test_a_forecast_never_looks_at_other_units() -> None:
    year = a_year_of_targets(adopted=False)
    peers = RUBRIC.replace(
        "quy_tac: {loai: co_khong, bien: quy_che}",
        "quy_tac: {loai: cong_thuc, cong_thuc: bai / lon_nhat_khoi(bai) * 10}",
    )
    an_adopted_rubric(year, source=peers)
    reports(year, "SNV", {**GOOD, "bai": 1})
    alone = read(UNIT, by=OFFICER, at=SELF_SCORE)
    reports(year, "CA", {**GOOD, "bai": 99})

    after = read(UNIT, by=OFFICER, at=SELF_SCORE)

    card = re.compile(r'id="du-bao".*?</section>')
    assert "1 tiêu chí so với đơn vị khác chưa tính." in alone
    assert card.search(alone)[0] == card.search(after)[0]  # type: ignore[index]  # found above


# --- who sees what


@pytest.mark.parametrize("who", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize(
    "page", [ALL, UNIT, f"{UNIT}0/", f"{UNIT}1/", f"{UNIT}danh-hieu/", QUARTER]
)
def test_whoever_is_not_of_the_block_sees_nothing(
    year: EmulationYear, who: Actor, page: str
) -> None:
    register(year)

    with pytest.raises(NotGranted):
        read(page, by=who, at=SIGNING)


@pytest.mark.parametrize("page", [ALL, UNIT])
def test_a_unit_sees_its_own_alone(year: EmulationYear, page: str) -> None:
    register(year)

    with pytest.raises(NotGranted):
        read(page, by=OTHER_OFFICER, at=SIGNING)


def test_whoever_answers_for_the_block_sees_all(year: EmulationYear) -> None:
    register(year)
    confirm(year)
    register(year, RETURNED, unit="CA")

    for who in (HEAD, SECRETARY, ADMINISTRATOR):
        page = read(ALL, by=who, at=SIGNING)
        assert page.count(">chưa xác nhận<") == 1
        assert page.count("chưa đăng ký") == 1
        assert "10/03/2024" in page
        assert UNIT in page
        assert "Đơn vị khác" in read(UNIT, by=who, at=SIGNING)


def test_the_block_sees_what_waits_and_what_is_aimed_at(year: EmulationYear) -> None:
    register(year)
    fields = {"danh_hieu": ["co"], "ban": "0", "khoa": a_key()}
    assert send(f"{UNIT}danh-hieu/", fields, by=OFFICER, at=SIGNING).to == UNIT
    ask(year)

    page = read(ALL, by=HEAD, at=MID_YEAR)

    assert "Cờ thi đua" in page
    assert 'data-label="Yêu cầu chờ duyệt">1<' in page
    assert "Cờ thi đua" in read(UNIT, by=OFFICER, at=MID_YEAR)


def test_once_published_everybody_sees_targets_but_no_forecast(year: EmulationYear) -> None:
    register(year)
    for unit in ("CA", "SNV", "QS"):
        reports(year, unit, FAIR)
        is_verified(year, unit, FAIR)
    is_published(year)

    for who in (*STRANGERS.values(), OFFICER):
        page = read(UNIT, by=who, at=YEAR_END)
        assert "ít nhất 50 nhiệm vụ" in page
        assert "Dự báo" not in page
    assert "Đơn vị SNV" in read(ALL, by=STRANGERS["public"], at=YEAR_END)
    with pytest.raises(NotGranted):
        read(f"{UNIT}0/", by=STRANGERS["public"], at=YEAR_END)


@pytest.mark.parametrize("page", [ALL, UNIT])
def test_as_many_queries_are_asked_for_one_target_as_for_three(page: str) -> None:
    counts = []
    year = a_year_of_targets()
    register(year)
    report(year, {1: 3})
    ask(year)
    for targets in (0, 2):
        for _ in range(targets):
            added = register(year, RETURNED)
            ask(year, TASKS, number=added, dropped=True)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(page, by=HEAD, at=MID_YEAR)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_menu_leads_each_to_what_is_open(year: EmulationYear) -> None:
    home = address()

    assert f'href="{ALL}"' in read(home, by=HEAD, at=SIGNING)
    own = read(home, by=OFFICER, at=SIGNING)
    assert f'href="{UNIT}"' in own
    assert f'href="{ALL}"' not in own
    assert year.pk


def test_a_block_without_units_has_an_empty_list() -> None:
    a_year_of_targets(adopted=False, units=())

    assert "Khối chưa có đơn vị thành viên nào" in read(ALL, by=HEAD, at=SIGNING)


# --- the form of a target


def test_a_form_registers_a_target(year: EmulationYear) -> None:
    page = read(f"{UNIT}0/", by=OFFICER, at=SIGNING)
    assert "1.2 Chất lượng văn bản" in page

    sent = write(form(khoa=value_of(page, "khoa")))

    assert (sent.status, sent.to) == (302, UNIT)
    assert [one.target for one in held(year).targets] == [TASKS]


def test_a_form_shows_the_target_as_it_stands(year: EmulationYear) -> None:
    register(year, RETURNED)

    page = read(f"{UNIT}1/", by=OFFICER, at=SIGNING)

    assert "Đang ghi: Văn bản bị trả lại: không vượt quá 2 văn bản" in page.replace("</b>", "")
    assert value_of(page, "so") == "2"
    assert value_of(page, "ban_dau") == ""
    assert value_of(page, "ban") == "1"
    assert '<option value="giam" selected>' in page
    assert "Bỏ chỉ tiêu này" in page


def test_a_form_writes_a_target_anew_and_drops_it(year: EmulationYear) -> None:
    register(year)

    write(form(so="1234,5", ban="1", chieu="giam", ban_dau=""), number=1)
    (one,) = held(year).targets
    assert (str(one.target.amount), one.target.better, one.target.baseline) == (
        "2469/2",
        "less",
        None,
    )

    sent = write({"bo": "1", "ban": "2", "khoa": a_key()}, number=1)
    assert sent.to == UNIT
    assert held(year).targets == ()


@pytest.mark.parametrize(
    ("fields", "words", "wrong"),
    [
        pytest.param({"so": "năm mươi"}, "Không đọc được số “năm mươi”", "so", id="no number"),
        pytest.param({"so": "1.010"}, "Không đọc được số “1.010”", "so", id="doubtful"),
        pytest.param({"ban_dau": "x"}, "Không đọc được số “x”", "ban_dau", id="baseline"),
        pytest.param({"ten": " "}, "Xin ghi nội dung chỉ tiêu", "ten", id="no words"),
        pytest.param({"don_vi_tinh": ""}, "Xin ghi đơn vị tính", "don_vi_tinh", id="no measure"),
        pytest.param({"muc": "99"}, "không có “99”", "", id="no such criterion"),
    ],
)
def test_a_refused_form_comes_back_with_all_that_was_typed(
    year: EmulationYear, fields: dict[str, str], words: str, wrong: str
) -> None:
    sent = write(form(**fields, nguon="Sổ theo dõi"))

    assert sent.status == 422
    assert words in sent.page
    assert value_of(sent.page, "nguon") == "Sổ theo dõi"
    assert ('aria-invalid="true"' in sent.page) is bool(wrong)
    assert not held(year).targets


def test_a_form_of_no_page_of_ours_stores_nothing(year: EmulationYear) -> None:
    with pytest.raises(SaltTooShort):
        write(form(khoa="ngan"))

    assert not held(year).targets


def test_a_stale_form_comes_back_beside_what_stands_there_now(year: EmulationYear) -> None:
    register(year)
    register(year, replace(TASKS, title="Bản của đồng nghiệp"), number=1, based_on=1)

    sent = write(form(ten="Bản của tôi", ban="1"), number=1)

    assert sent.status == 409
    assert value_of(sent.page, "ten") == "Bản của tôi"
    assert "Bản của đồng nghiệp: ít nhất 50 nhiệm vụ" in sent.page
    assert value_of(sent.page, "ban") == "2"


def test_dropping_what_a_colleague_dropped_is_refused(year: EmulationYear) -> None:
    register(year)
    write({"bo": "1", "ban": "1", "khoa": a_key()}, number=1)

    assert write(form(bo="1", ban="1"), number=1).status == 409


def test_when_the_stage_closes_what_was_typed_is_kept(year: EmulationYear) -> None:
    sent = send(f"{UNIT}0/", form(), by=OFFICER, at=MID_YEAR)

    assert sent.status == 409
    assert "Giai đoạn dành cho việc này hiện không mở" in sent.page
    assert value_of(sent.page, "ten") == FORM["ten"]
    with pytest.raises(NotInThisStage):
        read(f"{UNIT}0/", by=OFFICER, at=MID_YEAR)
    assert not TargetVersion.objects.filter(year=year).exists()


def test_nobody_writes_another_units_targets(year: EmulationYear) -> None:
    for who in (OTHER_OFFICER, HEAD, SECRETARY, ADMINISTRATOR, *STRANGERS.values()):
        with pytest.raises(NotGranted):
            send(f"{UNIT}0/", form(), by=who, at=SIGNING)

    assert not TargetVersion.objects.filter(year=year).exists()


@pytest.mark.parametrize("form_of", ["7/", "7/dieu-chinh/"])
def test_a_target_that_is_not_there_has_no_form(year: EmulationYear, form_of: str) -> None:
    register(year)

    with pytest.raises(TargetNotKnown):
        read(f"{UNIT}{form_of}", by=LEADER, at=SIGNING)


def test_a_dropped_target_has_no_form_either(year: EmulationYear) -> None:
    register(year)
    write({"bo": "1", "ban": "1", "khoa": a_key()}, number=1)

    with pytest.raises(TargetNotKnown):
        read(f"{UNIT}1/", by=OFFICER, at=SIGNING)


# --- titles


def test_titles_are_ticked_and_kept_through_a_refusal(year: EmulationYear) -> None:
    first = {"danh_hieu": ["co"], "ban": "0", "khoa": a_key()}
    send(f"{UNIT}danh-hieu/", first, by=OFFICER, at=SIGNING)
    assert 'value="co" checked' in read(f"{UNIT}danh-hieu/", by=OFFICER, at=SIGNING)

    stale = send(f"{UNIT}danh-hieu/", {"ban": "0", "khoa": a_key()}, by=OFFICER, at=SIGNING)

    assert stale.status == 409
    assert 'value="co" checked' not in stale.page
    assert value_of(stale.page, "ban") == "1"
    assert held(year).aims == ("co",)


# --- changes


def test_a_leader_asks_and_the_head_decides_in_the_browser(year: EmulationYear) -> None:
    register(year)
    page = read(f"{UNIT}1/dieu-chinh/", by=LEADER, at=MID_YEAR)
    fields = form(so="48", ban="1", ly_do=REASON, khoa=value_of(page, "khoa"))

    asked = send(f"{UNIT}1/dieu-chinh/", fields, by=LEADER, at=MID_YEAR)
    (change,) = changes_in(seen(year))
    deciding = f"{UNIT}yeu-cau/{change.id}/"
    page = read(deciding, by=HEAD, at=MID_YEAR)

    assert asked.to == UNIT
    assert "ít nhất 50 nhiệm vụ" in page
    assert "ít nhất 48 nhiệm vụ" in page
    assert REASON in page
    yes = {"duyet": "1", "ly_do": "", "khoa": value_of(page, "khoa")}
    assert send(deciding, yes, by=HEAD, at=MID_YEAR).to == UNIT
    assert held(year).targets[0].target.amount == 48
    assert "Yêu cầu này đã có quyết định" in read(deciding, by=HEAD, at=MID_YEAR)


def test_a_request_without_a_reason_comes_back(year: EmulationYear) -> None:
    register(year)

    sent = send(f"{UNIT}1/dieu-chinh/", form(so="48", ban="1"), by=LEADER, at=MID_YEAR)

    assert sent.status == 422
    assert value_of(sent.page, "so") == "48"
    assert "Xin ghi lý do" in sent.page


def test_a_no_without_a_reason_comes_back(year: EmulationYear) -> None:
    register(year)
    deciding = f"{UNIT}yeu-cau/{ask(year, RETURNED, number=0)}/"

    no = send(deciding, {"khong_duyet": "1", "ly_do": " ", "khoa": a_key()}, by=HEAD, at=MID_YEAR)

    assert no.status == 422
    assert "chưa có" in no.page
    good = {"khong_duyet": "1", "ly_do": "Đã đủ", "khoa": a_key()}
    assert send(deciding, good, by=HEAD, at=MID_YEAR).to == UNIT
    again = send(deciding, {**good, "khoa": a_key(), "duyet": "1"}, by=HEAD, at=MID_YEAR)
    assert again.status == 409
    assert "đã được quyết định trước đó" in again.page


def test_a_wish_to_drop_is_told_to_the_head(year: EmulationYear) -> None:
    register(year)
    drop = {"bo": "1", "ban": "1", "ly_do": REASON, "khoa": a_key()}
    send(f"{UNIT}1/dieu-chinh/", drop, by=LEADER, at=MID_YEAR)

    page = read(f"{UNIT}yeu-cau/{ChangeRequest.objects.get().pk}/", by=HEAD, at=MID_YEAR)

    assert "bỏ chỉ tiêu này" in page


@pytest.mark.parametrize(
    "who", [LEADER, OFFICER, SECRETARY], ids=["leader", "officer", "secretary"]
)
def test_nobody_but_the_head_decides(year: EmulationYear, who: Actor) -> None:
    register(year)
    deciding = f"{UNIT}yeu-cau/{ask(year)}/"

    with pytest.raises(NotGranted):
        read(deciding, by=who, at=MID_YEAR)
    with pytest.raises(NotGranted):
        send(deciding, {"duyet": "1", "khoa": a_key()}, by=who, at=MID_YEAR)


def test_a_request_that_is_not_there_is_not_known(year: EmulationYear) -> None:
    with pytest.raises(ChangeNotKnown):
        read(f"{UNIT}yeu-cau/99/", by=HEAD, at=MID_YEAR)
    assert year.pk


# --- progress


def test_a_quarter_is_reported_in_one_form(year: EmulationYear) -> None:
    register(year)
    register(year, RETURNED)
    page = read(QUARTER, by=OFFICER, at=MID_YEAR)
    assert "tính đến hết ngày 31/03/2024" in page
    fields = {"so-1": "12,5", "so-2": " ", "ban": "0", "khoa": value_of(page, "khoa")}

    sent = send(QUARTER, fields, by=OFFICER, at=MID_YEAR)

    assert sent.to == UNIT
    (told,) = progress_of(seen(year), "SNV")
    assert {number: str(value) for number, value in told.values.items()} == {1: "25/2"}
    again = read(QUARTER, by=OFFICER, at=MID_YEAR)
    assert value_of(again, "so-1") == "12,5"
    assert "Đang ghi: 12,5 nhiệm vụ" in again


def test_a_number_that_cannot_be_read_is_shown_back(year: EmulationYear) -> None:
    register(year)

    sent = send(QUARTER, {"so-1": "nhiều", "ban": "0", "khoa": a_key()}, by=OFFICER, at=MID_YEAR)

    assert sent.status == 422
    assert value_of(sent.page, "so-1") == "nhiều"
    assert 'aria-invalid="true"' in sent.page


def test_a_stale_quarter_is_shown_back_beside_what_is_stored(year: EmulationYear) -> None:
    register(year)
    report(year, {1: 12})

    sent = send(QUARTER, {"so-1": "13", "ban": "0", "khoa": a_key()}, by=OFFICER, at=MID_YEAR)

    assert sent.status == 409
    assert value_of(sent.page, "so-1") == "13"
    assert "Đang ghi: 12 nhiệm vụ" in sent.page


def test_without_targets_there_is_nothing_to_report(year: EmulationYear) -> None:
    assert "chưa có chỉ tiêu nào để báo cáo" in read(QUARTER, by=OFFICER, at=MID_YEAR)
    assert year.pk


@pytest.mark.parametrize(("quarter", "refusal"), [(4, QuarterNotBegun), (5, QuarterNotKnown)])
def test_a_quarter_to_come_has_no_form(
    year: EmulationYear, quarter: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        read(f"{UNIT}quy/{quarter}/", by=OFFICER, at=MID_YEAR)
    assert year.pk


def test_a_quarter_is_not_reported_for_another_unit_nor_before_its_stage(
    year: EmulationYear,
) -> None:
    register(year)

    with pytest.raises(NotGranted):
        read(QUARTER, by=HEAD, at=MID_YEAR)
    with pytest.raises(NotInThisStage):
        read(QUARTER, by=OFFICER, at=SIGNING)
