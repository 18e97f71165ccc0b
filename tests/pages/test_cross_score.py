"""Cross-scoring in the browser: the round, the marks of the own unit, stepping back, handing in."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.review.rounds import (
    APPRAISAL,
    CROSS_SCORE,
    REASON,
    a_reported_year,
    a_round,
    an_opening,
    bars,
    gives,
    named,
    opened,
    steps_back,
    the_round,
)
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    LEADER,
    OFFICER,
    SECRETARY,
    STRANGERS,
    address,
    holding,
    read,
)
from tests.pages.sending import Sent, send
from tests.pages.test_sheet import TWO_PERIODS
from tests.world import a_block, a_key, a_year, an_adopted_rubric, during
from thidua.apps.review.actions import NotAssigned, RoundNotOpened
from thidua.apps.review.models import HandedInMarks, Mark, NamedConflict, ReviewRound
from thidua.apps.review.queries import own_marks
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import Actor, Role
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.conflicts import Pair
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
ALL = address("cham-cheo/")
UNIT, OPEN, CONFLICTS = f"{ALL}CA/", f"{ALL}mo-vong/", f"{ALL}xung-dot/"
HAND_IN, RECUSE = f"{ALL}khoa/", f"{ALL}CA/khong-cham/"
APPRAISER = holding(Role.APPRAISER, block="khoi-mot")
ROUND = {
    "cach": "ring",
    "so": "1",
    "lech": "12,5",
    "gop": "median",
    "it_nhat": "1",
    "cat": "0",
    "ty_trong": "50",
}


def marks(
    row: str = "1.1", points: str = "9", reason: str = "", version: str = "0"
) -> dict[str, str]:
    return {
        "khoa": a_key(),
        f"diem--{row}": points,
        f"ly_do--{row}": reason,
        f"ban--{row}": version,
    }


def save(
    fields: dict[str, str], *, by: Actor = OFFICER, at: StageKind = StageKind.CROSS_SCORE
) -> Sent:
    return send(UNIT, fields, by=by, at=during(at))


def value_of(page: str, field: str) -> str:
    found = re.search(rf'name="{re.escape(field)}" value="([^"]*)"', page)
    assert found is not None, field
    return found[1]


def test_an_officer_sees_whom_the_unit_marks_and_how_far_it_has_come() -> None:
    year = a_round()
    gives(year, "SNV", "CA", "9")

    page = read(ALL, by=OFFICER, at=CROSS_SCORE)

    assert ">Đơn vị CA</a>" in page
    assert "> 1/2 <" in page
    assert "> 0/1 <" in page
    assert "Điểm chấm được giữ kín" in page
    assert HAND_IN not in page


def test_a_leader_may_hand_in_and_a_secretary_sees_no_progress() -> None:
    gives(a_round(), "SNV", "CA", "9")

    assert HAND_IN in read(ALL, by=LEADER, at=CROSS_SCORE)
    page = read(ALL, by=SECRETARY, at=CROSS_SCORE)
    assert "1/2" not in page
    assert CONFLICTS in page
    assert OPEN not in page


def test_before_the_round_the_secretary_may_open_it() -> None:
    a_reported_year()

    assert OPEN in read(ALL, by=SECRETARY, at=CROSS_SCORE)
    page = read(ALL, by=OFFICER, at=CROSS_SCORE)
    assert "Thư ký chưa mở vòng chấm chéo" in page
    assert OPEN not in page


def test_the_menu_leads_there_from_the_day_the_stage_opens() -> None:
    a_round()

    assert f'href="{ALL}"' in read(address(), by=OFFICER, at=CROSS_SCORE)
    assert f'href="{ALL}"' not in read(address(), by=OFFICER, at=during(StageKind.SELF_SCORE))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({}, "Vòng tròn: mỗi đơn vị chấm các đơn vị kế tiếp", id="scheme"),
        pytest.param({}, "Mỗi đơn vị chấm 1 đơn vị", id="each"),
        pytest.param({}, "Điểm lệch tự chấm quá 12,5 % điểm chuẩn phải ghi lý do", id="distance"),
        pytest.param({}, "Trung vị", id="kind"),
        pytest.param({}, "Cần ít nhất 1 điểm cho mỗi mục", id="least"),
        pytest.param({}, "Điểm tự chấm chiếm 50 %", id="own"),
        pytest.param({"gop": "trimmed", "cat": "1"}, "Bỏ 1 điểm ở mỗi đầu", id="trim"),
        pytest.param({"cach": "full"}, "Mọi đơn vị chấm mọi đơn vị", id="full"),
    ],
)
def test_the_secretary_opens_a_round_whose_rules_all_may_read(
    given: dict[str, str], said: str
) -> None:
    a_reported_year()
    assert "Mọi đơn vị chấm mọi đơn vị" in read(OPEN, by=SECRETARY, at=CROSS_SCORE)

    sent = send(OPEN, {**ROUND, **given, "khoa": a_key()}, by=SECRETARY, at=CROSS_SCORE)

    assert (sent.status, sent.to) == (302, ALL)
    assert said.replace(" %", "\u00a0%") in read(ALL, by=OFFICER, at=CROSS_SCORE).replace(
        " %", "\u00a0%"
    )


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        pytest.param({"lech": "mười"}, 422, "Không đọc được số đã nhập: mười", id="no number"),
        pytest.param({"so": "1,5"}, 422, "Không đọc được số đã nhập: 1,5", id="no whole number"),
        pytest.param({"cach": "kin"}, 422, "Không đọc được số đã nhập: kin", id="no such scheme"),
        pytest.param({"lech": "101"}, 422, "phải từ 0 đến 1", id="out of bounds"),
        pytest.param({"so": "3"}, 422, "mỗi đơn vị chấm 3 đơn vị khi khối có 3", id="too few"),
        pytest.param(
            {"cach": "partial"}, 422, "Phân công tách khối thành 3 phần", id="not comparable"
        ),
    ],
)
def test_a_round_that_is_refused_comes_back_as_typed(
    given: dict[str, str], status: int, said: str
) -> None:
    a_reported_year()

    sent = send(OPEN, {**ROUND, **given, "khoa": "k" * 32}, by=SECRETARY, at=CROSS_SCORE)

    assert sent.status == status
    assert said in sent.page
    assert value_of(sent.page, "ty_trong") == "50"
    assert value_of(sent.page, "khoa") == "k" * 32
    assert not ReviewRound.objects.exists()


def test_a_round_too_late_comes_back_too() -> None:
    a_reported_year()

    sent = send(OPEN, {**ROUND, "khoa": a_key()}, by=SECRETARY, at=APPRAISAL)

    assert sent.status == 409
    assert value_of(sent.page, "lech") == "12,5"


def test_the_secretary_names_conflicts_with_their_reason() -> None:
    year = a_round()
    fields = {"nguoi_cham": "CA", "don_vi": "SNV", "ly_do": REASON, "khoa": a_key()}

    sent = send(CONFLICTS, fields, by=SECRETARY, at=CROSS_SCORE)
    steps_back(year, named("CA", "QS", reason="Là người nhà"))

    assert (sent.status, sent.to) == (302, CONFLICTS)
    page = read(CONFLICTS, by=SECRETARY, at=CROSS_SCORE)
    assert "Đơn vị CA không chấm Đơn vị SNV (thư ký ghi)" in page
    assert "(đơn vị xin không chấm)" in page
    assert "Là người nhà" in page


def test_a_conflict_that_is_refused_comes_back_as_typed() -> None:
    a_round()
    fields = {"nguoi_cham": "QS", "don_vi": "SNV", "ly_do": " ", "khoa": a_key()}

    sent = send(CONFLICTS, fields, by=SECRETARY, at=CROSS_SCORE)

    assert sent.status == 422
    assert "Xin ghi lý do" in sent.page
    assert 'value="QS" selected' in sent.page


def test_an_officer_reads_the_self_score_with_its_sentence_and_saves_marks() -> None:
    year = a_round()

    page = read(UNIT, by=OFFICER, at=CROSS_SCORE)
    sent = save(marks(points="9,5"))

    assert "Hoàn thành nhiệm vụ" in page
    assert ">9,60<" in page
    assert "Chương trình công tác năm" in page
    assert "Chất lượng văn bản" not in page
    assert "quá 10" in page
    assert (sent.status, sent.to) == (302, ALL)
    assert own_marks(the_round(year), "SNV")["CA"]["", "1.1"].points == 19 / 2
    assert value_of(read(UNIT, by=OFFICER, at=CROSS_SCORE), "diem--1.1") == "9,5"


@pytest.mark.parametrize(
    ("points", "said"),
    [
        pytest.param("chín", "Mục 1.1: không đọc được điểm đã nhập: chín", id="no number"),
        pytest.param("11", "Mục 1.1: điểm không được lớn hơn điểm chuẩn 10", id="too many"),
        pytest.param("-1", "Mục 1.1: điểm không được nhỏ hơn 0", id="below nothing"),
        pytest.param("5", "phải ghi lý do ở mục: 1.1", id="far without reason"),
    ],
)
def test_marks_that_are_refused_come_back_as_typed(points: str, said: str) -> None:
    a_round()

    sent = save({**marks(points=points), **marks(row="2.1", points="10"), "khoa": "k" * 32})

    assert sent.status == 422
    assert said in sent.page
    assert value_of(sent.page, "diem--1.1") == points
    assert value_of(sent.page, "diem--2.1") == "10"
    assert value_of(sent.page, "khoa") == "k" * 32
    assert sent.page.count('aria-invalid="true"') == 1
    assert not Mark.objects.exists()


def test_a_form_read_before_a_colleague_saved_shows_both_marks() -> None:
    year = a_round()
    gives(year, "SNV", "CA", "8")

    sent = save(marks(points="9"))

    assert sent.status == 409
    assert "Người khác của đơn vị bạn vừa lưu điểm" in sent.page
    assert value_of(sent.page, "diem--1.1") == "9"
    assert "Đang ghi: 8" in sent.page
    assert value_of(sent.page, "ban--1.1") == "1"


def test_when_the_stage_closes_while_one_types_all_is_shown_back() -> None:
    a_round()

    sent = save(marks(points="9"), at=StageKind.APPRAISAL)

    assert sent.status == 409
    assert value_of(sent.page, "diem--1.1") == "9"
    assert "Lưu điểm chấm" not in sent.page
    assert not Mark.objects.exists()


def test_a_double_submit_is_one_mark() -> None:
    a_round()
    fields = marks()

    assert [save(fields).status, save(fields).status] == [302, 302]
    assert Mark.objects.count() == 1


def test_a_mark_is_taken_back_by_an_empty_field() -> None:
    year = a_round()
    gives(year, "SNV", "CA", "9")

    sent = save(marks(points=" ", version="1"))

    assert sent.status == 302
    assert own_marks(the_round(year), "SNV")["CA"]["", "1.1"].points is None


def test_a_version_that_no_page_wrote_is_none() -> None:
    gives(a_round(), "SNV", "CA", "8")

    assert save(marks(points="9", version="x")).status == 409


def test_after_the_stage_a_unit_still_reads_its_own_marks() -> None:
    gives(a_round(), "SNV", "CA", "9")

    page = read(UNIT, by=OFFICER, at=APPRAISAL)

    assert "readonly" in page
    assert "Lưu điểm chấm" not in page


def test_a_table_with_periods_has_each_criterion_in_each() -> None:
    year = a_year(a_block("khoi-mot", units=("CA", "SNV")))
    an_adopted_rubric(
        year, source=TWO_PERIODS.replace("diem: 10,", "diem: 10, nguoi_cham: [cham_cheo],")
    )
    opened(year)

    page = read(UNIT, by=OFFICER, at=CROSS_SCORE)
    sent = send(
        UNIT, {"khoa": a_key(), "diem-HK2-1": "7", "ban-HK2-1": "0"}, by=OFFICER, at=CROSS_SCORE
    )

    assert "Học kỳ I " in page
    assert 'name="diem-HK1-1"' in page
    assert sent.status == 302
    assert Mark.objects.get().period == "HK2"


def test_nobody_opens_the_table_of_a_unit_it_does_not_mark() -> None:
    year = opened(a_reported_year(), an_opening(Plan(Scheme.RING)))

    for reader in (OFFICER, LEADER, SECRETARY, HEAD, ADMINISTRATOR, APPRAISER):
        with pytest.raises(NotAssigned):
            read(UNIT, by=reader, at=CROSS_SCORE)
    assert Pair("SNV", "CA") not in the_round(year).pairs


def test_before_the_round_there_is_no_table() -> None:
    a_reported_year()

    with pytest.raises(RoundNotOpened):
        read(UNIT, by=OFFICER, at=CROSS_SCORE)
    with pytest.raises(RoundNotOpened):
        read(HAND_IN, by=LEADER, at=CROSS_SCORE)


def test_a_leader_steps_back_with_a_reason() -> None:
    a_round()
    assert RECUSE in read(UNIT, by=LEADER, at=CROSS_SCORE)
    assert RECUSE not in read(UNIT, by=OFFICER, at=CROSS_SCORE)
    read(RECUSE, by=LEADER, at=CROSS_SCORE)

    lacking = send(RECUSE, {"ly_do": "", "khoa": a_key()}, by=LEADER, at=CROSS_SCORE)
    sent = send(RECUSE, {"ly_do": REASON, "khoa": a_key()}, by=LEADER, at=CROSS_SCORE)

    assert lacking.status == 422
    assert (sent.status, sent.to) == (302, ALL)
    assert NamedConflict.objects.get().reason == REASON


def test_a_reason_typed_too_late_comes_back() -> None:
    a_round()

    sent = send(RECUSE, {"ly_do": REASON, "khoa": a_key()}, by=LEADER, at=APPRAISAL)

    assert sent.status == 409
    assert REASON in sent.page


def test_the_leader_is_told_what_lacks_and_hands_in() -> None:
    year = a_round()
    gives(year, "SNV", "CA", "9")

    page = read(HAND_IN, by=LEADER, at=CROSS_SCORE)
    sent = send(HAND_IN, {"ban": value_of(page, "ban")}, by=LEADER, at=CROSS_SCORE)

    assert "Còn mục chưa chấm" in page
    assert "Đơn vị CA</a>: 1 mục" in page
    assert (sent.status, sent.to) == (302, ALL)
    assert HandedInMarks.objects.count() == 1
    assert "Đã khóa" in read(ALL, by=LEADER, at=CROSS_SCORE)
    assert "Đơn vị bạn đã khóa điểm chấm" in read(UNIT, by=OFFICER, at=CROSS_SCORE)
    assert save(marks(points="9,5", version="1")).status == 409


def test_who_has_marked_all_is_told_so() -> None:
    year = opened(a_reported_year(), an_opening(Plan(Scheme.RING)))
    gives(year, "SNV", "QS", "9")

    assert "Đã chấm đủ mọi mục" in read(HAND_IN, by=LEADER, at=CROSS_SCORE)


def test_a_leader_hands_in_what_was_read() -> None:
    gives(a_round(), "SNV", "CA", "9")

    sent = send(HAND_IN, {"ban": "khac"}, by=LEADER, at=CROSS_SCORE)

    assert sent.status == 409
    assert not HandedInMarks.objects.exists()


def test_a_unit_with_nobody_to_mark_hands_in_nothing() -> None:
    year = a_round()
    bars(year, named("SNV", "CA"))
    bars(year, named("SNV", "QS"))

    with pytest.raises(NotAssigned):
        read(HAND_IN, by=LEADER, at=CROSS_SCORE)
    page = read(ALL, by=LEADER, at=CROSS_SCORE)
    assert HAND_IN not in page
    assert '<th scope="row">Đơn vị SNV</th>' not in page


@pytest.mark.parametrize("path", [ALL, UNIT, OPEN, CONFLICTS, HAND_IN, RECUSE])
@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_open_nothing(who: str, path: str) -> None:
    gives(a_round(), "SNV", "CA", "9")

    with pytest.raises(NotGranted):
        read(path, by=STRANGERS[who], at=CROSS_SCORE)


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        pytest.param(OPEN, HEAD, id="the head opens no round"),
        pytest.param(OPEN, LEADER, id="a leader opens no round"),
        pytest.param(CONFLICTS, OFFICER, id="an officer names no conflict"),
        pytest.param(CONFLICTS, ADMINISTRATOR, id="nor does the administrator"),
        pytest.param(HAND_IN, OFFICER, id="an officer hands nothing in"),
        pytest.param(HAND_IN, SECRETARY, id="nor does the secretary"),
        pytest.param(RECUSE, OFFICER, id="an officer does not step back"),
    ],
)
def test_some_pages_are_for_one_role(path: str, reader: Actor) -> None:
    a_round()

    with pytest.raises(NotGranted):
        read(path, by=reader, at=CROSS_SCORE)


def test_a_secretary_does_not_arrange_after_the_stage() -> None:
    a_round()

    with pytest.raises(NotInThisStage):
        read(CONFLICTS, by=SECRETARY, at=APPRAISAL)


def test_the_list_asks_the_database_as_often_for_any_number_of_units() -> None:
    def asked(block: str, units: tuple[str, ...]) -> int:
        year = a_round(block, units=units)
        gives(year, units[0], units[1], "9")
        officer = holding(Role.UNIT_OFFICER, unit=units[0])
        with CaptureQueriesContext(connection) as queries:
            read(address("cham-cheo/", block=block), by=officer, at=CROSS_SCORE)
        return len(queries)

    assert asked("khoi-mot", ("CA", "SNV")) == asked("khoi-hai", ("QS", "TA", "STP", "TT"))
