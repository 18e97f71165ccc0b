"""What each shape is told and what it is lowered to stand on record, word for word.

`settings.txt` and `lowered.txt` beside this file are that record. The schema, the columns and the
spreadsheet formulas rest on it; a change there is a change for all of them and is made on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.core.rubric.shapes.test_reading import EXAMPLE_FIGURES
from tests.core.rubric.shapes.world import FIGURES, rule_of
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.core.rubric.shapes.setting import Setting
from thidua.core.rubric.table import Rule

HERE = Path(__file__).parent
KNOWN = {**FIGURES, **EXAMPLE_FIGURES}
EXAMPLES = {word: shape.example for word, shape in SHAPES.items()}
VARIANTS = {
    "ty_le with a threshold": (
        "{loai: ty_le, tu_so: a, mau_so: b, he_so: 2, tran: 150%, nguong: 80%, duoi_nguong: 1}"
    ),
    "ty_le where less is better": "{loai: ty_le, tu_so: a, mau_so: b, chieu: cang_it}",
    "ty_le_binh_quan where less is better": (
        "{loai: ty_le_binh_quan, danh_sach: ds_doi, tran: khong, chieu: cang_it}"
    ),
    "ty_le where less is better, up to half": (
        "{loai: ty_le, tu_so: a, mau_so: b, chieu: cang_it, tran: 1/2}"
    ),
    "bac open at the start": (
        "{loai: bac, bien: a, bac: [{tu: 5, tinh_tu: false, hieu_luc: ha_bac},"
        " {tu: 1, tinh_tu: false, den: 5, tinh_den: true, diem: 1, hieu_luc: ha_bac}]}"
    ),
    "gop with effects": (
        "{loai: gop, phan: [{quy_tac: {loai: bac, bien: a, bac: [{tu: 0, hieu_luc: ha_bac}]}},"
        " {quy_tac: {loai: muc, bien: xl, bang: {XS: {hieu_luc: ha_bac}}}}]}"
    ),
    "gop trimmed of five": (
        "{loai: gop, cach: trung_binh_cat, phan: [{quy_tac: 1}, {quy_tac: 2}, {quy_tac: 3},"
        " {quy_tac: 4}, {quy_tac: 5}]}"
    ),
    "theo_lan by the number of times": (
        "{loai: theo_lan, tu: 0, cong: [{bien: n, theo_so_lan: {1: 0.5, 3: 2}}]}"
    ),
    "theo_lan with the rest first": (
        "{loai: theo_lan, tu: 0, cong: [{bien: n, theo_so_lan: {con_lai: 3, 0: 1, 1: 2}}]}"
    ),
    "cham_ngay without a word on what was never sent": (
        "{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 1, tran_moi_bao_cao: 2}"
    ),
    "tuyen_tinh unbound": "{loai: tuyen_tinh, bien: a, chan: false}",
    "tang_truong bare": "{loai: tang_truong, ky_nay: x, ky_truoc: x0, moi_phan_tram: 1}",
    "bac with effects": (
        "{loai: bac, cong_thuc: a / b, bac: [{tu: 90%, ten: Cao, diem: diem_toi_da},"
        " {tu: 10%, den: 80%, hieu_luc: {tran_xep_loai: Khá}, ly_do: Thấp, can_cu: qd},"
        " {den: 10%, tinh_den: true, phan: 1/4, hieu_luc: mat_diem}]}"
    ),
    "bac_thang downwards": (
        "{loai: bac_thang, bien: a, tren: 10, moi: 2, diem: 1, chieu: cang_it}"
    ),
    "bang_hai_khoa below all": (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [5]}, cot: {bien: p, tu: [1]}, bang: [[2]],"
        " duoi_cot: 0, duoi_hang: -1}"
    ),
    "muc of numbers": (
        "{loai: muc, bien: n, bang: {1: 5, 3: {phan: 1/2, hieu_luc: ha_bac}}, con_lai: 0}"
    ),
    "muc with effects": (
        "{loai: muc, bien: xl, bang: {XS: diem_toi_da, KHT: {hieu_luc: {khong_xet_khen: co}}}}"
    ),
    "muc_binh_quan summed": (
        "{loai: muc_binh_quan, cach: tong, danh_sach: ds_xl, bang: {XS: 3, TOT: {phan: 1/2}}}"
    ),
    "danh_muc of counts": (
        "{loai: danh_muc, phan: [{bien: n, phan: 1/2, ten: Lần}, {bien: c1, diem: diem_toi_da}]}"
    ),
    "chon_mot refusing two": (
        "{loai: chon_mot, cach: tu_choi_neu_hai, phan: [{bien: c1, diem: 1}, {bien: n, diem: 2}]}"
    ),
    "theo_lan in full": (
        "{loai: theo_lan, tu: diem_toi_da, chi_cong_khi_khong_tru: true, tran_tru: 4, tran_cong: 2,"
        " tru: [{bien: n1, moi_lan: 1, tran: 2, ten: Trừ, chon_mot: k},"
        " {bien: n2, theo_so_lan: {1: 1, 2: 3, con_lai: diem_toi_da}, chon_mot: k}],"
        " cong: [{bien: n3, moi_lan: 1, chon_mot: k}, {bien: c1, moi_lan: 2},"
        " {bien: n4, moi_lan: 3, chon_mot: l}, {bien: n5, moi_lan: 3, chon_mot: l}]}"
    ),
    "theo_lan from nothing": "{loai: theo_lan, tu: 0, cong: [{bien: n1, moi_lan: 1}]}",
    "cham_ngay by due dates": (
        "{loai: cham_ngay, tru_moi_ngay: 1, an_han: 2, tran_moi_bao_cao: 5, tu: 9, ngay: duong_lich,"
        " han: [{ngay: 2024-06-20, nop: nop}, {ngay: 2024-12-20, nop: nop2, ten: Năm}]}"
    ),
    "cham_ngay as a penalty": (
        "{loai: cham_ngay, cach: cong, danh_sach: ds, tru_moi_ngay: 1, khong_gui: 0}"
    ),
    "so_voi_dan_dau by default": "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: 100}",
    "gan_tot_nhat where less is better": "{loai: gan_tot_nhat, bien: a, chieu: cang_it}",
    "theo_hang shared": (
        "{loai: theo_hang, bien: a, bang: [3, 2], con_lai: 1, chieu: cang_it, dong_hang: binh_quan}"
    ),
    "trung_binh_cat multiplied": (
        "{loai: trung_binh_cat, danh_sach: ds, bo: 2, cach: tong, nhan: 0.6 * a, thang: 20}"
    ),
    "vuot_tu_cham without a cap": "{loai: vuot_tu_cham, vuot: 1/5, moi_lan: 1}",
    "diem_nhap by default": "{loai: diem_nhap, bien: a}",
    "dieu_kien with rules": (
        "{loai: dieu_kien, neu: n = 0, thi: {loai: bac, bien: a, bac: [{tu: 0, hieu_luc: ha_bac}]},"
        " con_lai: {loai: muc, bien: xl, bang: {XS: {hieu_luc: ha_bac}}}}"
    ),
    "gop trimmed": (
        "{loai: gop, cach: trung_binh_cat, phan: [{quy_tac: 1}, {quy_tac: diem_toi_da, diem: 4},"
        " {quy_tac: {loai: co_khong, bien: c1}, diem: 3, trong_so: 2, ten: Phần}]}"
    ),
    "gop of means": "{loai: gop, cach: binh_quan, phan: [{quy_tac: 1, trong_so: 3}, {quy_tac: 2}]}",
    "gop of the least": "{loai: gop, cach: thap_nhat, phan: [{quy_tac: 1}, {quy_tac: 2}]}",
    "gop of the best": "{loai: gop, cach: cao_nhat, phan: [{quy_tac: 1}, {quy_tac: 2}]}",
    "cong_thuc with few digits": "{loai: cong_thuc, cong_thuc: ln(a) ^ 0.5, so_chu_so: 6}",
}
_FRACTION = re.compile(r"Fraction\((-?\d+), (\d+)\)")


def shown(rule: Rule) -> str:
    """Write a lowered rule on a few lines."""
    settings = "; ".join(f"{name} = {text}" for name, text in rule.settings)
    parts = (settings, repr(rule.formula), *(repr(trigger) for trigger in rule.triggers))
    return _FRACTION.sub(
        lambda match: match[1] if match[2] == "1" else f"{match[1]}/{match[2]}",
        "\n".join(f"  {part}" for part in parts),
    )


def lowered() -> str:
    rules = {**EXAMPLES, **VARIANTS}
    return "\n".join(f"{name}\n{shown(rule_of(text, known=KNOWN))}" for name, text in rules.items())


def told() -> Iterator[str]:
    for word, shape in SHAPES.items():
        yield f"{word}: {shape.title_vi} | {shape.title_en}"
        yield from described(shape.settings, "  ")


def described(settings: Iterable[Setting], margin: str) -> Iterator[str]:
    for one in settings:
        facts = (one.kind, "required" if one.required else one.default, one.words, one.figures)
        bounds = f"{one.low}..{one.high}"
        said = " ".join(str(fact) if isinstance(fact, str) else ",".join(fact) for fact in facts)
        yield f"{margin}{one.name}: {said} {bounds} | {one.vi} | {one.en}"
        yield from described(one.parts, f"{margin}  ")


@pytest.mark.parametrize("record", ["settings.txt", "lowered.txt"])
def test_the_record_holds(record: str) -> None:
    now = lowered() if record == "lowered.txt" else "\n".join(told())

    assert now == (HERE / record).read_text(encoding="utf-8").rstrip("\n")
