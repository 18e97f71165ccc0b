"""A unit's sheet while self-scoring goes on: no figure of another unit shows, or can be reckoned out."""

from __future__ import annotations

import re

import pytest

from tests.pages.reader import (
    HEAD,
    INSIDE,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    address,
    an_adopted_year,
    read,
    reports,
)
from tests.world import a_reported_sheet, during, handed_in
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Actor
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
PAGE = address("don-vi/SNV/")
SELF_SCORE, CROSS_SCORE = during(StageKind.SELF_SCORE), during(StageKind.CROSS_SCORE)
HELD_AGAINST_OTHERS = """\
- ma: '3'
  ten: So với khối
  diem: 40
  muc:
  - ma: '3.1'
    ten: Vượt chỉ tiêu
    diem: 10
    quy_tac: {loai: so_voi_dan_dau, thuc_hien: lam_duoc, chi_tieu: duoc_giao, dat: 1/2}
  - ma: '3.2'
    ten: Tin được đăng
    diem: 10
    quy_tac: {loai: so_voi_cao_nhat, bien: bai}
  - ma: '3.3'
    ten: Xếp hạng theo tin
    diem: 10
    quy_tac: {loai: theo_hang, bien: bai, bang: [10, 7, 4]}
  - ma: '3.4'
    ten: Việc không giao cho đơn vị
    diem: 10
    quy_tac: {loai: cong_thuc, cong_thuc: lam_duoc * 10 / duoc_giao}
    khong_ap_dung: {don_vi: [SNV], cach: binh_quan_khoi, ly_do: Không được giao}
thuong:
"""
SOURCE = RUBRIC.replace("thang_diem: 30", "thang_diem: 70").replace(
    "\nthuong:\n", f"\n{HELD_AGAINST_OTHERS}"
)
OWN = {"lam_duoc": 55, "duoc_giao": 50, "quy_che": 1, "bai": 2, "tra_lai": 2}
OWN_READERS = [pytest.param(OFFICER, id="officer"), pytest.param(LEADER, id="leader")]


def a_year_in_which_another_has(done: int, posts: int) -> EmulationYear:
    year = an_adopted_year(rubric=SOURCE)
    reports(year, "SNV", OWN)
    reports(year, "CA", {**OWN, "lam_duoc": done, "bai": posts})
    return year


def reports_again(year: EmulationYear, *, done: int, posts: int) -> None:
    values = {**OWN, "lam_duoc": done, "bai": posts}
    a_reported_sheet(year, handed_in("CA", values=values, based_on=1))


def main(page: str) -> str:
    """Give what a page is about; the frame around it holds keys made by chance."""
    return page[page.index("<main") : page.index("</main>")]


def numbers(page: str) -> list[str]:
    """Give every number that a page says, wherever it stands."""
    return re.findall(r"\d[\d.,]*", page)


@pytest.mark.parametrize("who", OWN_READERS)
def test_another_units_figures_are_neither_told_nor_felt(who: Actor) -> None:
    year = a_year_in_which_another_has(done=65, posts=7)

    page = main(read(PAGE, by=who, at=SELF_SCORE))
    reports_again(year, done=83, posts=1)
    after = main(read(PAGE, by=who, at=SELF_SCORE))

    for told in ("đơn vị dẫn đầu khối đạt", "cao nhất khối", "trong khối", "đơn vị khác trong"):
        assert told not in page
    assert "130" not in "".join(numbers(page))
    assert numbers(page) == numbers(after)
    assert page == after


@pytest.mark.parametrize("who", OWN_READERS)
def test_what_is_held_against_others_waits_and_the_sums_say_so(who: Actor) -> None:
    a_year_in_which_another_has(done=65, posts=7)

    page = read(PAGE, by=who, at=SELF_SCORE)

    assert "4 mục chờ hết hạn tự chấm." in page
    assert page.count("Chờ hết hạn tự chấm: mục này so với các đơn vị khác, nên chưa có điểm") == 4
    assert "chưa kể mục 3.1, 3.2, 3.3, 3.4, chờ hết hạn tự chấm" in page
    assert "30,00 + 2,00 − 0,00 = 32,00; chưa kể mục 3.1, 3.2, 3.3, 3.4, chờ hết hạn" in page
    assert "32,00 <small>/ 70</small>" in page
    assert "<dt>Chờ hết hạn tự chấm</dt> <dd> chưa kể 4 mục </dd>" in page
    assert "<dt>Xếp loại</dt>" not in page
    assert "<dd>9/9</dd>" in page
    assert "Còn " not in page.replace("Còn lại", "")


def test_a_criterion_that_waits_may_still_lack_the_units_own_figure() -> None:
    year = an_adopted_year(rubric=SOURCE)
    reports(year, "SNV", {key: OWN[key] for key in ("duoc_giao", "quy_che")})

    page = read(PAGE, by=OFFICER, at=SELF_SCORE)

    assert '<a class="chip gap" href="#muc-3.1">3.1</a>' in page
    assert '<a class="chip gap" href="#muc-3.2">3.2</a>' not in page


@pytest.mark.parametrize("who", OWN_READERS)
def test_when_self_scoring_has_closed_the_whole_sheet_is_there(who: Actor) -> None:
    a_year_in_which_another_has(done=65, posts=7)

    page = read(PAGE, by=who, at=CROSS_SCORE)

    assert "đơn vị dẫn đầu khối đạt 130" in page
    assert "hạng 2 trong khối" in page
    assert "hờ hết hạn" not in page
    assert "<dt>Xếp loại</dt>" in page


STAFF = [
    pytest.param(INSIDE["administrator"], id="administrator"),
    pytest.param(SECRETARY, id="secretary"),
    pytest.param(HEAD, id="head"),
]


@pytest.mark.parametrize("who", STAFF)
def test_whoever_reads_all_sheets_anyway_waits_for_nothing(who: Actor) -> None:
    a_year_in_which_another_has(done=65, posts=7)

    page = read(PAGE, by=who, at=SELF_SCORE)

    assert "đơn vị dẫn đầu khối đạt 130" in page
    assert "hờ hết hạn" not in page


def test_before_self_scoring_has_begun_it_waits_as_well() -> None:
    a_year_in_which_another_has(done=65, posts=7)

    assert "4 mục chờ hết hạn tự chấm." in read(PAGE, by=OFFICER, at=during(StageKind.SIGNING))


def test_a_table_without_such_rows_shows_all_it_has_to_the_unit() -> None:
    reports(an_adopted_year(), "SNV", OWN)

    page = read(PAGE, by=OFFICER, at=SELF_SCORE)

    assert "hờ hết hạn" not in page
    assert "<dt>Xếp loại</dt>" in page
