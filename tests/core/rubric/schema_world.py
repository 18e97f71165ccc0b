"""Documents as an editor sees them, held to the published schemas, beside what the reading says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from jsonschema import Draft202012Validator, ValidationError

from tests.core.rubric.shapes.world import written
from thidua.core.rubric import document
from thidua.core.rubric.finding import Severity
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.reading.frame import read_frame
from thidua.core.rubric.schema import figures_schema, frame_schema, rubric_schema
from thidua.core.rubric.shapes.registry import SHAPES

SCHEMAS = {
    "bang-tieu-chi": rubric_schema,
    "khung": frame_schema,
    "so-lieu": figures_schema,
}
READERS = {
    "bang-tieu-chi": lambda root: read_rubric(root).findings,
    "khung": lambda root: read_frame(root).findings,
}
WHOLE = re.compile(r"[-+]?[0-9]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

FIGURES = """
  da_hoan_thanh: {kieu: so, ten: Số việc đã xong, don_vi: việc, nguon: don_vi, mac_dinh: 0}
  ke_hoach: {kieu: so, toi_thieu: 0, toi_da: 10000}
  nam_nay: {kieu: so}
  nam_truoc: {cong_thuc: nam_nay * 0.5}
  diem_cham: {kieu: so}
  chi_so: {kieu: phan_tram}
  so_lan: {kieu: so_dem}
  co_ke_hoach: {kieu: co_khong}
  co_bao_cao: {kieu: co_khong}
  xep_loai: {kieu: muc, cac_muc: {XS: Xuất sắc, TOT: Tốt}}
  cac_xep_loai: {kieu: danh_sach, cac_muc: [XS, TOT]}
  cac_chi_tieu: {kieu: danh_sach, cot: 2, mac_dinh: []}
  cac_ngay_cham: {kieu: danh_sach}
  cac_diem_cham: {kieu: danh_sach}
  ngay_nop: {kieu: ngay}
"""
FULL = f"""
bang_tieu_chi: 1
ma: bang-day-du
ten: Bảng đầy đủ
nam: 2024
nguon: [Bản dựng]
ghi_chu: Để thử
thang_diem: 100
can_cu:
- {{ma: qd, ten: Quyết định, hieu_luc_tu: 2024-01-01, hieu_luc_den: 31/12/2024}}
don_vi:
- {{ma: A, ten: Đơn vị A, vai_tro: Trưởng khối, ky_so_lieu: {{tu: 2024-01-01, den: 2024-12-31}}}}
co_quan: [Sở Nội vụ]
ngay_nghi: [2024-01-01, 02/9/2024]
ky:
- {{ma: HK1, ten: Học kỳ 1}}
- {{ma: HK2}}
lam_tron:
  tieu_chi: {{so_le: 2, cach: nua_len}}
  nhom: khong
  tong: {{so_le: 2}}
khong_ap_dung: {{tieu_chi: chia_lai, nhom: chia_lai, chia_lai_tu: da_lam_tron}}
so_lieu:{FIGURES}
muc:
- ma: '1'
  ten: Nhóm
  diem: 100
  tong_hop: cong
  muc:
  - ma: '1.0'
    ten: Mục
    diem: 10
    trong_so: 1
    quy_tac: {{loai: co_khong, bien: co_ke_hoach}}
    tran: 10
    san: 0
    duoi_thi_0: 1
    lam_tron: {{so_le: 2, cach: nua_chan}}
    khong_ap_dung: {{don_vi: [A], khi: so_lan = 0, cach: bo_ra, ly_do: Không thuộc chức năng}}
    khi_khong_phat_sinh: khong_diem
    minh_chung: [Báo cáo]
    nguon_so_lieu: don_vi
    nguoi_cham: [tu_cham]
    can_cu: [qd]
    ky_so_lieu: Cả năm
    ghi_chu: Ghi chú
  - ma: '1.00'
    diem: 2
    quy_tac:
      loai: bac
      bien: chi_so
      bac:
      - {{tu: 90, den: 100, tinh_tu: true, tinh_den: true, ten: Cao, diem: 2}}
      - {{tu: 0, den: 90, hieu_luc: {{tran_xep_loai: Tốt}}, ly_do: Thấp, can_cu: qd}}
  - ma: '1.000'
    diem: 2
    quy_tac:
      loai: cham_ngay
      han: [{{ngay: 2024-06-22, nop: ngay_nop, ten: Báo cáo}}]
      tru_moi_ngay: 0.5
      khong_gui: 1
  - ma: '1.0000'
    diem: 2
    quy_tac: {{loai: theo_lan, tu: 0, cong: [{{bien: so_lan, theo_so_lan: {{1: 0.5, con_lai: 1}}}}]}}
{"".join(f"  - {{ma: '1.{one.word}', diem: 4, quy_tac: {one.example}}}{chr(10)}" for one in SHAPES.values())}
thuong: {{ten: Điểm thưởng, tran: 5, muc: [{{ma: T, diem: 5, quy_tac: {{loai: co_khong, bien: co_bao_cao}}}}]}}
tru: {{muc: [{{ma: P, quy_tac: {{loai: chia_deu, diem: 1, so_nguoi: so_lan}}}}]}}
tong: {{san: 0, tran: 110, duoi_thi_0: 1, theo_ky: (ky(HK1) + 2 * ky(HK2)) / 3}}
diem_liet:
- {{khi: so_lan > 3, hieu_luc: khong_xep_hang, ly_do: Vi phạm, can_cu: qd}}
- {{khi: so_lan > 9, hieu_luc: {{mat_diem: '1'}}}}
xep_loai:
- {{ten: Tốt, tu: 80, dieu_kien: {{moi_nhom_tu: 50%, muc: ['1'], vi_pham: ha_bac, ly_do: Có nhóm thấp}}}}
- {{ten: Khá, tu: 0}}
xep_hang: {{khoa: [tong, muc 1, bo_phieu], dong_hang: '1,2,2,4'}}
khen_thuong:
- ma: co
  ten: Cờ thi đua
  so_luong: 1
  it_nhat: 1
  tu_diem: 90
  xep_loai: [Tốt]
  bo_phieu: {{it_nhat: 80%, tinh_tren: co_mat}}
  khong_xet_khi: [{{khi: so_lan > 0, ly_do: Có vi phạm, can_cu: qd}}]
  can_cu: qd
