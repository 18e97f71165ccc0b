"""What the demo is made of: people, units, stages and holidays of the Bắc Kạn block in 2024.

Sources: the report of the signing of 29/3/2024 (block, units, head, deputy, theme, decision); the
government's calendar of holidays for 2024. People, and all dates but 16/02 and 29/3, are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from thidua.apps.units.actions import Cited, NewBlock, NewMember, NewUnit
from thidua.apps.units.models import Block, Membership
from thidua.apps.years.actions import NewSpecialDay, YearOpening
from thidua.apps.years.queries import DataPeriodOf
from thidua.core.access.roles import Role
from thidua.core.years.stages import Stage, StageKind

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PROVINCE = "bac-kan"
BLOCK = "khoi-noi-chinh-bac-kan"
YEAR = 2024
BLOCK_YEAR = f"{BLOCK}-{YEAR}"
PASSWORD = "doanket"  # noqa: S105 - printed for all to read, and only let in on one's own machine
FIRST_DAY, LAST_DAY = date(YEAR, 1, 1), date(YEAR, 12, 31)


def moment(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Give a moment of 2024 on the clock of Hà Nội, in UTC as the ledger keeps it."""
    return datetime(YEAR, month, day, hour, minute, tzinfo=HANOI).astimezone(UTC)


DECISION = Cited(
    "243/QĐ-UBND",
    date(2024, 2, 16),
    "Ủy ban nhân dân tỉnh Bắc Kạn",
    "Ban hành Quy định tổ chức và hoạt động của cụm, khối thi đua trên địa bàn tỉnh Bắc Kạn",
)
FOUNDING = NewBlock(
    BLOCK, "Khối thi đua Nội chính tỉnh Bắc Kạn", Block.Kind.BLOCK, PROVINCE, DECISION
)


@dataclass(frozen=True, slots=True)
class DemoUnit:
    code: str
    name: str
    role: Membership.Role = Membership.Role.MEMBER
    data_from: date = FIRST_DAY
    data_to: date = LAST_DAY


UNITS = (
    DemoUnit("SNV", "Sở Nội vụ"),
    DemoUnit("STP", "Sở Tư pháp"),
    DemoUnit("TTR", "Thanh tra tỉnh"),
    DemoUnit("QS", "Bộ Chỉ huy Quân sự tỉnh"),
    DemoUnit("CA", "Công an tỉnh", Membership.Role.HEAD),
    DemoUnit(
        "TA",
        "Tòa án nhân dân tỉnh",
        data_from=date(2023, 10, 1),
        data_to=date(2024, 9, 30),
    ),
    DemoUnit(
        "VKS",
        "Viện Kiểm sát nhân dân tỉnh",
        data_from=date(2023, 12, 1),
        data_to=date(2024, 11, 30),
    ),
    DemoUnit(
        "THADS",
        "Cục Thi hành án dân sự",
        data_from=date(2023, 10, 1),
        data_to=date(2024, 9, 30),
    ),
    DemoUnit("QLTT", "Cục Quản lý thị trường", Membership.Role.DEPUTY),
)
REGISTRATIONS = tuple(NewUnit(unit.code, PROVINCE, unit.name, FIRST_DAY) for unit in UNITS)
MEMBERS = tuple(
    NewMember(unit.code, unit.role, place, FIRST_DAY, document=DECISION)
    for place, unit in enumerate(UNITS, start=1)
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone invented: a role, over the unit named, else over the block or the province."""

    login_name: str
    role: Role
    vi: str
    en: str
    unit: str = ""


ADMINISTRATOR = Person(
    "quantri",
    Role.PROVINCIAL_ADMINISTRATOR,
    "Quản trị cấp tỉnh",
    "provincial administrator",
)
HEAD = Person("truongkhoi", Role.BLOCK_HEAD, "Trưởng khối", "head of the block")
SECRETARY = Person("thuky", Role.SECRETARY, "Thư ký khối", "secretary of the block")
LEADERS = tuple(
    Person(
        f"lanhdao-{unit.code.lower()}",
        Role.UNIT_LEADER,
        f"Lãnh đạo {unit.name}",
        f"leader of {unit.name}",
        unit=unit.code,
    )
    for unit in UNITS
)
OFFICERS = tuple(
    Person(
        f"canbo-{unit.code.lower()}",
        Role.UNIT_OFFICER,
        f"Cán bộ {unit.name}",
        f"officer of {unit.name}",
        unit=unit.code,
    )
    for unit in UNITS
)
PEOPLE = (ADMINISTRATOR, HEAD, SECRETARY, *LEADERS, *OFFICERS)

STAGES = (
    Stage(StageKind.DRAFT, moment(3, 20), moment(3, 26)),
    Stage(StageKind.SIGNING, moment(3, 29), moment(3, 30)),
    Stage(StageKind.MID_YEAR, moment(6, 20), moment(7, 11)),
    Stage(StageKind.CROSS_INSPECTION, moment(10, 15), moment(11, 16)),
    Stage(StageKind.SELF_SCORE, moment(11, 16), moment(11, 25, 17)),
    Stage(StageKind.CROSS_SCORE, moment(11, 26), moment(12, 6)),
    Stage(StageKind.APPRAISAL, moment(12, 6), moment(12, 11)),
    Stage(StageKind.OBJECTION, moment(12, 11), moment(12, 13, 17)),
    Stage(StageKind.YEAR_END, moment(12, 20), moment(12, 21)),
    Stage(StageKind.HAND_OVER, moment(12, 25), moment(12, 31)),
)
OPENING = YearOpening(
    YEAR,
    "Đoàn kết, sáng tạo, thi đua xây dựng tỉnh Bắc Kạn phát triển nhanh, bền vững",
    FIRST_DAY,
    LAST_DAY,
    STAGES,
    tuple(DataPeriodOf(unit.code, unit.data_from, unit.data_to) for unit in UNITS),
    illustrative=True,
)
TET, LIBERATION = "Tết Nguyên đán", "Ngày Chiến thắng (30/4)"
SPECIAL_DAYS = (
    NewSpecialDay(date(2024, 1, 1), "Tết Dương lịch"),
    NewSpecialDay(date(2024, 2, 8), TET),
    NewSpecialDay(date(2024, 2, 9), TET),
    NewSpecialDay(date(2024, 2, 12), TET),
    NewSpecialDay(date(2024, 2, 13), TET),
    NewSpecialDay(date(2024, 2, 14), TET),
    NewSpecialDay(date(2024, 4, 18), "Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch)"),
    NewSpecialDay(date(2024, 4, 29), "Nghỉ hoán đổi với ngày 04/5"),
    NewSpecialDay(date(2024, 4, 30), LIBERATION),
    NewSpecialDay(date(2024, 5, 1), "Ngày Quốc tế lao động"),
    NewSpecialDay(date(2024, 5, 4), "Làm bù ngày 29/4", worked=True),
    NewSpecialDay(date(2024, 9, 2), "Quốc khánh"),
    NewSpecialDay(date(2024, 9, 3), "Quốc khánh"),
)

SET_UP = moment(2, 16, 8)
YEAR_OPENED = moment(3, 19, 9)
PROPOSED = moment(3, 20, 8)
ADOPTED = moment(3, 29, 10)
REPORTED_ON = 20  # November; each unit an hour after the one before
VERIFIED = moment(12, 10, 8)
PUBLISHED = moment(12, 20, 16)
