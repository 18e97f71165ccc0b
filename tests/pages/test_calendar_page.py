"""The page of the calendar: the holidays of a year are listed, added, corrected and removed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reader import ADMINISTRATOR, read
from tests.pages.sending import Sent, send
from tests.pages.setting_up import DAY
from thidua.apps.years.actions import SpecialDayNotKnown
from thidua.apps.years.models import SpecialDay
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
CALENDAR = "/lich-ngay-nghi/"


def put(**changed: str) -> Sent:
    return send(CALENDAR, DAY | changed, by=ADMINISTRATOR)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", "2024"), ("?nam=2025", "2025"), ("?nam=xa", "2024"), ("?nam=99999", "2024")],
)
def test_a_year_is_shown_that_can_be(asked: str, shown: str) -> None:
    page = read(f"{CALENDAR}{asked}", by=ADMINISTRATOR)

    assert f"Lịch ngày nghỉ năm {shown}" in page
    assert "Chưa ghi ngày nào" in page


def test_a_holiday_and_a_day_worked_instead_are_listed_in_their_year() -> None:
    sent = put()
    put(day="2024-08-31", name="Làm bù Quốc khánh", worked="lam-bu")
    put(day="2025-09-02")

    page = read(CALENDAR, by=ADMINISTRATOR)

    assert (sent.status, sent.to) == (302, f"{CALENDAR}?nam=2024")
    assert page.index("31/08/2024") < page.index("02/09/2024")
    assert "làm bù" in page
    assert "02/09/2025" not in page


def test_a_day_given_again_is_corrected() -> None:
    put()

    put(name="Ngày Quốc khánh")

    assert SpecialDay.objects.get().name == "Ngày Quốc khánh"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"day": "2/9"}, "không đọc được ngày “2/9”", id="no day"),
        pytest.param({"day": ""}, "Xin điền ô “Ngày”", id="nothing"),
        pytest.param({"name": "x" * 121}, "nhiều nhất 120 ký tự", id="too long"),
        pytest.param({"worked": "nửa"}, "không có lựa chọn “nửa”", id="another kind"),
    ],
)
def test_a_day_that_does_not_fit_is_shown_again(changed: dict[str, str], said: str) -> None:
    sent = put(**changed)

    assert sent.status == 422
    assert said in sent.page
    assert (DAY | changed)["name"] in sent.page
    assert not SpecialDay.objects.exists()


def test_a_day_is_removed_once() -> None:
    put()

    sent = send(f"{CALENDAR}2024-09-02/bo/", {}, by=ADMINISTRATOR)

    assert (sent.status, sent.to) == (302, f"{CALENDAR}?nam=2024")
    assert not SpecialDay.objects.exists()
    with pytest.raises(SpecialDayNotKnown):
        send(f"{CALENDAR}2024-09-02/bo/", {}, by=ADMINISTRATOR)


def test_an_address_without_a_day_is_not_known() -> None:
    with pytest.raises(SuchPageNotKnown):
        send(f"{CALENDAR}hom-nay/bo/", {}, by=ADMINISTRATOR)


def queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        read(CALENDAR, by=ADMINISTRATOR)
    return len(asked)


def test_more_days_ask_no_more() -> None:
    put()
    one = queries()
    put(day="2024-04-30", name="Ngày Chiến thắng")
    put(day="2024-05-01", name="Quốc tế Lao động")

    assert queries() == one
