"""What changed between two versions of a rubric, in words: where, what of it, and the values."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from thidua.core.rubric.differences import Change, ChangeKind
from thidua.ui.words.numbers import Lang, fraction
from thidua.ui.words.phrase import Phrase

NOTHING = "–"
NUMBERS = frozenset(
    {"diem", "trong_so", "tran", "san", "duoi_thi_0", "toi_thieu", "toi_da", "thang_diem"}
)
"""The settings that are exact numbers."""

THINGS: Mapping[str, Phrase] = {
    "row": Phrase(vi="mục", en="row"),
    "figure": Phrase(vi="số liệu", en="figure"),
    "table": Phrase(vi="bảng", en="table"),
}
KINDS: Mapping[ChangeKind, Phrase] = {
    ChangeKind.ADDED: Phrase(vi="Thêm mới", en="Added"),
    ChangeKind.REMOVED: Phrase(vi="Bỏ", en="Removed"),
    ChangeKind.MOVED: Phrase(vi="Chuyển chỗ", en="Moved"),
}
FIELDS: Mapping[str, Phrase] = {
    "ten": Phrase(vi="Tên", en="Title"),
    "diem": Phrase(vi="Điểm tối đa", en="Most points"),
    "trong_so": Phrase(vi="Trọng số", en="Weight"),
    "tong_hop": Phrase(vi="Cách gộp các mục dưới", en="How the rows below are gathered"),
    "quy_tac": Phrase(vi="Quy tắc tính điểm", en="Rule"),
    "tran": Phrase(vi="Trần", en="Cap"),
    "san": Phrase(vi="Sàn", en="Floor"),
    "lam_tron": Phrase(vi="Làm tròn", en="Rounding"),
    "khong_ap_dung": Phrase(vi="Không áp dụng với", en="Does not apply to"),
    "minh_chung": Phrase(vi="Minh chứng", en="Evidence"),
    "nguon_so_lieu": Phrase(vi="Nguồn số liệu", en="Source of figures"),
    "nguoi_cham": Phrase(vi="Người chấm", en="Scored by"),
    "can_cu": Phrase(vi="Căn cứ", en="Basis"),
    "kieu": Phrase(vi="Kiểu số liệu", en="Kind of figure"),
    "don_vi": Phrase(vi="Đơn vị", en="Units"),
    "nam": Phrase(vi="Năm", en="Year"),
    "thang_diem": Phrase(vi="Thang điểm", en="Scale"),
    "diem_liet": Phrase(vi="Điểm liệt", en="Knock-outs"),
    "xep_loai": Phrase(vi="Xếp loại", en="Classes"),
    "xep_hang/khoa": Phrase(vi="Thứ tự xếp hạng", en="Order of ranking"),
    "khen_thuong": Phrase(vi="Khen thưởng", en="Awards"),
}
"""The settings that most officers meet; any other is named as it is written in the text."""


def place_words(change: Change, lang: Lang) -> str:
    """Write where: "mục 1.2", "số liệu tra_lai", "bảng"."""
    return " ".join(part for part in (THINGS[change.what].say({}, lang), change.id) if part)


def what_words(change: Change, lang: Lang) -> str:
    """Write what of it changed: "Thêm mới", "Điểm tối đa"."""
    if change.kind in KINDS:
        return KINDS[change.kind].say({}, lang)
    phrase = FIELDS.get(change.field)
    return change.field if phrase is None else phrase.say({}, lang)


def value_words(field: str, written: str, lang: Lang) -> str:
    """Write a number of points as officers do; other texts stand as they are."""
    if written and field.rpartition("/")[2] in NUMBERS:
        return fraction(Fraction(written), lang)
    return written or NOTHING
