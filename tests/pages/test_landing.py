"""The first page: the published years to everybody, a block's own year to whoever belongs to it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve
from pytest_django import DjangoAssertNumQueries

from tests.pages.reader import (
    ADMINISTRATOR,
    INSIDE,
    OFFICER,
    SECRETARY,
    a_block_year,
    a_marked_year,
    address,
    asked,
    holding,
    is_published,
    logged_in,
    read,
)
from tests.world import a_block, an_actor, an_opening, at
from thidua.apps.units.models import Block
from thidua.apps.years.actions import open_year
from thidua.core.access.roles import PUBLIC, Actor, Held, Role

pytestmark = pytest.mark.django_db


def goes_to(who: Actor) -> str:
    """Give the address that the first page sends a reader on to."""
    response = resolve("/").func(asked("/", by=who))
    assert response.status_code == 302
    return str(response.headers["Location"])


def opened_again(block: str, year: int) -> None:
    secretary = an_actor(Role.SECRETARY, block=block)
    open_year(block, opening=an_opening(year), actor=secretary, at=at(1, year=year))


def test_before_anything_was_published_the_public_finds_the_way_in() -> None:
    a_block_year()

    page = read("/", by=PUBLIC)

    assert "Chưa có kết quả nào được công bố." in page
    assert "Bình đẳng" in page
    assert "/dang-nhap/" in page
    assert "khoi-mot" not in page


def test_published_years_are_listed_to_everybody() -> None:
    is_published(a_marked_year())
    a_block_year("khoi-hai", units=("TA", "VKS"))

    page = read("/", by=PUBLIC)

    assert "Kết quả đã công bố" in page
    assert "Công bố ngày 10/10/2024" in page
    assert address("xep-hang/") in page
    assert "khoi-hai" not in page


@pytest.mark.parametrize(
    "who", [pytest.param(SECRETARY, id="secretary"), pytest.param(OFFICER, id="officer of a unit")]
)
def test_whoever_belongs_to_one_block_goes_to_its_year(who: Actor) -> None:
    a_block_year()

    assert goes_to(who) == address()


def test_of_several_years_of_the_own_block_the_latest_comes_first() -> None:
    year = a_block_year()
    opened_again(year.block.code, 2025)

    assert goes_to(SECRETARY) == address(year=2025)


def test_whoever_belongs_to_one_block_may_ask_for_all_that_may_be_seen() -> None:
    a_block_year()
    is_published(a_marked_year("khoi-hai", units=("TA", "VKS")))
    a_block_year("khoi-ba", units=("XA", "XB"))

    page = read("/?tat-ca=1", by=OFFICER)

    assert address() in page
    assert address("xep-hang/", block="khoi-hai") in page
    assert "khoi-ba" not in page


def test_whoever_belongs_to_two_blocks_chooses() -> None:
    a_block_year()
    a_block_year("khoi-hai", units=("TA", "VKS"))
    both = Actor("account 8", (*SECRETARY.held, Held(Role.SECRETARY, block="khoi-hai")))

    page = read("/", by=both)

    assert address() in page
    assert address(block="khoi-hai") in page


def test_the_administrator_sees_the_years_of_the_province() -> None:
    a_block_year()
    a_block_year("khoi-hai", units=("TA", "VKS"), province="lang-son")

    page = read("/", by=ADMINISTRATOR)

    assert "Các khối, cụm thi đua" in page
    assert "Đang trong năm" in page
    assert address() in page
    assert "khoi-hai" not in page


def test_an_account_without_any_year_is_told_so() -> None:
    page = read("/", by=ADMINISTRATOR)

    assert "Chưa có năm thi đua nào mà tài khoản này được xem." in page


def test_invented_data_are_marked() -> None:
    year = a_block_year()
    year.illustrative = True
    year.save()

    assert "Dữ liệu minh họa" in read("/", by=ADMINISTRATOR)


def test_the_shell_sends_a_secretary_on_and_refuses_to_be_written_to() -> None:
    a_block_year()
    secretary = logged_in(Role.SECRETARY, block=Block.objects.get(code="khoi-mot"))

    answer = secretary.get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, address())
    assert Client().get("/").status_code == 200
    assert Client().post("/").status_code == 405


def test_three_years_need_as_many_queries_as_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_block_year()

    with django_assert_num_queries(2):
        read("/", by=ADMINISTRATOR)
    a_block_year("khoi-hai", units=("TA", "VKS"))
    a_block_year("khoi-ba", units=("XA", "XB"))
    with django_assert_num_queries(2):
        read("/", by=ADMINISTRATOR)


def test_an_administrator_finds_the_settings_of_the_own_province() -> None:
    page = read("/", by=ADMINISTRATOR)

    assert 'href="/tinh/bac-kan/"' in page
    assert "Thiết lập của tỉnh" in page


def test_a_secretary_finds_the_block_before_its_first_year() -> None:
    a_block("khoi-mot")

    page = read("/", by=SECRETARY)

    assert 'href="/khoi/khoi-mot/"' in page
    assert "Thiết lập của tỉnh" not in page


@pytest.mark.parametrize(
    "who", [pytest.param(PUBLIC, id="public"), pytest.param(OFFICER, id="officer of a unit")]
)
def test_others_find_nothing_to_arrange(who: Actor) -> None:
    page = read("/?tat-ca=1", by=who)

    assert "/tinh/" not in page
    assert "Thành viên, vai trò" not in page


def test_only_who_arranges_a_year_finds_its_stages_and_members_in_the_menu() -> None:
    a_block_year()
    ways = ('href="/khoi/khoi-mot/nam/2024/moc/"', 'href="/khoi/khoi-mot/"')

    found = {
        name: [way in read(address(), by=who) for way in ways]
        for name, who in {**INSIDE, "appraiser": holding(Role.APPRAISER, block="khoi-mot")}.items()
    }

    assert found == {
        "administrator": [True, True],
        "secretary": [True, True],
        "head": [False, True],
        "officer": [False, False],
        "leader": [False, False],
        "appraiser": [False, False],
    }
