"""The rubric's page: every row with its rule in words, the table's own rules, the text as a file."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.reader import (
    INSIDE,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    is_published,
    logged_in,
    read,
)
from tests.world import an_adopted_rubric
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor, Role

pytestmark = pytest.mark.django_db
PAGE, FILE = address("bang-tieu-chi/"), address("bang-tieu-chi/van-ban/")


def test_every_row_is_shown_with_its_rule() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert "Tiêu chí và thang điểm thi đua của Khối" in page
    assert "Tính từ 10 điểm, trừ tối đa 4 điểm" in page
    assert "Số văn bản bị trả lại: −0,5 điểm mỗi lần" in page
    assert "Có quy chế: có thì được 10 điểm" in page
    assert "Không áp dụng với Đơn vị QS (không thuộc chức năng): điểm được chia lại" in page
    assert 'id="muc-1.1"' in page
    assert 'href="#muc-thuong"' in page


def test_who_scores_and_what_must_be_shown() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert "Chương trình công tác năm" in page
    assert "Đơn vị tự chấm, thẩm định" in page
    assert "Số liệu: Sở Nội vụ" in page


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Quyết định số 243/QĐ-UBND</b>: hiệu lực từ 16/02/2024", id="the legal basis"),
        pytest.param("Tổng điểm = điểm các nhóm + điểm thưởng − điểm trừ.", id="the total"),
        pytest.param(
            "Tiêu chí, nhóm và tổng điểm: làm tròn đến 2 chữ số thập phân.", id="the rounding"
        ),
        pytest.param("Xuất sắc</b>: từ 28 điểm; mọi nhóm đạt ít nhất", id="the classes"),
        pytest.param("Có từ 2 người bị kỷ luật: không xét khen thưởng", id="the knock-outs"),
        pytest.param(
            "Hạng theo tổng điểm; bằng nhau thì xét điểm mục 1 rồi bỏ phiếu kín.", id="the chain"
        ),
        pytest.param("Đồng hạng: hạng kế tiếp được bỏ trống (1, 2, 2, 4).", id="shared places"),
        pytest.param("Cờ thi đua</b>: 1 đơn vị, từ 25 điểm", id="the awards"),
        pytest.param("Thang 30 điểm", id="the scale"),
        pytest.param("Bản thông qua tại hội nghị ký kết giao ước", id="where it comes from"),
        pytest.param("Áp dụng cho cả năm", id="its remark"),
    ],
)
def test_what_the_table_itself_says_is_shown(words: str) -> None:
    an_adopted_year()

    assert words in read(PAGE)


def test_a_short_rubric_shows_only_what_it_says() -> None:
    year = a_block_year()
    short = RUBRIC.split("can_cu:")[0].replace("thang_diem: 30\n", "")
    rows = "muc:\n- {ma: '1', ten: Điểm chấm, quy_tac: {loai: cong_thuc, cong_thuc: 7}}\n"
    rank = "xep_hang: {khoa: [tong], dong_hang: '1,2,2,3'}\n"
    an_adopted_rubric(year, source=short + rows + rank)

    page = read(PAGE)

    assert "Căn cứ pháp lý" not in page
    assert "Trường hợp không xét" not in page
    assert "Thang " not in page
    assert "Đồng hạng: đơn vị sau xếp hạng kế tiếp (1, 2, 2, 3)." in page


def test_the_version_and_the_hash_of_the_text_are_shown() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert "Bản 1, thông qua ngày 10/03/2024" in page
    assert sha256(RUBRIC.encode()).hexdigest() in page


def test_before_any_was_adopted_the_page_says_so() -> None:
    a_block_year()

    assert "Khối chưa thông qua bảng tiêu chí của năm này." in read(PAGE)


def test_the_page_in_english() -> None:
    an_adopted_year()

    page = read(PAGE, lang="en")

    assert "From 10 points, deducting at most 4 points" in page
    assert "Total = the groups + bonus − penalty." in page


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in INSIDE.items()])
def test_everybody_of_the_block_reads_it(who: Actor) -> None:
    an_adopted_year()

    assert "Hoàn thành nhiệm vụ" in read(PAGE, by=who)
    assert "Hoàn thành nhiệm vụ" in read(FILE, by=who)


@pytest.mark.parametrize("page", [pytest.param(PAGE, id="page"), pytest.param(FILE, id="file")])
@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_reads_it_before_publication(who: Actor, page: str) -> None:
    an_adopted_year()

    with pytest.raises(NotGranted):
        read(page, by=who)


def test_after_publication_the_public_reads_it() -> None:
    is_published(a_marked_year())

    assert "Hoàn thành nhiệm vụ" in read(PAGE, by=PUBLIC)
    assert "Hoàn thành nhiệm vụ" in read(FILE, by=PUBLIC)


def test_the_file_is_the_text_to_the_letter() -> None:
    is_published(a_marked_year())

    answer = Client().get(FILE)

    assert answer.status_code == 200
    assert answer.content == RUBRIC.encode()
    assert answer.headers["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert (
        answer.headers["Content-Disposition"]
        == 'attachment; filename="bang-tieu-chi-khoi-mot-2024-ban-1.yaml"'
    )


def test_there_is_no_file_before_any_was_adopted() -> None:
    year = a_block_year()
    client = logged_in(Role.SECRETARY, block=year.block)

    assert client.get(FILE).status_code == 404


def test_who_may_not_is_answered_403_and_told_why() -> None:
    an_adopted_year()

    page, file = Client().get(PAGE), Client().get(FILE)

    assert (page.status_code, file.status_code) == (403, 403)
    assert "Hoàn thành nhiệm vụ" not in page.text
    assert "Hoàn thành nhiệm vụ" not in file.text


def test_the_page_only_reads() -> None:
    is_published(a_marked_year())

    assert Client().post(PAGE).status_code == 405


def test_the_page_needs_as_many_queries_for_three_units_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    an_adopted_year("khoi-mot", units=("CA",))
    an_adopted_year("khoi-ba", units=("TA", "VKS", "QS"))

    with django_assert_num_queries(6):
        read(PAGE, by=SECRETARY)
    with django_assert_num_queries(6):
        read(address("bang-tieu-chi/", block="khoi-ba"), by=INSIDE["administrator"])
