"""Comparing versions of a rubric row by row: the draft with what is in force, or two adopted ones."""

from __future__ import annotations

import pytest

from tests.pages.drafts import CHANGES, DRAFTING, OTHER, a_draft
from tests.pages.reader import (
    INSIDE,
    RUBRIC,
    STRANGERS,
    a_block_year,
    read,
)
from tests.world import an_actor, an_adopted_rubric, during
from thidua.apps.scoring.actions import adopt_rubric
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Actor, Role
from thidua.core.years.stages import StageKind
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
RULED = RUBRIC.replace("moi_lan: 0.5}", "moi_lan: 0.25}").replace(
    "[tu_cham, tham_dinh]", "[tham_dinh]"
)


def two_versions(old: str = RUBRIC, new: str = OTHER) -> EmulationYear:
    year = a_block_year()
    an_adopted_rubric(year, source=old)
    a_draft(year, new, based_on=1)
    return year


def test_the_draft_is_compared_with_what_is_in_force() -> None:
    two_versions()

    page = read(CHANGES)

    assert "Bản 1, thông qua ngày 10/03/2024 → Dự thảo lần 2" in page
    assert "mục 2.1" in page
    assert "Thực hiện quy chế dân chủ" in page
    assert 'data-label="Bản 1, thông qua ngày 10/03/2024">10</td>' in page
    assert 'data-label="Dự thảo lần 2">8</td>' in page


def test_rules_and_scorers_are_compared_as_they_are_said() -> None:
    two_versions(new=RULED)

    page = read(CHANGES)

    assert "−0,5 điểm mỗi lần" in page
    assert "−0,25 điểm mỗi lần" in page
    assert ">Đơn vị tự chấm, thẩm định</td>" in page
    assert ">Thẩm định</td>" in page


def test_a_draft_whose_sums_are_amiss_is_compared_all_the_same() -> None:
    two_versions(new=RULED.replace("diem: 20\n", "diem: 21\n"))

    page = read(CHANGES)

    assert ">21</td>" in page
    assert "−0,25 điểm mỗi lần" in page


def test_what_was_added_removed_and_moved_is_named() -> None:
    moved = (
        RUBRIC.replace("ma: T1", "ma: T2")
        .replace("phan:", "phan_viec:")
        .replace("phan * 10", "phan_viec * 10")
    )
    two_versions(new=moved)

    page = read(CHANGES)

    assert 'mục T2 <span class="why">Tuyên truyền</span>' in page
    assert 'mục T1 <span class="why">Tuyên truyền</span>' in page
    assert "số liệu phan_viec" in page
    assert ">Thêm mới</td>" in page
    assert ">Bỏ</td>" in page


def test_any_two_adopted_versions_are_compared() -> None:
    year = two_versions()
    head = an_actor(Role.BLOCK_HEAD, block=year.block.code)
    draft = a_draft(year, OTHER)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=during(StageKind.SIGNING))

    page = read(f"{CHANGES}?tu=2&den=1")

    assert "Bản 2, thông qua ngày 10/03/2024 → Bản 1" in page
    assert 'data-label="Bản 2, thông qua ngày 10/03/2024">8</td>' in page


def test_two_versions_that_say_the_same_say_so() -> None:
    two_versions(new=RUBRIC + "# ghi chú\n")

    assert "Hai bản giống nhau về nội dung." in read(CHANGES)


def test_what_is_no_table_yet_is_not_compared() -> None:
    two_versions(new="ten: [")

    assert "Chưa so sánh được từng mục" in read(CHANGES)


def test_one_version_alone_is_not_compared() -> None:
    a_draft(a_block_year())

    assert "Chưa có hai bản để so sánh." in read(CHANGES, at=DRAFTING)


def test_without_any_version_there_is_nothing_to_compare() -> None:
    a_block_year()

    assert "Chưa có hai bản để so sánh." in read(CHANGES, at=DRAFTING)


@pytest.mark.parametrize("asked", ["tu=3", "den=3", "tu=../x", "den="])
def test_a_version_that_is_not_there_is_not_found(asked: str) -> None:
    two_versions()

    with pytest.raises(SuchPageNotKnown):
        read(f"{CHANGES}?{asked}")


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in INSIDE.items()])
def test_everybody_of_the_block_compares(who: Actor) -> None:
    two_versions()

    assert "mục 2.1" in read(CHANGES, by=who)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_compares(who: Actor) -> None:
    two_versions()

    with pytest.raises(NotGranted):
        read(CHANGES, by=who)
