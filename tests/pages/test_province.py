"""The settings of a province: its blocks and units are listed, registered, founded and changed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reader import ADMINISTRATOR, a_block_year, read
from tests.pages.sending import Sent, send
from tests.pages.setting_up import BLOCK, CHANGE, UNIT
from tests.world import a_block, a_unit
from thidua.apps.units.models import Block, Succession, Unit
from thidua.core.access.decide import OfOtherProvince

pytestmark = pytest.mark.django_db
PROVINCE = "/tinh/bac-kan/"


def test_an_empty_province_says_so() -> None:
    page = read(PROVINCE, by=ADMINISTRATOR)

    assert "Chưa lập khối, cụm nào." in page
    assert "Chưa ghi nhận đơn vị nào." in page


def test_blocks_and_units_are_listed_and_those_of_others_are_not() -> None:
    a_block_year()
    a_unit("XA", name="Đơn vị ở xa", province="lang-son")

    page = read(PROVINCE, by=ADMINISTRATOR)

    assert "Khối thi đua Nội chính" in page
    assert "Đơn vị SNV" in page
    assert "đang hoạt động" in page
    assert "Đơn vị ở xa" not in page


def queries_of_the_list() -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read(PROVINCE, by=ADMINISTRATOR)
    return len(asked)


def test_a_longer_list_asks_no_more() -> None:
    a_block("khoi-mot", units=("A1",))
    one = queries_of_the_list()
    a_block("khoi-hai", units=("B1", "B2"))
    a_block("khoi-ba", units=("C1", "C2", "C3"))

    assert queries_of_the_list() == one


def register(**changed: str) -> Sent:
    return send(f"{PROVINCE}don-vi-moi/", UNIT | changed, by=ADMINISTRATOR)


def test_a_unit_is_registered() -> None:
    sent = register()

    assert (sent.status, sent.to) == (302, PROVINCE)
    assert Unit.objects.get(code="STP").names.get().name == "Sở Tư pháp"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"name": " "}, "Xin điền ô “Tên đơn vị”", id="no name"),
        pytest.param({"code": "Sở TP"}, "Mã “Sở TP” không dùng được", id="a code with marks"),
        pytest.param({"named_from": "hôm qua"}, "không đọc được ngày “hôm qua”", id="no day"),
        pytest.param({"symbol": "1/QĐ"}, "Xin điền ô “Ngày ban hành”", id="half a decision"),
        pytest.param({"issued_on": "2024-01-01"}, "Xin điền ô “Số, ký hiệu", id="no number"),
        pytest.param({"name": "x" * 201}, "nhiều nhất 200 ký tự", id="too long"),
    ],
)
def test_a_unit_that_does_not_fit_is_shown_again(changed: dict[str, str], said: str) -> None:
    sent = register(**changed)

    assert sent.status == 422
    assert said in sent.page
    for value in (UNIT | changed).values():
        assert value.strip() in sent.page
    assert not Unit.objects.exists()


def test_a_unit_sent_twice_is_registered_once() -> None:
    register()

    sent = register()

    assert sent.status == 409
    assert "Mã STP đã dùng cho một đơn vị" in sent.page
    assert Unit.objects.count() == 1


def found(**changed: str) -> Sent:
    return send(f"{PROVINCE}khoi-moi/", BLOCK | changed, by=ADMINISTRATOR)


def test_a_block_is_founded_by_its_decision() -> None:
    sent = found()

    assert sent.status == 302
    document = Block.objects.get(code="khoi-kinh-te").document
    assert document is not None
    assert document.symbol == "243/QĐ-UBND"
    page = read(PROVINCE, by=ADMINISTRATOR)
    assert "243/QĐ-UBND ngày 16/02/2024 của Ủy ban nhân dân tỉnh" in page


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        pytest.param({"kind": "hội"}, 422, "không có lựa chọn “hội”", id="an unknown kind"),
        pytest.param({"symbol": ""}, 422, "Xin điền ô “Số, ký hiệu quyết định”", id="no decision"),
        pytest.param({"code": "khoi-mot"}, 409, "đã dùng cho một cụm, khối", id="a code taken"),
    ],
)
def test_a_block_that_does_not_fit_is_shown_again(
    changed: dict[str, str], status: int, said: str
) -> None:
    a_block("khoi-mot")

    sent = found(**changed)

    assert sent.status == status
    assert said in sent.page
    assert "Khối thi đua Kinh tế" in sent.page
    assert Block.objects.count() == 1


def change(**changed: str) -> Sent:
    return send(f"{PROVINCE}thay-doi/", CHANGE | changed, by=ADMINISTRATOR)


def test_a_merger_is_recorded_with_the_rule_for_the_score() -> None:
    a_block_year()
    a_unit("MOI", name="Cơ quan mới")

    sent = change()

    assert sent.status == 302
    assert Succession.objects.get().score_rule == "carried"
    assert "kết thúc từ 01/07/2024" in read(PROVINCE, by=ADMINISTRATOR)
    block = read("/khoi/khoi-mot/", by=ADMINISTRATOR)
    assert "Hợp nhất: Đơn vị CA, Đơn vị QS → MOI" in block
    assert "Chuyển cho đơn vị kế tục" in block


def test_a_rename_needs_no_second_unit() -> None:
    a_block_year()

    sent = change(
        kind="rename", before="SNV", after="", new_name="Sở Nội vụ mới", score_rule="kept"
    )

    assert sent.status == 302
    assert "Đổi tên: SNV → Sở Nội vụ mới" in read("/khoi/khoi-mot/", by=ADMINISTRATOR)


def test_a_dissolution_has_no_successor() -> None:
    a_block_year()

    change(kind="dissolve", before="QS", after="", score_rule="excluded")

    assert "Giải thể: Đơn vị QS" in read("/khoi/khoi-mot/", by=ADMINISTRATOR)


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        pytest.param({"before": "CA"}, 422, "Số đơn vị không phù hợp", id="one unit merges"),
        pytest.param({"after": "KHONG"}, 422, "Chưa có đơn vị nào mang mã KHONG", id="unknown"),
        pytest.param({"symbol": ""}, 422, "Xin điền ô “Số, ký hiệu", id="no document"),
        pytest.param({"score_rule": ""}, 422, "Xin điền ô “Điểm của năm”", id="no rule"),
    ],
)
def test_a_change_that_does_not_fit_is_shown_again(
    changed: dict[str, str], status: int, said: str
) -> None:
    a_block_year()
    a_unit("MOI")

    sent = change(**changed)

    assert sent.status == status
    assert said in sent.page
    assert not Succession.objects.exists()


def test_a_unit_of_another_province_is_not_changed() -> None:
    a_block_year()
    a_unit("MOI", province="lang-son")

    with pytest.raises(OfOtherProvince):
        change()

    assert not Succession.objects.exists()


def test_a_change_sent_twice_is_recorded_once() -> None:
    a_block_year()
    a_unit("MOI")
    change()

    sent = change()

    assert sent.status == 409
    assert Succession.objects.count() == 1
