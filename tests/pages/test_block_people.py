"""A block's page: its members and people with their days, and what is done to them there."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import authenticate
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.reader import ADMINISTRATOR, SECRETARY, a_block_year, read
from tests.pages.sending import Sent, send
from tests.pages.setting_up import ACCOUNT, DECISION, LEAVING, MEMBER, ROLE
from tests.world import a_block, a_unit, an_account, an_account_with
from thidua.apps.people.models import Account, Assignment
from thidua.apps.units.models import Block, Membership
from thidua.core.access.roles import Role
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
BLOCK = "/khoi/khoi-mot/"


def test_a_block_without_anything_says_so() -> None:
    a_block("khoi-mot")

    page = read(BLOCK, by=ADMINISTRATOR)

    assert "Chưa có thành viên nào." in page
    assert "Chưa giao vai trò nào." in page
    assert "Chưa có thay đổi nào." in page


def test_a_secretary_reads_it_and_may_open_a_year_alone() -> None:
    block = a_block("khoi-mot", units=("CA", "SNV"))
    an_account_with(Role.SECRETARY, block=block)

    page = read(BLOCK, by=SECRETARY)

    assert "Thư ký khối" in page
    assert "Mở năm thi đua" in page
    assert "Thêm thành viên" not in page
    assert "Mở tài khoản" not in page
    assert "Kết thúc" not in page
    assert "Thay đổi của đơn vị" not in page


def test_an_unknown_block_place_and_role_are_not_known() -> None:
    a_block("khoi-mot", units=("CA",))

    for address in ("/khoi/khong/", f"{BLOCK}thanh-vien/0/ra-khoi/", f"{BLOCK}vai-tro/0/ket-thuc/"):
        with pytest.raises(SuchPageNotKnown):
            read(address, by=ADMINISTRATOR)


def queries_of_the_block() -> int:
    with CaptureQueriesContext(connection) as asked:
        read(BLOCK, by=ADMINISTRATOR)
    return len(asked)


def test_more_members_and_people_ask_no_more() -> None:
    block = a_block("khoi-mot", units=("CA",))
    an_account_with(Role.SECRETARY, block=block)
    one = queries_of_the_block()
    for code in ("XA", "XB"):
        a_unit(code)
        send(f"{BLOCK}thanh-vien-moi/", MEMBER | {"unit": code}, by=ADMINISTRATOR)
        an_account_with(Role.APPRAISER, block=block)

    assert queries_of_the_block() == one


def admit(**changed: str) -> Sent:
    return send(f"{BLOCK}thanh-vien-moi/", MEMBER | changed, by=ADMINISTRATOR)


def test_a_deputy_is_admitted_with_how_it_was_chosen() -> None:
    a_block_year()
    a_unit("XA", name="Sở Y tế")

    sent = admit(role="deputy", chosen="rotation", until="2025-01-01", **DECISION)

    assert (sent.status, sent.to) == (302, BLOCK)
    page = read(BLOCK, by=ADMINISTRATOR)
    assert "Phó Trưởng khối (luân phiên)" in page
    assert "từ 01/03/2024 đến hết 31/12/2024" in page
    assert "243/QĐ-UBND ngày 16/02/2024" in page


def test_a_plain_member_is_not_chosen() -> None:
    a_block_year()
    a_unit("XA")

    admit(chosen="elected")

    assert Membership.objects.get(unit__code="XA").chosen == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"unit": "CA"}, "không có lựa chọn “CA”", id="a member already"),
        pytest.param({"role": "head"}, "Trong thời gian này CA đang là Trưởng khối", id="a head"),
        pytest.param({"until": "2024-03-01"}, "không sau ngày vào khối", id="no day"),
        pytest.param({"since": ""}, "Xin điền ô “Từ ngày”", id="no beginning"),
    ],
)
def test_a_member_that_does_not_fit_is_shown_again(changed: dict[str, str], said: str) -> None:
    a_block_year()
    a_unit("XA")

    sent = admit(**changed)

    assert sent.status == 422
    assert said in sent.page
    assert not Membership.objects.filter(unit__code="XA").exists()


def test_a_member_that_was_here_later_is_not_admitted_over_it() -> None:
    a_block_year()
    a_unit("XA")
    admit(since="2025-02-01")

    sent = admit(since="2025-03-01")

    assert sent.status == 409
    assert Membership.objects.filter(unit__code="XA").count() == 1


def leave(**changed: str) -> Sent:
    place = Membership.objects.get(unit__code="SNV")
    return send(f"{BLOCK}thanh-vien/{place.pk}/ra-khoi/", LEAVING | changed, by=ADMINISTRATOR)


def test_a_member_leaves_by_a_decision_with_a_rule_for_its_score() -> None:
    a_block_year()

    sent = leave()

    assert sent.status == 302
    page = read(BLOCK, by=ADMINISTRATOR)
    assert "từ 01/01/2024 đến hết 30/06/2024" in page
    assert "Ra khỏi khối: 243/QĐ-UBND ngày 16/02/2024" in page
    assert "Tính theo thời gian" in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"symbol": ""}, "Xin điền ô “Số, ký hiệu", id="no decision"),
        pytest.param({"on": "2024-01-01"}, "không sau ngày vào khối", id="before it came"),
        pytest.param({"score_rule": "nua"}, "không có lựa chọn “nua”", id="an unknown rule"),
    ],
)
def test_a_leaving_that_does_not_fit_is_shown_again(changed: dict[str, str], said: str) -> None:
    a_block_year()

    sent = leave(**changed)

    assert sent.status == 422
    assert said in sent.page
    assert Membership.objects.get(unit__code="SNV").valid_to is None


def test_a_leaving_sent_twice_is_recorded_once() -> None:
    a_block_year()
    leave()

    sent = leave()

    assert sent.status == 409
    assert "Đơn vị đã ra khỏi khối từ ngày 01/07/2024." in sent.page


PASSWORD = re.compile(r'<code class="token">([\w-]{16})</code>')


def open_account(**changed: str) -> Sent:
    return send(f"{BLOCK}tai-khoan-moi/", ACCOUNT | changed, by=ADMINISTRATOR)


def test_a_new_account_has_its_role_and_a_password_shown_once() -> None:
    a_block_year()

    sent = open_account(login_name="Hoa.TP", **DECISION)

    shown = PASSWORD.search(sent.page)
    assert sent.status == 200
    assert shown is not None
    assert Account.objects.get(login_name="hoa.tp").check_password(shown[1])
    assert Assignment.objects.get().unit is not None
    page = read(BLOCK, by=ADMINISTRATOR)
    assert "Cán bộ đơn vị, Đơn vị SNV" in page
    assert "243/QĐ-UBND" in page
    assert shown[1] not in page
    assert authenticate(username="hoa.tp", password="sai") is None  # noqa: S106 - no password


def test_an_account_sent_twice_is_opened_once() -> None:
    a_block_year()
    open_account()

    sent = open_account()

    assert sent.status == 409
    assert "Tên đăng nhập hoa.tp đã có người dùng" in sent.page
    assert PASSWORD.search(sent.page) is None
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"unit": ""}, "Xin điền ô “Của đơn vị”", id="an officer of no unit"),
        pytest.param({"unit": "XA"}, "không có lựa chọn “XA”", id="a unit outside"),
        pytest.param(
            {"role": "provincial_administrator"}, "không có lựa chọn", id="more than a block's role"
        ),
        pytest.param({"display_name": ""}, "Xin điền ô “Họ và tên”", id="no name"),
        pytest.param({"until": "2024-02-01"}, "không sau ngày bắt đầu", id="no day"),
    ],
)
def test_an_account_that_does_not_fit_is_not_opened(changed: dict[str, str], said: str) -> None:
    a_block_year()
    a_unit("XA")

    sent = open_account(**changed)

    assert sent.status == 422
    assert said in sent.page
    assert not Account.objects.exists()


def give(**changed: str) -> Sent:
    return send(f"{BLOCK}vai-tro-moi/", ROLE | changed, by=ADMINISTRATOR)


@pytest.mark.parametrize("role", ["block_head", "secretary", "appraiser"])
def test_a_role_over_the_block_is_given_to_an_account_there_is(role: str) -> None:
    a_block_year()
    an_account("hoa.tp")

    sent = give(role=role, unit="")

    assert sent.status == 302
    assert Assignment.objects.get().block == Block.objects.get(code="khoi-mot")


def test_a_role_is_given_once_and_only_to_who_is_known() -> None:
    a_block_year()
    an_account("hoa.tp")
    give()

    again, unknown = give(), give(login_name="ai-do")

    assert (again.status, unknown.status) == (409, 422)
    assert "Tài khoản đã giữ vai trò này" in again.page
    assert "Không có tài khoản nào mang tên đăng nhập ai-do" in unknown.page


def end(on: str) -> Sent:
    role = Assignment.objects.get()
    return send(f"{BLOCK}vai-tro/{role.pk}/ket-thuc/", {"on": on}, by=ADMINISTRATOR)


def test_of_two_roles_the_one_that_is_named_ends() -> None:
    a_block_year()
    an_account("hoa.tp")
    give()
    give(role="appraiser", unit="")
    for role in Assignment.objects.order_by("pk"):
        address = f"{BLOCK}vai-tro/{role.pk}/ket-thuc/"
        assert send(address, {"on": "2024-06-01"}, by=ADMINISTRATOR).status == 302

    assert not Assignment.objects.filter(valid_to=None).exists()


def test_a_role_ends_on_a_day_and_once() -> None:
    a_block_year()
    an_account("hoa.tp")
    give()

    early, ended, again = end("2024-02-01"), end("2024-06-01"), end("2024-06-01")

    assert (early.status, ended.status, again.status) == (422, 302, 409)
    assert "từ 01/02/2024 đến hết 31/05/2024" in read(BLOCK, by=ADMINISTRATOR)
