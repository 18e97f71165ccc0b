"""The page of a rubric's draft: what was found in it, how it will look, and who may see it."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.drafts import BROKEN, DRAFT, DRAFTING, OF_OTHERS, a_draft
from tests.pages.reader import (
    HEAD,
    INSIDE,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    a_marked_year,
    address,
    is_published,
    read,
)
from tests.world import an_adopted_rubric, during
from thidua.apps.scoring.source import source_hash
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db


def test_the_draft_is_shown_as_the_rubric_will_be() -> None:
    a_draft(a_block_year())

    page = read(DRAFT, at=DRAFTING)

    assert "Dự thảo lần 1, lưu ngày 10/02/2024" in page
    assert source_hash(RUBRIC) in page
    assert "Tính từ 10 điểm, trừ tối đa 4 điểm" in page
    assert "Đồng hạng: hạng kế tiếp được bỏ trống (1, 2, 2, 4)." in page
    assert "Kiểm tra: 0 lỗi" in page
    assert "Thông qua được" in page


def test_what_is_wrong_stands_with_its_line_and_its_row() -> None:
    a_draft(a_block_year(), BROKEN)

    page = read(DRAFT, at=DRAFTING)

    line = (
        BROKEN.splitlines().index(next(one for one in BROKEN.splitlines() if "quy_ce" in one)) + 1
    )
    assert f'data-label="Dòng"> {line} </td>' in page
    assert '<code class="why">quy_tac: {loai: co_khong, bien: quy_ce}</code>' in page
    assert "2.1" in page
    assert "Chưa thông qua được" in page
    assert "Sửa các lỗi trên thì bảng hiện ở đây" in page
    assert "Xem và thông qua" not in read(DRAFT, by=HEAD, at=DRAFTING)


def test_a_table_whose_sums_are_amiss_is_shown_with_them() -> None:
    a_draft(a_block_year(), RUBRIC.replace("diem: 20\n", "diem: 21\n"))

    page = read(DRAFT, by=HEAD, at=DRAFTING)

    assert "Chưa thông qua được" in page
    assert "Tính từ 10 điểm, trừ tối đa 4 điểm" in page
    assert "Xem và thông qua" not in page


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("a: [", "viết sai cú pháp YAML", id="no YAML"),
        pytest.param("a: &b [*b]", "không dùng neo và bí danh", id="a bomb of aliases"),
        pytest.param("a: b\na: c\n", "mục “a” đã ghi ở dòng 1", id="a key twice"),
        pytest.param("", "tệp trống", id="nothing"),
        pytest.param("a: b", "Lỗi", id="another document"),
        pytest.param(RUBRIC.replace("nam: 2024", "nam: 2023"), "ghi năm 2023", id="another year"),
        pytest.param(OF_OTHERS, "nêu đơn vị LA", id="another block"),
    ],
)
def test_a_text_that_cannot_be_adopted_says_why(source: str, words: str) -> None:
    a_draft(a_block_year(), source)

    page = read(DRAFT, by=HEAD, at=DRAFTING)

    assert words in page
    assert "Chưa thông qua được" in page
    assert "Xem và thông qua" not in page


def test_before_there_is_a_draft_the_page_says_so() -> None:
    a_block_year()

    page = read(DRAFT, at=DRAFTING)

    assert "Chưa có dự thảo bảng tiêu chí nào cho năm này." in page
    assert "Soạn dự thảo" in page


def test_a_draft_that_was_adopted_says_so() -> None:
    an_adopted_rubric(a_block_year(), source=RUBRIC)

    assert "Đã thông qua" in read(DRAFT)


def test_each_is_offered_only_what_is_his() -> None:
    a_draft(a_block_year())

    of_secretary, of_head = read(DRAFT, at=DRAFTING), read(DRAFT, by=HEAD, at=DRAFTING)
    later = read(DRAFT, at=during(StageKind.SELF_SCORE))

    assert ("Soạn dự thảo" in of_secretary, "Xem và thông qua" in of_secretary) == (True, False)
    assert ("Soạn dự thảo" in of_head, "Xem và thông qua" in of_head) == (False, True)
    assert "Soạn dự thảo" not in later


@pytest.mark.parametrize(
    ("who", "stage", "called"),
    [
        pytest.param(SECRETARY, StageKind.DRAFT, True, id="the secretary"),
        pytest.param(HEAD, StageKind.SIGNING, True, id="the head"),
        pytest.param(SECRETARY, StageKind.SELF_SCORE, False, id="later"),
        pytest.param(INSIDE["officer"], StageKind.DRAFT, False, id="an officer"),
    ],
)
def test_the_home_calls_who_writes_or_adopts_it(
    who: Actor, stage: StageKind, *, called: bool
) -> None:
    a_block_year()

    page = read(address(), by=who, at=during(stage))

    assert ("bảng có hiệu lực khi trưởng khối thông qua" in page) is called


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in INSIDE.items()])
def test_everybody_of_the_block_reads_it_and_finds_it(who: Actor) -> None:
    a_draft(a_block_year())

    assert "Hoàn thành nhiệm vụ" in read(DRAFT, by=who, at=DRAFTING)
    assert DRAFT in read(address("bang-tieu-chi/"), by=who, at=DRAFTING)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_reads_it(who: Actor) -> None:
    a_draft(a_block_year())

    with pytest.raises(NotGranted):
        read(DRAFT, by=who, at=DRAFTING)


def test_the_public_never_reads_it_nor_is_led_there() -> None:
    is_published(a_marked_year())

    with pytest.raises(NotGranted):
        read(DRAFT, by=PUBLIC)
    assert DRAFT not in read(address("bang-tieu-chi/"), by=PUBLIC)
    assert DRAFT in read(address("bang-tieu-chi/"), by=SECRETARY)


def test_the_page_only_reads() -> None:
    a_block_year()

    assert Client().post(DRAFT).status_code == 405


def test_the_page_needs_as_many_queries_for_three_units_as_for_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_draft(a_block_year("khoi-mot", units=("CA",)))
    a_draft(a_block_year("khoi-ba", units=("TA", "VKS", "QS")))

    with django_assert_num_queries(7):
        read(DRAFT, at=DRAFTING)
    with django_assert_num_queries(7):
        read(address("du-thao/", block="khoi-ba"), by=INSIDE["administrator"], at=DRAFTING)
