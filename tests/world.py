"""Makers with plain defaults: each stores what it makes by the deeds that people use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

from thidua.apps.people.actions import GivenRole, NewAccount, give_role, open_account
from thidua.apps.people.models import Account
from thidua.apps.people.queries import actor_of
from thidua.apps.scoring.actions import (
    HandedIn,
    ProposedText,
    adopt_rubric,
    propose_rubric,
    publish_results,
    submit_figures,
    verify_figures,
)
from thidua.apps.scoring.models import FigureSheet, RubricVersion
from thidua.apps.scoring.queries import basis_of_results
from thidua.apps.units.actions import (
    NewBlock,
    NewMember,
    NewUnit,
    admit_member,
    found_block,
    register_unit,
)
from thidua.apps.units.models import Block, Membership, Unit
from thidua.apps.years.actions import YearOpening, open_year
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import BlockYear, DataPeriodOf, as_block_year
from thidua.core.access.roles import OPERATOR, Actor, Held, Role
from thidua.core.rubric.figures import FigureValue
from thidua.core.years.stages import Stage, StageKind

PROVINCE = "bac-kan"
FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2024, 12, 31)
PASSWORD = "mười hai ký tự trở lên"  # noqa: S105 - of accounts that live as long as a test
ADMINISTRATOR = Actor("account 900", (Held(Role.PROVINCIAL_ADMINISTRATOR, province=PROVINCE),))
SALT = bytes(range(32))
_numbers = count(1)


def at(month: int, day: int = 1, hour: int = 0, *, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def not_in_utc(moment: datetime) -> datetime:
    """Give the same moment on another clock.

    The ledger keeps UTC alone: a deed at such a moment fails at its very end, when all else is
    written.
    """
    return moment.astimezone(timezone(timedelta(hours=7)))


NOT_IN_UTC = not_in_utc(at(1))


def an_account(login_name: str = "", *, display_name: str = "Nguyễn Thị Hoa") -> Account:
    login_name = login_name or f"nguoi-{next(_numbers)}"
    new = NewAccount(login_name, display_name, PASSWORD, PROVINCE, SALT)
    return open_account(new, actor=OPERATOR, at=at(1))


def an_actor(
    role: Role, *, block: str = "", unit: str = "", province: str = "", key: str = "account 901"
) -> Actor:
    """Make who acts as a plain value, for deeds that only ask what roles are held."""
    return Actor(key, (Held(role, province=province, block=block, unit=unit),))


def an_account_with(role: Role, *, block: Block | None = None, unit: Unit | None = None) -> Actor:
    """Make an account that holds a role, and give it as an actor."""
    account = an_account()
    given = GivenRole(
        role,
        FIRST_DAY,
        province="" if block or unit else PROVINCE,
        block_id=None if block is None else block.pk,
        unit_id=None if unit is None else unit.pk,
    )
    give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
    return actor_of(account, FIRST_DAY)


def a_unit(code: str = "", *, name: str = "Sở Nội vụ", province: str = PROVINCE) -> Unit:
    administrator = an_actor(Role.PROVINCIAL_ADMINISTRATOR, province=province)
    new = NewUnit(code or f"DV{next(_numbers)}", province, name, FIRST_DAY)
    return register_unit(new, actor=administrator, at=at(1))


def a_block(code: str = "", *, province: str = PROVINCE, units: tuple[str, ...] = ()) -> Block:
    """Found a block; `units` are codes, registered and admitted in that order, the first as head."""
    administrator = an_actor(Role.PROVINCIAL_ADMINISTRATOR, province=province)
    new = NewBlock(
        code or f"khoi-{next(_numbers)}",
        "Khối thi đua Nội chính",
        Block.Kind.BLOCK,
        province,
    )
    block = found_block(new, actor=administrator, at=at(1))
    for place, unit in enumerate(units, start=1):
        a_unit(unit, name=f"Đơn vị {unit}", province=province)
        role = Membership.Role.HEAD if place == 1 else Membership.Role.MEMBER
        member = NewMember(unit, role, place, FIRST_DAY)
        admit_member(block.pk, member=member, actor=administrator, at=at(1))
    return block


def stages() -> tuple[Stage, ...]:
    """Give ten stages: draft in February, and so on, each from the first to the 20th of a month."""
    return tuple(
        Stage(kind, at(month), at(month, 20)) for month, kind in enumerate(StageKind, start=2)
    )


def during(kind: StageKind) -> datetime:
    """Give a moment within a stage of `stages()`."""
    return at(2 + list(StageKind).index(kind), 10, 9)


def an_opening(
    year: int = 2024,
    *,
    stages_of_year: tuple[Stage, ...] | None = None,
    data_periods: tuple[DataPeriodOf, ...] = (),
) -> YearOpening:
    return YearOpening(
        year,
        "Đoàn kết, sáng tạo",
        date(year, 1, 1),
        date(year, 12, 31),
        stages() if stages_of_year is None else stages_of_year,
        data_periods,
    )


def a_year(block: Block | None = None, *, units: tuple[str, ...] = ("CA", "SNV")) -> EmulationYear:
    """Open 2024 for a block, by default a new one with two units."""
    block = block or a_block(units=units)
    secretary = an_actor(Role.SECRETARY, block=block.code)
    return open_year(block.code, opening=an_opening(), actor=secretary, at=at(1))


def seen(year: EmulationYear, *, on: date = LAST_DAY) -> BlockYear:
    """Give a stored year as the queries give it."""
    return as_block_year(EmulationYear.objects.select_related("block").get(pk=year.pk), on=on)


RUBRIC = """\
bang_tieu_chi: 1
ma: bang-thu
ten: Bảng tiêu chí thử
nam: 2024
thang_diem: 10
so_lieu:
  lam_duoc: {ten: Số nhiệm vụ hoàn thành, kieu: so_dem}
  duoc_giao: {ten: Số nhiệm vụ được giao, kieu: so_dem}
  ty_le: {ten: Tỷ lệ đúng hạn, kieu: phan_tram}
  lan: {ten: Điểm các lần, kieu: danh_sach}
  tinh: {ten: Tỷ lệ tính ra, kieu: so, cong_thuc: "lam_duoc / duoc_giao"}
