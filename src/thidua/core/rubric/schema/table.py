"""The schema of the parts of a rubric: what it declares, its rows, and what follows from points."""

from __future__ import annotations

from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.reading.cursor import NO_RULE
from thidua.core.rubric.reading.declarations import MOST_COLUMNS, OWN_UNIT
from thidua.core.rubric.reading.results import (
    ALL_UNITS,
    BARS,
    DENSE,
    KEYS_ALONE,
    KEYS_NAMING,
    LOWERS,
    MOST_PLACES,
    SHARED,
    VOTE_BASES,
)
from thidua.core.rubric.reading.rows import MODES, POLICIES
from thidua.core.rubric.reading.rows import MOST_PLACES as MOST_DECIMALS
from thidua.core.rubric.reading.table import RAW, ROUNDED
from thidua.core.rubric.schema.rules import RULE, effect
from thidua.core.rubric.schema.value import (
    DAY,
    NUMBER,
    TEXT,
    TEXTS,
    Key,
    Schema,
    closed,
    either,
    list_of,
    mapping_to,
    one_of,
    whole,
)
from thidua.core.rubric.table import EffectKind, FigureKind, Gathering, QuotaRounding

ROUNDING: Schema = {"$ref": "#/$defs/lam_tron"}
ROW: Schema = {"$ref": "#/$defs/muc"}
POLICY = one_of(POLICIES)
DECIMALS = whole(0, MOST_DECIMALS)
CODE = Key("ma", TEXT, "Mã", "Code", required=True)
TITLE = Key("ten", TEXT, "Tên gọi", "Title")
REASON = Key("ly_do", TEXT, "Lý do", "Reason")
BASIS = Key("can_cu", TEXT, "Mã căn cứ pháp lý", "Code of the legal basis")
WHEN = Key("khi", TEXT, "Điều kiện", "Condition")

FIGURE = closed(
    (
        TITLE,
        Key(
            "kieu", one_of(FigureKind), "Kiểu số liệu", "Kind of figure", default=FigureKind.NUMBER
        ),
        Key("don_vi", TEXT, "Đơn vị tính", "Unit of measure"),
        Key("nguon", TEXT, "Nơi cung cấp số liệu", "Who supplies it", default=OWN_UNIT),
        Key("toi_thieu", NUMBER, "Giá trị nhỏ nhất", "Least value"),
        Key("toi_da", NUMBER, "Giá trị lớn nhất", "Greatest value"),
        Key("cac_muc", either(TEXTS, mapping_to(TEXT)), "Các mức, có thể kèm tên", "Levels"),
        Key("cot", whole(1, MOST_COLUMNS), "Số cột của danh sách", "Columns of a list"),
        Key(
            "mac_dinh",
            either(TEXT, {"type": "array", "maxItems": 0}),
            "Giá trị khi biểu số liệu bỏ trống",
            "Value where the sheet leaves it out",
        ),
        Key("cong_thuc", TEXT, "Công thức từ số liệu khác", "Formula from other figures"),
    )
)
LEGAL_BASIS = closed(
    (
        CODE,
        TITLE,
        Key("hieu_luc_tu", DAY, "Có hiệu lực từ ngày", "In force from"),
        Key("hieu_luc_den", DAY, "Hết hiệu lực sau ngày", "In force to"),
    )
)
DATA_PERIOD = closed(
    (Key("tu", DAY, "Từ ngày", "First day"), Key("den", DAY, "Đến ngày", "Last day"))
)
UNIT = closed(
    (
        CODE,
        TITLE,
        Key("vai_tro", TEXT, "Vai trò trong khối", "Role in the block"),
        Key("ky_so_lieu", DATA_PERIOD, "Kỳ số liệu riêng", "Its own data period"),
    )
)
PERIOD = closed((CODE, TITLE))

TABLE_ROUNDING = closed(
    (
        Key("tieu_chi", ROUNDING, "Điểm từng tiêu chí", "Points of a criterion"),
        Key("nhom", ROUNDING, "Điểm từng nhóm", "Points of a group"),
        Key("tong", ROUNDING, "Tổng điểm", "The total"),
    )
)
TABLE_AWAY = closed(
    (
        Key("tieu_chi", POLICY, "Tiêu chí không áp dụng", "A criterion that does not apply"),
        Key("nhom", POLICY, "Nhóm không áp dụng", "A group that does not apply"),
        Key(
            "chia_lai_tu",
            one_of((ROUNDED, RAW)),
            "Chia lại từ điểm đã hay chưa làm tròn",
            "Redistribute points rounded or unrounded",
            default=ROUNDED,
        ),
    )
)
ROW_AWAY = closed(
    (
        Key("don_vi", TEXTS, "Không áp dụng với các đơn vị", "Units to which it does not apply"),
        WHEN,
        Key("cach", POLICY, "Xử lý số điểm của mục", "What becomes of its points"),
        REASON,
    )
)


def row(*, section: bool = False) -> Schema:
    """Make the schema of a row; a section (bonus, penalty) has a code of its own without asking."""
    code = Key("ma", TEXT, "Mã mục", "Code of the row", required=not section)
    held = closed((code, *ROW_KEYS))
    return {**held, "oneOf": ({"required": ("muc",)}, {"required": ("quy_tac",)})}


