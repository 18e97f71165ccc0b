"""The published schemas: of a rubric, of a superior frame, and of a file of figures."""

from __future__ import annotations

from thidua.core.rubric import figures_reading
from thidua.core.rubric.reading import frame, table
from thidua.core.rubric.schema import table as parts
from thidua.core.rubric.schema.rules import rule_pieces
from thidua.core.rubric.schema.value import (
    DAY,
    NOTHING,
    NUMBER,
    PIECES,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Key,
    Schema,
    closed,
    either,
    list_of,
    mapping_to,
    text_or_number,
    whole,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = Key("ten", TEXT, "Tên gọi", "Title", required=True)
VERSION = ("Phiên bản của cách viết", "Version of the format")
GROUPS = list_of(parts.ROW, least=1)
RUBRIC_KEYS = (
    Key(table.VERSION_KEY, text_or_number(table.VERSION), *VERSION, required=True),
    parts.CODE,
    TITLE,
    Key("nam", whole(table.FIRST_YEAR, table.LAST_YEAR), "Năm thi đua", "Year"),
    Key("nguon", TEXTS, "Nguồn của bảng", "Where the table comes from"),
    Key("ghi_chu", TEXT, "Ghi chú", "Note"),
    Key("thang_diem", NUMBER, "Thang điểm", "What the groups add up to"),
    Key("can_cu", list_of(parts.LEGAL_BASIS), "Căn cứ pháp lý", "Legal bases"),
    Key("don_vi", list_of(parts.UNIT), "Các đơn vị trong khối", "Units of the block"),
    Key("co_quan", TEXTS, "Các cơ quan thẩm định, cung cấp số liệu", "Agencies"),
    Key("ngay_nghi", list_of(DAY), "Các ngày nghỉ", "Holidays"),
    Key("so_lieu", mapping_to(parts.FIGURE), "Các số liệu", "Figures, by name"),
    Key("ky", list_of(parts.PERIOD), "Các kỳ chấm điểm trong năm", "Rounds of the year"),
    Key("lam_tron", parts.TABLE_ROUNDING, "Làm tròn theo cấp", "Rounding by level"),
    Key("khong_ap_dung", parts.TABLE_AWAY, "Khi không áp dụng", "What does not apply"),
    Key("muc", GROUPS, "Các nhóm tiêu chí", "Groups of criteria", required=True),
    Key("thuong", parts.row(section=True), "Điểm thưởng", "Bonus"),
    Key("tru", parts.row(section=True), "Điểm trừ", "Penalty"),
    Key("tong", parts.TOTAL, "Tổng điểm", "The total"),
    Key("diem_liet", list_of(parts.KNOCK_OUT), "Điểm liệt", "Knock-outs"),
    Key("xep_loai", list_of(parts.CLASS), "Xếp loại", "Classes"),
    Key("xep_hang", parts.RANKING, "Xếp hạng", "Ranking"),
    Key("khen_thuong", list_of(parts.AWARD), "Khen thưởng", "Awards"),
)
GROUP_KEYS = (
    parts.CODE,
    Key("ten", TEXT, "Tên nhóm", "Title of the group"),
    Key("diem", NUMBER, "Số điểm cố định", "Points, fixed"),
    Key("diem_tu", NUMBER, "Số điểm ít nhất", "Least points"),
    Key("diem_den", NUMBER, "Số điểm nhiều nhất", "Most points"),
    Key("bat_buoc", YES_OR_NO, "Bắt buộc phải có", "Whether it must be there", default="true"),
)
COUNT = whole(0, frame.MOST)
AWARD_KEYS = (
    parts.CODE,
    Key("so_luong", COUNT, "Số lượng nhiều nhất", "Most places"),
    Key("ty_le", NUMBER, "Tỷ lệ nhiều nhất", "Greatest share"),
    Key("phieu_it_nhat", NUMBER, "Tỷ lệ phiếu ít nhất", "Least share of votes"),
)
GROUP_COUNT = closed(
    (Key("tu", COUNT, "Ít nhất", "At least"), Key("den", COUNT, "Nhiều nhất", "At most"))
)
FRAME_KEYS = (
    Key(frame.VERSION_KEY, text_or_number(frame.VERSION), *VERSION, required=True),
    parts.CODE,
    TITLE,
    Key("can_cu", TEXT, "Căn cứ pháp lý", "Legal basis"),
    Key("hieu_luc_tu", DAY, "Có hiệu lực từ ngày", "In force from"),
    Key("hieu_luc_den", DAY, "Hết hiệu lực sau ngày", "In force to"),
    Key("thang_diem", NUMBER, "Thang điểm", "The scale"),
    Key("so_nhom", GROUP_COUNT, "Số nhóm tiêu chí", "Number of groups"),
    Key("nhom", list_of(closed(GROUP_KEYS)), "Các nhóm", "Groups"),
    Key("nhom_khac", YES_OR_NO, "Khối được thêm nhóm", "Whether other groups are allowed"),
    Key("tran_thuong", NUMBER, "Trần điểm thưởng", "Cap on the bonus"),
    Key("khen_thuong", list_of(closed(AWARD_KEYS)), "Khen thưởng", "Awards"),
    Key("khen_thuong_khac", YES_OR_NO, "Khối được thêm hình thức", "Whether others are allowed"),
)
SCALAR = either(TEXT, NOTHING)
VALUES = mapping_to(either(SCALAR, list_of(either(SCALAR, list_of(SCALAR)))))
BOTH = closed(
    (
        Key(figures_reading.VERIFIED, VALUES, "Số liệu đã thẩm định", "Verified figures"),
        Key(
            figures_reading.REPORTED, VALUES, "Chỗ đơn vị báo cáo khác", "Where reported otherwise"
        ),
        Key(
            figures_reading.UNREPORTED,
            TEXTS,
            "Số liệu thẩm định mà đơn vị không báo cáo",
            "Verified figures that the unit did not report",
        ),
    )
)
SHEET = either(BOTH, VALUES)
FIGURES_KEYS = (
    Key(
        figures_reading.VERSION_KEY,
        text_or_number(figures_reading.VERSION),
        *VERSION,
        required=True,
    ),
    Key("bang_tieu_chi", TEXT, "Mã bảng tiêu chí", "Code of the rubric"),
    Key("ghi_chu", {}, "Ghi chú", "Note"),
    Key(
        "don_vi",
        mapping_to(either(SHEET, mapping_to(SHEET), NOTHING)),
        "Số liệu của từng đơn vị",
        "Figures by unit",
        required=True,
    ),
)
ROW_PIECES: Schema = {"muc": parts.row(), "lam_tron": parts.ROUNDING_PIECE}


def rubric_schema() -> Schema:
    """Give the schema of "bảng tiêu chí và thang điểm"."""
    pieces = {**PIECES, **ROW_PIECES, **rule_pieces()}
    return _document("Bảng tiêu chí và thang điểm", "A rubric", RUBRIC_KEYS, pieces)


def frame_schema() -> Schema:
    """Give the schema of the province's frame."""
    return _document("Khung của tỉnh cho bảng tiêu chí", "A superior frame", FRAME_KEYS, PIECES)


def figures_schema() -> Schema:
    """Give the schema of a file of figures; which names and levels fit is the rubric's to say."""
    return _document("Số liệu của các đơn vị", "Figures of units", FIGURES_KEYS, PIECES)


def _document(vi: str, en: str, keys: tuple[Key, ...], pieces: Schema) -> Schema:
    return {"$schema": DIALECT, "title": vi, "description": en, **closed(keys), "$defs": pieces}
