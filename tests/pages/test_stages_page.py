"""The page of a year's stages: what is to come is set anew, what is past stays."""

from __future__ import annotations

import re

import pytest

from tests.pages.reader import SECRETARY, a_block_year, address, read
from tests.pages.sending import Sent, send
from tests.world import at, during
from thidua.apps.ledger.queries import latest_checkpoint
from thidua.apps.years.models import YearStage
from thidua.apps.years.pages.stage_fields import as_typed
from thidua.apps.years.queries import block_year, today_at
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
STAGES = address("moc/")
NOW = during(StageKind.SELF_SCORE)  # 10 June, 16:00 at the offices


def form() -> dict[str, str]:
    """Give the form as the page shows it."""
    page = read(STAGES, at=NOW)
    shown = re.search(r'name="based_on" value="([^"]*)"', page)
    assert shown is not None
    typed = as_typed(block_year("khoi-mot", 2024, on=today_at(NOW)).stages)
    return {**typed, "based_on": shown[1]}


def change(fields: dict[str, str], **changed: str) -> Sent:
    names = {name.replace("__", "-"): value for name, value in changed.items()}
    return send(STAGES, fields | names, by=SECRETARY, at=NOW)


def closes(kind: StageKind) -> str:
    return f"{YearStage.objects.get(kind=kind).closes_at:%m-%d %H:%M}"


def test_the_page_shows_the_stages_twice_as_set_and_to_be_set() -> None:
    a_block_year()

    page = read(STAGES, at=NOW)

    assert "07:00 01/02/2024 – 07:00 20/02/2024" in page
    assert 'value="2024-02-01T07:00"' in page


def test_the_open_stage_closes_later_and_the_next_moves_along() -> None:
    a_block_year()

    sent = change(form(), self_score__dong="2024-07-05T17:00", cross_score__mo="2024-07-05T17:00")

    assert (sent.status, sent.to) == (302, STAGES)
    assert closes(StageKind.SELF_SCORE) == "07-05 10:00"


def test_a_later_stage_takes_the_place_of_another() -> None:
    a_block_year()
    fields = form()

    sent = change(
        fields,
        cross_score__mo="",
        cross_score__dong="",
        appraisal__mo=fields["cross_score-mo"],
        appraisal__dong=fields["cross_score-dong"],
    )

    assert sent.status == 302
    assert not YearStage.objects.filter(kind=StageKind.CROSS_SCORE).exists()
    assert closes(StageKind.APPRAISAL) == "07-20 00:00"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"draft__dong": "2024-02-25T17:00"}, "đã qua nên không sửa được", id="past"),
        pytest.param({"draft__mo": "", "draft__dong": ""}, "đã qua", id="a past stage dropped"),
        pytest.param({"self_score__mo": "2024-06-02T07:00"}, "đã qua", id="an opening that was"),
        pytest.param({"self_score__dong": "2024-06-05T07:00"}, "sớm hơn lúc này", id="backdated"),
        pytest.param({"self_score__dong": "2024-07-05T07:00"}, "chồng lên nhau", id="overlap"),
        pytest.param({"appraisal__dong": "2024-08-01T07:00"}, "không sau lúc mở", id="no time"),
        pytest.param({"appraisal__dong": ""}, "cần cả lúc mở và lúc đóng", id="half"),
        pytest.param({"appraisal__dong": "mai"}, "không đọc được ngày “mai”", id="no moment"),
    ],
)
def test_a_change_that_does_not_fit_is_shown_again(changed: dict[str, str], said: str) -> None:
    a_block_year()
    fields = form()
    before = latest_checkpoint().size

    sent = change(fields, **changed)

    assert sent.status == 422
    assert said in sent.page
    for value in changed.values():
        assert f'value="{value}"' in sent.page
    assert latest_checkpoint().size == before


def test_a_form_from_before_anothers_change_is_kept_and_shown() -> None:
    a_block_year()
    stale = form()
    change(stale, hand_over__dong="2024-11-25T17:00")

    sent = change(stale, year_end__dong="2024-10-25T17:00")

    assert sent.status == 409
    assert "đã được người khác sửa" in sent.page
    assert 'value="2024-10-25T17:00"' in sent.page
    assert "17:00 25/11/2024" in sent.page
    assert closes(StageKind.YEAR_END) == "10-20 00:00"


def test_the_same_form_sent_twice_changes_once() -> None:
    a_block_year()
    fields = form()
    change(fields, hand_over__dong="2024-11-25T17:00")
    before = latest_checkpoint().size

    sent = change(fields, hand_over__dong="2024-11-25T17:00")

    assert sent.status == 302
    assert latest_checkpoint().size == before


def test_a_moment_that_was_not_touched_keeps_its_seconds() -> None:
    a_block_year()
    YearStage.objects.filter(kind=StageKind.HAND_OVER).update(
        closes_at=at(11, 20).replace(second=7)
    )

    change(form(), year_end__dong="2024-10-25T17:00")

    assert YearStage.objects.get(kind=StageKind.HAND_OVER).closes_at.second == 7
