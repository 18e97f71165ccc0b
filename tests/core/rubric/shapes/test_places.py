"""A finding points at the line where the officer must look."""

from __future__ import annotations

import pytest

from tests.core.rubric.shapes.world import read, rule_of

LINES = [
    ("bang_hai_khoa", "hang: {bien: n, tu: [0]}\ncot: {bien: p, tu: [1]}\nbang: []\n", 4),
    (
        "bang_hai_khoa",
        "cot: {bien: p, tu: [1]}\nbang: [[1], [2]]\nhang:\n  bien: n\n  tu: [2, 1]\n",
        6,
    ),
    ("hai_nguon", "thang: 10\nphan:\n- {bien: a, trong_so: 1/2}\n", 4),
    ("gop", "cach: trung_binh_cat\nphan:\n- quy_tac: 1\n", 4),
    ("muc_binh_quan", "danh_sach: ds_xl\nbang:\n  XS: {hieu_luc: ha_bac}\n", 4),
    ("cong_thuc", "so_chu_so: 6\ncong_thuc: a +\n", 3),
    ("ty_le", "tu_so: a\nmau_so: bb\n", 3),
    ("tuyen_tinh", "bien: a\ntu: 5\nden: 5\n", 4),
    ("bac_thang", "bien: a\ntren: 1\ndiem: 1\nmoi: 0\n", 5),
]


@pytest.mark.parametrize(("word", "rest", "line"), LINES)
def test_a_finding_stands_on_its_line(word: str, rest: str, line: int) -> None:
    _, found = read(f"loai: {word}\n{rest}")

    assert {one.line for one in found} == {line}


@pytest.mark.parametrize(("text", "line"), [("bien: a\nloai: gi\n", 2), ("\n\nbien: a\n", 3)])
def test_an_unknown_shape_stands_on_its_line(text: str, line: int) -> None:
    _, found = read(text)

    assert [(one.kind, one.line) for one in found] == [("unknown_shape", line)]


@pytest.mark.parametrize(
    "text",
    [
        "{loai: ty_le, tu_so: a, mau_so: b, nguong: ~, he_so: }",
        "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 1}",
        "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 0}",
        "{loai: diem_nhap, bien: x, tu: 4, den: 4}",
        "{loai: bac, bien: a, bac: [{tu: 4, den: 4, tinh_den: true, diem: 1}]}",
        "{loai: dieu_kien, neu: n = 0, thi: 1, con_lai: ~}",
        "{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 0, khong_gui: 0}",
        "{loai: cong_thuc, cong_thuc: a, so_chu_so: 1}",
        "{loai: cong_thuc, cong_thuc: a, so_chu_so: 60}",
    ],
)
def test_what_lies_on_a_bound_is_right(text: str) -> None:
    rule_of(text)


def test_a_null_is_not_said() -> None:
    rule = rule_of("{loai: tuyen_tinh, bien: a, tu: ~, den: 50}")

    assert dict(rule.settings)["tu"] == "0"
