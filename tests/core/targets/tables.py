"""A small rubric that targets can be linked to, read from its text."""

from __future__ import annotations

from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.table import Rubric
from thidua.outside.yaml_text import read_yaml

TABLE = """\
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
muc:
- ma: '1'
  ten: Nhiệm vụ
  diem: 10
  quy_tac: {loai: ty_le, tu_so: lam_duoc, mau_so: duoc_giao}
"""


def a_table(text: str = TABLE) -> Rubric:
    rubric = read_rubric(read_yaml(text, name="bang-tieu-chi.yaml")).rubric
    assert rubric is not None
    return rubric
