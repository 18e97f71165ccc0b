"""Two versions of a rubric are compared row by row; nothing that changed stays unsaid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rubrics import TWO, a_criterion, a_figure, a_group, a_rubric
from thidua.core.rubric.differences import Change, ChangeKind, differences
from thidua.core.rubric.formula.nodes import Figure, IsPresent, PeriodTotal
from thidua.core.rubric.table import (
    Award,
    ClassBand,
    Effect,
    EffectKind,
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Policy,
    Quota,
    QuotaRounding,
    RankingRule,
    Row,
    Rubric,
    Rule,
    TieKey,
    TotalRule,
    Trigger,
    UnitEntry,
)

ADDED, REMOVED, MOVED, CHANGED = (
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.MOVED,
    ChangeKind.CHANGED,
)
RULE = Rule("ty_le", Figure("a"), (("tu_so", "a"), ("mau_so", "b")))


def a_table(change: Callable[[Row], Row] = lambda row: row) -> Rubric:
    row = change(replace(a_criterion("1.1"), rule=RULE))
    return a_rubric(a_group("1", row), declared=(a_figure("a"),))


def test_the_same_rubric_has_no_differences() -> None:
    assert differences(a_table(), a_table()) == ()


@pytest.mark.parametrize(
    ("change", "field", "before", "after"),
    [
        ({"title": "Tên mới"}, "ten", "Mục 1.1", "Tên mới"),
        ({"max_points": Fraction("12.5")}, "diem", "10", "25/2"),
        ({"max_points": None}, "diem", "10", ""),
        ({"weight": Fraction(2)}, "trong_so", "1", "2"),
        ({"gathering": Gathering.MEAN}, "tong_hop", "cong", "binh_quan"),
        (
            {"rule": replace(RULE, settings=(("tu_so", "c"),))},
            "quy_tac",
            "ty_le (tu_so: a; mau_so: b)",
            "ty_le (tu_so: c)",
        ),
        ({"rule": replace(RULE, settings=())}, "quy_tac", "ty_le (tu_so: a; mau_so: b)", "ty_le"),
        ({"rule": None}, "quy_tac", "ty_le (tu_so: a; mau_so: b)", ""),
        ({"cap": Fraction(5)}, "tran", "", "5"),
        ({"floor": Fraction(0)}, "san", "", "0"),
        ({"cliff": Fraction(6)}, "duoi_thi_0", "", "6"),
        ({"rounding": TWO}, "lam_tron", "", "2 nua_len"),
        ({"rescale_raw": True}, "chia_lai_tu", "da_lam_tron", "chua_lam_tron"),
        (
            {"not_applicable": NotApplicable(("TA", "VKS"), None, None, "")},
            "khong_ap_dung",
            "",
            "TA; VKS",
        ),
        (
            {"not_applicable": NotApplicable((), IsPresent("a"), None, "")},
            "khong_ap_dung/khi",
            "",
            "IsPresent(figure='a')",
        ),
        (
            {"not_applicable": NotApplicable((), None, Policy.FULL, "")},
            "khong_ap_dung/cach",
            "",
            "diem_toi_da",
        ),
        ({"not_arisen": Policy.ZERO}, "khi_khong_phat_sinh", "", "khong_diem"),
        ({"evidence": ("Báo cáo", "Kế hoạch")}, "minh_chung", "", "Báo cáo; Kế hoạch"),
        ({"source": "Sở Nội vụ"}, "nguon_so_lieu", "don_vi", "Sở Nội vụ"),
        ({"scorers": ("tu_cham", "tham_dinh")}, "nguoi_cham", "", "tu_cham; tham_dinh"),
        ({"basis": ("qd1", "qd2")}, "can_cu", "", "qd1; qd2"),
        ({"data_period": "năm học"}, "ky_so_lieu", "", "năm học"),
    ],
)
def test_every_field_of_a_row_is_compared(
    change: dict[str, object], field: str, before: str, after: str
) -> None:
    new = a_table(lambda row: replace(row, **change))  # type: ignore[arg-type]  # any field

    assert differences(a_table(), new) == (Change(CHANGED, "row", "1.1", field, before, after),)
    assert differences(new, a_table()) == (Change(CHANGED, "row", "1.1", field, after, before),)


def test_rows_come_and_go() -> None:
    old = a_rubric(a_group("1", a_criterion("1.1"), a_criterion("1.2")))
    new = a_rubric(a_group("1", a_criterion("1.1"), a_criterion("1.3")))

    assert differences(old, new) == (
        Change(ADDED, "row", "1.3", "", "", "Mục 1.3"),
        Change(REMOVED, "row", "1.2", "", "Mục 1.2", ""),
    )


def test_a_row_that_moved_is_told_with_its_ways() -> None:
    old = a_rubric(a_group("1", a_criterion("1.1")), a_group("2"))
    new = a_rubric(a_group("1"), a_group("2", a_criterion("1.1")))

    assert differences(old, new) == (Change(MOVED, "row", "1.1", "", "bang/1", "bang/2"),)


@pytest.mark.parametrize(
    ("figure", "field", "before", "after"),
    [
        (replace(a_figure("a"), title="Khác"), "ten", "Số liệu a", "Khác"),
        (a_figure("a", FigureKind.COUNT), "kieu", "so", "so_dem"),
        (replace(a_figure("a"), unit="lần"), "don_vi", "", "lần"),
        (replace(a_figure("a"), owner="Sở Nội vụ"), "nguon", "don_vi", "Sở Nội vụ"),
        (a_figure("a", low="0"), "toi_thieu", "", "0"),
        (a_figure("a", high="1000"), "toi_da", "", "1000"),
        (a_figure("a", levels=("XS", "TOT")), "cac_muc", "", "XS; TOT"),
        (a_figure("a", default=Fraction(0)), "mac_dinh", "", "0"),
        (a_figure("a", formula=Figure("b")), "cong_thuc", "", "Figure(name='b')"),
    ],
)
def test_every_field_of_a_figure_is_compared(
    figure: FigureDeclaration, field: str, before: str, after: str
) -> None:
    new = replace(a_table(), figures=(figure,))

    assert differences(a_table(), new) == (Change(CHANGED, "figure", "a", field, before, after),)


def test_figures_come_and_go() -> None:
    new = replace(a_table(), figures=(a_figure("b"),))

    assert differences(a_table(), new) == (
        Change(ADDED, "figure", "b", "", "", "Số liệu b"),
        Change(REMOVED, "figure", "a", "", "Số liệu a", ""),
    )


TOTAL = TotalRule(None, None, None, None, None)
UNRANKED = Trigger(IsPresent("a"), Effect(EffectKind.UNRANKED), "Gửi chậm", "")


def an_award(quota: Quota, least: str | None = None) -> Award:
    return Award("co", "Cờ", quota, None if least is None else Fraction(least), (), "")


@pytest.mark.parametrize(
    ("change", "field", "before", "after"),
    [
        ({"title": "Bảng mới"}, "ten", "Bảng thử", "Bảng mới"),
        ({"year": 2025}, "nam", "2024", "2025"),
        ({"scale": None}, "thang_diem", "100", ""),
        (
            {"holidays": (date(2024, 4, 30), date(2024, 5, 1))},
            "ngay_nghi",
            "",
            "2024-04-30; 2024-05-01",
        ),
        (
            {"units": (UnitEntry("SNV", "", "", None, None), UnitEntry("STP", "", "", None, None))},
            "don_vi",
            "",
            "SNV; STP",
        ),
        ({"group_policy": Policy.FULL}, "khong_ap_dung/nhom", "chia_lai", "diem_toi_da"),
        ({"row_policy": Policy.ZERO}, "khong_ap_dung/tieu_chi", "chia_lai", "khong_diem"),
        ({"total": replace(TOTAL, floor=Fraction(0))}, "tong/san", "", "0"),
        ({"total": replace(TOTAL, cap=Fraction(100))}, "tong/tran", "", "100"),
        ({"total": replace(TOTAL, cliff=Fraction(60))}, "tong/duoi_thi_0", "", "60"),
        ({"total": replace(TOTAL, rounding=TWO)}, "lam_tron/tong", "", "2 nua_len"),
        (
            {"total": replace(TOTAL, over_periods=PeriodTotal("HK1"))},
            "tong/theo_ky",
            "",
            "PeriodTotal(period='HK1')",
        ),
        (
            {"triggers": (UNRANKED, UNRANKED)},
            "diem_liet",
            "",
            "khong_xep_hang Gửi chậm; khong_xep_hang Gửi chậm",
        ),
        (
            {"classes": (ClassBand("Tốt", Fraction(80), ()), ClassBand("Khá", Fraction(65), ()))},
            "xep_loai",
            "",
            "Tốt ≥ 80; Khá ≥ 65",
        ),
        (
            {"ranking": RankingRule((TieKey("tong"), TieKey("muc", "1")), dense=False)},
            "xep_hang/khoa",
            "tong",
            "tong; muc 1",
        ),
        (
            {"ranking": RankingRule((TieKey("tong"),), dense=True)},
            "xep_hang/dong_hang",
            "1,2,2,4",
            "1,2,2,3",
        ),
        (
            {"awards": (an_award(Quota(1, None, QuotaRounding.DOWN, 0, "don_vi"), "90"),)},
            "khen_thuong",
            "",
            "Cờ: 1 ≥ 90",
        ),
        (
            {
                "awards": (
                    an_award(Quota(None, Fraction(1, 5), QuotaRounding.UP, 0, "don_vi")),
                    an_award(Quota(2, None, QuotaRounding.UP, 0, "don_vi")),
                )
            },
            "khen_thuong",
            "",
            "Cờ: 1/5 len; Cờ: 2",
        ),
    ],
)
def test_every_policy_of_the_table_is_compared(
    change: dict[str, object], field: str, before: str, after: str
) -> None:
    new = replace(a_table(), **change)  # type: ignore[arg-type]  # any field

    assert differences(a_table(), new) == (Change(CHANGED, "table", "", field, before, after),)


def test_changes_of_the_table_come_before_figures_and_rows() -> None:
    new = replace(
        a_table(lambda row: replace(row, title="Khác")), year=2025, figures=(a_figure("b"),)
    )

    assert [change.what for change in differences(a_table(), new)] == [
        "table",
        "figure",
        "figure",
        "row",
    ]
