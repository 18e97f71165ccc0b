"""A unit's sheet: figures and points as reported and as verified, with the sentence under each row."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.reader import (
    FAIR,
    GOOD,
    HEAD,
    INSIDE,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    is_published,
    is_verified,
    logged_in,
    read,
    reports,
)
from tests.world import a_reported_sheet, a_verified_sheet, an_adopted_rubric, handed_in
from thidua.apps.units.models import Membership
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
PAGE = address("don-vi/SNV/")
TWO_PERIODS = """\
bang_tieu_chi: 1
ma: hai-ky
ten: Bảng điểm hai học kỳ
nam: 2024
ky: [{ma: HK1, ten: Học kỳ I}, {ma: HK2, ten: Học kỳ II}]
so_lieu:
  diem: {ten: Điểm chấm, kieu: so}
muc:
- {ma: '1', ten: Kết quả, diem: 10, quy_tac: {loai: diem_nhap, bien: diem, tu: 0, den: 10}}
tong: {theo_ky: (ky(HK1) + 2 * ky(HK2)) / 3}
"""


def test_reported_figures_make_points_for_now() -> None:
    reports(an_adopted_year(), "SNV", GOOD)

    page = read(PAGE)

    assert "Phiếu điểm của Đơn vị SNV" in page
    assert "Tạm tính theo số liệu đơn vị tự báo cáo." in page
    assert "Số nhiệm vụ hoàn thành: <b >48 nhiệm vụ</b>" in page
    assert "29,60 <small>/ 30</small>" in page
    assert "Thẩm định</th>" not in page


def test_every_point_has_its_sentence() -> None:
    reports(an_adopted_year(), "SNV", FAIR)

    page = read(PAGE)

    assert "Số văn bản bị trả lại: 2 văn bản × 0,5 = 1; trừ tối đa 4: 10 − 1 = 9 điểm" in page
    assert "27,00 + 0,00 − 0,00 = 27,00" in page


def test_what_the_appraisal_changed_is_shown_beside_what_was_reported() -> None:
    year = an_adopted_year()
    reports(year, "SNV", GOOD)
    is_verified(year, "SNV", FAIR)

    page = read(PAGE)

    assert "Tự báo cáo ngày 10/06/2024 · Thẩm định ngày 10/08/2024" in page
    assert "2 mục có điểm thẩm định khác điểm tự chấm." in page
    assert 'href="#muc-1.1" >1.1 <b>−1,60</b>' in page
    assert "(tự báo cáo 48 nhiệm vụ)" in page
    assert "<dt>Tự chấm</dt> <dd>29,60</dd>" in page
    assert "Tạm tính" not in page


def test_more_points_than_reported_carry_a_plus() -> None:
    year = an_adopted_year()
    reports(year, "SNV", FAIR)
    is_verified(year, "SNV", GOOD)

    assert "+1,60" in read(PAGE)


def test_figures_left_out_are_gaps_to_fill() -> None:
    reports(an_adopted_year(), "SNV", {"quy_che": 1, "duoc_giao": 50})

    page = read(PAGE)

    assert "Còn 1 mục chưa có điểm." in page
    assert '<a class="chip gap" href="#muc-1.1">1.1</a>' in page
    assert 'Số nhiệm vụ hoàn thành: <b class="lacking" >–</b>' in page
    assert "Chưa có số liệu: Số nhiệm vụ hoàn thành; tạm tính 0 điểm" in page
    assert "<dd>4/5</dd>" in page


def test_a_unit_that_handed_in_nothing_sees_what_is_asked() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert "Đơn vị chưa nộp số liệu." in page
    assert "<dd>0/5</dd>" in page
    assert "Chương trình công tác năm" in page
    assert "Còn " not in page


def test_a_row_that_does_not_apply_gives_its_points_to_the_others() -> None:
    reports(an_adopted_year(), "QS", FAIR)

    page = read(address("don-vi/QS/"))

    assert "Không thuộc chức năng (theo cả mục 2)" in page
    assert "Không có mục nào áp dụng; 10 điểm được chia lại cho 1 theo tỷ lệ" in page
    assert "Không tính mục 2 nên 20 điểm còn lại được quy về 30: 17,00 × 30/20 = 25,50" in page
    assert "Có quy chế: <b" not in page
    assert "Sở Nội vụ cung cấp" not in page


def test_what_keeps_the_unit_from_an_award_or_a_class_is_told() -> None:
    year = an_adopted_year()
    reports(year, "SNV", {**GOOD, "ky_luat": 2, "quy_che": 0, "bai": 5, "lam_duoc": 50})

    page = read(PAGE)

    assert "Không xét khen thưởng.</b> Có từ 2 người bị kỷ luật." in page
    assert "<dt>Xếp loại</dt> <dd>Tốt</dd>" in page


def test_a_value_that_no_band_holds_leaves_the_total_open() -> None:
    source = RUBRIC.replace("{tu: 1, den: 3, diem: 1}", "{tu: 1, den: 1, tinh_den: true, diem: 1}")
    reports(an_adopted_year(rubric=source), "SNV", {**GOOD, "ky_luat": 2})

    page = read(PAGE)

    assert "Chưa có tổng điểm vì có mục chưa xác định được" in page
    assert '<div class="total"> – <small>/ 30</small>' in page
    assert 'class="why bad"' in page


def test_a_year_of_two_periods_has_two_parts_and_one_total() -> None:
    year = a_block_year()
    an_adopted_rubric(year, source=TWO_PERIODS)
    a_reported_sheet(year, handed_in("SNV", values={"diem": 6}, period="HK1"))
    a_reported_sheet(year, handed_in("SNV", values={"diem": 9}, period="HK2"))

    page = read(PAGE)

    assert "Học kỳ I </h2>" in page
    assert "Học kỳ II </h2>" in page
    assert "HK1: 6,00; HK2: 9,00; cả năm: 8,00" in page
    assert page.count('id="muc-1-HK1"') == page.count('id="muc-1-HK2"') == 1
    assert page.count('bang-tieu-chi/#muc-1"') == 2


def test_two_periods_verified_stand_beside_what_was_reported_in_each() -> None:
    year = a_block_year()
    an_adopted_rubric(year, source=TWO_PERIODS)
    a_reported_sheet(year, handed_in("SNV", values={"diem": 6}, period="HK1"))
    a_verified_sheet(year, handed_in("SNV", values={"diem": 5}, period="HK1"))

    assert "−1,00" in read(PAGE)


def test_the_data_period_is_told_to_members_of_the_whole_year_alone() -> None:
    year = an_adopted_year()
    unit = Membership.objects.get(unit__code="SNV").unit_id
    year.data_periods.filter(unit_id=unit).delete()

    assert "Kỳ số liệu 01/01/2024–31/12/2024" in read(address("don-vi/CA/"))
    assert "Kỳ số liệu" not in read(PAGE)


def test_whoever_may_see_several_sheets_goes_from_one_to_another() -> None:
    an_adopted_year()

    assert address("don-vi/QS/") in read(PAGE, by=SECRETARY)
    assert "Đơn vị khác" in read(PAGE, by=SECRETARY)
    assert "Đơn vị khác" not in read(PAGE, by=OFFICER)


def test_before_a_rubric_there_is_no_sheet_yet() -> None:
    a_block_year()

    assert "Khối chưa thông qua bảng tiêu chí, nên chưa có phiếu điểm." in read(PAGE)


def test_each_row_leads_to_its_row_in_the_rubric() -> None:
    an_adopted_year()

    assert f'{address("bang-tieu-chi/")}#muc-1.2"' in read(PAGE)


def test_the_sheet_in_english() -> None:
    reports(an_adopted_year(), "SNV", FAIR)

    assert "2 văn bản × 0.5 = 1; at most 4: 10 − 1 = 9 points" in read(PAGE, lang="en")


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in INSIDE.items()])
def test_the_block_and_the_unit_itself_see_the_sheet(who: Actor) -> None:
    a_marked_year()

    assert "Số nhiệm vụ hoàn thành" in read(PAGE, by=who)


OTHERS = {
    **STRANGERS,
    "officer of another unit of the block": OFFICER,
    "leader of another unit of the block": LEADER,
}


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OTHERS.items()])
def test_nobody_else_sees_it_before_publication(who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        read(address("don-vi/CA/"), by=who)


@pytest.mark.parametrize(
    "who", [pytest.param(PUBLIC, id="public"), pytest.param(OFFICER, id="officer")]
)
def test_after_publication_everybody_sees_it(who: Actor) -> None:
    is_published(a_marked_year())

    assert "Số nhiệm vụ hoàn thành" in read(address("don-vi/CA/"), by=who)


def test_a_unit_that_is_no_member_has_no_sheet() -> None:
    a_marked_year()
    a_marked_year("khoi-hai", units=("TA", "VKS"))

    with pytest.raises(SuchPageNotKnown):
        read(address("don-vi/TA/"), by=HEAD)


def test_the_shell_answers_403_and_404() -> None:
    year = a_marked_year()
    officer = logged_in(Role.UNIT_OFFICER, unit="SNV")
    secretary = logged_in(Role.SECRETARY, block=year.block)

    refused = officer.get(address("don-vi/CA/"))

    assert refused.status_code == 403
    assert "Số nhiệm vụ hoàn thành" not in refused.text
    assert Client().get(PAGE).status_code == 403
    assert officer.get(PAGE).status_code == 200
    assert secretary.get(address("don-vi/XX/")).status_code == 404
    assert secretary.get(address("don-vi/CA/", year=2030)).status_code == 404


def test_three_units_need_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_marked_year("khoi-mot", units=("CA",))
    a_marked_year("khoi-ba", units=("TA", "VKS", "QS"))

    with django_assert_num_queries(9):
        read(address("don-vi/CA/"), by=INSIDE["administrator"])
    with django_assert_num_queries(9):
        read(address("don-vi/TA/", block="khoi-ba"), by=INSIDE["administrator"])
