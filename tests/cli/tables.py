"""A small rubric and its figures, written into files as an officer has them."""

from __future__ import annotations

from pathlib import Path

RUBRIC = """\
bang_tieu_chi: 1
ma: bang-nho
ten: Bảng nhỏ
nam: 2024
thang_diem: 20
don_vi:
- {ma: STP, ten: Sở Tư pháp}
- {ma: SNV, ten: Sở Nội vụ}
lam_tron: {tieu_chi: {so_le: 2, cach: nua_len}, tong: {so_le: 2, cach: nua_len}}
so_lieu:
  hoan_thanh: {ten: Số nhiệm vụ hoàn thành, kieu: so_dem, don_vi: nhiệm vụ}
  ke_hoach: {ten: Số nhiệm vụ theo kế hoạch, kieu: so_dem, don_vi: nhiệm vụ}
  dung_han: {ten: Tỷ lệ đúng hạn, kieu: phan_tram}
  xep_loai: {ten: Xếp loại, kieu: muc, cac_muc: {TOT: Tốt, KHA: Khá}, mac_dinh: TOT}
  ngay_gui: {ten: Ngày gửi báo cáo, kieu: ngay}
muc:
- ma: '1'
  ten: Nhiệm vụ
  diem: 10
  quy_tac: {loai: ty_le, tu_so: hoan_thanh, mau_so: ke_hoach}
- ma: '2'
  ten: Đúng hạn
  diem: 10
  quy_tac: {loai: bac, bien: dung_han, bac: [{tu: 90, den: 100, diem: 10}, {tu: 50, den: 90, diem: 5}]}
xep_loai: [{ten: Tốt, tu: 15}, {ten: Khá, tu: 0}]
xep_hang: {khoa: [tong], dong_hang: '1,2,2,4'}
"""
FIGURES = """\
so_lieu: 1
bang_tieu_chi: bang-nho
don_vi:
  STP: {hoan_thanh: 46, ke_hoach: 50, dung_han: 97.8}
  SNV:
    tham_dinh: {hoan_thanh: 30, ke_hoach: 50, dung_han: 80}
    tu_bao_cao: {hoan_thanh: 50}
"""
HEADING = ("don_vi", "hoan_thanh", "ke_hoach", "dung_han")


def written(folder: Path, name: str, content: str | bytes) -> str:
    """Write a file and give its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def two_files(folder: Path, *, rubric: str = RUBRIC, figures: str = FIGURES) -> list[str]:
    """Write the rubric and the figures, and give both paths."""
    return [written(folder, "bang.yaml", rubric), written(folder, "so-lieu.yaml", figures)]