lam_tron:
  tieu_chi: {so_le: 2, cach: nua_len}
  tong: {so_le: 2, cach: nua_len}
muc:
- ma: '1'
  ten: Nhiệm vụ
  diem: 10
  quy_tac: {loai: ty_le, tu_so: lam_duoc, mau_so: duoc_giao}
"""


def an_adopted_rubric(year: EmulationYear, *, source: str = RUBRIC) -> RubricVersion:
    """Propose and adopt a rubric, by default a table of one row worth 10 points."""
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    head = an_actor(Role.BLOCK_HEAD, block=year.block.code)
    moment = during(StageKind.SIGNING)
    text = ProposedText(source, based_on=0)
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=moment)
    return adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=moment)


FIGURES: Mapping[str, FigureValue] = {"lam_duoc": 46, "duoc_giao": 50}


def a_key() -> str:
    """Give a form's key that no other form has."""
    return f"{next(_numbers):032}"


def handed_in(
    unit: str = "CA",
    *,
    values: Mapping[str, FigureValue] = FIGURES,
    based_on: int = 0,
    key: str = "",
    period: str = "",
) -> HandedIn:
    return HandedIn(unit, values, based_on, key or a_key(), period)


def a_reported_sheet(year: EmulationYear, sheet: HandedIn | None = None) -> FigureSheet:
    """Let a unit's leader hand in its figures while self-scoring is open."""
    sheet = sheet or handed_in()
    leader = an_actor(Role.UNIT_LEADER, unit=sheet.unit)
    moment = during(StageKind.SELF_SCORE)
    return submit_figures(year.pk, handed_in=sheet, actor=leader, at=moment)


def a_verified_sheet(year: EmulationYear, sheet: HandedIn | None = None) -> FigureSheet:
    """Let the block's secretary verify a unit's figures during the appraisal."""
    sheet = sheet or handed_in()
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    moment = during(StageKind.APPRAISAL)
    return verify_figures(year.pk, handed_in=sheet, actor=secretary, at=moment)


def publish(year: EmulationYear) -> None:
    """Let the head publish a year's results as they stand, at the year's end."""
    head = an_actor(Role.BLOCK_HEAD, block=year.block.code)
    read = basis_of_results(seen(year))
    publish_results(year.pk, read=read, actor=head, at=during(StageKind.YEAR_END))
