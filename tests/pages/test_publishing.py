"""The head's page of publishing: what would be public, what lacks, and the second confirmation."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reader import (
    FAIR,
    GOOD,
    HEAD,
    INSIDE,
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
from tests.pages.sending import Sent, send
from tests.world import (
    a_block,
    a_key,
    a_reported_sheet,
    a_verified_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    at,
    during,
    handed_in,
)
from thidua.apps.appraisal.actions import Raised, raise_objection
from thidua.apps.scoring.seals import seals_of
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import as_block_year
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
PAGE = address("cong-bo/")
CORRECT = address("cong-bo/dinh-chinh/")
OTHERS = {name: who for name, who in {**INSIDE, **STRANGERS}.items() if who is not HEAD}
HIDDEN = re.compile(r'type="hidden" name="(rubric|verified|reported)" value="([^"]*)"')
OF_THE_MOMENT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|Sổ ghi: .*?</')


def form_on(page: str) -> dict[str, str]:
    """Give the hidden fields of the form on a page."""
    return dict(HIDDEN.findall(page))


def publishes(page: str, *, by: Actor = HEAD, meant: str = "co") -> Sent:
    return send(PAGE, {**form_on(page), "meant": meant}, by=by)


def corrects(page: str, *, reason: str = "Trả lời kiến nghị", by: Actor = HEAD) -> Sent:
    return send(CORRECT, {**form_on(page), "reason": reason}, by=by)


def seals(year: EmulationYear) -> int:
    return len(seals_of(as_block_year(EmulationYear.objects.get(pk=year.pk), on=at(10).date())))


def verified_again(year: EmulationYear, unit: str = "SNV", *, based_on: int = 1) -> None:
    a_verified_sheet(year, handed_in(unit, values={**GOOD, "bai": 3}, based_on=based_on))


def test_the_head_sees_what_would_be_public() -> None:
    a_marked_year()

    page = read(PAGE, by=HEAD)

    assert "Công bố kết quả năm 2024" in page
    assert "Ai cũng xem được xếp hạng, phiếu điểm và số liệu của cả 3 đơn vị." in page
    assert page.index("Đơn vị CA") < page.index("Đơn vị SNV") < page.index("Đơn vị QS")
    assert "29,60" in page
    assert set(form_on(page)) == {"rubric", "verified", "reported"}


def test_what_is_lacking_is_named_and_nothing_can_be_published() -> None:
    year = an_adopted_year()
    is_verified(year, "CA")

    page = read(PAGE, by=HEAD)

    assert "Chưa thẩm định số liệu của Đơn vị SNV." in page
    assert "Chưa thẩm định số liệu của Đơn vị QS." in page
    assert "Công bố kết quả</button>" not in page
    sent = publishes(page)
    assert sent.status == 422
    assert "chưa thẩm định số liệu của Đơn vị SNV, Đơn vị QS" in sent.page


def test_objections_without_an_answer_are_told_and_hold_nothing_up() -> None:
    year = a_marked_year()
    raised = Raised("SNV", "1.1", "Đã làm 45", {"lam_duoc": 45, "duoc_giao": 50}, a_key())
    leader = an_actor(Role.UNIT_LEADER, unit="SNV")
    raise_objection(year.pk, raised=raised, actor=leader, at=during(StageKind.OBJECTION))

    page = read(PAGE, by=HEAD)

    assert "Còn kiến nghị chưa trả lời: Đơn vị SNV, mục 1.1." in page
    assert publishes(page).status == 302


def test_before_a_rubric_that_is_what_lacks() -> None:
    a_block_year()

    assert "Khối chưa thông qua bảng tiêu chí." in read(PAGE, by=HEAD)


def test_a_block_of_nobody_has_nothing_to_publish() -> None:
    year = a_year(a_block("khoi-mot"))
    an_adopted_rubric(year)

    page = read(PAGE, by=HEAD)

    assert "Khối chưa có đơn vị thành viên." in page
    assert "chưa có kết quả để công bố" in publishes(page).page


def test_confirmed_results_are_published_sealed_and_shown_to_all() -> None:
    year = a_marked_year()

    sent = publishes(read(PAGE, by=HEAD))

    assert (sent.status, sent.to) == (302, address("xep-hang/"))
    assert seals(year) == 1
    assert "29,60" in read(address("xep-hang/"), by=PUBLIC)


def test_without_the_second_confirmation_nothing_is_published() -> None:
    year = a_marked_year()

    sent = publishes(read(PAGE, by=HEAD), meant="")

    assert sent.status == 422
    assert "xin đánh dấu vào ô xác nhận" in sent.page
    assert seals(year) == 0


def test_figures_that_changed_meanwhile_come_back_with_the_new_ranking() -> None:
    year = a_marked_year()
    page = read(PAGE, by=HEAD)
    verified_again(year)

    sent = publishes(page)

    assert sent.status == 409
    assert "Chưa công bố: bảng tiêu chí hoặc số liệu đã thay đổi" in sent.page
    assert sent.page.index("Đơn vị SNV") < sent.page.index("Đơn vị CA")
    assert form_on(sent.page) != form_on(page)
    assert seals(year) == 0
    assert publishes(sent.page).status == 302


def test_published_twice_is_published_once() -> None:
    year = a_marked_year()
    page = read(PAGE, by=HEAD)
    publishes(page)

    sent = publishes(page)

    assert sent.status == 409
    assert "Kết quả đã được công bố lúc" in sent.page
    assert seals(year) == 1


def test_after_publication_there_is_nothing_to_correct_yet() -> None:
    is_published(a_marked_year())

    page = read(PAGE, by=HEAD)

    assert "Bản niêm phong số 1, ngày 10/10/2024" in page
    assert "không có gì để đính chính" in page
    assert "Công bố kết quả</button>" not in page


def test_a_correction_shows_first_what_it_changes() -> None:
    year = a_marked_year()
    is_published(year)
    verified_again(year)

    page = read(PAGE, by=HEAD)

    assert "2 → 1" in page
    assert "mục 1.1: 8,00 → 9,60; mục 1.2: 9,00 → 10,00; mục T1: 0,00 → 3,00" in page
    sent = corrects(page)
    assert (sent.status, sent.to) == (302, address("xep-hang/"))
    assert seals(year) == 2


def test_a_correction_without_moves_says_so() -> None:
    year = an_adopted_year(units=("CA",))
    reports(year, "CA", GOOD)
    is_verified(year, "CA", GOOD)
    is_published(year)
    a_verified_sheet(year, handed_in("CA", values={**GOOD, "bai": 0}, based_on=1))

    page = read(PAGE, by=HEAD)

    assert "điểm và hạng của các đơn vị không đổi" in page
    assert corrects(page).status == 302


def test_a_correction_without_a_reason_comes_back() -> None:
    year = a_marked_year()
    is_published(year)
    verified_again(year)

    sent = corrects(read(PAGE, by=HEAD), reason="  ")

    assert sent.status == 422
    assert "xin ghi lý do" in sent.page


def test_a_correction_that_comes_too_late_keeps_its_reason() -> None:
    year = a_marked_year()
    is_published(year)
    verified_again(year)
    page = read(PAGE, by=HEAD)
    fields = {**form_on(page), "reason": "Trả lời <kiến nghị>\r\nsố 2"}

    sent = send(CORRECT, fields, by=HEAD, at=at(12, 30))

    assert sent.status == 409
    assert "Trả lời <kiến nghị> số 2</textarea>" in sent.page


def test_a_correction_of_what_changed_again_comes_back_with_the_new_changes() -> None:
    year = a_marked_year()
    is_published(year)
    verified_again(year)
    page = read(PAGE, by=HEAD)
    verified_again(year, "QS")

    sent = corrects(page, reason="Trả lời kiến nghị")

    assert sent.status == 409
    assert "Trả lời kiến nghị</textarea>" in sent.page
    assert seals(year) == 1


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OTHERS.items()])
def test_nobody_else_has_the_page_or_its_deeds(who: Actor) -> None:
    year = a_marked_year()
    form = form_on(read(PAGE, by=HEAD))

    with pytest.raises(NotGranted):
        read(PAGE, by=who)
    with pytest.raises(NotGranted):
        send(PAGE, {**form, "meant": "co"}, by=who)
    assert seals(year) == 0


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OTHERS.items()])
def test_nobody_else_sees_or_corrects_what_changed_after_the_seal(who: Actor) -> None:
    year = a_marked_year()
    is_published(year)
    verified_again(year)
    form = form_on(read(PAGE, by=HEAD))

    with pytest.raises(NotGranted):
        read(PAGE, by=who)
    with pytest.raises(NotGranted):
        send(CORRECT, {**form, "reason": "Sửa"}, by=who)
    assert seals(year) == 1


def test_before_the_years_end_the_head_has_no_page() -> None:
    a_marked_year()

    with pytest.raises(NotInThisStage):
        read(PAGE, by=HEAD, at=during(StageKind.OBJECTION))


@pytest.mark.parametrize("page", ["xep-hang/", "don-vi/SNV/", "", "so-lieu/", "bang-tieu-chi/"])
@pytest.mark.parametrize("who", [PUBLIC, HEAD, SECRETARY], ids=["public", "head", "secretary"])
def test_what_comes_in_after_the_seal_shows_on_no_page(page: str, who: Actor) -> None:
    year = a_marked_year()
    is_published(year)
    sealed = OF_THE_MOMENT.sub("", read(address(page), by=who))

    verified_again(year)
    a_reported_sheet(year, handed_in("SNV", values={**FAIR, "bai": 2}, based_on=1))

    same = OF_THE_MOMENT.sub("", read(address(page), by=who)) == sealed
    assert same, f"{page} is not as it was sealed"


def test_three_units_need_as_many_queries_as_one() -> None:
    a_marked_year("khoi-mot", units=("CA",))
    a_marked_year("khoi-ba", units=("TA", "VKS", "QS"))

    def asked_for(block: str) -> int:
        head = replace(HEAD, held=(replace(HEAD.held[0], block=block),))
        with CaptureQueriesContext(connection) as queries:
            read(address("cong-bo/", block=block), by=head, at=YEAR_END)
        return len(queries)

    assert asked_for("khoi-mot") == asked_for("khoi-ba")
