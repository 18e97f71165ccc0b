"""Rules by named levels and by what is present: classes, yes or no, checklists, one of several."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.formula.nodes import (
    ZERO,
    Bands,
    Compare,
    Comparison,
    Condition,
    Figure,
    Formula,
    Gather,
    Greatest,
    IsLevel,
    Level,
    Levels,
    Number,
    OverItems,
    Product,
)
from thidua.core.rubric.shapes.number_text import read_number
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import (
    FULL,
    LABEL,
    NUMERIC,
    REST,
    TALLY,
    WORTH,
    Setting,
    SettingKind,
    a_figure,
)
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import happened, points_bands, total, up_to
from thidua.core.rubric.shapes.value import check_level, refuse_percent
from thidua.core.rubric.shapes.worth import Worth, points_or_share, read_worth_node
from thidua.core.rubric.table import FigureKind, Trigger

AVERAGED, SUMMED = "trung_binh", "tong"


def _level(reader: Reader) -> Lowered:
    figure = reader.figure("bien")
    table, rest = read_table(reader, "bang"), _rest(reader)
    declared = reader.context.figures.get(figure)
    if declared is not None and declared.kind is FigureKind.LEVEL:
        for value in table:
            check_level(reader, "bang", figure, value)
        return _of_text(reader, figure, table, rest)
    return _of_number(reader, figure, table, rest)


def _of_text(reader: Reader, figure: str, table: dict[str, Worth], rest: Number | None) -> Lowered:
    levels = tuple(Level(value, worth.points) for value, worth in table.items())
    formula = Levels(reader.prefix + "muc", figure, 0, levels, rest)
    triggers = _triggers((IsLevel(figure, (value,)), worth) for value, worth in table.items())
    return Lowered(formula, triggers)


def _of_number(
    reader: Reader, figure: str, table: dict[str, Worth], rest: Number | None
) -> Lowered:
    worths: dict[Fraction, Worth] = {}
    refuse_percent(reader, "bang", *table)
    for value, worth in table.items():
        number = read_number(value)
        if number is None:
            reader.report("unreadable_number", reader.at("bang"), setting=f"bang.{value}")
        else:
            worths[number] = worth
    bands = points_bands({number: worth.points for number, worth in worths.items()}, rest)
    triggers = _triggers(
        (Compare(Figure(figure), Comparison.EQUAL, Number(number)), worth)
        for number, worth in worths.items()
    )
    return Lowered(Bands(reader.prefix + "gia_tri", Figure(figure), bands), triggers)


def _triggers(held: Iterable[tuple[Condition, Worth]]) -> tuple[Trigger, ...]:
    return tuple(trigger for condition, worth in held for trigger in worth.triggers(condition))


def read_table(reader: Reader, name: str) -> dict[str, Worth]:
    """Give what each key of a table is worth; a value that is no mapping is a finding."""
    node = reader.node.get(name)
    if node is None:
        return {}
    if not isinstance(node, document.Mapping):
        reader.report("wrong_kind", node, setting=name, expected=SettingKind.TABLE)
        return {}
    if not node.pairs:
        reader.report("empty_list", node, setting=name)
    return {key.value: read_worth_node(reader, name, value, key.value) for key, value in node.pairs}


def _rest(reader: Reader) -> Number | None:
    rest = reader.number_or_none(REST)
    return None if rest is None else Number(rest)


def _mean_level(reader: Reader) -> Lowered:
    figure, table = reader.figure("danh_sach"), read_table(reader, "bang")
    for value, worth in table.items():
        if figure:
            check_level(reader, "bang", figure, value)
        if worth.effect is not None:
            reader.report("effect_of_list_item", reader.at("bang"), setting=f"bang.{value}")
    levels = tuple(Level(value, worth.points) for value, worth in table.items())
    each = Levels(reader.prefix + "muc", None, 0, levels, _rest(reader))
    gather = Gather.SUM if reader.word("cach") == SUMMED else Gather.MEAN
    return Lowered(OverItems(figure, each, gather, 0, None))


def _yes_no(reader: Reader) -> Lowered:
    figure = reader.figure("bien")
    return Lowered(Product((reader.maximum_points(), Figure(figure))))


def _checklist(reader: Reader) -> Lowered:
    return Lowered(total(_part_points(part) for part in reader.parts("phan")))


def _part_points(part: Reader) -> Formula:
    figure = part.figure("bien")
    part.text("ten")
    return Product((Number(points_or_share(part)), happened(part.context, figure)))


def _one_of(reader: Reader) -> Lowered:
    parts = reader.parts("phan")
    points = tuple(_part_points(part) for part in parts)
    if reader.word("cach") == "cao_nhat":
        return Lowered(Greatest((ZERO, *points)))
    names = (part.text_of("bien") for part in parts)
    count = total(happened(reader.context, name) for name in names)
    none_or_one = up_to(None, Fraction(1), total(points))
    return Lowered(Bands(reader.prefix + "so_truong_hop", count, (none_or_one,)))


POINTS = (
    Setting("diem", SettingKind.NUMBER, "Điểm khi có", "Points when it is there", words=(FULL,)),
    Setting("phan", SettingKind.NUMBER, "Phần của điểm tối đa", "Share of the maximum"),
)
PRESENT_PARTS = Setting(
    "phan",
    SettingKind.PARTS,
    "Các nội dung, mỗi nội dung một số điểm",
    "The items, each with its points",
    required=True,
    parts=(
        a_figure("bien", "Số liệu có hoặc không", "The yes or no figure", *TALLY),
        *POINTS,
        LABEL,
    ),
)
TABLE = Setting(
    "bang",
    SettingKind.TABLE,
    "Mỗi mức được bao nhiêu điểm",
    "What each level is worth",
    required=True,
    parts=WORTH,
)
OTHERWISE = Setting(
    REST, SettingKind.NUMBER, "Điểm của mức không có trong bảng", "Points of any other level",
    words=(FULL,),
)  # fmt: skip

LEVEL = Shape(
    "muc",
    "Điểm theo mức xếp loại hoặc số lượng",
    "Points by class or by number",
    (
        a_figure("bien", "Số liệu được tra bảng", "The figure", FigureKind.LEVEL, *NUMERIC),
        TABLE,
        OTHERWISE,
    ),
    "{loai: muc, bien: xep_loai, bang: {XS: 4, TOT: 3}, con_lai: 0}",
    _level,
)
MEAN_LEVEL = Shape(
    "muc_binh_quan",
    "Bình quân, hoặc tổng, điểm của nhiều xếp loại",
    "Mean, or sum, of the points of several classes",
    (
        a_figure("danh_sach", "Danh sách xếp loại", "List of classes", FigureKind.LIST),
        TABLE,
        OTHERWISE,
        Setting(
            "cach",
            SettingKind.WORD,
            "Lấy trung bình hoặc tổng",
            "The mean or the sum",
            default=AVERAGED,
            words=(AVERAGED, SUMMED),
        ),
    ),
    "{loai: muc_binh_quan, danh_sach: cac_xep_loai, bang: {XS: 3, TOT: 2.25}, con_lai: 0}",
    _mean_level,
)
YES_NO = Shape(
    "co_khong",
    "Có thì được điểm tối đa, không thì 0",
    "The maximum or nothing",
    (a_figure("bien", "Số liệu có hoặc không", "The yes or no figure", FigureKind.YES_NO),),
    "{loai: co_khong, bien: co_ke_hoach}",
    _yes_no,
)
CHECKLIST = Shape(
    "danh_muc",
    "Cộng điểm các nội dung đã có",
    "A checklist",
    (PRESENT_PARTS,),
    "{loai: danh_muc, phan: [{bien: co_ke_hoach, diem: 0.5}, {bien: co_bao_cao, diem: 0.5}]}",
    _checklist,
)
ONE_OF = Shape(
    "chon_mot",
    "Chỉ tính một trong các trường hợp",
    "Only one of several counts",
    (
        Setting(
            "cach",
            SettingKind.WORD,
            "Có nhiều trường hợp: tính cao nhất, hoặc không chấp nhận",
            "When several are there: the best counts, or the input is refused",
            default="cao_nhat",
            words=("cao_nhat", "tu_choi_neu_hai"),
        ),
        PRESENT_PARTS,
    ),
    "{loai: chon_mot, phan: [{bien: co_ke_hoach, diem: 1}, {bien: co_bao_cao, diem: 0.75}]}",
    _one_of,
)
LEVEL_SHAPES = (LEVEL, MEAN_LEVEL, YES_NO, CHECKLIST, ONE_OF)
