"""Points that people or other sources give: judges, two sources, a range, a split, over-claims."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.formula.nodes import (
    Bands,
    Figure,
    Formula,
    Gather,
    Item,
    OverClaims,
    OverItems,
    Product,
    Quotient,
)
from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import (
    FULL,
    LABEL,
    NOT_NEGATIVE,
    NUMERIC,
    Setting,
    SettingKind,
)
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import at_most, times, total, up_to
from thidua.core.rubric.shapes.value import read_value
from thidua.core.rubric.table import FigureKind


def _trimmed(reader: Reader) -> Lowered:
    dropped = reader.whole("bo")
    gather = Gather.SUM if reader.word("cach") == "tong" else Gather.MEAN
    items = reader.figure("danh_sach")
    together = OverItems(items, Item(0), gather, dropped, None)
    formula = _scaled(reader, reader.named("diem_chung", together))
    if reader.has("nhan"):
        formula = Product((formula, reader.named("he_so", read_value(reader, "nhan"))))
    return Lowered(formula)


def _scaled(reader: Reader, formula: Formula) -> Formula:
    """On the row's maximum, where a scale of the marks is told; else as it is."""
    scale = reader.number_or_none("thang")
    if not scale:
        return formula
    return times(reader.maximum() / scale, formula)


def _sources(reader: Reader) -> Lowered:
    weights: list[Fraction] = []
    terms: list[Formula] = []
    for part in reader.parts("phan"):
        part.text("ten")
        weights.append(part.number("trong_so"))
        terms.append(times(weights[-1], part.named("nguon", read_value(part, "bien"))))
    if weights and sum(weights) != 1:
        together = write_number(Fraction(sum(weights)))
        reader.report("weights_not_whole", reader.at("phan"), setting="phan", sum=together)
    return Lowered(_scaled(reader, reader.named("diem_chung", total(terms))))


def _over_claims(reader: Reader) -> Lowered:
    count = reader.named("so_muc", OverClaims(reader.number("vuot")))
    earned = times(reader.number("moi_lan"), count)
    return Lowered(at_most(earned, reader.number_or_none("tran")))


def _entered(reader: Reader) -> Lowered:
    """Points chosen by a person; outside the range there are none, and the row says so."""
    figure = reader.figure("bien")
    low, high = reader.number("tu"), reader.number("den")
    if low > high:
        reader.report("band_upside_down", reader.at("den"), setting="den")
    allowed = up_to(low, high, Figure(figure))
    return Lowered(Bands(reader.prefix + "diem", Figure(figure), (allowed,)))


def _split(reader: Reader) -> Lowered:
    points, people = read_value(reader, "diem"), read_value(reader, "so_nguoi")
    return Lowered(Quotient(points, reader.named("so_nguoi", people)))


_SCALE = Setting(
    "thang",
    SettingKind.NUMBER,
    "Thang điểm của nguồn, để quy về điểm tối đa",
    "Scale of the marks, to bring them to the maximum",
    low=NOT_NEGATIVE,
)
TRIMMED = Shape(
    "trung_binh_cat",
    "Điểm nhiều người chấm, bỏ cao nhất và thấp nhất",
    "Judges' marks without the extremes",
    (
        Setting(
            "danh_sach",
            SettingKind.FIGURE,
            "Danh sách điểm chấm",
            "List of marks",
            required=True,
            figures=(FigureKind.LIST,),
        ),
        Setting(
            "bo",
            SettingKind.NUMBER,
            "Số điểm bỏ ở mỗi đầu",
            "How many are dropped at each end",
            default="1",
            low=NOT_NEGATIVE,
            high=Fraction(100),
        ),
        Setting(
            "cach",
            SettingKind.WORD,
            "Lấy trung bình hoặc tổng",
            "The mean or the sum",
            default="trung_binh",
            words=("trung_binh", "tong"),
        ),
        Setting("nhan", SettingKind.VALUE, "Hệ số nhân thêm", "A factor"),
        _SCALE,
    ),
    "{loai: trung_binh_cat, danh_sach: cac_diem_cham, bo: 1, thang: 10}",
    _trimmed,
)
SOURCES = Shape(
    "hai_nguon",
    "Nhiều nguồn điểm theo trọng số",
    "Several sources by weight",
    (
        Setting(
            "phan",
            SettingKind.PARTS,
            "Các nguồn, tổng trọng số bằng 100%",
            "The sources, whose weights make 100%",
            required=True,
            parts=(
                Setting("bien", SettingKind.VALUE, "Điểm của nguồn", "Its mark", required=True),
                Setting(
                    "trong_so",
                    SettingKind.NUMBER,
                    "Trọng số",
                    "Its weight",
                    required=True,
                    low=NOT_NEGATIVE,
                ),
                LABEL,
            ),
        ),
        _SCALE,
    ),
    "{loai: hai_nguon, phan: [{bien: da_hoan_thanh, trong_so: 40%},"
    " {bien: ke_hoach, trong_so: 60%}], thang: 100}",
    _sources,
)
OVER_CLAIMS = Shape(
    "vuot_tu_cham",
    "Tự chấm cao hơn điểm thẩm định",
    "Marking oneself above the verified points",
    (
        Setting(
            "vuot",
            SettingKind.NUMBER,
            "Phần điểm tối đa được phép vượt",
            "Share of the maximum that is let pass",
            required=True,
            low=NOT_NEGATIVE,
        ),
        Setting("moi_lan", SettingKind.NUMBER, "Điểm mỗi mục", "Points a row", required=True),
        Setting("tran", SettingKind.NUMBER, "Điểm tối đa", "Most points"),
    ),
    "{loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 1}",
    _over_claims,
)
ENTERED = Shape(
    "diem_nhap",
    "Điểm do người có thẩm quyền chấm trong khoảng",
    "Points chosen by a person within a range",
    (
        Setting(
            "bien",
            SettingKind.FIGURE,
            "Điểm được chấm",
            "The points chosen",
            required=True,
            figures=NUMERIC,
        ),
        Setting("tu", SettingKind.NUMBER, "Thấp nhất", "Least", default="0"),
        Setting("den", SettingKind.NUMBER, "Cao nhất", "Most", default=FULL, words=(FULL,)),
    ),
    "{loai: diem_nhap, bien: diem_cham, tu: 2, den: 4}",
    _entered,
)
SPLIT = Shape(
    "chia_deu",
    "Chia đều cho những người cùng làm",
    "Split evenly among those who did it",
    (
        Setting("diem", SettingKind.VALUE, "Điểm được chia", "The points split", required=True),
        Setting("so_nguoi", SettingKind.VALUE, "Số người", "How many share", required=True),
    ),
    "{loai: chia_deu, diem: 6, so_nguoi: so_lan}",
    _split,
)
MARK_SHAPES = (TRIMMED, SOURCES, OVER_CLAIMS, ENTERED, SPLIT)
