"""The ranking: places with their accounts, why one stands above another, who is kept from what."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.reader import (
    FAIR,
    GOOD,
    INSIDE,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    YEAR_END,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    is_published,
    is_verified,
    read,
    reports,
)
from tests.world import during
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotPublishedYet
from thidua.core.access.roles import PUBLIC, Actor
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
PAGE = address("xep-hang/")
ALIKE = RUBRIC.replace("khoa: [tong, muc 1, bo_phieu]", "khoa: [tong]")


def test_units_stand_by_their_totals() -> None:
    a_marked_year()

    page = read(PAGE)

    assert page.index("Đơn vị CA") < page.index("Đơn vị SNV") < page.index("Đơn vị QS")
    assert "Theo số liệu đã thẩm định · chưa công bố" in page
    assert "29,60" in page
    assert "Xuất sắc" in page
    assert "Hạng theo tổng điểm; bằng nhau thì xét điểm mục 1 rồi bỏ phiếu kín." in page


def test_each_unit_opens_on_its_account() -> None:
    a_marked_year()

    page = read(PAGE)

    assert "Cách tính điểm của Đơn vị QS" in page
    assert "không tính mục 2 nên 20 điểm còn lại được quy về 30: 17,00 × 30/20 = 25,50" in page
    assert "27,00 + 0,00 − 0,00 = 27,00." in page
    assert address("don-vi/QS/") in page


def test_published_results_say_when() -> None:
    is_published(a_marked_year())

    assert "Kết quả sau thẩm định · công bố ngày 10/10/2024" in read(PAGE, by=PUBLIC)


def test_results_published_before_the_appraisal_was_done_do_not_pass_for_appraised() -> None:
    year = an_adopted_year()
    reports(year, "CA")
    EmulationYear.objects.update(published_at=YEAR_END)

    page = read(PAGE, by=PUBLIC)

    assert "Theo số liệu đơn vị tự báo cáo, chưa thẩm định · công bố ngày 10/10/2024" in page
    assert "Kết quả sau thẩm định" not in page


def test_results_published_with_units_still_waiting_say_so() -> None:
    year = an_adopted_year()
    reports(year, "CA")
    is_verified(year, "CA")
    EmulationYear.objects.update(published_at=YEAR_END)

    page = read(PAGE, by=PUBLIC)

    assert "Theo số liệu đã thẩm định của một phần đơn vị · công bố ngày 10/10/2024" in page
    assert "Kết quả sau thẩm định" not in page


def test_until_verified_the_ranking_is_of_what_was_reported() -> None:
    year = an_adopted_year()
    reports(year, "CA", GOOD)
    reports(year, "SNV", FAIR)

    page = read(PAGE)

    assert "Theo số liệu đơn vị tự báo cáo, chưa thẩm định · chưa công bố" in page
    assert "Tạm tính: chưa nhận số liệu của Đơn vị QS." in page
    assert "Thiếu số liệu: 1.1." in page
    assert page.count("Chưa nộp số liệu") == 1


def test_while_the_appraisal_goes_on_it_says_who_is_waiting() -> None:
    year = an_adopted_year()
    for unit in ("CA", "SNV", "QS"):
        reports(year, unit)
    is_verified(year, "CA")

    page = read(PAGE)

    assert "Tạm tính: chưa thẩm định số liệu của Đơn vị SNV, Đơn vị QS." in page
    assert page.count("Chưa thẩm định số liệu") == 2


def test_before_any_figures_there_is_nothing_to_rank() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert "Chưa đơn vị nào nộp số liệu, nên chưa xếp hạng được." in page
    assert address("bang-tieu-chi/") in page


def test_before_a_rubric_there_is_nothing_to_rank_by() -> None:
    a_block_year()

    assert "Khối chưa thông qua bảng tiêu chí, nên chưa xếp hạng được." in read(PAGE)


def test_equal_units_that_a_ballot_may_part_wait_for_it() -> None:
    year = an_adopted_year()
    reports(year, "CA", GOOD)
    reports(year, "SNV", GOOD)

    page = read(PAGE)

    assert "Đồng hạng, còn chờ bỏ phiếu kín" in page
    assert "2 đơn vị đồng hạng." in page
    assert "Hai đơn vị cùng hạng. Còn chờ: bỏ phiếu kín." in page
    assert "Hai đơn vị có điểm bằng nhau ở mọi nhóm." in page
    assert "Đồng hạng ở suất cuối, còn 1 suất, khối phải quyết định: Đơn vị CA, Đơn vị SNV." in page


def test_a_place_of_the_next_award_waits_for_who_loses_the_first() -> None:
    year = an_adopted_year(rubric=f"{RUBRIC}- {{ma: bk, ten: Bằng khen, so_luong: 1}}\n")
    reports(year, "CA", GOOD)
    reports(year, "SNV", GOOD)

    assert "Giữ 1 suất cho đơn vị chưa được chọn ở danh hiệu trên." in read(PAGE)


def test_equal_units_that_nothing_parts_share_a_place() -> None:
    year = an_adopted_year(rubric=ALIKE)
    reports(year, "CA", GOOD)
    reports(year, "SNV", GOOD)

    page = read(PAGE)

    assert "Đồng hạng<" in page.replace(" <", "<")
    assert "Đồng hạng, còn chờ" not in page
    assert "Hai đơn vị cùng hạng." in page


def test_a_later_key_parts_equal_totals() -> None:
    year = an_adopted_year()
    reports(year, "CA", {**GOOD, "lam_duoc": 50, "bai": 0})
    reports(year, "SNV", {**GOOD, "lam_duoc": 45, "bai": 1})

    page = read(PAGE)

    assert "Bằng điểm đơn vị trên; xếp sau theo điểm mục 1" in page
    assert "Bằng điểm 30,00." in page
    assert "Xếp trên vì điểm mục 1 (20,00 và 19,00)." in page


def test_a_penalty_as_a_key_is_told_in_points_taken() -> None:
    rubric = RUBRIC.replace("khoa: [tong, muc 1, bo_phieu]", "khoa: [tong, tru]")
    year = an_adopted_year(rubric=rubric)
    reports(year, "CA", {**GOOD, "lam_duoc": 45})
    reports(year, "SNV", {**GOOD, "lam_duoc": 50, "ky_luat": 1})

    assert "Xếp trên vì điểm trừ ít hơn (0,00 và 1,00)." in read(PAGE)


def test_a_key_below_zero_is_told_with_its_sign() -> None:
    rubric = RUBRIC.replace("khoa: [tong, muc 1, bo_phieu]", "khoa: [muc 1.2, tong]").replace(
        ", tran_tru: 4", ""
    )
    year = an_adopted_year(rubric=rubric)
    reports(year, "CA", {**GOOD, "tra_lai": 22})
    reports(year, "SNV", {**GOOD, "tra_lai": 24})

    assert "Xếp trên vì điểm mục 1.2 (−1,00 và −2,00)." in read(f"{PAGE}?tren=CA&duoi=SNV")


def test_a_chain_that_does_not_begin_with_the_total_may_put_less_above_more() -> None:
    rubric = RUBRIC.replace("khoa: [tong, muc 1, bo_phieu]", "khoa: [muc 1, tong]")
    year = an_adopted_year(rubric=rubric)
    reports(year, "CA", {**GOOD, "lam_duoc": 50})
    reports(year, "SNV", {**GOOD, "lam_duoc": 45, "bai": 3})

    page = read(PAGE)

    assert "Xếp sau đơn vị trên theo điểm mục 1" in page
    assert "Bằng điểm đơn vị trên" not in page
    assert "Kém 2,00 điểm (30,00 và 32,00)." in page
    assert "Xếp trên vì điểm mục 1 (20,00 và 19,00)." in page


def test_an_unranked_unit_has_no_place_and_its_reason() -> None:
    year = an_adopted_year()
    reports(year, "CA", GOOD)
    reports(year, "SNV", {**GOOD, "ky_luat": 3})

    page = read(f"{PAGE}?tren=CA&duoi=SNV")

    assert "Không xếp hạng: Có từ 3 người bị kỷ luật" in page
    assert "Đơn vị sau không được xếp hạng: Có từ 3 người bị kỷ luật." in page
    assert "Đơn vị SNV</b>: Có từ 3 người bị kỷ luật." in page


def test_two_units_without_a_place_are_compared_all_the_same() -> None:
    source = RUBRIC.replace("{tu: 1, den: 3, diem: 1}", "{tu: 1, den: 1, tinh_den: true, diem: 1}")
    year = an_adopted_year(rubric=source)
    reports(year, "CA", {**GOOD, "ky_luat": 2})
    reports(year, "SNV", {**GOOD, "ky_luat": 3})

    page = read(f"{PAGE}?tren=CA&duoi=SNV")

    assert "Không xếp hạng: có mục chưa xác định được điểm" in page
    assert "Chưa so được tổng điểm" in page
    assert "Cả hai đơn vị không được xếp hạng" in page
    assert "Đơn vị CA và Đơn vị SNV" in page


def test_whoever_asks_for_two_units_is_told_why_one_stands_above() -> None:
    a_marked_year()

    page = read(f"{PAGE}?tren=SNV&duoi=CA")

    assert "Vì sao Đơn vị CA đứng trên Đơn vị SNV?" in page
    assert "Hơn 2,60 điểm (29,60 và 27,00). 1 mục tạo nên khác biệt:" in page
    assert "Từng tiêu chí khác nhau (2)" in page


def test_points_left_by_a_group_that_does_not_apply_are_a_difference_of_their_own() -> None:
    a_marked_year()

    page = read(f"{PAGE}?tren=SNV&duoi=QS")

    assert "Chia lại từ nhóm không áp dụng" in page
    assert "8,50" in page
    assert "Hơn 1,50 điểm (27,00 và 25,50). 2 mục tạo nên khác biệt:" in page


@pytest.mark.parametrize(
    ("who", "title"),
    [
        pytest.param(SECRETARY, "Vì sao Đơn vị CA đứng trên Đơn vị SNV?", id="the first two"),
        pytest.param(OFFICER, "Vì sao Đơn vị CA đứng trên Đơn vị SNV?", id="own and the one above"),
    ],
)
def test_without_asking_the_nearest_pair_is_compared(who: Actor, title: str) -> None:
    a_marked_year()

    assert title in read(PAGE, by=who)


def test_the_first_is_compared_with_the_second() -> None:
    a_marked_year(units=("SNV", "CA", "QS"))

    assert "Vì sao Đơn vị SNV đứng trên Đơn vị CA?" in read(PAGE, by=OFFICER)


@pytest.mark.parametrize("query", ["?tren=CA&duoi=CA", "?tren=CA&duoi=XX", "?tren=&duoi=<script>"])
def test_a_pair_that_is_none_is_passed_over(query: str) -> None:
    a_marked_year()

    page = read(f"{PAGE}{query}")

    assert "Vì sao Đơn vị CA đứng trên Đơn vị SNV?" in page
    assert "<script>" not in page


def test_a_block_of_one_has_nobody_to_compare() -> None:
    a_marked_year(units=("SNV",))

    assert "Khối chỉ có một đơn vị, nên không có gì để so sánh." in read(PAGE)
    assert "Khối chỉ có một đơn vị" in read(PAGE, part=True)


def test_only_the_comparison_is_sent_where_only_it_was_asked_for() -> None:
    a_marked_year()

    part = read(f"{PAGE}?tren=SNV&duoi=QS", part=True)

    assert part.startswith('<section class="card" id="so-sanh"')
    assert "Vì sao Đơn vị SNV đứng trên Đơn vị QS?" in part
    assert "<html" not in part


def test_who_is_kept_from_a_class_or_an_award_is_told() -> None:
    year = an_adopted_year()
    reports(year, "CA", {**GOOD, "lam_duoc": 50, "ky_luat": 2})
    reports(year, "SNV", {**GOOD, "lam_duoc": 50, "quy_che": 0, "bai": 9})

    page = read(PAGE)

    assert "Không xét khen thưởng</span> <b>Đơn vị CA</b>: Có từ 2 người bị kỷ luật." in page
    assert "Dự kiến:" not in page
    assert "Chưa có đơn vị đủ điều kiện." in page
    assert "Đơn vị CA: không xét khen thưởng: Có từ 2 người bị kỷ luật" in page
    assert "Đơn vị SNV: chưa đạt 25 điểm" in page


def test_a_group_under_half_bars_the_class() -> None:
    source = RUBRIC.replace("tran: 3", "tran: 30")
    year = an_adopted_year(rubric=source)
    reports(year, "CA", {**GOOD, "lam_duoc": 50, "quy_che": 0, "bai": 9})

    page = read(PAGE)

    assert "Có nhóm dưới một nửa" in page
    assert "mục 2: 0,00 trên 10 điểm, dưới 50 %" in page
    assert "theo điểm: Xuất sắc; được xếp: Tốt." in page


def test_a_rubric_of_groups_alone_is_ranked_by_them() -> None:
    source = RUBRIC[: RUBRIC.index("thuong:")]
    reports(an_adopted_year(rubric=source), "CA", GOOD)

    page = read(PAGE)

    assert "29,60" in page
    assert "Điểm thưởng" not in page
    assert "Điểm trừ" not in page


def test_who_may_be_proposed_is_named() -> None:
    a_marked_year()

    page = read(PAGE)

    assert "Dự kiến: <b >Đơn vị CA</b>." in page
    assert "Không đơn vị nào vướng điều kiện xếp loại hay khen thưởng." in page


def test_the_ranking_in_english() -> None:
    a_marked_year()

    assert "Ranked by the total; if equal by the points of row 1" in read(PAGE, lang="en")


STAFF = [pytest.param(INSIDE[name], id=name) for name in ("administrator", "secretary", "head")]
MEMBERS = [pytest.param(OFFICER, id="officer"), pytest.param(LEADER, id="leader")]


@pytest.mark.parametrize("who", STAFF)
def test_the_block_sees_the_ranking_at_any_time(who: Actor) -> None:
    a_marked_year()

    assert "29,60" in read(PAGE, by=who, at=during(StageKind.APPRAISAL))


@pytest.mark.parametrize("who", MEMBERS)
def test_units_see_it_from_the_year_end_on(who: Actor) -> None:
    a_marked_year()

    assert "29,60" in read(PAGE, by=who, at=during(StageKind.YEAR_END))
    with pytest.raises(NotGranted):
        read(PAGE, by=who, at=during(StageKind.APPRAISAL))


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_sees_it_before_publication(who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        read(PAGE, by=who)


def test_the_public_is_told_that_nothing_was_published_yet() -> None:
    a_marked_year()

    with pytest.raises(NotPublishedYet):
        read(PAGE, by=PUBLIC)
    assert Client().get(PAGE).status_code == 403


def test_three_units_need_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_marked_year("khoi-mot", units=("CA",))
    a_marked_year("khoi-ba", units=("TA", "VKS", "QS"))

    with django_assert_num_queries(8):
        read(PAGE, by=INSIDE["administrator"])
    with django_assert_num_queries(8):
        read(address("xep-hang/", block="khoi-ba"), by=INSIDE["administrator"])
