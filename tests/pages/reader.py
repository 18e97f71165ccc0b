"""Pages as a reader sees them: the block's year that they are about, who reads, and at what moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import cast
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, RequestFactory
from django.test.signals import template_rendered
from django.urls import resolve
from django.utils import translation

from tests.world import (
    PROVINCE,
    a_block,
    a_reported_sheet,
    a_verified_sheet,
    a_year,
    an_account,
    an_adopted_rubric,
    during,
    handed_in,
    publish,
)
from thidua.apps.people.actions import GivenRole, give_role
from thidua.apps.people.models import Account
from thidua.apps.units.models import Block, Unit
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import today_at
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Held, Role
from thidua.core.rubric.figures import FigureValue
from thidua.core.years.stages import StageKind
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang

YEAR_END = during(StageKind.YEAR_END)
UNITS = ("CA", "SNV", "QS")
RUBRIC = """\
bang_tieu_chi: 1
ma: bang-cua-khoi
ten: Tiêu chí và thang điểm thi đua của Khối
nam: 2024
nguon: Bản thông qua tại hội nghị ký kết giao ước
ghi_chu: Áp dụng cho cả năm
thang_diem: 30
can_cu:
- {ma: qd243, ten: Quyết định số 243/QĐ-UBND, hieu_luc_tu: 2024-02-16}
so_lieu:
  lam_duoc: {ten: Số nhiệm vụ hoàn thành, kieu: so_dem, don_vi: nhiệm vụ}
  duoc_giao: {ten: Số nhiệm vụ được giao, kieu: so_dem, don_vi: nhiệm vụ}
  phan: {ten: Phần việc đã làm, kieu: so, cong_thuc: "lam_duoc / duoc_giao"}
  tra_lai: {ten: Số văn bản bị trả lại, kieu: so_dem, don_vi: văn bản, mac_dinh: 0}
  quy_che: {ten: Có quy chế, kieu: co_khong, nguon: Sở Nội vụ}
  bai: {ten: Số tin được đăng, kieu: so_dem, don_vi: tin, mac_dinh: 0}
  ky_luat: {ten: Số người bị kỷ luật, kieu: so_dem, don_vi: người, mac_dinh: 0}
lam_tron:
  tieu_chi: {so_le: 2, cach: nua_len}
  nhom: {so_le: 2, cach: nua_len}
  tong: {so_le: 2, cach: nua_len}
muc:
- ma: '1'
  ten: Nhiệm vụ chuyên môn
  diem: 20
  muc:
  - ma: '1.1'
    ten: Hoàn thành nhiệm vụ
    diem: 10
    quy_tac: {loai: cong_thuc, cong_thuc: phan * 10}
    minh_chung: [Chương trình công tác năm]
    nguoi_cham: [tu_cham, tham_dinh]
  - ma: '1.2'
    ten: Chất lượng văn bản
    diem: 10
    quy_tac: {loai: theo_lan, tu: diem_toi_da, tru: [{bien: tra_lai, moi_lan: 0.5}], tran_tru: 4}
- ma: '2'
  ten: Dân chủ ở cơ sở
  diem: 10
  muc:
  - ma: '2.1'
    ten: Thực hiện quy chế dân chủ
    diem: 10
    quy_tac: {loai: co_khong, bien: quy_che}
    nguon_so_lieu: Sở Nội vụ
    khong_ap_dung: {don_vi: [QS], ly_do: Không thuộc chức năng}
thuong:
  ten: Điểm thưởng
  tran: 3
  muc:
  - ma: T1
    ten: Tuyên truyền
    quy_tac: {loai: theo_lan, tu: 0, cong: [{bien: bai, moi_lan: 1}]}
tru:
  ten: Điểm trừ
  muc:
  - ma: P1
    ten: Kỷ luật
    quy_tac:
      loai: bac
      bien: ky_luat
      bac:
      - {tu: 3, diem: 0, hieu_luc: khong_xep_hang, ly_do: Có từ 3 người bị kỷ luật}
      - {tu: 1, den: 3, diem: 1}
      - {tu: 0, den: 1, diem: 0}
