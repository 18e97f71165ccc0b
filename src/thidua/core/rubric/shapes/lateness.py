"""Points lost by the day a report is late; a report never sent is its own case."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.formula.nodes import (
    ZERO,
    Choice,
    DaysLate,
    Difference,
    Formula,
    Gather,
    Greatest,
    IsPresent,
    Item,
    Number,
    OverItems,
)
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import FULL, LABEL, Setting, SettingKind, some_points
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import at_most, times, total
from thidua.core.rubric.table import FigureKind

WORKING = "lam_viec"


@dataclass(frozen=True, slots=True)
class _Tariff:
    """What a day costs, how many days are forgiven, and the most that one report can cost."""

    a_day: Fraction
    grace: Fraction
    cap: Fraction | None
    never_sent: Number
    working: bool

    def lost(self, days: Formula) -> Formula:
        if self.grace:
            days = Greatest((ZERO, Difference(days, Number(self.grace))))
        return at_most(times(self.a_day, days), self.cap)


def _late(reader: Reader) -> Lowered:
    listed = reader.exactly_one_of("danh_sach", "han") == "danh_sach"
    tariff = _tariff(reader)
    if listed:
        each = tariff.lost(Item(0))
        figure = reader.figure("danh_sach")
        terms: Formula = OverItems(figure, each, Gather.SUM, 0, tariff.never_sent)
    else:
        terms = total(_of_due(part, tariff) for part in reader.parts("han"))
    lost = at_most(reader.named("tong_tru", terms), reader.number_or_none("tran_tru"))
    if reader.word("cach") == "cong":
        return Lowered(lost)
    return Lowered(Difference(Number(reader.number("tu")), lost))


def _tariff(reader: Reader) -> _Tariff:
    """Read what lateness costs; one never sent costs the cap on one, where nothing is said."""
    cap, said = (reader.number_or_none(name) for name in ("tran_moi_bao_cao", "khong_gui"))
    never_sent = cap if said is None else said
    if never_sent is None:
        reader.report("missing_setting", reader.node, setting="khong_gui")
    return _Tariff(
        reader.number("tru_moi_ngay"),
        reader.number("an_han"),
        cap,
        Number(never_sent or Fraction(0)),
        reader.word("ngay") == WORKING,
    )


def _of_due(part: Reader, tariff: _Tariff) -> Formula:
    sent = part.figure("nop")
    part.text("ten")
    late = part.named("so_ngay", DaysLate(part.date("ngay"), sent, tariff.working))
    never_sent = part.named("khong_gui", tariff.never_sent)
    return Choice(IsPresent(sent), tariff.lost(late), never_sent)


_DUE = (
    Setting("ngay", SettingKind.DATE, "Hạn nộp", "Due date", required=True),
    Setting(
        "nop",
        SettingKind.FIGURE,
        "Số liệu ngày nộp",
        "Figure with the date it was sent",
        required=True,
        figures=(FigureKind.DATE,),
    ),
    LABEL,
)
LATE = Shape(
    "cham_ngay",
    "Trừ điểm theo số ngày chậm",
    "Points lost by the day",
    (
        Setting(
            "danh_sach",
            SettingKind.FIGURE,
            "Số ngày chậm của từng báo cáo, để trống là không gửi",
            "Days late of each report, null for never sent",
            figures=(FigureKind.LIST,),
        ),
        Setting("han", SettingKind.PARTS, "Các hạn nộp", "The due dates", parts=_DUE),
        some_points("tru_moi_ngay", "Điểm trừ mỗi ngày chậm", "Points lost a day", required=True),
        some_points("an_han", "Số ngày chậm không bị trừ", "Days of grace"),
        some_points("tran_moi_bao_cao", "Điểm trừ tối đa một báo cáo", "Most points lost by one"),
        some_points("khong_gui", "Điểm trừ khi không gửi", "Points lost by one never sent"),
        some_points("tran_tru", "Tổng điểm trừ tối đa", "Most points lost in all"),
        Setting(
            "tu",
            SettingKind.NUMBER,
            "Điểm xuất phát",
            "Where it starts",
            default=FULL,
            words=(FULL,),
        ),
        Setting(
            "ngay",
            SettingKind.WORD,
            "Ngày làm việc hoặc ngày dương lịch",
            "Working days or calendar days",
            default=WORKING,
            words=(WORKING, "duong_lich"),
        ),
        Setting(
            "cach",
            SettingKind.WORD,
            "Trừ vào điểm xuất phát, hoặc cộng thành điểm trừ của mục",
            "Taken from the start, or added up as the points of a penalty",
            default="tru",
            words=("tru", "cong"),
        ),
    ),
    "{loai: cham_ngay, danh_sach: cac_ngay_cham, tru_moi_ngay: 0.1, khong_gui: 0.5, tran_tru: 1.5}",
    _late,
)
LATENESS_SHAPES = (LATE,)