ROW_KEYS = (
    TITLE,
    Key("diem", NUMBER, "Điểm tối đa", "Most points"),
    Key("muc", list_of(ROW), "Các mục con", "Rows below it"),
    Key("tong_hop", one_of(Gathering), "Cách gộp điểm mục con", "How rows make it up",
        default="cong"),
    Key("trong_so", NUMBER, "Trọng số trong nhóm", "Weight in its group"),
    Key("quy_tac", RULE, "Quy tắc tính điểm", "Rule of the points"),
    Key("tran", NUMBER, "Trần điểm của mục", "Cap on its points"),
    Key("san", NUMBER, "Sàn điểm của mục", "Floor of its points"),
    Key("duoi_thi_0", NUMBER, "Dưới mức này không ghi nhận điểm", "Worth nothing below it"),
    Key("lam_tron", ROUNDING, "Làm tròn điểm của mục", "Rounding of its points"),
    Key("khong_ap_dung", ROW_AWAY, "Khi mục không áp dụng", "Where it does not apply"),
    Key("khi_khong_phat_sinh", POLICY, "Khi không phát sinh", "Where nothing arose"),
    Key("minh_chung", TEXTS, "Minh chứng phải có", "Evidence required"),
    Key("nguon_so_lieu", TEXT, "Nơi cung cấp số liệu", "Who supplies the figures"),
    Key("nguoi_cham", TEXTS, "Người chấm", "Who scores the row"),
    Key("can_cu", TEXTS, "Mã căn cứ pháp lý", "Codes of its legal bases"),
    Key("ky_so_lieu", TEXT, "Kỳ số liệu", "Data period"),
    Key("ghi_chu", TEXT, "Ghi chú", "Note"),
)  # fmt: skip

ROUNDING_PIECE = either(
    one_of((NO_RULE,)),
    closed(
        (
            Key("so_le", DECIMALS, "Số chữ số thập phân", "Decimals", required=True),
            Key("cach", one_of(MODES), "Cách làm tròn", "How it rounds", default=Rounding.HALF_UP),
        )
    ),
)

TOTAL = closed(
    (
        Key("san", NUMBER, "Sàn của tổng điểm", "Floor of the total"),
        Key("tran", NUMBER, "Trần của tổng điểm", "Cap on the total"),
        Key("duoi_thi_0", NUMBER, "Dưới mức này không ghi nhận", "Worth nothing below it"),
        Key("theo_ky", TEXT, "Công thức từ điểm các kỳ", "Formula over the rounds"),
    )
)
KNOCK_OUT = closed(
    (
        Key("khi", TEXT, "Điều kiện", "Condition", required=True),
        Key("hieu_luc", effect(alone=tuple(EffectKind)), "Hệ quả", "What follows"),
        REASON,
        BASIS,
    )
)
CLASS_CONDITION = closed(
    (
        Key("moi_nhom_tu", NUMBER, "Mỗi nhóm đạt từ tỷ lệ này", "Least share", required=True),
        Key("muc", TEXTS, "Chỉ xét các mục này", "Only these rows"),
        Key("vi_pham", one_of((BARS, LOWERS)), "Khi vi phạm", "Where broken", default=BARS),
        REASON,
    )
)
CLASS = closed(
    (
        Key("ten", TEXT, "Tên loại", "Name of the class", required=True),
        Key("tu", NUMBER, "Từ số điểm", "From so many points", required=True),
        Key("dieu_kien", CLASS_CONDITION, "Điều kiện kèm theo", "Condition besides"),
    )
)
RANK_KEY: Schema = {
    "type": "string",
    "pattern": f"^\\s*(({'|'.join(KEYS_ALONE)})|({'|'.join(KEYS_NAMING)}) .+)\\s*$",
}
RANKING = closed(
    (
        Key("khoa", either(RANK_KEY, list_of(RANK_KEY)), "Thứ tự xét", "Keys, in order"),
        Key("dong_hang", one_of((SHARED, DENSE)), "Đồng hạng", "Shared ranks", default=SHARED),
    )
)
VOTE = closed(
    (
        Key("it_nhat", NUMBER, "Tỷ lệ đồng ý ít nhất", "Least share", required=True),
        Key("tinh_tren", one_of(VOTE_BASES), "Tính trên", "Share of", default=ALL_UNITS),
    )
)
PLACES = whole(0, MOST_PLACES)
AWARD: Schema = {
    **closed(
        (
            CODE,
            TITLE,
            Key("so_luong", PLACES, "Số lượng", "Number of places"),
            Key("ty_le", NUMBER, "Tỷ lệ", "Share of places"),
            Key(
                "lam_tron",
                one_of(QuotaRounding),
                "Làm tròn số lượng",
                "Rounding",
                default=QuotaRounding.DOWN,
            ),
            Key("it_nhat", PLACES, "Ít nhất", "At least"),
            Key("tinh_tren", TEXT, "Tính trên", "Share of what", default=ALL_UNITS),
            Key("tu_diem", NUMBER, "Từ tổng điểm", "From a total of"),
            Key("xep_loai", TEXTS, "Thuộc các loại", "Of these classes"),
            Key("bo_phieu", VOTE, "Phải qua bỏ phiếu", "By vote"),
            Key(
                "khong_xet_khi",
                list_of(closed((WHEN, REASON, BASIS))),
                "Không xét khi",
                "Not considered where",
            ),
            BASIS,
        )
    ),
    "oneOf": ({"required": ("so_luong",)}, {"required": ("ty_le",)}),
}