- {{ma: bk, ty_le: 20%, lam_tron: len, tinh_tren: xep_hang}}
"""
FRAME = """
khung: 1
ma: khung-tinh
ten: Khung của tỉnh
can_cu: Quyết định
hieu_luc_tu: 2024-01-01
hieu_luc_den: 31/12/2024
thang_diem: 100
so_nhom: {tu: 10, den: 15}
nhom_khac: true
nhom:
- {ma: '1', ten: Nhóm, diem: 30}
- {ma: '2', diem_tu: 5, diem_den: 10, bat_buoc: false}
tran_thuong: 5
khen_thuong: [{ma: co, so_luong: 1, ty_le: 20%, phieu_it_nhat: 80%}]
khen_thuong_khac: false
"""
DOCUMENTS = {"bang-tieu-chi": FULL, "khung": FRAME}


def validator(name: str) -> Draft202012Validator:
    """Make the validator of a schema as it is published: through text."""
    return Draft202012Validator(json.loads(json.dumps(SCHEMAS[name]())))


def as_seen(node: document.Node) -> object:
    """Give what YAML 1.2 makes of a document: numbers, yes and no, null and texts."""
    if isinstance(node, document.Mapping):
        return {key.value: as_seen(value) for key, value in node.pairs}
    if isinstance(node, document.Sequence):
        return [as_seen(item) for item in node.items]
    if node.is_null:
        return None
    return node.value if node.quoted else _plain(node.value)


def _plain(text: str) -> object:
    if text in {"true", "false"}:
        return text == "true"
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def errors(name: str, root: document.Node) -> list[ValidationError]:
    return list(validator(name).iter_errors(as_seen(root)))


def is_valid(name: str, root: document.Node) -> bool:
    return not errors(name, root)


def refusals(name: str, root: document.Mapping) -> set[str]:
    """Give the kinds of errors that the reading finds."""
    found = READERS[name](root)
    return {finding.kind for finding in found if finding.severity is Severity.ERROR}


def a_rubric(rule: str, *, figures: str = FIGURES, most: str = "diem: 10") -> document.Mapping:
    """Make a small rubric of one row with this rule."""
    text = f"bang_tieu_chi: 1\nma: b\nten: B\nso_lieu:{figures}muc:\n- ma: '1'\n  {most}\n"
    return written(f"{text}  quy_tac: {rule}\n")


Path = tuple[int, ...]


def mappings(node: document.Node, path: Path = ()) -> Iterator[tuple[Path, document.Mapping]]:
    """Give every mapping of a document with the places that lead to it."""
    if isinstance(node, document.Mapping):
        yield path, node
        inside: Mapping[int, document.Node] = dict(enumerate(value for _, value in node.pairs))
    else:
        inside = dict(enumerate(node.items)) if isinstance(node, document.Sequence) else {}
    for place, one in inside.items():
        yield from mappings(one, (*path, place))


def replaced(node: document.Node, path: Path, new: document.Node) -> document.Node:
    """Give the document with another node at a place."""
    if not path:
        return new
    place, rest = path[0], path[1:]
    if isinstance(node, document.Mapping):
        pairs = list(node.pairs)
        pairs[place] = (pairs[place][0], replaced(pairs[place][1], rest, new))
        return document.Mapping(tuple(pairs), node.line, node.column)
    assert isinstance(node, document.Sequence)
    items = list(node.items)
    items[place] = replaced(items[place], rest, new)
    return document.Sequence(tuple(items), node.line, node.column)
