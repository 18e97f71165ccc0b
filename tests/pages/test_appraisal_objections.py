"""Objections in the browser: raised by a unit, answered by the block, read by whom they are for."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisal.objections import (
    ARGUMENT,
    BASIS,
    an_answer,
    an_objection,
    answer_it,
    raise_it,
    the_objection,
)
from tests.apps.appraisal.proposals import (
    APPRAISAL,
    OBJECTION,
    YEAR_END,
    a_reported_year,
    an_appraised_year,
)
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    LEADER,
    OFFICER,
    SECRETARY,
    STRANGERS,
    a_block_year,
    address,
    holding,
    read,
)
from tests.pages.sending import Sent, send
from tests.pages.test_sheet import TWO_PERIODS
from tests.world import (
    a_key,
    a_reported_sheet,
    a_verified_sheet,
    an_actor,
    an_adopted_rubric,
    handed_in,
    publish,
)
from thidua.apps.appraisal.actions import ObjectionNotKnown
from thidua.apps.appraisal.models import Objection, ObjectionAnswer
from thidua.apps.units.models import Membership
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.ranking.reading import NoSuchRow

pytestmark = pytest.mark.django_db
ALL, RAISE = address("kien-nghi/"), address("kien-nghi/don-vi/SNV/")
OTHER_LEADER = holding(Role.UNIT_LEADER, unit="CA")


def page_of(objection: Objection) -> str:
    return address(f"kien-nghi/{objection.pk}/")


def raised_form(row: str = "1.1", **fields: str) -> dict[str, str]:
    given = {"so-lam_duoc": "50", "so-duoc_giao": "50", "ly_do": ARGUMENT, **fields}
    return {"muc": row, "ky": "", "khoa": a_key(), **given}


def answered_form(**fields: str) -> dict[str, str]:
    given = {"so-lam_duoc": "50", "so-duoc_giao": "50", "chon": "co", "can_cu": BASIS, **fields}
    return {"khoa": a_key(), "ly_do": "Đã đối chiếu", "dua_tren": "1", **given}


def object_to(fields: dict[str, str], *, by: Actor = LEADER) -> Sent:
    return send(RAISE, fields, by=by, at=OBJECTION)


@pytest.fixture
def year() -> EmulationYear:
    return an_appraised_year()


@pytest.mark.usefixtures("year")
def test_the_list_tells_the_window_in_working_days() -> None:
    page = read(ALL, by=LEADER, at=OBJECTION)

    assert "Nhận kiến nghị từ 01/09/2024 đến 20/09/2024; còn 8 ngày làm việc." in page
    assert "Chưa có kiến nghị nào." in page
    assert RAISE in page
    assert "quá hạn" not in page
    assert RAISE not in read(ALL, by=OFFICER, at=OBJECTION)
    assert RAISE not in read(ALL, by=SECRETARY, at=OBJECTION)


@pytest.mark.usefixtures("year")
def test_after_the_window_a_unit_is_told_that_it_is_late() -> None:
    assert "Kiến nghị gửi từ nay được ghi là quá hạn." in read(ALL, by=LEADER, at=YEAR_END)
    page = read(ALL, by=OFFICER, at=YEAR_END)
    assert "ghi là quá hạn" not in page
    assert "Nhận kiến nghị từ 01/09/2024 đến 20/09/2024; đã hết hạn." in page


def test_a_year_without_a_rubric_or_a_window_has_an_empty_list() -> None:
    year = a_block_year()
    year.stages.filter(kind="objection").delete()

    page = read(ALL, at=APPRAISAL)

    assert "Chưa có kiến nghị nào." in page
    assert "Nhận kiến nghị từ" not in page


def test_a_unit_chooses_the_row_by_its_points(year: EmulationYear) -> None:
    a_verified_sheet(year, handed_in("SNV", values={"lam_duoc": 40, "duoc_giao": 50}, based_on=1))

    page = read(RAISE, by=LEADER, at=OBJECTION)

    assert f'href="{RAISE}?muc=1.1"' in page
    assert '<span class="change">−1,60</span>' in page
    assert f'href="{address("kien-nghi/don-vi/QS/")}?muc=2.1"' not in read(
        address("kien-nghi/don-vi/QS/"), by=SECRETARY, at=OBJECTION
    )


def test_before_the_appraisal_there_is_nothing_to_choose() -> None:
    a_reported_year()

    assert "Chưa có kết quả thẩm định của đơn vị." in read(RAISE, by=LEADER, at=OBJECTION)
    assert object_to(raised_form()).status == 422


@pytest.mark.usefixtures("year")
def test_a_leader_objects_and_the_block_reads_why() -> None:
    form = read(f"{RAISE}?muc=1.1", by=LEADER, at=OBJECTION)
    assert "Mục 1.1 · Hoàn thành nhiệm vụ" in form
    assert 'name="so-lam_duoc" value="48"' in form

    sent = object_to(raised_form())

    assert (sent.status, sent.to) == (302, ALL)
    page = read(ALL, by=SECRETARY, at=OBJECTION)
    assert ARGUMENT in page
    assert "thẩm định <b>48 nhiệm vụ</b>, đơn vị đề nghị <b>50 nhiệm vụ</b>" in page
    assert '<span class="tag warn">Chờ trả lời</span>' in page
    assert "Số nhiệm vụ được giao:" not in page


@pytest.mark.usefixtures("year")
def test_a_late_objection_is_marked_so() -> None:
    send(RAISE, raised_form(), by=LEADER, at=YEAR_END)

    assert '<span class="tag warn">Quá hạn</span>' in read(ALL, at=YEAR_END)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"ly_do": " "}, "chưa nêu lý do", id="no argument"),
        pytest.param({"so-lam_duoc": "48"}, "giống số liệu đã thẩm định", id="nothing else"),
        pytest.param({"so-lam_duoc": "x"}, "không đúng dạng", id="not a number"),
        pytest.param({"ly_do": "a" * 2001}, "nhiều nhất là 2000", id="too long"),
    ],
)
@pytest.mark.usefixtures("year")
def test_an_objection_that_is_refused_comes_back_as_it_was_typed(
    fields: dict[str, str], words: str
) -> None:
    typed = raised_form(**fields)

    sent = object_to(typed)

    assert sent.status == 422
    assert words in sent.page
    assert f'name="so-lam_duoc" value="{typed["so-lam_duoc"]}"' in sent.page
    assert f'name="khoa" value="{typed["khoa"]}"' in sent.page
    assert not Objection.objects.exists()


@pytest.mark.usefixtures("year")
def test_a_stage_that_closes_while_one_types_gives_back_what_was_typed() -> None:
    sent = send(RAISE, raised_form(), by=LEADER, at=APPRAISAL)

    assert sent.status == 409
    assert ARGUMENT in sent.page
    assert not Objection.objects.exists()


@pytest.mark.usefixtures("year")
def test_an_officer_reads_the_row_but_has_no_form() -> None:
    page = read(f"{RAISE}?muc=1.1", by=OFFICER, at=OBJECTION)

    assert "Theo thẩm định: 9,60." in page
    assert "Gửi kiến nghị" not in page
    with pytest.raises(NotGranted):
        object_to(raised_form(), by=OFFICER)
    with pytest.raises(NoSuchRow):
        read(f"{RAISE}?muc=9.9", by=OFFICER, at=OBJECTION)


def test_each_period_is_contested_on_its_own() -> None:
    year = a_block_year()
    an_adopted_rubric(year, source=TWO_PERIODS)
    a_reported_sheet(year, handed_in("SNV", values={"diem": 6}, period="HK2"))
    a_verified_sheet(year, handed_in("SNV", values={"diem": 5}, period="HK2"))

    page = read(f"{RAISE}?ky=HK2&muc=1", by=LEADER, at=OBJECTION)
    sent = object_to({"muc": "1", "ky": "HK2", "khoa": a_key(), "so-diem": "6", "ly_do": ARGUMENT})

    assert 'name="so-diem" value="5"' in page
    assert f"{RAISE}?ky=HK2&muc=1" in page
    assert sent.status == 302
    assert the_objection(year).period == "HK2"
    assert "Chưa có kết quả thẩm định" in read(RAISE, by=LEADER, at=OBJECTION)


def test_an_accepted_objection_shows_points_and_places_before_and_after(
    year: EmulationYear,
) -> None:
    objection = raise_it(year)
    form = read(page_of(objection), at=OBJECTION)
    assert 'name="so-lam_duoc" value="50"' in form
    assert "Thẩm định: 48 nhiệm vụ" in form

    sent = send(page_of(objection), answered_form(), by=SECRETARY, at=OBJECTION)

    assert (sent.status, sent.to) == (302, page_of(objection))
    page = read(page_of(objection), by=LEADER, at=OBJECTION)
    assert '<span class="tag ok">Chấp nhận</span>' in page
    assert "sau trả lời <b>50 nhiệm vụ</b>" in page
    assert f"căn cứ:</b> {BASIS}" in page
    assert "Đã đối chiếu" in page
    assert '<td class="num">29,60 → <b>30,00</b></td>' in page
    assert '<td class="num">1 → <b>2</b></td>' in page
    assert "Gửi trả lời" not in page


def test_one_turned_down_keeps_the_figures(year: EmulationYear) -> None:
    objection = raise_it(year)

    send(page_of(objection), answered_form(chon="khong"), by=HEAD, at=OBJECTION)

    page = read(page_of(objection), at=OBJECTION)
    assert '<span class="tag bad">Không chấp nhận</span>' in page
    assert "sau trả lời <b>48 nhiệm vụ</b>" in page
    assert "Điểm và hạng trước, sau khi trả lời" not in page


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        pytest.param({"can_cu": ""}, 422, "phải dẫn quy định", id="no rule"),
        pytest.param({"so-lam_duoc": "48"}, 422, "phải khác số đã thẩm định", id="no change"),
        pytest.param({"so-lam_duoc": "x"}, 422, "không đúng dạng", id="not a number"),
        pytest.param({"dua_tren": "0"}, 409, "bản mới hơn", id="an older sheet"),
    ],
)
def test_an_answer_that_is_refused_comes_back_as_it_was_typed(
    year: EmulationYear, fields: dict[str, str], status: int, words: str
) -> None:
    objection, typed = raise_it(year), answered_form(**fields)

    sent = send(page_of(objection), typed, by=SECRETARY, at=OBJECTION)

    assert sent.status == status
    assert words in sent.page
    assert f'name="so-lam_duoc" value="{typed["so-lam_duoc"]}"' in sent.page
    assert re.search(r'value="co" required checked', sent.page)
    assert "Đã đối chiếu" in sent.page
    assert 'name="dua_tren" value="1"' in sent.page
    assert not ObjectionAnswer.objects.exists()


def test_an_answer_given_meanwhile_is_shown_beside_what_was_typed(year: EmulationYear) -> None:
    objection = raise_it(year)
    answer_it(year, an_answer(year, objection, accepted=False, words="Chưa có căn cứ"))

    sent = send(page_of(objection), answered_form(), by=SECRETARY, at=OBJECTION)

    assert sent.status == 409
    assert "vừa được người khác trả lời" in sent.page
    assert "Chưa có căn cứ" in sent.page
    assert "Đã đối chiếu" in sent.page


def test_the_hand_over_gives_back_an_answer_as_it_was_typed(year: EmulationYear) -> None:
    objection = raise_it(year)

    sent = send(page_of(objection), answered_form(), by=SECRETARY, at=APPRAISAL)

    assert sent.status == 409
    assert "Đã đối chiếu" in sent.page
    assert "Gửi trả lời" not in read(page_of(objection), at=APPRAISAL)


OUTSIDERS = {**STRANGERS, "another unit's leader": OTHER_LEADER}


@pytest.mark.parametrize("who", OUTSIDERS.values(), ids=OUTSIDERS)
def test_nobody_else_reads_an_objection_or_raises_it(year: EmulationYear, who: Actor) -> None:
    objection = raise_it(year)

    for page in (page_of(objection), RAISE):
        with pytest.raises(NotGranted):
            read(page, by=who, at=OBJECTION)
    with pytest.raises(NotGranted):
        object_to(raised_form("1.2", **{"so-tra_lai": "1"}), by=who)
    with pytest.raises(NotGranted):
        send(page_of(objection), answered_form(), by=who, at=OBJECTION)


@pytest.mark.parametrize("who", [LEADER, OFFICER, ADMINISTRATOR])
def test_who_reads_an_objection_does_not_answer_it(year: EmulationYear, who: Actor) -> None:
    objection = raise_it(year)

    assert "Gửi trả lời" not in read(page_of(objection), by=who, at=OBJECTION)
    with pytest.raises(NotGranted):
        send(page_of(objection), answered_form(), by=who, at=OBJECTION)


def test_other_units_do_not_learn_of_an_objection_before_publication(year: EmulationYear) -> None:
    answer_it(year, an_answer(year, raise_it(year)))

    page = read(ALL, by=OTHER_LEADER, at=OBJECTION)

    assert "Chưa có kiến nghị nào." in page
    assert "Mục 1.1" not in page
    with pytest.raises(NotGranted):
        read(ALL, by=PUBLIC, at=OBJECTION)


@pytest.mark.parametrize("who", [PUBLIC, OTHER_LEADER], ids=["public", "another unit"])
def test_after_publication_all_read_what_was_answered_and_nothing_personal(
    year: EmulationYear, who: Actor
) -> None:
    answer_it(year, an_answer(year, raise_it(year), words="Bà Hoa đã xác nhận"))
    raise_it(year, an_objection(row="1.2", wanted={"tra_lai": 1}))
    publish(year)

    page = read(ALL, by=who, at=YEAR_END)

    assert "Đơn vị SNV · Mục 1.1" in page
    assert BASIS in page
    assert "29,60 → <b>30,00</b>" in page
    assert "Mục 1.2" not in page
    assert ARGUMENT not in page
    assert "Bà Hoa" not in page
    assert re.search(rf'href="{ALL}\d', page) is None


def test_a_unit_that_left_the_block_is_still_named_in_what_was_answered(
    year: EmulationYear,
) -> None:
    answer_it(year, an_answer(year, raise_it(year)))
    Membership.objects.filter(unit__code="SNV").delete()

    assert "SNV · Mục 1.1" in read(ALL, at=OBJECTION)


def test_a_place_that_is_not_given_is_a_dash(year: EmulationYear) -> None:
    objection = raise_it(year, an_objection(row="P1", wanted={"ky_luat": 3}))

    answer_it(year, an_answer(year, objection, values={"ky_luat": 3}))

    assert '<td class="num">1 → <b>–</b></td>' in read(ALL, at=OBJECTION)


@pytest.mark.usefixtures("year")
def test_an_objection_of_another_year_is_not_known() -> None:
    with pytest.raises(ObjectionNotKnown):
        read(address("kien-nghi/0/"), at=OBJECTION)


def test_the_list_asks_the_database_as_often_for_any_number_of_objections(
    year: EmulationYear,
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(ALL, at=OBJECTION)
        return len(queries)

    answer_it(year, an_answer(year, raise_it(year)))
    once = asked()
    for unit in ("CA", "QS"):
        leader = an_actor(Role.UNIT_LEADER, unit=unit)
        answer_it(year, an_answer(year, raise_it(year, an_objection(unit=unit), by=leader)))

    assert asked() == once


@pytest.mark.usefixtures("year")
def test_the_menu_has_objections_from_their_first_day() -> None:
    home = address()

    assert ALL in read(home, by=OFFICER, at=OBJECTION)
    assert ALL not in read(home, by=OFFICER, at=APPRAISAL)