diem_liet:
- {khi: ky_luat >= 2, hieu_luc: khong_xet_khen, ly_do: Có từ 2 người bị kỷ luật}
xep_loai:
- {ten: Xuất sắc, tu: 28, dieu_kien: {moi_nhom_tu: 50%, vi_pham: chan, ly_do: Có nhóm dưới một nửa}}
- {ten: Tốt, tu: 20}
- {ten: Hoàn thành, tu: 0}
xep_hang: {khoa: [tong, muc 1, bo_phieu]}
khen_thuong:
- {ma: co, ten: Cờ thi đua, so_luong: 1, tu_diem: 25}
"""
GOOD: Mapping[str, FigureValue] = {"lam_duoc": 48, "duoc_giao": 50, "quy_che": 1}
FAIR: Mapping[str, FigureValue] = {**GOOD, "lam_duoc": 40, "tra_lai": 2}


def a_block_year(
    block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS, province: str = PROVINCE
) -> EmulationYear:
    return a_year(a_block(block, units=units, province=province))


def an_adopted_year(
    block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS, rubric: str = RUBRIC
) -> EmulationYear:
    year = a_block_year(block, units=units)
    known = rubric if "QS" in units else rubric.replace("don_vi: [QS], ", "khi: bai > 99, ")
    an_adopted_rubric(year, source=known)
    return year


def reports(year: EmulationYear, unit: str, values: Mapping[str, FigureValue] = GOOD) -> None:
    a_reported_sheet(year, handed_in(unit, values=values))


def is_verified(year: EmulationYear, unit: str, values: Mapping[str, FigureValue] = GOOD) -> None:
    a_verified_sheet(year, handed_in(unit, values=values))


def is_published(year: EmulationYear) -> None:
    publish(year)


def a_marked_year(block: str = "khoi-mot", *, units: tuple[str, ...] = UNITS) -> EmulationYear:
    """Let every unit report and be verified; the first fares best, the others alike."""
    year = an_adopted_year(block, units=units)
    for place, unit in enumerate(units):
        reports(year, unit, GOOD if place == 0 else FAIR)
        is_verified(year, unit, GOOD if place == 0 else FAIR)
    return year


def holding(role: Role, *, block: str = "", unit: str = "", province: str = "") -> Actor:
    return Actor("account 7", (Held(role, province=province, block=block, unit=unit),))


ADMINISTRATOR = holding(Role.PROVINCIAL_ADMINISTRATOR, province=PROVINCE)
SECRETARY = holding(Role.SECRETARY, block="khoi-mot")
HEAD = holding(Role.BLOCK_HEAD, block="khoi-mot")
OFFICER = holding(Role.UNIT_OFFICER, unit="SNV")
LEADER = holding(Role.UNIT_LEADER, unit="SNV")
INSIDE = {
    "administrator": ADMINISTRATOR,
    "secretary": SECRETARY,
    "head": HEAD,
    "officer": OFFICER,
    "leader": LEADER,
}
STRANGERS = {
    "public": PUBLIC,
    "administrator of another province": replace(
        ADMINISTRATOR, held=(Held(Role.PROVINCIAL_ADMINISTRATOR, province="lang-son"),)
    ),
    "secretary of another block": holding(Role.SECRETARY, block="khoi-hai"),
    "head of another block": holding(Role.BLOCK_HEAD, block="khoi-hai"),
    "officer of a unit outside": holding(Role.UNIT_OFFICER, unit="XA"),
    "leader of a unit outside": holding(Role.UNIT_LEADER, unit="XA"),
}


def address(page: str = "", *, block: str = "khoi-mot", year: int = 2024) -> str:
    return f"/khoi/{block}/nam/{year}/{page}"


def asked(
    path: str,
    *,
    by: Actor = SECRETARY,
    at: datetime = YEAR_END,
    lang: Lang = "vi",
    part: bool = False,
) -> HouseRequest:
    """Make a request as the middleware of the house leaves it, by any actor at any moment."""
    headers = {"HX-Request": "true"} if part else {}
    request = cast(HouseRequest, RequestFactory(headers=headers).get(path))
    request.user = AnonymousUser() if by is PUBLIC else Account(display_name="Nguyễn Thị Hoa")
    request.actor, request.at, request.today, request.lang = by, at, today_at(at), lang
    return request


def read(
    path: str,
    *,
    by: Actor = SECRETARY,
    at: datetime = YEAR_END,
    lang: Lang = "vi",
    part: bool = False,
) -> str:
    """Give a page's text as it is read, white space made one; lets refusals out as they are.

    No query may start in a template.
    """
    match = resolve(urlsplit(path).path)
    request = asked(path, by=by, at=at, lang=lang, part=part)
    with translation.override(lang), no_query_in_templates():
        response = match.func(request, *match.args, **match.kwargs)
    assert response.status_code == 200
    return " ".join(unescape(response.text).split())


@contextmanager
def no_query_in_templates() -> Iterator[None]:
    """Fail at a query that starts after the first template began to be written."""
    begun: list[bool] = []

    def begin(**_given: object) -> None:
        begun.append(True)

    def ask(
        execute: Callable[..., object], sql: str, parameters: object, many: object, context: object
    ) -> object:
        assert not begun, f"a template asks: {sql}"
        return execute(sql, parameters, many, context)

    template_rendered.connect(begin)
    with connection.execute_wrapper(ask):
        yield
    template_rendered.disconnect(begin)


def logged_in(role: Role, *, block: Block | None = None, unit: str = "") -> Client:
    """Give a client that went in by an account holding a role, for what the whole shell does."""
    account = an_account()
    held = None if not unit else Unit.objects.get(code=unit).pk
    given = GivenRole(
        role,
        today_at(YEAR_END),
        province="" if block or unit else PROVINCE,
        block_id=None if block is None else block.pk,
        unit_id=held,
    )
    give_role(account.pk, given=given, actor=OPERATOR, at=YEAR_END)
    client = Client()
    client.force_login(account)
    return client
