"""Figures as they are typed and written back: numbers, days, lists, choices."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from thidua.apps.appraisal.forms import number, values_of, written
from thidua.apps.scoring.typed_text import choices_of
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.table import FigureDeclaration
from thidua.outside.yaml_text import read_yaml

RUBRIC = """\
bang_tieu_chi: 1
ma: du-kieu
ten: Đủ kiểu số liệu
nam: 2024
so_lieu:
  dem: {ten: Số đếm, kieu: so_dem}
  so: {ten: Số, kieu: so}
  co: {ten: Có không, kieu: co_khong}
  muc: {ten: Mức, kieu: muc, cac_muc: {XS: Xuất sắc, T: Tốt}}
  ngay: {ten: Ngày gửi, kieu: ngay}
  lan: {ten: Điểm các lần, kieu: danh_sach}
  cap: {ten: Từng cặp, kieu: danh_sach, cot: 2}
muc:
- {ma: '1', ten: Kết quả, diem: 10, quy_tac: {loai: diem_nhap, bien: so, tu: 0, den: 10}}
"""


def declared() -> dict[str, FigureDeclaration]:
    reading = read_rubric(read_yaml(RUBRIC, name="bang"))
    assert reading.rubric is not None, reading.findings
    return {one.name: one for one in reading.rubric.figures}


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        pytest.param("dem", 46, "46", id="a count"),
        pytest.param("so", Fraction("97.8"), "97,8", id="a decimal"),
        pytest.param("so", Fraction("1.005"), "1,0050", id="a decimal that could be a thousand"),
        pytest.param("co", 1, "1", id="a yes"),
        pytest.param("muc", "XS", "XS", id="a level"),
        pytest.param("ngay", date(2024, 6, 20), "20/06/2024", id="a day"),
        pytest.param("lan", (8, Fraction("7.5")), "8; 7,5", id="a list"),
        pytest.param("cap", ((98, 100), (40, 40)), "98/100; 40/40", id="a list of pairs"),
        pytest.param("dem", None, "", id="nothing"),
    ],
)
def test_what_is_written_is_read_back(name: str, value: FigureValue, text: str) -> None:
    one = declared()[name]

    assert written({name: value}, one) == text
    assert values_of({name: text}, (one,), {name: value}) == {name: value}


def test_yes_or_no_and_levels_are_chosen_and_all_else_is_typed() -> None:
    choices = {name: choices_of(one) for name, one in declared().items()}

    assert choices["co"] == (("1", "Có"), ("0", "Không"))
    assert choices["muc"] == (("XS", "Xuất sắc"), ("T", "Tốt"))
    assert not any(choices[name] for name in ("dem", "so", "ngay", "lan", "cap"))


@pytest.mark.parametrize(
    ("text", "read"), [("3", 3), ("", 0), ("-1", 0), ("x", 0), ("²", 0), ("12345678", 0)]
)
def test_a_version_is_a_small_number(text: str, read: int) -> None:
    assert number(text) == read
