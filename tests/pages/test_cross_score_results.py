"""Cross-scores after the reveal: all marks for the block, the diagnostics for who appraises."""

from __future__ import annotations

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
    gives,
    hands_in,
    opened,
)
from tests.pages.reader import (
    ADMINISTRATOR,
    HEAD,
    INSIDE,
    LEADER,
    OFFICER,
    SECRETARY,
    STRANGERS,
    address,
    holding,
    read,
)
from tests.pages.test_cross_score import APPRAISER
from tests.world import during
from thidua.apps.review.actions import RoundNotOpened
from thidua.apps.review.queries import NotRevealedYet
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Actor, Role
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.years.stages import StageKind
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
ALL = address("cham-cheo/")
RESULTS, EXAMINE = f"{ALL}ket-qua/", f"{ALL}doi-chieu/"
UNITS = ("CA", "SNV", "QS", "TA")


def all_marked(block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS) -> EmulationYear:
    """Let each unit mark each other, the first one harsher than all others by 2."""
    year = a_round(block, units=units)
    for reviewer in units:
        for unit in units:
            if reviewer != unit:
                harsh = 2 if reviewer == units[0] else 0
                gives(year, reviewer, unit, str(6 + units.index(unit) - harsh))
                if unit != "QS":
                    gives(year, reviewer, unit, "8", row="2.1")
    return year


@pytest.mark.parametrize("who", INSIDE)
def test_after_the_stage_all_of_the_block_see_who_gave_what_and_why(who: str) -> None:
    year = a_round()
    gives(year, "CA", "SNV", "9")
    gives(year, "QS", "SNV", "8.5")

    page = read(f"{RESULTS}?don_vi=SNV", by=INSIDE[who], at=APPRAISAL)

    assert "Điểm chấm chéo của Đơn vị SNV" in page
    assert "Đơn vị CA: <b>9,00</b>" in page
    assert "Đơn vị QS: <b>8,50</b>" in page
    assert REASON in page
    assert ">8,75<" in page
    assert ">0,50<" in page
    assert "Chưa có điểm" in page


def test_a_unit_reads_its_own_marks_first_and_the_others_the_first_unit() -> None:
    a_round()

    assert "Điểm chấm chéo của Đơn vị SNV" in read(RESULTS, by=OFFICER, at=APPRAISAL)
    assert "Điểm chấm chéo của Đơn vị CA" in read(RESULTS, by=SECRETARY, at=APPRAISAL)


def test_a_unit_that_is_no_member_has_no_results() -> None:
    a_round()

    with pytest.raises(SuchPageNotKnown):
        read(f"{RESULTS}?don_vi=XA", by=OFFICER, at=APPRAISAL)


def test_without_a_round_there_are_no_results() -> None:
    a_reported_year()

    assert "không có mục nào được chấm chéo" in read(RESULTS, by=OFFICER, at=APPRAISAL)
    assert RESULTS not in read(ALL, by=SECRETARY, at=APPRAISAL)
    with pytest.raises(RoundNotOpened):
        read(EXAMINE, by=SECRETARY, at=APPRAISAL)


@pytest.mark.parametrize("stage", [StageKind.SELF_SCORE, StageKind.CROSS_SCORE])
@pytest.mark.parametrize("who", INSIDE)
def test_until_the_stage_closes_nobody_sees_results(who: str, stage: StageKind) -> None:
    all_marked()

    with pytest.raises((NotRevealedYet, NotGranted)):
        read(RESULTS, by=INSIDE[who], at=during(stage))
    with pytest.raises((NotRevealedYet, NotGranted)):
        read(EXAMINE, by=INSIDE[who], at=during(stage))


@pytest.mark.parametrize("path", [RESULTS, EXAMINE])
@pytest.mark.parametrize("who", STRANGERS)
def test_strangers_see_no_results(who: str, path: str) -> None:
    all_marked()

    with pytest.raises(NotGranted):
        read(path, by=STRANGERS[who], at=APPRAISAL)


