"""Every way of giving points in the catalogue can be written, and gives exactly its points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.shapes.world import TWO_PLACES, row, scored
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.score import Standing
from thidua.core.rubric.table import Policy

Unit = Mapping[str, FigureValue]


@dataclass(frozen=True, slots=True)
class Written:
    """A rule, the figures of a unit and of its peers, and what the rule must give."""

    rule: str
    most: str
    unit: Unit
    points: str
    peers: tuple[Unit, ...] = ()


DISSERTATION = """{loai: bang_hai_khoa, hang: {bien: n, tu: [0, 1000, 2000]},
  cot: {bien: p, tu: [1, 5, 7, 10]}, duoi_cot: 0,
  bang: [[0.5, 1, 1.5, 2], [1, 1.5, 2, 2.5], [1.2, 1.7, 2.2, 2.7]]}"""
EARLY = f"{{loai: dieu_kien, neu: 'tre = 0', thi: {DISSERTATION}, con_lai: 0}}"
HALVES = "{loai: muc, bien: xl, bang: {XS: diem_toi_da, TOT: {phan: 1/2}, KHT: 0}}"
BY_CLASS = "{loai: muc, bien: xl, bang: {XS: 4, TOT: 3, HT: 1.5, KHT: 0}}"
WASTE = """{loai: bac, bien: p, bac: [{tu: 98, tinh_tu: false, diem: 5},
  {tu: 97, den: 98, diem: 4}, {tu: 96, den: 97, diem: 3}]}"""
ON_TIME = """{loai: bac, bien: p, bac: [{tu: 98, diem: 5}, {tu: 95, diem: 4}, {tu: 90, diem: 3},
  {tu: 85, diem: 1.5}, {tu: 0, diem: 0}]}"""
TEXTS = """{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n1, moi_lan: 0.5},
  {bien: n2, moi_lan: 0.5}], tran_tru: 1.5}"""
SEVEN = """{loai: theo_lan, tu: diem_toi_da, cong: [{bien: n3, moi_lan: 1, tran: 2}],
  tru: [{bien: n1, moi_lan: 0.5, tran: 1}, {bien: n2, moi_lan: 0.2, tran: 1}], tran_tru: 1.5}"""
NO_BONUS = """{loai: theo_lan, tu: diem_toi_da, chi_cong_khi_khong_tru: true,
  cong: [{bien: c1, moi_lan: 1, chon_mot: a}, {bien: c2, moi_lan: 2, chon_mot: a}],
  tru: [{bien: n1, moi_lan: 1}]}"""
LEADING = "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 1/2}"
GROWTH = """{loai: tang_truong, ky_nay: x, ky_truoc: x0, goc: 1.5, moi_phan_tram: 0.3,
  toi_thieu: 0, toi_da: 3}"""
PLACES = "{loai: theo_hang, bien: x, bang: [12, 10, 8, 7, 6, 5, 4, 3, 2, 1], con_lai: 0}"
SHARED_PLACES = "{loai: theo_hang, bien: x, bang: [12, 10, 8], dong_hang: binh_quan}"
LATE = """{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 0.1, tran_moi_bao_cao: 0.5,
  khong_gui: 0.5, tran_tru: 1.5}"""
LATE_WITH_GRACE = "{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 1, an_han: 2, khong_gui: 10}"
DUE = """{loai: cham_ngay, ngay: NGAY, tru_moi_ngay: 0.5, khong_gui: 2,
  han: [{ngay: 2024-06-22, nop: nop, ten: Báo cáo sáu tháng}]}"""
TRIMMED = "{loai: trung_binh_cat, danh_sach: ds, bo: 1}"
DIVING = "{loai: trung_binh_cat, danh_sach: ds, bo: 2, cach: tong, nhan: x}"
SYNCHRO = "{loai: trung_binh_cat, danh_sach: ds, bo: 1, cach: tong, nhan: 0.6 * x}"
WEIGHTED = "{loai: hai_nguon, phan: [{bien: a, trong_so: 40%}, {bien: b, trong_so: 60%}]}"
LAST_CONFIRMED = "{loai: cong_thuc, cong_thuc: 'neu(co(x), x, neu(co(b), b, a))'}"
PARTS = """{loai: gop, cach: CACH, phan: [{quy_tac: {loai: cong_thuc, cong_thuc: a}},
  {quy_tac: {loai: cong_thuc, cong_thuc: b}}, {quy_tac: {loai: cong_thuc, cong_thuc: t}}]}"""
WEIGHTED_PARTS = """{loai: gop, cach: binh_quan, phan: [
  {quy_tac: {loai: cong_thuc, cong_thuc: a}, trong_so: 2},
  {quy_tac: {loai: cong_thuc, cong_thuc: b}, trong_so: 1}]}"""
BANDS_OF_DAYS = """{loai: bac, bien: x, bac: [{tu: 15, diem: 70}, {tu: 8, diem: 85},
  {tu: 4, diem: 90}, {tu: 1, diem: 95}, {tu: 0, diem: 100}, {tu: -2, diem: 110},
  {tu: -4, diem: 120}, {den: -4, diem: 130}]}"""
BACKLOG = """{loai: bac, bien: p, bac: [{tu: 1, den: 10, tinh_den: true, diem: 100},
  {tu: 11, den: 20, tinh_den: true, diem: 90}, {tu: 21, diem: 0}]}"""
ABSENCE = """{loai: theo_lan, tu: diem_toi_da,
  tru: [{bien: n, theo_so_lan: {1: 1, 2: 3, con_lai: diem_toi_da}}]}"""
OWN_LOAD = "{loai: cong_thuc, cong_thuc: '20 / n * (n1 - n2 / 2 - n3)'}"
TAPER = "{loai: cong_thuc, cong_thuc: 'neu(a < 22.5, b, (30 - a) / 7.5 * b)'}"
HUMAN = """{loai: gop, cach: binh_quan, phan: [
  {quy_tac: {loai: tuyen_tinh, bien: le, tu: 20, den: 85}},
  {quy_tac: {loai: ty_le, tu_so: x, mau_so: 18}}]}"""
INCOME = "{loai: cong_thuc, cong_thuc: '10 * ln(gni / 100) / ln(750)'}"
AMONG_THEM = "{loai: so_voi_cao_nhat, bien: 'neu(t = 0, x, 0)'}"
TWO_RANKS = "{loai: cong_thuc, cong_thuc: '(hang(a) + neu(co(b), hang(b), hang(a))) / 2'}"

ROWS: Mapping[str, tuple[Written, ...]] = {
    "S1": (
        Written("{loai: ty_le, tu_so: a, mau_so: b, tran: khong}", "10", {"a": 118, "b": 120}, "9.83"),
        Written("{loai: ty_le, tu_so: a, mau_so: b, tran: khong}", "10", {"a": 130, "b": 120}, "10.83"),
    ),
    "S2": (
        Written("{loai: ty_le, tu_so: a, mau_so: b}", "10", {"a": 130, "b": 120}, "10"),
        Written("{loai: ty_le, tu_so: a, mau_so: b}", "3", {"a": 2, "b": 3}, "2"),
    ),
    "S3": (
        Written("{loai: ty_le, tu_so: a, mau_so: b, nguong: 80%}", "2", {"a": 82, "b": 100}, "1.64"),
        Written("{loai: ty_le, tu_so: a, mau_so: b, nguong: 80%}", "2", {"a": 80, "b": 100}, "1.6"),
        Written("{loai: ty_le, tu_so: a, mau_so: b, nguong: 80%}", "2", {"a": 7999, "b": 10000}, "0"),
    ),
    "S4": (
        Written(
            "{loai: ty_le_binh_quan, danh_sach: ds_doi}",
            "6",
            {"ds_doi": ((98, 100), (40, 40), (12, 10))},
            "5.96",
        ),
    ),
    "S5": (
        Written(ON_TIME, "5", {"p": "98.0"}, "5"),
        Written(ON_TIME, "5", {"p": "97.99"}, "4"),
    ),
    "S6": (
        Written("{loai: muc, bien: n, bang: {4: 20, 3: 15, 2: 10, 1: 5}, con_lai: 0}", "20", {"n": 3}, "15"),
        Written("{loai: muc, bien: n, bang: {4: 20, 3: 15, 2: 10, 1: 5}, con_lai: 0}", "20", {"n": 1}, "5"),
        Written("{loai: muc, bien: n, bang: {4: 20, 3: 15, 2: 10, 1: 5}, con_lai: 0}", "20", {"n": 4}, "20"),
        Written("{loai: muc, bien: n, bang: {4: 20, 3: 15, 2: 10, 1: 5}, con_lai: 0}", "20", {"n": 2}, "10"),
        Written("{loai: muc, bien: n, bang: {4: 20, 3: 15, 2: 10, 1: 5}, con_lai: 0}", "20", {"n": 5}, "0"),
    ),
    "S7": (
        Written(HALVES, "5", {"xl": "XS"}, "5"),
        Written(HALVES, "5", {"xl": "TOT"}, "2.5"),
        Written("{loai: danh_muc, phan: [{bien: c1, phan: 1/2}, {bien: c2, phan: 1/2}]}", "5", {"c1": 1, "c2": 0}, "2.5"),
    ),
    "S8": (
        Written(BY_CLASS, "4", {"xl": "HT"}, "1.5"),
        Written("{loai: muc_binh_quan, danh_sach: ds_xl, bang: {XS: 3, TOT: 2.25, HT: 1.5, KHT: 0}}", "3", {"ds_xl": ("XS", "TOT", None, "TOT")}, "2.5"),
    ),
    "S9": (
        Written("{loai: danh_muc, phan: [{bien: c1, diem: 0.5}, {bien: c2, diem: 0.5}, {bien: c3, diem: 0.75}]}", "2", {"c1": 1, "c2": 0, "c3": 1}, "1.25"),
    ),
    "S10": (
        Written(TEXTS, "3", {"n1": 1, "n2": 1}, "2"),
        Written(TEXTS, "3", {"n1": 3, "n2": 2}, "1.5"),
    ),
    "S11": (
        Written(SEVEN, "5", {"n1": 4, "n2": 2, "n3": 1}, "4.6"),
        Written(SEVEN, "5", {"n1": 4, "n2": 9, "n3": 9}, "5.5"),
    ),
    "S12": (
        Written("{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n1, moi_lan: 1}]}", "1", {"n1": 2}, "-1"),
        Written("{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n1, moi_lan: 0.5}]}", "1.5", {"n1": 4}, "-0.5"),
    ),
    "S13": (
        Written("{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n1, moi_lan: 0.5}, {bien: n2, moi_lan: 1.5}], tran_tru: 4}", "6", {"n1": 1, "n2": 0}, "5.5"),
    ),
    "S14": (
        Written("{loai: theo_lan, tu: 0, cong: [{bien: n, moi_lan: 0.2}], tran_cong: 1}", "1", {"n": 6}, "1"),
        Written("{loai: theo_lan, tu: 0, cong: [{bien: n, moi_lan: 1}]}", "1", {"n": 6}, "6"),
    ),
    "S15": (
        Written("{loai: bac_thang, bien: p, tren: 92, moi: 1, diem: 0.1, tran: 0.5}", "1", {"p": "94.3"}, "0.3"),
        Written("{loai: bac_thang, bien: p, tren: 92, moi: 1, diem: 0.1, tran: 0.5}", "1", {"p": 92}, "0"),
        Written("{loai: bac_thang, bien: p, tren: 92, moi: 1, diem: 0.1, tran: 0.5}", "1", {"p": 100}, "0.5"),
        Written("{loai: bac_thang, bien: x, tren: 10, moi: 2, diem: 1, chieu: cang_it}", "1", {"x": 5}, "3"),
    ),
    "S16": (
        Written(NO_BONUS, "3.5", {"c1": 0, "c2": 1, "n1": 0}, "5.5"),
        Written(NO_BONUS, "3.5", {"c1": 0, "c2": 1, "n1": 1}, "2.5"),
    ),
    "S17": (
        Written(NO_BONUS, "3.5", {"c1": 1, "c2": 1, "n1": 0}, "5.5"),
        Written("{loai: chon_mot, phan: [{bien: c1, diem: 1}, {bien: c2, diem: 0.75}]}", "1", {"c1": 0, "c2": 1}, "0.75"),
    ),
    "S18": (
        Written(EARLY, "6", {"n": 999, "p": 6, "tre": 0}, "1"),
        Written(EARLY, "6", {"n": 1999, "p": "0.99", "tre": 0}, "0"),
        Written(EARLY, "6", {"n": 2000, "p": 10, "tre": 0}, "2.7"),
        Written(EARLY, "6", {"n": 2000, "p": 10, "tre": 1}, "0"),
    ),
    "S25": (
        Written(LEADING, "6", {"a": 90, "t": 100}, "2.7", ({"a": 130, "t": 100},)),
        Written(LEADING, "6", {"a": 100, "t": 100}, "3", ({"a": 130, "t": 100},)),
        Written(LEADING, "6", {"a": 110, "t": 100}, "4", ({"a": 130, "t": 100},)),
        Written(LEADING, "6", {"a": 130, "t": 100}, "6", ({"a": 260, "t": 200},)),
        Written(LEADING, "6", {"a": 100, "t": 100}, "3", ({"a": 90, "t": 100},)),
        Written(LEADING, "6", {"a": 50, "t": 100}, "1.5", ({"a": 90, "t": 100},)),
    ),
    "S26": (
        Written(GROWTH, "3", {"x": 1248, "x0": 1200}, "2.7"),
        Written(GROWTH, "3", {"x": 1300, "x0": 1200}, "3"),
        Written(GROWTH, "3", {"x": 900, "x0": 1200}, "0"),
    ),
    "S27": (
        Written(PLACES, "12", {"x": 5}, "10", ({"x": 9}, {"x": 5}, {"x": 1})),
        Written(SHARED_PLACES, "12", {"x": 5}, "9", ({"x": 9}, {"x": 5}, {"x": 1})),
        Written(SHARED_PLACES, "12", {"x": 5}, "4", ({"x": 9}, {"x": 8}, {"x": 5})),
    ),
    "S30": (
        Written(LATE, "3", {"ds": (0, 2, None, 9)}, "1.8"),
        Written(LATE_WITH_GRACE, "10", {"ds": (1, 2, 5)}, "7"),
        Written("{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 1, khong_gui: 0}", "10", {"ds": (None, 2)}, "8"),
        Written(DUE.replace("NGAY", "lam_viec"), "3", {"nop": date(2024, 6, 25)}, "2.5"),
        Written(DUE.replace("NGAY", "duong_lich"), "3", {"nop": date(2024, 6, 25)}, "1.5"),
        Written(DUE.replace("NGAY", "lam_viec"), "3", {"nop": None}, "1"),
    ),
    "S31": (Written("{loai: tuyen_tinh, bien: p, tu: 0, den: 100}", "3", {"p": "91.37"}, "2.74"),),
    "S32": (
        Written(WEIGHTED, "10", {"a": 9, "b": 8}, "8.4"),
        Written(LAST_CONFIRMED, "10", {"a": 9, "b": 8, "x": None}, "8"),
        Written(LAST_CONFIRMED, "10", {"a": 9, "b": 8, "x": 7}, "7"),
    ),
    "S33": (
        Written(TRIMMED, "10", {"ds": (9, 0, 8, 7, 10)}, "8"),
        Written(TRIMMED, "10", {"ds": (9, 9, 9, None, 9)}, "9"),
    ),
    "A1": (
        Written("{loai: co_khong, bien: c1}", "2", {"c1": 1}, "2"),
        Written("{loai: co_khong, bien: c1}", "2", {"c1": 0}, "0"),
    ),
    "A2": (
        Written("{loai: danh_muc, phan: [{bien: c1, diem: 5}, {bien: c2, diem: 5}, {bien: c3, diem: 5}, {bien: c4, diem: 5}]}", "20", {"c1": 1, "c2": 1, "c3": 1, "c4": 1}, "20"),
    ),
    "A3": (Written(BY_CLASS, "4", {"xl": "TOT"}, "3"),),
    "A4": (
        Written("{loai: ty_le, tu_so: a, mau_so: t}", "10", {"a": 46, "t": 50}, "9.2"),
        Written("{loai: cong_thuc, cong_thuc: 'nho_nhat(150, 100 * (a + 0.2 * b) / (b + t))'}", "150", {"a": 6, "b": 8, "t": 2}, "76"),
    ),
    "A5": (Written("{loai: ty_le, tu_so: a, mau_so: b, nguong: 50%, duoi_nguong: 0.5}", "4", {"a": 4, "b": 10}, "0.5"),),
    "A6": (
        Written(WASTE, "5", {"p": "98.01"}, "5"),
        Written(WASTE, "5", {"p": 97}, "4"),
        Written(BACKLOG, "110", {"p": 10}, "100"),
        Written(BACKLOG, "110", {"p": 11}, "90"),
    ),
    "A7": (
        Written(EARLY, "6", {"n": 1000, "p": 7, "tre": 0}, "2"),
        *(
            Written(EARLY, "6", {"n": volume, "p": share, "tre": 0}, points)
            for volume, line in (
                (999, ("0.5", "1", "1.5", "2")),
                (1000, ("1", "1.5", "2", "2.5")),
                (2000, ("1.2", "1.7", "2.2", "2.7")),
            )
            for share, points in zip((1, 5, 7, 10), line, strict=True)
        ),
        *(
            Written(EARLY, "6", {"n": 1999, "p": share, "tre": 0}, points)
            for share, points in (("4.99", "1"), ("6.99", "1.5"), ("9.99", "2"), (100, "2.5"))
        ),
    ),
    "A8": (Written(TEXTS, "3", {"n1": 4, "n2": 0}, "1.5"),),
    "A9": (Written("{loai: theo_lan, tu: diem_toi_da, tru: [{bien: n1, moi_lan: 0.5}, {bien: n2, moi_lan: 1}], tran_tru: 3}", "3", {"n1": 1, "n2": 1}, "1.5"),),
    "A10": (
        Written(ABSENCE, "10", {"n": 0}, "10"),
        Written(ABSENCE, "10", {"n": 1}, "9"),
        Written(ABSENCE, "10", {"n": 2}, "7"),
        Written(ABSENCE, "10", {"n": 3}, "0"),
    ),
    "A11": (Written("{loai: diem_nhap, bien: x, tu: 2, den: 4}", "4", {"x": "2.5"}, "2.5"),),
    "A12": (Written("{loai: theo_lan, tu: 0, cong: [{bien: n1, moi_lan: 0.2, tran: 1}], tru: [{bien: n2, moi_lan: 0.5}]}", "1", {"n1": 9, "n2": 1}, "0.5"),),
    "A13": (Written("{loai: theo_lan, tu: 0, cong: [{bien: n1, moi_lan: 10}, {bien: n2, moi_lan: 15}]}", "10", {"n1": 1, "n2": 1}, "25"),),
    "A14": (
        Written("{loai: gop, cach: cao_nhat, phan: [{quy_tac: {loai: co_khong, bien: c1}, diem: 3}, {quy_tac: {loai: co_khong, bien: c2}, diem: 5}]}", "5", {"c1": 1, "c2": 1}, "5"),
    ),
    "A14 the least, the mean, and without the extremes": (
        Written(PARTS.replace("CACH", "thap_nhat"), "10", {"a": 9, "b": 2, "t": 4}, "2"),
        Written(PARTS.replace("CACH", "binh_quan"), "10", {"a": 9, "b": 2, "t": 4}, "5"),
        Written(PARTS.replace("CACH", "cong"), "10", {"a": 9, "b": 2, "t": 4}, "15"),
        Written(PARTS.replace("CACH", "trung_binh_cat"), "10", {"a": 9, "b": 2, "t": 4}, "4"),
        Written(WEIGHTED_PARTS, "10", {"a": 9, "b": 3}, "7"),
        Written(WEIGHTED_PARTS.replace("2", "0").replace(" 1}", " 0}"), "10", {"a": 9, "b": 3}, "0"),
    ),
    "A15": (
        Written(LATE, "3", {"ds": (1,)}, "2.9"),
        Written(BANDS_OF_DAYS, "130", {"x": -5}, "130"),
        *(
            Written(BANDS_OF_DAYS, "130", {"x": days}, points)
            for points, several in (
                ("120", (-4, -3)),
                ("110", (-2, -1)),
                ("100", (0,)),
                ("95", (1, 3)),
                ("90", (4, 7)),
                ("85", (8, 14)),
                ("70", (15, 99)),
            )
            for days in several
        ),
    ),
    "A16": (Written("{loai: cham_ngay, tru_moi_ngay: 99, tran_moi_bao_cao: 0.5, han: [{ngay: 2024-01-31, nop: nop}], ngay: duong_lich}", "2", {"nop": date(2024, 2, 9)}, "1.5"),),
    "A17": (Written("{loai: theo_lan, tu: 0, cong: [{bien: n, moi_lan: 0.1}]}", "1", {"n": 3}, "0.3"),),
    "A18": (Written(OWN_LOAD, "20", {"n": 4, "n1": 2, "n2": 1, "n3": 1}, "2.5"),),
    "A19": (Written(LEADING, "6", {"a": 120, "t": 100}, "5", ({"a": 130, "t": 100},)),),
    "A20": (
        Written("{loai: so_voi_cao_nhat, bien: x}", "10", {"x": 100}, "6.67", ({"x": 150}, {"x": 20})),
        Written(AMONG_THEM, "10", {"x": 100, "t": 0}, "6.67", ({"x": 150, "t": 0}, {"x": 900, "t": 5})),
    ),
    "A21": (
        Written(PLACES, "12", {"x": 5}, "12", ({"x": 3},)),
        Written(PLACES, "12", {"x": 1}, "1", tuple({"x": more} for more in range(2, 11))),
        Written(PLACES, "12", {"x": 1}, "0", tuple({"x": more} for more in range(2, 12))),
        Written("{loai: muc, bien: n, bang: {1: 2, 2: 1.5, 3: 1}, con_lai: 0}", "2", {"n": 2}, "1.5"),
    ),
    "A22": (Written("{loai: tang_truong, ky_nay: x, ky_truoc: x0, moi_phan_tram: 0.5, toi_da: 10}", "10", {"x": 110, "x0": 100}, "5"),),
    "A23": (
        Written("{loai: gan_tot_nhat, bien: x, chieu: cang_it}", "10", {"x": 30}, "7.5", ({"x": 20}, {"x": 60})),
        Written("{loai: gan_tot_nhat, bien: x}", "10", {"x": 30}, "2.5", ({"x": 20}, {"x": 60})),
        Written("{loai: gan_tot_nhat, bien: x}", "10", {"x": 30}, "10", ({"x": 30},)),
    ),
    "A24": (
        Written("{loai: tuyen_tinh, bien: le, tu: 20, den: 85}", "1", {"le": "71.45"}, "0.79"),
        Written("{loai: tuyen_tinh, bien: x, tu: 0, den: 18}", "1", {"x": 20}, "1"),
        Written(INCOME, "10", {"gni": 75000}, "10"),
    ),
    "A25": (
        Written("{loai: cong_thuc, cong_thuc: 'lam_tron_xuong(25.4347 * (18 - x) ^ 1.81, 0)'}", "1000", {"x": "11.5"}, "753"),
    ),
    "A26": (
        Written(TAPER, "5", {"a": 20, "b": 3}, "3"),
        Written(TAPER, "5", {"a": "28.5", "b": 3}, "0.6"),
    ),
    "A27": (
        Written("{loai: tuyen_tinh, bien: p, tu: 100, den: 0}", "10", {"p": 30}, "7"),
        Written("{loai: ty_le, tu_so: a, mau_so: t, chieu: cang_it}", "10", {"a": 8, "t": 6}, "7.5"),
        Written("{loai: ty_le, tu_so: a, mau_so: t, chieu: cang_it}", "10", {"a": 0, "t": 6}, "10"),
    ),
    "A28": (Written("{loai: tuyen_tinh, bien: p}", "3", {"p": 50}, "1.5"),),
    "A29": (Written("{loai: chia_deu, diem: 6, so_nguoi: n}", "6", {"n": 4}, "1.5"),),
    "B6": (
        Written(
            "{loai: gop, phan: [{quy_tac: {loai: cong_thuc, cong_thuc: 'lam_tron(a / 10 * 40, 2)'}}, {quy_tac: {loai: cong_thuc, cong_thuc: 'lam_tron(b / 10 * 25, 2)'}}]}",
            "100",
            {"a": "8.5", "b": 9},
            "56.5",
        ),
    ),
    "B7": (Written("{loai: cong_thuc, cong_thuc: '(a * b * t) ^ (1 / 3)'}", "10", {"a": 2, "b": 4, "t": 8}, "4"),),
    "B8": (Written("{loai: cong_thuc, cong_thuc: a + b}", "100", {"a": 60, "b": 25}, "85"),),
    "B9": (Written("{loai: hai_nguon, phan: [{bien: a, trong_so: 60%}, {bien: b, trong_so: 40%}], thang: 10}", "5", {"a": 8, "b": 6}, "3.6"),),
    "B10": (
        Written(TWO_RANKS, "10", {"a": 9, "b": 5}, "1.5", ({"a": 8, "b": 7},)),
        Written(TWO_RANKS, "10", {"a": 9, "b": None}, "1", ({"a": 8, "b": 7},)),
    ),
    "B14": (Written("{loai: cong_thuc, cong_thuc: 'lon_nhat(a, b, x)'}", "10", {"a": 9, "b": 8, "x": 7}, "9"),),
    "B12": (
        Written(DIVING, "100", {"ds": ("7.0", "7.5", "7.5", "7.0", "7.5", "8.0", "6.5"), "x": "2.8"}, "61.6"),
        Written(SYNCHRO, "100", {"ds": (7, 8, 9), "x": 3}, "14.4"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{number}-{place}")
        for number, cases in ROWS.items()
        for place, case in enumerate(cases, 1)
    ],
)
def test_a_rule_gives_exactly_the_points_of_its_source(case: Written) -> None:
    criterion = replace(row(case.rule, case.most), rounding=TWO_PLACES)

    score = scored(criterion, case.unit, *case.peers)

    assert (score.standing, score.points) == (Standing.COUNTED, Fraction(case.points))


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        pytest.param(WASTE, {"p": 98}, id="exactly 98 %"),
        pytest.param(BACKLOG, {"p": "10.5"}, id="between 10 and 11 %"),
        pytest.param("{loai: diem_nhap, bien: x, tu: 2, den: 4}", {"x": 5}, id="beyond the range"),
        pytest.param("{loai: chon_mot, cach: tu_choi_neu_hai, phan: [{bien: c1, diem: 1}, {bien: c2, diem: 2}]}", {"c1": 1, "c2": 1}, id="two of one"),
        pytest.param("{loai: muc, bien: n, bang: {1: 5, 2: 10}}", {"n": 3}, id="a number not listed"),
    ],
)  # fmt: skip
def test_a_hole_in_a_rule_leaves_the_row_undefined(rule: str, unit: Unit) -> None:
    score = scored(row(rule), unit)

    assert score.standing is Standing.UNDEFINED


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        pytest.param("{loai: ty_le, tu_so: a, mau_so: b}", {"a": 0, "b": 0}, id="S1 nothing planned"),
        pytest.param(GROWTH, {"x": 5, "x0": None}, id="A22 no last year"),
        pytest.param(GROWTH, {"x": 5, "x0": 0}, id="S26 nothing last year"),
    ],
)  # fmt: skip
def test_where_nothing_arose_the_declared_policy_decides(rule: str, unit: Unit) -> None:
    criterion = replace(row(rule, "3"), not_arisen=Policy.FULL)

    score = scored(criterion, unit)

    assert (score.standing, score.points) == (Standing.NOT_APPLICABLE, Fraction(3))
