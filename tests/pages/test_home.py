"""The block's home: where in the year one is, how far every unit has come, what to do next."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.pages.reader import (
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
from tests.world import a_block, an_opening, at, during
from thidua.apps.units.models import Block, Membership
from thidua.apps.years.actions import open_year
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor, Held, Role
from thidua.core.years.stages import Stage, StageKind

pytestmark = pytest.mark.django_db
PAGE = address()
SELF_SCORE = during(StageKind.SELF_SCORE)


def a_year_of(*stages: Stage, theme: str = "Đoàn kết, sáng tạo") -> EmulationYear:
    block = a_block("khoi-mot", units=("CA", "SNV"))
    plain = an_opening(stages_of_year=stages)
    opening = type(plain)(plain.year, theme, plain.starts_on, plain.ends_on, plain.stages)
    return open_year(block.code, opening=opening, actor=SECRETARY, at=at(1))


def test_the_theme_and_the_ten_stages_are_shown() -> None:
    a_block_year()

    page = read(PAGE, at=SELF_SCORE)

    assert "“Đoàn kết, sáng tạo”" in page
    assert "Hôm nay 10/06/2024 · đang ở bước 5 trên 10" in page
    assert page.count('<li class="done"') == 4
    assert page.count('<li class="now"') == 1
    assert page.count('<li class="later"') == 5
    assert "đến 20/06<br>còn 10 ngày" in page.replace(" <br> ", "<br>")


def test_on_its_last_day_a_stage_says_so() -> None:
    a_block_year()

    assert "hôm nay là ngày cuối" in read(PAGE, at=datetime(2024, 6, 19, 23, 0, tzinfo=UTC))


def test_between_stages_the_next_is_named() -> None:
    a_block_year()

    page = read(PAGE, at=at(2, 25))

    assert "Hôm nay 25/02/2024 · bước tiếp theo: Ký giao ước, từ 01/03/2024" in page


def test_after_the_last_stage_the_year_is_done() -> None:
    a_block_year()

    assert "Hôm nay 25/12/2024 · các bước của năm đã xong" in read(PAGE, at=at(12, 25))


def test_a_stage_of_one_day_and_one_of_the_next_year_say_their_dates() -> None:
    a_year_of(
        Stage(StageKind.SIGNING, at(3, 28, 17), at(3, 29, 10)),
        Stage(StageKind.HAND_OVER, at(12, 20), at(1, 10, 17, year=2025)),
    )

    page = read(PAGE, at=at(2))

    assert "</b>29/03<" in page.replace(" <", "<").replace("> ", ">")
    assert "20/12–10/01/2025" in page


def test_a_year_without_stages_or_theme_says_so() -> None:
    a_year_of(theme="")

    page = read(PAGE, at=at(6))

    assert "Chưa đặt các mốc của năm." in page
    assert "<h1>Trang khối 2024</h1>" in page
    assert "Hôm nay 01/06/2024 · các bước của năm đã xong" in page


def test_how_far_each_unit_has_come() -> None:
    year = an_adopted_year()
    reports(year, "CA", GOOD)
    is_verified(year, "CA", GOOD)
    reports(year, "SNV", {"duoc_giao": 50})

    page = read(PAGE)

    assert "Đã nộp 10/06/2024" in page
    assert "Xong 10/08/2024" in page
    assert "5/5" in page
    assert "3/5" in page
    assert 'aria-label="60 %"' in page
    assert page.count("Chưa nộp") == 1
    assert page.count("Chưa thẩm định") == 2
    assert "Trưởng khối</span>" in page


def test_a_unit_that_handed_in_nothing_has_filled_nothing() -> None:
    an_adopted_year()

    assert "0/5" in read(PAGE)


def test_before_a_rubric_units_are_listed_without_counts() -> None:
    a_block_year()

    page = read(PAGE)

    assert "Đơn vị SNV" in page
    assert "Chưa có bảng tiêu chí được thông qua, nên chưa tính điểm." in page
    assert "Chưa có văn bản nào." in page


def test_a_block_without_members_says_so() -> None:
    a_block("khoi-mot")
    open_year("khoi-mot", opening=an_opening(), actor=SECRETARY, at=at(1))

    assert "Khối chưa có đơn vị thành viên nào trong năm này." in read(PAGE)


def test_the_rubric_is_among_the_papers() -> None:
    an_adopted_year()

    page = read(PAGE)

    assert address("bang-tieu-chi/") in page
    assert "2 nhóm nội dung · 30 điểm · thưởng tối đa 3 · bản 1, thông qua ngày 10/03/2024" in page


def test_of_a_rubric_without_scale_or_bonus_nothing_is_said_of_them() -> None:
    short = RUBRIC.replace("thang_diem: 30\n", "").replace("  tran: 3\n", "")
    an_adopted_year(rubric=short)

    assert "2 nhóm nội dung · bản 1, thông qua ngày 10/03/2024" in read(PAGE)


@pytest.mark.parametrize(
    "who", [pytest.param(OFFICER, id="officer"), pytest.param(LEADER, id="leader")]
)
def test_while_self_scoring_is_open_the_unit_is_called_to_it(who: Actor) -> None:
    an_adopted_year()

    page = read(PAGE, by=who, at=SELF_SCORE)

    assert "<h3>Tự chấm điểm</h3>" in page
    assert "Bảng khóa lúc 7 giờ 00 ngày 20/06/2024." in page
    assert address("don-vi/SNV/tu-cham/") in page
    assert "Xếp hạng tạm tính" not in page


def test_the_hour_of_closing_in_english() -> None:
    an_adopted_year()

    assert "07:00" in read(PAGE, by=OFFICER, at=SELF_SCORE, lang="en")


def test_at_other_times_the_unit_is_led_to_its_sheet() -> None:
    an_adopted_year()

    page = read(PAGE, by=OFFICER, at=during(StageKind.APPRAISAL))

    assert "<h3>Phiếu điểm của đơn vị</h3>" in page


def test_the_head_sees_the_ranking_so_far() -> None:
    an_adopted_year()

    assert "<h3>Xếp hạng tạm tính</h3>" in read(PAGE, by=HEAD, at=SELF_SCORE)


def test_published_results_are_what_the_public_comes_for() -> None:
    is_published(a_marked_year())

    page = read(PAGE, by=PUBLIC)

    assert "<h3>Kết quả năm 2024</h3>" in page
    assert "Công bố ngày 10/10/2024; ai cũng xem được." in page
    assert address("xep-hang/") in page
    assert "Sổ ghi:" not in page


def test_the_block_sees_how_far_the_ledger_goes() -> None:
    an_adopted_year()

    assert "Sổ ghi: " in read(PAGE, by=OFFICER)


def test_the_home_in_english() -> None:
    an_adopted_year()

    assert "Self-scoring" in read(PAGE, lang="en")


@pytest.mark.parametrize(
    ("who", "role"),
    [
        pytest.param(INSIDE["administrator"], "Quản trị cấp tỉnh", id="administrator"),
        pytest.param(SECRETARY, "Thư ký khối", id="secretary"),
        pytest.param(HEAD, "Trưởng khối", id="head"),
        pytest.param(LEADER, "Lãnh đạo đơn vị, Đơn vị SNV", id="leader"),
        pytest.param(OFFICER, "Cán bộ đơn vị, Đơn vị SNV", id="officer"),
    ],
)
def test_as_whom_one_sees_the_page(who: Actor, role: str) -> None:
    an_adopted_year()

    assert f'<span class="label" >{role}</span>' in read(PAGE, by=who)


OFFICER_AND_SECRETARY = Actor(
    "account 9",
    (
        Held(Role.SECRETARY, block="khoi-hai"),
        Held(Role.UNIT_LEADER, unit="TA"),
        Held(Role.PROVINCIAL_ADMINISTRATOR, province="lang-son"),
        Held(Role.UNIT_OFFICER, unit="SNV"),
    ),
)


def test_of_several_roles_the_one_held_here_is_named() -> None:
    a_block_year()

    page = read(PAGE, by=OFFICER_AND_SECRETARY)

    assert '<span class="label" >Cán bộ đơn vị, Đơn vị SNV</span>' in page


def test_a_cluster_has_the_words_of_a_cluster() -> None:
    a_block_year()
    Block.objects.update(kind=Block.Kind.CLUSTER)

    assert '<span class="label" >Cụm trưởng</span>' in read(PAGE, by=HEAD)
    page = read(PAGE, by=SECRETARY)
    assert '<span class="label" >Thư ký cụm</span>' in page
    assert '<span class="tag plain">Cụm trưởng</span>' in page
    assert "Trang cụm" in page
    assert "Trang khối" not in page


@pytest.mark.parametrize(
    ("who", "absent"),
    [
        pytest.param(SECRETARY, (), id="secretary sees all"),
        pytest.param(OFFICER, ("Xếp hạng",), id="officer has no ranking yet"),
    ],
)
def test_the_menu_holds_what_one_may_open(who: Actor, absent: tuple[str, ...]) -> None:
    a_marked_year()

    page = read(PAGE, by=who, at=during(StageKind.APPRAISAL))
    menu = page[page.index('<nav class="nav"') : page.index("</nav>")]

    for step in ("Trang khối", "Bảng tiêu chí", "Phiếu điểm", "Xếp hạng"):
        assert (step in menu) == (step not in absent)


def test_an_officer_reaches_only_the_own_sheet() -> None:
    a_marked_year()

    page = read(PAGE, by=OFFICER)

    assert address("don-vi/SNV/") in page
    assert address("don-vi/CA/") not in page
    assert address("don-vi/CA/") in read(PAGE, by=SECRETARY)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_sees_it_before_publication(who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        read(PAGE, by=who)


def opened_before(block: str) -> None:
    opening = an_opening(2023, stages_of_year=())
    Membership.objects.update(valid_from=date(2020, 1, 1))
    open_year(block, opening=opening, actor=SECRETARY, at=at(1))


def test_the_blocks_other_years_are_reached_from_its_home() -> None:
    a_block_year()
    opened_before("khoi-mot")

    page = read(PAGE, by=OFFICER)

    assert f'<a href="{address(year=2023)}">Năm 2023</a>' in page
    assert f'<a href="{address()}">Năm 2024</a>' not in page
    assert 'href="/?tat-ca=1"' in page
    assert f'<a href="{address()}">Năm 2024</a>' in read(address(year=2023), by=OFFICER)


def test_of_the_other_years_the_public_finds_the_published_ones_alone() -> None:
    is_published(a_marked_year())
    opened_before("khoi-mot")

    page = read(PAGE, by=PUBLIC)

    assert address(year=2023) not in page
    EmulationYear.objects.filter(year=2023).update(published_at=at(2))
    assert 'Năm 2023</a> <span class="mute">Công bố ngày 01/02/2024</span>' in read(PAGE, by=PUBLIC)


def test_a_year_that_was_not_opened_is_not_known() -> None:
    a_block_year()

    with pytest.raises(YearNotKnown):
        read(address(year=2031))


def test_the_shell_answers_403_404_and_405() -> None:
    year = a_marked_year()
    secretary = logged_in(Role.SECRETARY, block=year.block)

    assert Client().get(PAGE).status_code == 403
    assert secretary.get(PAGE).status_code == 200
    assert secretary.get(address(year=2031)).status_code == 404
    assert secretary.post(PAGE).status_code == 405


def test_three_units_need_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_marked_year("khoi-mot", units=("CA",))
    a_marked_year("khoi-ba", units=("TA", "VKS", "QS"))

    with django_assert_num_queries(11):
        read(PAGE, by=INSIDE["administrator"])
    with django_assert_num_queries(11):
        read(address(block="khoi-ba"), by=INSIDE["administrator"])