@pytest.mark.parametrize("who", [OFFICER, LEADER, ADMINISTRATOR])
def test_the_diagnostics_are_not_for_units(who: Actor) -> None:
    all_marked()

    with pytest.raises(NotGranted):
        read(EXAMINE, by=who, at=APPRAISAL)
    assert EXAMINE not in read(ALL, by=who, at=APPRAISAL)


@pytest.mark.parametrize("who", [SECRETARY, HEAD, APPRAISER])
def test_the_diagnostics_show_severity_with_its_error_and_who_decides(who: Actor) -> None:
    year = all_marked()
    hands_in(year, "CA")

    page = read(EXAMINE, by=who, at=APPRAISAL)

    assert EXAMINE in read(ALL, by=who, at=APPRAISAL)
    assert "> −1,50 <" in page
    assert "> +0,50 <" in page
    assert "tính được bằng công thức" in page
    assert page.count("đã khóa") == 1
    assert page.count("không khóa") == 3
    assert "Hai đơn vị cùng nâng hoặc cùng hạ nhau" in page


def test_a_favour_returned_and_a_mark_far_off_are_named() -> None:
    year = a_round(units=("CA", "SNV", "QS", "TA", "STP", "TT"))
    units = ("CA", "SNV", "QS", "TA", "STP", "TT")
    for reviewer in units:
        for unit in units:
            if reviewer != unit:
                lifted = {reviewer, unit} == {"CA", "QS"} or (reviewer, unit) == ("TA", "STP")
                gives(year, reviewer, unit, "10" if lifted else "5")
                if unit != "QS":
                    gives(year, reviewer, unit, "8", row="2.1")

    page = read(EXAMINE, by=SECRETARY, at=APPRAISAL)

    assert "Đơn vị TA chấm Đơn vị STP: +" in page
    assert "Đơn vị CA → Đơn vị QS: +" in page


def test_marks_that_nobody_joins_are_not_compared() -> None:
    year = opened(a_reported_year(), an_opening(Plan(Scheme.RING)))
    gives(year, "CA", "SNV", "9")
    gives(year, "CA", "SNV", "9", row="2.1")
    gives(year, "SNV", "QS", "9")

    page = read(EXAMINE, by=SECRETARY, at=APPRAISAL)

    assert "Điểm chia thành 2 phần" in page
    assert "tính được bằng công thức" not in page


def test_without_a_whole_set_of_marks_there_is_nothing_to_examine() -> None:
    gives(a_round(), "CA", "SNV", "9")

    assert "chưa đối chiếu được" in read(EXAMINE, by=SECRETARY, at=APPRAISAL)


def test_too_few_marks_give_no_standard_error() -> None:
    gives(a_round(), "CA", "QS", "9")

    page = read(EXAMINE, by=SECRETARY, at=APPRAISAL)

    assert "> 0,00 <" in page
    assert ">–<" in page


def test_the_results_ask_the_database_as_often_for_any_number_of_units() -> None:
    def asked(block: str, units: tuple[str, ...]) -> int:
        all_marked(block, units=units)
        secretary = holding(Role.SECRETARY, block=block)
        with CaptureQueriesContext(connection) as queries:
            read(address("cham-cheo/ket-qua/", block=block), by=secretary, at=APPRAISAL)
            read(address("cham-cheo/doi-chieu/", block=block), by=secretary, at=APPRAISAL)
        return len(queries)

    assert asked("khoi-mot", ("CA", "SNV")) == asked("khoi-hai", ("QS", "TA", "STP", "TT"))


def test_the_reveal_is_the_moment_at_which_the_stage_closes() -> None:
    a_round()
    before = CROSS_SCORE.replace(day=19, hour=23)

    with pytest.raises(NotRevealedYet):
        read(RESULTS, by=SECRETARY, at=before)
    assert read(RESULTS, by=SECRETARY, at=CROSS_SCORE.replace(day=20, hour=0))
