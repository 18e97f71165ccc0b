"""The page on which a unit types its figures: what is kept, what comes back, who may not see it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import cast

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import resolve

from tests.apps.ledger_lines import deeds
from tests.pages.reader import (
    GOOD,
    HEAD,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    address,
    an_adopted_year,
    asked,
    holding,
    is_published,
    is_verified,
    read,
    reports,
)
from tests.pages.sending import Sent, send
from tests.world import a_block, a_year, an_actor, an_adopted_rubric, an_opening, at, during
from thidua.apps.scoring.actions import TypedFigure, TypedFigures, save_figures
from thidua.apps.scoring.models import DraftFigure
from thidua.apps.scoring.pages.entry_rows import NUMBERS
from thidua.apps.years.actions import open_year
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import Actor, Role
from thidua.core.rubric.table import FigureKind
from thidua.core.years.stages import Stage, StageKind
from thidua.ui.request import HouseRequest

pytestmark = pytest.mark.django_db
SELF_SCORE = during(StageKind.SELF_SCORE)
LATER = during(StageKind.APPRAISAL)
PAGE = address("don-vi/SNV/tu-cham/")
TYPED = {"so-lam_duoc": "48", "so-duoc_giao": "50", "so-quy_che": "1"}
OUTSIDERS = {
    **STRANGERS,
    "secretary": SECRETARY,
    "head": HEAD,
    "officer of another unit": holding(Role.UNIT_OFFICER, unit="CA"),
    "leader of another unit": holding(Role.UNIT_LEADER, unit="CA"),
}


def enter(fields: Mapping[str, str], *, by: Actor = OFFICER, late: bool = False) -> Sent:
    return send(PAGE, fields, by=by, at=LATER if late else SELF_SCORE)


def told(fields: Mapping[str, str], *, late: bool = False) -> tuple[int, dict[str, object]]:
    """Send as the script does, and give its status and what it answers."""
    request = asked(PAGE, by=OFFICER, at=LATER if late else SELF_SCORE)
    posted = cast(
        HouseRequest, RequestFactory(headers={"HX-Request": "true"}).post(PAGE, dict(fields))
    )
    for name in ("user", "actor", "at", "today", "lang"):
        setattr(posted, name, getattr(request, name))
    setattr(posted, "_messages", CookieStorage(posted))  # noqa: B010 - as the middleware does
    match = resolve(PAGE)
    response = match.func(posted, *match.args, **match.kwargs)
    return response.status_code, json.loads(response.content)


def page(*, by: Actor = OFFICER) -> str:
    return read(PAGE, by=by, at=SELF_SCORE)


def colleague_writes(year: EmulationYear, text: str, *, on: int = 0) -> None:
    typed = TypedFigures("SNV", {"lam_duoc": TypedFigure(text, on)}, "s" * 32)
    save_figures(year.pk, typed=typed, actor=LEADER, at=SELF_SCORE)


def test_every_figure_has_a_cell_in_the_row_that_asks_for_it() -> None:
    an_adopted_year()

    shown = page()

    assert 'id="so-lam_duoc"' in shown
    assert "Số nhiệm vụ hoàn thành (nhiệm vụ)" in shown
    assert '<option value="1" > Có </option>' in shown
    assert "Sở Nội vụ cung cấp" in shown
    assert "so-phan" not in shown
    assert 'data-gap="muc-1.1" >1.1</a>' in shown
    assert "Lãnh đạo đơn vị xem và nộp bảng này." in shown


def test_what_was_typed_is_kept_and_gives_its_points() -> None:
    an_adopted_year()

    sent = enter(TYPED)

    assert (sent.status, sent.to) == (302, PAGE)
    shown = page()
    assert 'value="48"' in shown
    assert re.search(r'<option value="1" selected ?>', shown)
    assert "Đã lưu lúc 16 giờ 00 phút" in shown
    assert '<span id="tong">29,60</span>' in shown
    assert deeds().count("figures written") == 1


def test_what_does_not_fit_comes_back_beside_the_reason_and_the_rest_is_kept() -> None:
    an_adopted_year()
    enter(TYPED)

    sent = enter({"so-lam_duoc": "-3", "ban-lam_duoc": "1", "so-bai": "2", "ban-bai": "0"})

    assert sent.status == 422
    assert 'value="-3"' in sent.page
    assert "số đếm -3 không được âm" in sent.page
    assert "Đã giữ giá trị cũ 48." in sent.page
    assert 'value="48"' in page()
    assert 'value="2"' in page()


def test_a_first_value_that_does_not_fit_leaves_the_cell_empty() -> None:
    an_adopted_year()

    sent = enter({"so-lam_duoc": "nhiều"})

    assert "“nhiều” không phải số" in sent.page
    assert "Đã giữ giá trị cũ" not in sent.page


def test_of_two_officers_the_second_sees_what_the_first_wrote_and_chooses() -> None:
    year = an_adopted_year()
    colleague_writes(year, "40")

    sent = enter({"so-lam_duoc": "48", "ban-lam_duoc": "0", "so-duoc_giao": "50"})

    assert sent.status == 409
    assert 'value="48"' in sent.page
    assert "Lãnh đạo đơn vị đã sửa lúc 16 giờ 00 phút, đang lưu: 40." in sent.page
    assert 'name="ban-lam_duoc" value="1"' in sent.page
    assert 'value="40"' in page()
    assert 'value="50"' in page()

    assert enter({"so-lam_duoc": "48", "ban-lam_duoc": "1"}).status == 302
    assert 'value="48"' in page()


def test_the_value_of_the_colleague_can_be_taken() -> None:
    year = an_adopted_year()
    colleague_writes(year, "40")

    sent = enter({"so-lam_duoc": "48", "ban-lam_duoc": "0", "lay": "lam_duoc"})

    assert sent.status == 302
    assert 'value="40"' in page()


def test_a_colleague_who_is_no_leader_is_named_so() -> None:
    year = an_adopted_year()
    enter({"so-lam_duoc": "45", "ban-lam_duoc": "x"})

    sent = enter({"so-lam_duoc": "44", "ban-lam_duoc": "0"}, by=LEADER)

    assert year.pk
    assert "Cán bộ của đơn vị đã sửa lúc 16 giờ 00 phút, đang lưu: 45." in sent.page


def test_what_is_typed_when_the_stage_closes_is_shown_and_not_stored() -> None:
    an_adopted_year()
    enter(TYPED)

    sent = enter({**TYPED, "so-lam_duoc": "49", "ban-lam_duoc": "1"}, late=True)

    assert sent.status == 409
    assert "Bảng đã khóa lúc 7 giờ 00 phút ngày 20/06/2024." in sent.page
    assert 'value="49"' in sent.page
    assert "Chưa lưu. Giá trị đang lưu: 48." in sent.page
    assert "entry.js" not in sent.page
    assert 'value="48"' in read(PAGE, by=OFFICER, at=LATER)


def test_an_unchanged_form_after_the_stage_is_told_so_too() -> None:
    an_adopted_year()
    enter(TYPED)

    sent = enter(TYPED, late=True)

    assert sent.status == 409
    assert "Bảng đã khóa" in sent.page


def test_out_of_the_stage_the_page_can_only_be_read() -> None:
    an_adopted_year()

    shown = read(PAGE, by=OFFICER, at=LATER)

    assert "Mốc tự chấm điểm không mở" in shown
    assert "readonly" in shown
    assert "entry.js" not in shown
    assert "Tự chấm</a>" not in shown


def test_the_script_is_told_all_that_may_have_changed() -> None:
    an_adopted_year()

    status, said = told({"so-lam_duoc": "40", "so-duoc_giao": "50", "so-quy_che": "1"})

    assert status == 200
    assert said["total"] == "28,00"
    assert said["filled"] == "5/5"
    assert said["missing"] == []
    assert str(said["saved"]).startswith("Đã lưu lúc 16 giờ 00 phút")
    rows = cast(dict[str, dict[str, str]], said["rows"])
    assert rows["muc-1.1"]["points"] == "8,00"
    assert rows["muc-1.1"]["said"]
    cells = cast(dict[str, dict[str, object]], said["cells"])
    assert (cells["lam_duoc"]["version"], cells["lam_duoc"]["text"]) == (1, "40")


def test_the_script_is_told_of_a_clash_and_of_a_closed_stage() -> None:
    year = an_adopted_year()
    colleague_writes(year, "40")

    status, said = told({"so-lam_duoc": "48", "ban-lam_duoc": "0"})
    late_status, late = told({"so-lam_duoc": "48", "ban-lam_duoc": "1"}, late=True)

    cells = cast(dict[str, dict[str, object]], said["cells"])
    assert (status, cells["lam_duoc"]["clash"], cells["lam_duoc"]["theirs"]) == (409, True, "40")
    assert (late_status, late["open"]) == (409, False)
    assert str(late["saved"]).startswith("Bảng đã khóa lúc 7 giờ 00 phút")


def test_nothing_of_other_units_has_a_part_in_the_points() -> None:
    an_adopted_year(rubric=RUBRIC.replace("phan * 10", "10 * lam_duoc / lon_nhat(lam_duoc)"))
    reports(EmulationYear.objects.get(), "CA", {**GOOD, "lam_duoc": 417})

    shown = page()

    assert "417" not in shown


def test_a_unit_begins_with_what_it_handed_in_last() -> None:
    year = an_adopted_year()
    reports(year, "SNV")

    shown = page()

    assert 'value="48"' in shown
    assert "Đã nộp ngày" in shown


def test_a_figure_of_two_rows_is_typed_once() -> None:
    row = "quy_tac: {loai: theo_lan, tu: 0, cong: [{bien: bai, moi_lan: 1}]}"
    an_adopted_year(rubric=RUBRIC.replace(row, row.replace("bien: bai", "bien: tra_lai")))

    shown = page()

    assert shown.count('id="so-tra_lai"') == 1
    assert "Số văn bản bị trả lại: đã nhập ở mục trên" in shown
    assert "Số liệu để xếp loại và xét điều kiện" in shown
    assert 'id="so-bai"' in shown


def test_a_row_that_leaves_the_unit_out_by_name_has_no_cell() -> None:
    an_adopted_year()

    shown = read(
        address("don-vi/QS/tu-cham/"), by=holding(Role.UNIT_OFFICER, unit="QS"), at=SELF_SCORE
    )

    assert 'id="so-quy_che"' not in shown


def test_each_period_is_typed_on_its_own() -> None:
    year = a_year(a_block("khoi-mot", units=("CA", "SNV", "QS")))
    rounds = "ky:\n- {ma: HK1, ten: Kỳ một}\n- {ma: HK2, ten: Kỳ hai}\n"
    an_adopted_rubric(year, source=RUBRIC + rounds)

    enter({**TYPED, "ky": "HK2"})

    first, second = page(), read(f"{PAGE}?ky=HK2", by=OFFICER, at=SELF_SCORE)
    assert 'value="48"' not in first
    assert 'value="48"' in second
    assert "Kỳ hai" in first
    assert "Cả năm" in second


def test_without_a_rubric_the_page_says_so() -> None:
    a_year(a_block("khoi-mot", units=("CA", "SNV")))

    assert "chưa có gì để tự chấm" in page()


def test_a_year_without_the_stage_shows_the_table_all_the_same() -> None:
    block = a_block("khoi-mot", units=("CA", "SNV", "QS"))
    drafting = (Stage(StageKind.SIGNING, at(2), at(12)),)
    secretary = an_actor(Role.SECRETARY, block=block.code)
    opening = an_opening(stages_of_year=drafting)
    an_adopted_rubric(
        open_year(block.code, opening=opening, actor=secretary, at=at(1)), source=RUBRIC
    )

    assert "Mốc tự chấm điểm không mở" in page()


@pytest.mark.parametrize("who", OUTSIDERS.values(), ids=OUTSIDERS.keys())
def test_nobody_but_the_unit_sees_or_writes_what_it_types(who: Actor) -> None:
    year = an_adopted_year()
    enter(TYPED)

    with pytest.raises(NotGranted):
        read(PAGE, by=who, at=SELF_SCORE)
    with pytest.raises(NotGranted):
        enter({"so-lam_duoc": "0", "ban-lam_duoc": "1"}, by=who)
    with pytest.raises(NotGranted):
        read(f"{PAGE}nop/", by=who, at=SELF_SCORE)
    with pytest.raises(NotGranted):
        send(f"{PAGE}nop/", {}, by=who, at=SELF_SCORE)

    assert DraftFigure.objects.count() == len(TYPED)
    assert year.pk


def test_publication_opens_no_draft() -> None:
    year = an_adopted_year()
    for unit in ("CA", "SNV", "QS"):
        is_verified(year, unit)
    is_published(year)

    with pytest.raises(NotGranted):
        read(PAGE, by=STRANGERS["public"])


def test_the_page_asks_at_most_twelve_queries_however_many_rows(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    year = an_adopted_year()
    reports(year, "SNV")
    enter({"so-lam_duoc": "47"})
    page()

    with django_assert_max_num_queries(12):  # type: ignore[operator]  # a fixture's callable
        page()


def test_numbers_are_typed_with_the_keys_of_numbers() -> None:
    assert FigureKind.LIST not in NUMBERS
    an_adopted_year()

    assert 'inputmode="decimal"' in page()


# --- handing in -----------------------------------------------------------------------------


def hidden(shown: str) -> dict[str, str]:
    names = ("ma-bam", "ban", "khoa")
    return {
        name: shown.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0] for name in names
    }


def confirming() -> str:
    return read(f"{PAGE}nop/", by=LEADER, at=SELF_SCORE)


def test_the_leader_sees_what_handing_in_means_and_hands_in() -> None:
    an_adopted_year()
    enter({"so-lam_duoc": "48", "so-duoc_giao": "50"})
    shown = confirming()

    sent = send(f"{PAGE}nop/", hidden(shown), by=LEADER, at=SELF_SCORE)

    assert "Còn 1 mục chưa có điểm." in shown
    assert "19,60" in shown
    assert "bản nộp sau cùng được tính" in shown
    assert (sent.status, sent.to) == (302, address("don-vi/SNV/"))
    assert "19,60" in read(address("don-vi/SNV/"), by=OFFICER, at=SELF_SCORE)
    assert deeds()[-1] == "figures submitted"


def test_the_same_confirmation_sent_twice_hands_in_once() -> None:
    an_adopted_year()
    enter(TYPED)
    form = hidden(confirming())

    send(f"{PAGE}nop/", form, by=LEADER, at=SELF_SCORE)
    again = send(f"{PAGE}nop/", form, by=LEADER, at=SELF_SCORE)

    assert again.status == 302
    assert deeds().count("figures submitted") == 1
    assert "giống hệt bảng này" in confirming()


def test_what_was_written_after_the_leader_looked_is_not_handed_in() -> None:
    year = an_adopted_year()
    enter(TYPED)
    form = hidden(confirming())
    colleague_writes(year, "1", on=1)

    sent = send(f"{PAGE}nop/", form, by=LEADER, at=SELF_SCORE)

    assert sent.status == 409
    assert "Chưa nộp: số liệu vừa được sửa" in sent.page
    assert "figures submitted" not in deeds()


def test_a_new_draft_is_written_and_handed_in_again() -> None:
    an_adopted_year()
    enter(TYPED)
    stale = hidden(confirming())
    send(f"{PAGE}nop/", stale, by=LEADER, at=SELF_SCORE)
    enter({"so-lam_duoc": "40", "ban-lam_duoc": "1"})
    shown = confirming()

    old = send(f"{PAGE}nop/", {**hidden(shown), "ban": "x"}, by=LEADER, at=SELF_SCORE)
    new = send(f"{PAGE}nop/", hidden(shown), by=LEADER, at=SELF_SCORE)

    assert "Nộp lại" in shown
    assert (old.status, new.status) == (409, 302)
    assert deeds().count("figures submitted") == 2


def test_an_officer_does_not_hand_in() -> None:
    an_adopted_year()
    enter(TYPED)
    form = hidden(confirming())

    with pytest.raises(NotGranted):
        send(f"{PAGE}nop/", form, by=OFFICER, at=SELF_SCORE)

    assert "figures submitted" not in deeds()
    assert "Xem và nộp" in page(by=LEADER)
    assert "Xem và nộp" not in page()


def test_after_the_stage_nobody_hands_in() -> None:
    an_adopted_year()
    enter(TYPED)
    form = hidden(confirming())

    with pytest.raises(NotInThisStage):
        send(f"{PAGE}nop/", form, by=LEADER, at=LATER)

    assert "figures submitted" not in deeds()
