"""Opening a year: typed in one form, or cloned from the year before with both side by side."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.reader import ADMINISTRATOR, SECRETARY, a_block_year, read
from tests.pages.sending import Sent, send
from tests.pages.setting_up import LEAVING, YEAR
from tests.world import a_block, at
from thidua.apps.units.models import Membership
from thidua.apps.years.forms import a_year_on
from thidua.apps.years.models import DataPeriod, EmulationYear
from thidua.apps.years.queries import block_year
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
NEW = "/khoi/khoi-mot/nam-moi/"
CLONE = f"{NEW}?tu=2024"


def open_it(address: str = NEW, **changed: str) -> Sent:
    return send(address, YEAR | changed, by=SECRETARY)


def test_the_first_year_of_a_block_is_this_one_without_stages() -> None:
    a_block("khoi-mot", units=("CA",))

    page = read(NEW, by=SECRETARY)

    assert 'value="2024"' in page
    assert 'value="2024-01-01"' in page
    assert "Chép từ năm" not in page


def test_a_block_without_members_says_so() -> None:
    a_block("khoi-mot")

    assert "Khối chưa có thành viên vào ngày đầu năm này." in read(NEW, by=ADMINISTRATOR)


def test_a_year_is_opened_with_stages_on_the_clock_of_the_offices() -> None:
    a_block_year()

    sent = open_it()

    assert (sent.status, sent.to) == (302, "/khoi/khoi-mot/nam/2025/")
    year = block_year("khoi-mot", 2025, on=date(2025, 6, 1))
    assert year.theme == "Đổi mới"
    assert [stage.kind for stage in year.stages] == [*StageKind]
    assert f"{year.stages[0].opens:%H:%M %d/%m/%Y %z}" == "07:00 01/02/2025 +0700"
    assert {one.last_day for one in year.data_periods} == {date(2025, 11, 30)}


def test_a_year_may_lack_stages() -> None:
    a_block_year()

    open_it(**{"mid_year-mo": "", "mid_year-dong": ""})

    kinds = [one.kind for one in block_year("khoi-mot", 2025, on=date(2025, 6, 1)).stages]
    assert StageKind.MID_YEAR not in kinds
    assert len(kinds) == 9


def test_the_year_before_is_cloned_with_both_side_by_side() -> None:
    a_block_year()
    left = Membership.objects.get(unit__code="QS")
    send(f"/khoi/khoi-mot/thanh-vien/{left.pk}/ra-khoi/", LEAVING, by=ADMINISTRATOR)
    DataPeriod.objects.filter(unit__code="SNV").delete()

    page = read(CLONE, by=SECRETARY, at=at(9))

    assert "Chép từ năm 2024" in read(NEW, by=SECRETARY)
    assert "Chép từ năm 2024" not in page
    assert 'value="2025"' in page
    assert "Năm 2024: Đoàn kết, sáng tạo" in page
    assert "Năm trước có, năm nay không còn: Đơn vị QS." in page
    assert "07:00 01/02/2024 – 07:00 20/02/2024" in page
    assert 'value="2025-02-01T07:00"' in page
    assert "01/01/2024 – 31/12/2024" in page
    assert '<span class="tag note">mới</span>' in page


def test_a_clone_that_is_refused_stays_beside_the_year_before() -> None:
    a_block_year()

    sent = open_it(CLONE, ends_on="2024-12-31")

    assert sent.status == 422
    assert "Năm 2024: Đoàn kết, sáng tạo" in sent.page


@pytest.mark.parametrize("asked", ["2023", "xa", ""])
def test_only_the_latest_year_is_cloned(asked: str) -> None:
    a_block_year()

    assert "Mọi ngày đã chuyển thêm một năm" not in read(f"{NEW}?tu={asked}", by=SECRETARY)


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        pytest.param({"year": "2024"}, 409, "2024", id="opened already"),
        pytest.param({"year": "hai"}, 422, "xin ghi số nguyên từ 2000 đến 2100", id="no year"),
        pytest.param({"year": "1999"}, 422, "xin ghi số nguyên từ 2000", id="too early"),
        pytest.param({"starts_on": "đầu năm"}, 422, "không đọc được ngày “đầu năm”", id="no day"),
        pytest.param({"ends_on": "2024-12-31"}, 422, "", id="ends before it begins"),
        pytest.param({"draft-mo": ""}, 422, "Mốc “Dự thảo” cần cả lúc mở và lúc đóng", id="half"),
        pytest.param({"draft-mo": "hôm qua"}, 422, "không đọc được ngày “hôm qua”", id="no moment"),
        pytest.param({"signing-mo": "2025-02-02T00:00"}, 422, "chồng lên nhau", id="overlap"),
        pytest.param({"ky-tu-CA": ""}, 422, "Xin điền ô “Đơn vị CA: từ ngày”", id="no period"),
        pytest.param({"ky-den-CA": "2024-01-01"}, 422, "CA", id="an empty period"),
    ],
)
def test_a_year_that_does_not_fit_is_shown_again(
    changed: dict[str, str], status: int, said: str
) -> None:
    a_block_year()

    sent = open_it(**changed)

    assert sent.status == status
    assert said in sent.page
    assert 'role="alert"' in sent.page
    for value in (YEAR | changed).values():
        assert f'value="{value}"' in sent.page
    assert EmulationYear.objects.count() == 1


def test_the_last_of_february_is_the_28th_a_year_later() -> None:
    assert a_year_on(date(2024, 2, 29)) == date(2025, 2, 28)
    assert a_year_on(date(2024, 3, 1)) == date(2025, 3, 1)
